"""Load the demonstration listings, or take them out again. They are real services, but nobody has checked them with the providers."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from services.demo.loading import load_demo, remove_demo
from services.demo.records import demo_listings
from services.exchange.importing import Outcome
from services.exchange.listing import ListingError
from services.taxonomy.syncing import sync_taxonomy

SUMMARY = (
    (Outcome.PUBLISHED, "published"),
    (Outcome.DRAFTED, "saved as drafts, because they can't be published as they are"),
    (Outcome.UNCHANGED, "unchanged"),
    (Outcome.LEFT_TO_EDITORS, "left alone, because an editor has worked on them"),
    (Outcome.FOR_REVIEW, "new drafts for review, because an editor has worked on them"),
)


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--remove", action="store_true", help="Take the demonstration listings out again.")
        parser.add_argument("--quiet", action="store_true", help="Print nothing but errors.")

    def handle(self, *args, remove: bool, quiet: bool, **options) -> None:
        lines = removed() if remove else loaded(quiet)
        if not quiet:
            for line in lines:
                self.stdout.write(line)


def loaded(quiet: bool) -> list[str]:
    try:
        sync_taxonomy()
        with whole_progress_bar():
            counts = load_demo(tqdm(demo_listings(), desc="Demonstration listings", unit="listing", disable=quiet))
    except ListingError as error:
        raise CommandError(f"A demonstration listing can't be loaded. {error}") from error
    return [
        "Demonstration listings. Nobody has checked them with the providers.",
        *(f"  {counts[outcome]:>4} {words}" for outcome, words in SUMMARY),
    ]


@contextmanager
def whole_progress_bar() -> Iterator[None]:
    """Wagtail logs a line for each revision, which would tear the bar. What was done is in the history of each listing anyway."""
    log = logging.getLogger("wagtail")
    level = log.level
    log.setLevel(logging.WARNING)
    try:
        yield
    finally:
        log.setLevel(level)


def removed() -> list[str]:
    removal = remove_demo()
    lines = [f"{removal.listings} demonstration listings and {removal.organisations} organisations were removed."]
    if removal.kept:
        lines.append(f"{len(removal.kept)} stay because an editor has worked on them: {', '.join(removal.kept)}")
        lines.append("Delete them in the admin if nobody needs them.")
    return lines
