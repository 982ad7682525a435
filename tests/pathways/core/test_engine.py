"""How rules become ordered steps: merging, order, what is not known, dates, the line that is open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pathways.core.engine import suggest
from pathways.core.hours import ALWAYS_OPEN
from pathways.core.offer import Offers
from pathways.core.ruleset import current_ruleset, load_ruleset
from pathways.core.situation import situation_from
from pathways.core.vocabulary import Gender
from pathways.scenario_listings import offer, offers

FENLAND_BY_DAY = {"district": "E07000010", "at": "2026-11-24T10:00"}


def answer(audience="survivor", pool=None, ruleset=None, **answers):
    situation = situation_from({"audience": audience} | answers)
    return suggest(situation, offers() if pool is None else pool, ruleset or current_ruleset())


def step(found, kind):
    return next(step for step in found.steps if step.kind == kind)


def test_steps_of_one_kind_are_merged_and_name_their_rules():
    idva = step(answer("professional", needs=["honour_based_abuse"], dash_score=17, relationship="family", age=30), "idva")
    assert idva.rules == ("R04", "R26")
    assert [why.key for why in idva.why] == ["high_risk", "honour_based_abuse"]
    assert idva.conditions == ()


def test_recommendation_outweighs_an_offer():
    refuge = step(answer(needs=["domestic_abuse", "safe_place_to_stay"], age=30, gender="woman"), "refuge")
    assert refuge.conditions == ()
    assert refuge.rules == ("R03", "R51", "R53")


def test_offers_keep_all_their_conditions():
    marac = step(answer("professional", needs=["honour_based_abuse"], relationship="family"), "marac")
    assert marac.conditions == ("marac_line", "judged_high")


def test_least_consent_wins_because_the_risk_is_higher():
    idva = step(answer("professional", needs=["domestic_abuse", "honour_based_abuse"], dash_score=15, consent_to_share=True), "idva")
    assert idva.consent == "preferred"


def test_own_steps_are_her_own_choice():
    found = answer(needs=["domestic_abuse"], age=30, gender="woman")
    assert {step.kind: step.consent for step in found.steps if step.kind in ("helpline_da", "emergency_999", "idva")} == {
        "emergency_999": "none",
        "helpline_da": "own_only",
        "idva": "required",
    }


def test_hours_left_are_counted_from_the_event():
    found = answer(needs=["sexual_violence_recent"], days_since=2, age=30)
    assert step(found, "hiv_pep").act_by_hours == 24
    assert step(found, "emergency_contraception").act_by_hours == 72


def test_last_hour_is_never_zero():
    assert step(answer(needs=["sexual_violence_recent"], days_since=3, age=30), "hiv_pep").act_by_hours == 1


def test_reason_claims_nothing_that_was_not_said():
    outreach = step(answer(needs=["stalking"]), "outreach")
    assert [why.key for why in outreach.why] == ["not_known"]


def test_groups_stand_in_their_order_and_999_first():
    found = answer("professional", needs=["domestic_abuse"], dash_score=20, children_ages=[3], homeless_or_at_risk=True, languages=["pl"])
    groups = [step.group for step in found.steps]
    assert groups == sorted(groups, key=["immediate", "duty", "specialist", "parallel", "follow_up"].index)
    assert found.steps[0].kind == "emergency_999"


def test_survivor_starts_with_what_she_can_start_herself():
    found = answer(needs=["domestic_abuse", "safe_place_to_stay"], gender="man", age=40)
    specialist = [(step.kind, step.can_start_self) for step in found.steps if step.group == "specialist"]
    assert specialist == [("helpline_men", True), ("outreach", True), ("helpline_lgbt", True), ("safe_accommodation", False)]


def test_a_place_to_stay_stands_before_lines_for_somebody_who_may_be_lgbt():
    told = {"needs": ["domestic_abuse"], "gender": "woman", "age": 30}
    kinds = [found.kind for found in answer(**told).steps]
    assert kinds.index("refuge") < kinds.index("helpline_lgbt")
    kinds = [found.kind for found in answer(**told, sexuality="lesbian").steps]
    assert kinds.index("helpline_lgbt") < kinds.index("outreach")


def test_step_with_only_professional_listings_is_not_hers_to_start():
    professional = replace(offer("outreach-fenland"), ways=offer("marac").ways)
    outreach = step(answer(pool=[professional, offer("women-helpline")], needs=["domestic_abuse"], gender="woman", age=30), "outreach")
    assert (outreach.can_start_self, outreach.needs_professional) == (False, True)


def test_kind_that_needs_a_listing_is_left_out_without_one():
    kinds = [step.kind for step in answer(needs=["domestic_abuse"], languages=["lt"], district="E07000010").steps]
    assert "by_and_for" not in kinds
    assert "interpreter" in kinds


def test_answer_without_any_listing_still_leads_somewhere():
    found = answer(pool=[], needs=["domestic_abuse"], gender="woman", age=30, at="2026-11-21T23:30")
    assert [step.kind for step in found.steps if step.group == "specialist"][:2] == ["helpline_da", "outreach"]


def test_rules_of_the_day_are_used():
    ruleset = load_ruleset(parameters={"csa_duty_from": date(2027, 4, 1)})
    before = answer("professional", ruleset=ruleset, needs=["child_sexual_abuse"], age=14, at="2027-03-31T12:00")
    after = answer("professional", ruleset=ruleset, needs=["child_sexual_abuse"], age=14, at="2027-04-01T12:00")
    assert set(after.duties) - set(before.duties) == {"crime_and_policing_act_2026_csa"}


def test_parameters_of_the_partnership_decide():
    lower = load_ruleset(parameters={"marac_visible": 14})
    at_fifteen = dict(needs=["domestic_abuse"], dash_score=15, age=30)
    assert step(answer("professional", **at_fifteen), "marac").conditions == ("marac_line",)
    assert step(answer("professional", ruleset=lower, **at_fifteen), "marac").conditions == ()


def test_unknown_holds_the_questions_that_would_change_the_answer():
    assert answer(needs=["domestic_abuse"], age=30, gender="woman", district="E07000010", languages=["en"]).unknown[:4] == (
        "immediate_danger",
        "relationship",
        "homeless_or_at_risk",
        "contact_is_unsafe",
    )
    assert "dash_score" not in answer(needs=["domestic_abuse"]).unknown
    assert "dash_score" in answer("professional", needs=["domestic_abuse"]).unknown


def test_unknown_never_holds_what_was_answered():
    found = answer(needs=["domestic_abuse"], immediate_danger=False, age=30)
    assert {"needs", "immediate_danger", "age"}.isdisjoint(found.unknown)


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        ({}, "nothing_matched"),
        ({"needs": ["pets"]}, "nothing_matched"),
        ({"needs": ["domestic_abuse"]}, "suggestions"),
        ({"needs": ["domestic_abuse"], "district": "E07000148"}, "outside_area"),
        ({"immediate_danger": True, "district": "E07000148"}, "urgent_help"),
    ],
)
def test_outcome_says_what_kind_of_answer_it_is(answers, outcome):
    assert answer(**answers).outcome == outcome


def test_child_has_a_voice_of_their_own():
    assert [answer(age=age).voice for age in (17, 18)] == ["child", "survivor"]
    assert answer("professional", age=12).voice == "professional"


def test_a_rule_that_holds_says_its_warnings_once_not_with_a_step_that_may_apply():
    """ "No couple counselling" has no place under "if you think about ending your life"."""
    found = answer("own_behaviour")
    assert "couple_counselling" in found.must_not
    crisis = step(found, "suicide_crisis")
    assert crisis.conditions
    assert "couple_counselling" not in crisis.must_not


@pytest.mark.parametrize("visa", [{"no_recourse": True}, {"immigration": "partner_of_settled"}])
def test_somebody_whose_visa_bars_public_funds_is_not_told_that_the_council_must_house_them(visa):
    homeless = {"needs": ["domestic_abuse", "safe_place_to_stay"], "homeless_or_at_risk": True, "age": 30, "gender": "woman"}
    found = step(answer(**homeless, **visa), "housing_duty")
    assert (found.variant, found.conditions) == ("no_recourse", ())
    assert found.duties == ("housing_act_1996_s189_da",)  # it stays owed to those who are eligible: nobody is told not to ask
    assert step(answer(**homeless), "housing_duty").variant == ""
    assert step(answer(**homeless, no_recourse=False, immigration="none"), "housing_duty").variant == ""


def test_open_line_comes_before_a_closed_listing():
    found = answer(needs=["domestic_abuse"], gender="man", age=40, at="2026-11-21T23:30")
    first = step(found, "helpline_men")
    assert [(match.offer.key, match.open_now) for match in first.matches] == [("crisis-line", True), ("men-helpline", False)]
    assert first.matches[0].fits[0].key == "open_while_closed"
    assert "R70" in first.rules


def test_open_line_is_added_where_hours_are_not_known():
    pool = [offer("outreach-fenland"), offer("crisis-line")]
    found = answer(pool=pool, needs=["domestic_abuse"], gender="woman", age=30, at="2026-11-21T23:30")
    assert [match.offer.key for match in step(found, "helpline_da").matches] == ["crisis-line"]


def test_website_that_never_closes_is_not_a_line_that_answers():
    """Somebody raped tonight is given a voice, not only an address to look up."""
    finder = replace(offer("sarc"), key="a-finder", phones=(), hours=(ALWAYS_OPEN,), is_national=True, age_min=None, age_max=None)
    found = answer(pool=[finder, offer("crisis-line")], needs=["sexual_violence_recent"], age=24, at="2026-11-21T23:30")
    sarc = step(found, "sarc")
    assert [match.offer.key for match in sarc.matches] == ["crisis-line", "a-finder"]
    assert (sarc.matches[0].fits[0].key, sarc.why[-1].key) == ("answers_at_every_hour", "someone_answers")


def test_a_local_centre_comes_before_a_website_that_never_closes_and_a_voice_before_both():
    centre = replace(offer("sarc"), key="centre", phones=(), hours=(), age_min=None, age_max=None)
    website = replace(centre, key="a-website", hours=(ALWAYS_OPEN,), is_national=True)
    found = answer(pool=[centre, website, offer("crisis-line")], needs=["sexual_violence_recent"], age=24, **FENLAND_BY_DAY)
    assert [match.offer.key for match in step(found, "sarc").matches] == ["crisis-line", "centre", "a-website"]


def test_no_line_for_adults_takes_the_place_of_a_childs_step():
    """It stands beside the line for children, second."""
    centre = replace(offer("sarc"), key="centre", phones=(), hours=(), age_min=None, age_max=None)
    children = replace(offer("children-line"), hours=(), needs=frozenset({"domestic_abuse"}))
    found = answer(pool=[centre, children, offer("crisis-line")], needs=["sexual_violence_recent"], age=14, at="2026-11-21T23:30")
    assert [match.offer.key for match in step(found, "sarc").matches] == ["centre"]
    assert [match.offer.key for match in step(found, "childline").matches] == ["children-line", "crisis-line"]


def test_a_line_that_answers_now_comes_before_one_whose_hours_nobody_knows():
    unknown_hours = replace(offer("women-helpline"), key="any-helpline", hours=(), genders=frozenset(Gender))
    pool = [unknown_hours, offer("women-helpline")]
    found = answer(pool=pool, needs=["domestic_abuse"], at="2026-11-21T23:30")
    assert [match.offer.key for match in step(found, "helpline_da").matches] == ["women-helpline", "any-helpline"]


def test_open_line_is_not_added_without_a_time_or_when_one_is_open():
    plain = step(answer(needs=["domestic_abuse"], gender="woman", age=30, at="2026-11-21T23:30"), "helpline_da")
    assert [match.offer.key for match in plain.matches] == ["women-helpline"]
    assert "R70" not in plain.rules
    assert "R70" not in step(answer(needs=["domestic_abuse"], gender="man", age=40), "helpline_men").rules


def test_bank_holiday_closes_a_line():
    situation = situation_from({"audience": "survivor", "gender": "man", "needs": ["domestic_abuse"], "at": "2026-12-25T10:00"})
    found = suggest(replace(situation, bank_holiday=True), offers(), current_ruleset())
    assert step(found, "helpline_men").matches[0].offer.key == "crisis-line"


def test_pool_can_be_given_ready_or_plain():
    plain = answer(pool=list(offers()), needs=["domestic_abuse"])
    assert plain == answer(pool=Offers(offers()), needs=["domestic_abuse"])


def test_pool_refuses_two_offers_with_one_key():
    with pytest.raises(ValueError, match="same key"):
        Offers([offer("sarc"), offer("sarc")])


def test_listing_that_does_not_fit_says_which_one_may():
    found = answer(needs=["domestic_abuse"], age=30, gender="woman", district="E07000010")
    reasons = {one.offer.key: [why.key for why in one.reasons] for one in found.excluded}
    assert reasons["outreach-peterborough"] == ["area_other", "instead_listing"]
    (name,) = (
        dict(why.parameters)["name"]
        for one in found.excluded
        for why in one.reasons
        if one.offer.key == "outreach-peterborough" and why.parameters
    )
    assert name == offer("outreach-fenland").name


def test_no_other_listing_is_named_where_none_can_be_used():
    """A man is told that the line is for women; only lines for men follow, none is made up."""
    found = answer(needs=["domestic_abuse"], age=30, gender="man", pool=[offer("refuge-small"), offer("women-helpline")])
    assert all(why.key != "instead_listing" for one in found.excluded for why in one.reasons)
