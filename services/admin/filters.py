"""Filters of the listing list: kind, district, freshness, drafts."""

from __future__ import annotations

from datetime import date, timedelta

import django_filters
from django.conf import settings
from django.db.models import Q, QuerySet
from wagtail.admin.filters import WagtailFilterSet

from services.models import Area, Service, ServiceType

FRESHNESS = (("confirmed", "Confirmed lately"), ("due", "Needs a check"), ("never", "Never confirmed"), ("ending", "Ends within 60 days"))
STATES = (("live", "Published"), ("draft", "Draft, not published"), ("changed", "Published, with a newer draft"))


class ServiceFilterSet(WagtailFilterSet):
    service_type = django_filters.ModelMultipleChoiceFilter(label="Kind", queryset=ServiceType.objects.all())
    area = django_filters.ModelChoiceFilter(label="District", queryset=Area.objects.filter(kind=Area.Kind.DISTRICT), method="in_district")
    freshness = django_filters.ChoiceFilter(label="Freshness", choices=FRESHNESS, method="by_freshness")
    state = django_filters.ChoiceFilter(label="State", choices=STATES, method="by_state")

    class Meta:
        model = Service
        fields = ["service_type", "area", "freshness", "state"]

    def in_district(self, queryset: QuerySet, name: str, district: Area) -> QuerySet:
        """Listings that name the district, its county, or every place in the nation."""
        return queryset.filter(Q(areas=district) | Q(areas=district.parent) | Q(areas__kind=Area.Kind.NATION)).distinct()

    def by_freshness(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        oldest = date.today() - timedelta(days=settings.WAYMARK_REVIEW_EVERY_DAYS)
        match value:
            case "confirmed":
                return queryset.filter(confirmed_on__gte=oldest)
            case "due":
                return queryset.filter(Q(confirmed_on__lt=oldest) | Q(confirmed_on__isnull=True))
            case "never":
                return queryset.filter(confirmed_on__isnull=True)
        return queryset.filter(valid_to__range=(date.today(), date.today() + timedelta(days=60)))

    def by_state(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        match value:
            case "live":
                return queryset.filter(live=True)
            case "draft":
                return queryset.filter(live=False)
        return queryset.filter(live=True, has_unpublished_changes=True)
