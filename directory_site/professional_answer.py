"""A pathway's answer as a professional reads it: duties with their law first, then who can help, with thresholds, consent and time.

Made from the answer of `pathways.answers.answer_for` and the published listings. It must not choose or reorder steps: the engine does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from directory_site.bring import bring
from directory_site.cards import Card, Reader, card_of
from directory_site.details import Entrance, entrance
from directory_site.duties import Law, laws
from directory_site.results import DAY_HOURS, Excluded
from pathways.core.ruleset import Ruleset
from pathways.core.vocabulary import Consent, Group, RouteAudience, StepKind
from services.geography.districts import UnknownDistrict, district_name
from services.public import PublicService

#: Listings of a step that stand open; the rest wait behind "More". A step that only may apply shows none until it is opened.
FIRST_LISTINGS = 2

_MARKS: Mapping[str, Promise] = {
    Group.IMMEDIATE: gettext_lazy("Now"),
    Group.DUTY: gettext_lazy("Today · duty"),
    Group.SPECIALIST: gettext_lazy("Next · specialist"),
    Group.PARALLEL: gettext_lazy("At the same time"),
    Group.FOLLOW_UP: gettext_lazy("Afterwards"),
}
_CONSENT: Mapping[str, Promise] = {
    Consent.NONE: gettext_lazy("Consent not needed"),
    Consent.PREFERRED: gettext_lazy("Consent preferred, not needed: record why"),
    Consent.REQUIRED: gettext_lazy("Consent needed"),
    Consent.OVERRIDE_IF_RISK: gettext_lazy("Ask for consent, unless that raises the risk: record why"),
    Consent.OWN_ONLY: gettext_lazy("Only the person can start this"),
}
_CONSENT_SHORT: Mapping[str, Promise] = {
    Consent.NONE: gettext_lazy("Not needed"),
    Consent.PREFERRED: gettext_lazy("Preferred"),
    Consent.REQUIRED: gettext_lazy("Needed"),
    Consent.OVERRIDE_IF_RISK: gettext_lazy("Ask, unless risky"),
    Consent.OWN_ONLY: gettext_lazy("Theirs alone"),
}
#: Routes that are often expected: when the answer has none of them, it says what would open them. Words name the ruleset's parameters.
_NOT_MET: Mapping[str, tuple[Promise, Promise]] = {
    StepKind.MARAC: (
        gettext_lazy("MARAC"),
        gettext_lazy(
            "A DASH score of {marac_visible} or more, your own judgement that the risk is high, {escalation_callouts} or more police "
            "call-outs in 12 months, or more abuse within {repeat_months} months of the last MARAC. None of these was given."
        ),
    ),
    StepKind.IDVA: (
        gettext_lazy("IDVA"),
        gettext_lazy(
            "Domestic abuse within the last {idva_recent_months} months, with a DASH score of {idva_visible} or more and consent, or a "
            "higher risk. If you are more worried than the score says, ring the duty IDVA: your judgement counts."
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class Listing:
    """One listing of a step. route: who may start it, in words. entrances: how a professional refers there."""

    card: Card
    route: str
    entrances: tuple[Entrance, ...]


@dataclass(frozen=True, slots=True)
class Source:
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step. mark: when, and what kind. label: "Professionals only" or "". by: by when, from now. rules: ids of the rules it is from."""

    kind: str
    mark: str
    title: str
    how: str
    condition: str
    label: str
    consent: str
    consent_short: str
    by: str
    laws: tuple[Law, ...]
    why: tuple[str, ...]
    rules: tuple[str, ...]
    avoid: tuple[str, ...]
    sources: tuple[Source, ...]
    bring: tuple[str, ...]
    first: tuple[Listing, ...]
    more: tuple[Listing, ...]


@dataclass(frozen=True, slots=True)
class NotMet:
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands beside the form. outside: name of a district that is not the partnership's, "" otherwise. unknown: request keys."""

    outcome: str
    outside: str
    ruleset: str
    steps: tuple[Step, ...]
    laws: tuple[Law, ...]
    avoid: tuple[str, ...]
    unknown: tuple[str, ...]
    not_met: tuple[NotMet, ...]
    excluded: tuple[Excluded, ...]


def professional_answer(answer: Mapping[str, Any], by_key: Mapping[str, PublicService], reader: Reader, ruleset: Ruleset) -> Answer:
    """`answer` has the shape of docs/interfaces.md; a listing that has gone in between is left out."""
    return Answer(
        outcome=answer["outcome"],
        outside=_outside(answer["outcome"], reader.district),
        ruleset=answer["ruleset"],
        # 999 is drawn as the danger block, which stands above every answer.
        steps=tuple(_step(step, by_key, reader) for step in answer["steps"] if step["kind"] != StepKind.EMERGENCY_999),
        laws=laws(answer["duties"]),
        avoid=tuple(entry["text"] for entry in answer["must_not"]),
        unknown=tuple(answer["unknown"]),
        not_met=_not_met({step["kind"] for step in answer["steps"]}, ruleset),
        excluded=tuple(
            Excluded(by_key[entry["service"]].name, _texts(entry["reasons"])) for entry in answer["excluded"] if entry["service"] in by_key
        ),
    )


def _outside(outcome: str, district: str | None) -> str:
    if outcome != "outside_area" or district is None:
        return ""
    try:
        return district_name(district)
    except UnknownDistrict:
        return ""


def _step(step: Mapping[str, Any], by_key: Mapping[str, PublicService], reader: Reader) -> Step:
    listings = tuple(_listing(by_key[entry["id"]], entry, reader) for entry in step["services"] if entry["id"] in by_key)
    open_listings = 0 if step["conditional"] else FIRST_LISTINGS
    return Step(
        kind=step["kind"],
        mark=str(_MARKS[step["group"]]) if not step["conditional"] else _("If this applies"),
        title=step["title"],
        how=step["how"],
        condition=step["conditional"] or "",
        label=_("Professionals only") if step["needs_professional"] else "",
        consent=str(_CONSENT[step["consent"]]),
        consent_short=str(_CONSENT_SHORT[step["consent"]]),
        by=_by(step["act_by_hours"]),
        laws=laws(step["duties"]),
        why=_texts(step["why"]),
        rules=tuple(step["rule"]),
        avoid=tuple(entry["text"] for entry in step["must_not"]),
        sources=tuple(dict.fromkeys(Source(source["name"], source["url"]) for source in step["sources"])),
        bring=bring(step["kind"]),
        first=listings[:open_listings],
        more=listings[open_listings:],
    )


def _listing(service: PublicService, entry: Mapping[str, Any], reader: Reader) -> Listing:
    card = card_of(service, reader, fits=_texts(entry["fits"]), unknown=_texts(entry["unknown"]))
    return Listing(
        # The card's own label speaks to the person; here the step and the route say who refers.
        card=replace(card, needs_professional=False, missing=_missing(card)),
        route=_route(service),
        entrances=tuple(
            entrance(route, service.language, for_professional=True)
            for route in service.routes
            if route.audience == RouteAudience.PROFESSIONAL
        ),
    )


def _missing(card: Card) -> str:
    return _("No checked number.") if card.missing else ""


def _route(service: PublicService) -> str:
    held = {route.audience for route in service.routes}
    if held == {RouteAudience.POLICE}:
        return _("Referral by the police only")
    if held and not held & {RouteAudience.SELF, RouteAudience.SOMEONE_ELSE}:
        return _("Professionals refer")
    if RouteAudience.SELF in held:
        return _("You refer, or the person calls") if RouteAudience.PROFESSIONAL in held else _("The person calls themselves")
    return _("Who may refer: ask")


def _texts(reasons: list[Mapping[str, str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reason["text"] for reason in reasons if reason["text"]))


def _by(hours: int | None) -> str:
    """By when, from now; "" when nothing presses."""
    if hours is None:
        return ""
    if hours <= 1:
        return _("At once")
    if hours < DAY_HOURS:
        return ngettext("Within %(count)s hour", "Within %(count)s hours", hours) % {"count": hours}
    if hours == DAY_HOURS:
        return _("Within 24 hours")
    days = hours // DAY_HOURS
    return ngettext("Within %(count)s day", "Within %(count)s days", days) % {"count": days}


def _not_met(kinds: set[str], ruleset: Ruleset) -> tuple[NotMet, ...]:
    return tuple(NotMet(str(name), str(text).format(**ruleset.values)) for kind, (name, text) in _NOT_MET.items() if kind not in kinds)
