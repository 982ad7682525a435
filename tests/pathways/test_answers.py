"""The answer of the machine interface: its exact shape, its words, and nothing that it must not hold."""

from __future__ import annotations

import json

import pytest
from django.utils import translation

from pathways.answers import answer_for
from pathways.core.errors import SituationError
from pathways.core.ruleset import current_ruleset
from pathways.core.vocabulary import StepKind
from pathways.scenario_listings import offers
from pathways.wording import CONDITIONS, WIDER_CONDITIONS
from tests.factories import make_area, make_service

pytestmark = pytest.mark.django_db  # which rules are in force is asked of the database
STEP_KEYS = """kind group rule duties can_start_self needs_professional conditional title how why consent act_by_hours must_not sources
services""".split()
SERVICE_KEYS = "id name service_type route phones distance_km fits unknown open_now languages".split()


def answer(audience="survivor", **answers):
    return answer_for({"audience": audience} | answers, offers=offers())


def step(found, kind):
    return next(step for step in found["steps"] if step["kind"] == kind)


def test_answer_has_the_shape_of_the_contract():
    found = answer(needs=["domestic_abuse", "safe_place_to_stay"], languages=["lt"], gender="woman", age=30, district="E07000010")
    assert list(found) == ["ruleset", "outcome", "steps", "must_not", "duties", "unknown", "excluded"]
    assert all(list(step) == STEP_KEYS for step in found["steps"])
    services = [service for step in found["steps"] for service in step["services"]]
    assert all(list(service) == SERVICE_KEYS for service in services)
    assert all(list(reason) == ["key", "text"] for step in found["steps"] for reason in step["why"])
    assert all(list(reason) == ["key", "text"] for service in services for reason in (*service["fits"], *service["unknown"]))
    assert all(list(warning) == ["kind", "text"] for warning in found["must_not"])
    assert all(list(entry) == ["service", "reasons"] and entry["reasons"] for entry in found["excluded"])
    assert json.loads(json.dumps(found)) == found


@pytest.mark.parametrize(
    ("language", "wide", "narrow"),
    [
        ("en-gb", "If someone did something sexual that you did not want", "in the last days or weeks"),
        ("lt", None, None),
        ("ur", None, None),
    ],
)
def test_a_condition_is_left_out_beside_a_wider_one(language, wide, narrow):
    with translation.override(language):
        said = step(answer(), "sarc")["conditional"]
        words = [str(CONDITIONS[key].in_voice("survivor")) for key in ("sexual_harm", "sexual_harm_lately")]
    assert said == words[0]
    if wide:
        assert (said, narrow in words[1]) == (wide, True)


def test_a_wider_condition_is_known_and_speaks_in_every_voice_of_the_narrower():
    for narrow, wide in WIDER_CONDITIONS.items():
        assert WIDER_CONDITIONS.get(wide) is None
        assert CONDITIONS[narrow].voices.keys() <= CONDITIONS[wide].voices.keys()


def test_service_under_a_step_is_told_whole():
    found = answer(needs=["domestic_abuse"], languages=["lt"], gender="woman", age=30, district="E07000010", at="2026-11-21T23:30")
    assert step(found, "helpline_da")["services"] == [
        {
            "id": "women-helpline",
            "name": "Women helpline",
            "service_type": "helpline",
            "route": "self",
            "phones": [
                {
                    "number": "01632960001",
                    "display": "01632960001",
                    "label": "",
                    "kind": "phone",
                    "keyword": "",
                    "free": None,
                    "shows_on_bill": None,
                    "check": True,
                }
            ],
            "distance_km": None,
            "fits": [
                {"key": "area_everywhere", "text": "Helps people wherever they live."},
                {"key": "gender_yes", "text": "Says it is for you."},
                {"key": "language_interpreter", "text": "Ask for an interpreter: Lithuanian."},
            ],
            "unknown": [],
            "open_now": True,
            "languages": [],
        }
    ]


def test_several_conditions_are_said_together():
    found = answer("professional", needs=["honour_based_abuse"], relationship="family")
    assert step(found, "marac")["conditional"].count("Or: ") == 1


def test_sources_are_named_with_their_address():
    assert step(answer(needs=["domestic_abuse"]), "helpline_da")["sources"][0] == {
        "name": "Cambridgeshire and Peterborough DASV Partnership: make a referral",
        "url": "https://www.cambsdasv.org.uk/make_a_referral",
    }


def test_local_numbers_fill_the_words():
    found = answer("professional", needs=["domestic_abuse"], dash_score=17)
    assert "17 or more of 24 on the DASH" in step(found, "marac")["how"]
    assert [step["kind"] for step in found["steps"] if "{" in step["title"] + step["how"] + (step["conditional"] or "")] == []


def test_distance_is_told_for_a_public_address_and_never_for_a_refuge():
    found = answer(needs=["sexual_violence_recent", "safe_place_to_stay"], age=30, gender="woman", postcode="CB1 2AA")
    assert step(found, "sarc")["services"][0]["distance_km"] in range(0, 6)
    assert {service["distance_km"] for service in step(found, "refuge")["services"]} == {None}


def test_postcode_never_comes_back():
    found = json.dumps(answer(needs=["domestic_abuse"], postcode="PE13 1AA"))
    assert "PE13" not in found


@pytest.mark.parametrize("audience", ["survivor", "professional", "worried_other", "own_behaviour"])
def test_no_phone_number_but_those_of_listings(audience):
    listed = {phone.number for offer in offers() for phone in offer.phones}
    found = answer(audience, needs=["domestic_abuse", "sexual_violence_recent", "own_behaviour"], suicidal=True)
    told = {phone["number"] for step in found["steps"] for service in step["services"] for phone in service["phones"]}
    assert told <= listed


def test_words_follow_the_language_that_is_active():
    english = answer(needs=["domestic_abuse"])
    with translation.override("pl"):
        assert [step["kind"] for step in answer(needs=["domestic_abuse"])["steps"]] == [step["kind"] for step in english["steps"]]


def test_districts_of_the_site_decide_what_is_outside(settings):
    assert answer(needs=["domestic_abuse"], district="E07000148")["outcome"] == "outside_area"
    settings.WAYMARK_DISTRICTS = ("E07000148",)
    assert answer(needs=["domestic_abuse"], district="E07000148")["outcome"] == "suggestions"
    assert answer(needs=["domestic_abuse"], district="E07000010")["outcome"] == "outside_area"


def test_version_is_that_of_the_shipped_rules():
    assert answer()["ruleset"] == current_ruleset().version


def test_wrong_situation_is_refused():
    with pytest.raises(SituationError) as refused:
        answer(needs=["theft"])
    assert refused.value.field == "needs"


def test_kinds_are_those_of_the_contract():
    found = answer(
        "professional", needs=["domestic_abuse", "forced_marriage", "fgm_happened", "modern_slavery"], age=16, profession="nurse"
    )
    assert {step["kind"] for step in found["steps"]} <= set(StepKind)


def test_answer_uses_the_published_listings():
    make_service("county-outreach", areas=(make_area(),))
    found = answer_for({"audience": "survivor", "needs": ["domestic_abuse"], "district": "E07000010"})
    assert [service["id"] for service in step(found, "outreach")["services"]] == ["county-outreach"]
