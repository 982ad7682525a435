"""Reading a situation: what is accepted as it is, and what is refused by name."""

from __future__ import annotations

from datetime import datetime

import pytest

from pathways.core.errors import SituationError
from pathways.core.situation import LONDON, REQUEST_KEYS, Situation, situation_from

CONTRACT_KEYS = """audience needs risk immediate_danger dash_score professional_judgement_high police_callouts_12_months
repeat_within_12_months
red_flags consent_to_share age gender sexuality district languages bsl disability care_needs ethnicity_or_faith children_ages
children_in_household pregnant immigration no_recourse homeless_or_at_risk days_since abuse_is_current relationship perpetrator_age
reported_to_police profession pets substance_use suicidal already_at_marac contact_is_unsafe at""".split()


def test_request_keys_are_those_of_the_contract():
    assert sorted(REQUEST_KEYS) == sorted(CONTRACT_KEYS)


def test_situation_with_only_an_audience_knows_nothing_else():
    situation = situation_from({"audience": "survivor"})
    assert situation == Situation(audience="survivor")
    assert situation.unknown_keys == frozenset(REQUEST_KEYS) - {"audience"}


def test_every_key_is_read():
    situation = situation_from(
        {
            "audience": "professional",
            "needs": ["stalking", "domestic_abuse"],
            "risk": "high",
            "immediate_danger": False,
            "dash_score": 24,
            "professional_judgement_high": True,
            "police_callouts_12_months": 3,
            "repeat_within_12_months": True,
            "red_flags": ["strangulation"],
            "consent_to_share": False,
            "age": 0,
            "gender": "trans_woman",
            "sexuality": "lesbian",
            "district": "E07000010",
            "languages": ["LT", "zh-Hans"],
            "bsl": False,
            "disability": [],
            "care_needs": True,
            "ethnicity_or_faith": ["muslim"],
            "children_ages": [8, 3, 8],
            "children_in_household": True,
            "pregnant": False,
            "immigration": "none",
            "no_recourse": False,
            "homeless_or_at_risk": True,
            "days_since": 1.5,
            "abuse_is_current": True,
            "relationship": "ex",
            "perpetrator_age": 120,
            "reported_to_police": True,
            "profession": "nurse",
            "pets": True,
            "substance_use": False,
            "suicidal": False,
            "already_at_marac": True,
            "contact_is_unsafe": True,
            "at": "2026-07-01T10:00",
        }
    )
    assert situation.unknown_keys == frozenset()
    assert situation.languages == ("lt", "zh-hans")
    assert situation.children_ages == (3, 8, 8)
    assert situation.disability == frozenset()
    assert situation.at == datetime(2026, 7, 1, 10, 0, tzinfo=LONDON)


@pytest.mark.parametrize("key", CONTRACT_KEYS[1:])
def test_null_is_not_known(key):
    assert getattr(situation_from({"audience": "survivor", key: None}), key) is None


@pytest.mark.parametrize(("key", "value"), [("risk", "unknown"), ("needs", []), ("languages", [])])
def test_answers_that_say_nothing_are_not_known(key, value):
    assert getattr(situation_from({"audience": "survivor", key: value}), key) is None


@pytest.mark.parametrize(
    ("given", "local"),
    [
        ("2026-07-01T10:00", (2026, 7, 1, 10, 0)),
        ("2026-07-01T10:00:00Z", (2026, 7, 1, 11, 0)),
        ("2026-01-01T00:30+02:00", (2025, 12, 31, 22, 30)),
    ],
)
def test_time_is_turned_into_local_time(given, local):
    assert situation_from({"audience": "survivor", "at": given}).at == datetime(*local, tzinfo=LONDON)


BAD = [
    ("audience", "victim", "unknown_value"),
    ("audience", 1, "wrong_type"),
    ("needs", "domestic_abuse", "wrong_type"),
    ("needs", ["domestic_abuse", "unknown_need"], "unknown_value"),
    ("needs", ["stalking", "stalking"], "duplicate"),
    ("needs", [["stalking"]], "wrong_type"),
    ("needs", ["stalking\x00"], "unknown_value"),
    ("risk", "extreme", "unknown_value"),
    ("immediate_danger", 1, "wrong_type"),
    ("immediate_danger", "true", "wrong_type"),
    ("dash_score", True, "wrong_type"),
    ("dash_score", 25, "out_of_range"),
    ("dash_score", -1, "out_of_range"),
    ("dash_score", 17.0, "wrong_type"),
    ("age", True, "wrong_type"),
    ("age", 121, "out_of_range"),
    ("age", "31", "wrong_type"),
    ("perpetrator_age", -3, "out_of_range"),
    ("police_callouts_12_months", -1, "out_of_range"),
    ("days_since", -0.1, "out_of_range"),
    ("days_since", float("nan"), "out_of_range"),
    ("days_since", float("inf"), "out_of_range"),
    ("days_since", False, "wrong_type"),
    ("children_ages", [3, "4"], "wrong_type"),
    ("children_ages", 3, "wrong_type"),
    ("children_ages", [3] * 41, "out_of_range"),
    ("district", "Fenland", "unknown_value"),
    ("district", "E99000010", "unknown_value"),
    ("district", "E07000010 ", "unknown_value"),
    ("district", 7, "wrong_type"),
    ("languages", ["li thuanian"], "unknown_value"),
    ("languages", ["lt\x00"], "unknown_value"),
    ("languages", ["lt", "LT"], "duplicate"),
    ("languages", "lt", "wrong_type"),
    ("at", "yesterday", "unknown_value"),
    ("at", 0, "wrong_type"),
    ("at", "2026-13-01T10:00", "unknown_value"),
    ("at", "0001-01-01T00:00+14:00", "unknown_value"),
    ("gender", "female", "unknown_value"),
    ("postcode", "PE13 1AA", "unknown_key"),
    ("point", [52, 0], "unknown_key"),
    ("bank_holiday", True, "unknown_key"),
]


@pytest.mark.parametrize(("key", "value", "code"), BAD)
def test_wrong_value_is_refused_by_name(key, value, code):
    with pytest.raises(SituationError) as refused:
        situation_from({"audience": "survivor", key: value})
    assert (refused.value.field, refused.value.code) == (key, code)
    assert refused.value.message


def test_missing_audience_is_refused_with_the_choices():
    with pytest.raises(SituationError) as refused:
        situation_from({"age": 30})
    assert (refused.value.field, refused.value.code) == ("audience", "missing")
    assert refused.value.message == "Say who is asking: survivor, professional, worried_other, own_behaviour."


def test_null_audience_is_missing():
    with pytest.raises(SituationError, match="Say who is asking"):
        situation_from({"audience": None})


def test_unknown_key_is_echoed_short_and_printable():
    with pytest.raises(SituationError) as refused:
        situation_from({"audience": "survivor", "na\x00me\n" + "x" * 500: 1})
    assert refused.value.field == "name" + "x" * 56


def test_refusal_never_repeats_a_value():
    with pytest.raises(SituationError) as refused:
        situation_from({"audience": "survivor", "district": "my street 5"})
    assert "my street" not in str(refused.value)


@pytest.mark.parametrize("answers", [[], "survivor", None, 3])
def test_something_that_is_no_object_is_refused(answers):
    with pytest.raises(SituationError) as refused:
        situation_from(answers)
    assert refused.value.code == "wrong_type"
