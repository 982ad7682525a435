"""`manage.py rebuild_search`: brings every search row up to date with the listings, and this engine up to date with the rows."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from search.documents import rebuild_documents
from search.registry import engine


class Command(BaseCommand):
    help = "Writes the search rows of all listings again. Needed after a new version of the analyser or a change of places.toml."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--quiet", action="store_true", help="Show no progress bar.")

    def handle(self, *args: Any, **options: Any) -> None:
        with tqdm(desc="Listings", unit="", disable=options["quiet"], file=self.stderr) as bar:

            def progress(done: int, total: int) -> None:
                bar.total = total
                bar.update(done - bar.n)

            changed = rebuild_documents(progress)
        documents = engine().rebuild()
        self.stdout.write(f"{changed} rows changed. {documents} listings can be found.")
