"""One listing as plain values, and the strict reading of it from a mapping such as a JSON object.

Every import format ends here, so that bad input is told the same way whatever it came in. It must not touch the database: whether
a district, a need or a kind of service exists, and whether a text is too long, is seen when it is written (`importing`).
Who confirmed a listing is not part of it: only a person can say that, never an import.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date
from types import MappingProxyType
from typing import Any, TypeVar, get_type_hints

from pathways.core.vocabulary import AreaMode
from services.hours import HoursError, format_hours, parse_hours
from services.languages import LANGUAGE_CHOICES
from services.models import ContactPoint
from services.words import (
    AREA_MODE_CHOICES,
    AUDIENCE_CHOICES,
    BY_AND_FOR_CHOICES,
    CONFIDENCE_CHOICES,
    CONSENT_CHOICES,
    DISABILITY_CHOICES,
    FOR_WHOM_CHOICES,
    GENDER_CHOICES,
    METHOD_CHOICES,
    POLICE_REPORT_CHOICES,
    PROFESSION_CHOICES,
    RELATIONSHIP_CHOICES,
    RISK_CHOICES,
)

OLDEST = 120  # years
DASH_QUESTIONS = 24  # SafeLives Dash: 24 questions, one point for each yes


class ListingError(ValueError):
    """A listing can't be read or written. field: where, such as "hours" or "routes[0].audience". message: what is wrong and what to do."""

    def __init__(self, field: str, message: str) -> None:
        self.field = field
        self.message = message
        super().__init__(f"{field}: {message}")


@dataclass(frozen=True, slots=True)
class RouteInput:
    """One way in. Fields as in services.models.ReferralRoute; texts in English."""

    audience: str
    methods: tuple[str, ...] = ()
    how: str = ""
    consent: str = ""
    age_min: int | None = None
    age_max: int | None = None
    age_note: str = ""
    dash_min: int | None = None
    dash_max: int | None = None
    needs_dash: bool | None = None
    any_risk: bool | None = None
    professions: tuple[str, ...] = ()
    area_codes: tuple[str, ...] = ()
    form_url: str = ""
    response_target: str = ""
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class ContactInput:
    """A way of reaching the service. Fields as in services.models.ContactPoint. hours: in the grammar of services.hours, "" = not known."""

    kind: str
    display: str
    label: str = ""
    topic: str = ""
    keyword: str = ""
    audiences: tuple[str, ...] = ()
    area_codes: tuple[str, ...] = ()
    hours: str = ""
    hours_note: str = ""
    free: bool | None = None
    shows_on_bill: bool | None = None
    takes_voicemail: bool | None = None
    anonymous: bool | None = None
    accepts_text: bool | None = None
    bsl_hours: str = ""
    source: str = ""
    checked_on: date | None = None


@dataclass(frozen=True, slots=True)
class ListingInput:
    """One listing. Fields as in services.models.Service; texts in English. None, "" and () mean "not known".

    organisation: its name. needs: Need keys, sorted. areas: ONS codes, sorted. publish: False keeps it a draft.
    """

    key: str
    name: str
    organisation: str
    service_type: str
    summary: str = ""
    professional_notes: str = ""
    needs: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    area_mode: str = AreaMode.SERVES_RESIDENTS.value
    address: str = ""
    postcode: str = ""
    website: str = ""
    hours: str = ""
    access_note: str = ""
    cost: str = ""
    waiting_time: str = ""
    languages_spoken: tuple[str, ...] = ()
    languages_interpreter: tuple[str, ...] = ()
    languages_written: tuple[str, ...] = ()
    interpreter_any: bool | None = None
    language_note: str = ""
    genders: tuple[str, ...] = ()
    age_min: int | None = None
    age_max: int | None = None
    age_extended_max: int | None = None
    age_note: str = ""
    for_whom: tuple[str, ...] = ()
    relationships: tuple[str, ...] = ()
    risks: tuple[str, ...] = ()
    dash_min: int | None = None
    dash_max: int | None = None
    consent: str = ""
    recency_months: int | None = None
    police_report: str = ""
    accepts_no_recourse: bool | None = None
    only_no_recourse: bool | None = None
    children: bool | None = None
    max_children: int | None = None
    max_age_male_child: int | None = None
    max_age_female_child: int | None = None
    pets: bool | None = None
    substance_use: bool | None = None
    mental_health: bool | None = None
    wheelchair: bool | None = None
    lgbt_inclusive: bool | None = None
    by_and_for: tuple[str, ...] = ()
    disabilities: tuple[str, ...] = ()
    professions: tuple[str, ...] = ()
    who_note: str = ""
    routes: tuple[RouteInput, ...] = ()
    contacts: tuple[ContactInput, ...] = ()
    sources: tuple[str, ...] = ()
    confidence: str = "seen"
    valid_from: date | None = None
    valid_to: date | None = None
    time_limited: bool = False
    publish: bool = True


def listing_from(mapping: Mapping[str, Any]) -> ListingInput:
    """The listing that `mapping` describes: keys are the fields of ListingInput, dates are ISO text. Raises ListingError."""
    listing = _read(ListingInput, mapping, "")
    if listing.valid_from and listing.valid_to and listing.valid_to < listing.valid_from:
        raise ListingError("valid_to", "It ends before it begins.")
    return listing


def _keys(choices: tuple[tuple[str, str], ...]) -> frozenset[str]:
    return frozenset(key for key, _ in choices)


_LANGUAGES = _keys(LANGUAGE_CHOICES)
#: Fields that hold words of a closed list, whichever of the three inputs they are in.
_CLOSED: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "area_mode": _keys(AREA_MODE_CHOICES),
        "audience": _keys(AUDIENCE_CHOICES),
        "audiences": _keys(AUDIENCE_CHOICES),
        "by_and_for": _keys(BY_AND_FOR_CHOICES),
        "confidence": _keys(CONFIDENCE_CHOICES) - {"confirmed"},
        "consent": _keys(CONSENT_CHOICES),
        "disabilities": _keys(DISABILITY_CHOICES),
        "for_whom": _keys(FOR_WHOM_CHOICES),
        "genders": _keys(GENDER_CHOICES),
        "kind": frozenset(ContactPoint.Kind.values),
        "languages_interpreter": _LANGUAGES,
        "languages_spoken": _LANGUAGES,
        "languages_written": _LANGUAGES,
        "methods": _keys(METHOD_CHOICES),
        "police_report": _keys(POLICE_REPORT_CHOICES),
        "professions": _keys(PROFESSION_CHOICES),
        "relationships": _keys(RELATIONSHIP_CHOICES),
        "risks": _keys(RISK_CHOICES),
    }
)
#: Fields that must be written in one way, and an example of it.
_PATTERNS: Mapping[str, tuple[re.Pattern[str], str]] = MappingProxyType(
    {
        "key": (re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*"), "dahlia-project"),
        "service_type": (re.compile(r"[a-z0-9_]+"), "outreach"),
        "needs": (re.compile(r"[a-z0-9_]+"), "domestic_abuse"),
        "areas": (re.compile(r"[EWSNK]\d{8}"), "E07000010"),
        "area_codes": (re.compile(r"[EWSN]\d{8}"), "E07000010"),
    }
)
_MOST: Mapping[str, int] = MappingProxyType(
    {
        "age_min": OLDEST,
        "age_max": OLDEST,
        "age_extended_max": OLDEST,
        "max_age_male_child": OLDEST,
        "max_age_female_child": OLDEST,
        "dash_min": DASH_QUESTIONS,
        "dash_max": DASH_QUESTIONS,
        "recency_months": 12 * OLDEST,
        "max_children": 30,
    }
)
_RANGES = (("age_min", "age_max"), ("age_max", "age_extended_max"), ("dash_min", "dash_max"))
_NEVER_EMPTY = frozenset({"key", "name", "organisation", "service_type", "audience", "kind", "display", "area_mode", "confidence"})
_ONE_LINE = frozenset({"name", "organisation", "former_names", "sources", "display"})
_SORTED = frozenset({"needs", "areas"})  # kept as relations, which have no order
_HINTS: Mapping[type, dict[str, Any]] = {kind: get_type_hints(kind) for kind in (ListingInput, RouteInput, ContactInput)}
Read = TypeVar("Read", ListingInput, RouteInput, ContactInput)


def _read(kind: type[Read], mapping: object, path: str) -> Read:
    where = path.rstrip(".") or "listing"
    if not isinstance(mapping, Mapping):
        raise ListingError(where, "A set of named facts is expected.")
    known = {field.name: field for field in fields(kind)}
    for name in mapping:
        if name not in known:
            raise ListingError(f"{path}{name}", f"There is no such fact. The facts are: {', '.join(known)}.")
    for name, field in known.items():
        if field.default is MISSING and name not in mapping:
            raise ListingError(f"{path}{name}", "This is needed.")
    hints = _HINTS[kind]
    facts = {name: _value(name, hints[name], value, f"{path}{name}") for name, value in mapping.items()}
    for low, high in _RANGES:
        least, most = facts.get(low), facts.get(high)
        if least is not None and most is not None and least > most:
            raise ListingError(f"{path}{high}", f"It is less than {low}.")
    return kind(**facts)


def _value(name: str, hint: object, value: object, path: str) -> Any:
    if value is None and hint in (bool | None, int | None, date | None):
        return None
    if hint == tuple[RouteInput, ...]:
        return tuple(_read(RouteInput, row, f"{path}[{at}].") for at, row in enumerate(_list(value, path)))
    if hint == tuple[ContactInput, ...]:
        return tuple(_read(ContactInput, row, f"{path}[{at}].") for at, row in enumerate(_list(value, path)))
    if hint == tuple[str, ...]:
        texts = tuple(_text(name, text, f"{path}[{at}]") for at, text in enumerate(_list(value, path)))
        if "" in texts or len(set(texts)) != len(texts):
            raise ListingError(path, "Each entry must say something, and only once.")
        return tuple(sorted(texts)) if name in _SORTED else texts
    if hint in (bool, bool | None):
        if not isinstance(value, bool):
            raise ListingError(path, "Answer true or false." if hint is bool else "Answer true, false or null for not known.")
        return value
    if hint == int | None:
        return _number(name, value, path)
    if hint == date | None:
        return _date(value, path)
    return _text(name, value, path)


def _list(value: object, path: str) -> list[object]:
    if not isinstance(value, list | tuple):
        raise ListingError(path, "A list is expected.")
    return list(value)


def _number(name: str, value: object, path: str) -> int:
    most = _MOST[name]
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
        raise ListingError(path, f"A whole number from 0 to {most} is expected.")
    return value


def _date(value: object, path: str) -> date:
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise ListingError(path, "A day is expected, written like 2026-11-22.")


def _text(name: str, value: object, path: str) -> str:
    if not isinstance(value, str):
        raise ListingError(path, "Words are expected.")
    text = value.replace("\r\n", "\n").strip()
    if any(unicodedata.category(character) in ("Cc", "Cs") and character != "\n" for character in text):
        raise ListingError(path, "There are characters in it that can't be shown. Type it again.")
    if name in _ONE_LINE and "\n" in text:
        raise ListingError(path, "Only one line is expected.")
    if not text:
        if name in _NEVER_EMPTY:
            raise ListingError(path, "This is needed.")
        return ""
    if name in _CLOSED and text not in _CLOSED[name]:
        raise ListingError(path, f"“{text[:60]}” is not one of: {', '.join(sorted(_CLOSED[name]))}.")
    if name in _PATTERNS and not _PATTERNS[name][0].fullmatch(text):
        raise ListingError(path, f"“{text[:60]}” is not written like “{_PATTERNS[name][1]}”.")
    if name == "hours":
        try:
            return format_hours(parse_hours(text))
        except HoursError as error:
            raise ListingError(path, str(error)) from error
    return text
