"""What editors do, through the admin: write a draft, read what is missing, publish, and never store a secret place."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page

from services.admin.roles import CHECKER, EDITOR, PARTNERSHIP_ADMIN, sync_roles
from services.models import Area, Need, Organisation, Service, ServiceType
from tests.factories import make_area, make_service

pytestmark = pytest.mark.django_db

ADD = "wagtailsnippets_services_service:add"
EDIT = "wagtailsnippets_services_service:edit"


@pytest.fixture
def signed_in(client):
    def sign_in(role: str):
        sync_roles()
        user = User.objects.create_user("someone", password="a-long-password")
        user.groups.add(Group.objects.get(name=role))
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def words(db):
    make_area()
    Need.objects.create(key="domestic_abuse", name_en="Domestic abuse")
    Organisation.objects.create(name="An organisation")
    ServiceType.objects.create(key="outreach", name_en="Outreach")
    ServiceType.objects.create(key="refuge", name_en="Refuge", is_confidential=True)


def listing(kind: str = "outreach", **facts) -> dict:
    """The form's fields as a browser sends them."""
    blank = {
        "name_en": "Example outreach",
        "organisation": Organisation.objects.get().pk,
        "service_type": kind,
        "summary_en": "They listen.",
        "area_mode": "serves_residents",
        "areas": ["E07000010"],
        "needs": [Need.objects.get().pk],
        "website": "https://example.org",
        "sources": "https://example.org/about",
        "confidence": "seen",
        "routes-TOTAL_FORMS": "1",
        "routes-INITIAL_FORMS": "0",
        "routes-MIN_NUM_FORMS": "0",
        "routes-MAX_NUM_FORMS": "1000",
        "routes-0-audience": "self",
        "routes-0-how_en": "Call them.",
        "routes-0-ORDER": "1",
        "contacts-TOTAL_FORMS": "1",
        "contacts-INITIAL_FORMS": "0",
        "contacts-MIN_NUM_FORMS": "0",
        "contacts-MAX_NUM_FORMS": "1000",
        "contacts-0-kind": "phone",
        "contacts-0-display": "01632 960001",
        "contacts-0-label_en": "Helpline",
        "contacts-0-ORDER": "1",
    }
    return blank | facts


def test_editor_saves_a_draft_that_no_reader_sees(signed_in, words):
    response = signed_in(EDITOR).post(reverse(ADD), listing(summary_en=""))
    assert response.status_code == 302
    service = Service.objects.get()
    assert (service.key, service.live, Service.objects.published().count()) == ("example-outreach", False, 0)


def test_editor_may_not_publish(signed_in, words):
    signed_in(EDITOR).post(reverse(ADD), listing(**{"action-publish": "1"}))
    assert not Service.objects.published().exists()


def test_checker_publishes_with_routes_and_contacts(signed_in, words):
    response = signed_in(CHECKER).post(reverse(ADD), listing(**{"action-publish": "1"}))
    assert response.status_code == 302
    service = Service.objects.published().get()
    assert [route.how_en for route in service.routes.all()] == ["Call them."]
    assert [(contact.value, contact.label_en) for contact in service.contacts.all()] == [("01632960001", "Helpline")]


def test_publishing_says_what_is_missing(signed_in, words):
    without = {"summary_en": "", "areas": [], "needs": [], "sources": "", "routes-TOTAL_FORMS": "0", "action-publish": "1"}
    response = signed_in(CHECKER).post(reverse(ADD), listing(**without))
    assert response.status_code == 200
    assert not Service.objects.exists()
    errors = response.context["form"].errors
    assert set(errors) == {"summary_en", "areas", "needs", "sources", "__all__"}
    assert "Add at least one way in" in errors["__all__"][0]


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("summary_en", "We are at 12 Example Road."),
        ("name_pl", "Dom przy ul. Przykładowa 12"),
        ("summary_ur", "پتہ: PE1 1AA"),
        ("professional_notes", "In ＰＥ１ １ＡＡ"),
        ("contacts-0-label_en", "Office, 4 Mill House"),
        ("routes-0-how_en", "Walk in at pe11aa"),
        ("website", "https://maps.app.goo.gl/abc"),
    ],
)
def test_a_place_typed_for_a_refuge_is_refused_even_in_a_draft(signed_in, words, field, text):
    response = signed_in(EDITOR).post(reverse(ADD), listing("refuge", **{field: text}))
    assert response.status_code == 200
    assert "looks like a place" in response.content.decode()
    assert not Service.objects.exists()


def test_the_form_of_a_refuge_has_no_place(signed_in, words):
    service = make_service("refuge", service_type="refuge")
    form = signed_in(PARTNERSHIP_ADMIN).get(reverse(EDIT, args=[service.pk])).context["form"]
    assert not {"address", "postcode", "lat", "lng"} & set(form.fields)


def test_the_form_of_a_public_place_has_an_address_once_it_is_saved(signed_in, words):
    client = signed_in(PARTNERSHIP_ADMIN)
    assert "address" not in client.get(reverse(ADD)).context["form"].fields
    service = make_service("centre")
    assert "address" in client.get(reverse(EDIT, args=[service.pk])).context["form"].fields


def test_a_place_cannot_become_secret_while_it_holds_an_address(signed_in, words):
    service = make_service("centre", address="1 Example Road", postcode="PE1 1AA")
    data = listing("refuge", address="1 Example Road", postcode="PE1 1AA", **{"contacts-TOTAL_FORMS": "0", "routes-TOTAL_FORMS": "0"})
    response = signed_in(PARTNERSHIP_ADMIN).post(reverse(EDIT, args=[service.pk]), data)
    assert response.status_code == 200
    assert {"address", "postcode"} <= set(response.context["form"].errors)
    service.refresh_from_db()
    assert (service.service_type_id, service.latest_revision.content["service_type"]) == ("outreach", "outreach")


def test_listing_list_takes_the_same_queries_for_one_and_three(signed_in):
    client = signed_in(PARTNERSHIP_ADMIN)
    url = reverse("wagtailsnippets_services_service:list")

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
        return len(captured)

    make_service("service-0")
    queries()
    for_one = queries()
    make_service("service-1")
    make_service("service-2")
    assert queries() == for_one <= 14  # 13 on SQLite


def test_list_filters_by_district_and_state(signed_in):
    make_service("fenland")
    make_service("elsewhere", areas=(make_area("E07000008", "Cambridge"),))
    make_service("everywhere", areas=(Area.objects.create(code="K04000001", name="England and Wales", kind="nation"),), publish=False)
    client = signed_in(EDITOR)

    def found(**query) -> list[str]:
        response = client.get(reverse("wagtailsnippets_services_service:list"), query)
        return sorted(row.key for row in response.context["object_list"])

    assert found(area="E07000010") == ["everywhere", "fenland"]
    assert found(state="draft") == ["everywhere"]
    assert found(q="elsewhere") == ["elsewhere"]


def test_editor_sends_a_draft_to_the_workflow_and_checker_approves(signed_in, words):
    client = signed_in(EDITOR)
    client.post(reverse(ADD), listing(**{"action-submit": "1"}))
    service = Service.objects.get()
    assert service.workflow_in_progress
    checker = User.objects.create_user("checker", password="a-long-password")
    checker.groups.add(Group.objects.get(name=CHECKER))
    service.current_workflow_task.specific.on_action(service.current_workflow_task_state, checker, "approve")
    assert Service.objects.published().get().pk == service.pk


def test_partnership_admin_edits_pages_and_site_settings(signed_in):
    call_command("setup_site", verbosity=0)
    client = signed_in(PARTNERSHIP_ADMIN)
    home = Page.objects.get(slug="first-page")
    assert client.get(reverse("wagtailadmin_pages:edit", args=[home.pk])).status_code == 200
    assert client.get(reverse("wagtailsettings:edit", args=["directory_site", "sitesettings"]), follow=True).status_code == 200


def test_editor_does_not_change_site_settings(signed_in):
    call_command("setup_site", verbosity=0)
    response = signed_in(EDITOR).get(reverse("wagtailsettings:edit", args=["directory_site", "sitesettings"]))
    assert response.status_code == 302
