"""Promises that hold for every situation, tried on situations that nobody thought of."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pathways.core.engine import suggest
from pathways.core.offer import Offers
from pathways.core.pool import OWN_BEHAVIOUR_TYPES
from pathways.core.ruleset import current_ruleset, load_ruleset
from pathways.core.situation import situation_from
from pathways.core.vocabulary import (
    Audience,
    ByAndFor,
    Disability,
    Gender,
    Group,
    Immigration,
    Need,
    Profession,
    RedFlag,
    Relationship,
    Risk,
    Sexuality,
)
from pathways.scenario_listings import offers

GROUPS = list(Group)
FIRST = {"immediate", "duty"}


def value(choices):
    return st.sampled_from([choice.value for choice in choices])


def values(choices, most=3):
    return st.lists(value(choices), unique=True, max_size=most)


FLAG = st.booleans()
AGE = st.integers(0, 99)
OPTIONAL = {
    "needs": values(Need, 4),
    "risk": value(Risk),
    "immediate_danger": FLAG,
    "dash_score": st.integers(0, 24),
    "professional_judgement_high": FLAG,
    "police_callouts_12_months": st.integers(0, 6),
    "repeat_within_12_months": FLAG,
    "red_flags": values(RedFlag),
    "consent_to_share": FLAG,
    "age": AGE,
    "gender": value(Gender),
    "sexuality": value(Sexuality),
    "district": st.sampled_from(["E07000010", "E06000031", "E07000148"]),
    "languages": st.lists(st.sampled_from(["en", "lt", "ur", "zh-hans"]), unique=True, max_size=2),
    "bsl": FLAG,
    "disability": values(Disability, 2),
    "care_needs": FLAG,
    "ethnicity_or_faith": values(ByAndFor, 2),
    "children_ages": st.lists(st.integers(0, 20), max_size=3),
    "children_in_household": FLAG,
    "pregnant": FLAG,
    "immigration": value(Immigration),
    "no_recourse": FLAG,
    "homeless_or_at_risk": FLAG,
    "days_since": st.sampled_from([0, 1.7, 4, 9, 15, 60, 4000]),
    "abuse_is_current": FLAG,
    "relationship": value(Relationship),
    "perpetrator_age": AGE,
    "reported_to_police": FLAG,
    "profession": value(Profession),
    "pets": FLAG,
    "substance_use": FLAG,
    "suicidal": FLAG,
    "already_at_marac": FLAG,
    "contact_is_unsafe": FLAG,
    "at": st.sampled_from(["2026-11-21T23:30", "2026-11-24T10:00", "2026-12-25T04:00"]),
}


def situations(audience=None):
    who = value(Audience) if audience is None else st.just(audience)
    return st.fixed_dictionaries({"audience": who}, optional=OPTIONAL)


def tried(examples):
    return settings(max_examples=examples, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])


def answer(answers):
    return suggest(situation_from(answers), offers(), current_ruleset())


def kinds(found, groups=FIRST):
    return {step.kind for step in found.steps if step.group in groups}


@tried(125)
@given(situations())
def test_every_answer_keeps_the_promises(answers):
    found = answer(answers)
    assert found.steps
    assert found.steps[0].kind == "emergency_999"
    places = [GROUPS.index(step.group) for step in found.steps]
    assert places == sorted(places)
    assert len({step.kind for step in found.steps}) == len(found.steps)
    excluded = {failed.offer.key: failed.reasons for failed in found.excluded}
    for step in found.steps:
        assert step.why
        assert step.sources
        assert excluded.keys().isdisjoint(match.offer.key for match in step.matches)
        assert all(match.distance_km is None for match in step.matches if match.offer.is_confidential)
    assert all(excluded.values())
    assert set(found.unknown) <= situation_from(answers).unknown_keys


@tried(75)
@given(situations("survivor"))
def test_survivor_can_always_start_herself(answers):
    found = answer(answers)
    first = next(step for step in found.steps if step.group == "specialist")
    assert first.can_start_self
    assert not first.needs_professional
    for step in found.steps:
        if step.kind in ("idva", "marac", "sarac"):
            assert (step.can_start_self, step.needs_professional) == (False, True)


@tried(50)
@given(situations("survivor"), OPTIONAL["at"])
def test_survivor_always_has_somebody_who_answers_now(answers, at):
    found = answer(answers | {"at": at})
    answering = [
        match for step in found.steps if step.group != "immediate" for match in step.matches if match.open_now and match.route_is_open
    ]
    assert answering


@tried(50)
@given(situations("own_behaviour"))
def test_own_behaviour_never_helps_to_find_anybody(answers):
    found = answer(answers)
    shown = {match.offer.service_type for step in found.steps for match in step.matches} | {
        failed.offer.service_type for failed in found.excluded
    }
    assert shown <= OWN_BEHAVIOUR_TYPES
    assert kinds(found, set(Group)).isdisjoint({"refuge", "safe_accommodation", "outreach", "helpline_da", "idva", "marac", "dvds"})


@tried(30)
@given(situations("survivor"), st.integers(0, 17))
def test_child_is_never_sent_to_parents(answers, age):
    found = answer(answers | {"age": age})
    assert found.voice == "child"
    assert "tell_parents" in found.must_not
    assert {"talk_to_trusted_adult", "childline"} <= {step.kind for step in found.steps}


POSITIVE = st.one_of(
    st.tuples(st.just("needs"), value(Need)),
    st.tuples(st.just("red_flags"), value(RedFlag)),
    st.tuples(
        st.sampled_from(
            [
                "immediate_danger",
                "children_in_household",
                "professional_judgement_high",
                "repeat_within_12_months",
                "suicidal",
                "care_needs",
                "pregnant",
                "homeless_or_at_risk",
                "no_recourse",
                "contact_is_unsafe",
                "reported_to_police",
                "bsl",
            ]
        ),
        st.just(True),
    ),
)


@tried(150)
@given(situations(), POSITIVE)
def test_one_more_positive_fact_never_removes_an_immediate_or_duty_step(answers, fact):
    key, added = fact
    grown = [*answers.get(key, []), added] if isinstance(added, str) else added
    more = answers | {key: list(dict.fromkeys(grown)) if isinstance(grown, list) else grown}
    before, after = answer(answers), answer(more)
    assert kinds(before) <= kinds(after)
    assert set(before.duties) <= set(after.duties)


@tried(50)
@given(situations(), st.sampled_from(["standard", "medium", "high"]))
def test_higher_grade_never_removes_an_immediate_or_duty_step(answers, lower):
    higher = {"standard": "medium", "medium": "high", "high": "immediate"}[lower]
    assert kinds(answer(answers | {"risk": lower})) <= kinds(answer(answers | {"risk": higher}))


@tried(40)
@given(situations(), st.randoms(use_true_random=False))
def test_order_of_keys_and_listings_never_matters(answers, random):
    shuffled = list(answers.items())
    random.shuffle(shuffled)
    pool = list(offers())
    random.shuffle(pool)
    assert suggest(situation_from(dict(shuffled)), pool, current_ruleset()) == answer(answers)


@tried(40)
@given(situations(), st.sampled_from(sorted(OPTIONAL)))
def test_what_is_not_known_never_excludes_a_listing(answers, key):
    """A listing that does not fit while a question is open does not fit when it is answered either (V1)."""
    while_open = answer({other: given for other, given in answers.items() if other != key})
    answered = {match.offer.key for step in answer(answers).steps for match in step.matches}
    assert answered.isdisjoint(failed.offer.key for failed in while_open.excluded)


@tried(20)
@given(situations())
def test_same_situation_gets_the_same_answer_from_rules_and_listings_read_anew(answers):
    anew = suggest(situation_from(answers), Offers(offers()), load_ruleset())
    assert anew == answer(answers)


@tried(30)
@given(situations())
def test_duty_steps_are_the_same_whatever_listings_there_are(answers):
    """Duties are never filtered by place, language, hours or what is listed."""
    bare = suggest(situation_from(answers), [], current_ruleset())
    assert kinds(bare) == kinds(answer(answers))


@tried(50)
@given(situations("professional"), st.integers(0, 24))
def test_score_never_takes_a_forum_away(answers, score):
    """A score may recommend more; below the line the forum stays on offer unless everything else was denied."""
    unscored = {key: value for key, value in answers.items() if key != "dash_score"}
    if "marac" in kinds(answer(unscored), set(Group)) and "professional_judgement_high" not in answers:
        assert "marac" in kinds(answer(unscored | {"dash_score": score}), set(Group))


@pytest.mark.parametrize("audience", list(Audience))
def test_blank_answers_are_never_empty(audience):
    found = answer({"audience": audience.value})
    assert [step for step in found.steps if step.group == "specialist" and not step.conditions]
