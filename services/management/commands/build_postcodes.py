"""Make the file that postcodes are looked up in. Quick, offline, and does nothing when the file is current."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from services.geography.building import SourceUnusable, ensure_built
from services.geography.directory import directory_path


class Command(BaseCommand):
    help = "Make the file that UK postcodes are looked up in, from the installed ONS Postcode Directory. Does nothing when it is current."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--force", action="store_true", help="make it again even when it is current")

    def handle(self, *, force: bool, **_options: Any) -> None:
        progress = partial(tqdm, desc="Postcodes", unit="file")  # on stderr
        try:
            built = ensure_built(force=force, progress=progress)
        except (SourceUnusable, OSError) as error:
            raise CommandError(f"Postcodes could not be built: {error}") from error
        if built is None:
            self.stdout.write(f"{directory_path()} is current.")
            return
        self.stdout.write(
            f"{directory_path()}: {built.postcodes:,} postcodes in {built.outcodes:,} outcodes, "
            f"{built.without_district:,} of them without a district, {built.size / 1e6:.1f} MB."
        )
