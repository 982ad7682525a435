"""One file of rules as decision tables: its facts, a table for each rule, and the table of the file that collects which rules hold.

It must not know XML (document.py) or the engine: it reads the conditions as they are written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pathways.core.rules.entries import Rule
from pathways.core.rules.facts import FACTS
from pathways.core.rules.reading import LONG_AGO
from pathways.core.ruleset import Ruleset
from pathways.core.vocabulary import Audience
from pathways.dmn.conditions import Expander, choice_column
from pathways.dmn.facts import fact_table
from pathways.dmn.tables import NO, NOT_KNOWN, YES, Cell, Column, Row, Table, columns_of

HOLDS, MAY_HOLD = "holds", "may hold"


@dataclass(frozen=True, slots=True)
class Model:
    """name: of the file of rules. tables: what others build on first, the collecting one last. version: of the ruleset."""

    name: str
    version: str
    tables: tuple[Table, ...]


def model_of(name: str, rules: Sequence[Rule], ruleset: Ruleset, facts: Mapping[str, Table]) -> Model:
    """facts: as `facts_of(ruleset)` gives them; only those that the rules build on are taken."""
    expander = Expander(ruleset.values, {*FACTS, *ruleset.facts})
    own = [_rule_table(rule, expander) for rule in rules]
    needed = _needed(own, facts)
    return Model(name, ruleset.version, (*(fact for key, fact in facts.items() if key in needed), *own, _collecting(name, rules, ruleset)))


def day_number(day_ordinal: tuple[int, int, int]) -> int:
    """A day as one number, year month day: numbers are compared alike by every engine, dates are not."""
    year, month, day = day_ordinal
    return year * 10_000 + month * 100 + day


def facts_of(ruleset: Ruleset) -> dict[str, Table]:
    """The table of every fact, by its name; a fact builds only on those before it."""
    return {table.name: table for table in _facts(ruleset, Expander(ruleset.values, {*FACTS, *ruleset.facts}))}


def _facts(ruleset: Ruleset, expander: Expander) -> Iterator[Table]:
    for name, (fact, keys) in FACTS.items():
        yield fact_table(name, fact, keys, ruleset.values)
    for name, condition in ruleset.facts.items():
        yield _truth_table(f"fact_{name}", condition.text, None, expander)


def _needed(tables: Sequence[Table], facts: Mapping[str, Table]) -> set[str]:
    """Names of the facts that the tables read, directly or through other facts."""
    found: set[str] = set()
    waiting = [column.expression for table in tables for column in table.columns]
    while waiting:
        name = waiting.pop()
        if name in facts and name not in found:
            found.add(name)
            waiting += [column.expression for column in facts[name].columns]
    return found


def _rule_table(rule: Rule, expander: Expander) -> Table:
    return _truth_table(f"rule_{rule.id}", rule.when.text, rule.unless.text if rule.unless else None, expander)


def _truth_table(name: str, when: str, unless: str | None, expander: Expander) -> Table:
    """What bars it comes first and counts only when it is sure; then what makes it true, what makes it false, and the rest."""
    rows = [Row(cells, (NO,), ("barred",)) for cells in (expander.yes(unless) if unless else [])]
    sure = expander.yes(when)
    rows += [Row(cells, (YES,)) for cells in sure]
    rows += [Row(cells, (NO,)) for cells in expander.no(when)]
    if {} not in sure:
        rows.append(Row({}, (NOT_KNOWN,), ("nothing above is sure",)))
    note = f"{when}{f' — unless {unless}' if unless else ''}"
    return Table(name, columns_of(rows), tuple(rows), "FIRST", note, (name,), notes=("note",))


def _collecting(name: str, rules: Sequence[Rule], ruleset: Ruleset) -> Table:
    rows = []
    for rule in rules:
        cells: dict[Column, Cell] = {}
        if rule.audiences < set(Audience):
            cells[choice_column("audience")] = frozenset(rule.audiences)
        if rule.effective_from != LONG_AGO:
            day = rule.effective_from
            cells[Column("day", (), "from")] = f">= {day_number((day.year, day.month, day.day))}"
        if rule.effective_to is not None:
            day = rule.effective_to
            cells[Column("day", (), "to")] = f"< {day_number((day.year, day.month, day.day))}"
        steps = ", ".join(dict.fromkeys(step.kind for step in rule.steps))
        notes = ("; ".join(ruleset.sources[key].name for key in rule.sources), rule.reviewed_on.isoformat(), _flags(rule))
        for truth, result in ((YES, HOLDS), (NOT_KNOWN, MAY_HOLD)):
            rows.append(Row({**cells, Column(f"rule_{rule.id}"): frozenset({truth})}, (rule.id, result, steps), notes))
    note = "Every rule that holds for this person, and every one that may hold because something was not said."
    return Table(name, columns_of(rows), tuple(rows), "COLLECT", note, ("rule", "result", "steps"), (), ("source", "reviewed on", "flags"))


def _flags(rule: Rule) -> str:
    flags = (
        (rule.statutory, "rests on a duty in law"),
        (rule.critical, "a missing step can get someone hurt"),
        (rule.fallback, "used only when the other rules gave this person nothing to start with"),
    )
    return "; ".join(words for is_so, words in flags if is_so)
