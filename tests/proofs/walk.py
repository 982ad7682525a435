"""The walk over a lane's grid: every situation is put through the compiled rules, a block of many at a time.

The programs of pathways/core/rules/compiling.py take whole numbers whose bits stand for situations. Here one bit is one situation of
the grid: nothing is multiplied on paper, each situation is evaluated, by the very program that answers people.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import product
from math import prod
from typing import Any

import numpy as np

from pathways.core.rules.compiling import Lane
from pathways.core.ruleset import Ruleset
from pathways.core.situation import Situation, situation_from
from tests.proofs.grid import Axis, Value


class Grid:
    """A lane's axes, split into those that change from block to block and those that lie side by side in one."""

    def __init__(self, audience: str, axes: dict[str, Axis]) -> None:
        self.audience = audience
        self.axes = axes
        self.names = tuple(axes)
        self.shape = tuple(len(axis) for axis in axes.values())
        split = self.names.index("needs") + 1
        self.split = split
        self.inner = self.shape[split:]
        self.block_size = prod(self.inner)
        self.axis_of = {key: place for place, axis in enumerate(axes.values()) for value in axis for key in value}
        self.values = tuple(axes.values())
        self._spread: dict[Any, tuple[int, int]] = {}

    def rows(self) -> Iterator[tuple[int, ...]]:
        """The places of every axis before "needs"; a row is one block for each needs."""
        return product(*(range(length) for length in self.shape[: self.split - 1]))

    def spread(self, name: str, keys: tuple[str, ...], test: Callable[[Value], bool | None], outer: tuple[int, ...]) -> tuple[int, int]:
        """(surely yes, surely no) of a question that reads `keys`, as bits of one block. `name` stands for the test: what was found for
        the same answers is used again."""
        involved = sorted({self.axis_of[key] for key in keys if key in self.axis_of})
        known = (name, tuple(outer[place] for place in involved if place < self.split))
        if known not in self._spread:
            inside = [place for place in involved if place >= self.split]
            small = [self.shape[place] if place in inside else 1 for place in range(self.split, len(self.shape))]
            truths = []
            for chosen in product(*(range(self.shape[place]) for place in inside)):
                at = dict(zip(inside, chosen, strict=True))
                value: Value = {}
                for place in involved:
                    value |= self.values[place][at[place] if place in at else outer[place]]
                truths.append(test(value))
            self._spread[known] = self._bits(truths, True, small), self._bits(truths, False, small)
        return self._spread[known]

    def _bits(self, truths: list[bool | None], wanted: bool, small: list[int]) -> int:
        table = np.array([truth is wanted for truth in truths], dtype=bool).reshape(small)
        return int.from_bytes(np.packbits(np.broadcast_to(table, self.inner), bitorder="little").tobytes(), "little")

    def value_at(self, outer: tuple[int, ...], bit: int) -> Value:
        """Request keys and values of one situation of a block."""
        places = [*outer]
        for place in np.unravel_index(bit, self.inner):
            places.append(int(place))
        found: Value = {"audience": self.audience}
        for axis, place in zip(self.values, places, strict=True):
            found |= axis[place]
        return found


@dataclass
class Said:
    """What the rules say to a block, as bits of its situations: for each kind of step, must-not and duty."""

    grid: Grid
    outer: tuple[int, ...]
    whole: int
    lane: Lane
    shown: dict[str, int] = field(default_factory=dict)
    recommended: dict[str, int] = field(default_factory=dict)
    first: dict[str, int] = field(default_factory=dict)  # in the groups immediate and duty
    specialist: dict[str, int] = field(default_factory=dict)  # some rule wants it in that group
    duties: dict[str, int] = field(default_factory=dict)
    must_not: dict[str, int] = field(default_factory=dict)

    def hear(self, contributed: list[tuple[int, int]], warned: list[tuple[int, int]]) -> None:
        for place, bits in contributed:
            told = self.lane.contributions[place]
            kind = told.entry.kind
            _add(self.shown, kind, bits)
            if not told.condition:
                _add(self.recommended, kind, bits)
                for duty in told.entry.duties:
                    _add(self.duties, duty, bits)
                for warning in told.entry.must_not:
                    _add(self.must_not, warning, bits)
            if told.entry.group in ("immediate", "duty"):
                _add(self.first, kind, bits)
            elif told.entry.group == "specialist":
                _add(self.specialist, kind, bits)
        for place, bits in warned:
            for warning in self.lane.warnings[place]:
                _add(self.must_not, warning, bits)

    def recommended_specialists(self) -> dict[str, int]:
        """Kind -> situations where it stands recommended in the group of specialists (the earliest group wins)."""
        return {
            kind: bits & self.recommended.get(kind, 0) & ~self.first.get(kind, 0)
            for kind, bits in self.specialist.items()
            if bits & self.recommended.get(kind, 0)
        }


def _add(held: dict[str, int], key: str, bits: int) -> None:
    held[key] = held.get(key, 0) | bits


class Walk:
    """Puts the blocks of a grid through the compiled rules of a lane."""

    def __init__(self, grid: Grid, ruleset: Ruleset) -> None:
        self.grid = grid
        self.ruleset = ruleset
        self.compiled = ruleset.compiled
        self.lane = self.compiled.lane(grid.audience)
        self.whole = (1 << grid.block_size) - 1
        self._in_force = [self.whole * int(rule.is_in_force(ruleset.reviewed_on)) for rule in self.compiled.dated]

    def block(self, outer: tuple[int, ...]) -> tuple[Said, Said]:
        """What the main rules say, and what they and the fallback say together."""
        yes: list[int] = []
        no: list[int] = []
        for keys, atoms in self.compiled.questions.groups:
            for atom in atoms:
                holds, fails = self.grid.spread(atom.text, keys, lambda value, atom=atom: atom.answer(self._situation(value)), outer)
                yes.append(holds)
                no.append(fails)
        yes += self._in_force
        main = self._said(outer)
        both = self._said(outer)
        contributed: list[tuple[int, int]] = []
        warned: list[tuple[int, int]] = []
        asked: list[tuple[int, int]] = []
        self.lane.main(yes, no, self.whole, contributed.append, warned.append, asked.append)
        main.hear(contributed, warned)
        self.lane.fallback(yes, no, self.whole, contributed.append, warned.append, asked.append)
        both.hear(contributed, warned)
        return main, both

    def _said(self, outer: tuple[int, ...]) -> Said:
        return Said(self.grid, outer, self.whole, self.lane)

    def _situation(self, value: Value) -> Situation:
        return situation_from({"audience": self.grid.audience} | value)
