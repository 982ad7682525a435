"""Faults put into the rules on purpose: a starred rule taken out, one duty taken off a step, an `unless` turned round.

A fault that nothing notices is one that could be made by mistake. A scenario notices when it fails; the walk notices when a promise breaks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from pathways.answers import answer_for
from pathways.core.offer import Offers
from pathways.core.rules.conditions import Condition, Not
from pathways.core.rules.entries import Rule
from pathways.core.ruleset import Ruleset
from pathways.core.scenarios import Scenario, failures
from pathways.scenario_listings import offers
from tests.proofs.grid import LANES, small
from tests.proofs.listings import Listings
from tests.proofs.promises import Promises
from tests.proofs.walk import Grid, Walk
from tests.scenarios.test_scenarios import SCENARIOS, taking_part


@dataclass(frozen=True)
class Mutant:
    """kind: deleted | duty | unless. what: the fault in words."""

    kind: str
    what: str
    rule: Rule
    ruleset: Ruleset


def mutants(ruleset: Ruleset) -> Iterator[Mutant]:
    for rule in ruleset.rules:
        if rule.critical or rule.statutory:
            yield Mutant("deleted", f"{rule.id} ({rule.name}) taken out", rule, _with(ruleset, rule, None))
    for rule in ruleset.rules:
        for number, entry in enumerate(rule.steps):
            for duty in entry.duties:
                left = replace(entry, duties=tuple(other for other in entry.duties if other != duty))
                yield Mutant("duty", f"{rule.id}, {entry.kind}: no {duty}", rule, _with(ruleset, rule, _step(rule, number, left)))
            if entry.unless is not None:
                turned = replace(entry, unless=_turned(entry.unless))
                yield Mutant(
                    "unless", f"{rule.id}, {entry.kind}: unless turned round", rule, _with(ruleset, rule, _step(rule, number, turned))
                )
        if rule.unless is not None:
            turned_rule = replace(rule, unless=_turned(rule.unless))
            yield Mutant("unless", f"{rule.id}: unless turned round", rule, _with(ruleset, rule, turned_rule))


def _turned(condition: Condition) -> Condition:
    return Condition(f"not ({condition.text})", condition.keys, Not(condition.tree))


def _step(rule: Rule, number: int, entry: object) -> Rule:
    return replace(rule, steps=tuple(entry if place == number else step for place, step in enumerate(rule.steps)))  # type: ignore[misc]


def _with(ruleset: Ruleset, rule: Rule, changed: Rule | None) -> Ruleset:
    found = (changed if other is rule else other for other in ruleset.rules)
    return replace(ruleset, rules=tuple(other for other in found if other is not None))


def noticed_by(mutant: Mutant) -> str:
    """What notices the fault: a scenario's name or a broken promise; "" when nothing does."""
    for scenario in _scenarios(mutant.rule.id):
        asked = scenario.situation.get("audience") in mutant.rule.audiences
        if asked and failures(scenario, answer_for(scenario.situation, offers=offers(), ruleset=mutant.ruleset)):
            return f"scenario: {scenario.name}"
    for audience in LANES:
        if audience in mutant.rule.audiences:
            broken = _broken_promise(mutant.ruleset, audience)
            if broken:
                return f"promise: {broken}"
    return ""


def _scenarios(rule_id: str) -> list[Scenario]:
    """All scenarios, those in which the rule takes part first."""
    first = taking_part(rule_id)
    return [*first, *(scenario for scenario in SCENARIOS if scenario not in first)]


@cache
def _small_grid(audience: str) -> Grid:
    """Kept, because what a question's answers are does not change with a fault in a rule."""
    return Grid(audience, small(LANES[audience]))


def _broken_promise(ruleset: Ruleset, audience: str) -> str:
    grid = _small_grid(audience)
    promises = Promises(Walk(grid, ruleset), [Listings("no listings", Offers(()), grid, ruleset)])
    for row in grid.rows():
        _, broken = promises.row(row)
        if broken:
            return broken[0].promise
    return ""
