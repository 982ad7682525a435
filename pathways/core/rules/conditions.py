"""The language of rule conditions: three-valued, small, and read once when the rules are loaded.

    domestic_abuse and not (age < 18)            facts, yes/no questions, and, or, not, brackets
    dash_score >= marac_visible                  a number against a number or a parameter of the partnership
    relationship in (partner, ex, family)        one answer of a closed list; `gender == man` for a single one
    any_of(needs, stalking, harassment)          a list that holds at least one of these; `stalking in needs` for a single one
    named(needs, stalking)                       the same, but a list that was not given is "no": for what only counts when it is said

Every part is True, False or None (not known, because the question was not answered); and/or/not follow Kleene's logic, so that
"no" from one side settles an "and" and "yes" settles an "or" whatever the other side is. Python's own parser reads the text into a
small tree; the text is never run. compiling.py turns the trees of a whole ruleset into a program. It must not know what a fact
means (see facts.py and facts.toml).
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
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
COMPARISONS: Mapping[type[ast.cmpop], tuple[str, Callable[[Any, Any], bool]]] = {
    ast.Lt: ("<", operator.lt),
    ast.LtE: ("<=", operator.le),
    ast.Gt: (">", operator.gt),
    ast.GtE: (">=", operator.ge),
}


@dataclass(frozen=True, slots=True)
class Atom:
    """One question to a situation that is not divided any further. Two atoms with the same text are the same question."""

    text: str
    keys: tuple[str, ...]  # the request keys that it reads, and nothing else
    answer: Callable[[Situation], Truth] = field(compare=False)


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact by its name."""

    name: str


@dataclass(frozen=True, slots=True)
class Not:
    part: Tree


@dataclass(frozen=True, slots=True)
class All:
    """Kleene's "and"."""

    parts: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """Kleene's "or"."""

    parts: tuple[Tree, ...]


Tree = Atom | Fact | Not | All | Some


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition, read. keys: the request keys it reads, its facts' keys included."""

    text: str
    keys: frozenset[str]
    tree: Tree


ALWAYS = Condition("always", frozenset(), All(()))


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
        node = self._node(tree, keys)
        return Condition(text, frozenset(keys), node)

    def _wrong(self, what: str) -> RulesetError:
        return RulesetError(self.where, f"cannot read the condition {what!r}")

    def _node(self, node: ast.expr, keys: set[str]) -> Tree:
        match node:
            case ast.BoolOp(op=ast.And(), values=parts):
                return All(tuple(self._node(part, keys) for part in parts))
            case ast.BoolOp(op=ast.Or(), values=parts):
                return Some(tuple(self._node(part, keys) for part in parts))
            case ast.UnaryOp(op=ast.Not(), operand=part):
                return Not(self._node(part, keys))
            case ast.Name(id=name):
                return self._name(name, keys)
            case ast.Call(func=ast.Name(id="any_of" | "named" as how), args=[ast.Name(id=key), *values]) if values and not node.keywords:
                return self._any_of(key, values, keys, not_given=None if how == "any_of" else False)
            case ast.Compare(left=ast.Name(id=left), ops=[op], comparators=[right]):
                return self._compare(left, op, right, keys)
        raise self._wrong(ast.unparse(node))

    def _name(self, name: str, keys: set[str]) -> Tree:
        if name in self.facts:
            keys |= self.facts[name]
            return Fact(name)
        if name in YES_NO:
            keys.add(name)
            return Atom(name, (name,), attrgetter(name))
        raise self._wrong(name)

    def _any_of(self, key: str, values: list[ast.expr], keys: set[str], not_given: Truth = None) -> Tree:
        if key not in LISTS:
            raise self._wrong(key)
        keys.add(key)
        wanted = frozenset(self._value(value, LISTS[key]) for value in values)

        def answer(situation: Situation) -> Truth:
            held = getattr(situation, key)
            return not_given if held is None else not wanted.isdisjoint(held)

        how = "any_of" if not_given is None else "named"
        return Atom(f"{how}({key}, {', '.join(sorted(wanted))})", (key,), answer)

    def _compare(self, left: str, op: ast.cmpop, right: ast.expr, keys: set[str]) -> Tree:
        match op, right:
            case ast.In(), ast.Name(id=key) if key in LISTS:
                return self._any_of(key, [ast.Name(id=left)], keys)
            case ast.In(), ast.Tuple(elts=values) if left in CHOICES:
                return self._one_of(left, values, keys)
            case ast.Eq(), value if left in CHOICES:
                return self._one_of(left, [value], keys)
        if type(op) in COMPARISONS and left in NUMBERS:
            return self._number(left, op, right, keys)
        raise self._wrong(f"{left} {ast.unparse(right)}")

    def _one_of(self, key: str, values: list[ast.expr], keys: set[str]) -> Tree:
        keys.add(key)
        wanted = frozenset(self._value(value, CHOICES[key]) for value in values)

        def answer(situation: Situation) -> Truth:
            given = getattr(situation, key)
            return None if given is None else given in wanted

        return Atom(f"{key} in ({', '.join(sorted(wanted))})", (key,), answer)

    def _number(self, key: str, op: ast.cmpop, right: ast.expr, keys: set[str]) -> Tree:
        keys.add(key)
        limit = self._limit(right)
        sign, holds = COMPARISONS[type(op)]

        def answer(situation: Situation) -> Truth:
            number = getattr(situation, key)
            return None if number is None else holds(number, limit)

        return Atom(f"{key} {sign} {limit}", (key,), answer)

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
