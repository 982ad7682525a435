"""The professionals' lane: one form beside its answer, duties with their law, thresholds with their source, links that tell nothing."""

from __future__ import annotations

import logging
import re

import pytest
from django.apps import apps
from django.test import Client

from directory_site.forms.professional import ProfessionalForm
from pathways.core.ruleset import current_ruleset
from tests.directory_site.pages import links, main, page, query, section, words
from tests.factories import make_area, make_service

pytestmark = pytest.mark.django_db

FIND = "/pro/find/"
HOUSING_CASE = {
    "need": "domestic_abuse",
    "district": "E07000010",
    "role": "housing_officer",
    "dash_score": "15",
    "consent": "yes",
    "children_in_household": "yes",
}


def ask(client, **fields) -> str:
    response = client.post(FIND, fields)
    assert response.status_code == 200
    return page(response)


def steps(source: str) -> list[str]:
    """Titles of the steps, in order, without their marks."""
    return [words(title) for title in re.findall(r'<li id="step-\w+">\s*<h2><span class="when">.*?</span>(.*?)</h2>', source, re.DOTALL)]


def marks(source: str) -> list[str]:
    return [words(mark) for mark in re.findall(r'<span class="when">(.*?)</span>', source)]


@pytest.fixture
def idva(db):
    return make_service(
        "housing-idva",
        service_type="idva",
        areas=(make_area(),),
        routes=(
            {
                "audience": "professional",
                "methods": ["form"],
                "how_en": "Send the form with the DASH.",
                "form_url": "https://example.org/form",
                "consent": "required",
                "any_risk": True,
                "professions": ["housing_officer"],
            },
        ),
        contacts=({"kind": "phone", "display": "01632 960007", "audiences": ["professional"]},),
    )


# --- the way in -------------------------------------------------------------------------------------------------------
def test_landing_leads_to_the_form_and_shows_thresholds_with_source_and_date(client):
    source = page(client.get("/pro/"))
    ruleset = current_ruleset()
    marac = ruleset.parameters["marac_visible"]
    text = section(source, "Thresholds in force here")
    assert f"DASH {marac.value} or more" in text
    assert ruleset.sources[marac.source].name in text
    assert ("Not yet confirmed here." in text) is not marac.confirmed
    found = links(source)
    assert FIND in found
    assert all(set(query(href)) <= {"need", "role", "district", "lang"} for href in found if href.startswith(FIND))


def test_lane_has_ordinary_wide_pages_with_a_way_out(client):
    for address in ("/pro/", FIND):
        source = page(client.get(address))
        assert 'class="wide"' in source
        assert "data-exit" in source


# --- the form ---------------------------------------------------------------------------------------------------------
def test_empty_form_asks_nothing_by_force_and_says_what_comes(client):
    source = page(client.get(FIND))
    assert "required" not in re.findall(r"<(?:input|select)[^>]*>", source).__str__()
    assert steps(source) == []
    assert "What you get" in words(main(source))


def test_every_question_of_the_pathway_that_fits_a_professional_is_on_the_form(client):
    source = page(client.get(FIND))
    fields = set(re.findall(r'<(?:input|select)[^>]*? name="(\w+)"', main(source)))
    assert fields == set(ProfessionalForm().fields)


def test_form_is_only_posted_and_nothing_is_remembered(client):
    source = main(page(client.get(FIND)))
    assert re.findall(r"<form[^>]*>", source) == ['<form method="post" action="/pro/find/#answer" autocomplete="off" class="stack">']
    assert all(
        'autocomplete="off"' in control or 'type="checkbox"' in control for control in re.findall(r"<(?:input|select)[^>]*>", source)
    )


def test_answers_stay_in_the_form_and_their_groups_open(client):
    source = ask(client, **HOUSING_CASE, age="31", children_ages="3, 8", lang=["lt", "pl"], red_flags=["stalking"])
    assert 'name="dash_score" id="id_dash_score" value="15"' in source
    assert 'name="children_ages" id="id_children_ages" value="3, 8"' in source
    assert '<option value="yes" selected>Yes</option>' in source
    assert re.findall(r'<option value="(\w\w)" selected>', source) == ["lt", "pl"]
    assert re.search(r'name="red_flags" value="stalking"[^>]* checked', source)
    opened = [words(title) for title in re.findall(r"<details open><summary>(.*?)</summary>", source)]
    assert opened == ["Risk", "Children and pregnancy", "The person"]


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("dash_score", "25", "DASH score, 0 to 24: Write a whole number from 0 to 24, or leave it empty."),
        ("dash_score", "-1", "DASH score, 0 to 24: Write a whole number from 0 to 24, or leave it empty."),
        ("dash_score", "fifteen\0", "DASH score, 0 to 24: Write a whole number from 0 to 24, or leave it empty."),
        ("dash_score", "9" * 5000, "DASH score, 0 to 24: Write a whole number from 0 to 24, or leave it empty."),
        ("age", "200", "Age: Write a whole number from 0 to 120, or leave it empty."),
        ("children_ages", "3, eight", "Ages of children under 18: Write ages from 0 to 17 with commas between them, such as 3, 8, 15."),
        ("children_ages", "45", "Ages of children under 18: Write ages from 0 to 17 with commas between them, such as 3, 8, 15."),
        ("children_ages", "3\0", "Ages of children under 18: "),
        ("need", "nonsense", "What is happening: Choose from the list."),
        ("district", "E99999999", "District where the person lives: Choose one from the list."),
        ("role", "\0", "Your role: Choose one from the list."),
        ("consent", "maybe", "Agrees to a referral: Choose yes, no or not known."),
        ("lang", "klingon", "Language they are most at ease in: Choose from the list."),
        ("red_flags", "everything", "Red flags: Choose from the list."),
        ("area", "nonsense", "Postcode, if the person is not from one of our districts: That does not look like a UK postcode."),
        ("area", "x" * 300, "Postcode, if the person is not from one of our districts: That is too long for a postcode."),
    ],
)
def test_wrong_answer_is_named_and_everything_else_stays(client, field, value, said):
    source = ask(client, **({"suicidal": "no", "perpetrator_age": "44"} | {field: value}))
    assert said in section(source, "Something needs another look")
    assert f'href="#id_{field}"' in source
    assert 'value="44"' in source
    assert steps(source) == []


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"need=" + b"x" * 2_000_000, "application/x-www-form-urlencoded"),
        (b"need=a", "multipart/form-data"),
        (b"need=a", "application/x-www-form-urlencoded; charset=utf-16"),
    ],
)
def test_body_that_can_not_be_read_is_the_form_and_a_message(client, body, content_type):
    response = client.generic("POST", FIND, body, content_type=content_type)
    assert response.status_code == 200
    assert "What was sent was too long, or we could not read it." in words(main(page(response)))


# --- the answer -------------------------------------------------------------------------------------------------------
def test_duties_come_first_with_their_law_and_nothing_is_empty(client, idva):
    source = ask(client, **HOUSING_CASE)
    order = [mark for mark in marks(source) if mark != "If this applies"]
    rank = {"Now": 0, "Today · duty": 1, "Next · specialist": 2, "At the same time": 3, "Afterwards": 4}
    assert order == sorted(order, key=rank.__getitem__)
    assert "Today · duty" in order
    assert links(source)["https://www.legislation.gov.uk/ukpga/2021/17/section/3"] == "Domestic Abuse Act 2021, section 3"


def test_score_between_the_lines_is_an_idva_with_consent(client, idva):
    source = ask(client, **HOUSING_CASE)
    part = section(source, "Next · specialist IDVA")
    assert "Consent needed" in part
    listing = section(source, "Housing idva")
    for said in ("Professionals refer", "Send the form with the DASH.", "DASH score Any score, or none", "Referrals from Housing officers"):
        assert said in listing
    assert links(source)["https://example.org/form"] == "Their form"
    assert links(source)[f"/pro/s/{idva.code}/"] == "Housing idva"


def test_score_over_the_line_is_marac_without_needing_consent(client, idva):
    source = ask(client, **HOUSING_CASE | {"dash_score": "17", "consent": "no"})
    part = section(source, "Next · specialist MARAC")
    assert "Consent preferred, not needed: record why" in part


def test_answer_says_what_to_have_ready(client, idva):
    text = words(main(ask(client, **HOUSING_CASE)))
    assert "A safe number and safe times; whether a voicemail, text or email is safe" in text
    assert "What worries you: what you saw or heard, when, in the child’s own words" in text


def test_answer_says_which_rules_were_met_and_what_is_not_known(client, idva):
    source = ask(client, **HOUSING_CASE)
    assert "Rules met" in words(main(source))
    assert "High risk in your judgement" in section(source, "Not known yet")
    assert "DASH score, 0 to 24" not in section(source, "Not known yet")


def test_answer_says_why_not_the_others(client, national_line):
    make_service("cambridge-only", areas=(make_area("E07000008", "Cambridge"),))
    low = {"dash_score": "9", "professional_judgement_high": "no", "repeat_within_12_months": "no", "police_callouts_12_months": "0"}
    source = ask(client, need="domestic_abuse", red_flags="none", risk="standard", abuse_is_current="no", **low)
    assert section(source, "MARAC").startswith("MARAC A DASH score of 17 or more")
    source = ask(client, need="domestic_abuse", district="E07000010")
    assert "Cambridge only" in section(source, "Why not the others")


def test_nothing_answered_still_leads_on(client, national_line):
    source = ask(client)
    assert "Nothing was answered, so this is where to start in any situation." in words(main(source))
    assert steps(source)
    assert "National line" in words(main(source))


def test_danger_now_shows_every_way_to_call(client):
    source = ask(client, immediate_danger="yes")
    assert "Call 999" in section(source, "Someone in danger now?")
    assert "Relay UK, 18000" in section(source, "Someone in danger now?")


def test_person_from_elsewhere_is_named_and_led_on(client, national_line):
    source = ask(client, need="domestic_abuse", area="NR1 1AA")
    assert "The person lives in Norwich" in words(main(source))
    assert "National line" in words(main(source))


def test_person_is_offered_an_interpreter_once(client, idva):
    text = words(main(ask(client, **HOUSING_CASE, lang="lt")))
    assert "Lithuanian" in text
    assert text.count("can they get an interpreter for Lithuanian") == 0


# --- what a link may hold, and what is kept -----------------------------------------------------------------------------
def test_link_holds_need_role_district_and_language_only(client, idva):
    source = ask(client, **HOUSING_CASE, lang="lt", age="31", area="", red_flags=["stalking"])
    href = next(href for href in links(source) if href.startswith(f"{FIND}?"))
    assert query(href) == {"need": ["domestic_abuse"], "role": ["housing_officer"], "district": ["E07000010"], "lang": ["lt"]}
    again = page(client.get(href))
    assert steps(again)
    assert query(next(other for other in links(again) if other.startswith(f"{FIND}?"))) == query(href)


def test_postcode_is_never_in_a_link_and_never_shown_outside_its_field(client):
    source = ask(client, need="domestic_abuse", area="PE13 1AA")
    href = next(href for href in links(source) if href.startswith(f"{FIND}?"))
    assert query(href) == {"need": ["domestic_abuse"]}
    assert source.count("PE13 1AA") == 1


@pytest.mark.parametrize("extra", ["dash_score=17", "age=31", "area=PE13+1AA", "risk=high", "suicidal=yes", "next=https://example.org"])
def test_link_with_more_than_that_is_read_without_it(client, extra):
    plain = page(client.get(f"{FIND}?need=domestic_abuse"))
    assert page(client.get(f"{FIND}?need=domestic_abuse&{extra}")) == plain
    assert steps(plain)


@pytest.mark.parametrize("address", ["?need=nonsense", "?district=%00", "?lang=%F0%9F", "?role=" + "x" * 3000])
def test_link_that_is_wrong_is_the_form_and_a_message(client, address):
    response = client.get(FIND + address)
    assert response.status_code == 200
    assert "Something needs another look" in words(main(page(response)))


def test_answering_writes_nothing_logs_nothing_and_needs_no_token(caplog):
    before = {model: model._default_manager.count() for model in apps.get_models()}
    caplog.clear()
    with caplog.at_level(logging.DEBUG):
        response = Client(enforce_csrf_checks=True).post(FIND, {"need": "domestic_abuse", "area": "PE13 1AA", "age": "31"})
    assert response.status_code == 200
    assert steps(page(response))
    assert (response.cookies, response.headers["Cache-Control"]) == ({}, "no-store")
    assert {model: model._default_manager.count() for model in apps.get_models()} == before
    said = "".join(record.getMessage() for record in caplog.records if not record.name.startswith("django.db"))
    assert "PE13" not in said
    assert "domestic_abuse" not in said


@pytest.mark.parametrize("count", [1, 3])
def test_answer_needs_the_same_queries_however_many_listings_there_are(client, site_pages, django_assert_num_queries, count):
    for number in range(count):
        make_service(f"service-{number}")
    ask(client, **HOUSING_CASE)
    with django_assert_num_queries(2):
        ask(client, **HOUSING_CASE)


def test_english_names_of_sources_are_marked_as_english_in_other_languages(client):
    for address, answers in ((FIND, HOUSING_CASE), ("/pro/", None)):
        in_polish = client.post(f"/pl{address}", answers) if answers else client.get(f"/pl{address}")
        in_english = client.post(address, answers) if answers else client.get(address)
        marks = ('<bdi lang="en" dir="ltr"><a href="https://', "<bdi><a href")
        assert [mark in page(answer) for answer in (in_polish, in_english) for mark in marks] == [True, False, False, True]
