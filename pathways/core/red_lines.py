"""What no change of the rules may take from anybody: the promises of docs/pathways.md, and the steps that law and safety ask for.

Compares the answer of a draft with the answer in force. It must not know who changed what, and it holds no words for readers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pathways.core.answer import Answer, Outcome, Step
from pathways.core.drafting import GROUP_ORDER, OWN_LANES
from pathways.core.pool import OWN_BEHAVIOUR_TYPES
from pathways.core.rules.entries import Rule
from pathways.core.ruleset import Ruleset
from pathways.core.situation import Situation
from pathways.core.vocabulary import Audience, Group

#: Group of a step -> whose line it is.
_GROUP_LINES: Mapping[str, str] = {Group.DUTY: "duty", Group.IMMEDIATE: "danger"}
#: Part of a rule's own condition -> whose line it is.
_MENTIONS = (
    ("fgm", re.compile(r"\bfgm_")),
    ("nrpf", re.compile(r"\b(no_recourse|money_barred)\b")),
    ("under_16", re.compile(r"\bunder_1[36]\b")),
)


@dataclass(frozen=True, slots=True)
class Crossed:
    """line: duty | danger | under_16 | fgm | nrpf | statutory | promise. step: the kind of step, "" where it is the whole answer.

    what: lost (the step is gone) | weakened (only offered now, or no longer started by the person) | broken (a promise, named in detail)
    | reworded (its words are changed; found by `lines_of_words`, because an answer of the engine has none).
    """

    line: str
    what: str
    step: str
    rules: tuple[str, ...]
    detail: str = ""


def crossed(situation: Situation, before: Answer, after: Answer, ruleset: Ruleset) -> Iterator[Crossed]:
    """Every red line that lies between two answers to one situation. ruleset: the one in force, which says what its rules are about."""
    rules = {rule.id: rule for rule in ruleset.rules}
    later = {step.kind: step for step in after.steps}
    child = situation.age is not None and situation.age < 16
    for step in before.steps:
        what = _loss(step, later.get(step.kind), situation.audience)
        if what:
            for line in _lines(step, rules, child):
                yield Crossed(line, what, step.kind, step.rules)
        elif child or _lines(step, rules, child=False):
            if gone := set(step.duties) - set(later[step.kind].duties):
                yield Crossed("duty", "lost", step.kind, step.rules, ", ".join(sorted(gone)))
            if gone := set(step.must_not) - {*later[step.kind].must_not, *after.must_not}:
                yield Crossed("danger", "lost", step.kind, step.rules, ", ".join(sorted(gone)))
    if gone := set(before.duties) - set(after.duties):
        yield Crossed("duty", "lost", "", (), ", ".join(sorted(gone)))
    if before.outcome == Outcome.URGENT_HELP and after.outcome != Outcome.URGENT_HELP:
        yield Crossed("danger", "lost", "", (), "urgent_help")
    for promise in broken_promises(situation, after):
        yield Crossed("promise", "broken", "", (), promise)


def _loss(step: Step, later: Step | None, audience: str) -> str:
    if later is None:
        return "lost"
    if not step.conditions and later.conditions:
        return "weakened"
    return "weakened" if audience in OWN_LANES and step.can_start_self and not later.can_start_self else ""


def _lines(step: Step, rules: Mapping[str, Rule], child: bool) -> list[str]:
    """The red lines that a step belongs to: by its group, by whom the situation is about, and by the rules that ask for it."""
    asking = [rules[rule] for rule in step.rules if rule in rules]
    found = [_GROUP_LINES[step.group]] if step.group in _GROUP_LINES else []
    if child:
        found.append("under_16")
    found += [line for line, mentions in _MENTIONS if any(mentions.search(rule.when.text) for rule in asking)]
    if any(rule.statutory for rule in asking):
        found.append("statutory")
    return list(dict.fromkeys(found))


def lines_of_words(kind: str, voice: str, ruleset: Ruleset) -> list[str]:
    """The red lines that the words of a kind of step belong to, because no machine can tell whether other words still say the same.

    By its group; by its rules, where every one that asks for it is about the same; and whatever is said to a child.
    """
    asking = [rule for rule in ruleset.rules if any(step.kind == kind for step in rule.steps)]
    group = ruleset.kinds[kind].group
    found = [_GROUP_LINES[group]] if group in _GROUP_LINES else []
    found += [line for line, mentions in _MENTIONS if asking and all(mentions.search(rule.when.text) for rule in asking)]
    if voice == "child":
        found.append("under_16")
    return list(dict.fromkeys(found))


def broken_promises(situation: Situation, answer: Answer) -> Iterator[str]:
    """Names of the promises (docs/pathways.md, "What holds for every answer") that an answer by itself breaks."""
    steps = answer.steps
    if not steps or steps[0].kind != "emergency_999":
        yield "999 comes first and is always there"
        return
    places = [GROUP_ORDER[step.group] for step in steps]
    if places != sorted(places):
        yield "immediate, duty, specialist, parallel, follow-up, in this order"
    if len({step.kind for step in steps}) != len(steps):
        yield "a step stands once"
    if not all(step.why and step.sources for step in steps):
        yield "every step has its reason and its source"
    excluded = {found.offer.key: found.reasons for found in answer.excluded}
    matches = [match for step in steps for match in step.matches]
    if not all(excluded.values()) or any(match.offer.key in excluded for match in matches):
        yield "a listing that does not fit is named with its reason, and not listed"
    if any(match.distance_km is not None for match in matches if match.offer.is_confidential):
        yield "a confidential kind has no distance"
    yield from _lane_promises(situation, answer)


def _lane_promises(situation: Situation, answer: Answer) -> Iterator[str]:
    if situation.audience == Audience.SURVIVOR:
        first = next((step for step in answer.steps if step.group == Group.SPECIALIST), None)
        if first is None or not first.can_start_self:
            yield "a survivor's first specialist step is one that she can start herself"
        if any(step.can_start_self for step in answer.steps if step.kind in ("idva", "marac", "sarac")):
            yield "IDVA, MARAC and SARAC are marked as started by a professional"
        if situation.age is not None and situation.age < 18 and "tell_parents" not in answer.must_not:
            yield "somebody under 18 is never sent to parents"
    if situation.audience == Audience.OWN_BEHAVIOUR:
        shown = {match.offer.service_type for step in answer.steps for match in step.matches}
        shown |= {found.offer.service_type for found in answer.excluded}
        if not shown <= OWN_BEHAVIOUR_TYPES:
            yield "nothing in the lane of own behaviour helps to find anybody"
