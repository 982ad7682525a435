"""Rows follow the listings, in the transaction that changed them. Wagtail's signals come after a listing's children were saved, so a
row never lags a publication behind; renamed words and places of the taxonomy renew the rows that name them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from wagtail.signals import published, unpublished

from search.documents import rebuild_documents, write_document, write_listings
from services.models import Area, Need, Organisation, Service, ServiceType


def _listing_changed(instance: Service, **_kwargs: Any) -> None:
    write_listings([instance.pk])


def _listing_deleted(instance: Service, **_kwargs: Any) -> None:
    write_document(instance.pk, None)


def _taxonomy_changed(sender: type[Model], instance: Model, raw: bool = False, created: bool = False, **_kwargs: Any) -> None:
    if not raw and not created:  # nothing can name what was just made
        write_listings(_listings_naming(instance))


def _areas_or_needs_changed(raw: bool = False, created: bool = False, **_kwargs: Any) -> None:
    """An area speaks for the areas within it, and what was deleted can't be asked who named it: look at every row."""
    if not raw and not created:
        rebuild_documents()


def _listings_naming(instance: Model) -> Iterable[int]:
    field = {Organisation: "organisation", ServiceType: "service_type", Need: "needs"}[type(instance)]
    return Service.objects.filter(live=True, **{field: instance}).values_list("pk", flat=True)


def connect() -> None:
    listeners: list[tuple[Any, Callable[..., None], tuple[type[Model], ...]]] = [
        (published, _listing_changed, (Service,)),
        (unpublished, _listing_changed, (Service,)),
        (post_delete, _listing_deleted, (Service,)),
        (post_save, _taxonomy_changed, (Organisation, ServiceType, Need)),
        (post_save, _areas_or_needs_changed, (Area,)),
        (post_delete, _areas_or_needs_changed, (Area, Need)),
    ]
    for signal, listener, senders in listeners:
        for sender in senders:
            signal.connect(listener, sender=sender, dispatch_uid=f"search{listener.__name__}_{sender.__name__}")
