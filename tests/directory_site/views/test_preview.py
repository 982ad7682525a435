"""What an editor sees beside the form: the page and the card, for drafts too, with nothing that the site would not show."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.test import RequestFactory
from django.urls import reverse

from directory_site.views.preview import preview_service
from services.models import ContactPoint, Organisation, ReferralRoute, Service, ServiceType
from tests.directory_site.pages import page, section, words
from tests.factories import make_area, make_service

pytestmark = pytest.mark.django_db


def unsaved(**facts) -> Service:
    """A listing as the preview gets it from the form: nothing of it is in the database."""
    service = Service(
        organisation=Organisation.objects.create(name="An organisation"),
        service_type=ServiceType.objects.create(key="outreach", name_en="Outreach"),
        **{"name_en": "New service", "summary_en": "They listen."} | facts,
    )
    service.areas = [make_area()]
    contact = ContactPoint(kind="phone", display="01632 960001")
    contact.clean()
    service.contacts = [contact]
    service.routes = [ReferralRoute(audience="self", methods=["phone"], how_en="Call.")]
    return service


def preview(service: Service, mode: str) -> str:
    response = preview_service(RequestFactory().get("/"), service, mode)
    assert response.status_code == 200
    return page(response)


def test_unsaved_listing_is_drawn_as_its_page():
    source = preview(unsaved(), "en")
    assert "New service" in words(source)
    assert "01632 960001" in section(source, "Contact")
    assert "Area Fenland" in section(source, "Who it is for")


def test_page_is_drawn_in_the_language_of_the_mode():
    source = preview(unsaved(name_ur="نئی خدمت", summary_ur="وہ سنتے ہیں۔"), "ur")
    assert '<html lang="ur" dir="rtl"' in source
    assert "نئی خدمت" in words(source)


def test_card_mode_draws_one_result():
    source = preview(unsaved(), "card")
    assert source.count("<article") == 1
    assert "01632 960001" in section(source, "New service")


@pytest.mark.parametrize("mode", ["card", "en", "nothing"])
def test_listing_without_organisation_or_kind_says_what_is_missing(mode):
    assert "Choose the organisation and the kind of service first." in words(preview(Service(), mode))


def test_draft_of_a_refuge_shows_no_place():
    service = unsaved()
    service.service_type = ServiceType.objects.create(key="refuge", name_en="Refuge", is_confidential=True)
    service.is_confidential, service.address, service.postcode = True, "1 Example Road", "PE1 1AA"
    source = preview(service, "en")
    assert "The address is secret. Nobody will give it out." in words(source)
    assert "Example Road" not in source
    assert "PE1 1AA" not in source


@pytest.mark.parametrize("mode", ["card", "en", "ur"])
def test_admin_shows_the_preview_of_a_saved_draft_in_its_frame(client, mode):
    client.force_login(get_user_model().objects.create_superuser("editor", "editor@example.org", "a long password"))
    service = make_service("a-draft", publish=False)
    address = reverse("wagtailsnippets_services_service:revisions_view", args=[service.pk, service.latest_revision_id])
    response = client.get(address, {"mode": mode})
    assert response.status_code == 200
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in response.headers["Content-Security-Policy"]
    assert "A draft" in words(page(response))
