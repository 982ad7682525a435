"""What the rules say about one situation, kind of step by kind of step, before any listing is looked at.

A draft depends on nothing but which rules contributed to it, so each is put together once and remembered beside the compiled rules.
It must not match listings or order steps (see engine.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from pathways.core.explain import Reason, reason
from pathways.core.remembering import remember
from pathways.core.rules.compiling import Contribution, Lane, Program
from pathways.core.rules.conditions import Truth
from pathways.core.rules.entries import Kind
from pathways.core.ruleset import Ruleset
from pathways.core.situation import Situation
from pathways.core.vocabulary import Audience, Consent, Group

GROUP_ORDER: Mapping[str, int] = {group: place for place, group in enumerate(Group)}
#: From the least that is asked of the person to the most; where rules differ, the least wins, because the higher risk asks for less.
CONSENT_ORDER: Mapping[str, int] = {
    consent: place
    for place, consent in enumerate((Consent.NONE, Consent.OVERRIDE_IF_RISK, Consent.PREFERRED, Consent.REQUIRED, Consent.OWN_ONLY))
}
#: The person decides and starts things herself in these lanes.
OWN_LANES = frozenset({Audience.SURVIVOR, Audience.OWN_BEHAVIOUR})
NOT_KNOWN = "not_known"  # the reason for a step whose rule may or may not apply: nothing is claimed that was not said
MOST_REMEMBERED = 20_000  # drafts of one lane


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """One step out of all that the rules said about its kind. A recommendation outweighs an offer; the earliest group wins.

    The same object for the same contributions, and compared as such.

    limit: the shortest of the hours from now. limits_within: (hours from the event, hours from now where nobody knows when that was).
    """

    kind: Kind
    group: str
    order: int
    rules: tuple[str, ...]
    duties: tuple[str, ...]
    conditions: tuple[str, ...]
    variant: str
    why: tuple[Reason, ...]
    consent: str
    limit: int | None
    limits_within: tuple[tuple[int, int | None], ...]
    must_not: tuple[str, ...]
    sources: tuple[str, ...]

    def act_by_hours(self, days_since: float | None) -> int | None:
        """The shortest limit; never less than an hour, because it is never too late to ring."""
        if not self.limits_within:
            return self.limit
        limits = [] if self.limit is None else [self.limit]
        for within_hours, otherwise in self.limits_within:
            if days_since is not None:
                limits.append(max(1, int(within_hours - days_since * 24)))
            elif otherwise is not None:
                limits.append(otherwise)
        return min(limits, default=None)


class Drafts:
    """What the rules say about one situation. `add` the main rules, then, where they gave no start, the fallback."""

    def __init__(self, situation: Situation, ruleset: Ruleset, day: date) -> None:
        compiled = ruleset.compiled
        self.lane: Lane = compiled.lane(situation.audience)
        self._kinds = ruleset.kinds
        self._herself = situation.audience in OWN_LANES
        self._yes, self._no = compiled.bits(situation, day)
        self.truths: dict[str, Truth] = compiled.truths(self._yes, self._no)
        self.by_kind: dict[str, tuple[int, ...]] = {}  # places of contributions
        self.must_not: dict[str, None] = {}  # an ordered set
        self.worth_asking: set[str] = set()

    def add(self, program: Program) -> None:
        contributed: list[tuple[int, int]] = []
        warned: list[tuple[int, int]] = []
        asked: list[tuple[int, int]] = []
        program(self._yes, self._no, 1, contributed.append, warned.append, asked.append)
        lane, by_kind = self.lane, self.by_kind
        for place, _ in contributed:
            kind = lane.kinds[place]
            by_kind[kind] = (*by_kind[kind], place) if kind in by_kind else (place,)
        for place, _ in warned:
            self.must_not.update(lane.warnings[place])
        self.worth_asking.update(*[lane.asks[place] for place, _ in asked])

    def all(self) -> list[Draft]:
        remembered: dict[tuple[int, ...], Draft] = self.lane.remembered
        drafts: list[Draft] = []
        for kind, places in self.by_kind.items():
            draft = remembered.get(places)
            if draft is None:
                contributions = [self.lane.contributions[place] for place in places]
                draft = remember(remembered, places, draft_of(self._kinds[kind], contributions, self._herself), MOST_REMEMBERED)
            drafts.append(draft)
        return drafts


def draft_of(kind: Kind, contributions: list[Contribution], herself: bool) -> Draft:
    outright = [contribution for contribution in contributions if not contribution.condition]
    active = outright or contributions
    untimed = [contribution.entry for contribution in active if contribution.entry.within_hours is None]
    timed = [contribution.entry for contribution in active if contribution.entry.within_hours is not None]
    return Draft(
        kind=kind,
        group=min((contribution.entry.group for contribution in contributions), key=lambda group: GROUP_ORDER[group]),
        order=min(contribution.entry.order for contribution in active),
        rules=unique(contribution.rule.id for contribution in contributions),
        duties=unique(duty for contribution in active for duty in contribution.entry.duties),
        conditions=() if outright else unique(contribution.condition for contribution in contributions),
        variant=next((variant for variant in kind.variants if any(contribution.entry.variant == variant for contribution in active)), ""),
        why=tuple(dict.fromkeys(reason(contribution.rule.name if contribution.rule_holds else NOT_KNOWN) for contribution in active)),
        consent=_consent(kind, active, herself),
        limit=min((entry.act_by_hours for entry in untimed if entry.act_by_hours is not None), default=None),
        limits_within=tuple((entry.within_hours, entry.act_by_hours) for entry in timed if entry.within_hours is not None),
        must_not=unique([*kind.must_not, *(key for contribution in active for key in _step_must_not(contribution))]),
        sources=unique(key for contribution in active for key in contribution.rule.sources),
    )


def _step_must_not(contribution: Contribution) -> tuple[str, ...]:
    """A rule that surely holds says its must-nots once, for the whole answer; one that may hold says them with its own steps."""
    return (*contribution.entry.must_not, *(() if contribution.rule_holds else contribution.rule.must_not))


def _consent(kind: Kind, active: list[Contribution], herself: bool) -> str:
    if herself and kind.can_start_self and all(contribution.entry.consent != Consent.NONE for contribution in active):
        return kind.consent_self
    return min((contribution.entry.consent or kind.consent for contribution in active), key=lambda consent: CONSENT_ORDER[consent])


def unique(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))
