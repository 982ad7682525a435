"""Named outcomes of a question to the site, and a pathway's answer as the page shows it: now, next, also; each step with its cards.

Made from the answer of `pathways.answers.answer_for` and the published listings. It must not choose steps: the engine does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from directory_site.cards import OPEN, Card, Reader, card_of
from directory_site.glossary import first_uses
from directory_site.phrases import Phrase, phrases_for, when_you_call
from pathways.core.vocabulary import Group, RouteAudience, StepKind
from services.geography.districts import UnknownDistrict, district_name
from services.public import PublicService

#: Cards that stand open: more of them in the first step, none of those that only a professional can ask for.
FIRST_CARDS = 1
FIRST_CARDS_OF_FIRST_STEP = 2
DAY_HOURS = 24

#: The three parts of an answer, in the order in which they are drawn.
NOW, NEXT, ALSO = "now", "next", "also"
PARTS = (NOW, NEXT, ALSO)


@dataclass(frozen=True, slots=True)
class Shown:
    """A card in its step. again: the same service stands in an earlier step, so its name and number are enough here."""

    card: Card
    again: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One step as it is drawn.

    part: NOW, NEXT or ALSO. condition: "If ..." for an offered step, else "". label: "A professional asks for you" or "".
    by: how long it can wait. call: what happens when they call. say: what somebody can say then.
    words: (short name, meaning) of those that stand here for the first time and that the step does not explain itself.
    english_title, english_how: of a step that decides over safety, to stand beneath; else "".
    """

    kind: str
    group: str
    part: str
    title: str
    condition: str
    label: str
    how: str
    why: tuple[str, ...]
    by: str
    call: str
    say: tuple[Phrase, ...]
    first: tuple[Shown, ...]
    more: tuple[Shown, ...]
    words: tuple[tuple[str, str], ...] = ()
    english_title: str = ""
    english_how: str = ""

    @property
    def stands_beside(self) -> bool:
        """Of steps that come before any call: whether it stands in the first step, beneath the number that is pressed."""
        return self.kind == StepKind.SAFE_CONTACT_PLAN or self.group == Group.PARALLEL


@dataclass(frozen=True, slots=True)
class Excluded:
    name: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Avoid:
    """What not to do. english: the same, to stand beneath."""

    text: str
    english: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What every pathway outcome shows. avoid: what not to do.

    before: what matters before any call, if it is so. way: steps that are recommended. maybe: steps that hang on something unknown.
    Together they are all the engine's steps, each once, but for those that the page draws in another shape.
    """

    before: tuple[Step, ...]
    way: tuple[Step, ...]
    maybe: tuple[Step, ...]
    avoid: tuple[Avoid, ...]
    excluded: tuple[Excluded, ...]

    @property
    def parts(self) -> tuple[tuple[str, tuple[Step, ...]], ...]:
        """(NOW | NEXT | ALSO, its steps) of the parts that have any."""
        found = ((part, tuple(step for step in self.way if step.part == part)) for part in PARTS)
        return tuple((part, steps) for part, steps in found if steps)

    @property
    def leading(self) -> str:
        """The kind of the step whose number is to be pressed first: the first with a listing, else the first; "" without steps."""
        return next((step.kind for step in self.way if step.first), self.way[0].kind if self.way else "")

    @property
    def cards(self) -> tuple[Card, ...]:
        """Every card with a way to get in touch, each number once, for the list of numbers alone.

        Somebody else may find that list, so it holds no line for what was never said (one for LGBT+ people), unless there is no other.
        """
        return _with_numbers((*self.way, *self.before)) or _with_numbers(self.maybe)


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


def _with_numbers(steps: Iterable[Step]) -> tuple[Card, ...]:
    by_number: dict[str, Card] = {}
    for step in steps:
        for shown in (*step.first, *step.more):
            if shown.card.main:
                by_number.setdefault(shown.card.main.contact.value, shown.card)
    return tuple(by_number.values())


_OUTCOMES: Mapping[str, type[Outcome]] = {
    "suggestions": Suggestions,
    "nothing_matched": NothingMatched,
    "urgent_help": UrgentHelp,
}


def outcome_from(
    answer: Mapping[str, Any],
    by_key: Mapping[str, PublicService],
    reader: Reader,
    *,
    by_time: bool = False,
    drawn_elsewhere: frozenset[str] = frozenset(),
    english: Mapping[str, Any] | None = None,
) -> Outcome:
    """The outcome for the page. `answer` has the shape of docs/interfaces.md; a listing that has gone in between is left out.

    by_time: recommended steps in order of when the person can take them, within that in the engine's order. A survivor's page starts
    with what answers now; a duty of others (the council's) stands where its time is. Other lanes keep the engine's order.
    english: the same answer in English, for texts that decide over safety; None when the reader needs none.
    """
    steps = [step for step in answer["steps"] if step["kind"] not in drawn_elsewhere]
    cards = {id(step): _cards(step, by_key, reader) for step in steps}
    recommended = [step for step in steps if not step["conditional"]]
    candidates = recommended if by_time else recommended[:1]
    open_first = next((step for step in candidates if _is_open_to_start(step, cards[id(step)])), None)
    if by_time:
        recommended.sort(key=lambda step: _time(step, open_first))
    offered = [step for step in steps if step["conditional"]]
    drawer = _Drawer(cards, reader, open_first, _by_kind(english, "steps"), by_time)
    warned = _by_kind(english, "must_not")
    way = tuple(map(drawer.step, recommended))
    shown = dict(
        before=tuple(drawer.step(step) for step in offered if _comes_first(step, by_time)),
        way=way,
        maybe=tuple(drawer.step(step) for step in offered if not _comes_first(step, by_time)),
        avoid=tuple(Avoid(entry["text"], warned.get(entry["kind"], {}).get("text", "")) for entry in answer["must_not"]),
        excluded=tuple(
            Excluded(by_key[entry["service"]].name, _texts(entry["reasons"])) for entry in answer["excluded"] if entry["service"] in by_key
        ),
    )
    if answer["outcome"] == "outside_area":
        return OutsideArea(**shown, place=_place(reader.district))
    return _OUTCOMES[answer["outcome"]](**shown)


def _by_kind(answer: Mapping[str, Any] | None, entries: str) -> dict[str, Mapping[str, Any]]:
    """By kind, not by place: the minute may have passed between two answers, and with it the order."""
    return {entry["kind"]: entry for entry in answer[entries]} if answer else {}


def _place(district: str | None) -> str:
    try:
        return district_name(district or "")
    except UnknownDistrict:
        return ""


def _cards(step: Mapping[str, Any], by_key: Mapping[str, PublicService], reader: Reader) -> list[Card]:
    return [
        card_of(by_key[entry["id"]], reader, fits=_fits(entry), unknown=_texts(entry["unknown"]), judged=True)
        for entry in step["services"]
        if entry["id"] in by_key
    ]


def _fits(entry: Mapping[str, Any]) -> tuple[str, ...]:
    """How the person's language is met comes first, because it decides the call."""
    return _texts(sorted(entry["fits"], key=lambda reason: not reason["key"].startswith("language")))


def _texts(reasons: list[Mapping[str, str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reason["text"] for reason in reasons if reason["text"]))


def _comes_first(step: Mapping[str, Any], by_time: bool) -> bool:
    """Whether an "if" matters before any call, or beside the first: it is about now, or what helps is over within days."""
    return step["group"] == Group.IMMEDIATE or (by_time and step["group"] == Group.PARALLEL and _is_soon(step))


def _is_soon(step: Mapping[str, Any]) -> bool:
    return step["act_by_hours"] is not None and step["act_by_hours"] <= DAY_HOURS


def _is_open_to_start(step: Mapping[str, Any], cards: list[Card]) -> bool:
    return step["can_start_self"] and any(card.main and card.main.opening.state == OPEN for card in cards)


def _is_for_a_child(step: Mapping[str, Any]) -> bool:
    """Whether it is the line for the child who asks: it never stands behind lines for adults, not even where nobody knows its hours."""
    return step["kind"] == StepKind.CHILDLINE and step["group"] == Group.SPECIALIST


def _time(step: Mapping[str, Any], open_first: Mapping[str, Any] | None) -> int:
    if step["group"] == Group.IMMEDIATE:
        return 0
    if step is open_first or _is_for_a_child(step):
        return 1
    if step["needs_professional"]:
        return 6
    group = Group(step["group"])
    if _is_soon(step):
        return 3 if group == Group.PARALLEL else 2
    return {Group.DUTY: 4, Group.SPECIALIST: 4, Group.PARALLEL: 5, Group.FOLLOW_UP: 7}[group]


class _Drawer:
    """Draws steps one after the other and remembers which services were shown."""

    def __init__(
        self,
        cards: Mapping[int, list[Card]],
        reader: Reader,
        open_first: Mapping[str, Any] | None,
        english: Mapping[str, Mapping[str, Any]],
        by_time: bool,
    ) -> None:
        self.english = english
        self.by_time = by_time
        self.cards = cards
        self.reader = reader
        self.open_first = open_first
        self.seen: set[str] = set()
        self.explained: set[str] = set()
        self.has_shown = False

    def step(self, step: Mapping[str, Any]) -> Step:
        shown = []
        for card in self.cards[id(step)]:
            shown.append(Shown(card, card.service.key in self.seen))
            self.seen.add(card.service.key)
        open_cards = 0 if step["needs_professional"] else FIRST_CARDS if self.has_shown else FIRST_CARDS_OF_FIRST_STEP
        self.has_shown = self.has_shown or bool(shown)
        first_uses(step["how"].split(), self.explained)
        words = first_uses((step["title"], *(one.card.name for one in shown)), self.explained)
        english = self.english.get(step["kind"]) if step["group"] == Group.IMMEDIATE else None
        asks_for_you = step["needs_professional"] and self.reader.audience == RouteAudience.SELF
        return Step(
            kind=step["kind"],
            group=step["group"],
            part=self._part(step),
            title=step["title"],
            condition=step["conditional"] or "",
            label=_("A professional asks for you") if asks_for_you else "",
            how=step["how"],
            why=_texts(step["why"]),
            by=act_by(step["act_by_hours"]),
            call="" if self.reader.writes else when_you_call(StepKind(step["kind"])),
            say=phrases_for(StepKind(step["kind"]), self.reader.languages, for_someone=self.reader.audience == RouteAudience.SOMEONE_ELSE),
            first=tuple(shown[:open_cards]),
            more=tuple(shown[open_cards:]),
            words=words,
            english_title=english["title"] if english else "",
            english_how=english["how"] if english else "",
        )

    def _part(self, step: Mapping[str, Any]) -> str:
        if step["group"] == Group.IMMEDIATE or step is self.open_first or (self.by_time and _is_for_a_child(step)):
            return NOW
        if self.by_time and step["needs_professional"]:
            return ALSO
        is_next = Group(step["group"]) in (Group.DUTY, Group.SPECIALIST) or (self.by_time and _is_soon(step))
        return NEXT if is_next else ALSO


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
