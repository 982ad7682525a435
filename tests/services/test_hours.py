"""Opening hours: read, written back, open now, next opening."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathways.core.hours import ALWAYS_OPEN, DAY_MINUTES
from services.hours import LONDON, HoursError, format_hours, next_opening, open_now, parse_hours

OFFICE = parse_hours("Mon-Fri 9-17; bank holidays closed")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Mon-Fri 9-17; bank holidays closed", "Mon-Fri 09:00-17:00; bank holidays closed"),
        ("monday-FRIDAY 9.30–16.00", "Mon-Fri 09:30-16:00"),
        ("Mon-Thu 10:00-21:00, Fri 10:00-18:00", "Mon-Thu 10:00-21:00; Fri 10:00-18:00"),
        ("Fri-Mon 10-12", "Mon 10:00-12:00; Fri-Sun 10:00-12:00"),
        ("Mon 20:00-08:00; Wed 20:00-08:00", "Mon 20:00-08:00; Wed 20:00-08:00"),
        ("Sun 20:00-08:00", "Sun 20:00-08:00"),
        ("Monday to Friday 9.00 to 17.00", "Mon-Fri 09:00-17:00"),
        ("Mon - Fri 09:00 - 17:00", "Mon-Fri 09:00-17:00"),
        ("Mon 9-24; Tue 0-8", "Mon 09:00-24:00; Tue 00:00-08:00"),
        ("24/7", "24 hours"),
        ("every day 0-24", "24 hours"),
    ],
)
def test_hours_are_written_one_way_and_read_back_the_same(typed, written):
    hours = parse_hours(typed)
    assert format_hours(hours) == written
    assert parse_hours(written) == hours


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "often",
        "Mon 9",
        "Mon 9-26",
        "Mon-Fri 9-5",
        "Mon-Fri 10:00-10:00",
        "Mon 9-17:75",
        "Mon-Tue-Wed 9-17",
        "bank holidays maybe",
        "bank holidays closed",
    ],
)
def test_hours_that_cannot_be_read_are_refused_with_an_example(typed):
    with pytest.raises(HoursError, match=r"for example|bank holidays open"):
        parse_hours(typed)


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 1439), st.integers(1, 1440)), min_size=1, max_size=6))
def test_any_week_survives_being_written_and_read(openings):
    # What begins before noon and passes midnight is refused when typed; it can still come about where two openings meet.
    openings = [(day, start, length if start >= 720 else min(length, 1440 - start)) for day, start, length in openings]
    names = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    typed = "; ".join(
        f"{names[day]} {start // 60}:{start % 60:02}-{(end := (start + length) % DAY_MINUTES) // 60}:{end % 60:02}"
        for day, start, length in openings
    )
    hours = parse_hours(typed)
    assert parse_hours(format_hours(hours)) == hours
    assert all(hours.is_open((day * DAY_MINUTES + start) % (7 * DAY_MINUTES)) for day, start, _ in openings)


@pytest.mark.parametrize(
    ("hours", "moment", "expected"),
    [
        (OFFICE, "2026-11-23T09:00", True),  # a Monday
        (OFFICE, "2026-11-23T08:59", False),
        (OFFICE, "2026-11-23T17:00", False),
        (OFFICE, "2026-12-25T10:00", False),  # Christmas Day, a Friday
        (parse_hours("Mon-Fri 9-17"), "2026-12-25T10:00", None),  # nobody said what happens on bank holidays
        (ALWAYS_OPEN, "2026-12-25T03:00", True),
        (parse_hours("Sun 20:00-08:00"), "2026-11-23T07:59", True),
        (None, "2026-11-23T09:00", None),
    ],
)
def test_open_now(hours, moment, expected):
    assert open_now(hours, at(moment)) is expected


@pytest.mark.parametrize(
    ("hours", "moment", "expected"),
    [
        (OFFICE, "2026-11-21T12:00", "2026-11-23T09:00"),  # Saturday to Monday
        (OFFICE, "2026-11-23T10:00", "2026-11-23T10:00"),  # open already
        (OFFICE, "2026-12-24T18:00", "2026-12-29T09:00"),  # Christmas on Friday, Boxing Day's bank holiday on Monday
        (OFFICE, "2026-03-27T18:00", "2026-03-30T09:00"),  # over the change to summer time
    ],
)
def test_next_opening_skips_bank_holidays_and_keeps_the_clock(hours, moment, expected):
    assert next_opening(hours, at(moment)) == at(expected)


def test_next_opening_is_not_promised_when_a_bank_holiday_is_unknown():
    assert next_opening(parse_hours("Mon-Fri 9-17"), at("2026-12-24T18:00")) is None
