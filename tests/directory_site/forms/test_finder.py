"""The finder's questions: words in, the pathway's request out; anything may be left open."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from directory_site.forms import finder_choices as choices
from directory_site.forms.finder import QUESTIONS, Finder
from directory_site.forms.finder_choices import meaning
from pathways.core.situation import situation_from


def posted(**answers) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, value in answers.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


def situation(**answers) -> dict:
    finder = Finder(posted(**answers))
    assert finder.first_problem() is None
    return finder.situation()


def test_nothing_answered_is_a_survivor_and_nothing_else():
    assert situation() == {"audience": "survivor"}


def test_there_are_at_most_five_questions():
    assert len(QUESTIONS) == 5


@pytest.mark.parametrize(
    ("answer", "expected"), [("safe", {"immediate_danger": False}), ("danger", {"immediate_danger": True}), ("unsure", {})]
)
def test_not_sure_about_danger_is_not_known(answer, expected):
    assert situation(safe=answer) == {"audience": "survivor"} | expected


def test_all_answers_become_request_keys():
    assert situation(
        safe="safe",
        help=["hurt", "stay", "end_life", "unsure"],
        district="E07000010",
        age="31",
        gender="woman",
        sexuality="lesbian",
        language="lt",
        children="8 and 3",
        pregnant="on",
        more=["bsl", "care", "pets"],
        visa="partner_of_settled",
        community="eastern_european",
    ) == {
        "audience": "survivor",
        "immediate_danger": False,
        "needs": ["domestic_abuse", "safe_place_to_stay", "mental_health_crisis"],
        "suicidal": True,
        "district": "E07000010",
        "age": 31,
        "gender": "woman",
        "sexuality": "lesbian",
        "languages": ["lt"],
        "children_ages": [3, 8],
        "children_in_household": True,
        "pregnant": True,
        "disability": ["deaf"],
        "bsl": True,
        "care_needs": True,
        "pets": True,
        "immigration": "partner_of_settled",
        "ethnicity_or_faith": ["eastern_european"],
    }


@pytest.mark.parametrize("tile", [*choices.SAFETY, *choices.FIRST_HELP, *choices.MORE_HELP], ids=lambda tile: tile.key)
def test_every_tile_is_a_request_the_pathway_can_read(tile):
    situation_from({"audience": "survivor", **meaning([tile], [tile.key], "needs")})


@pytest.mark.parametrize("tile", choices.MORE_ABOUT, ids=lambda tile: tile.key)
def test_every_access_tile_is_a_request_the_pathway_can_read(tile):
    situation_from({"audience": "survivor", **meaning([tile], [tile.key], "disability")})


def test_what_is_kept_gives_the_same_answers_again():
    answers = dict(
        safe="safe",
        help=["hurt", "marry"],
        district="E07000010",
        age="31",
        gender="man",
        language="pl",
        children="3, 8",
        pregnant="on",
        more=["deaf"],
    )
    finder = Finder(posted(**answers))
    again = QueryDict(mutable=True)
    for name, value in finder.kept():
        again.appendlist(name, value)
    assert Finder(again).situation() == finder.situation()


def test_kept_leaves_out_the_question_on_the_page():
    finder = Finder(posted(safe="safe", district="E07000010"))
    assert finder.kept(but=1) == [("district", "E07000010")]


def test_skipping_forgets_what_stood_in_the_question():
    finder = Finder(posted(age="31", gender="woman", safe="safe"))
    finder.skip(4)
    assert finder.situation() == {"audience": "survivor", "immediate_danger": False}


def test_told_says_answers_in_words_and_what_they_are_not_sure_of():
    finder = Finder(
        posted(safe="unsure", help=["stay", "unsure"], district="E07000010", age="31", language="lt", children="3,8", pregnant="on")
    )
    assert finder.told() == [
        "Are you safe right now? I am not sure",
        "A safe place to stay",
        "Fenland",
        "31 years old",
        "Lietuvių · Lithuanian",
        "Children: 3, 8",
        "Pregnant",
    ]


@pytest.mark.parametrize(
    ("name", "value", "step"),
    [
        ("safe", "perhaps", 1),
        ("help", "everything", 2),
        ("help", "\x00", 2),
        ("district", "E99999999", 3),
        ("district", "E07000010\x00", 3),
        ("area", "zz9zz", 3),
        ("area", "PE13\x00", 3),
        ("area", "P" * 5000, 3),
        ("age", "-1", 4),
        ("age", "121", 4),
        ("age", "1e9", 4),
        ("age", "９" * 400, 4),
        ("age", "thirty", 4),
        ("gender", "cat", 4),
        ("language", "xx", 4),
        ("children", "3, 40", 4),
        ("children", "3\x00", 4),
        ("more", "everything", 5),
        ("visa", "gold", 5),
        ("community", "all", 5),
    ],
)
def test_an_answer_that_cannot_be_used_names_its_question(name, value, step):
    finder = Finder(posted(**{name: value}))
    assert finder.first_problem() == step
    assert list(finder.questions[step - 1].errors) == [name]


# --- where -------------------------------------------------------------------------------------------------------------
def test_a_postcode_becomes_its_district_and_is_dropped():
    finder = Finder(posted(area="CB2 1TN"))
    assert finder.situation() == {"audience": "survivor", "district": "E07000008"}
    assert finder.kept() == [("district", "E07000008")]
    assert finder.told() == ["Cambridge"]


def test_a_typed_place_wins_over_a_district_ticked_before():
    assert situation(district="E07000010", area="CB2 1TN")["district"] == "E07000008"


def test_a_place_elsewhere_is_kept_as_its_district():
    finder = Finder(posted(area="NR2 1TF"))
    assert finder.kept() == [("district", "E07000148")]
    again = Finder(posted(district="E07000148"))
    assert (again.first_problem(), again.told()) == (None, ["Norwich"])


@pytest.mark.parametrize(
    ("typed", "district"), [("Wisbech", "E07000010"), ("march", "E07000010"), ("St. Ives", "E07000011"), ("peterborough", "E06000031")]
)
def test_a_town_or_village_becomes_its_district(typed, district):
    finder = Finder(posted(area=typed))
    assert finder.situation() == {"audience": "survivor", "district": district}
    assert finder.kept() == [("district", district)]


def test_a_name_of_places_in_several_districts_asks_which_one():
    finder = Finder(posted(area="Cambridgeshire"))
    assert finder.first_problem() == 3
    assert finder.questions[2].errors == {"district": ["That is in more than one district. Which one is yours?"]}


def test_an_outcode_in_several_districts_asks_which_one():
    finder = Finder(posted(area="PE13"))
    assert finder.first_problem() == 3
    place = finder.questions[2]
    assert place.errors == {"district": ["That is in more than one district. Which one is yours?"]}
    assert [code for code, _ in place.fields["district"].choices if code.startswith("E")] == ["E07000010", "E07000146", "E07000140"]
    assert situation(area="PE13", district="E07000010")["district"] == "E07000010"


def test_not_sure_where_is_not_known():
    assert situation(district="unsure") == {"audience": "survivor"}


@pytest.mark.parametrize("name", ["q", "query", "search", "postcode"])
def test_no_field_has_a_name_that_browsers_remember(name):
    assert name not in {field for question in QUESTIONS for field in question().fields}
