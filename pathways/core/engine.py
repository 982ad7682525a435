"""suggest(): the one function that turns a situation into an ordered, explained answer.

Rules add steps; steps of one kind are merged; listings are matched; groups are shown in the order immediate, duty, specialist,
parallel, follow-up. Nothing here knows a rule: what it knows are the promises that hold for all of them (docs/pathways.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from pathways.core.answer import Answer, Outcome, Step
from pathways.core.drafting import GROUP_ORDER, OWN_LANES, Draft, Drafts, unique
from pathways.core.eligibility import person_from
from pathways.core.explain import Reason
from pathways.core.matching import Excluded, Found, Match, Matcher
from pathways.core.offer import Offer, Offers
from pathways.core.pool import LISTENING_TYPES, Pool
from pathways.core.remembering import remember
from pathways.core.rules.conditions import Truths
from pathways.core.rules.entries import Rule
from pathways.core.ruleset import Ruleset
from pathways.core.situation import Situation
from pathways.core.vocabulary import Audience, Group, ServiceType

#: Always worth asking: they decide which listings fit.
LISTING_KEYS = frozenset({"immediate_danger", "needs", "district", "age", "gender", "languages"})
CLOSED_NOW_RULE = "R70"
MOST_REMEMBERED = 20_000  # steps of one pool
SOMEONE_ANSWERS = "someone_answers"  # the reason where nothing is closed but nobody could be rung


def suggest(situation: Situation, offers: Iterable[Offer], ruleset: Ruleset) -> Answer:
    """The answer for a situation. Never empty; the same for the same arguments. Pass `Offers` to reuse its work between answers."""
    pool = offers if isinstance(offers, Offers) else Offers(offers)
    day: date = ruleset.reviewed_on if situation.at is None else situation.at.date()
    drafts = Drafts(situation, ruleset, day)
    drafts.add(drafts.lane.main)
    matcher = Matcher(person_from(situation, drafts.truths, ruleset.values["older_min"]), pool)
    steps, excluded = _steps(drafts, situation, matcher)
    nothing_matched = not _has_a_start(situation, steps)
    if nothing_matched:
        drafts.add(drafts.lane.fallback)
        steps, excluded = _steps(drafts, situation, matcher)
    steps = sorted(steps, key=lambda step: _place(step, situation))
    steps = _with_open_line(situation, steps, matcher, ruleset, is_child=drafts.truths["under_18"] is True)
    recommended = [step for step in steps if not step.conditions]
    return Answer(
        ruleset=ruleset.version,
        outcome=_outcome(drafts.truths, nothing_matched),
        voice="child" if situation.audience == Audience.SURVIVOR and drafts.truths["under_18"] else situation.audience,
        steps=tuple(steps),
        must_not=unique([*drafts.must_not, *(kind for step in recommended for kind in step.must_not)]),
        duties=unique(duty for step in recommended for duty in step.duties),
        unknown=_worth_asking(drafts, situation, ruleset),
        excluded=tuple(excluded[key] for key in sorted(excluded)),
    )


def _steps(drafts: Drafts, situation: Situation, matcher: Matcher) -> tuple[list[Step], dict[str, Excluded]]:
    steps: list[Step] = []
    excluded: dict[str, Excluded] = {}
    for draft in drafts.all():
        found = matcher.for_kind(draft.kind)
        for failed in found.failed:
            if found.instead or failed.offer.key not in excluded:
                excluded[failed.offer.key] = failed
        if found.matches or not draft.kind.needs_a_listing:
            steps.append(_step(draft, found, situation, matcher.pool.steps))
    return steps, excluded


def _step(draft: Draft, found: Found, situation: Situation, held: dict[object, Step]) -> Step:
    """The step of a draft and its listings; the same object for all for whom both are the same, and the hours that are left."""
    act_by_hours = draft.act_by_hours(situation.days_since)
    key = draft, found, act_by_hours
    return held.get(key) or remember(held, key, _made_step(draft, found.matches, act_by_hours, situation.audience), MOST_REMEMBERED)


def _made_step(draft: Draft, matches: tuple[Match, ...], act_by_hours: int | None, audience: str) -> Step:
    kind = draft.kind
    can_start = kind.can_start_self
    if matches and audience in OWN_LANES:
        can_start = can_start and any(match.route_is_open or match.route is None for match in matches)
    return Step(
        kind=kind.kind,
        group=draft.group,
        order=draft.order,
        rules=draft.rules,
        duties=draft.duties,
        can_start_self=can_start,
        needs_professional=kind.needs_professional or (kind.can_start_self and not can_start),
        conditions=draft.conditions,
        variant=draft.variant,
        why=draft.why,
        consent=draft.consent,
        act_by_hours=act_by_hours,
        must_not=draft.must_not,
        sources=draft.sources,
        matches=matches,
    )


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
        GROUP_ORDER[step.group],
        by_herself_first and not step.can_start_self,
        offered_later and bool(step.conditions),
        step.order,
        step.kind,
    )


def _with_open_line(situation: Situation, steps: list[Step], matcher: Matcher, ruleset: Ruleset, is_child: bool) -> list[Step]:
    """A line that answers now goes before a listing that is closed or has no number; a survivor's answer always holds one where any
    exists (rule R70). A child's stands beside the line for children, so that no line for adults takes the place of one."""
    rule = ruleset.by_id.get(CLOSED_NOW_RULE)
    if situation.at is None or rule is None:
        return steps
    startable = [place for place, step in enumerate(steps) if step.group == Group.SPECIALIST and step.can_start_self]
    startable = [place for place in startable if not steps[place].conditions] or startable
    if is_child:
        startable = [place for place in startable if _is_for_children(steps[place])] or startable
    for place in startable:
        matches = steps[place].matches
        answering = [match for match in matches if _answers(match)]
        if is_child and not answering and (perhaps := next((match for match in matches if _may_answer(match)), None)):
            steps = _put_first(steps, place, perhaps, matcher.pool)
            break
        if matches and (matches[0].open_now is False or (not _can_be_rung(matches[0]) and (answering or not matches[0].phones))):
            line = answering[0] if answering else matcher.open_line()
            return _insert(steps, place, line, rule, first=True, pool=matcher.pool)
        if answering:
            return steps
    if situation.audience == Audience.SURVIVOR and startable and not _any_open(steps):
        without_number = not any(match.phones for match in steps[startable[0]].matches)
        return _insert(steps, startable[0], matcher.open_line(), rule, first=without_number, pool=matcher.pool)
    return steps


def _is_for_children(step: Step) -> bool:
    return any(match.offer.service_type == ServiceType.CHILDREN_YOUNG_PEOPLE for match in step.matches[:1])


def _any_open(steps: list[Step]) -> bool:
    return any(_answers(match) for step in steps if step.group != Group.IMMEDIATE for match in step.matches)


def _can_be_rung(match: Match) -> bool:
    """Open, and with a number: a website that never closes is not a voice."""
    return bool(match.open_now) and bool(match.phones)


def _answers(match: Match) -> bool:
    """Whether this person can ring it now and somebody listens."""
    return _can_be_rung(match) and match.route_is_open and match.offer.service_type in LISTENING_TYPES


def _may_answer(match: Match) -> bool:
    """Whether this person can ring it and nobody knows that it is shut."""
    return bool(match.phones) and match.open_now is not False and match.route_is_open


def _put_first(steps: list[Step], place: int, line: Match, pool: Pool) -> list[Step]:
    """The line for children whose hours nobody has written down stands before one that is shut or has no number."""
    if steps[place].matches[0] is line:
        return steps
    return _changed(steps, place, line, "put first", pool, lambda step: step._replace(matches=(line, *_others(step, line))))


def _insert(steps: list[Step], place: int, line: Match | None, rule: Rule, first: bool, pool: Pool) -> list[Step]:
    if line is None:
        return steps
    return _changed(steps, place, line, "first" if first else "second", pool, lambda step: _with_line(step, line, rule, first))


def _changed(steps: list[Step], place: int, line: Match, how: str, pool: Pool, change: Callable[[Step], Step]) -> list[Step]:
    """The steps with one of them changed for a line; `how` names the change."""
    # Known by identity: the engine gives the same step and the same match again and again, and both are held beside what was made.
    step = steps[place]
    key = id(step), id(line), how
    held = pool.with_line.get(key) or remember(pool.with_line, key, (step, line, change(step)), MOST_REMEMBERED)
    return [*steps[:place], held[2], *steps[place + 1 :]]


def _others(step: Step, line: Match) -> tuple[Match, ...]:
    return tuple(match for match in step.matches if match.offer.key != line.offer.key)


def _with_line(step: Step, line: Match, rule: Rule, first: bool) -> Step:
    is_closed = any(match.open_now is False for match in step.matches[:1])
    said, why = ("open_while_closed", rule.name) if is_closed else ("answers_at_every_hour", SOMEONE_ANSWERS)
    shown = line._replace(fits=(Reason(said), *line.fits))
    others = _others(step, line)
    return step._replace(
        rules=(*step.rules, rule.id),
        why=(*step.why, Reason(why)),
        sources=unique([*step.sources, *rule.sources]),
        matches=(shown, *others) if first else (*others[:1], shown, *others[1:]),  # where it is seen without opening anything
    )


def _outcome(truths: Truths, nothing_matched: bool) -> Outcome:
    if truths["danger_now"]:
        return Outcome.URGENT_HELP
    if truths["outside_area"]:
        return Outcome.OUTSIDE_AREA
    return Outcome.NOTHING_MATCHED if nothing_matched else Outcome.SUGGESTIONS


def _worth_asking(drafts: Drafts, situation: Situation, ruleset: Ruleset) -> tuple[str, ...]:
    wanted = drafts.worth_asking | LISTING_KEYS
    return tuple([key for key in ruleset.ask_order[situation.audience] if key in wanted and getattr(situation, key) is None])
