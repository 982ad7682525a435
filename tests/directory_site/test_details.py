"""Facts of a listing in words: complete tables, ages, hours, places, languages, and what is asked when nobody knows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.utils import translation

from directory_site import details, listing_words
from directory_site.bring import bring
from directory_site.duties import laws
from pathways.core.vocabulary import ByAndFor, Consent, Disability, Duty, Gender, Profession, Relationship, Risk, StepKind
from services.hours import parse_hours
from services.made_up import DEMO_PROOF, NO_LANGUAGES, UNKNOWN_ELIGIBILITY, make_contact, make_public_service, make_route


@pytest.mark.parametrize(
    ("table", "vocabulary"),
    [
        (listing_words.GENDERS, Gender),
        (listing_words.RELATIONSHIPS, Relationship),
        (listing_words.COMMUNITIES, ByAndFor),
        (listing_words.DISABILITIES, Disability),
        (listing_words.PROFESSIONS, Profession),
        (listing_words.CONSENTS, Consent),
        (listing_words.RISKS, set(Risk) - {Risk.UNKNOWN}),
    ],
)
def test_every_key_has_words(table, vocabulary):
    assert set(table) == set(vocabulary)


def test_every_duty_has_its_law():
    found = laws(Duty)
    assert len(found) == len(Duty)
    assert all(law.name and law.asks for law in found)
    assert {law.href.split("/")[2] for law in found if law.href} == {"www.legislation.gov.uk", "www.gov.uk"}


def test_what_to_bring_is_for_steps_that_exist():
    assert bring(StepKind.IDVA) == bring(StepKind.MARAC)
    assert bring(StepKind.HELPLINE_DA) == ()
    assert not any("proof" in line.lower() and "not needed" not in line for kind in StepKind for line in bring(kind))


@pytest.mark.parametrize(
    ("age_min", "age_max", "said"),
    [(None, None, ""), (16, None, "16 and over"), (None, 25, "Up to 25"), (13, 19, "13 to 19"), (0, 5, "0 to 5")],
)
def test_years(age_min, age_max, said):
    assert details.years(age_min, age_max) == said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("24 hours", ("Day and night, every day",)),
        ("Mon-Fri 09:00-17:00; bank holidays closed", ("Monday to Friday, 9am to 5pm", "Closed on bank holidays")),
        (
            "Mon-Sun 10:00-12:00, Mon-Sun 13:00-14:30; bank holidays open",
            ("Every day, 10am to noon and 1pm to 2:30pm", "Open on bank holidays"),
        ),
        ("Sat 20:00-08:00", ("Saturday, 8pm to 8am", "Bank holidays: not known")),
        ("Wed 09:00-24:00", ("Wednesday, 9am to midnight", "Bank holidays: not known")),
    ],
)
def test_hours_are_said_as_people_say_them(line, said):
    assert details.hours_lines(parse_hours(line)) == said


def test_hours_that_nobody_knows_are_no_lines():
    assert details.hours_lines(None) == ()


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"area_mode": "serves_everyone"}, "It does not matter where you live"),
        ({"area_mode": "excludes_residents", "area_names": ("Fenland",)}, "Not for people who live in Fenland"),
        ({"area_names": ("Cambridge", "Fenland")}, "Cambridge and Fenland"),
        ({"area_names": ()}, ""),
    ],
)
def test_area_in_words(facts, said):
    rows = {row.label: row for row in details.who_rows(make_public_service(**facts))}
    assert rows["Area"].text == said
    assert bool(rows["Area"].ask) is not bool(said)


@pytest.mark.parametrize(
    ("languages", "said", "asks"),
    [
        ({}, "", True),
        ({"interpreter_any": True}, "You can ask for one in any language. It should not be family or a friend.", False),
        ({"interpreter_any": False}, "They can’t get one", False),
        ({"interpreter": frozenset({"pl", "lt"})}, "Lithuanian and Polish", False),
        ({"interpreter": frozenset({"pl"}), "interpreter_any": False}, "Polish", False),
    ],
)
def test_interpreter_in_words(languages, said, asks):
    rows = {row.label: row for row in details.language_rows(make_public_service(languages=replace(NO_LANGUAGES, **languages)))}
    assert (rows["Interpreter"].text, bool(rows["Interpreter"].ask)) == (said, asks)


def test_place_to_stay_asks_what_decides_and_others_do_not():
    decides = {"Children", "Pets", "No recourse to public funds", "Drugs and alcohol", "Severe mental illness", "Wheelchair"}
    refuge = {row.label for row in details.who_rows(make_public_service(service_type="refuge"))}
    outreach = {row.label for row in details.who_rows(make_public_service())}
    assert decides <= refuge
    assert decides.isdisjoint(outreach)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"children": False, "max_age_male_child": 12}, "No children"),
        ({"children": True}, "Children can come too. Ask how old sons may be"),
        ({"children": True, "max_children": 1, "max_age_male_child": 14}, "Children can come too. 1 child at most. Sons up to 14"),
        ({"max_age_female_child": 17}, "Daughters up to 17"),
    ],
)
def test_children_in_words(facts, said):
    service = make_public_service(service_type="refuge", eligibility=replace(UNKNOWN_ELIGIBILITY, **facts))
    assert next(row.text for row in details.who_rows(service) if row.label == "Children") == said


def test_person_reads_no_score_of_a_route_and_the_professional_does():
    route = make_route("professional", dash_min=14, dash_max=16, consent="required", age_min=16)
    assert [row.label for row in details.entrance(route, "en", for_professional=False).rows] == ["Age"]
    rows = {row.label: row.text for row in details.entrance(route, "en", for_professional=True).rows}
    assert rows == {"Age": "16 and over", "DASH score": "14 to 16", "Consent": "Needed"}


def test_professionals_line_says_nothing_of_a_bill():
    way = details.Way("phone", "Call", "tel:1", "1", "", None, False, make_contact())
    assert details.contact_details(way, make_public_service(), for_professional=True).facts == ()
    assert details.contact_details(way, make_public_service()).facts != ()


@pytest.mark.parametrize(
    ("proof", "said"),
    [
        ({"confidence": "memory"}, "We have seen no source for it yet."),
        ({"confidence": "partly_seen"}, "We saw only part of a public source."),
        ({"time_limited": True}, "Its funding is for a limited time."),
        ({"is_demo": True}, "This is demonstration data. Nobody has checked it with the service. Do not rely on it."),
    ],
)
def test_proof_in_words(proof, said):
    service = make_public_service(proof=replace(DEMO_PROOF, **({"is_demo": False} | proof)))
    assert said in details.proof_lines(service)


def test_sources_are_links_only_when_they_are_addresses():
    service = make_public_service(
        proof=replace(DEMO_PROOF, sources=("https://example.org/a/", "https://not an address", "javascript:alert(1)"))
    )
    assert [(line.text, line.href) for line in details.source_lines(service)] == [
        ("example.org/a", "https://example.org/a/"),
        ("https://not an address", ""),
        ("javascript:alert(1)", ""),
    ]


def test_texts_in_another_language_than_the_readers_are_marked():
    service = make_public_service(language="en")
    assert details.texts_language(service) == ""
    with translation.override("ur"):
        assert details.texts_language(service) == "en"


def test_consent_that_a_way_in_states_is_not_asked_about():
    def asks(route):
        return [row.ask for row in details.referral_rows(make_public_service("one", routes=(route,))) if row.ask]

    assert "Do you need consent?" in asks(make_route("professional"))
    assert "Do you need consent?" not in asks(make_route("professional", consent="required"))
