"""A mapping as the API, the command line and forms send it, to a SearchQuery. Anything that is not understood is refused by name.

It must not search, and no message may repeat what was sent.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

from django.apps import apps
from django.conf import settings
from django.utils import timezone

from pathways.core.vocabulary import Gender, Need, Risk, RouteAudience, ServiceType
from search.port import Near, OpenAt, QueryError, SearchQuery, SearchUnavailable
from services.geography.districts import DISTRICTS
from services.geography.lookup import Place, PlaceError, PostcodesNotBuilt, find_place
from services.hours import is_bank_holiday, week_minute

__all__ = ["QUERY_KEYS", "QueryError", "open_at", "query_from"]

QUERY_KEYS = (
    "q",
    "lang",
    "district",
    "postcode",
    "age",
    "gender",
    "languages",
    "risk",
    "needs",
    "types",
    "routes",
    "open_now",
    "page",
    "per_page",
)
#: The longest honest question is a few sentences.
MAX_TEXT = 500
MAX_CHOICES = 60
MAX_AGE = 120
PER_PAGE, MAX_PER_PAGE = 20, 100
MAX_PAGE = 1000
GENDERS, RISKS, NEEDS, TYPES, ROUTES = (tuple(map(str, keys)) for keys in (Gender, Risk, Need, ServiceType, RouteAudience))
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.IGNORECASE)


def query_from(mapping: Mapping[str, object], now: datetime | None = None) -> SearchQuery:
    """The query that `mapping` means; absent and null keys are "not said". Raises QueryError, or SearchUnavailable when postcodes can't
    be looked up. now: an aware moment, for open_now; the present when left out."""
    for key in mapping:
        if key not in QUERY_KEYS:
            raise QueryError(str(key)[:40], f"This key is not known. Known keys: {', '.join(QUERY_KEYS)}.", "unknown_key")
    now = now or timezone.now()
    text = _text(mapping, "q", MAX_TEXT)
    place = _place(mapping)
    is_open = mapping.get("open_now")
    if is_open is not None and not isinstance(is_open, bool):
        raise QueryError("open_now", "Write true or false.", "wrong_type")
    return SearchQuery(
        text=text,
        language=_page_language(mapping),
        districts=_districts(mapping, place),
        near=Near(place.lat, place.lng) if place else None,
        age=_number(mapping, "age", 0, MAX_AGE),
        gender=_one_of(mapping, "gender", GENDERS),
        languages=_languages(mapping),
        risk=_one_of(mapping, "risk", RISKS),
        needs=_keys(mapping, "needs", NEEDS, "Need"),
        types=_keys(mapping, "types", TYPES, "ServiceType"),
        routes=_list(mapping, "routes", ROUTES.__contains__),
        open_at=open_at(now) if is_open else None,
        on=timezone.localdate(now),
        page=_number(mapping, "page", 1, MAX_PAGE) or 1,
        per_page=_number(mapping, "per_page", 1, MAX_PER_PAGE) or PER_PAGE,
    )


def open_at(now: datetime) -> OpenAt:
    """now: an aware moment."""
    return OpenAt(week_minute(now), is_bank_holiday(now))


def _text(mapping: Mapping[str, object], key: str, longest: int) -> str:
    value = mapping.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise QueryError(key, "This must be text.", "wrong_type")
    if len(value) > longest:
        raise QueryError(key, f"This is too long. Use at most {longest} letters.", "out_of_range")
    if "\0" in value or any(0xD800 <= ord(letter) < 0xE000 for letter in value):
        raise QueryError(key, "There is something in there that we cannot read. Please type it again.")
    return value.strip()


def _number(mapping: Mapping[str, object], key: str, least: int, most: int) -> int | None:
    value = mapping.get(key)
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool):
        raise QueryError(key, "This must be a whole number.", "wrong_type")
    if not least <= value <= most:
        raise QueryError(key, f"This must be a number from {least} to {most}.", "out_of_range")
    return value


def _one_of(mapping: Mapping[str, object], key: str, known: Sequence[str]) -> str:
    value = _text(mapping, key, MAX_TEXT)
    if value and value not in known:
        raise QueryError(key, f"This is not a choice we know. Use one of: {', '.join(known)}.")
    return value


def _list(mapping: Mapping[str, object], key: str, is_known: Callable[[str], bool]) -> tuple[str, ...]:
    value = mapping.get(key)
    if value is None:
        return ()
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
        raise QueryError(key, "This must be a list of keys.", "wrong_type")
    if len(value) > MAX_CHOICES:
        raise QueryError(key, f"This has too many entries. Use at most {MAX_CHOICES}.", "out_of_range")
    if not all(map(is_known, value)):
        raise QueryError(key, "One of these is not a key we know. docs/interfaces.md lists them.")
    return tuple(dict.fromkeys(value))


def _keys(mapping: Mapping[str, object], key: str, known: Sequence[str], model: str) -> tuple[str, ...]:
    """Keys of the vocabulary, or of the partnership's own taxonomy (asked only for a key that the vocabulary does not have)."""
    return _list(mapping, key, lambda value: value in known or _is_local_key(model, value))


def _is_local_key(model: str, key: str) -> bool:
    return "\0" not in key and apps.get_model("services", model)._default_manager.filter(key=key).exists()


def _languages(mapping: Mapping[str, object]) -> tuple[str, ...]:
    """Primary subtags in small letters: staff who speak Portuguese help people who ask for pt-BR."""
    given = _list(mapping, "languages", lambda tag: _LANGUAGE.fullmatch(tag) is not None)
    return tuple(dict.fromkeys(tag.split("-")[0].lower() for tag in given))


def _page_language(mapping: Mapping[str, object]) -> str:
    value = _text(mapping, "lang", MAX_TEXT).lower()
    known: Iterable[str] = settings.MODELTRANSLATION_LANGUAGES
    if value and value.split("-")[0] not in known:
        raise QueryError("lang", f"The site has no such language. Use one of: {', '.join(known)}.")
    return value.split("-")[0] or "en"


def _place(mapping: Mapping[str, object]) -> Place | None:
    typed = mapping.get("postcode")
    if typed is None or typed == "":
        return None
    if not isinstance(typed, str):
        raise QueryError("postcode", "This must be text.", "wrong_type")
    try:
        return find_place(typed)
    except PostcodesNotBuilt as error:
        raise SearchUnavailable(error.message) from None
    except PlaceError as error:
        raise QueryError("postcode", error.message) from None


def _districts(mapping: Mapping[str, object], place: Place | None) -> tuple[str, ...]:
    district = _text(mapping, "district", MAX_TEXT)
    if district and district not in DISTRICTS:
        raise QueryError("district", "This is not the ONS code of a UK district. Fenland, for example, is E07000010.")
    if place is None:
        return (district,) if district else ()
    if district and district not in place.districts:
        raise QueryError("postcode", "This postcode is not in the district that was chosen. Give one of the two.")
    return (district,) if district else place.districts
