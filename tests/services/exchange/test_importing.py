"""Writing listings through revisions, and never over an editor's work."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from services.exchange.importing import Outcome, listing_of, write_listing
from services.exchange.listing import ContactInput, ListingError, ListingInput, RouteInput
from services.listings import current_listings
from services.models import Service
from services.taxonomy.syncing import sync_taxonomy

pytestmark = pytest.mark.django_db

LINE = ListingInput(
    key="a-line",
    name="A line",
    organisation="An organisation",
    service_type="helpline",
    summary="They listen.",
    needs=("coercive_control", "domestic_abuse"),
    former_names=("The old line", "01632 960009"),
    areas=("E06000031", "E10000003"),
    website="https://example.org",
    hours="Mon-Fri 09:00-17:00",
    languages_spoken=("lt", "pl"),
    genders=("woman",),
    age_min=16,
    pets=False,
    routes=(
        RouteInput(audience="self", methods=("phone",), how="Call."),
        RouteInput(audience="professional", methods=("form",), how="Send the form.", consent="required", area_codes=("E07000010",)),
    ),
    contacts=(
        ContactInput(kind="phone", display="01632 960001", label="Helpline", hours="24 hours", free=True, source="https://example.org"),
        ContactInput(kind="email", display="help@example.org", source="https://example.org"),
    ),
    sources=("https://example.org", "A leaflet"),
)
REFUGE = replace(LINE, key="a-refuge", name="A refuge", service_type="refuge")


@pytest.fixture(autouse=True)
def _taxonomy():
    sync_taxonomy()


@pytest.fixture
def editor():
    return User.objects.create(username="editor")


def the_line() -> Service:
    return Service.objects.get(key="a-line")


def shown() -> list[tuple[str, str]]:
    return [(listing.key, listing.summary) for listing in current_listings().all]


def test_write_listing_new_is_published_as_it_was_given():
    assert write_listing(LINE) is Outcome.PUBLISHED
    service = the_line()
    assert listing_of(service) == LINE
    assert (service.live, service.has_unpublished_changes, service.is_demo, service.revisions.count()) == (True, False, False, 1)
    assert (service.confirmed_on, service.confirmed_by) == (None, "")
    assert shown() == [("a-line", "They listen.")]


def test_write_listing_contact_is_dialled_without_spaces_and_rows_keep_their_order():
    write_listing(LINE)
    assert list(the_line().contacts.values_list("value", flat=True)) == ["01632960001", "help@example.org"]
    assert list(the_line().routes.values_list("audience", flat=True)) == ["self", "professional"]


def test_write_listing_again_writes_nothing():
    write_listing(LINE)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert write_listing(LINE) is Outcome.UNCHANGED
    written = [query["sql"] for query in queries if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert written == []
    assert the_line().revisions.count() == 1


def test_write_listing_changed_publishes_a_new_revision():
    write_listing(LINE)
    changed = replace(LINE, summary="They listen and help.", needs=("stalking",), routes=LINE.routes[:1], pets=None)
    assert write_listing(changed) is Outcome.PUBLISHED
    assert listing_of(the_line()) == changed
    assert the_line().revisions.count() == 2
    assert shown() == [("a-line", "They listen and help.")]


def test_write_listing_not_to_be_published_stays_a_draft():
    assert write_listing(replace(LINE, publish=False)) is Outcome.DRAFTED
    assert (the_line().live, shown()) == (False, [])
    assert write_listing(replace(LINE, publish=False)) is Outcome.UNCHANGED


def test_write_listing_draft_that_may_be_published_now_is_published():
    write_listing(replace(LINE, publish=False))
    assert write_listing(LINE) is Outcome.PUBLISHED
    assert the_line().live


def test_write_listing_that_may_no_longer_be_published_is_taken_off():
    write_listing(LINE)
    assert write_listing(replace(LINE, publish=False)) is Outcome.DRAFTED
    assert (the_line().live, shown()) == (False, [])
    assert write_listing(replace(LINE, publish=False)) is Outcome.UNCHANGED


def test_write_listing_that_lacks_what_readers_need_stays_a_draft():
    assert write_listing(replace(LINE, sources=())) is Outcome.DRAFTED
    assert shown() == []


def test_write_listing_over_an_editors_draft_makes_a_draft_for_review(editor):
    write_listing(LINE)
    draft = the_line()
    draft.summary_en = "An editor's better words."
    draft.name_pl = "Linia"
    editors = draft.save_revision(user=editor)

    assert write_listing(LINE) is Outcome.LEFT_TO_EDITORS
    assert the_line().latest_revision == editors

    assert write_listing(replace(LINE, hours="24 hours")) is Outcome.FOR_REVIEW
    service = the_line()
    assert (service.summary_en, service.hours, service.live) == ("They listen.", "Mon-Fri 09:00-17:00", True)
    for_review = service.latest_revision.as_object()
    assert (for_review.hours, for_review.name_pl) == ("24 hours", "Linia")
    assert editors.as_object().summary_en == "An editor's better words."
    assert service.revisions.count() == 3

    assert write_listing(replace(LINE, hours="24 hours")) is Outcome.LEFT_TO_EDITORS
    assert the_line().revisions.count() == 3


def test_write_listing_over_an_editors_published_words_keeps_them_on_the_site(editor):
    write_listing(LINE)
    draft = the_line()
    draft.summary_en = "An editor's better words."
    draft.save_revision(user=editor).publish()
    assert write_listing(replace(LINE, summary="An import's words.")) is Outcome.FOR_REVIEW
    assert shown() == [("a-line", "An editor's better words.")]


def test_write_listing_that_an_editor_took_off_the_site_stays_off():
    write_listing(LINE)
    the_line().unpublish()
    assert write_listing(LINE) is Outcome.LEFT_TO_EDITORS
    assert write_listing(replace(LINE, summary="News.")) is Outcome.FOR_REVIEW
    assert (the_line().live, shown()) == (False, [])


def test_write_listing_that_an_editor_locked_is_left_to_them(editor):
    write_listing(LINE)
    Service.objects.filter(key="a-line").update(locked=True, locked_by=editor)
    assert write_listing(replace(LINE, summary="News.")) is Outcome.FOR_REVIEW
    assert shown() == [("a-line", "They listen.")]


def test_write_listing_keeps_translations_of_what_it_does_not_change():
    write_listing(LINE)
    service = the_line()
    service.name_pl = "Linia"
    first, _ = service.routes.all()
    first.how_pl = "Zadzwoń."
    service.routes.add(first)
    service.save_revision().publish()
    write_listing(replace(LINE, hours="24 hours"))
    service = the_line()
    assert (service.name_pl, service.name_en, service.hours) == ("Linia", "A line", "24 hours")
    assert [route.how_pl or "" for route in service.routes.all()] == ["Zadzwoń.", ""]


def test_write_listing_under_another_language_writes_english():
    write_listing(LINE)
    service = the_line()
    service.name_pl = "Linia"
    service.save_revision().publish()
    with translation.override("pl"):
        write_listing(replace(LINE, name="Another line"))
    service = the_line()
    assert (service.name_en, service.name_pl) == ("Another line", "Linia")
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM services_service")
        assert cursor.fetchall() == [("Another line",)]


def test_write_listing_demo_never_touches_a_real_listing():
    write_listing(LINE)
    assert write_listing(replace(LINE, summary="Demo words."), is_demo=True) is Outcome.LEFT_TO_EDITORS
    assert (the_line().revisions.count(), the_line().is_demo) == (1, False)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"service_type": "teapot"}, "service_type"),
        ({"needs": ("teapots",)}, "needs"),
        ({"areas": ("E99999999",)}, "areas"),
        ({"website": "example"}, "website"),
        ({"name": "x" * 201}, "name"),
        ({"routes": (RouteInput(audience="self", area_codes=("E99999999",)),)}, "routes[0].area_codes"),
        ({"contacts": (ContactInput(kind="phone", display="call us"),)}, "contacts[0].display"),
        ({"contacts": (LINE.contacts[0], ContactInput(kind="email", display="nobody"))}, "contacts[1].display"),
    ],
)
def test_write_listing_bad_value_names_the_field_and_writes_nothing(facts, field):
    with pytest.raises(ListingError) as caught:
        write_listing(replace(LINE, **facts))
    assert caught.value.field == field
    assert Service.objects.count() == 0


@pytest.mark.parametrize(
    "facts",
    [
        {"address": "1 Example Road"},
        {"postcode": "PE1 1AA"},
        {"summary": "Find us at 12 Example Road."},
        {"routes": (RouteInput(audience="self", how="Come to PE1 1AA."),)},
    ],
)
def test_write_listing_place_of_a_refuge_is_refused_and_nothing_of_it_is_kept(facts):
    assert write_listing(REFUGE) is Outcome.PUBLISHED
    before = Service.objects.get(key="a-refuge").revisions.count()
    with pytest.raises(ListingError):
        write_listing(replace(REFUGE, **facts))
    assert Service.objects.get(key="a-refuge").revisions.count() == before
