"""From a request to a situation: JSON text, a clean form or a mapping in, a `Situation` out.

A postcode becomes a district (and, when it is a full one, a point for distances) here and goes no further. It must not log, store
or echo an answer.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, NoReturn

from django.utils import timezone

from pathways.core.errors import SituationError
from pathways.core.situation import LONDON, Situation, read_answers
from services.geography.districts import UnknownDistrict, district_name
from services.geography.lookup import Place, PlaceError, find_place
from services.hours import is_bank_holiday

POSTCODE_KEY = "postcode"


def situation_from_request(answers: Mapping[str, Any]) -> Situation:
    """The situation for request keys of the machine interface. `at` defaults to now. Raises SituationError naming the key."""
    if not isinstance(answers, Mapping):
        raise SituationError("", "A situation is one object with keys and values.", "wrong_type")
    fields = read_answers({key: value for key, value in answers.items() if key != POSTCODE_KEY})
    _check_district(fields.get("district"))
    place = _place(answers.get(POSTCODE_KEY))
    if place is not None:
        fields |= _placed(fields.get("district"), place)
    at = fields["at"] = fields.get("at") or _now()
    return Situation(**fields, bank_holiday=is_bank_holiday(at))


def read_json(text: str | bytes) -> Mapping[str, Any]:
    """The one JSON object in `text`. Raises SituationError for anything else, a key given twice included."""
    try:
        answers = _DECODER.decode(text if isinstance(text, str) else text.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise SituationError("", "This is not JSON in UTF-8.", "not_json") from None
    if not isinstance(answers, dict):
        raise SituationError("", "A situation is one object with keys and values.", "wrong_type")
    return answers


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    answers = dict(pairs)
    if len(answers) != len(pairs):
        raise SituationError("", "A key is given twice.", "duplicate")
    return answers


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


#: Made once: it takes longer to make than to use.
_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_refuse_constant)


def _now() -> datetime:
    return timezone.now().astimezone(LONDON)


def _check_district(code: str | None) -> None:
    try:
        if code is not None:
            district_name(code)
    except UnknownDistrict:
        raise SituationError("district", "No district has this ONS code. An example is E07000010 (Fenland).") from None


def _place(postcode: Any) -> Place | None:
    if postcode is None:
        return None
    if not isinstance(postcode, str):
        raise SituationError(POSTCODE_KEY, "Give a postcode, or the first part of one.", "wrong_type")
    try:
        return find_place(postcode)
    except PlaceError as error:
        raise SituationError(POSTCODE_KEY, error.message) from None


def _placed(district: str | None, place: Place) -> dict[str, Any]:
    """A district that was given wins over an outcode that touches it; anything else that disagrees is refused."""
    if district is not None and district not in place.districts:
        raise SituationError(POSTCODE_KEY, "The postcode is not in the district that was given. Give one of the two.")
    return {"district": district or place.district_code, "point": None if place.is_outcode else (place.lat, place.lng)}
