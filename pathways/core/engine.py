"""suggest(): the one function that turns a situation into an ordered, explained answer.

Rules add steps; steps of one kind are merged; listings are matched; groups are shown in the order immediate, duty, specialist,
parallel, follow-up. Nothing here knows a rule: what it knows are the promises that hold for all of them (docs/pathways.md).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from pathways.core.answer import Answer, Outcome, Step
from pathways.core.eligibility import person_from
from pathways.core.explain import Reason, reason
from pathways.core.matching import LISTENING_TYPES, Excluded, Match, Matcher
from pathways.core.offer import Offer, Offers
from pathways.core.rules.conditions import Condition, Truth, Truths
from pathways.core.rules.entries import Kind, Rule, StepEntry
from pathways.core.ruleset import Ruleset
from pathways.core.situation import Situation
from pathways.core.vocabulary import Audience, Consent, Group

GROUP_ORDER = {group: place for place, group in enumerate(Group)}
#: From the least that is asked of the person to the most; where rules differ, the least wins, because the higher risk asks for less.
CONSENT_ORDER = {
    consent: place
    for place, consent in enumerate((Consent.NONE, Consent.OVERRIDE_IF_RISK, Consent.PREFERRED, Consent.REQUIRED, Consent.OWN_ONLY))
}
#: The person decides and starts things herself in these lanes.
OWN_LANES = frozenset({Audience.SURVIVOR, Audience.OWN_BEHAVIOUR})
#: Always worth asking: they decide which listings fit.
LISTING_KEYS = frozenset({"immediate_danger", "needs", "district", "age", "gender", "languages"})
CLOSED_NOW_RULE = "R70"
NOT_KNOWN = "not_known"  # the reason for a step whose rule may or may not apply: nothing is claimed that was not said


@dataclass(frozen=True, slots=True)
class Contribution:
    """One rule's wish for a step. rule_holds: False where nobody knows whether the rule applies. condition: key of the "if ..." words,
    "" when the step is recommended outright."""

    rule: Rule
    entry: StepEntry
    rule_holds: bool
    condition: str
    act_by_hours: int | None


class Drafts:
    """What the rules say about one situation, before listings are matched."""

    def __init__(self, situation: Situation, ruleset: Ruleset) -> None:
        self.situation = situation
        self.ruleset = ruleset
        self.truths: Truths = ruleset.truths(situation)
        self.unanswered = situation.unknown_keys
        self.by_kind: dict[str, list[Contribution]] = {}
        self.must_not: dict[str, None] = {}  # an ordered set
        self.worth_asking: set[str] = set()

    def add(self, rule: Rule) -> None:
        holds = False if self._barred(rule.unless) else self._test(rule.when)
        if holds is False:
            return
        if holds:
            self.must_not.update(dict.fromkeys(rule.must_not))
        for entry in rule.steps:
            if self.situation.audience in entry.audiences and self._may_be_shown(entry) and not self._barred(entry.unless):
                self._add_step(rule, entry, holds)

    def _may_be_shown(self, entry: StepEntry) -> bool:
        return self.situation.audience != Audience.OWN_BEHAVIOUR or self.ruleset.kinds[entry.kind].own_behaviour

    def _add_step(self, rule: Rule, entry: StepEntry, rule_holds: Truth) -> None:
        own = self._test(entry.when)
        in_time, act_by_hours = self._in_time(entry)
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
            self.by_kind.setdefault(entry.kind, []).append(Contribution(rule, entry, rule_holds is True, condition, act_by_hours))

    def _barred(self, unless: Condition | None) -> bool:
        if unless is None:
            return False
        barred = unless.test(self.situation, self.truths)
        if barred is None:
            self.worth_asking |= unless.keys & self.unanswered
        return barred is True

    def _test(self, when: Condition) -> Truth:
        """What was not answered and would settle it is noted as worth asking."""
        holds = when.test(self.situation, self.truths)
        if holds is None:
            self.worth_asking |= when.keys & self.unanswered
        return holds

    def _in_time(self, entry: StepEntry) -> tuple[Truth, int | None]:
        """Whether the step still works, and the hours left for it."""
        if entry.within_hours is None:
            return True, entry.act_by_hours
        if self.situation.days_since is None:
            self.worth_asking.add("days_since")
            return None, entry.act_by_hours
        left = entry.within_hours - self.situation.days_since * 24
        return left >= 0, max(1, int(left))


def suggest(situation: Situation, offers: Iterable[Offer], ruleset: Ruleset) -> Answer:
    """The answer for a situation. Never empty; the same for the same arguments. Pass `Offers` to reuse its work between answers."""
    pool = offers if isinstance(offers, Offers) else Offers(offers)
    day: date = ruleset.reviewed_on if situation.at is None else situation.at.date()
    drafts = Drafts(situation, ruleset)
    rules = list(ruleset.rules_for(situation.audience, day))
    for rule in rules:
        if not rule.fallback:
            drafts.add(rule)
    matcher = Matcher(person_from(situation, drafts.truths, ruleset.values["older_min"]), pool)
    steps, excluded = _steps(drafts, matcher)
    nothing_matched = not _has_a_start(situation, steps)
    if nothing_matched:
        for rule in rules:
            if rule.fallback:
                drafts.add(rule)
        steps, excluded = _steps(drafts, matcher)
    steps = _with_open_line(situation, sorted(steps, key=lambda step: _place(step, situation)), matcher, ruleset)
    recommended = [step for step in steps if not step.conditions]
    return Answer(
        ruleset=ruleset.version,
        outcome=_outcome(drafts.truths, nothing_matched),
        voice="child" if situation.audience == Audience.SURVIVOR and drafts.truths["under_18"] else situation.audience,
        steps=tuple(steps),
        must_not=_unique([*drafts.must_not, *(kind for step in recommended for kind in step.must_not)]),
        duties=_unique(duty for step in recommended for duty in step.duties),
        unknown=_worth_asking(drafts),
        excluded=tuple(excluded[key] for key in sorted(excluded)),
    )


def _steps(drafts: Drafts, matcher: Matcher) -> tuple[list[Step], dict[str, Excluded]]:
    steps: list[Step] = []
    excluded: dict[str, Excluded] = {}
    for kind, contributions in drafts.by_kind.items():
        spec = drafts.ruleset.kinds[kind]
        matches, failed = matcher.for_kind(spec)
        excluded |= {found.offer.key: found for found in failed}
        if not matches and spec.needs_a_listing:
            continue
        steps.append(_step(spec, contributions, matches, drafts))
    return steps, excluded


def _step(kind: Kind, contributions: list[Contribution], matches: tuple[Match, ...], drafts: Drafts) -> Step:
    """One step out of all that the rules said about its kind. A recommendation outweighs an offer; the earliest group wins."""
    outright = [contribution for contribution in contributions if not contribution.condition]
    active = outright or contributions
    herself = drafts.situation.audience in OWN_LANES
    can_start = kind.can_start_self
    if herself and matches:
        can_start = can_start and any(match.route_is_open or match.route is None for match in matches)
    limits = [contribution.act_by_hours for contribution in active if contribution.act_by_hours is not None]
    return Step(
        kind=kind.kind,
        group=min((contribution.entry.group for contribution in contributions), key=lambda group: GROUP_ORDER[Group(group)]),
        order=min(contribution.entry.order for contribution in active),
        rules=_unique(contribution.rule.id for contribution in contributions),
        duties=_unique(duty for contribution in active for duty in contribution.entry.duties),
        can_start_self=can_start,
        needs_professional=kind.needs_professional or (kind.can_start_self and not can_start),
        conditions=() if outright else _unique(contribution.condition for contribution in contributions),
        variant=next((variant for variant in kind.variants if any(contribution.entry.variant == variant for contribution in active)), ""),
        why=tuple(dict.fromkeys(reason(contribution.rule.name if contribution.rule_holds else NOT_KNOWN) for contribution in active)),
        consent=_consent(kind, active, herself),
        act_by_hours=min(limits, default=None),
        must_not=_unique([*kind.must_not, *(key for contribution in active for key in _step_must_not(contribution))]),
        sources=_unique(key for contribution in active for key in contribution.rule.sources),
        matches=matches,
    )


def _step_must_not(contribution: Contribution) -> tuple[str, ...]:
    """A rule that surely holds says its must-nots once, for the whole answer; one that may hold says them with its own steps."""
    return (*contribution.entry.must_not, *(contribution.rule.must_not if contribution.condition else ()))


def _consent(kind: Kind, active: list[Contribution], herself: bool) -> str:
    if herself and kind.can_start_self and all(contribution.entry.consent != Consent.NONE for contribution in active):
        return kind.consent_self
    return min((contribution.entry.consent or kind.consent for contribution in active), key=lambda consent: CONSENT_ORDER[Consent(consent)])


def _has_a_start(situation: Situation, steps: list[Step]) -> bool:
    """Whether the rules gave something to begin with: for a survivor, a recommended specialist step that she can start herself."""
    specialist = [step for step in steps if step.group == Group.SPECIALIST and not step.conditions]
    if situation.audience == Audience.SURVIVOR:
        return any(step.can_start_self for step in specialist)
    return bool(specialist) or any(step.group == Group.DUTY and not step.conditions for step in steps)


def _place(step: Step, situation: Situation) -> tuple[int, bool, bool, int, str]:
    """Where a step stands: its group, then what she can start herself, then what is recommended outright, then its own place."""
    by_herself_first = situation.audience == Audience.SURVIVOR and step.group == Group.SPECIALIST
    offered_later = step.group != Group.IMMEDIATE
    return (
        GROUP_ORDER[Group(step.group)],
        by_herself_first and not step.can_start_self,
        offered_later and bool(step.conditions),
        step.order,
        step.kind,
    )


def _with_open_line(situation: Situation, steps: list[Step], matcher: Matcher, ruleset: Ruleset) -> list[Step]:
    """A line that answers now goes before a listing that is closed; a survivor's answer always holds one where any exists (rule R70)."""
    rule = next((rule for rule in ruleset.rules if rule.id == CLOSED_NOW_RULE), None)
    if situation.at is None or rule is None:
        return steps
    startable = [place for place, step in enumerate(steps) if step.group == Group.SPECIALIST and step.can_start_self]
    for place in startable:
        matches = steps[place].matches
        answering = [match for match in matches if _answers(match)]
        if matches and (matches[0].open_now is False or (answering and not matches[0].open_now)):
            line = answering[0] if answering else matcher.open_line()
            return _insert(steps, place, line, rule, first=True)
        if answering:
            return steps
    if situation.audience == Audience.SURVIVOR and startable and not _any_open(steps):
        return _insert(steps, startable[0], matcher.open_line(), rule, first=False)
    return steps


def _any_open(steps: list[Step]) -> bool:
    return any(_answers(match) for step in steps if step.group != Group.IMMEDIATE for match in step.matches)


def _answers(match: Match) -> bool:
    """Whether this person can ring it now and somebody listens."""
    return bool(match.open_now) and match.route_is_open and match.offer.service_type in LISTENING_TYPES


def _insert(steps: list[Step], place: int, line: Match | None, rule: Rule, first: bool) -> list[Step]:
    if line is None:
        return steps
    step = steps[place]
    shown = replace(line, fits=(Reason("open_while_closed"), *line.fits))
    others = tuple(match for match in step.matches if match.offer.key != line.offer.key)
    changed = replace(
        step,
        rules=(*step.rules, rule.id),
        why=(*step.why, Reason(rule.name)),
        sources=_unique([*step.sources, *rule.sources]),
        matches=(shown, *others) if first else (*others, shown),
    )
    return [*steps[:place], changed, *steps[place + 1 :]]


def _outcome(truths: Truths, nothing_matched: bool) -> Outcome:
    if truths["danger_now"]:
        return Outcome.URGENT_HELP
    if truths["outside_area"]:
        return Outcome.OUTSIDE_AREA
    return Outcome.NOTHING_MATCHED if nothing_matched else Outcome.SUGGESTIONS


def _worth_asking(drafts: Drafts) -> tuple[str, ...]:
    wanted = (drafts.worth_asking | LISTING_KEYS) & drafts.unanswered
    return tuple(key for key in drafts.ruleset.ask_order[drafts.situation.audience] if key in wanted)


def _unique(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))
