"""The condition of a rule or a fact as rows of a decision table, its three values made explicit.

Kleene's logic is a distributive lattice, so a condition can be written as alternatives, each of which asks several things. It is "yes"
where everything of one alternative is surely so; "no" where everything of one alternative of its opposite is; and else not known.
The language is that of core/rules/conditions.py, which says what is allowed; here nothing is refused but what it would refuse.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable, Mapping
from itertools import product
from typing import Any

from pathways.core.rules.conditions import CHOICES
from pathways.dmn.tables import NO, NOT_KNOWN, YES, Cell, Column

#: What one alternative asks of each column.
Alternative = dict[Column, Cell]
Alternatives = list[Alternative]

_OPPOSITE = {"<": ">=", ">=": "<", "<=": ">", ">": "<="}
_SIGNS: Mapping[type[ast.cmpop], str] = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}


class Expander:
    """Writes conditions as alternatives, given the values of the parameters and the names of the facts."""

    def __init__(self, values: Mapping[str, Any], facts: Collection[str]) -> None:
        self.values = values
        self.facts = facts

    def yes(self, text: str) -> Alternatives:
        """Alternatives under which the condition surely holds."""
        return [{}] if text == "always" else _shortest(self._expand(ast.parse(text, mode="eval").body, holds=True))

    def no(self, text: str) -> Alternatives:
        """Alternatives under which it surely does not."""
        return [] if text == "always" else _shortest(self._expand(ast.parse(text, mode="eval").body, holds=False))

    def _expand(self, node: ast.expr, holds: bool) -> Alternatives:
        match node:
            case ast.BoolOp(op=op, values=parts):
                expanded = [self._expand(part, holds) for part in parts]
                return _all(expanded) if isinstance(op, ast.And) is holds else _any(expanded)
            case ast.UnaryOp(op=ast.Not(), operand=part):
                return self._expand(part, not holds)
            case ast.Name(id=name):
                return [{Column(f"fact_{name}" if name in self.facts else name): frozenset({YES if holds else NO})}]
            case ast.Call(func=ast.Name(id=how), args=[ast.Name(id=key), *values]):
                return self._listed(key, [ast.unparse(value) for value in values], how == "named", holds)
            case ast.Compare(left=ast.Name(id=left), ops=[ast.In()], comparators=[ast.Name(id=key)]):
                return self._listed(key, [left], False, holds)
            case ast.Compare(left=ast.Name(id=key), ops=[ast.In()], comparators=[ast.Tuple(elts=values)]):
                return self._chosen(key, {ast.unparse(value) for value in values}, holds)
            case ast.Compare(left=ast.Name(id=key), ops=[ast.Eq()], comparators=[value]):
                return self._chosen(key, {ast.unparse(value)}, holds)
            case ast.Compare(left=ast.Name(id=key), ops=[op], comparators=[limit]):
                return self._number(key, _SIGNS[type(op)], self._limit(limit), holds)
        raise ValueError(f"a condition that cannot be written as a table: {ast.unparse(node)}")

    def _listed(self, key: str, values: Iterable[str], not_given_is_no: bool, holds: bool) -> Alternatives:
        no = frozenset({NO, NOT_KNOWN} if not_given_is_no else {NO})
        single: list[Alternatives] = [[{Column(f"{key}_{value}"): frozenset({YES}) if holds else no}] for value in values]
        return _any(single) if holds else _all(single)

    def _chosen(self, key: str, wanted: set[str], holds: bool) -> Alternatives:
        column = choice_column(key)
        cell = frozenset(wanted if holds else CHOICES[key] - wanted)
        return [{column: cell}] if cell else []

    def _number(self, key: str, sign: str, limit: int, holds: bool) -> Alternatives:
        sign = sign if holds else _OPPOSITE[sign]
        line = f"{min(sign, _OPPOSITE[sign])} {limit}"
        return [{known_column(key): frozenset({YES}), Column(key, (), line): f"{sign} {limit}"}]

    def _limit(self, node: ast.expr) -> int:
        return int(node.value) if isinstance(node, ast.Constant) else int(self.values[ast.unparse(node)])  # type: ignore[arg-type]


def choice_column(key: str) -> Column:
    """The column of a question with one answer out of a closed list. The lane is the only one that is always known."""
    values = tuple(sorted(CHOICES[key]))
    return Column(key, values if key == "audience" else (*values, NOT_KNOWN))


def known_column(key: str) -> Column:
    """Whether a number or a list was given: "not known" is a value of its own, never a missing one."""
    return Column(f"{key}_known", (YES, NOT_KNOWN))


def _any(parts: Iterable[Alternatives]) -> Alternatives:
    return [alternative for part in parts for alternative in part]


def _all(parts: list[Alternatives]) -> Alternatives:
    return _shortest([joined for chosen in product(*map(_shortest, parts)) if (joined := _joined(chosen)) is not None])


def _joined(chosen: Iterable[Alternative]) -> Alternative | None:
    """Everything that several alternatives ask; None where it cannot be so all at once."""
    joined: Alternative = {}
    for alternative in chosen:
        for column, cell in alternative.items():
            held = joined.get(column, cell)
            if isinstance(held, frozenset) and isinstance(cell, frozenset):
                if not held & cell:
                    return None
                joined[column] = held & cell
            elif held != cell:
                return None  # one line of one number, on both sides of it
            else:
                joined[column] = cell
    return joined


def _shortest(alternatives: Alternatives) -> Alternatives:
    """Without those that ask more than another does."""
    kept: Alternatives = []
    for alternative in sorted(alternatives, key=len):
        if not any(_asks_no_more(other, alternative) for other in kept):
            kept.append(alternative)
    return kept


def _asks_no_more(other: Alternative, alternative: Alternative) -> bool:
    return all(column in alternative and _within(alternative[column], cell) for column, cell in other.items())


def _within(cell: Cell, wider: Cell) -> bool:
    return cell <= wider if isinstance(cell, frozenset) and isinstance(wider, frozenset) else cell == wider
