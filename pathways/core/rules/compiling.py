"""Compiles the rules of a ruleset into programs: what is known of a situation in, what the rules say to it out.

A question (an atom) becomes two bits: surely yes, surely no; neither = not known. A condition becomes two formulas of "and" and "or"
over such bits, one for "surely true", one for "surely false", which is Kleene's logic. A program works on whole numbers whose bits
stand for situations side by side: one bit for an answer, thousands at once for a proof (tests/proofs); so what is proved is what
answers. Its text is made of names and numbers that are made here; no word of a rule file gets into it.
It must not know what a step is for, or match listings (see engine.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from typing import Any

from pathways.core.remembering import remember
from pathways.core.rules.conditions import All, Atom, Condition, Fact, Not, Some, Tree, Truth
from pathways.core.rules.entries import Kind, Rule, StepEntry
from pathways.core.situation import Situation
from pathways.core.vocabulary import Audience

Bits = Sequence[int]
#: Takes (place, bits of the situations for which it holds), only where it holds for any.
Out = Callable[[tuple[int, int]], object]
Program = Callable[[Bits, Bits, int, Out, Out, Out], None]
FactProgram = Callable[[Bits, Bits, int], tuple[tuple[int, ...], tuple[int, ...]]]
NONE, WHOLE = "0", "whole"  # the two constants of a program's text: for no situation, for all of them
MOST_REMEMBERED = 4096  # values of one question; the numbers of days are endless


@dataclass(frozen=True, slots=True)
class Contribution:
    """One rule's wish for a step. rule_holds: False where nobody knows whether the rule applies. condition: key of the "if ..." words,
    "" when the step is recommended outright."""

    rule: Rule
    entry: StepEntry
    rule_holds: bool
    condition: str


@dataclass(frozen=True, slots=True)
class Lane:
    """The compiled rules of one audience; `fallback` are those that are used only when the others gave no start.

    A program tells places in three lists: contributions; warnings (must-nots of rules that surely hold); asks (request keys whose
    answers would settle a condition). remembered: what was put together for a tuple of contributions (see drafting.py).
    """

    main: Program
    fallback: Program
    contributions: tuple[Contribution, ...]
    kinds: tuple[str, ...]
    warnings: tuple[dict[str, None], ...]
    asks: tuple[frozenset[str], ...]
    remembered: dict[tuple[int, ...], Any] = field(default_factory=dict, compare=False)


class Questions:
    """The atoms of a ruleset in a fixed order, and the bits that a situation gives them."""

    def __init__(self, atoms: Iterable[Atom]) -> None:
        groups: dict[tuple[str, ...], dict[str, Atom]] = {}
        for atom in atoms:
            groups.setdefault(atom.keys, {})[atom.text] = atom
        #: (request keys, the atoms that read just these)
        self.groups = tuple((keys, tuple(group.values())) for keys, group in groups.items())
        self.place = {atom.text: place for place, atom in enumerate(atom for _, group in self.groups for atom in group)}
        self._remembered: list[tuple[Callable[[Situation], Any], tuple[Atom, ...], dict[Any, tuple[Bits, Bits]]]]
        self._remembered = [(attrgetter(*keys), group, {}) for keys, group in self.groups]

    def bits(self, situation: Situation) -> tuple[list[int], list[int]]:
        """(surely yes, surely no): for each atom 0 or 1. What one value gives is remembered, never a situation."""
        yes: list[int] = []
        no: list[int] = []
        for read, group, remembered in self._remembered:
            given = read(situation)
            held = remembered.get(given)
            if held is None:
                truths = [atom.answer(situation) for atom in group]
                bits = tuple(int(truth is True) for truth in truths), tuple(int(truth is False) for truth in truths)
                held = remember(remembered, given, bits, MOST_REMEMBERED)
            yes += held[0]
            no += held[1]
        return yes, no


class Compiled:
    """A ruleset's rules and facts, compiled: the questions at once, a lane when it is first asked for. facts: name -> tree, in order."""

    def __init__(self, rules: tuple[Rule, ...], kinds: Mapping[str, Kind], facts: Mapping[str, Tree]) -> None:
        self.rules = rules
        self.kinds = kinds
        self.facts = facts
        trees = [*facts.values(), *(condition.tree for rule in rules for condition in _conditions(rule))]
        times = [in_time(entry.within_hours) for rule in rules for entry in rule.steps if entry.within_hours is not None]
        self.questions = Questions([*(atom for tree in trees for atom in _atoms(tree)), *times])
        self.dated = tuple(rule for rule in rules if rule.effective_from != date.min or rule.effective_to is not None)
        self._facts = self._fact_program()
        self._lanes: dict[str, Lane] = {}

    def bits(self, situation: Situation, day: date) -> tuple[list[int], list[int]]:
        """What the programs read: the bits of every atom, then one "yes" for each dated rule that is in force on that day."""
        yes, no = self.questions.bits(situation)
        yes += [int(rule.is_in_force(day)) for rule in self.dated]
        return yes, no

    def truths(self, yes: Bits, no: Bits) -> dict[str, Truth]:
        """Every fact by its name."""
        held, failed = self._facts(yes, no, 1)
        return {name: True if holds else False if fails else None for name, holds, fails in zip(self.facts, held, failed, strict=True)}

    def lane(self, audience: str) -> Lane:
        if audience not in self._lanes:
            self._lanes[audience] = _LaneWriter(self, audience).lane()
        return self._lanes[audience]

    def _fact_program(self) -> FactProgram:
        formulas = _Formulas(self, None)
        told = [(formulas.yes(Fact(name)), formulas.no(Fact(name))) for name in self.facts]
        held, failed = (", ".join(side) for side in zip(*told, strict=True))
        program: FactProgram = _made("(yes, no, whole)", [*formulas.lines, f"return ({held},), ({failed},)"])
        return program


def in_time(within_hours: int) -> Atom:
    """Whether a step that works for so many hours after the event still does."""

    def answer(situation: Situation) -> Truth:
        days = situation.days_since
        return None if days is None else within_hours - days * 24 >= 0

    return Atom(f"within {within_hours} hours", ("days_since",), answer)


def _conditions(rule: Rule) -> Iterator[Condition]:
    parts: tuple[Rule | StepEntry, ...] = (rule, *rule.steps)
    for part in parts:
        yield part.when
        if part.unless is not None:
            yield part.unless


def _atoms(tree: Tree) -> Iterator[Atom]:
    match tree:
        case Atom():
            yield tree
        case Not(part):
            yield from _atoms(part)
        case All(parts) | Some(parts):
            for part in parts:
                yield from _atoms(part)


class _Formulas:
    """The text of a condition's two formulas. A fact is worked out once, in a line of its own above."""

    def __init__(self, compiled: Compiled, audience: str | None) -> None:
        self.compiled = compiled
        self.audience = audience
        self.lines: list[str] = []
        self._facts: dict[str, tuple[str, str]] = {}

    def yes(self, tree: Tree) -> str:
        return self._formula(tree, True)

    def no(self, tree: Tree) -> str:
        return self._formula(tree, False)

    def not_known(self, tree: Tree) -> str:
        return negated(either(self.yes(tree), self.no(tree)))

    def _formula(self, tree: Tree, holds: bool) -> str:
        match tree:
            case Atom():
                return self._atom(tree, holds)
            case Fact(name):
                return self._fact(name)[not holds]
            case Not(part):
                return self._formula(part, not holds)
            case All(parts):
                return (all_of if holds else either)(*(self._formula(part, holds) for part in parts))
            case Some(parts):
                return (either if holds else all_of)(*(self._formula(part, holds) for part in parts))

    def _atom(self, atom: Atom, holds: bool) -> str:
        if self.audience is not None and atom.keys == ("audience",):
            return WHOLE if atom.answer(Situation(self.audience)) is holds else NONE
        return f"{'yes' if holds else 'no'}[{self.compiled.questions.place[atom.text]}]"

    def _fact(self, name: str) -> tuple[str, str]:
        if name not in self._facts:
            tree = self.compiled.facts[name]
            told = self.yes(tree), self.no(tree)
            names = f"y{len(self._facts)}", f"n{len(self._facts)}"
            self.lines += [f"{names[0]} = {told[0]}", f"{names[1]} = {told[1]}"]
            self._facts[name] = names
        return self._facts[name]


def all_of(*formulas: str) -> str:
    needed = dict.fromkeys(formula for formula in formulas if formula != WHOLE)
    if NONE in needed:
        return NONE
    return WHOLE if not needed else next(iter(needed)) if len(needed) == 1 else f"({' & '.join(needed)})"


def either(*formulas: str) -> str:
    needed = dict.fromkeys(formula for formula in formulas if formula != NONE)
    if WHOLE in needed:
        return WHOLE
    return NONE if not needed else next(iter(needed)) if len(needed) == 1 else f"({' | '.join(needed)})"


def negated(formula: str) -> str:
    return NONE if formula == WHOLE else WHOLE if formula == NONE else f"({formula} ^ whole)"


class _LaneWriter:
    """Writes the two programs of one audience. What a rule and its steps mean is said here and nowhere else."""

    def __init__(self, compiled: Compiled, audience: str) -> None:
        self.compiled = compiled
        self.audience = audience
        self.contributions: list[Contribution] = []
        self.warnings: list[dict[str, None]] = []
        self.asks: dict[frozenset[str], int] = {}
        self.asked: set[int] = set()  # of the program that is being written

    def lane(self) -> Lane:
        rules = [rule for rule in self.compiled.rules if self.audience in rule.audiences]
        main = self._program([rule for rule in rules if not rule.fallback])
        fallback = self._program([rule for rule in rules if rule.fallback])
        kinds = tuple(contribution.entry.kind for contribution in self.contributions)
        return Lane(main, fallback, tuple(self.contributions), kinds, tuple(self.warnings), tuple(self.asks))

    def _program(self, rules: Iterable[Rule]) -> Program:
        formulas = _Formulas(self.compiled, self.audience)
        self.asked = set()
        lines = [line for rule in rules for line in self._rule(rule, formulas)]
        # What is worth asking is asked by many rules; it is gathered, and told once.
        nothing_yet = [f"asked{place} = 0" for place in sorted(self.asked)]
        told = [f"if asked{place}: ask(({place}, asked{place}))" for place in sorted(self.asked)]
        program: Program = _made("(yes, no, whole, contribute, warn, ask)", [*formulas.lines, *nothing_yet, *lines, *told, "return"])
        return program

    def _rule(self, rule: Rule, formulas: _Formulas) -> Iterator[str]:
        """Not barred and not surely false: the rule holds surely, or may hold."""
        dated = self.compiled.dated
        in_force = f"yes[{len(self.compiled.questions.place) + dated.index(rule)}]" if rule in dated else WHOLE
        barred = NONE
        if rule.unless is not None:
            barred = formulas.yes(rule.unless.tree)
            yield from self._ask(all_of(in_force, formulas.not_known(rule.unless.tree)), rule.unless.keys)
        yield f"on = {all_of(in_force, negated(barred), negated(formulas.no(rule.when.tree)))}"
        yield "if on:"
        yield f"    sure = {all_of('on', formulas.yes(rule.when.tree))}"
        yield "    maybe = on ^ sure"
        yield from _indented(self._ask("maybe", rule.when.keys))
        if rule.must_not:
            yield f"    if sure: warn(({len(self.warnings)}, sure))"
            self.warnings.append(dict.fromkeys(rule.must_not))
        for entry in rule.steps:
            if self.audience in entry.audiences and self._may_be_shown(entry):
                yield from _indented(self._step(rule, entry, formulas))

    def _may_be_shown(self, entry: StepEntry) -> bool:
        return self.audience != Audience.OWN_BEHAVIOUR or self.compiled.kinds[entry.kind].own_behaviour

    def _step(self, rule: Rule, entry: StepEntry, formulas: _Formulas) -> Iterator[str]:
        """Which "if ..." words a step gets, or none: from what its rule, its own condition and its time are (sure, not known, failed)."""
        own_yes, own_no = formulas.yes(entry.when.tree), formulas.no(entry.when.tree)
        time_yes, time_no = WHOLE, NONE
        barred = NONE
        if entry.unless is not None:
            barred = formulas.yes(entry.unless.tree)
            yield from self._ask(all_of("on", formulas.not_known(entry.unless.tree)), entry.unless.keys)
        yield f"here = {all_of('on', negated(barred))}"
        yield from self._ask(all_of("here", formulas.not_known(entry.when.tree)), entry.when.keys)
        if entry.within_hours is not None:
            time = in_time(entry.within_hours)
            time_yes, time_no = formulas.yes(time), formulas.no(time)
            yield from self._ask(all_of("here", formulas.not_known(time)), frozenset(time.keys))
        yield f"here = {all_of('here', negated(time_no), WHOLE if entry.if_no else negated(own_no))}"
        yield "if here:"
        certain = all_of(own_yes, time_yes)
        not_sure = all_of(negated(certain), negated(own_no))
        for rule_holds, bits, condition, offered in (
            (False, all_of("here", "maybe"), entry.if_maybe, bool(entry.if_maybe)),
            (True, all_of("here", "sure", own_no), entry.if_no, bool(entry.if_no)),
            (True, all_of("here", "sure", not_sure), entry.if_unknown, bool(entry.if_unknown)),
            (True, all_of("here", "sure", certain), entry.only_if, True),
        ):
            if offered and bits != NONE:
                yield f"    told = {bits}"
                yield f"    if told: contribute(({len(self.contributions)}, told))"
                self.contributions.append(Contribution(rule, entry, rule_holds, condition))
        yield "    pass"

    def _ask(self, bits: str, keys: frozenset[str]) -> Iterator[str]:
        if bits != NONE and keys:
            place = self.asks.setdefault(keys, len(self.asks))
            self.asked.add(place)
            yield f"asked{place} |= {bits}"


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"    {line}" for line in lines)


def _made(arguments: str, body: Iterable[str]) -> Any:
    names: dict[str, Any] = {}
    exec("\n".join([f"def program{arguments}:", *(f"    {line}" for line in body)]), {"__builtins__": {}}, names)  # noqa: S102 - text made above, of numbers and fixed names
    return names["program"]
