"""An answer as values: ordered steps with reasons and listings. It must not hold sentences (see `pathways.wording`)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from pathways.core.explain import Reason
from pathways.core.matching import Excluded, Match


class Outcome(StrEnum):
    """What kind of answer it is, the most pressing first. Every outcome holds steps.

    URGENT_HELP: danger now. OUTSIDE_AREA: the district is not one of the partnership's. NOTHING_MATCHED: no rule fits the answers
    (often: nothing was answered), so the general lines are shown. SUGGESTIONS: everything else.
    """

    URGENT_HELP = "urgent_help"
    OUTSIDE_AREA = "outside_area"
    NOTHING_MATCHED = "nothing_matched"
    SUGGESTIONS = "suggestions"


class Step(NamedTuple):
    """One step. conditions: keys of "if ..." words, empty when the step is recommended. variant: which wording.

    order: place within the group. rules, duties, must_not, sources: ids and keys. act_by_hours: hours from now, None = no limit.
    matches: best listing first.
    """

    kind: str
    group: str
    order: int
    rules: tuple[str, ...]
    duties: tuple[str, ...]
    can_start_self: bool
    needs_professional: bool
    conditions: tuple[str, ...]
    variant: str
    why: tuple[Reason, ...]
    consent: str
    act_by_hours: int | None
    must_not: tuple[str, ...]
    sources: tuple[str, ...]
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """voice: whose words to use: an Audience, or "child" for a survivor under 18. unknown: request keys worth asking, best first."""

    ruleset: str
    outcome: Outcome
    voice: str
    steps: tuple[Step, ...]
    must_not: tuple[str, ...]
    duties: tuple[str, ...]
    unknown: tuple[str, ...]
    excluded: tuple[Excluded, ...]
