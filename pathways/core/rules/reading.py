"""Turns the tables of data/*.toml into checked entries. Every error names the file, the entry and the field.

It must not open files (see ruleset.py) or give any field a meaning beyond its type.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from pathways.core.errors import RulesetError
from pathways.core.parameters import value_problem
from pathways.core.rules.conditions import ALWAYS, Condition, Reader
from pathways.core.rules.entries import Kind, LookFor, Parameter, Rule, Source, StepEntry
from pathways.core.vocabulary import Audience, ByAndFor, Consent, Duty, Gender, Group, MustNot, Need, ServiceType, StepKind

Table = Mapping[str, Any]
NEVER = date.max  # effective_from of a rule whose switching date is not set
LONG_AGO = date.min
EVERYONE = tuple(Audience)


class Fields:
    """One entry's fields, each taken once. `done()` refuses what nobody took: a misspelt field must not pass in silence."""

    def __init__(self, where: str, entry: Table) -> None:
        self.where = where
        self.left = dict(entry)

    def wrong(self, message: str) -> RulesetError:
        return RulesetError(self.where, message)

    def take(self, name: str, kind: type, default: Any = ...) -> Any:
        value = self.left.pop(name, default)
        if value is ...:
            raise self.wrong(f"{name} is missing")
        if value is not default and (not isinstance(value, kind) or isinstance(value, bool) is not (kind is bool)):
            raise self.wrong(f"{name} is not a {kind.__name__}")
        return value

    def one(self, name: str, choices: Collection[str], default: Any = ...) -> str:
        value = self.take(name, str, default)
        if value != default and value not in choices:
            raise self.wrong(f"{name}: {value!r} is not known")
        return str(value)

    def some(self, name: str, choices: Collection[str], default: Iterable[str] = ()) -> tuple[str, ...]:
        return known(f"{self.where} {name}", self.take(name, list, list(default)), choices)

    def done(self) -> None:
        if self.left:
            raise self.wrong(f"unknown field {', '.join(self.left)}")


def known(where: str, values: Iterable[str], choices: Collection[str]) -> tuple[str, ...]:
    """`values`, when every one is among `choices`."""
    values = tuple(values)
    for value in values:
        if value not in choices:
            raise RulesetError(where, f"{value!r} is not known")
    return values


def read_source(where: str, key: str, entry: Table) -> Source:
    fields = Fields(where, entry)
    source = Source(key, fields.take("name", str), fields.take("url", str), fields.take("note", str, ""))
    fields.done()
    return source


def read_parameter(where: str, name: str, entry: Table, sources: Collection[str]) -> Parameter:
    """A parameter without `value` is one that is not set: a date that nobody knows yet."""
    fields = Fields(where, entry)
    value = fields.left.pop("value", None)
    between = fields.take("between", list, None)
    if between is not None and not (len(between) == 2 and all(type(number) is int for number in between)):
        raise fields.wrong("between is not two whole numbers")
    parameter = Parameter(
        name=name,
        means=fields.take("means", str),
        between=None if between is None else (between[0], between[1]),
        value=value,
        unit=fields.take("unit", str),
        source=fields.one("source", sources),
        reviewed_on=fields.take("reviewed_on", date),
        confirmed=fields.take("confirmed", bool),
    )
    if value is not None and (problem := value_problem(parameter, value)):
        raise fields.wrong(problem)
    fields.done()
    return parameter


def read_facts(where: str, table: Table, parameters: Table, fact_keys: dict[str, frozenset[str]]) -> Iterator[tuple[str, Condition]]:
    """Named conditions in the order of the file; each may use those before it. Adds their request keys to `fact_keys`."""
    for name, text in table.items():
        if name in fact_keys:
            raise RulesetError(f"{where}: {name}", "a fact of this name exists already")
        condition = Reader(f"{where}: {name}", parameters, fact_keys).read(text)
        fact_keys[name] = condition.keys
        yield name, condition


def read_kind(where: str, kind: str, entry: Table) -> Kind:
    known(where, [kind], set(StepKind))
    fields = Fields(where, entry)
    read = Kind(
        kind=kind,
        group=fields.one("group", set(Group)),
        order=fields.take("order", int),
        can_start_self=fields.take("can_start_self", bool, True),
        needs_professional=fields.take("needs_professional", bool, False),
        consent=fields.one("consent", set(Consent)),
        consent_self=fields.one("consent_self", set(Consent), Consent.OWN_ONLY),
        act_by_hours=fields.take("act_by_hours", int, None),
        needs_a_listing=fields.take("needs_a_listing", bool, False),
        own_behaviour=fields.take("own_behaviour", bool, False),
        variants=tuple(fields.take("variants", list, [])),
        must_not=fields.some("must_not", set(MustNot)),
        look_for=tuple(_read_look_for(f"{where} look_for", look) for look in fields.take("look_for", list, [])),
    )
    if read.needs_a_listing and read.group in (Group.IMMEDIATE, Group.DUTY):
        raise fields.wrong("an immediate step or a duty is never left out for want of a listing")
    fields.done()
    return read


def _read_look_for(where: str, entry: Table) -> LookFor:
    fields = Fields(where, entry)
    look = LookFor(
        types=frozenset(fields.some("types", set(ServiceType))),
        needs=frozenset(fields.some("needs", set(Need))),
        by_and_for=frozenset(fields.some("by_and_for", set(ByAndFor))),
        only_genders=frozenset(fields.some("only_genders", set(Gender))),
        her_language=fields.take("her_language", bool, False),
        her_community=fields.take("her_community", bool, False),
        her_needs=fields.take("her_needs", bool, False),
    )
    fields.done()
    return look


class RuleReader:
    """Reads rules, given everything that they may refer to."""

    def __init__(self, parameters: Table, facts: Mapping[str, frozenset[str]], kinds: Mapping[str, Kind], sources: Collection[str]) -> None:
        self.parameters = parameters
        self.facts = facts
        self.kinds = kinds
        self.sources = sources

    def rule(self, where: str, entry: Table) -> Rule:
        fields = Fields(where, entry)
        audiences = fields.some("audiences", EVERYONE)
        when = self._condition(fields, "when") or ALWAYS
        unless = self._condition(fields, "unless")
        steps = tuple(
            self._step(f"{where} step {number}", step, audiences) for number, step in enumerate(fields.take("steps", list), start=1)
        )
        rule = Rule(
            id=fields.take("id", str),
            name=fields.take("name", str),
            audiences=frozenset(audiences),
            when=when,
            unless=unless,
            steps=steps,
            must_not=fields.some("must_not", set(MustNot)),
            sources=fields.some("sources", self.sources),
            reviewed_on=fields.take("reviewed_on", date),
            effective_from=self._effective_from(fields),
            effective_to=fields.take("effective_to", date, None),
            fallback=fields.take("fallback", bool, False),
            critical=fields.take("critical", bool, False),
            statutory=fields.take("statutory", bool, False),
            keys=frozenset().union(*(part.keys for part in _conditions(when, unless, steps))),
        )
        if not (rule.audiences and rule.sources):
            raise fields.wrong("a rule needs audiences and sources")
        fields.done()
        return rule

    def _effective_from(self, fields: Fields) -> date:
        """A date, or the parameter that holds it; while the parameter is not set, the rule never applies."""
        start = fields.left.pop("effective_from", LONG_AGO)
        if isinstance(start, str):
            if start not in self.parameters:
                raise fields.wrong(f"effective_from: {start!r} is not a parameter")
            start = self.parameters[start] or NEVER
        if not isinstance(start, date):
            raise fields.wrong("effective_from is not a date")
        return start

    def _step(self, where: str, entry: Table, rule_audiences: tuple[str, ...]) -> StepEntry:
        fields = Fields(where, entry)
        kind = self.kinds[fields.one("kind", self.kinds)]
        within = fields.take("within", str, "")
        if within and type(self.parameters.get(within)) is not int:
            raise fields.wrong(f"within: {within!r} is not a parameter with a number")
        step = StepEntry(
            kind=kind.kind,
            group=fields.one("group", set(Group), kind.group),
            order=fields.take("order", int, kind.order),
            audiences=frozenset(fields.some("audiences", rule_audiences, rule_audiences)),
            when=self._condition(fields, "when") or ALWAYS,
            unless=self._condition(fields, "unless"),
            if_maybe=fields.take("if_maybe", str, ""),
            if_unknown=fields.take("if_unknown", str, ""),
            if_no=fields.take("if_no", str, ""),
            only_if=fields.take("only_if", str, ""),
            variant=fields.one("variant", kind.variants, ""),
            consent=fields.one("consent", set(Consent), ""),
            act_by_hours=fields.take("act_by_hours", int, kind.act_by_hours),
            within_hours=self.parameters[within] if within else None,
            must_not=fields.some("must_not", set(MustNot)),
            duties=fields.some("duties", set(Duty)),
        )
        fields.done()
        if step.audiences == {Audience.OWN_BEHAVIOUR} and not kind.own_behaviour:
            raise fields.wrong(f"{kind.kind} is not for people who ask about their own behaviour")
        return step

    def _condition(self, fields: Fields, name: str) -> Condition | None:
        text = fields.take(name, str, "")
        return Reader(f"{fields.where} {name}", self.parameters, self.facts).read(text) if text else None


def _conditions(when: Condition, unless: Condition | None, steps: tuple[StepEntry, ...]) -> Iterator[Condition]:
    yield when
    for step in steps:
        yield step.when
    for condition in (unless, *(step.unless for step in steps)):
        if condition:
            yield condition
