"""`make prove`: the proofs about the rules, each with its figures. Exit status 1 when a promise is broken or a starred rule is not held.

    python -m tests.proofs            the whole declared grid (tests/proofs/grid.py), whole answers, faults put in on purpose
    python -m tests.proofs --short    of the outer axes the first and the last answer only

It needs the demonstration listings and makes them itself, in var/prove.sqlite3.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from random import Random

from tqdm import tqdm

ROOT = Path(__file__).resolve().parents[2]
PROCESSES = 2
ANSWERS = 3000  # whole answers for each lane and pool
AT_EVERY_HOUR = 60  # survivors whose answer is made for each of the 168 hours of a week
MONDAY = datetime(2026, 11, 23)
SHOWN = 8  # broken promises that are told in full


@dataclass
class Tally:
    """What was evaluated and what broke."""

    situations: int = 0
    answers: int = 0
    broken: Counter[str] = field(default_factory=Counter)
    told: dict[str, str] = field(default_factory=dict)

    def add(self, promise: str, words: str) -> None:
        self.broken[promise] += 1
        self.told.setdefault(promise, words)


def say(text: str = "") -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def prepare() -> None:
    """A database of its own with the demonstration listings."""
    os.environ["DATABASE_URL"] = f"sqlite:///{ROOT / 'var' / 'prove.sqlite3'}"
    os.environ["DJANGO_SETTINGS_MODULE"] = "directory_site.settings.dev"
    import django

    django.setup()
    from django.core.management import call_command

    (ROOT / "var").mkdir(exist_ok=True)
    call_command("migrate", verbosity=0)
    call_command("build_postcodes", verbosity=0)
    call_command("load_demo", quiet=True)


@cache
def pools():
    from pathways.core.offer import Offers
    from pathways.offers import current_offers

    return {"demonstration listings": current_offers(), "no listings": Offers(())}


@cache
def promises_of(audience: str, is_short: bool):
    """Made once in each process."""
    from pathways.answers import ruleset_in_force
    from tests.proofs.grid import LANES, first_rows
    from tests.proofs.listings import Listings
    from tests.proofs.promises import Promises
    from tests.proofs.walk import Grid, Walk

    grid = Grid(audience, first_rows(LANES[audience]) if is_short else LANES[audience])
    ruleset = ruleset_in_force()
    return Promises(Walk(grid, ruleset), [Listings(name, pool, grid, ruleset) for name, pool in pools().items()])


def walk_row(task: tuple[str, bool, tuple[int, ...]]) -> tuple[str, int, list[tuple[str, str]]]:
    audience, is_short, row = task
    promises = promises_of(audience, is_short)
    situations, broken = promises.row(row)
    return audience, situations, [(one.promise, one.in_words(list(promises.grid.axis_of))) for one in broken]


def prove_rules(is_short: bool, tally: Tally) -> None:
    say("1. The rules, for every situation of the grid, and whether listings let a survivor start")
    tasks = [(audience, is_short, row) for audience in lanes() for row in promises_of(audience, is_short).grid.rows()]
    by_lane: Counter[str] = Counter()
    with get_context("fork").Pool(PROCESSES) as workers:
        rows = workers.imap_unordered(walk_row, tasks)
        for audience, situations, broken in tqdm(rows, total=len(tasks), unit=" rows", disable=not sys.stderr.isatty()):
            by_lane[audience] += situations
            for promise, words in broken:
                tally.add(promise, words)
    tally.situations = sum(by_lane.values())
    for audience in lanes():
        say(f"   {audience:<14} {by_lane[audience]:>15,} situations evaluated by the compiled rules")


def lanes() -> tuple[str, ...]:
    from tests.proofs.grid import LANES

    return tuple(LANES)


def prove_answers(count: int, hours: int, tally: Tally) -> None:
    """Whole answers, listings and order and all, drawn from the grid with a seed."""
    from pathways.answers import ruleset_in_force
    from pathways.core.engine import suggest
    from pathways.core.situation import situation_from
    from tests.proofs.grid import LANES, situation_at, size
    from tests.proofs.promises import answers_now, broken_in

    random, ruleset = Random(20261125), ruleset_in_force()
    silent = 0
    for audience, axes in LANES.items():
        for number in tqdm(range(count), unit=" situations", desc=f"   {audience}", disable=not sys.stderr.isatty()):
            given = {"audience": audience} | situation_at(axes, random.randrange(size(axes)))
            moment = MONDAY + timedelta(minutes=random.randrange(7 * 24 * 60))
            each_hour = audience == "survivor" and number < hours
            for name, pool in pools().items():
                for at in [MONDAY + timedelta(hours=hour) for hour in range(168)] if each_hour else [moment]:
                    situation = situation_from(given | {"at": at.isoformat()})
                    answer = suggest(situation, pool, ruleset)
                    tally.answers += 1
                    found = broken_in(answer, audience)
                    if audience == "survivor" and not answers_now(answer):
                        if len(pool):
                            found.append("a line that she can ring answers at this hour (R70)")
                        else:
                            silent += 1
                    for promise in found:
                        tally.add(promise, f"BROKEN: {promise}\n  for example: {given | {'at': at.isoformat()}} ({name})")
    say(f"2. Whole answers made and checked: {tally.answers:,}, {hours} survivors at each of the 168 hours of a week")
    say(f"   Without any listing {silent:,} survivors' answers name no line but 999; each still starts with a step of her own.")


@cache
def faults():
    from pathways.answers import ruleset_in_force
    from tests.proofs.mutants import mutants

    return list(mutants(ruleset_in_force()))


def try_fault(number: int) -> tuple[int, str]:
    from tests.proofs.mutants import noticed_by

    return number, noticed_by(faults()[number])


def prove_mutants() -> bool:
    """Whether every starred rule is held. The other faults are counted, and those that nothing notices are named."""
    say("3. Faults put in on purpose")
    noticed: dict[int, str] = {}
    with get_context("fork").Pool(PROCESSES) as workers:
        tried = workers.imap_unordered(try_fault, range(len(faults())))
        for number, notice in tqdm(tried, total=len(faults()), unit=" faults", disable=not sys.stderr.isatty()):
            noticed[number] = notice
    missed = []
    for kind, words in (("deleted", "starred rules taken out"), ("duty", "duties taken off a step"), ("unless", "`unless` turned round")):
        found = {fault.what: noticed[number] for number, fault in enumerate(faults()) if fault.kind == kind}
        by = Counter(notice.split(":")[0] for notice in found.values())
        say(f"   {len(found)} {words}: noticed by a scenario {by['scenario']}, by a promise {by['promise']}, by nothing {by['']}")
        for what, notice in found.items():
            if kind == "deleted" or not notice:
                say(f"      {what}: {notice or 'NOTHING NOTICES'}")
        missed += [what for what, notice in found.items() if kind == "deleted" and not notice]
    return not missed


def main() -> int:
    parser = argparse.ArgumentParser(prog="make prove", description="Proofs about the rules.")
    parser.add_argument("--short", action="store_true", help="of the outer axes the first and the last answer only")
    options = parser.parse_args()
    started = time.monotonic()
    prepare()
    say(f"   Prepared in {time.monotonic() - started:.0f} s")
    tally = Tally()
    prove_rules(options.short, tally)
    say(f"   {time.monotonic() - started:.0f} s")
    prove_answers(ANSWERS // 10 if options.short else ANSWERS, AT_EVERY_HOUR // 10 if options.short else AT_EVERY_HOUR, tally)
    say(f"   {time.monotonic() - started:.0f} s")
    held = prove_mutants()
    for words in list(tally.told.values())[:SHOWN]:
        say(words)
    say()
    say(f"{tally.situations:,} situations evaluated, {tally.answers:,} whole answers made, {len(faults())} faults tried.")
    say(f"{len(tally.broken)} violations. {time.monotonic() - started:.0f} s")
    return 0 if held and not tally.broken else 1


if __name__ == "__main__":
    sys.exit(main())
