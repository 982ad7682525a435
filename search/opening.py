"""Opening hours as index tokens, one for each quarter of an hour of the week, so that "open now" is a filter like any other.

A quarter counts when the listing is open in any part of it. The exact answer for one listing is `services.hours.open_now`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TypedDict

from pathways.core.hours import WEEK_MINUTES, OpeningHours
from search.port import OpenAt

QUARTER = 15
ALWAYS = "always"
NOT_KNOWN = "*"


class StoredHours(TypedDict):
    """As rows keep hours. spans: [start, end] in minutes of the week. bank_holidays: open then as on any day; None: not known."""

    spans: list[list[int]]
    bank_holidays: bool | None


def stored_together(hours: Iterable[OpeningHours | None]) -> list[StoredHours] | None:
    """The hours of all ways of reaching a listing; None as soon as one of them is not known."""
    together = list(hours)
    known = [one for one in together if one is not None]
    if not known or len(known) < len(together):
        return None
    return [{"spans": [list(span) for span in one.spans], "bank_holidays": one.open_on_bank_holidays} for one in known]


def open_tokens(stored: Sequence[StoredHours] | None) -> list[str]:
    """Tokens of a listing that is open whenever one of `stored` says so."""
    if stored is None:
        return [NOT_KNOWN]
    if any(hours["spans"] == [[0, WEEK_MINUTES]] for hours in stored):
        return [ALWAYS]
    return sorted({name for hours in stored for name in _tokens_of(tuple(map(tuple, hours["spans"])), hours["bank_holidays"])})


@lru_cache(maxsize=2000)  # many listings have the same hours
def _tokens_of(spans: tuple[tuple[int, int], ...], bank_holidays: bool | None) -> frozenset[str]:
    kinds = (False,) if bank_holidays is False else (False, True)  # not known: nobody may exclude it
    quarters = {quarter for start, end in spans for quarter in range(start // QUARTER, -(-end // QUARTER))}
    return frozenset(_token(quarter, kind) for quarter in quarters for kind in kinds)


def open_tokens_at(moment: OpenAt) -> tuple[str, ...]:
    """Tokens of which a listing must have one to be open, or perhaps open, at `moment`."""
    return (_token(moment.week_minute // QUARTER, moment.bank_holiday), ALWAYS, NOT_KNOWN)


def _token(quarter: int, bank_holiday: bool) -> str:
    return f"{'holiday' if bank_holiday else 'day'}:{quarter}"
