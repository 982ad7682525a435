"""Scenarios: one person's situation, what the answer must hold and must never hold, and why. Reads them and checks an answer.

A practitioner writes them (tests/scenarios/*.toml); the tests replay them, and so does the publish gate of the rules at run time.
It must not make answers, and it knows listings by their key only.

Fields (all but name, situation, reason and source are optional):
  recommended   step kinds without an "if", in this order among the answer's steps
  offered       step kinds with an "if"
  absent        step kinds that are nowhere in the answer
  not_recommended  step kinds that may be offered at most
  first         kind of the first specialist step
  duties        the answer's duties, all of them; `owes = {kind = [duties]}` those of one step, also of an offered one
  must_not      kinds of warnings that must be there
  outcome       the answer's outcome
  says, never_says   pieces of its text
  lists, never_lists listings (pathways/scenario_listings.py) under any step; `under = {kind = [listings]}` under one, in this order
  consent, groups  {kind = consent}, {kind = group}
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pathways.core.errors import RulesetError
from pathways.core.vocabulary import Duty, MustNot, StepKind

NEEDED = frozenset({"name", "situation", "reason", "source"})
KIND_LISTS = ("recommended", "offered", "absent", "not_recommended")
KIND_TABLES = ("under", "owes", "consent", "groups")
EXPECTED = frozenset({*KIND_LISTS, *KIND_TABLES, "first", "duties", "must_not", "outcome", "says", "never_says", "lists", "never_lists"})


@dataclass(frozen=True, slots=True)
class Scenario:
    """file: the name of its file without ending. situation: request keys. expected: what the answer must hold, by field."""

    file: str
    name: str
    reason: str
    source: tuple[str, ...]
    situation: Mapping[str, Any]
    expected: Mapping[str, Any]

    @property
    def id(self) -> str:
        return f"{self.file}: {self.name}"


def read_scenarios(directory: Path, sources: Collection[str], listings: Collection[str]) -> tuple[Scenario, ...]:
    """All scenarios of *.toml in `directory`. Raises RulesetError naming the scenario: a misspelt word would pass without testing anything.

    sources: keys of sources.toml; listings: keys of the listings that scenarios are answered with.
    """
    if not directory.is_dir():
        raise RulesetError("scenarios", "the scenario files are not there; they are part of what is installed (docs/running.md)")
    found = [
        _scenario(path.stem, entry, sources, listings)
        for path in sorted(directory.glob("*.toml"))
        for entry in tomllib.loads(path.read_text()).get("scenario", [])
    ]
    ids = [scenario.id for scenario in found]
    if twice := sorted({name for name in ids if ids.count(name) > 1}):
        raise RulesetError(twice[0], "two scenarios of one file have this name")
    if not found:
        raise RulesetError("scenarios", "there is no scenario in the files")
    return tuple(found)


def _scenario(file: str, entry: Mapping[str, Any], sources: Collection[str], listings: Collection[str]) -> Scenario:
    where = f"{file}: {entry.get('name')}"
    expected = {key: value for key, value in entry.items() if key not in NEEDED}
    _all_known(f"{where} is without", NEEDED, entry)
    _all_known(where, expected, EXPECTED)
    if not expected:
        raise RulesetError(where, "it expects nothing")
    for field in KIND_LISTS:
        _all_known(f"{where} {field}", expected.get(field, []), set(StepKind))
    for field in KIND_TABLES:
        _all_known(f"{where} {field}", expected.get(field, {}), set(StepKind))
    _all_known(f"{where} must_not", expected.get("must_not", []), set(MustNot))
    _all_known(f"{where} duties", expected.get("duties", []), set(Duty))
    owed = [duty for duties in expected.get("owes", {}).values() for duty in duties]
    _all_known(f"{where} owes", owed, set(Duty))
    _all_known(f"{where} source", entry["source"], sources)
    under = [key for keys in expected.get("under", {}).values() for key in keys]
    _all_known(f"{where} listings", [*expected.get("lists", []), *expected.get("never_lists", []), *under], listings)
    return Scenario(file, entry["name"], entry["reason"], tuple(entry["source"]), entry["situation"], expected)


def _all_known(where: str, words: Iterable[str], known: Collection[str]) -> None:
    for word in words:
        if word not in known:
            raise RulesetError(where, f"{word!r} is not known" if not where.endswith("without") else repr(word))


def failures(scenario: Scenario, answer: Mapping[str, Any]) -> list[str]:
    """What of the answer (as the machine interface gives it) is not as the scenario says; empty when all is."""
    return list(_failures(scenario.expected, answer))


def _failures(expected: Mapping[str, Any], answer: Mapping[str, Any]) -> Iterator[str]:
    steps = answer["steps"]
    recommended = [step["kind"] for step in steps if step["conditional"] is None]
    offered = [step["kind"] for step in steps if step["conditional"] is not None]
    everything = {*recommended, *offered}
    listed = {service["id"] for step in steps for service in step["services"]}
    text = json.dumps([answer["must_not"], *({**step, "services": [], "sources": []} for step in steps)], ensure_ascii=False)

    wanted = expected.get("recommended", [])
    if (found := [kind for kind in recommended if kind in wanted]) != wanted:
        yield f"recommended {', '.join(wanted)} in this order; found {', '.join(found) or 'none of them'}"
    yield from _each("not offered", (kind for kind in expected.get("offered", []) if kind not in offered))
    yield from _each("in the answer", (kind for kind in expected.get("absent", []) if kind in everything))
    yield from _each(
        "recommended, and may be offered at most", (kind for kind in expected.get("not_recommended", []) if kind in recommended)
    )
    warned = {warning["kind"] for warning in answer["must_not"]}
    yield from _each("not warned of", (kind for kind in expected.get("must_not", []) if kind not in warned))
    yield from _each("not said", (repr(piece) for piece in expected.get("says", []) if piece not in text))
    yield from _each("said", (repr(piece) for piece in expected.get("never_says", []) if piece.lower() in text.lower()))
    yield from _each("not listed", (key for key in expected.get("lists", []) if key not in listed))
    yield from _each("listed", (key for key in expected.get("never_lists", []) if key in listed))
    if "first" in expected:
        first = next((step["kind"] for step in steps if step["group"] == "specialist"), "none")
        if first != expected["first"]:
            yield f"the first specialist step is {first}, not {expected['first']}"
    if "duties" in expected and sorted(answer["duties"]) != sorted(expected["duties"]):
        yield f"the duties are {', '.join(sorted(answer['duties'])) or 'none'}, not {', '.join(sorted(expected['duties'])) or 'none'}"
    if "outcome" in expected and answer["outcome"] != expected["outcome"]:
        yield f"the outcome is {answer['outcome']}, not {expected['outcome']}"
    by_kind = {step["kind"]: step for step in steps}
    for kind, keys in expected.get("under", {}).items():
        under = [service["id"] for service in by_kind[kind]["services"]] if kind in by_kind else None
        if under != keys:
            yield f"under {kind}: {under}, not {keys}"
    for kind, duties in expected.get("owes", {}).items():
        owed = sorted(by_kind[kind]["duties"]) if kind in by_kind else None
        if owed != sorted(duties):
            yield f"{kind} owes {owed}, not {sorted(duties)}"
    for field, name in (("consent", "consent"), ("groups", "group")):
        for kind, value in expected.get(field, {}).items():
            held = by_kind[kind][name] if kind in by_kind else "no such step"
            if held != value:
                yield f"{name} of {kind} is {held}, not {value}"


def _each(what: str, words: Iterable[str]) -> Iterator[str]:
    for word in words:
        yield f"{word} is {what}"
