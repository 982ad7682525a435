"""The doors to listings. `published_services()` is the only one that public code may use."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q


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

    number = ListingsVersion.objects.values_list("number", flat=True).first() or 0
    return number * 10_000_000 + date.today().toordinal()


def listings_changed() -> None:
    """Move the version on. Call inside the transaction that changed a listing."""
    from services.models.version import ListingsVersion

    if not ListingsVersion.objects.update(number=F("number") + 1):
        ListingsVersion.objects.get_or_create(pk=1, defaults={"number": 1})
