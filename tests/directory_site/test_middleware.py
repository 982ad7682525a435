"""Headers on every kind of answer, and what a failure leaves in the log."""

from __future__ import annotations

import logging
from unittest.mock import ANY

import pytest
from csp.constants import NONE, SELF
from django.contrib.auth import get_user_model
from django.urls import path, reverse
from wagtail.test.utils.form_data import querydict_from_html

from directory_site.middleware import OneMomentMiddleware
from directory_site.models import HomePage
from directory_site.scripts import hashes
from directory_site.urls import urlpatterns as site_urls
from services.listings import current_listings
from tests.factories import make_service

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


def fail(request):
    raise ValueError(f"zq7mark {request.POST.get('area')}")


urlpatterns = [path("find/fail/", fail), path("admin/fail/", fail), *site_urls]
handler400 = "directory_site.views.errors.bad_request"
handler404 = "directory_site.views.errors.not_found"
handler500 = "directory_site.views.errors.server_error"

PUBLIC = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.mark.parametrize(
    "url", ["/find/", "/search/", "/pro/", "/someone/", "/self/", "/nowhere/", "/find/fail/", "/s/zzzzzz/", "/healthz"]
)
def test_public_answers_carry_the_headers_and_set_no_cookie(client, url):
    client.raise_request_exception = False
    response = client.get(url)
    assert {name: response.headers.get(name) for name in PUBLIC} == PUBLIC
    assert "geolocation=()" in response.headers["Permissions-Policy"]
    policy = dict(part.strip().split(" ", 1) for part in response.headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert {policy[name] for name in ("base-uri", "object-src", "frame-ancestors")} == {"'none'"}
    assert policy["style-src"] == policy["form-action"] == policy["connect-src"] == "'self'"
    assert policy["script-src"] == " ".join(hashes())
    assert not response.cookies


def test_admin_has_its_own_policy(client):
    response = client.get("/admin/login/")
    assert "'unsafe-inline'" in response.headers["Content-Security-Policy"]
    assert (response.headers["Referrer-Policy"], response.headers["X-Frame-Options"]) == ("same-origin", "SAMEORIGIN")


@pytest.mark.parametrize(
    ("setting", "policies"),
    [
        ({"CONTENT_SECURITY_POLICY": {"DIRECTIVES": {"default-src": [NONE]}, "EXCLUDE_URL_PREFIXES": ["/find/"]}}, (None, None)),
        ({"CONTENT_SECURITY_POLICY_REPORT_ONLY": {"DIRECTIVES": {"default-src": [SELF]}}}, (ANY, "default-src 'self'")),
    ],
)
def test_settings_of_django_csp_that_tell_answers_apart_are_kept(client, settings, setting, policies):
    for name, value in setting.items():
        setattr(settings, name, value)
    headers = client.get("/find/").headers
    assert (headers.get("Content-Security-Policy"), headers.get("Content-Security-Policy-Report-Only")) == policies


def test_an_editor_sees_the_preview_of_a_page_in_its_frame(client, site_pages):
    client.force_login(get_user_model().objects.create_superuser("editor", "editor@example.org", "a long password"))
    edited = HomePage.objects.get()
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[edited.pk])
    source = client.get(reverse("wagtailadmin_pages:edit", args=[edited.pk])).content.decode()
    posted = querydict_from_html(source, form_id="page-edit-form")
    assert client.post(address, posted).json()["is_valid"]
    preview = client.get(address, {"in_preview_panel": "true"})
    assert preview.headers["X-Frame-Options"] == "SAMEORIGIN"
    policy = preview.headers["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy
    assert "script-src 'sha" in policy
    assert "frame-ancestors 'none'" in client.get(edited.url).headers["Content-Security-Policy"]


def test_a_failure_on_a_public_page_logs_its_class_and_place_only(client, caplog):
    client.raise_request_exception = False
    with caplog.at_level(logging.DEBUG):
        response = client.post("/find/fail/?where=zq7mark", {"area": "zq7mark"})
    assert response.status_code == 500
    assert "ValueError in" in caplog.text
    assert "test_middleware.py:" in caplog.text
    assert "zq7mark" not in caplog.text
    assert "zq7mark" not in response.content.decode()
    assert "999" in response.content.decode()


def test_a_failure_in_the_admin_is_logged_fully(client, caplog):
    client.raise_request_exception = False
    client.get("/admin/fail/")
    assert "Traceback" in caplog.text


@pytest.mark.parametrize("url", ["/find/", "/s/abc234/", "/pro/find/", "/search/"])
def test_pages_about_a_situation_are_not_indexed(client, url):
    assert client.get(url).headers["X-Robots-Tag"] == "noindex"


def test_readyz_tells_database_and_search(client):
    response = client.get("/readyz")
    assert (response.status_code, response.json()["database"], response.json()["search"]["ready"]) == (200, "ok", True)


@pytest.mark.parametrize(("path", "sees"), [("/find/", [1, 1]), ("/pl/search/", [1, 1]), ("/admin/listings/", [1, 0])])
def test_a_public_page_shows_the_listings_of_one_moment_and_the_admin_what_it_changed(rf, path, sees):
    service = make_service()

    def change(request):
        seen = [len(current_listings().all)]
        service.unpublish()
        return [*seen, len(current_listings().all)]

    assert OneMomentMiddleware(change)(rf.get(path)) == sees
    assert current_listings().all == ()
