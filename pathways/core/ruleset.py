"""The ruleset: rules, kinds of steps, parameters and sources, read from data/*.toml once and checked while they are read.

It must not decide anything about a person. A file that cannot be used raises RulesetError, which names the file and the entry.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pathways.core.errors import RulesetError
from pathways.core.rules.compiling import Compiled
from pathways.core.rules.conditions import Atom, Condition, Tree, Truth
from pathways.core.rules.entries import Kind, Parameter, Rule, Source
from pathways.core.rules.facts import FACTS
from pathways.core.rules.facts import Fact as FactTest
from pathways.core.rules.reading import NEVER, RuleReader, known, read_facts, read_kind, read_parameter, read_source
from pathways.core.situation import REQUEST_KEYS, Situation

RULES_DIRECTORY = Path(__file__).parent / "data"


@dataclass(frozen=True, eq=False)  # compared by identity: what is compiled and worded is kept beside it
class Ruleset:
    """Everything that decides an answer but the situation and the offers. version changes with any change of the data.

    parameters: name -> Parameter; values: name -> plain value, and two sets of ONS codes: `districts`, the
    partnership's, and `health_idva_districts`, where the health IDVA works.
    ask_order: audience -> request keys, the most useful question first.
    """

    version: str
    rules: tuple[Rule, ...]
    kinds: Mapping[str, Kind]
    sources: Mapping[str, Source]
    parameters: Mapping[str, Parameter]
    values: Mapping[str, Any]
    facts: Mapping[str, Condition]
    ask_order: Mapping[str, tuple[str, ...]]

    @property
    def reviewed_on(self) -> date:
        return max(rule.reviewed_on for rule in self.rules)

    @cached_property
    def by_id(self) -> Mapping[str, Rule]:
        return {rule.id: rule for rule in self.rules}

    def rules_for(self, audience: str, day: date) -> Iterator[Rule]:
        """Rules for that audience in force on that day, in the order of the files."""
        for rule in self.rules:
            if audience in rule.audiences and rule.is_in_force(day):
                yield rule

    @cached_property
    def compiled(self) -> Compiled:
        """The rules and facts as programs: made once, when they are first asked for."""
        given: dict[str, Tree] = {name: _atom(name, fact, keys, self.values) for name, (fact, keys) in FACTS.items()}
        return Compiled(self.rules, self.kinds, given | {name: condition.tree for name, condition in self.facts.items()})

    def truths(self, situation: Situation) -> dict[str, Truth]:
        """Every fact about the situation."""
        return self.compiled.truths(*self.compiled.questions.bits(situation))


@cache
def current_ruleset() -> Ruleset:
    """The ruleset of the data files, read once per process."""
    return load_ruleset()


def load_ruleset(
    directory: Path = RULES_DIRECTORY,
    parameters: Mapping[str, int | date | None] | None = None,
    districts: Collection[str] | None = None,
) -> Ruleset:
    """The ruleset in `directory`. Raises RulesetError.

    `parameters` (name -> value) and `districts` (ONS codes) stand in for the files' own values.
    """
    contents = {path.name: path.read_bytes() for path in sorted(directory.glob("*.toml"))}
    tables = {name: _table(name, content) for name, content in contents.items()}
    sources = {key: read_source(f"sources.toml: {key}", key, entry) for key, entry in tables["sources.toml"].items()}
    own = {name: read_parameter(f"parameters.toml: {name}", name, entry, sources) for name, entry in tables["parameters.toml"].items()}
    overrides = dict(parameters or {})
    known("parameters", overrides, own)
    own = {name: replace(parameter, value=overrides.get(name, parameter.value)) for name, parameter in own.items()}
    partnership = tables["partnership.toml"]
    where = frozenset(partnership["districts"] if districts is None else districts)
    values = {name: parameter.value for name, parameter in own.items()} | {
        "districts": where,
        "health_idva_districts": frozenset(partnership["health_idva_districts"]),
    }
    fact_keys = {name: keys for name, (_, keys) in FACTS.items()}
    facts = dict(read_facts("facts.toml", tables["facts.toml"], values, fact_keys))
    kinds = {kind: read_kind(f"steps.toml: {kind}", kind, entry) for kind, entry in tables["steps.toml"].items()}
    reader = RuleReader(values, fact_keys, kinds, sources)
    rules = [
        reader.rule(f"{name}: {entry.get('id')}", entry)
        for name, table in tables.items()
        if name.startswith("rules_")
        for entry in table["rule"]
    ]
    if len({rule.id for rule in rules}) != len(rules) or len({rule.name for rule in rules}) != len(rules):
        raise RulesetError("rules", "two rules have the same id or name")
    fingerprint = hashlib.sha256(b"".join(contents.values()) + repr((sorted(overrides.items()), sorted(where))).encode()).hexdigest()[:8]
    return Ruleset(
        version=f"{max(rule.reviewed_on for rule in rules)}.{fingerprint}",
        rules=tuple(rule for rule in rules if rule.effective_from != NEVER),
        kinds=MappingProxyType(kinds),
        sources=MappingProxyType(sources),
        parameters=MappingProxyType(own),
        values=MappingProxyType(values),
        facts=MappingProxyType(facts),
        ask_order=MappingProxyType(
            {who: known(f"partnership.toml: {who}", keys, REQUEST_KEYS) for who, keys in partnership["ask"].items()}
        ),
    )


def _atom(name: str, fact: FactTest, keys: frozenset[str], values: Mapping[str, Any]) -> Atom:
    return Atom(name, tuple(sorted(keys)), lambda situation: fact(situation, values))


def _table(name: str, content: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(content.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RulesetError(name, str(error)) from error
