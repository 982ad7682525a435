"""Opening hours as index tokens, one for each quarter of an hour of the week, so that "open now" is a filter like any other.

A quarter counts when the listing is open in any part of it. The exact answer for one listing is `services.hours.open_now`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
    tokens: set[str] = set()
    for hours in stored:
        if hours["spans"] == [[0, WEEK_MINUTES]]:
            return [ALWAYS]
        for start, end in hours["spans"]:
            quarters = range(start // QUARTER, -(-end // QUARTER))
            tokens.update(_token(quarter, bank_holiday=False) for quarter in quarters)
            if hours["bank_holidays"] is not False:  # not known: nobody may exclude it
                tokens.update(_token(quarter, bank_holiday=True) for quarter in quarters)
    return sorted(tokens)


def open_tokens_at(moment: OpenAt) -> tuple[str, ...]:
    """Tokens of which a listing must have one to be open, or perhaps open, at `moment`."""
    return (_token(moment.week_minute // QUARTER, moment.bank_holiday), ALWAYS, NOT_KNOWN)


def _token(quarter: int, bank_holiday: bool) -> str:
    return f"{'holiday' if bank_holiday else 'day'}:{quarter}"
