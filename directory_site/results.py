"""Named outcomes of a question to the site, and a pathway's answer as the page shows it: steps in order of time, each with cards.

Made from the answer of `pathways.answers.answer_for` and the published listings. It must not choose or reorder steps: the engine does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from directory_site.cards import OPEN, Card, Reader, card_of
from directory_site.phrases import phrases_for
from pathways.core.vocabulary import Group, RouteAudience, StepKind
from services.geography.districts import UnknownDistrict, district_name
from services.public import PublicService

#: Cards of a step that stand open; the rest wait behind "More places to try".
FIRST_CARDS = 2
DAY_HOURS = 24


@dataclass(frozen=True, slots=True)
class Step:
    """One step as it is drawn. when: words of the mark. condition: "If ..." for an offered step, else "". by: how long it can wait.
    say: what somebody can say when they call. label: "A professional asks for you" or ""."""

    kind: str
    when: str
    title: str
    condition: str
    label: str
    how: str
    why: tuple[str, ...]
    by: str
    say: tuple[str, ...]
    first: tuple[Card, ...]
    more: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Excluded:
    name: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What every pathway outcome shows. avoid: what not to do. unknown: request keys that would make the answer better."""

    steps: tuple[Step, ...]
    avoid: tuple[str, ...]
    unknown: tuple[str, ...]
    excluded: tuple[Excluded, ...]

    @property
    def cards(self) -> tuple[Card, ...]:
        """Every card with a number, each service once, in the order of the steps: for the list of numbers alone."""
        found = {card.service.key: card for step in self.steps for card in (*step.first, *step.more) if card.main}
        return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Suggestions(Outcome):
    """Steps that fit what was answered."""


@dataclass(frozen=True, slots=True)
class OutsideArea(Outcome):
    """Lives in a district that is not the partnership's: named, and led on. Never the end."""

    place: str


@dataclass(frozen=True, slots=True)
class NothingMatched(Outcome):
    """Little or nothing was answered: the general lines, and the way back to the questions."""


@dataclass(frozen=True, slots=True)
class UrgentHelp(Outcome):
    """In danger now: 999 stands before everything."""


@dataclass(frozen=True, slots=True)
class NothingFound:
    """A search that matched no listing."""


@dataclass(frozen=True, slots=True)
class SearchDown:
    """The search engine does not answer. Never shown as "nothing found"."""


_OUTCOMES: Mapping[str, type[Outcome]] = {
    "suggestions": Suggestions,
    "nothing_matched": NothingMatched,
    "urgent_help": UrgentHelp,
}


def outcome_from(answer: Mapping[str, Any], by_key: Mapping[str, PublicService], reader: Reader) -> Outcome:
    """The outcome for the page. `answer` has the shape of docs/interfaces.md; a listing that has gone in between is left out."""
    shown = dict(
        steps=_steps(answer["steps"], by_key, reader),
        avoid=tuple(entry["text"] for entry in answer["must_not"]),
        unknown=tuple(answer["unknown"]),
        excluded=tuple(
            Excluded(by_key[entry["service"]].name, tuple(reason["text"] for reason in entry["reasons"]))
            for entry in answer["excluded"]
            if entry["service"] in by_key
        ),
    )
    if answer["outcome"] == "outside_area":
        return OutsideArea(**shown, place=_place(reader.district))
    return _OUTCOMES[answer["outcome"]](**shown)


def _place(district: str | None) -> str:
    try:
        return district_name(district or "")
    except UnknownDistrict:
        return ""


def _steps(steps: list[Mapping[str, Any]], by_key: Mapping[str, PublicService], reader: Reader) -> tuple[Step, ...]:
    drawn: list[Step] = []
    now_given = False
    for step in steps:
        made = _step(step, by_key, reader, now_given)
        now_given = now_given or made.when == _("Now")
        drawn.append(made)
    return tuple(drawn)


def _step(step: Mapping[str, Any], by_key: Mapping[str, PublicService], reader: Reader, now_given: bool) -> Step:
    found = [(by_key[entry["id"]], entry) for entry in step["services"] if entry["id"] in by_key]
    cards = [card_of(service, reader, fits=_texts(entry["fits"]), unknown=_texts(entry["unknown"])) for service, entry in found]
    return Step(
        kind=step["kind"],
        when=_when(step, cards, now_given),
        title=step["title"],
        condition=step["conditional"] or "",
        label=_("A professional asks for you") if step["needs_professional"] and reader.audience == RouteAudience.SELF else "",
        how=step["how"],
        why=_texts(step["why"]),
        by=act_by(step["act_by_hours"]),
        say=phrases_for(StepKind(step["kind"]), reader.languages),
        first=tuple(cards[:FIRST_CARDS]),
        more=tuple(cards[FIRST_CARDS:]),
    )


def _texts(reasons: list[Mapping[str, str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reason["text"] for reason in reasons if reason["text"]))


def _when(step: Mapping[str, Any], cards: list[Card], now_given: bool) -> str:
    """The mark's words. The first step that the reader can take at this hour is "Now", whatever its group."""
    if step["needs_professional"]:
        return _("If you want it")
    if step["conditional"]:
        return _("If this is you")
    if step["group"] == Group.IMMEDIATE:
        return _("Now")
    if not now_given and step["can_start_self"] and any(card.main and card.main.opening.state == OPEN for card in cards):
        return _("Now")
    return {
        Group.DUTY: _("Next, in the day"),
        Group.SPECIALIST: _("Next, in the day"),
        Group.PARALLEL: _("Also"),
        Group.FOLLOW_UP: _("Later, if you want it"),
    }[Group(step["group"])]


def act_by(hours: int | None) -> str:
    """How long a step can wait, in words; "" when it can."""
    if hours is None:
        return ""
    if hours <= 1:
        return _("Do this straight away if you can.")
    if hours <= DAY_HOURS:
        return _("Do this today if you can.")
    days = hours // DAY_HOURS
    return ngettext("Best within %(days)s day. Sooner is better.", "Best within %(days)s days. Sooner is better.", days) % {"days": days}


def without_kinds(outcome: Outcome, kinds: frozenset[str]) -> Outcome:
    """The same outcome without steps that the page already draws in another shape."""
    return replace(outcome, steps=tuple(step for step in outcome.steps if step.kind not in kinds))
