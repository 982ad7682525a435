"""The refusal to keep a place of a confidential listing. It looks at every text a listing holds, whatever field is added later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from services.places import find_place_in_text

if TYPE_CHECKING:
    from services.models.service import Service

#: Fields that hold no typed text of an editor.
_NOT_TYPED = frozenset({"key", "code", "postcode", "hours"})
_PLACE_FIELDS = ("address", "postcode", "lat", "lng")


def place_message(found: str) -> str:
    return (
        f"“{found}” looks like a place. This kind of service has no address, postcode, street or map link anywhere, in any language, "
        "because somebody could be found by it. Please take it out. Say “somewhere in the county”, or how to call."
    )


def typed_texts(instance: models.Model) -> dict[str, str]:
    """Field name -> text, for every text field of one row, translations included."""
    return {
        field.name: value
        for field in instance._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField) and field.name not in _NOT_TYPED and not field.is_relation
        if isinstance(value := field.value_from_object(instance), str) and value
    }


def places_written_in(service: Service) -> dict[str, list[str]]:
    """Field name -> messages for every place that a confidential listing holds; empty for other listings.

    What stands in a route or contact is told under `__all__` with its own name.
    """
    if not service.is_confidential:
        return {}
    problems: dict[str, list[str]] = {}
    for name in _PLACE_FIELDS:
        if getattr(service, name) not in ("", None):
            problems["__all__"] = ["This kind of service has no address here. Please empty the address and the postcode first."]
    for name, text in typed_texts(service).items():
        if found := find_place_in_text(text):
            problems.setdefault(name, []).append(place_message(found))
    for child in (*service.routes.all(), *service.contacts.all()):
        for text in typed_texts(child).values():
            if found := find_place_in_text(text):
                problems.setdefault("__all__", []).append(f"{child._meta.verbose_name}: {place_message(found)}")
    return problems
