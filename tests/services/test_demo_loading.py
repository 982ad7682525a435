"""Loading the demonstration listings and taking them out again, on the whole set."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from io import StringIO

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import transaction

from services.demo.loading import Removal, load_demo, remove_demo
from services.demo.records import demo_listings
from services.exchange.importing import Outcome, listing_of
from services.listings import current_listings
from services.models import Area, Need, Organisation, Service
from services.public import PublicService
from services.taxonomy.syncing import sync_taxonomy
from tests.factories import make_service

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("demo_loading")]  # one worker loads the set, not each
FENLAND = "E07000010"


@pytest.fixture(scope="module", autouse=True)
def first_load(django_db_setup, django_db_blocker):
    """The whole set, loaded once for the tests of this module (it takes seconds) and rolled back after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        sync_taxonomy()
        yield load_demo(demo_listings())
        transaction.set_rollback(True)


def published() -> tuple[PublicService, ...]:
    return current_listings().all


def self_startable(service: PublicService) -> bool:
    return any(route.audience == "self" for route in service.routes)


def serves(service: PublicService, district: str) -> bool:
    if service.area_mode == "excludes_residents":
        return district not in service.district_codes
    return service.is_national or district in service.district_codes


CHILDLINE = [listing for listing in demo_listings() if listing.key == "childline"]


def edit(key: str, **facts) -> None:
    service = Service.objects.get(key=key).get_latest_revision_as_object()
    for name, value in facts.items():
        setattr(service, name, value)
    service.save_revision(user=User.objects.get_or_create(username="editor")[0])


def test_load_demo_first_publishes_91_and_keeps_23_as_drafts(first_load):
    assert first_load == Counter({Outcome.PUBLISHED: 91, Outcome.DRAFTED: 23})
    assert len(published()) == 91
    assert Service.objects.filter(live=False).count() == 23


def test_load_demo_again_changes_nothing():
    before = [(service.pk, service.latest_revision_id) for service in Service.objects.all()]
    assert load_demo(demo_listings()) == Counter({Outcome.UNCHANGED: 114})
    assert [(service.pk, service.latest_revision_id) for service in Service.objects.all()] == before


def test_load_demo_holds_what_the_files_say():
    assert {service.key: listing_of(service) for service in Service.objects.all()} == {
        listing.key: replace(listing, publish=True) for listing in demo_listings()
    }


def test_load_demo_marks_every_listing_as_demonstration_that_nobody_confirmed():
    assert {(service.proof.is_demo, service.proof.confirmed_on, service.proof.needs_check) for service in published()} == {
        (True, None, True)
    }


def test_load_demo_went_through_a_revision_for_each():
    assert {service.revisions.count() for service in Service.objects.all()} == {1}


def test_demo_fenland_has_local_services_that_somebody_can_start_herself():
    local = {service.key for service in published() if FENLAND in service.district_codes and self_startable(service)}
    assert {
        "domestic-abuse-support-service-dass-outreach",
        "cambridge-peterborough-rape-crisis-partnership",
        "cambridgeshire-victim-and-witness-hub",
        "isva-service-adults",
        "the-elms-sexual-assault-referral-centre",
    } <= local


@pytest.mark.parametrize("district", settings.WAYMARK_DISTRICTS)
def test_demo_every_district_has_a_line_open_day_and_night_that_needs_no_referral(district):
    keys = {
        service.key
        for service in published()
        if serves(service, district)
        and self_startable(service)
        and any(contact.is_phone and contact.hours and contact.hours.is_always_open for contact in service.contacts)
    }
    assert {"national-domestic-abuse-helpline", "rape-and-sexual-abuse-support-line-24-7", "samaritans"} <= keys


def test_demo_lithuanian_and_interpreters_are_told_apart():
    by_key = current_listings().by_key
    assert by_key["lithuanian-and-polish-women-s-project"].languages.spoken == {"lt", "pl"}
    helpline = by_key["national-domestic-abuse-helpline"].languages
    assert (helpline.spoken, helpline.interpreter, helpline.interpreter_any) == (frozenset(), {"bfi"}, True)
    assert by_key["east-cambridgeshire-domestic-abuse-and-housing-help"].languages.interpreter_any is None


def test_demo_confidential_listings_have_no_address_and_the_womens_centre_has():
    by_key = current_listings().by_key
    confidential = [service for service in published() if service.is_confidential]
    assert [(service.service_type, service.address) for service in confidential if service.address] == []
    assert len(confidential) == 6
    centre = by_key["anne-s-house-women-s-centre"].address
    assert (centre.postcode, round(centre.lat, 1), round(centre.lng, 1)) == ("PE1 2EA", 52.6, -0.2)


def test_load_demo_after_an_edit_leaves_the_listing_to_the_editor():
    edit("childline", summary_en="An editor's words.")
    assert load_demo(CHILDLINE) == Counter({Outcome.LEFT_TO_EDITORS: 1})
    childline = Service.objects.get(key="childline")
    assert childline.latest_revision.as_object().summary_en == "An editor's words."


def test_load_demo_leaves_a_real_listing_of_the_same_key_alone():
    Service.objects.get(key="childline").delete()
    make_service("childline", summary_en="Ours.")
    assert load_demo(CHILDLINE) == Counter({Outcome.LEFT_TO_EDITORS: 1})
    assert current_listings().by_key["childline"].summary == "Ours."


def test_remove_demo_takes_out_listings_and_their_organisations():
    ours = make_service("ours", organisation=Organisation.objects.get(name="Samaritans"))
    Organisation.objects.create(name="An organisation with no listing yet")
    organisations = Organisation.objects.filter(services__is_demo=True).distinct().count()
    assert remove_demo() == Removal(listings=114, organisations=organisations - 1, kept=())
    assert list(Service.objects.all()) == [ours]
    assert set(Organisation.objects.values_list("name", flat=True)) == {"Samaritans", "An organisation with no listing yet"}
    assert [service.key for service in published()] == ["ours"]
    assert Need.objects.exists()
    assert Area.objects.exists()


def test_remove_demo_keeps_what_an_editor_has_worked_on():
    edit("childline", summary_en="An editor's words.")
    removal = remove_demo()
    assert (removal.listings, removal.kept) == (113, ("childline",))
    assert [service.key for service in Service.objects.all()] == ["childline"]
    assert Organisation.objects.get(services__key="childline").name == "NSPCC"


def test_load_demo_command_says_what_it_did():
    out = StringIO()
    call_command("load_demo", stdout=out)
    assert out.getvalue().splitlines()[0] == "Demonstration listings. Nobody has checked them with the providers."
    assert "   114 unchanged" in out.getvalue().splitlines()


def test_load_demo_command_quiet_says_nothing(capsys):
    out = StringIO()
    call_command("load_demo", "--quiet", stdout=out)
    assert (out.getvalue(), capsys.readouterr()) == ("", ("", ""))


def test_load_demo_command_remove_names_what_stays():
    edit("childline", summary_en="An editor's words.")
    out = StringIO()
    call_command("load_demo", "--remove", stdout=out)
    lines = out.getvalue().splitlines()
    assert lines[0].startswith("113 demonstration listings and ")
    assert lines[1:] == ["1 stay because an editor has worked on them: childline", "Delete them in the admin if nobody needs them."]


def test_sync_taxonomy_command_says_what_it_did():
    out = StringIO()
    call_command("sync_taxonomy", stdout=out)
    assert out.getvalue() == "Needs, kinds of service and areas are ready: 0 made, 0 mended.\n"
