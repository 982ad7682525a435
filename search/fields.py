"""What a row becomes in an index, the same in every engine: how much each text counts, and its facts as numbers.

It must not know any engine.
"""

from __future__ import annotations

from datetime import date

from search.models import SearchDocument
from search.ranking import Facts

#: Text field -> how much a match there counts (search specification, section 7).
BOOSTS = {"title": 8.0, "summary": 3.0, "tr": 2.0, "body": 1.0}
#: What a listing gains in each further field that matches, beside its best one.
TIE_BREAKER = 0.1
#: Ages and days of listings that give none: everybody's, always.
NO_AGE_MAX, NO_LAST_DAY = 200, date.max.toordinal()


def ages(row: SearchDocument) -> tuple[int, int]:
    """(youngest, oldest) in years."""
    return row.age_min or 0, NO_AGE_MAX if row.age_max is None else row.age_max


def days(row: SearchDocument) -> tuple[int, int]:
    """(first, last) day of the listing, as `date.toordinal` counts."""
    return row.valid_from.toordinal() if row.valid_from else 0, row.valid_to.toordinal() if row.valid_to else NO_LAST_DAY


def shelf(row: SearchDocument) -> int:
    """Where a listing stands when nothing was searched for: local ones first, then by key (its first seven letters as a number)."""
    return (int(row.raw["is_national"]) << 56) | int.from_bytes(row.key.encode("ascii", "replace")[:7].ljust(7))


def facts(row: SearchDocument) -> Facts:
    return Facts(
        service_id=row.service_id,
        key=row.key,
        tags=frozenset(row.tags),
        is_secret_place=row.raw["is_secret_place"],
        is_national=row.raw["is_national"],
        verified_on=row.verified_on,
        lat=row.lat,
        lng=row.lng,
    )
