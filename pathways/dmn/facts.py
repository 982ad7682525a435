"""A fact that is a Python function (core/rules/facts.py) as a decision table: the function is asked for every answer that can matter.

Answers are divided into those between which no fact can tell apart: each value of a closed list, each stretch of a number between two
lines, each entry of a list that changes anything. Stretches and values with one result are put together again.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pathways.core.rules.conditions import CHOICES, LISTS, NUMBERS, YES_NO
from pathways.core.rules.facts import Fact
from pathways.core.situation import Situation
from pathways.core.vocabulary import Audience
from pathways.dmn.conditions import choice_column, known_column
from pathways.dmn.tables import NO, NOT_KNOWN, OTHER, SAID, TRUTHS, YES, Cell, Column, Row, Table, columns_of

#: Ages that facts divide at and that are law, not parameters.
_AGES = (13, 16, 18)
_TRIES = 150
#: Numbers between which a line is looked for, beside those that the parameters suggest.
_LADDER = (0, 1, 5, 12, 25, 50, 75, 100, 150, 200, 400, 800, 2000, 5000, 40_000)


@dataclass(frozen=True, slots=True)
class Stretch:
    """One stretch of a number: a line itself, or what lies between two. value: a number in it. place: its place in the order."""

    value: float
    place: int
    low: float | None
    high: float | None
    is_line: bool


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to a question. value: as a Situation holds it; cell: the text that matches, or the stretch of a number."""

    value: Any
    cell: str | Stretch


def fact_table(name: str, fact: Fact, keys: frozenset[str], values: Mapping[str, Any]) -> Table:
    """The table of one fact. Raises ValueError when it reads a question that cannot be put into a table."""

    def asked(answers: Mapping[str, Any]) -> str:
        return SAID[fact(Situation(**{"audience": str(Audience.SURVIVOR), **answers}), values)]

    rows = [Row(cells, (result,)) for cells, result in _Tree(asked, sorted(keys), values).rows()]
    note = f"{fact.__doc__ or name.replace('_', ' ')}".strip().splitlines()[0]
    return Table(f"fact_{name}", columns_of(rows), tuple(rows), "UNIQUE", note, (f"fact_{name}",))


class _Tree:
    """Asks about one question after the other, and leaves out those whose answer changes nothing."""

    def __init__(self, asked: Callable[[Mapping[str, Any]], str], keys: Sequence[str], values: Mapping[str, Any]) -> None:
        self.asked = asked
        self.keys = keys
        self.values = values
        limits = {n for n in values.values() if type(n) is int}
        every = sorted({*_AGES, *limits, *(limit / 24 for limit in limits)})  # a limit of hours is compared with days
        self.lines = {key: every for key in keys if key in NUMBERS or key == "children_ages"}
        self.lines = {key: self._lines_that_matter(key) for key in self.lines}
        self.entries = {key: self._entries_that_matter(key) for key in keys if key in LISTS}

    def rows(self) -> list[tuple[dict[Column, Cell], str]]:
        return self._rows(list(self.keys), {})

    def _rows(self, keys: list[str], answers: dict[str, Any]) -> list[tuple[dict[Column, Cell], str]]:
        if not keys:
            return [({}, self.asked(answers))]
        key, later = keys[0], keys[1:]
        if key in LISTS:
            return self._list_rows(key, self.entries[key], [], later, answers)
        if key in NUMBERS or key == "children_ages":
            return self._number_rows(key, later, answers)
        column, options = self._choice(key)
        return _grouped(column, [(frozenset({str(option.cell)}), self._rows(later, answers | {key: option.value})) for option in options])

    def _choice(self, key: str) -> tuple[Column, list[Option]]:
        if key in YES_NO:
            return Column(key), [Option(True, YES), Option(False, NO), Option(None, NOT_KNOWN)]
        if key in CHOICES:
            column = choice_column(key)
            return column, [Option(None if value == NOT_KNOWN else value, value) for value in column.values]
        if key == "district":
            codes = sorted(self.values["districts"])
            known = [Option(code, code) for code in codes]
            return Column(key, (*codes, NOT_KNOWN, OTHER)), [*known, Option("", OTHER), Option(None, NOT_KNOWN)]
        if key == "languages":  # facts only ask whether English will do; the languages themselves are an open list
            return Column("languages_english", TRUTHS), [Option(("en",), YES), Option(("xx",), NO), Option(None, NOT_KNOWN)]
        raise ValueError(f"a fact reads {key}, and there is no way to put that question into a decision table")

    def _list_rows(
        self, key: str, entries: list[str], held: list[str], later: list[str], answers: dict[str, Any]
    ) -> list[tuple[dict[Column, Cell], str]]:
        """First whether the list was given at all, then each of its entries that matters."""
        given = self._entry_rows(key, entries, held, later, answers)
        not_given = self._rows(later, answers | {key: None})
        return _grouped(known_column(key), [(frozenset({YES}), given), (frozenset({NOT_KNOWN}), not_given)])

    def _entry_rows(
        self, key: str, entries: list[str], held: list[str], later: list[str], answers: dict[str, Any]
    ) -> list[tuple[dict[Column, Cell], str]]:
        if not entries:
            return self._rows(later, answers | {key: frozenset(held)})
        entry, rest = entries[0], entries[1:]
        return _grouped(
            Column(f"{key}_{entry}"),
            [
                (frozenset({YES}), self._entry_rows(key, rest, [*held, entry], later, answers)),
                (frozenset({NO}), self._entry_rows(key, rest, held, later, answers)),
            ],
        )

    def _number_rows(self, key: str, later: list[str], answers: dict[str, Any]) -> list[tuple[dict[Column, Cell], str]]:
        """Whether it was given, then its stretches. Of the children's ages, the youngest is asked, and whether there are any."""
        children = key == "children_ages"
        column = Column("children_ages_youngest" if children else key, (), "stretches")
        groups: list[tuple[list[Stretch], list[tuple[dict[Column, Cell], str]]]] = []
        for stretch in self._stretches(key):
            rows = self._rows(later, answers | {key: (stretch.value,) if children else stretch.value})
            for stretches, others in groups:
                if others == rows:
                    stretches.append(stretch)
                    break
            else:
                groups.append(([stretch], rows))
        given = (
            groups[0][1]
            if len(groups) == 1
            else [({column: _feel(stretches), **cells}, result) for stretches, rows in groups for cells, result in rows]
        )
        options = [(frozenset({YES}), given), (frozenset({NOT_KNOWN}), self._rows(later, answers | {key: None}))]
        if children:
            options.append((frozenset({NO}), self._rows(later, answers | {key: ()})))
            return _grouped(Column("children_ages_known", (YES, NO, NOT_KNOWN)), options)
        return _grouped(known_column(key), options)

    def _stretches(self, key: str) -> Iterator[Stretch]:
        lines = self.lines[key]
        if not lines:
            yield Stretch(1, 0, None, None, False)
            return
        for place, line in enumerate(lines):
            low = lines[place - 1] if place else None
            yield Stretch((line if low is None else low) / 2 if low is None else (low + line) / 2, 2 * place, low, line, False)
            yield Stretch(line, 2 * place + 1, line, line, True)
        yield Stretch(lines[-1] + 1, 2 * len(lines), lines[-1], None, False)

    def _lines_that_matter(self, key: str) -> list[float]:
        """Lines at which the result ever changes, found by trying; where none was known, the place is closed in on."""
        chance = random.Random(key)  # noqa: S311 - it has to be the same each time
        points = sorted({*_LADDER, *(stretch.value for stretch in self._stretches(key))})
        known = set(self.lines[key])
        matter: set[float] = set()
        for _ in range(_TRIES):
            others = {other: self._any_answer(chance, other) for other in self.keys if other != key}

            def asked(number: float, others: dict[str, Any] = others) -> str:
                return self.asked(others | {key: (number,) if key == "children_ages" else number})

            results = [asked(point) for point in points]
            for low, high, result, following in zip(points, points[1:], results, results[1:], strict=False):
                if result != following:
                    line = next((point for point in (low, high) if point in known), None)
                    matter.add(_closed_in(asked, low, high) if line is None else line)
        return sorted(matter)

    def _entries_that_matter(self, key: str) -> list[str]:
        """Entries of a list that ever change the result, found by trying; what trying misses, the second engine finds (tests/dmn/)."""
        chance = random.Random(key)  # noqa: S311 - it has to be the same each time
        matter: set[str] = set()
        for _ in range(_TRIES):
            others = {other: self._any_answer(chance, other) for other in self.keys if other != key}
            held = frozenset(chance.sample(sorted(LISTS[key]), chance.choice((0, 0, 1, 2))))
            result = self.asked(others | {key: held})
            matter |= {entry for entry in LISTS[key] - held if self.asked(others | {key: held | {entry}}) != result}
        return sorted(matter)

    def _any_answer(self, chance: random.Random, key: str) -> Any:
        if key in LISTS:
            return chance.choice((None, frozenset(chance.sample(sorted(LISTS[key]), 2))))
        if key in NUMBERS:
            return chance.choice((None, *(stretch.value for stretch in self._stretches(key))))
        if key == "children_ages":
            return chance.choice((None, (), (5,), (19,)))
        return chance.choice([option.value for option in self._choice(key)[1]])


def _closed_in(asked: Callable[[float], str], low: float, high: float) -> float:
    """The number between two at which the result changes, to a millionth."""
    result = asked(low)
    while high - low > 1e-9:
        middle = (low + high) / 2
        low, high = (middle, high) if asked(middle) == result else (low, middle)
    return round(high, 6)


def _grouped(
    column: Column, options: list[tuple[frozenset[str], list[tuple[dict[Column, Cell], str]]]]
) -> list[tuple[dict[Column, Cell], str]]:
    """The rows of a question: answers with the same rows are put together, and the question is left out where all have them."""
    groups: list[tuple[frozenset[str], list[tuple[dict[Column, Cell], str]]]] = []
    for cell, rows in options:
        place = next((index for index, (_, others) in enumerate(groups) if others == rows), None)
        if place is None:
            groups.append((cell, rows))
        else:
            groups[place] = (groups[place][0] | cell, rows)
    if len(groups) == 1:
        return groups[0][1]
    return [({column: cell, **cells}, result) for cell, rows in groups for cells, result in rows]


def _feel(stretches: list[Stretch]) -> str:
    """Stretches as tests of a number: those that touch become one interval."""
    runs: list[list[Stretch]] = []
    for stretch in stretches:
        if runs and runs[-1][-1].place + 1 == stretch.place:
            runs[-1].append(stretch)
        else:
            runs.append([stretch])
    return ",".join(_interval(run[0], run[-1]) for run in runs)


def _interval(first: Stretch, last: Stretch) -> str:
    if first.low is None and last.high is None:
        return "-"
    if first.low is None:
        return f"{'<=' if last.is_line else '<'} {_plain(last.high)}"
    if last.high is None:
        return f"{'>=' if first.is_line else '>'} {_plain(first.low)}"
    return f"{'[' if first.is_line else ']'}{_plain(first.low)}..{_plain(last.high)}{']' if last.is_line else '['}"


def _plain(number: float | None) -> str:
    return f"{number:g}" if number is not None and number == int(number) else repr(number)
