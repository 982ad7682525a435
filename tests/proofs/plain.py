"""The rules read in the plainest way, one condition after the other: what the compiled programs are held against, and nothing else.

It shares with them the trees of conditions and the answers of their atoms, not a line of how the two are put together.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pathways.core.rules.conditions import All, Atom, Condition, Fact, Not, Some, Tree, Truth
from pathways.core.rules.entries import Rule, StepEntry
from pathways.core.rules.facts import FACTS
from pathways.core.ruleset import Ruleset
from pathways.core.situation import Situation


def truth(tree: Tree, situation: Situation, truths: dict[str, Truth]) -> Truth:
    """Kleene's logic: "no" settles an "and", "yes" settles an "or", not known stays not known."""
    match tree:
        case Atom():
            return tree.answer(situation)
        case Fact(name):
            return truths[name]
        case Not(part):
            negated = truth(part, situation, truths)
            return None if negated is None else not negated
        case All(parts):
            found = [truth(part, situation, truths) for part in parts]
            return False if False in found else None if None in found else True
        case Some(parts):
            found = [truth(part, situation, truths) for part in parts]
            return True if True in found else None if None in found else False


def plain_truths(situation: Situation, ruleset: Ruleset) -> dict[str, Truth]:
    truths: dict[str, Truth] = {name: fact(situation, ruleset.values) for name, (fact, _) in FACTS.items()}
    for name, condition in ruleset.facts.items():
        truths[name] = truth(condition.tree, situation, truths)
    return truths


@dataclass
class PlainDrafts:
    """by_kind: kind -> (rule, number of its step, whether the rule surely holds, "if ..." key), in order."""

    situation: Situation
    ruleset: Ruleset
    by_kind: dict[str, list[tuple[str, int, bool, str]]] = field(default_factory=dict)
    must_not: dict[str, None] = field(default_factory=dict)
    worth_asking: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.truths = plain_truths(self.situation, self.ruleset)

    def add(self, rule: Rule) -> None:
        holds = False if self._barred(rule.unless) else self._test(rule.when)
        if holds is False:
            return
        if holds:
            self.must_not.update(dict.fromkeys(rule.must_not))
        for number, entry in enumerate(rule.steps):
            shown = self.situation.audience != "own_behaviour" or self.ruleset.kinds[entry.kind].own_behaviour
            if self.situation.audience in entry.audiences and shown and not self._barred(entry.unless):
                self._add_step(rule, number, entry, holds)

    def _add_step(self, rule: Rule, number: int, entry: StepEntry, rule_holds: Truth) -> None:
        own = self._test(entry.when)
        in_time = self._in_time(entry)
        if in_time is False or (own is False and not entry.if_no):
            return
        if rule_holds is None:
            condition, offered = entry.if_maybe, bool(entry.if_maybe)
        elif own is False:
            condition, offered = entry.if_no, True
        elif own is None or in_time is None:
            condition, offered = entry.if_unknown, bool(entry.if_unknown)
        else:
            condition, offered = entry.only_if, True
        if offered:
            self.by_kind.setdefault(entry.kind, []).append((rule.id, number, rule_holds is True, condition))

    def _barred(self, unless: Condition | None) -> bool:
        return unless is not None and self._test(unless) is True

    def _test(self, condition: Condition) -> Truth:
        holds = truth(condition.tree, self.situation, self.truths)
        if holds is None:
            self.worth_asking |= condition.keys
        return holds

    def _in_time(self, entry: StepEntry) -> Truth:
        if entry.within_hours is None:
            return True
        if self.situation.days_since is None:
            self.worth_asking.add("days_since")
            return None
        return entry.within_hours - self.situation.days_since * 24 >= 0
