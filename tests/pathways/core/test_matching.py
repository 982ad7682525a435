"""Which listings stand under a step, in which order, by which route."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pathways.core.eligibility import person_from
from pathways.core.hours import ALWAYS_OPEN
from pathways.core.matching import Excluded, Matcher
from pathways.core.offer import Offers, Phone
from pathways.core.ruleset import current_ruleset
from pathways.core.situation import situation_from
from pathways.scenario_listings import offer, offers

AT_NIGHT, BY_DAY = "2026-11-21T23:30", "2026-11-24T10:00"


def matcher(pool=None, point=None, **answers):
    situation = replace(situation_from({"audience": "survivor"} | answers), point=point)
    return Matcher(person_from(situation, current_ruleset().truths(situation), older_min=60), Offers(pool) if pool else offers())


def keys(kind: str, pool=None, **answers):
    matches = matcher(pool, **answers).for_kind(current_ruleset().kinds[kind]).matches
    return [match.offer.key for match in matches]


def judged(key: str, facts=None, **answers):
    changed = replace(offer(key), **(facts or {}))
    return matcher([changed], **answers).judge(changed)


def copies(**by_key):
    """Copies of the Fenland outreach under other keys, each with its own facts."""
    return [replace(offer("outreach-fenland"), key=key, genders=frozenset({"woman"}), **facts) for key, facts in by_key.items()]


def test_what_does_not_fit_is_left_out_with_its_reason():
    found = matcher(district="E07000010", gender="man").for_kind(current_ruleset().kinds["helpline_da"])
    assert [match.offer.key for match in found.matches] == ["men-helpline"]
    assert [(failed.offer.key, [why.key for why in failed.reasons]) for failed in found.failed] == [
        ("women-helpline", ["gender_women_only", "instead_listing"])
    ]


def test_fits_come_before_ask():
    pool = copies(b_fits={"age_min": 16}, a_ask={"by_and_for": frozenset({"black"})})
    assert keys("outreach", pool, district="E07000010", gender="woman", age=30) == ["b_fits", "a_ask"]


def test_open_route_comes_before_a_professional_one():
    professional = replace(offer("outreach-fenland").ways[0], audience="professional")
    pool = copies(a_professional={"ways": (professional,)}, b_unknown={"ways": ()}, c_self={})
    assert keys("outreach", pool, district="E07000010", gender="woman") == ["c_self", "b_unknown", "a_professional"]


def test_open_now_comes_before_unknown_hours_and_closed():
    pool = copies(a_closed={"hours": offer("men-helpline").hours}, b_unknown={}, c_open={"hours": (ALWAYS_OPEN,)})
    assert keys("outreach", pool, district="E07000010", gender="woman", at=AT_NIGHT) == ["c_open", "b_unknown", "a_closed"]


def test_spoken_language_comes_before_interpreter_and_neither():
    pool = copies(a_neither={}, b_interpreter={"interpreter_any": True}, c_speaks={"spoken": frozenset({"lt"})})
    assert keys("outreach", pool, district="E07000010", gender="woman", languages=["lt"]) == ["c_speaks", "b_interpreter", "a_neither"]


def test_her_community_comes_before_others():
    pool = copies(a_other={}, b_hers={"by_and_for": frozenset({"black"})})
    assert keys("outreach", pool, district="E07000010", gender="woman", ethnicity_or_faith=["black"]) == ["b_hers", "a_other"]


def test_local_comes_before_national():
    pool = copies(a_national={"is_national": True}, b_local={})
    assert keys("outreach", pool, district="E07000010", gender="woman") == ["b_local", "a_national"]


def test_a_need_that_was_named_comes_before_other_needs_of_level_listings():
    pool = copies(a_other={"needs": frozenset({"domestic_abuse"})}, b_named={"needs": frozenset({"domestic_abuse", "coercive_control"})})
    told = {"district": "E07000010", "gender": "woman"}
    assert keys("outreach", pool, needs=["coercive_control"], **told) == ["b_named", "a_other"]
    assert keys("outreach", pool, **told) == ["a_other", "b_named"]


def emergency_lines(**facts):
    pattern = replace(offer("outreach-fenland"), service_type="emergency", spoken=frozenset(), interpreter=frozenset())
    return [replace(pattern, key="a_plain"), replace(pattern, key="b_with", **facts)]


FAR_AND_NEAR = copies(a_far={"point": (52.6, 0.2)}, b_near={"point": (52.51, 0.01)})
FENLAND_PHONE = Phone("voice", "+441632960001", "01632 960001", "", "", frozenset(), frozenset({"E07000010"}), None, None, False)
PHONE_OF_ONE_DISTRICT = copies(a={"phones": (FENLAND_PHONE,), "area_mode": "serves_everyone", "district_codes": frozenset()})


@pytest.mark.parametrize(
    ("kind", "pool", "first", "second"),
    [
        ("emergency_999", emergency_lines(spoken=frozenset({"lt"})), {}, {"languages": ["lt"]}),
        ("emergency_999", emergency_lines(interpreter=frozenset({"lt"})), {}, {"languages": ["lt"]}),
        ("emergency_999", emergency_lines(has_bsl=True), {}, {"bsl": True}),
        ("outreach", FAR_AND_NEAR, {"point": (52.5, 0.0)}, {"point": (52.6, 0.2)}),
        ("outreach", PHONE_OF_ONE_DISTRICT, {"district": "E07000010"}, {"district": "E07000008"}),
        ("outreach", copies(a={"hours": offer("men-helpline").hours}), {"at": AT_NIGHT}, {"at": BY_DAY}),
    ],
)
def test_what_was_found_for_one_is_not_given_to_another_who_differs(kind, pool, first, second):
    """One pool serves both, and nothing of what is remembered of the first is said to the second."""
    kind, held, alone = current_ruleset().kinds[kind], Offers(pool), []
    for answers in (first, second, first):
        point, told = answers.get("point"), {key: value for key, value in answers.items() if key != "point"}
        situation = replace(situation_from({"audience": "survivor", "gender": "woman"} | told), point=point)
        person = person_from(situation, current_ruleset().truths(situation), older_min=60)
        found = Matcher(person, held).for_kind(kind)
        fresh = Matcher(person, Offers(list(held))).for_kind(kind)
        assert (found.matches, found.failed) == (fresh.matches, fresh.failed)
        alone.append(fresh.matches)
    assert alone[0] != alone[1]


def test_where_somebody_is_is_never_kept():
    held = Offers(FAR_AND_NEAR)
    situation = replace(situation_from({"audience": "survivor", "gender": "woman"}), point=(52.4321, 0.1234))
    matcher = Matcher(person_from(situation, current_ruleset().truths(situation), older_min=60), held)
    found = matcher.for_kind(current_ruleset().kinds["outreach"])
    assert [match.distance_km is not None for match in found.matches] == [True, True]
    kept = [key for group in matcher.pool._groups.values() for key in group.found]
    assert kept
    assert "52.4321" not in repr(kept)


def test_nearer_comes_last_in_the_order_of_reasons():
    pool = copies(a_far={"point": (52.6, 0.2)}, b_near={"point": (52.51, 0.01)})
    found = matcher(pool, point=(52.5, 0.0), district="E07000010", gender="woman")
    matches = found.for_kind(current_ruleset().kinds["outreach"]).matches
    assert [(match.offer.key, match.distance_km) for match in matches] == [("b_near", 1), ("a_far", 18)]


def test_key_settles_what_is_equal():
    assert keys("outreach", copies(b={}, a={}), district="E07000010", gender="woman") == ["a", "b"]


def test_no_more_listings_than_help_to_choose():
    assert len(keys("outreach", copies(**{f"copy_{n}": {} for n in range(9)}), gender="woman")) == 6


def test_confidential_kind_cannot_have_a_point():
    with pytest.raises(ValueError, match="no point"):
        replace(offer("refuge-small"), point=(52.5, 0.0))


def test_own_behaviour_is_only_shown_its_own_kinds():
    assert keys("interpreter", audience="own_behaviour", languages=["lt"], district="E06000031") == []
    assert keys("interpreter", languages=["lt"], district="E06000031") == ["lithuanian-project"]


@pytest.mark.parametrize(
    ("audience", "listing", "route", "is_open"),
    [
        ("survivor", "sarc", "self", True),
        ("survivor", "idva", "professional", False),
        ("professional", "sarc", "professional", True),
        ("professional", "women-helpline", "self", True),
        ("professional", "idva", "professional", True),
        ("worried_other", "women-helpline", "self", True),
    ],
)
def test_route_is_one_that_this_person_can_take(audience, listing, route, is_open):
    match = judged(listing, audience=audience)
    assert (match.route, match.route_is_open) == (route, is_open)


def test_route_has_its_own_age_limit():
    assert judged("sarc", age=12).route == "police"
    assert judged("sarc", age=13).route == "self"


def test_listing_without_a_known_route_is_asked():
    match = judged("outreach-fenland", {"ways": ()})
    assert (match.route, [why.key for why in match.unknown]) == (None, ["area_ask", "route_ask"])


def test_assumed_route_is_to_be_checked():
    way = replace(offer("outreach-fenland").ways[0], assumed=True)
    assert [why.key for why in judged("outreach-fenland", {"ways": (way,)}, district="E07000010").unknown] == ["route_assumed"]


def test_referral_asks_for_profession_consent_and_score():
    health = judged("idva-health", audience="professional", profession="teacher", consent_to_share=True)
    assert isinstance(health, Excluded)
    assert [why.key for why in health.reasons] == ["route_other_profession"]
    refused = judged("idva-health", audience="professional", profession="nurse", consent_to_share=False)
    assert [why.key for why in refused.reasons] == ["consent_needed"]
    agreed = judged("idva-health", audience="professional", profession="nurse", consent_to_share=True, district="E07000010", dash_score=3)
    assert agreed.unknown == ()
    low = judged("idva", audience="professional", dash_score=9, abuse_is_current=True, district="E07000010")
    assert [(why.key, dict(why.parameters)) for why in low.unknown] == [("score_from", {"dash_min": 14})]


def test_referral_takes_the_way_that_asks_least():
    with_consent = replace(offer("idva").ways[0], consent="required", dash_min=14, dash_max=16)
    without = replace(offer("idva").ways[0], consent="preferred", dash_min=17)
    known = dict(audience="professional", abuse_is_current=True, district="E07000010", consent_to_share=True)
    for score, asked in ((15, []), (18, []), (9, ["score_from"])):
        match = judged("idva", {"ways": (without, with_consent)}, dash_score=score, **known)
        assert [why.key for why in match.unknown] == asked


def test_route_for_another_area_is_closed():
    way = replace(offer("idva").ways[0], district_codes=frozenset({"E07000010"}))
    away = judged("idva", {"ways": (way,)}, audience="professional", district="E06000031")
    assert [why.key for why in away.reasons] == ["route_other_area"]


def test_phones_are_those_for_this_person_and_place():
    def phone(number, **facts):
        blank = dict(kind="phone", display=number, label="", keyword="", audiences=frozenset(), area_codes=frozenset())
        return Phone(number=number, **(blank | facts), free=None, shows_on_bill=None, to_check=True)

    phones = (
        phone("1"),
        phone("2", audiences=frozenset({"professional"})),
        phone("3", area_codes=frozenset({"E06000031"})),
        phone("4", area_codes=frozenset({"E07000010"})),
    )
    assert [p.number for p in judged("outreach-fenland", {"phones": phones}, district="E07000010").phones] == ["1", "4"]


def test_open_line_answers_day_and_night_and_takes_the_person():
    assert matcher(gender="woman", needs=["domestic_abuse"]).open_line().offer.key == "women-helpline"
    assert matcher(gender="man", needs=["domestic_abuse"]).open_line().offer.key == "crisis-line"
    assert matcher(gender="man", age=30, needs=["sexual_violence_recent"]).open_line().offer.key in {"sarc", "rape-line"}
    assert matcher([offer("men-helpline")], gender="man").open_line() is None


def test_hours_say_open_closed_or_not_known():
    assert judged("men-helpline", at=BY_DAY).open_now is True
    assert judged("men-helpline", at=AT_NIGHT).open_now is False
    assert judged("outreach-fenland", at=BY_DAY).open_now is None
    assert judged("men-helpline").open_now is None


def test_listing_for_a_community_that_nobody_named_comes_last():
    """A sister who worries at night is not sent to somebody else's faith first, although its line is open and the other is not."""
    closed = replace(offer("honour-line"), hours=offer("men-helpline").hours)
    faith = replace(offer("honour-line"), key="faith-line", hours=(ALWAYS_OPEN,), by_and_for=frozenset({"muslim"}))
    situation = {"audience": "worried_other", "needs": ["honour_based_abuse"], "at": AT_NIGHT}
    assert keys("helpline_hba", [closed, faith], **situation) == ["honour-line", "faith-line"]
    assert keys("helpline_hba", [closed, faith], ethnicity_or_faith=["muslim"], **situation) == ["faith-line", "honour-line"]


def test_open_line_is_for_what_was_named_then_for_abuse_then_for_anyone_in_crisis():
    lines = [offer("rape-line"), offer("women-helpline"), offer("crisis-line")]
    by_need = {
        need: matcher(lines, needs=[need], gender="woman", age=30).open_line().offer.key for need in ("sexual_violence_recent", "pets")
    }
    assert by_need == {"sexual_violence_recent": "rape-line", "pets": "women-helpline"}
    assert matcher(lines, needs=["pets"], gender="man", age=30).open_line().offer.key == "crisis-line"
    assert matcher([offer("rape-line")], needs=["pets"], gender="woman", age=30).open_line() is None


def test_open_line_under_16_is_one_for_anyone_before_one_for_adults():
    lines = [replace(offer("women-helpline"), age_min=None), replace(offer("crisis-line"), genders=None)]
    said = {age: matcher(lines, needs=["domestic_abuse"], gender="woman", age=age).open_line().offer.key for age in (15, 16)}
    assert said == {15: "crisis-line", 16: "women-helpline"}


def test_open_line_for_a_child_is_one_for_children():
    women = replace(offer("women-helpline"), age_min=None)
    childline = replace(women, key="childline", service_type="children_young_people", age_max=17, genders=None)
    for needs in (["domestic_abuse"], ["sexual_violence_recent"]):
        said = {age: matcher([women, childline], needs=needs, gender="woman", age=age).open_line().offer.key for age in (14, 17, 18)}
        assert said == {14: "childline", 17: "childline", 18: "women-helpline"}
