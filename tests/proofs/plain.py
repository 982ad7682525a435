"""Rules and listings read in the plainest way, one after the other: what the compiled programs and pools are held against.

It shares with them the trees of conditions, the answers of their atoms and the checks of eligibility, not a line of how these are put
together.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pathways.core.columns import CHECKS
from pathways.core.eligibility import ELIGIBILITY, Person
from pathways.core.matching import Excluded, Match, distance_km_of
from pathways.core.offer import Offer, Offers
from pathways.core.pool import OWN_BEHAVIOUR_TYPES, is_described
from pathways.core.routes import phones_for, route_into
from pathways.core.rules.conditions import All, Atom, Condition, Fact, Not, Some, Tree, Truth
from pathways.core.rules.entries import Kind, LookFor, Rule, StepEntry
from pathways.core.rules.facts import FACTS
from pathways.core.ruleset import Ruleset
from pathways.core.situation import Situation
from pathways.core.vocabulary import Audience


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


def plain_verdict(offer: Offer, person: Person) -> tuple[Match | Excluded, tuple[Any, ...]]:
    """One listing judged on its own, every check in turn: (what there is to say of it, its place among the others)."""
    found = [(check(offer, person), check in ELIGIBILITY) for check in CHECKS]
    said = [(finding[0], finding[1], decides) for finding, decides in found if finding is not None]
    route = route_into(offer, person)
    fails = [why for holds, why, decides in said if decides and holds is False]
    if fails or route.closed:
        return Excluded(offer, (*fails, *route.closed)), ()
    asks = [*(why for holds, why, decides in said if decides and holds is None), *route.asks]
    later = [why for holds, why, decides in said if not decides and not holds]
    minute = person.week_minute
    open_now = None if minute is None else offer.is_open(minute, bool(person.situation.bank_holiday))
    distance_km = distance_km_of(offer, person)
    match = Match(
        offer,
        route.audience,
        route.is_open,
        tuple(why for holds, why, _ in said if holds),
        (*asks, *route.notes, *later),
        open_now,
        distance_km,
        phones_for(offer, person.situation.district, route.audience),
    )
    speaks = not offer.spoken.isdisjoint(person.languages)
    interprets = bool(offer.interpreter_any) or not offer.interpreter.isdisjoint(person.languages)
    hers = any(person.communities[name] for name in offer.by_and_for)
    others = bool(offer.by_and_for) and not hers and not speaks
    rank = (
        2 if others else int(bool(asks) or not route.is_open),
        0 if route.is_open else 1 if route.audience is None else 2,
        0 if minute is None or (open_now and offer.phones) else 2 if open_now is False else 1,
        3 if person.deaf and not offer.has_bsl else 0 if speaks else 1 if interprets else 2,
        not hers,
        offer.is_national,
        offer.needs.isdisjoint(person.situation.needs or ()),
        distance_km or 0,
        offer.key,
    )
    return match, rank


def plain_for_kind(kind: Kind, person: Person, pool: Offers) -> tuple[list[Match], list[Excluded]]:
    """(every listing that takes her, the best first; every listing that does not) of those that a kind of step looks for."""
    looked = [offer for offer in pool if any(_looks_for(look, offer, person) for look in kind.look_for)]
    if person.situation.audience == Audience.OWN_BEHAVIOUR:
        looked = [offer for offer in looked if offer.service_type in OWN_BEHAVIOUR_TYPES]
    judged = [plain_verdict(offer, person) for offer in looked]
    matches = [(rank, found) for found, rank in judged if isinstance(found, Match)]
    return [found for _, found in sorted(matches, key=lambda pair: pair[0])], [found for found, _ in judged if isinstance(found, Excluded)]


def _looks_for(look: LookFor, offer: Offer, person: Person) -> bool:
    needs = person.situation.needs or ()
    return (
        is_described(offer, look)
        and not (look.her_language and offer.spoken.isdisjoint(person.languages))
        and not (look.her_needs and offer.needs.isdisjoint(needs))
        and not (look.her_community and not any(person.communities[name] for name in offer.by_and_for))
    )
