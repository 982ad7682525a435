"""Each check of a listing against a person: yes, no, ask, or does not matter."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pathways.core import eligibility
from pathways.core.eligibility import person_from
from pathways.core.ruleset import current_ruleset
from pathways.core.situation import situation_from
from pathways.scenario_listings import offer

EVERY_GENDER = frozenset({"woman", "man", "trans_woman", "trans_man", "non_binary", "other"})
YES, NO, ASK, SILENT = True, False, None, "silent"


def person(audience="survivor", **answers):
    situation = situation_from({"audience": audience} | answers)
    return person_from(situation, current_ruleset().truths(situation), older_min=60)


def found(check: str, listing: str = "outreach-fenland", audience="survivor", facts=None, **answers):
    """(holds, reason key) or SILENT."""
    finding = getattr(eligibility, check)(replace(offer(listing), **(facts or {})), person(audience, **answers))
    return SILENT if finding is None else (finding[0], finding[1].key)


def test_area_of_a_local_listing():
    assert found("area", district="E07000010") == (YES, "area_here")
    assert found("area", district="E06000031") == (NO, "area_other")
    assert found("area") == (ASK, "area_ask")
    assert found("area", facts={"district_codes": frozenset()}, district="E07000010") == (ASK, "area_ask")


def test_area_of_a_listing_for_everyone():
    assert found("area", "women-helpline") == (YES, "area_everywhere")
    assert found("area", facts={"area_mode": "serves_everyone"}, district="E06000031") == (YES, "area_everywhere")


def test_area_of_a_listing_that_takes_no_local_people():
    away = {"area_mode": "excludes_residents"}
    assert found("area", facts=away, district="E07000010") == (NO, "area_excludes_local")
    assert found("area", facts=away, district="E06000031") == (YES, "area_from_elsewhere")
    assert found("area", facts=away) == (ASK, "area_may_exclude_local")
    assert found("area", facts=away | {"is_national": True, "district_codes": frozenset()}, district="E07000010") == (
        ASK,
        "area_may_exclude_local",
    )


@pytest.mark.parametrize(
    ("takes", "hers", "expected"),
    [
        ({"woman"}, "woman", (YES, "gender_yes")),
        ({"woman"}, "man", (NO, "gender_women_only")),
        ({"woman"}, None, (ASK, "gender_women_only")),
        ({"woman"}, "trans_woman", (ASK, "gender_women_ask")),
        ({"woman"}, "trans_man", (ASK, "gender_women_ask")),
        ({"woman"}, "non_binary", (ASK, "gender_women_ask")),
        ({"woman"}, "other", (ASK, "gender_women_ask")),
        ({"woman", "trans_woman"}, "trans_woman", (YES, "gender_yes")),
        ({"man"}, "woman", (NO, "gender_men_only")),
        ({"man"}, "trans_woman", (NO, "gender_men_only")),
        ({"man"}, "trans_man", (ASK, "gender_ask")),
        ({"trans_woman", "trans_man", "non_binary"}, "woman", (NO, "gender_some_only")),
        (EVERY_GENDER, "man", (YES, "gender_anyone")),
        (EVERY_GENDER, None, (YES, "gender_anyone")),
        (None, "woman", SILENT),
        (None, None, SILENT),
        (None, "man", (ASK, "gender_ask")),
        (None, "non_binary", (ASK, "gender_ask")),
    ],
)
def test_gender(takes, hers, expected):
    answers = {} if hers is None else {"gender": hers}
    assert found("gender", facts={"genders": None if takes is None else frozenset(takes)}, **answers) == expected


@pytest.mark.parametrize(
    ("facts", "hers", "expected"),
    [
        ({"age_min": 16}, 15, (NO, "age_from")),
        ({"age_min": 16}, 16, (YES, "age_yes")),
        ({"age_min": 16}, None, (ASK, "age_from")),
        ({"age_max": 18}, 18, (YES, "age_yes")),
        ({"age_max": 18}, 19, (NO, "age_up_to")),
        ({"age_min": 13, "age_max": 19}, 30, (NO, "age_between")),
        ({"age_min": 13, "age_max": 19, "age_extended_max": 24}, 24, (ASK, "age_extended")),
        ({"age_min": 13, "age_max": 19, "age_extended_max": 24}, 25, (NO, "age_between")),
        ({}, 30, SILENT),
        ({}, 15, (ASK, "age_ask")),
        ({"service_type": "children_young_people"}, 15, SILENT),
        ({"service_type": "children_young_people"}, 30, (ASK, "age_ask")),
        ({"service_type": "police"}, 15, SILENT),
    ],
)
def test_age(facts, hers, expected):
    assert found("age", facts=facts, **({} if hers is None else {"age": hers})) == expected


def test_community():
    south_asian = {"by_and_for": frozenset({"south_asian"})}
    assert found("community") == SILENT
    assert found("community", facts=south_asian, ethnicity_or_faith=["south_asian"]) == (YES, "community_yes")
    assert found("community", facts=south_asian, ethnicity_or_faith=["black"]) == (NO, "community_other")
    assert found("community", facts=south_asian) == (ASK, "community_ask")
    assert found("community", facts=south_asian | {"spoken": frozenset({"ur"})}, ethnicity_or_faith=["muslim"], languages=["ur"]) == (
        ASK,
        "community_ask",
    )
    assert found("community", facts={"by_and_for": frozenset({"minority_ethnic"})}, ethnicity_or_faith=["black"]) == (YES, "community_yes")
    assert found("community", facts={"by_and_for": frozenset({"older"})}, age=60) == (YES, "community_yes")
    assert found("community", facts={"by_and_for": frozenset({"older"})}, age=59) == (NO, "community_other")
    assert found("community", facts={"by_and_for": frozenset({"lgbt"})}, gender="trans_man") == (YES, "community_yes")
    assert found("community", facts={"by_and_for": frozenset({"lgbt"})}, gender="woman") == (ASK, "community_ask")
    assert found("community", facts={"by_and_for": frozenset({"disabled"})}, disability=[]) == (NO, "community_other")


def test_relationship():
    close = {"relationships": frozenset({"partner", "family"})}
    assert found("relationship", facts=close, relationship="ex") == SILENT
    assert found("relationship", facts=close, relationship="stranger") == (NO, "relationship_other")
    assert found("relationship", facts=close, relationship="other") == (ASK, "relationship_ask")
    assert found("relationship", facts=close) == SILENT


def test_for_whom_matters_to_those_who_worry_about_somebody():
    assert found("for_whom", audience="survivor") == SILENT
    assert found("for_whom", audience="worried_other") == (ASK, "for_others_ask")
    assert found("for_whom", facts={"for_whom": frozenset({"self"})}, audience="worried_other") == (ASK, "for_others_ask")
    assert found("for_whom", "women-helpline", audience="worried_other") == (YES, "for_others_yes")
    assert found("for_whom", "children-cambridgeshire", audience="worried_other") == SILENT


def test_risk_grade_is_asked_about_and_never_excludes():
    high = {"risks": frozenset({"high"})}
    assert found("risk", facts=high, risk="standard") == (ASK, "risk_ask")
    assert found("risk", facts=high, risk="high") == SILENT
    assert found("risk", facts=high) == SILENT


def test_recency():
    recent = {"recency_months": 3}
    assert found("recency", facts=recent, days_since=92) == (NO, "recency_too_old")
    assert found("recency", facts=recent, days_since=91) == (YES, "recency_yes")
    assert found("recency", facts=recent, abuse_is_current=False) == (NO, "recency_too_old")
    assert found("recency", facts=recent, abuse_is_current=True) == (YES, "recency_yes")
    assert found("recency", facts=recent) == (ASK, "recency_ask")


def test_police_report():
    needed = {"police_report": "required"}
    assert found("police_report", facts=needed, reported_to_police=False) == (NO, "police_report_needed")
    assert found("police_report", facts=needed) == (ASK, "police_report_needed")
    assert found("police_report", facts=needed, reported_to_police=True) == SILENT
    assert found("police_report", facts={"police_report": "not_needed"}) == (YES, "police_report_not_needed")


def test_public_funds():
    assert found("public_funds", "refuge-large", no_recourse=True) == (YES, "no_recourse_yes")
    assert found("public_funds", "refuge-small", no_recourse=True) == (ASK, "no_recourse_ask")
    assert found("public_funds", "outreach-fenland", no_recourse=True) == SILENT
    assert found("public_funds", facts={"accepts_no_recourse": False}, no_recourse=True) == (NO, "no_recourse_no")
    assert found("public_funds", facts={"only_no_recourse": True}, no_recourse=False) == (NO, "only_no_recourse")
    assert found("public_funds", facts={"only_no_recourse": True}) == (ASK, "only_no_recourse")
    assert found("public_funds", facts={"only_no_recourse": True}, no_recourse=True) == (YES, "no_recourse_yes")


@pytest.mark.parametrize(
    ("facts", "answers", "expected"),
    [
        ({}, {}, SILENT),
        ({}, {"children_ages": [19]}, SILENT),
        ({"children": None, "max_age_male_child": None}, {"children_in_household": True}, (ASK, "children_ask")),
        ({"children": False}, {"children_ages": [3]}, (NO, "children_no")),
        ({"max_children": 2}, {"children_ages": [1, 2, 3]}, (NO, "children_too_many")),
        ({}, {"children_ages": [8]}, (YES, "children_yes")),
        ({}, {"children_ages": [15, 8]}, (NO, "children_too_old")),
        ({"max_age_female_child": None}, {"children_ages": [15, 8]}, (ASK, "children_boys_ask")),
        ({"max_age_female_child": None}, {"children_in_household": True}, (ASK, "children_boys_ask")),
    ],
)
def test_children_in_a_place_to_stay(facts, answers, expected):
    assert found("children", "refuge-small", facts=facts, **answers) == expected


def test_children_do_not_matter_to_a_helpline():
    assert found("children", "women-helpline", children_ages=[3]) == SILENT


def test_pets_never_exclude():
    assert found("pets", "refuge-small", pets=True) == (ASK, "pets_ask")
    assert found("pets", "refuge-small", facts={"pets": False}, pets=True) == (ASK, "pets_no")
    assert found("pets", "refuge-small", facts={"pets": True}, pets=True) == (YES, "pets_yes")
    assert found("pets", "refuge-small", pets=False) == SILENT


@pytest.mark.parametrize(
    ("check", "answers"), [("substance_use", {"substance_use": True}), ("mental_health", {"disability": ["mental_health"]})]
)
def test_what_a_place_to_stay_accepts(check, answers):
    assert found(check, "refuge-small", **answers) == (ASK, f"{check}_ask")
    assert found(check, "refuge-small", facts={check: False}, **answers) == (NO, f"{check}_no")
    assert found(check, "refuge-small", facts={check: True}, **answers) == (YES, f"{check}_yes")
    assert found(check, "refuge-small") == SILENT
    assert found(check, "outreach-fenland", **answers) == SILENT


def test_wheelchair_never_excludes():
    assert found("wheelchair", "refuge-small", facts={"wheelchair": False}, disability=["physical"]) == (ASK, "wheelchair_ask")
    assert found("wheelchair", "refuge-small", facts={"wheelchair": True}, disability=["physical"]) == (YES, "wheelchair_yes")


def test_language_never_excludes():
    assert found("language", "lithuanian-project", languages=["lt"]) == (YES, "language_spoken")
    assert found("language", "women-helpline", languages=["lt"]) == (YES, "language_interpreter")
    assert found("language", "outreach-fenland", languages=["lt"]) == (ASK, "language_ask")
    assert found("language", "outreach-fenland", facts={"interpreter_any": False}, languages=["lt"]) == (ASK, "language_ask")
    assert found("language", "outreach-fenland", languages=["en", "lt"]) == SILENT
    assert found("language", "emergency", languages=["lt"]) == SILENT


def test_sign_language_never_excludes():
    assert found("signing", "outreach-fenland", bsl=True) == (ASK, "bsl_ask")
    assert found("signing", "outreach-fenland", facts={"has_bsl": True}, bsl=True) == (YES, "bsl_yes")
    assert found("signing", "outreach-fenland") == SILENT
