"""The walk of `make prove` in short, and that it would tell: bits of a block are what the engine says, and a fault is found."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from random import Random

import pytest

from pathways.core.drafting import Drafts
from pathways.core.engine import suggest
from pathways.core.offer import Offers
from pathways.core.ruleset import current_ruleset
from pathways.core.situation import situation_from
from pathways.scenario_listings import offers
from tests.proofs.grid import LANES, situation_at, size, small
from tests.proofs.listings import Listings
from tests.proofs.mutants import Mutant, mutants, noticed_by
from tests.proofs.promises import Promises, answers_now, broken_in
from tests.proofs.walk import Grid, Walk

RULESET = current_ruleset()


def promises_of(audience, ruleset=RULESET):
    grid = Grid(audience, small(LANES[audience]))
    pools = [Listings("test listings", offers(), grid, ruleset), Listings("no listings", Offers(()), grid, ruleset)]
    return Promises(Walk(grid, ruleset), pools)


@pytest.mark.parametrize("audience", LANES)
def test_promises_hold_on_the_small_grid(audience):
    promises = promises_of(audience)
    evaluated = 0
    for row in promises.grid.rows():
        situations, broken = promises.row(row)
        evaluated += situations
        assert [one.in_words(list(promises.grid.axis_of)) for one in broken] == []
    assert evaluated == size(promises.grid.axes)


def test_declared_grid_has_at_least_ten_million_situations():
    assert sum(size(axes) for axes in LANES.values()) >= 10_000_000


@pytest.mark.parametrize("audience", LANES)
def test_bits_of_a_block_are_what_the_rules_say_to_each_situation(audience):
    grid = Grid(audience, small(LANES[audience]))
    walk, random = Walk(grid, RULESET), Random(1)
    rows = list(grid.rows())
    for _ in range(6):
        outer = (*random.choice(rows), random.randrange(len(grid.values[grid.split - 1])))
        _, said = walk.block(outer)
        for bit in random.sample(range(grid.block_size), 20):
            drafts = Drafts(situation_from(grid.value_at(outer, bit)), RULESET, RULESET.reviewed_on)
            drafts.add(drafts.lane.main)
            drafts.add(drafts.lane.fallback)
            assert {kind for kind, bits in said.shown.items() if bits >> bit & 1} == set(drafts.by_kind)
            told = {draft.kind.kind for draft in drafts.all() if not draft.conditions}
            assert {kind for kind, bits in said.recommended.items() if bits >> bit & 1} == told
            assert {kind for kind, bits in said.recommended_specialists().items() if bits >> bit & 1} == {
                draft.kind.kind for draft in drafts.all() if not draft.conditions and draft.group == "specialist"
            }


def test_spread_verdicts_are_those_of_whole_answers():
    """What the proof takes for a step that she can start, and for a line that answers, the answer gives."""
    grid = Grid("survivor", LANES["survivor"])
    listings = Listings("test listings", offers(), grid, RULESET)
    random, rows, compared = Random(3), list(grid.rows()), 0
    for _ in range(4):
        outer = (*random.choice(rows), random.randrange(len(grid.values[grid.split - 1])))
        for bit in random.sample(range(grid.block_size), 25):
            answer = suggest(situation_from(grid.value_at(outer, bit)), offers(), RULESET)
            for step in answer.steps:
                kind = RULESET.kinds[step.kind]
                if "R70" in step.rules:
                    continue
                can_start = bool(listings.can_start(kind, outer, (1 << grid.block_size) - 1) >> bit & 1)
                compared += 1
                # A listing that is only found because of her own words may let her start where the proof does not count it.
                assert can_start == step.can_start_self or (kind.kind in listings.with_hers and step.can_start_self), step.kind
    assert compared > 500


@pytest.mark.parametrize("audience", LANES)
def test_whole_answers_keep_the_promises(audience):
    random = Random(2)
    for _ in range(60):
        given = {"audience": audience} | situation_at(LANES[audience], random.randrange(size(LANES[audience])))
        at = datetime(2026, 11, 23 + random.randrange(7), random.randrange(24))
        for pool in (offers(), Offers(())):
            answer = suggest(situation_from(given | {"at": at.isoformat()}), pool, RULESET)
            assert broken_in(answer, audience) == [], given
            if audience == "survivor" and len(pool):
                assert answers_now(answer), given


def test_broken_promise_is_told_with_a_situation_in_plain_words():
    without = replace(RULESET, rules=tuple(rule for rule in RULESET.rules if rule.id != "R71"))
    promises = promises_of("survivor", without)
    _, broken = promises.row(next(promises.grid.rows()))
    told = [one.in_words(list(promises.grid.axis_of)) for one in broken if "tell_parents" in one.promise]
    assert told[0].startswith(
        "BROKEN: V9, R71 parents are never told for a child: the answer warns of tell_parents\n  for example: audience: survivor; age: 8"
    )
    assert "not answered: " in told[0]


def test_fault_is_noticed_and_no_fault_is_not():
    rule = next(rule for rule in RULESET.rules if rule.id == "R10")
    assert noticed_by(Mutant("deleted", "nothing", rule, RULESET)) == ""
    deleted = next(mutant for mutant in mutants(RULESET) if mutant.kind == "deleted" and mutant.rule.id == "R10")
    assert noticed_by(deleted).startswith("scenario: ")


def test_faults_are_of_all_three_kinds():
    starred = {rule.id for rule in RULESET.rules if rule.critical or rule.statutory}
    made = list(mutants(RULESET))
    assert {mutant.rule.id for mutant in made if mutant.kind == "deleted"} == starred
    assert {mutant.kind for mutant in made} == {"deleted", "duty", "unless"}
    assert all(len(mutant.ruleset.rules) == len(RULESET.rules) - (mutant.kind == "deleted") for mutant in made)
