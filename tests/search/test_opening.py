"""Opening hours as tokens: open now, perhaps open, and closed."""

from __future__ import annotations

import pytest

from pathways.core.hours import ALWAYS_OPEN, OpeningHours
from search.opening import open_tokens, open_tokens_at, stored_together
from search.port import OpenAt

MONDAY_NINE_TO_FIVE = ((540, 1020),)


def is_shown(hours: list[OpeningHours | None], minute: int, bank_holiday: bool = False) -> bool:
    return not set(open_tokens(stored_together(hours))).isdisjoint(open_tokens_at(OpenAt(minute, bank_holiday)))


@pytest.mark.parametrize(
    ("hours", "minute", "bank_holiday", "shown"),
    [
        ([OpeningHours(MONDAY_NINE_TO_FIVE)], 540, False, True),
        ([OpeningHours(MONDAY_NINE_TO_FIVE)], 1019, False, True),
        ([OpeningHours(MONDAY_NINE_TO_FIVE)], 539, False, False),
        ([OpeningHours(MONDAY_NINE_TO_FIVE)], 1020, False, False),
        ([OpeningHours(MONDAY_NINE_TO_FIVE, False)], 600, True, False),
        ([OpeningHours(MONDAY_NINE_TO_FIVE, True)], 600, True, True),
        ([OpeningHours(MONDAY_NINE_TO_FIVE, None)], 600, True, True),
        ([OpeningHours(((550, 600),))], 545, False, True),
        ([ALWAYS_OPEN], 10_000, True, True),
        ([OpeningHours(MONDAY_NINE_TO_FIVE), ALWAYS_OPEN], 0, False, True),
        ([OpeningHours(MONDAY_NINE_TO_FIVE), None], 0, False, True),
        ([None], 0, False, True),
        ([], 0, False, True),
    ],
)
def test_only_what_is_surely_closed_is_left_out(hours, minute, bank_holiday, shown):
    assert is_shown(hours, minute, bank_holiday) is shown
