"""What is known about one person's situation, and the strict reading of it from plain values.

None always means "not known", never "no". It must not hold anything that identifies a person: no name, no contact, no postcode
(a postcode is turned into a district and a point before it gets here). Nothing here is ever stored or logged.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from pathways.core.errors import SituationError
from pathways.core.vocabulary import (
    Audience,
    ByAndFor,
    Disability,
    Gender,
    Immigration,
    Need,
    Profession,
    RedFlag,
    Relationship,
    Risk,
    Sexuality,
)

LONDON = ZoneInfo("Europe/London")
OLDEST = 120  # years; an age above it is a slip of the finger
DASH_QUESTIONS = 24  # SafeLives Dash: 24 questions, one point for each yes
LONGEST_LIST = 40
DAYS_IN_MONTH = 30.44  # mean of the Gregorian calendar
NEVER_EMPTY = ("needs", "languages")
#: ONS codes of a local authority district, any nation of the United Kingdom.
DISTRICT_CODE = re.compile(r"(?:E0[6-9]|W06|S12|N09)\d{6}")
LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}")


@dataclass(frozen=True, slots=True)
class Situation:
    """Every request key of the machine interface except `postcode`. Ages are whole years, `days_since` days since the last incident.

    Answers given as lists are complete: a need that is not in `needs` was not named. An absent list is not known, and so is an empty
    `needs` or `languages` (nobody has none); any other empty list means "none".
    point: (lat, lng) in WGS84 degrees, used for distance only. bank_holiday: whether `at` falls on one.
    """

    audience: str
    needs: frozenset[str] | None = None
    risk: str | None = None  # the answer "unknown" is None
    immediate_danger: bool | None = None
    dash_score: int | None = None
    professional_judgement_high: bool | None = None
    police_callouts_12_months: int | None = None
    repeat_within_12_months: bool | None = None
    red_flags: frozenset[str] | None = None
    consent_to_share: bool | None = None
    age: int | None = None
    gender: str | None = None
    sexuality: str | None = None
    district: str | None = None
    languages: tuple[str, ...] | None = None  # lower-case BCP 47, preferred first
    bsl: bool | None = None
    disability: frozenset[str] | None = None
    care_needs: bool | None = None
    ethnicity_or_faith: frozenset[str] | None = None
    children_ages: tuple[int, ...] | None = None
    children_in_household: bool | None = None
    pregnant: bool | None = None
    immigration: str | None = None
    no_recourse: bool | None = None
    homeless_or_at_risk: bool | None = None
    days_since: float | None = None
    abuse_is_current: bool | None = None
    relationship: str | None = None
    perpetrator_age: int | None = None
    reported_to_police: bool | None = None
    profession: str | None = None
    pets: bool | None = None
    substance_use: bool | None = None
    suicidal: bool | None = None
    already_at_marac: bool | None = None
    contact_is_unsafe: bool | None = None
    at: datetime | None = None  # local time of the partnership (Europe/London)
    point: tuple[float, float] | None = None
    bank_holiday: bool = False

    @property
    def unknown_keys(self) -> frozenset[str]:
        """Request keys that nobody answered."""
        return frozenset(key for key in REQUEST_KEYS if getattr(self, key) is None)


def situation_from(answers: Mapping[str, Any]) -> Situation:
    """The situation for plain JSON values. Raises SituationError naming the first key that is wrong."""
    return Situation(**read_answers(answers))


def read_answers(answers: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a situation that were answered, from plain JSON values. Raises SituationError naming the first key that is wrong."""
    if not isinstance(answers, Mapping):
        raise SituationError("", "A situation is one object with keys and values.", "wrong_type")
    for key in answers:
        if key not in READERS:
            raise SituationError(_shown(key), "This key is not one of the questions.", "unknown_key")
    clean = {key: READERS[key](key, value) for key, value in answers.items() if value is not None}
    for key in NEVER_EMPTY:
        if not clean.get(key, True):
            del clean[key]
    if "audience" not in clean:
        raise SituationError("audience", f"Say who is asking: {_choices(Audience)}.", "missing")
    return clean


def _shown(key: object) -> str:
    """An unknown key as it may be echoed: printable and short, because it could be anything."""
    return "".join(letter for letter in str(key) if letter.isprintable())[:60]


def _choices(choices: type[StrEnum]) -> str:
    return ", ".join(choices)


def _one_of(choices: type[StrEnum]) -> Callable[[str, Any], str]:
    values = frozenset(choices)

    def read(key: str, value: Any) -> str:
        if not isinstance(value, str):
            raise SituationError(key, f"Give one of: {_choices(choices)}.", "wrong_type")
        if value not in values:
            raise SituationError(key, f"This is not one of: {_choices(choices)}.")
        return str(value)

    return read


def _read_risk(key: str, value: Any) -> str | None:
    risk = _one_of(Risk)(key, value)
    return None if risk == Risk.UNKNOWN else risk


def _list(key: str, value: Any) -> list[Any]:
    if not isinstance(value, list | tuple):
        raise SituationError(key, "Give a list.", "wrong_type")
    if len(value) > LONGEST_LIST:
        raise SituationError(key, f"Give at most {LONGEST_LIST} entries.", "out_of_range")
    return list(value)


def _distinct(key: str, values: list[str]) -> list[str]:
    if len(set(values)) != len(values):
        raise SituationError(key, "An entry is given twice.", "duplicate")
    return values


def _some_of(choices: type[StrEnum]) -> Callable[[str, Any], frozenset[str]]:
    read_one = _one_of(choices)

    def read(key: str, value: Any) -> frozenset[str]:
        return frozenset(_distinct(key, [read_one(key, entry) for entry in _list(key, value)]))

    return read


def _read_bool(key: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise SituationError(key, "Give true or false.", "wrong_type")
    return value


def _whole_number(highest: int) -> Callable[[str, Any], int]:
    def read(key: str, value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise SituationError(key, f"Give a whole number from 0 to {highest}.", "wrong_type")
        if not 0 <= value <= highest:
            raise SituationError(key, f"Give a whole number from 0 to {highest}.", "out_of_range")
        return value

    return read


def _read_days(key: str, value: Any) -> float:
    """Days may have a fraction: 40 hours ago is 1.7."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise SituationError(key, "Give the number of days, 0 or more.", "wrong_type")
    if not math.isfinite(value) or not 0 <= value <= OLDEST * 366:
        raise SituationError(key, "Give the number of days, 0 or more.", "out_of_range")
    return value


def _read_ages(key: str, value: Any) -> tuple[int, ...]:
    """Ages may repeat: twins."""
    read_age = _whole_number(OLDEST)
    return tuple(sorted(read_age(key, entry) for entry in _list(key, value)))


def _text(key: str, value: Any, what: str) -> str:
    if not isinstance(value, str):
        raise SituationError(key, f"Give {what}.", "wrong_type")
    return value


def _read_district(key: str, value: Any) -> str:
    code = _text(key, value, "the ONS code of a district, such as E07000010")
    if not DISTRICT_CODE.fullmatch(code):
        raise SituationError(key, "This is not the ONS code of a district. An example is E07000010 (Fenland).")
    return code


def _read_languages(key: str, value: Any) -> tuple[str, ...]:
    tags = [_text(key, entry, "language codes, such as lt or pl").lower() for entry in _list(key, value)]
    if not all(LANGUAGE_TAG.fullmatch(tag) for tag in tags):
        raise SituationError(key, "Give language codes such as lt, pl or zh-hans.")
    return tuple(_distinct(key, tags))


def _read_at(key: str, value: Any) -> datetime:
    """Local time; a time with an offset is turned into local time, a time without one is local already."""
    text = _text(key, value, "a time such as 2026-11-22T23:30")
    try:
        moment = datetime.fromisoformat(text)
        return moment.replace(tzinfo=LONDON) if moment.tzinfo is None else moment.astimezone(LONDON)
    except (ValueError, OverflowError):
        raise SituationError(key, "Give a time such as 2026-11-22T23:30.") from None


READERS: Mapping[str, Callable[[str, Any], Any]] = {
    "audience": _one_of(Audience),
    "needs": _some_of(Need),
    "risk": _read_risk,
    "immediate_danger": _read_bool,
    "dash_score": _whole_number(DASH_QUESTIONS),
    "professional_judgement_high": _read_bool,
    "police_callouts_12_months": _whole_number(1000),
    "repeat_within_12_months": _read_bool,
    "red_flags": _some_of(RedFlag),
    "consent_to_share": _read_bool,
    "age": _whole_number(OLDEST),
    "gender": _one_of(Gender),
    "sexuality": _one_of(Sexuality),
    "district": _read_district,
    "languages": _read_languages,
    "bsl": _read_bool,
    "disability": _some_of(Disability),
    "care_needs": _read_bool,
    "ethnicity_or_faith": _some_of(ByAndFor),
    "children_ages": _read_ages,
    "children_in_household": _read_bool,
    "pregnant": _read_bool,
    "immigration": _one_of(Immigration),
    "no_recourse": _read_bool,
    "homeless_or_at_risk": _read_bool,
    "days_since": _read_days,
    "abuse_is_current": _read_bool,
    "relationship": _one_of(Relationship),
    "perpetrator_age": _whole_number(OLDEST),
    "reported_to_police": _read_bool,
    "profession": _one_of(Profession),
    "pets": _read_bool,
    "substance_use": _read_bool,
    "suicidal": _read_bool,
    "already_at_marac": _read_bool,
    "contact_is_unsafe": _read_bool,
    "at": _read_at,
}

REQUEST_KEYS = tuple(READERS)
assert set(REQUEST_KEYS) == {field.name for field in fields(Situation)} - {"point", "bank_holiday"}  # noqa: S101 - holds the two lists together
