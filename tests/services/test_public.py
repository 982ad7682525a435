"""The public view: what it holds, and what it can never hold."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from services.listings import current_listings
from services.models import Service
from services.moment import of_one_moment
from services.public import public_view
from services.querysets import listings_version, published_services
from tests.factories import make_area, make_service

pytestmark = pytest.mark.django_db


def test_public_view_holds_the_facts_of_a_listing():
    make_service(
        "dahlia", age_min=16, genders=["woman"], languages_spoken=["ur"], contacts=({"kind": "phone", "display": "+44 1632 960002"},)
    )
    view = public_view(published_services().get())
    assert (view.key, view.name, view.service_type, view.needs) == ("dahlia", "Dahlia", "outreach", frozenset({"domestic_abuse"}))
    assert (view.eligibility.age_min, view.eligibility.genders, view.languages.spoken) == (16, frozenset({"woman"}), frozenset({"ur"}))
    assert (view.contacts[0].value, view.contacts[0].display) == ("01632960002", "+44 1632 960002")
    assert (view.district_codes, view.area_names, view.is_national) == (frozenset({"E07000010"}), ("Fenland",), False)


def test_public_view_expands_a_county_to_its_districts():
    county = make_area("E10000003", "Cambridgeshire", "county")
    make_area("E07000010", "Fenland", "district", county)
    make_area("E07000009", "East Cambridgeshire", "district", county)
    make_service(areas=(county,))
    assert public_view(published_services().get()).district_codes == frozenset({"E07000009", "E07000010"})


def test_public_view_falls_back_to_english_and_says_so():
    make_service(name_pl="Wsparcie")
    view = public_view(published_services().get(), "pl")
    assert (view.name, view.summary, view.language) == ("Wsparcie", "They listen and help you plan.", "en")


@pytest.mark.parametrize("count", [1, 3])
def test_published_services_are_read_in_a_constant_number_of_queries(count, django_assert_num_queries):
    for number in range(count):
        make_service(f"service-{number}")
    with django_assert_num_queries(6):
        assert len([public_view(service) for service in published_services()]) == count


def test_draft_and_ended_listings_are_not_published(today_plus):
    make_service("draft", publish=False)
    make_service("ended", valid_to=today_plus(-1))
    make_service("not-yet", valid_from=today_plus(1))
    make_service("last-day", valid_to=today_plus(0))
    assert [service.key for service in published_services()] == ["last-day"]


def test_listings_version_moves_with_publish_unpublish_and_delete():
    seen = [listings_version()]
    service = make_service()
    seen.append(listings_version())
    service.unpublish()
    seen.append(listings_version())
    Service.objects.all().delete()
    seen.append(listings_version())
    assert seen == sorted(set(seen))


def test_listings_stay_as_they_were_within_one_moment_and_not_beyond_it():
    service = make_service()
    with of_one_moment():
        before = current_listings()
        assert [one.key for one in before.all] == [service.key]
        service.unpublish()
        assert current_listings() is before
        assert current_listings("pl").all == ()  # read only now
        with of_one_moment():
            assert current_listings().all == ()
        assert current_listings() is before
    assert current_listings().all == ()


PRIVATE = {"address": "1 Example Road", "postcode": "PE1 1AA", "lat": 52.5, "lng": -0.2}


@pytest.mark.parametrize("field", PRIVATE)
def test_database_refuses_a_place_of_a_refuge(field):
    service = make_service(service_type="refuge")
    with pytest.raises(IntegrityError), transaction.atomic():
        Service.objects.filter(pk=service.pk).update(**{field: PRIVATE[field]})


def test_database_refuses_a_refuge_that_is_not_confidential():
    service = make_service(service_type="refuge")
    with pytest.raises(IntegrityError), transaction.atomic():
        Service.objects.filter(pk=service.pk).update(is_confidential=False)
