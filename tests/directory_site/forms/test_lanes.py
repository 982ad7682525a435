"""The two short lanes: every question open, each its own audience."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from directory_site.forms.lanes import SOMEONE_HAPPENING, OwnBehaviourForm, SomeoneForm
from pathways.core.situation import situation_from
from tests.directory_site.forms.test_finder import posted


@pytest.mark.parametrize(
    ("form", "expected"),
    [(SomeoneForm, {"audience": "worried_other"}), (OwnBehaviourForm, {"audience": "own_behaviour", "needs": ["own_behaviour"]})],
)
def test_nothing_answered_says_only_whose_lane_it_is(form, expected):
    asked = form(QueryDict())
    assert asked.is_valid()
    assert (asked.situation(), asked.told(), asked.kept()) == (expected, [], [])


def test_someone_s_answers_become_request_keys():
    form = SomeoneForm(posted(danger="danger", happening=["hurt", "care"], children="yes", district="E07000010"))
    assert form.is_valid()
    assert form.situation() == {
        "audience": "worried_other",
        "district": "E07000010",
        "immediate_danger": True,
        "children_in_household": True,
        "needs": ["domestic_abuse", "adult_at_risk"],
        "care_needs": True,
    }
    assert form.told() == [
        "Yes, someone is in danger",
        "A partner, ex or relative hurts, scares or controls them",
        "They need care, and someone harms or neglects them",
        "Fenland",
        "Children live there",
    ]


def test_what_was_told_holds_what_is_hard_to_say_and_what_they_are_not_sure_of():
    form = OwnBehaviourForm(posted(danger="unsure", end_life="on"))
    assert form.is_valid()
    assert form.told() == ["Is someone in danger from you now? I am not sure", "I have thoughts of ending my life"]


@pytest.mark.parametrize("tile", SOMEONE_HAPPENING, ids=lambda tile: tile.key)
def test_every_tile_is_a_request_the_pathway_can_read(tile):
    form = SomeoneForm(posted(happening=[tile.key]))
    assert form.is_valid()
    situation_from(form.situation())


def test_own_answers_are_kept_and_read_again():
    form = OwnBehaviourForm(posted(danger="safe", children="no", end_life="on", area="CB2 1TN"))
    assert form.is_valid()
    again = QueryDict(mutable=True)
    for name, value in form.kept():
        again.appendlist(name, value)
    second = OwnBehaviourForm(again)
    assert second.is_valid()
    expected = {
        "audience": "own_behaviour",
        "district": "E07000008",
        "immediate_danger": False,
        "children_in_household": False,
        "needs": ["own_behaviour"],
        "suicidal": True,
    }
    assert (form.situation(), second.situation()) == (expected, expected)
