"""The language of rule conditions: three-valued, small, and read once when the rules are loaded.

    domestic_abuse and not (age < 18)            facts, yes/no questions, and, or, not, brackets
    dash_score >= marac_visible                  a number against a number or a parameter of the partnership
    relationship in (partner, ex, family)        one answer of a closed list; `gender == man` for a single one
    any_of(needs, stalking, harassment)          a list that holds at least one of these; `stalking in needs` for a single one
    named(needs, stalking)                       the same, but a list that was not given is "no": for what only counts when it is said

Every test is True, False or None (not known, because the question was not answered); and/or/not follow Kleene's logic, so that
"no" from one side settles an "and" and "yes" settles an "or" whatever the other side is. Python's own parser reads the text; the
text is never run. It must not know what a fact means (see facts.py and facts.toml).
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pathways.core.errors import RulesetError
from pathways.core.situation import READERS, Situation
from pathways.core.vocabulary import (
    Audience,
    ByAndFor,
    Disability,
    Gender,
    Immigration,
    Need,
    Profession,
    RedFlag,
    Relationship,
    Risk,
    Sexuality,
)

Truth = bool | None
Truths = Mapping[str, Truth]
Test = Callable[[Situation, Truths], Truth]

CHOICES: Mapping[str, frozenset[str]] = {
    key: frozenset(values)
    for key, values in {
        "audience": Audience,
        "risk": Risk,
        "gender": Gender,
        "sexuality": Sexuality,
        "immigration": Immigration,
        "relationship": Relationship,
        "profession": Profession,
    }.items()
}
LISTS: Mapping[str, frozenset[str]] = {
    key: frozenset(values)
    for key, values in {"needs": Need, "red_flags": RedFlag, "disability": Disability, "ethnicity_or_faith": ByAndFor}.items()
}
NUMBERS = frozenset({"dash_score", "police_callouts_12_months", "age", "days_since", "perpetrator_age"})
YES_NO = frozenset(READERS) - CHOICES.keys() - LISTS.keys() - NUMBERS - {"district", "languages", "children_ages", "at"}
COMPARISONS: Mapping[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition, ready to test. keys: the request keys it reads, its facts' keys included."""

    text: str
    keys: frozenset[str]
    test: Test


def _always(situation: Situation, truths: Truths) -> Truth:
    return True


ALWAYS = Condition("always", frozenset(), _always)


class Reader:
    """Turns the text of a condition into a Condition. `facts` maps the facts known so far to the request keys that they read."""

    def __init__(self, where: str, parameters: Mapping[str, Any], facts: Mapping[str, frozenset[str]]) -> None:
        self.where = where
        self.parameters = parameters
        self.facts = facts

    def read(self, text: str) -> Condition:
        """Raises RulesetError naming the file and the entry when the text is not a condition."""
        text = " ".join(text.split())
        if text == "always":
            return ALWAYS
        try:
            tree = ast.parse(text, mode="eval").body
        except SyntaxError:
            raise self._wrong(text) from None
        keys: set[str] = set()
        test = self._node(tree, keys)
        return Condition(text, frozenset(keys), test)

    def _wrong(self, what: str) -> RulesetError:
        return RulesetError(self.where, f"cannot read the condition {what!r}")

    def _node(self, node: ast.expr, keys: set[str]) -> Test:
        match node:
            case ast.BoolOp(op=ast.And(), values=parts):
                return _settled_by(False, [self._node(part, keys) for part in parts])
            case ast.BoolOp(op=ast.Or(), values=parts):
                return _settled_by(True, [self._node(part, keys) for part in parts])
            case ast.UnaryOp(op=ast.Not(), operand=part):
                return _not(self._node(part, keys))
            case ast.Name(id=name):
                return self._name(name, keys)
            case ast.Call(func=ast.Name(id="any_of" | "named" as how), args=[ast.Name(id=key), *values]) if values and not node.keywords:
                return self._any_of(key, values, keys, not_given=None if how == "any_of" else False)
            case ast.Compare(left=ast.Name(id=left), ops=[op], comparators=[right]):
                return self._compare(left, op, right, keys)
        raise self._wrong(ast.unparse(node))

    def _name(self, name: str, keys: set[str]) -> Test:
        if name in self.facts:
            keys |= self.facts[name]
            return lambda situation, truths: truths[name]
        if name in YES_NO:
            keys.add(name)
            return lambda situation, truths: getattr(situation, name)
        raise self._wrong(name)

    def _any_of(self, key: str, values: list[ast.expr], keys: set[str], not_given: Truth = None) -> Test:
        if key not in LISTS:
            raise self._wrong(key)
        keys.add(key)
        wanted = frozenset(self._value(value, LISTS[key]) for value in values)

        def test(situation: Situation, truths: Truths) -> Truth:
            held = getattr(situation, key)
            return not_given if held is None else not wanted.isdisjoint(held)

        return test

    def _compare(self, left: str, op: ast.cmpop, right: ast.expr, keys: set[str]) -> Test:
        match op, right:
            case ast.In(), ast.Name(id=key) if key in LISTS:
                return self._any_of(key, [ast.Name(id=left)], keys)
            case ast.In(), ast.Tuple(elts=values) if left in CHOICES:
                return self._one_of(left, values, keys)
            case ast.Eq(), value if left in CHOICES:
                return self._one_of(left, [value], keys)
        if type(op) in COMPARISONS and left in NUMBERS:
            return self._number(left, COMPARISONS[type(op)], right, keys)
        raise self._wrong(f"{left} {ast.unparse(right)}")

    def _one_of(self, key: str, values: list[ast.expr], keys: set[str]) -> Test:
        keys.add(key)
        wanted = frozenset(self._value(value, CHOICES[key]) for value in values)

        def test(situation: Situation, truths: Truths) -> Truth:
            answer = getattr(situation, key)
            return None if answer is None else answer in wanted

        return test

    def _number(self, key: str, holds: Callable[[Any, Any], bool], right: ast.expr, keys: set[str]) -> Test:
        keys.add(key)
        limit = self._limit(right)

        def test(situation: Situation, truths: Truths) -> Truth:
            number = getattr(situation, key)
            return None if number is None else holds(number, limit)

        return test

    def _value(self, node: ast.expr, allowed: frozenset[str]) -> str:
        if isinstance(node, ast.Name) and node.id in allowed:
            return node.id
        raise self._wrong(ast.unparse(node))

    def _limit(self, node: ast.expr) -> int:
        match node:
            case ast.Constant(value=int(number)) if not isinstance(number, bool):
                return number
            case ast.Name(id=name) if type(self.parameters.get(name)) is int:
                return int(self.parameters[name])
        raise self._wrong(ast.unparse(node))


def _not(test: Test) -> Test:
    def negated(situation: Situation, truths: Truths) -> Truth:
        truth = test(situation, truths)
        return None if truth is None else not truth

    return negated


def _settled_by(deciding: bool, tests: list[Test]) -> Test:
    """Kleene's "and" (settled by False) and "or" (settled by True)."""

    def combined(situation: Situation, truths: Truths) -> Truth:
        result: Truth = not deciding
        for test in tests:
            truth = test(situation, truths)
            if truth is deciding:
                return deciding
            if truth is None:
                result = None
        return result

    return combined
