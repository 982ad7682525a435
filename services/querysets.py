"""The doors to listings. `published_services()` is the only one that public code may use."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q


class ServiceQuerySet(models.QuerySet):
    def published(self) -> ServiceQuerySet:
        """Live listings that are valid today."""
        today = date.today()
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=today), Q(valid_to__isnull=True) | Q(valid_to__gte=today), live=True
        )

    def for_readers(self) -> ServiceQuerySet:
        """With everything `services.public.public_view` reads: a fixed number of queries whatever the number of listings."""
        return self.select_related("organisation", "service_type").prefetch_related("areas__children", "needs", "routes", "contacts")


def published_services() -> ServiceQuerySet:
    from services.models.service import Service  # the model is built on this module's queryset

    return Service.objects.published().for_readers().order_by("key")


def listings_version() -> int:
    """A number that changes whenever a published listing may have changed, or a day has passed (listings start and end by date)."""
    from services.models.version import ListingsVersion

    return ListingsVersion.current() * 10_000_000 + date.today().toordinal()


def listings_changed() -> None:
    """Move the version on. Call inside the transaction that changed a listing."""
    from services.models.version import ListingsVersion

    ListingsVersion.move_on()
