"""What an answer costs, for `make bench`: at the demonstration listings and at 5,000, beside a naive evaluation in the same run.

Naive: every condition read in turn (tests/proofs/plain.py), every listing judged anew for every step, every word looked up anew.
Two kinds of situations, each measured once. Told: those of the scenarios, as practitioners know them. Drawn: every answer a roll of
the dice, so that hardly two are alike in anything; the hardest that can be asked. Two states of a worker: it has answered 2,000 others
from these listings, or an editor has just changed one, so that all about them is worked out anew.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from statistics import quantiles
from typing import Any

from django.core.management import call_command
from django.utils.translation import get_language

from pathways.answers import Writer, answer_for, wanted_language
from pathways.core.answer import Answer
from pathways.core.drafting import OWN_LANES, draft_of
from pathways.core.eligibility import person_from
from pathways.core.engine import suggest
from pathways.core.offer import Offer, Offers
from pathways.core.rules.compiling import Contribution
from pathways.offers import current_offers
from pathways.rules_in_force import Rules, rules_in_force
from pathways.situations import situation_from_request
from services.geography.districts import CAMBRIDGESHIRE_DISTRICTS, DISTRICTS
from tests.proofs.plain import PlainDrafts, plain_for_kind
from tests.proofs.sampling import sampled_situations

SCENARIOS = Path(__file__).parent / "scenarios"
MANY = 5000
OTHERS = 2000  # situations that a worker has answered before
BATCH = 10_000


def told() -> list[dict[str, Any]]:
    return [scenario["situation"] for path in sorted(SCENARIOS.glob("*.toml")) for scenario in tomllib.loads(path.read_text())["scenario"]]


def drawn(count: int, seed: int) -> list[dict[str, Any]]:
    return list(sampled_situations(count, seed=seed))


def alike(count: int, seed: int) -> list[dict[str, Any]]:
    """Other people in situations like those told: an adult some years younger or older, half of them in another district."""
    random, cases = Random(seed), told()
    people = []
    for _ in range(count):
        person = dict(random.choice(cases))
        if person.get("age", 0) >= 22:
            person["age"] += random.randint(-3, 3)
        if "district" in person and random.random() < 0.5:
            person["district"] = random.choice(sorted(CAMBRIDGESHIRE_DISTRICTS))
        people.append(person)
    return people


def many_offers(count: int, seed: int = 5) -> Offers:
    """Listings of the demonstration again and again, the local ones in one to six districts of the country, one in twenty national."""
    random, codes, patterns = Random(seed), sorted(DISTRICTS), list(current_offers())
    national = [offer for offer in patterns if offer.is_national]
    local = [offer for offer in patterns if not offer.is_national]
    made: list[Offer] = []
    for number in range(count):
        if number % 20 == 0:
            made.append(replace(random.choice(national), key=f"national-{number:05}"))
        else:
            where = frozenset(random.sample(codes, random.randint(1, 6)))
            made.append(replace(random.choice(local), key=f"local-{number:05}", district_codes=where))
    return Offers(made)


def naive(answers: dict[str, Any], pool: Offers, answer: Answer) -> None:
    """All the work of an answer without anything that is compiled, kept or shared. `answer` is the one to put into words."""
    situation, ruleset = situation_from_request(answers), rules_in_force().ruleset
    drafts = PlainDrafts(situation, ruleset)
    rules = {rule.id: rule for rule in ruleset.rules}
    for rule in rules.values():
        drafts.add(rule)
    person = person_from(situation, drafts.truths, ruleset.values["older_min"])
    for kind, told in drafts.by_kind.items():
        contributions = [Contribution(rules[rule], rules[rule].steps[number], holds, key) for rule, number, holds, key in told]
        draft_of(ruleset.kinds[kind], contributions, situation.audience in OWN_LANES)
        plain_for_kind(ruleset.kinds[kind], person, pool)
    Writer(Rules(ruleset), get_language() or "", answer.voice).written(answer, wanted_language(situation))


def spread(work: Callable[[dict[str, Any]], object], asked: list[dict[str, Any]]) -> tuple[float, float]:
    """(p50, p95) in CPU milliseconds over different situations, each once."""
    times = []
    for answers in asked:
        started = time.process_time_ns()
        work(answers)
        times.append((time.process_time_ns() - started) / 1e6)
    cuts = quantiles(times, n=20, method="inclusive")
    return cuts[9], cuts[18]


def answers_table() -> list[tuple[str, float, float, float, float, float]]:
    """(what, p50, p95, naive p50, naive p95, ratio of the p50s)."""
    rows, rules = [], rules_in_force()
    others = alike(OTHERS // 2, seed=13) + drawn(OTHERS // 2, seed=13)
    kinds = {"told": told(), "drawn": drawn(len(told()), seed=9)}
    for pool in (current_offers(), many_offers(MANY)):
        listings = Offers(pool)
        for answers in others:
            answer_for(answers, offers=listings, rules=rules)
        for kind, asked in kinds.items():
            some = asked[:: max(1, len(asked) // 30)]
            made = {id(answers): suggest(situation_from_request(answers), pool, rules.ruleset) for answers in some}
            naive_spread = spread(lambda answers, pool=pool, made=made: naive(answers, pool, made[id(answers)]), some)
            for state, known in (("", listings), (", one just changed", Offers(pool))):
                p50, p95 = spread(lambda answers, known=known: answer_for(answers, offers=known, rules=rules), asked)
                rows.append((f"{kind}, {len(pool):,} listings{state}", p50, p95, *naive_spread, naive_spread[0] / p50))
    return rows


def batches() -> list[tuple[str, float]]:
    """(whom, answers a second of CPU time) of `manage.py pathway`, JSON lines in and out."""
    return [("people like those told", per_second(alike(BATCH, seed=11))), ("people drawn", per_second(drawn(BATCH, seed=11)))]


def per_second(people: list[dict[str, Any]]) -> float:
    lines = [json.dumps(answers).encode() for answers in people]
    was = sys.stdin
    sys.stdin = type("Lines", (), {"buffer": lines})()
    try:
        with tempfile.TemporaryFile("w+") as out:
            started = time.process_time_ns()
            call_command("pathway", stdout=out)
            seconds = (time.process_time_ns() - started) / 1e9
            out.seek(0)
            assert sum(1 for _ in out) == len(lines)
    finally:
        sys.stdin = was
    return len(lines) / seconds
