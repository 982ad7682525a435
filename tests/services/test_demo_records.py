"""The demonstration listings as they lie in their files: true to their sources, safe, and nothing that is known to be wrong."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from functools import cache
from typing import Any

import pytest

from pathways.core.vocabulary import CONFIDENTIAL_SERVICE_TYPES
from services.demo.records import demo_listings
from services.exchange.listing import ListingInput
from services.models.contact import PHONE_KINDS
from services.places import find_place_in_text
from services.publishing import missing_facts
from services.taxonomy.syncing import shipped

#: Why each stays a draft is in its professional notes and in docs/demo-data.md.
DRAFTS = {
    "advocacy-after-fatal-domestic-abuse-aafda",
    "ask-for-ani",
    "ask-marc",
    "b-united-male-victims-service",
    "bright-sky-app",
    "cambridge-women-s-aid-outreach-and-women-s-support",
    "cambridge-women-s-aid-refuge",
    "centre-33",
    "empowering-women-everywhere",
    "family-respect-child-to-parent-abuse",
    "fenland-housing-options",
    "huntingdonshire-housing-options",
    "ikwro-women-s-rights-organisation",
    "latin-american-women-s-rights-service",
    "national-male-survivor-helpline",
    "polish-domestic-violence-helpline",
    "refuge-cambridgeshire-outreach",
    "respond",
    "sikh-women-s-aid",
    "stalking-perpetrator-intervention",
    "target-hardening-peterborough",
    "the-haven-women-s-night-space",
    "time4u-counselling-for-young-victims",
}

#: What readers must never be told, because it has ended, changed or was never true. Domain specification, section 11.
STALE = {
    "Ask for ANI ended on 4 November 2024": r"\bANI\b",
    "DDVC has been MVDAC since February 2024": r"\bDDVC\b|destitution domestic violence concession",
    "Clare's Law is 28 days": r"\b35 days",
    "the centre in Peterborough has closed": r"Rivergate|Oasis",
    "DAMARU and CAADA are old names": r"DAMARU|CAADA",
    "the number of the Forced Marriage Unit has no 7708": r"7708",
    "55 does not work on landlines": r"55[^.]*(?<!not )\bon (?:a )?landline",
    "the Eastern European IDVA was called A8": r"\bA8\b",
    "numbers of the old safeguarding boards": r"0345 045 1362",
    "the national helpline is run by Refuge alone": r"Women's Aid and Refuge|Refuge and Women's Aid",
    "no FGM clinic is known in Cambridgeshire": r"FGM clinic",
}


@cache
def listings() -> dict[str, ListingInput]:
    return {listing.key: listing for listing in demo_listings()}


def published() -> list[ListingInput]:
    return [listing for listing in listings().values() if listing.publish]


def texts(value: Any) -> list[str]:
    """Every text in a listing, wherever it is."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for part in value.values() for text in texts(part)]
    return [text for part in value for text in texts(part)] if isinstance(value, list | tuple) else []


def phones(listing: ListingInput) -> list[str]:
    return [contact.display for contact in listing.contacts if contact.kind in PHONE_KINDS]


def test_demo_listings_are_114_of_which_23_are_drafts():
    assert len(demo_listings()) == len(listings()) == 114
    assert {listing.key for listing in listings().values() if not listing.publish} == DRAFTS


def test_demo_drafts_say_why():
    assert [key for key in DRAFTS if not listings()[key].professional_notes.startswith("Draft because ")] == []


def test_demo_listings_from_memory_are_drafts_without_sources_of_numbers():
    from_memory = [listing for listing in listings().values() if listing.confidence == "memory"]
    assert len(from_memory) == 9
    assert [(listing.publish, listing.contacts, listing.website) for listing in from_memory] == [(False, (), "")] * 9


def test_demo_drafts_hold_no_number():
    assert [key for key in DRAFTS if phones(listings()[key])] == []


def test_demo_published_listings_lack_nothing_that_readers_need():
    lacking = {}
    for listing in published():
        facts = asdict(listing) | {"summary_en": listing.summary}
        if missing := missing_facts(facts, facts["routes"], facts["contacts"]):
            lacking[listing.key] = missing
    assert lacking == {}


def test_demo_words_are_those_of_the_shipped_taxonomy():
    needs, types, areas = (set(shipped(name)) for name in ("needs", "service_types", "areas"))
    for listing in listings().values():
        assert set(listing.needs) <= needs
        assert listing.service_type in types
        assert set(listing.areas) <= areas
        assert listing.areas


def test_demo_contacts_all_say_where_they_were_seen():
    assert [(listing.key, contact.display) for listing in listings().values() for contact in listing.contacts if not contact.source] == []


def test_demo_numbers_are_the_fifty_four_that_a_source_shows():
    # A new number needs a source, a look by a second person, and this count.
    assert sum(len(phones(listing)) for listing in published()) == 54


@pytest.mark.parametrize(
    ("key", "shown", "not_shown"),
    [
        ("forced-marriage-unit", ["020 7008 0151"], "020 7008 1500"),
        ("salvation-army-modern-slavery-referral-line", ["0800 808 3733"], "0300 303 8151"),
        ("southall-black-sisters", [], "020 8571 9595"),
        ("southall-black-sisters", [], "020 8571 0800"),
        ("latin-american-women-s-aid", [], "07534 424826"),
        ("rape-and-sexual-abuse-support-line-24-7", ["0808 500 2222"], "0808 802 9999"),
        ("samaritans", ["116 123"], "0845 790 9090"),
        ("galop-lgbt-abuse-helpline", ["0800 999 5428"], "0300 999 5428"),
        ("jewish-women-s-aid", ["0808 801 0500"], "0800 591203"),
        ("victim-support-supportline", ["0808 168 9111"], "0845 303 0900"),
    ],
)
def test_demo_doubtful_and_former_numbers_are_for_search_only(key, shown, not_shown):
    listing = listings()[key]
    assert phones(listing) == shown
    assert not_shown in listing.former_names
    facts = {name: value for name, value in asdict(listing).items() if name != "former_names"}
    assert [text for text in texts(facts) if not_shown in text] == []


@pytest.mark.parametrize("fact", STALE)
def test_demo_published_listings_hold_no_stale_fact(fact):
    pattern = re.compile(STALE[fact], re.IGNORECASE if fact.startswith(("the centre", "55")) else 0)
    assert [(listing.key, text) for listing in published() for text in texts(asdict(listing)) if pattern.search(text)] == []


def test_demo_no_number_of_a_sexual_assault_referral_centre_begins_with_0845():
    assert [
        listing.key
        for listing in listings().values()
        if listing.service_type == "sarc" and "0845" in json.dumps(asdict(listing), default=str)
    ] == []


def test_demo_confidential_listings_hold_no_place():
    confidential = [listing for listing in listings().values() if listing.service_type in CONFIDENTIAL_SERVICE_TYPES]
    assert len(confidential) == 8
    for listing in confidential:
        assert (listing.address, listing.postcode) == ("", "")
        assert [text for text in texts(asdict(listing)) if find_place_in_text(text)] == []


def test_demo_only_address_is_a_womens_centre_that_is_open_to_the_public():
    assert [(listing.key, listing.address, listing.postcode) for listing in listings().values() if listing.address or listing.postcode] == [
        ("anne-s-house-women-s-centre", "32-34 Cromwell Road, Peterborough", "PE1 2EA")
    ]


def test_demo_nobody_refers_themselves_to_an_idva_marac_or_sarac():
    for listing in published():
        if listing.service_type in {"idva", "marac", "sarac"}:
            assert {route.audience for route in listing.routes} <= {"professional", "police"}, listing.key


def test_demo_idva_routes_hold_the_local_thresholds():
    idva = listings()["independent-domestic-violence-adviser-idva-service"]
    assert [(route.dash_min, route.dash_max, route.consent, route.any_risk) for route in idva.routes] == [
        (17, None, "preferred", None),
        (14, 16, "required", None),
        (None, None, "", True),
    ]
    assert (idva.recency_months, idva.risks) == (3, ("high",))
    marac = listings()["marac-multi-agency-risk-assessment-conference"]
    assert [(route.dash_min, route.consent, route.any_risk) for route in marac.routes] == [
        (17, "preferred", None),
        (None, "preferred", True),
    ]


@pytest.mark.parametrize(
    ("key", "professions", "districts"),
    [
        ("young-people-s-idva", (), ()),
        ("eastern-european-idva", (), ()),
        ("minority-ethnic-communities-idva", (), ()),
        ("housing-idva", ("housing_officer",), ()),
        ("health-idva", ("nurse", "midwife", "doctor"), ("E07000008", "E07000009", "E07000010", "E07000011", "E07000012")),
    ],
)
def test_demo_specialist_idvas_take_any_risk_with_consent(key, professions, districts):
    (route,) = listings()[key].routes
    assert (route.audience, route.any_risk, route.consent) == ("professional", True, "required")
    assert (route.professions, route.area_codes) == (professions, districts)


def test_demo_medium_risk_hub_needs_a_police_report():
    hub = listings()["medium-risk-support-in-the-victim-and-witness-hub"]
    assert (hub.police_report, hub.consent, hub.risks, [route.audience for route in hub.routes]) == (
        "required",
        "required",
        ("medium",),
        ["police"],
    )
    assert listings()["cambridgeshire-victim-and-witness-hub"].police_report == "not_needed"


def test_demo_refuges_serve_everyone_but_one_that_excludes_local_women():
    refuges = {listing.key: (listing.area_mode, listing.areas) for listing in published() if listing.service_type == "refuge"}
    assert refuges == {
        "refuge-womens-refuges": ("serves_everyone", ("K04000001",)),
        "peterborough-women-s-aid-refuge": ("serves_everyone", ("K04000001",)),
        "peterborough-women-s-aid-refuge-for-women-with-no-recourse-to-public-funds": ("serves_everyone", ("K04000001",)),
    }


def test_demo_short_codes_have_the_word_to_text():
    codes = {contact.display: contact.keyword for listing in published() for contact in listing.contacts if contact.kind == "sms_shortcode"}
    assert codes == {"85258": "SHOUT", "60777": "NCDV"}


def test_demo_emergency_is_999_for_everyone_at_any_time():
    emergency = [listing for listing in published() if listing.service_type == "emergency"]
    assert [(phones(listing), listing.hours, listing.area_mode) for listing in emergency] == [(["999"], "24 hours", "serves_everyone")]


def test_demo_sources_are_named_for_the_public():
    # A source is an address, a document or a description that anybody can follow; never a file of whoever collected it.
    inside = re.compile(r"/work/|seed|index no|\bS\d{1,3}\b|memory", re.IGNORECASE)
    sources = [
        source for listing in listings().values() for source in (*listing.sources, *(contact.source for contact in listing.contacts))
    ]
    assert [source for source in sources if inside.search(source)] == []


def test_demo_summaries_are_short_and_plain():
    hard = re.compile(
        r"\b(?:DASH|MARAC|IDVA|ISVA|SARC|NRPF|perpetrators?|victims?|multi-agency|safeguarding|disclos\w+|referral|eligib\w+|advocacy)\b"
    )
    for listing in listings().values():
        sentences = re.split(r"(?<=[.?!])\s+", listing.summary)
        assert max(len(sentence.split()) for sentence in sentences) <= 28, listing.key
        assert len(listing.summary) <= 320, listing.key
        assert hard.findall(re.sub(r"Victim and Witness Hub|sexual assault referral centre", "", listing.summary)) == [], listing.key
