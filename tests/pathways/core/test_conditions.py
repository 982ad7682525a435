"""The language of conditions: three-valued, and refused at once when it says something that cannot be meant."""

from __future__ import annotations

import itertools

import pytest

from pathways.core.errors import RulesetError
from pathways.core.rules.compiling import Compiled
from pathways.core.rules.conditions import Atom, Reader
from pathways.core.situation import Situation

PARAMETERS = {"line": 17, "not_set": None, "districts": frozenset({"E07000010"})}


def truth(text: str, truths=None, **answers):
    """What the compiled condition says; facts that it names are given in `truths`."""
    facts = {name: frozenset({"pregnant"}) for name in truths or {}}
    given = {name: Atom(name, ("audience",), lambda situation, held=held: held) for name, held in (truths or {}).items()}
    tree = Reader("test", PARAMETERS, facts).read(text).tree
    compiled = Compiled((), {}, given | {"asked": tree})
    return compiled.truths(*compiled.questions.bits(Situation(audience="survivor", **answers)))["asked"]


@pytest.mark.parametrize(("left", "right"), list(itertools.product([True, False, None], repeat=2)))
def test_and_or_not_follow_kleene(left, right):
    truths = {"one": left, "two": right}
    both = False if False in (left, right) else None if None in (left, right) else True
    either = True if True in (left, right) else None if None in (left, right) else False
    assert truth("one and two", truths) is both
    assert truth("one or two", truths) is either
    assert truth("not one", truths) is (None if left is None else not left)
    assert truth("not (one or two)", truths) is (None if either is None else not either)


@pytest.mark.parametrize(("score", "expected"), [(None, None), (16, False), (17, True)])
def test_number_is_compared_with_a_parameter(score, expected):
    assert truth("dash_score >= line", dash_score=score) is expected


@pytest.mark.parametrize(("age", "expected"), [(None, None), (12, True), (13, False)])
def test_number_is_compared_with_a_number(age, expected):
    assert truth("age < 13", age=age) is expected


@pytest.mark.parametrize(("needs", "expected"), [(None, None), (frozenset({"pets"}), False), (frozenset({"pets", "stalking"}), True)])
def test_list_holds_one_of_the_values(needs, expected):
    assert truth("any_of(needs, stalking, harassment)", needs=needs) is expected
    assert truth("stalking in needs", needs=needs) is expected


def test_named_list_counts_only_what_was_said():
    assert [truth("named(needs, stalking)", needs=needs) for needs in (None, frozenset({"pets"}), frozenset({"stalking"}))] == [
        False,
        False,
        True,
    ]


@pytest.mark.parametrize(("relationship", "expected"), [(None, None), ("peer", False), ("ex", True)])
def test_choice_is_one_of_the_values(relationship, expected):
    assert truth("relationship in (partner, ex)", relationship=relationship) is expected
    assert truth("relationship == ex", relationship=relationship) is expected


def test_yes_no_question_is_its_own_condition():
    assert [truth("pregnant", pregnant=answer) for answer in (True, False, None)] == [True, False, None]


def test_condition_knows_the_keys_it_reads():
    facts = {"fact": frozenset({"needs", "age"})}
    assert Reader("test", PARAMETERS, facts).read("fact and (dash_score > 3 or not pets)").keys == {"needs", "age", "dash_score", "pets"}


def test_condition_may_be_written_over_several_lines():
    assert truth("\n  pets\n  or pregnant\n", pets=True) is True


@pytest.mark.parametrize(
    "text",
    [
        "stalked",
        "age",
        "needs",
        "gender",
        "age == 3",
        "age < 3.5",
        "age < not_set",
        "age < districts",
        "3 < age",
        "1 < age < 3",
        "stalking in red_flag",
        "theft in needs",
        "any_of(needs)",
        "named(stalking)",
        "any_of(age, 3)",
        "any_of(needs, x=1)",
        "relationship == friend",
        "relationship in partner",
        "pets if pets else pets",
        "__import__('os')",
        "age.real",
        "pets; pregnant",
        "",
        "and",
    ],
)
def test_text_that_is_no_condition_is_refused(text):
    with pytest.raises(RulesetError, match="test"):
        truth(text)
