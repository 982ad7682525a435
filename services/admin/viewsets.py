"""The snippet views: listings first, then the words and places that describe them."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from services.admin.filters import ServiceFilterSet
from services.admin.forms import ServiceForm
from services.admin.panels import service_edit_handler
from services.models import Area, Need, Organisation, Service, ServiceType


def _areas(service: Service) -> str:
    return ", ".join(area.name for area in service.areas.all()) or "Not said"


def _freshness(service: Service) -> str:
    if service.confirmed_on is None:
        return "Demonstration, never confirmed" if service.is_demo else "Never confirmed"
    return f"Needs a check since {service.confirmed_on:%-d %B %Y}" if service.needs_check else f"Confirmed {service.confirmed_on:%-d %B %Y}"


def _state(service: Service) -> str:
    # Wagtail's own status column asks the database twice for each row.
    if not service.live:
        return "Draft"
    return "Published, newer draft" if service.has_unpublished_changes else "Published"


class ServiceViewSet(SnippetViewSet):
    model = Service
    icon = "clipboard-list"
    menu_label = "Services"
    list_display = [
        "name_en",
        Column("organisation", label="Organisation", sort_key="organisation__name"),
        Column("service_type", label="Kind", sort_key="service_type__name_en"),
        Column("areas", label="Areas", accessor=_areas),
        Column("freshness", label="Freshness", accessor=_freshness, sort_key="confirmed_on"),
        Column("state", label="State", accessor=_state, sort_key="live"),
    ]
    list_per_page = 50
    ordering = ["name_en"]
    search_fields = ["name_en", "organisation__name", "former_names", "summary_en"]
    search_backend_name = None
    filterset_class = ServiceFilterSet
    inspect_view_enabled = True
    copy_view_enabled = False  # a copy would carry the key and the code of another listing
    list_export = ["key", "name_en", "organisation", "service_type", "confirmed_on", "confidence", "live"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return Service.objects.select_related("organisation", "service_type").prefetch_related("areas")

    def get_edit_handler(self):
        handler = service_edit_handler()
        handler.base_form_class = ServiceForm
        return handler.bind_to_model(self.model)


class OrganisationViewSet(SnippetViewSet):
    model = Organisation
    icon = "group"
    list_display = ["name", "website"]
    search_fields = ["name", "former_names"]
    search_backend_name = None
    panels = [FieldPanel("name"), FieldPanel("former_names"), FieldPanel("website")]


class NeedViewSet(SnippetViewSet):
    model = Need
    icon = "tag"
    list_display = ["name_en", "key", "parent"]
    search_backend_name = None
    search_fields = ["name_en", "key"]
    panels = [FieldPanel("key"), FieldPanel("name_en", heading="Name"), FieldPanel("parent"), FieldPanel("order")]


class ServiceTypeViewSet(SnippetViewSet):
    model = ServiceType
    icon = "list-ul"
    menu_label = "Kinds of service"
    list_display = ["name_en", "key", BooleanColumn("is_confidential", label="Place is secret")]
    search_backend_name = None
    search_fields = ["name_en", "key"]
    panels = [FieldPanel("key"), FieldPanel("name_en", heading="Name"), FieldPanel("is_confidential"), FieldPanel("order")]


class AreaViewSet(SnippetViewSet):
    model = Area
    icon = "site"
    list_display = ["name", "code", "kind", "parent"]
    search_backend_name = None
    search_fields = ["name", "code"]
    panels = [FieldPanel("code"), FieldPanel("name"), FieldPanel("kind"), FieldPanel("parent")]


class ListingsViewSetGroup(SnippetViewSetGroup):
    menu_label = "Listings"
    menu_icon = "clipboard-list"
    menu_order = 100
    items = (ServiceViewSet, OrganisationViewSet, NeedViewSet, ServiceTypeViewSet, AreaViewSet)
