"""Writes one listing through revisions, the way an editor does, and never over an editor's work.

A listing that a person has changed, locked or taken off the site is not published by an import: what is new in the import becomes a
draft for review. It must not read formats (that is `listing` and its callers) and never sets who confirmed a listing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields, replace
from enum import StrEnum
from typing import Any, TypeVar

from django.conf import settings
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils import translation

from services.exchange.listing import ContactInput, ListingError, ListingInput, RouteInput
from services.models import Area, ContactPoint, Need, Organisation, ReferralRoute, Service, ServiceType
from services.publishing import missing_facts

#: Facts of a ListingInput that are not a field of Service with a plain value.
_RELATIONS = frozenset({"organisation", "service_type", "needs", "areas", "routes", "contacts", "publish"})
#: Texts of Service that hold one entry on each line.
_LINES = frozenset({"former_names", "sources"})
Row = TypeVar("Row", RouteInput, ContactInput)


class Outcome(StrEnum):
    """What became of one listing. Only PUBLISHED and DRAFTED changed what is current; FOR_REVIEW waits for a person."""

    PUBLISHED = "published"
    DRAFTED = "drafted"
    UNCHANGED = "unchanged"
    FOR_REVIEW = "for_review"
    LEFT_TO_EDITORS = "left_to_editors"


def write_listing(listing: ListingInput, *, is_demo: bool = False) -> Outcome:
    """Make or update the listing with this key. Raises ListingError, and then nothing was written.

    It is published when `listing.publish` says so and nothing is missing for readers (services.publishing.missing_facts).
    Demonstration data never touches a listing that isn't demonstration data.
    """
    # Under another language, modeltranslation would write the bare columns in that language.
    with translation.override(settings.MODELTRANSLATION_DEFAULT_LANGUAGE), transaction.atomic():
        service = Service.objects.filter(key=listing.key).first()
        if service is None:
            return _make(listing, is_demo)
        if is_demo and not service.is_demo:
            return Outcome.LEFT_TO_EDITORS
        return _update(service, listing)


def is_held_by_editors(service: Service) -> bool:
    """Whether a person has saved a revision of it or locked it. Imports save theirs without a user."""
    return bool(service.locked) or bool(service.revisions.filter(user__isnull=False).exists())


def listing_of(service: Service) -> ListingInput:
    """The facts of a listing, as an import would give them."""
    return ListingInput(
        organisation=service.organisation.name,
        service_type=service.service_type_id,
        needs=tuple(sorted(need.key for need in service.needs.all())),
        areas=tuple(sorted(area.pk for area in service.areas.all())),
        routes=tuple(_row_of(RouteInput, route) for route in service.routes.all()),
        contacts=tuple(_row_of(ContactInput, contact) for contact in service.contacts.all()),
        **{field.name: _value_of(service, field.name) for field in fields(ListingInput) if field.name not in _RELATIONS},
    )


def _make(listing: ListingInput, is_demo: bool) -> Outcome:
    service = Service(key=listing.key, live=False, is_demo=is_demo)
    _fill(service, listing)
    service.save()
    revision = service.save_revision(clean=False)  # _fill has done it
    if not _may_be_published(listing):
        return Outcome.DRAFTED
    revision.publish()
    return Outcome.PUBLISHED


def _update(service: Service, listing: ListingInput) -> Outcome:
    last_import = service.revisions.filter(user__isnull=True).order_by("-created_at", "-pk").first()
    is_news = last_import is None or listing_of(last_import.as_object()) != replace(listing, publish=True)
    wanted_live = _may_be_published(listing)
    was_taken_off = wanted_live and not service.live and service.first_published_at is not None
    if is_held_by_editors(service) or was_taken_off:
        if not is_news:
            return Outcome.LEFT_TO_EDITORS
        _revise(service, listing)
        return Outcome.FOR_REVIEW
    if not is_news and service.live == wanted_live:
        return Outcome.UNCHANGED
    revision = _revise(service, listing)
    if wanted_live:
        revision.publish()
        return Outcome.PUBLISHED
    if service.live:
        service.unpublish()
    return Outcome.DRAFTED


def _revise(service: Service, listing: ListingInput) -> Any:
    # From the latest draft, so that translations and everything an import doesn't speak of stay.
    latest = service.get_latest_revision_as_object()
    _fill(latest, listing)
    return latest.save_revision(clean=False)


def _may_be_published(listing: ListingInput) -> bool:
    facts = {_column(Service, name): value for name, value in asdict(listing).items()}
    return listing.publish and not missing_facts(facts, facts["routes"], facts["contacts"])


# --- plain values into a listing ----------------------------------------------------------------------------------
def _fill(service: Service, listing: ListingInput) -> None:
    for field in fields(ListingInput):
        if field.name not in _RELATIONS:
            _set(service, field.name, getattr(listing, field.name))
    service.organisation = Organisation.objects.get_or_create(name=listing.organisation)[0]
    service.service_type = _found(ServiceType, "key", (listing.service_type,), "service_type")[0]
    service.needs = _found(Need, "key", listing.needs, "needs")
    service.areas = _found(Area, "code", listing.areas, "areas")
    service.routes.set(_children(ReferralRoute, service.routes.all(), listing.routes))
    service.contacts.set(_children(ContactPoint, service.contacts.all(), listing.contacts))
    _check(service, "", exclude={"code"})
    for name in ("routes", "contacts"):
        for at, child in enumerate(getattr(service, name).all()):
            _check(child, f"{name}[{at}].", exclude={"service", "value"})


def _children(model: type[Model], there: Iterable[Any], wanted: Sequence[Row]) -> list[Any]:
    """Rows for `wanted`, in its order. A row that says the same already is kept, and with it its translations."""
    kept = {_row_of(type(row), child): child for row in wanted[:1] for child in there}
    children = []
    for at, row in enumerate(wanted):
        child: Any = kept.pop(row, None) or model()
        for field in fields(row):
            _set(child, field.name, getattr(row, field.name))
        child.sort_order = at
        children.append(child)
    return children


def _found(model: type[Model], key_field: str, keys: Sequence[str], where: str) -> list[Any]:
    rows = {getattr(row, key_field): row for row in model._default_manager.filter(**{f"{key_field}__in": keys})}
    for key in keys:
        if key not in rows:
            raise ListingError(where, f"There is no “{key}” here. Add it first, or run: manage.py sync_taxonomy")
    return [rows[key] for key in keys]


def _check(row: Model, path: str, exclude: set[str]) -> None:
    try:
        row.full_clean(exclude=exclude, validate_constraints=False)  # those are about secret places, which clean() tells better
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise ListingError(f"{path}{field}".removesuffix("_en"), " ".join(messages)) from error


# --- a field of the model and the plain value of the same name ----------------------------------------------------
def _column(model: type[Model], name: str) -> str:
    try:
        model._meta.get_field(f"{name}_en")
    except FieldDoesNotExist:
        return name
    return f"{name}_en"


def _set(row: Model, name: str, value: Any) -> None:
    if isinstance(value, tuple):
        value = "\n".join(value) if name in _LINES else list(value)
    setattr(row, _column(type(row), name), value)


def _value_of(row: Any, name: str) -> Any:
    value = getattr(row, _column(type(row), name))
    if isinstance(value, list):
        return tuple(value)
    if name in _LINES:
        return tuple(value.splitlines())
    return "" if value is None and _column(type(row), name) != name else value  # translated columns may be null


def _row_of(kind: type[Row], row: Any) -> Row:
    return kind(**{field.name: _value_of(row, field.name) for field in fields(kind)})
