"""Make the roles Editor, Checker and Partnership admin, and the workflow between them. Safe to run again."""

from django.core.management.base import BaseCommand

from services.admin.roles import sync_roles


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args, **options) -> None:
        self.stdout.write(f"Roles ready: {', '.join(sync_roles())}.")
