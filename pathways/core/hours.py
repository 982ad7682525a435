"""Opening hours as spans of the week. The one type that listings, the engine and search use to say open, closed and opens at.

It must not parse or word hours (that is `services.hours`) and knows no calendar: the caller says whether a day is a bank holiday.
"""

from __future__ import annotations

from dataclasses import dataclass

DAY_MINUTES = 24 * 60
WEEK_MINUTES = 7 * DAY_MINUTES


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """When somebody answers.

    spans: sorted, non-overlapping (start, end) in minutes of the week, Monday 00:00 = 0; start < end <= 7 days. A span over Sunday
    midnight is split in two. Always open is one span over the whole week.
    open_on_bank_holidays: True as on any day, False closed, None not known.
    """

    spans: tuple[tuple[int, int], ...]
    open_on_bank_holidays: bool | None = None

    @property
    def is_always_open(self) -> bool:
        return self.spans == ((0, WEEK_MINUTES),)

    def is_open(self, week_minute: int, bank_holiday: bool = False) -> bool | None:
        """True, False, or None where a bank holiday makes it unknown."""
        within = any(start <= week_minute < end for start, end in self.spans)
        if not within or not bank_holiday or self.is_always_open:
            return within
        return self.open_on_bank_holidays

    def minutes_until_open(self, week_minute: int) -> int | None:
        """Minutes from `week_minute` until the next opening on an ordinary week; 0 when open, None when there are no spans."""
        waits = [0 if start <= week_minute < end else (start - week_minute) % WEEK_MINUTES for start, end in self.spans]
        return min(waits, default=None)


ALWAYS_OPEN = OpeningHours(((0, WEEK_MINUTES),), open_on_bank_holidays=True)
