"""Moves the listings' version whenever something readers see has changed, in the transaction that changed it."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from wagtail.signals import published, unpublished

from services.models import Area, Need, Organisation, Service, ServiceType
from services.querysets import listings_changed


def _changed(sender: type[Model], **kwargs: Any) -> None:
    if not kwargs.get("raw"):
        listings_changed()


def connect() -> None:
    for signal, senders in (
        (published, (Service,)),
        (unpublished, (Service,)),
        (post_delete, (Service, Area, Need, Organisation, ServiceType)),
        (post_save, (Area, Need, Organisation, ServiceType)),
    ):
        for sender in senders:
            signal.connect(_changed, sender=sender, dispatch_uid=f"listings_changed_{sender.__name__}")
