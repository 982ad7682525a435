"""The words of editors: the way out is a plain https address, and pages preview and read in several languages."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from directory_site.models import GuidePage, HomePage, SiteSettings, validate_exit_url


@pytest.mark.parametrize(
    "address",
    [
        "http://www.bbc.co.uk/weather",
        "javascript:alert(1)",
        "https://",
        "www.bbc.co.uk",
        "https://example.org/?from=here",
        "https://example.org/#here",
        "https://someone@example.org/",
        "data:text/html,x",
        "//example.org",
    ],
)
def test_exit_address_that_tells_or_is_not_https_is_refused(address):
    with pytest.raises(ValidationError):
        validate_exit_url(address)


def test_default_exit_address_is_accepted():
    validate_exit_url(SiteSettings().exit_url)


def test_heading_is_read_in_the_language_of_the_reader_and_falls_back_to_english(site_pages, client):
    page = GuidePage.objects.get(slug="stay-safer")
    page.heading_pl = "Bezpieczniej w sieci"
    page.save_revision().publish()
    with translation.override("pl"):
        assert GuidePage.objects.get(slug="stay-safer").heading == "Bezpieczniej w sieci"
        assert GuidePage.objects.get(slug="words").heading == "What the words mean"
    assert GuidePage.objects.get(slug="stay-safer").heading == "Stay safer online"


@pytest.mark.parametrize("model", [HomePage, GuidePage])
def test_editors_can_open_and_save_the_pages(site_pages, admin_client, model):
    page = model.objects.first()
    response = admin_client.get(f"/admin/pages/{page.pk}/edit/")
    assert response.status_code == 200
    assert b"heading_en" in response.content


def test_editors_can_change_the_way_out_and_a_bad_address_is_refused(site_pages, admin_client):
    settings = SiteSettings.objects.get()
    address = f"/admin/settings/directory_site/sitesettings/{settings.site_id}/"
    fields = {"name_en": "Local help", "partnership": "", "emergency_note_en": "", "safety_page": settings.safety_page_id}
    refused = admin_client.post(address, fields | {"exit_url": "http://example.org"})
    assert "begins with https://" in refused.content.decode()
    admin_client.post(address, fields | {"exit_url": "https://www.gov.uk/bank-holidays"})
    assert SiteSettings.objects.get().exit_url == "https://www.gov.uk/bank-holidays"
