"""From the public view of a listing to what the engine may know of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.utils import translation

from pathways import offers
from pathways.core.hours import ALWAYS_OPEN, OpeningHours
from pathways.offers import current_offers, offer_from
from services.made_up import DEMO_PROOF, NO_LANGUAGES, UNKNOWN_ELIGIBILITY, make_contact, make_public_service, make_route
from services.public import Address
from tests.factories import make_service

MORNINGS = OpeningHours(((540, 720),), None)


def test_blank_listing_is_an_offer_that_knows_nothing():
    offer = offer_from(make_public_service())
    assert (offer.genders, offer.age_min, offer.hours, offer.spoken, offer.point) == (None, None, (), frozenset(), None)
    assert [(way.audience, way.assumed) for way in offer.ways] == [("self", False)]


def test_languages_are_known_by_their_primary_tag():
    languages = replace(NO_LANGUAGES, spoken=frozenset({"zh-Hans", "LT"}), interpreter=frozenset({"bfi"}))
    offer = offer_from(make_public_service(languages=languages))
    assert (offer.spoken, offer.interpreter, offer.has_bsl) == (frozenset({"zh", "lt"}), frozenset({"bfi"}), True)


@pytest.mark.parametrize(
    ("contact", "reachable"),
    [
        ({"kind": "phone"}, False),
        ({"kind": "phone", "accepts_text": True}, True),
        ({"kind": "phone", "bsl_hours": "10 to 6"}, True),
        ({"kind": "sms"}, True),
        ({"kind": "bsl"}, True),
        ({"kind": "webchat"}, True),
        ({"kind": "email"}, False),
    ],
)
def test_reachable_without_a_voice(contact, reachable):
    assert offer_from(make_public_service(contacts=(make_contact(**contact),))).has_bsl is reachable


def test_hours_are_those_of_the_service_and_of_its_numbers():
    contacts = (
        make_contact(hours=MORNINGS),
        make_contact("01632960002", hours=ALWAYS_OPEN),
        make_contact(kind="webchat", hours=ALWAYS_OPEN),
    )
    assert offer_from(make_public_service(contacts=contacts, hours=MORNINGS)).hours == (MORNINGS, ALWAYS_OPEN)


def test_only_numbers_become_phones_and_unchecked_ones_say_so():
    checked = replace(DEMO_PROOF, needs_check=False)
    contacts = (
        make_contact("01632960001", checked_on=date(2026, 11, 1)),
        make_contact("01632960002"),
        make_contact("https://example.org", kind="website"),
        make_contact("85258", kind="sms_shortcode", keyword="SHOUT", checked_on=date(2026, 11, 1)),
    )
    phones = offer_from(make_public_service(contacts=contacts, proof=checked)).phones
    assert [(phone.number, phone.keyword, phone.to_check) for phone in phones] == [
        ("01632960001", "", False),
        ("01632960002", "", True),
        ("85258", "SHOUT", False),
    ]
    assert all(phone.to_check for phone in offer_from(make_public_service(contacts=contacts)).phones)


def test_professions_of_the_listing_stand_in_for_those_of_a_route():
    eligibility = replace(UNKNOWN_ELIGIBILITY, professions=frozenset({"nurse"}))
    routes = (make_route("professional"), make_route("professional", professions=frozenset({"teacher"})))
    ways = offer_from(make_public_service(eligibility=eligibility, routes=routes)).ways
    assert [way.professions for way in ways] == [frozenset({"nurse"}), frozenset({"teacher"})]


def test_public_address_gives_a_point_and_a_confidential_kind_never_does():
    address = Address("1 Example Street", "PE1 1AA", 52.5, -0.2)
    assert offer_from(make_public_service(address=address)).point == (52.5, -0.2)
    assert offer_from(make_public_service(address=replace(address, lat=None))).point is None
    assert offer_from(make_public_service(address=address, is_confidential=True)).point is None


@pytest.mark.django_db
def test_current_offers_follow_the_published_listings(django_assert_num_queries):
    make_service("first-listing")
    before = current_offers()
    assert [offer.key for offer in before] == ["first-listing"]
    with django_assert_num_queries(1):  # the version of the listings
        assert current_offers() is before
    make_service("second-listing")
    make_service("a-draft", publish=False)
    assert [offer.key for offer in current_offers()] == ["first-listing", "second-listing"]


@pytest.mark.django_db
def test_current_offers_are_held_for_each_language():
    make_service("first-listing", name_pl="Pierwsza")
    english = current_offers()
    with translation.override("pl"):
        polish = current_offers()
        assert [offer.name for offer in polish] == ["Pierwsza"]
    assert current_offers() is english


@pytest.mark.parametrize(("active", "expected"), [("en-gb", "en"), ("pl", "pl"), ("pt-br", "pt"), ("de", "en"), (None, "en")])
def test_listing_language_is_one_that_listings_know(active, expected):
    with translation.override(active):
        assert offers.listing_language() == expected
