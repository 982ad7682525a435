"""Facts that need more than one comparison: yes, no, not known."""

from __future__ import annotations

import pytest

from pathways.core.ruleset import current_ruleset
from pathways.core.situation import situation_from

YES, NO, UNKNOWN = True, False, None


def fact(name: str, **answers):
    return current_ruleset().truths(situation_from({"audience": "professional"} | answers))[name]


CASES = [
    ("danger_now", {}, UNKNOWN),
    ("danger_now", {"immediate_danger": True}, YES),
    ("danger_now", {"immediate_danger": False}, NO),
    ("danger_now", {"risk": "high"}, UNKNOWN),
    ("danger_now", {"immediate_danger": False, "risk": "immediate"}, YES),
    ("outside_area", {}, UNKNOWN),
    ("outside_area", {"district": "E07000010"}, NO),
    ("outside_area", {"district": "E07000148"}, YES),
    ("child_present", {}, UNKNOWN),
    ("child_present", {"children_in_household": True}, YES),
    ("child_present", {"children_in_household": False}, NO),
    ("child_present", {"children_in_household": False, "children_ages": [4]}, YES),
    ("child_present", {"children_ages": []}, NO),
    ("child_present", {"children_ages": [18, 25]}, NO),
    ("graded_high", {}, UNKNOWN),
    ("graded_high", {"risk": "high"}, YES),
    ("graded_high", {"risk": "high", "dash_score": 15}, UNKNOWN),
    ("graded_high", {"risk": "medium"}, NO),
    ("graded_medium", {"dash_score": 10}, YES),
    ("graded_medium", {"dash_score": 14}, NO),
    ("graded_medium", {"dash_score": 3, "risk": "medium"}, YES),
    ("graded_medium", {}, NO),
    ("graded_standard", {"dash_score": 9}, YES),
    ("graded_standard", {"dash_score": 9, "risk": "medium"}, NO),
    ("idva_band", {"dash_score": 13}, NO),
    ("idva_band", {"dash_score": 14}, YES),
    ("idva_band", {"dash_score": 16}, YES),
    ("idva_band", {"dash_score": 17}, NO),
    ("idva_band", {}, NO),
    ("marac_basis", {}, UNKNOWN),
    ("marac_basis", {"dash_score": 17}, YES),
    ("marac_basis", {"dash_score": 16}, UNKNOWN),
    ("marac_basis", {"red_flags": ["escalation"]}, YES),
    ("marac_basis", {"police_callouts_12_months": 2}, UNKNOWN),
    (
        "marac_basis",
        {
            "dash_score": 16,
            "professional_judgement_high": False,
            "repeat_within_12_months": False,
            "police_callouts_12_months": 0,
            "red_flags": [],
            "risk": "medium",
        },
        NO,
    ),
    ("recent_assault", {}, UNKNOWN),
    ("recent_assault", {"needs": ["pets"]}, NO),
    ("recent_assault", {"needs": ["sexual_violence_recent"]}, YES),
    ("recent_assault", {"needs": ["sexual_violence_non_recent"]}, NO),
    ("recent_assault", {"needs": ["sexual_exploitation"]}, UNKNOWN),
    ("recent_assault", {"needs": ["childhood_sexual_abuse"], "days_since": 2}, NO),
    ("recent_assault", {"needs": ["sexual_violence_non_recent"], "days_since": 10}, YES),
    ("recent_assault", {"needs": ["sexual_violence_recent"], "days_since": 11, "age": 18}, NO),
    ("recent_assault", {"needs": ["sexual_violence_recent"], "days_since": 21, "age": 17}, YES),
    ("recent_assault", {"needs": ["sexual_violence_recent"], "days_since": 22, "age": 17}, NO),
    ("recent_assault", {"needs": ["sexual_violence_recent"], "days_since": 15}, UNKNOWN),
    ("recent_assault", {"needs": ["sexual_violence_recent"], "days_since": 22}, NO),
    ("language_not_english", {}, UNKNOWN),
    ("language_not_english", {"languages": ["pl"]}, YES),
    ("language_not_english", {"languages": ["pl", "en-gb"]}, NO),
    ("lgbt", {}, UNKNOWN),
    ("lgbt", {"gender": "non_binary"}, YES),
    ("lgbt", {"gender": "woman"}, UNKNOWN),
    ("lgbt", {"gender": "woman", "sexuality": "heterosexual"}, NO),
    ("deaf", {"disability": ["deafblind"]}, YES),
    ("deaf", {"bsl": False}, NO),
    ("pep_window_passed", {"days_since": 3}, NO),
    ("pep_window_passed", {"days_since": 3.1}, YES),
    ("pill_window_passed", {"days_since": 5}, NO),
    ("pill_window_passed", {"days_since": 6}, YES),
    ("domestic_abuse", {}, UNKNOWN),
    ("domestic_abuse", {"dash_score": 0}, YES),
    ("domestic_abuse", {"needs": ["stalking"]}, UNKNOWN),
    ("domestic_abuse", {"needs": ["stalking"], "relationship": "ex"}, YES),
    ("domestic_abuse", {"needs": ["stalking"], "relationship": "stranger"}, NO),
    ("domestic_abuse", {"needs": ["child_to_parent_abuse"]}, UNKNOWN),
    ("domestic_abuse", {"needs": ["child_to_parent_abuse"], "perpetrator_age": 15}, NO),
    ("domestic_abuse", {"needs": ["child_to_parent_abuse"], "perpetrator_age": 16}, YES),
    ("money_barred", {"immigration": "none", "no_recourse": False, "needs": ["pets"]}, NO),
    ("money_barred", {"immigration": "visitor"}, YES),
]


@pytest.mark.parametrize(("name", "answers", "expected"), CASES)
def test_fact_is_three_valued(name, answers, expected):
    assert fact(name, **answers) is expected
