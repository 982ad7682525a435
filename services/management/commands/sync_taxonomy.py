"""Make the needs, kinds of service and areas that are missing. Keeps every name an editor has changed. Safe to run again."""

from django.core.management.base import BaseCommand

from services.taxonomy.syncing import sync_taxonomy


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args, **options) -> None:
        change = sync_taxonomy()
        self.stdout.write(f"Needs, kinds of service and areas are ready: {change.made} made, {change.mended} mended.")
