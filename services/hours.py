"""Opening hours as people write them: parse a line, write it back the same way, say when it opens next.

Grammar, parts separated by ";" or "," : "24 hours" | "Mon-Fri 09:00-17:00" | "Sat 10-13" | "bank holidays open|closed".
A part that begins after noon and ends at or before its beginning runs past midnight ("Mon 20:00-08:00"). It must not guess: "9-5" is an
error, for it may mean either. A day's name may be written out, and "to" stands for the dash.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from pathways.core.hours import ALWAYS_OPEN, DAY_MINUTES, WEEK_MINUTES, OpeningHours

LONDON = ZoneInfo("Europe/London")
NOON = 12 * 60
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DAY_NUMBER = {name.lower(): number for number, name in enumerate(DAYS)} | {
    name: number
    for number, names in enumerate(
        (
            ("monday",),
            ("tuesday", "tues"),
            ("wednesday", "weds"),
            ("thursday", "thurs", "thur"),
            ("friday",),
            ("saturday",),
            ("sunday",),
        )
    )
    for name in names
}
_TIME = re.compile(r"^(\d{1,2})(?:[:.](\d{2}))?$")
_ALWAYS = {"24 hours", "24/7", "24 hours a day", "always", "24 hours, every day", "24 hours, 365 days"}


class HoursError(ValueError):
    """The line can't be read. The text says which part and shows one that can."""


def parse_hours(text: str) -> OpeningHours:
    """OpeningHours for a line in the grammar above. Raises HoursError."""
    line = re.sub(r"\s*(?:-|–|—|\bto\b)\s*", "-", " ".join(text.split()), flags=re.IGNORECASE)
    if line.lower().rstrip(".") in _ALWAYS:
        return ALWAYS_OPEN
    spans: list[tuple[int, int]] = []
    bank_holidays: bool | None = None
    for part in filter(None, (piece.strip() for piece in re.split(r"[;,]", line))):
        lowered = part.lower()
        if lowered.startswith("bank holidays"):
            bank_holidays = _bank_holidays(lowered)
        else:
            spans += _spans(part)
    if not spans:
        raise HoursError(f"“{text}” has no opening times. Write for example: Mon-Fri 09:00-17:00; bank holidays closed")
    hours = OpeningHours(_merge(spans), bank_holidays)
    return ALWAYS_OPEN if hours.is_always_open else hours


def _bank_holidays(part: str) -> bool:
    match part.removeprefix("bank holidays").strip():
        case "open":
            return True
        case "closed":
            return False
    raise HoursError(f"“{part}”: write “bank holidays open” or “bank holidays closed”.")


def _spans(part: str) -> list[tuple[int, int]]:
    problem = HoursError(f"“{part}” can't be read as days and times. Write for example: Mon-Fri 09:00-17:00, or Sat 10:00-13:00")
    match part.split(" "):
        case [days, times]:
            pass
        case ["every", "day", times] | ["daily", times]:
            days = "mon-sun"
        case _:
            raise problem
    edges = days.lower().split("-")
    if times.count("-") != 1 or len(edges) > 2 or not all(edge in _DAY_NUMBER for edge in edges):
        raise problem
    first, last = _DAY_NUMBER[edges[0]], _DAY_NUMBER[edges[-1]]
    start, end = (_minutes(time, problem) for time in times.split("-"))
    end = end or DAY_MINUTES
    if end <= start < NOON:
        raise HoursError(f"“{part}” ends before it begins. Write the afternoon as 13:00 to 24:00, for example: Mon-Fri 09:00-17:00")
    length = (end - start) % DAY_MINUTES or DAY_MINUTES
    numbers = range(first, last + 1) if first <= last else [*range(first, 7), *range(last + 1)]
    opening = [((day * DAY_MINUTES + start), (day * DAY_MINUTES + start + length)) for day in numbers]
    within = [(start, min(end, WEEK_MINUTES)) for start, end in opening]
    over = [(0, end - WEEK_MINUTES) for _, end in opening if end > WEEK_MINUTES]
    return within + over


def _minutes(time: str, problem: HoursError) -> int:
    found = _TIME.match(time)
    if not found:
        raise problem
    hours, minutes = int(found[1]), int(found[2] or 0)
    if minutes > 59 or hours * 60 + minutes > DAY_MINUTES:
        raise problem
    return hours * 60 + minutes


def _merge(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def day_times(hours: OpeningHours) -> tuple[tuple[tuple[int, int], ...], ...]:
    """For Monday to Sunday: the (start, end) times that begin on that day, in minutes from its midnight; end may pass 24 h."""
    joined = list(hours.spans)
    if len(joined) > 1 and joined[0][0] == 0 and joined[-1][1] == WEEK_MINUTES:  # a night over Sunday is one stretch
        first = joined.pop(0)
        joined[-1] = (joined[-1][0], WEEK_MINUTES + first[1])
    days: list[list[tuple[int, int]]] = [[] for _ in DAYS]
    for start, end in joined:
        # Written day by day: stretches over whole days, and those that begin before noon and pass midnight (see parse_hours).
        while end > (midnight := (start // DAY_MINUTES + 1) * DAY_MINUTES) and (end - start > DAY_MINUTES or start % DAY_MINUTES < NOON):
            _put(days, start, midnight)
            start = midnight
        _put(days, start, end)
    return tuple(tuple(times) for times in days)


def _put(days: list[list[tuple[int, int]]], start: int, end: int) -> None:
    day = start // DAY_MINUTES
    days[day % 7].append((start - day * DAY_MINUTES, end - day * DAY_MINUTES))


def clock(minutes: int) -> str:
    """Minutes from midnight as "09:00"; 24:00 stays 24:00, later wraps to the next day's clock."""
    if minutes > DAY_MINUTES:
        minutes -= DAY_MINUTES
    return f"{minutes // 60:02}:{minutes % 60:02}"


def grouped_days(hours: OpeningHours) -> list[tuple[int, int, tuple[tuple[int, int], ...]]]:
    """Runs of days with equal times: (first day, last day, times), days 0-6 from Monday, closed days left out."""
    groups: list[tuple[int, int, tuple[tuple[int, int], ...]]] = []
    for number, times in enumerate(day_times(hours)):
        if not times:
            continue
        if groups and groups[-1][1] == number - 1 and groups[-1][2] == times:
            groups[-1] = (groups[-1][0], number, times)
        else:
            groups.append((number, number, times))
    return groups


def format_hours(hours: OpeningHours) -> str:
    """The one way to write these hours; `parse_hours` reads it back to the same value."""
    if hours.is_always_open:
        return "24 hours"
    parts = [
        f"{DAYS[first]}{'-' + DAYS[last] if last != first else ''} {clock(start)}-{clock(end)}"
        for first, last, times in grouped_days(hours)
        for start, end in times
    ]
    if hours.open_on_bank_holidays is not None:
        parts.append(f"bank holidays {'open' if hours.open_on_bank_holidays else 'closed'}")
    return "; ".join(parts)


@lru_cache(maxsize=8)
def _bank_holidays_of(year: int) -> frozenset:
    # Loaded at first use: the library is slow to import and most requests never need it.
    import holidays

    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


def is_bank_holiday(moment: datetime) -> bool:
    """Whether the day in England is a public holiday (the `holidays` library's calendar)."""
    day = moment.astimezone(LONDON).date()
    return day in _bank_holidays_of(day.year)


def week_minute(moment: datetime) -> int:
    """Minutes since Monday 00:00 on the clock in England."""
    local = moment.astimezone(LONDON)
    return local.weekday() * DAY_MINUTES + local.hour * 60 + local.minute


def open_now(hours: OpeningHours | None, moment: datetime) -> bool | None:
    """True, False, or None when the hours are not known."""
    if hours is None:
        return None
    return hours.is_open(week_minute(moment), is_bank_holiday(moment))


def next_opening(hours: OpeningHours, moment: datetime) -> datetime | None:
    """The next moment at which somebody answers, up to two weeks on; None when that is not known."""
    at = moment.astimezone(LONDON).replace(second=0, microsecond=0, tzinfo=None)
    horizon = at + timedelta(days=14)
    while at < horizon:
        wait = hours.minutes_until_open(at.weekday() * DAY_MINUTES + at.hour * 60 + at.minute)
        if wait is None:
            return None
        at += timedelta(minutes=wait)
        opening = at.replace(tzinfo=LONDON)
        if hours.is_always_open or not is_bank_holiday(opening):
            return opening
        if hours.open_on_bank_holidays is None:
            return None
        if hours.open_on_bank_holidays:
            return opening
        at = (at + timedelta(days=1)).replace(hour=0, minute=0)
    return None
