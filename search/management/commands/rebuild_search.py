"""`manage.py rebuild_search`: brings every search row up to date with the listings, and this engine up to date with the rows."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from search.documents import rebuild_documents
from search.port import Progress
from search.registry import engine


class Command(BaseCommand):
    help = (
        "Writes the search rows of all listings again, then makes the index anew. "
        "Needed after a new version of the analyser or a change of places.toml."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--quiet", action="store_true", help="Show no progress bar.")

    def handle(self, *args: Any, **options: Any) -> None:
        with self._bar("Listings", options["quiet"]) as progress:
            changed = rebuild_documents(progress)
        with self._bar("Index", options["quiet"]) as progress:
            documents = engine().rebuild(progress)
        self.stdout.write(f"{changed} rows changed. {documents} listings can be found.")

    @contextmanager
    def _bar(self, name: str, is_quiet: bool) -> Iterator[Progress]:
        with tqdm(desc=name, unit="", disable=is_quiet, file=self.stderr) as bar:

            def progress(done: int, total: int) -> None:
                bar.total = total
                bar.update(done - bar.n)

            yield progress
