"""What a rule, a kind of step, a parameter and a source are made of: frozen values, already checked.

It must not read files (see ruleset.py) or decide anything about a person (see engine.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pathways.core.rules.conditions import Condition


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule or a number comes from. note says when only a part or a copy of it was seen."""

    key: str
    name: str
    url: str
    note: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number or date of the partnership. value is None where it is not set. confirmed: a person of the partnership has confirmed it.

    means: what it is, in a few words. between: the least and the most that a number can be; None where it is a date.
    """

    name: str
    means: str
    between: tuple[int, int] | None
    value: int | date | None
    unit: str
    source: str
    reviewed_on: date
    confirmed: bool


@dataclass(frozen=True, slots=True, eq=False)  # compared by identity: a pool remembers what it found for each
class LookFor:
    """One description of listings that serve a step. An empty set asks for nothing; what is given must all hold.

    only_genders: the listing says it is for some of these genders and for no other. her_language: its staff speak a language of the
    person. her_community: it is by and for a community that the person named or belongs to. her_needs: it
    is for something that the person named.
    """

    types: frozenset[str]
    needs: frozenset[str]
    by_and_for: frozenset[str]
    only_genders: frozenset[str]
    her_language: bool
    her_community: bool
    her_needs: bool

    @property
    def is_hers(self) -> bool:
        """Whether it hangs on the person which listings are meant."""
        return self.her_language or self.her_community or self.her_needs


@dataclass(frozen=True, slots=True)
class Kind:
    """What is true of every step of one kind, whichever rule asks for it.

    order: place within its group, lowest first. consent_self: consent where the person starts the step herself.
    needs_a_listing: without a listing that could take the person the step says nothing and is left out.
    own_behaviour: may be shown to somebody who asks about their own behaviour. variants: its other wordings, the weightiest first.
    """

    kind: str
    group: str
    order: int
    can_start_self: bool
    needs_professional: bool
    consent: str
    consent_self: str
    act_by_hours: int | None
    needs_a_listing: bool
    own_behaviour: bool
    variants: tuple[str, ...]
    must_not: tuple[str, ...]
    look_for: tuple[LookFor, ...]


@dataclass(frozen=True, slots=True)
class StepEntry:
    """One step of a rule.

    when/unless narrow it further; `unless` counts only when it is surely true. Keys of "if ..." words, each of which keeps the step on
    offer without recommending it: if_maybe where the rule itself is not known to hold, if_unknown where it does but `when` or the time
    is not known, if_no where `when` is surely false, only_if where it always hangs on something that nobody is asked. Without the
    right key the step is left out.
    within_hours: the hours in which the step works, counted from days_since. variant: which wording to use.
    """

    kind: str
    group: str
    order: int
    audiences: frozenset[str]
    when: Condition
    unless: Condition | None
    if_maybe: str
    if_unknown: str
    if_no: str
    only_if: str
    variant: str
    consent: str
    act_by_hours: int | None
    within_hours: int | None
    must_not: tuple[str, ...]
    duties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. id: its number in the specification, with a letter where it needs several entries.

    fallback: used only when the other rules gave this person nothing to start with. critical: a missing step can get someone hurt;
    statutory: a missing step breaks a duty in law. keys: request keys that its conditions read.
    """

    id: str
    name: str
    audiences: frozenset[str]
    when: Condition
    unless: Condition | None
    steps: tuple[StepEntry, ...]
    must_not: tuple[str, ...]
    sources: tuple[str, ...]
    reviewed_on: date
    effective_from: date
    effective_to: date | None
    fallback: bool
    critical: bool
    statutory: bool
    keys: frozenset[str]

    def is_in_force(self, day: date) -> bool:
        return self.effective_from <= day and (self.effective_to is None or day < self.effective_to)
