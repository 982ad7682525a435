"""Which way into a listing is open to a person, and which of its numbers are for her. It must not rank or choose listings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from pathways.core.eligibility import Person, age_limits
from pathways.core.explain import Reason, reason
from pathways.core.offer import Offer, Phone, Way
from pathways.core.rules.conditions import Truth
from pathways.core.vocabulary import Audience, Consent, RouteAudience

ROUTE_ASSUMED = reason("route_assumed")
#: Who may start a route, in the order in which it suits the person who asks.
ROUTES: Mapping[str, tuple[str, ...]] = {
    Audience.SURVIVOR: (RouteAudience.SELF,),
    Audience.OWN_BEHAVIOUR: (RouteAudience.SELF,),
    Audience.WORRIED_OTHER: (RouteAudience.SOMEONE_ELSE, RouteAudience.SELF),
    Audience.PROFESSIONAL: (RouteAudience.PROFESSIONAL, RouteAudience.SELF),
}


class Route(NamedTuple):
    """The way in that suits best. audience: RouteAudience, None when no way is known. is_open: to this person, by her own hand.

    asks: what it asks of her. notes: what to say of it. closed: why every way is closed to her, empty where one is not.
    """

    audience: str | None
    is_open: bool
    asks: tuple[Reason, ...] = ()
    notes: tuple[Reason, ...] = ()
    closed: tuple[Reason, ...] = ()


NOT_KNOWN = Route(None, False, notes=(reason("route_ask"),))


def limits(offer: Offer, audience: str) -> tuple[str, ...]:
    """The request keys on which it hangs for this audience which way is open (`_way_is_open`); none = it is the same for all of them."""
    keys: dict[str, None] = {}
    for way in offer.ways:
        if way.district_codes:
            keys["district"] = None
        if way.age_min is not None or way.age_max is not None:
            keys["age"] = None
        if audience == Audience.PROFESSIONAL and way.audience == RouteAudience.PROFESSIONAL:
            if way.professions:
                keys["profession"] = None
            if way.consent == Consent.REQUIRED:
                keys["consent_to_share"] = None
            if way.dash_min is not None and not way.any_risk:
                keys["dash_score"] = None
    return tuple(keys)


def route_into(offer: Offer, person: Person) -> Route:
    if not offer.ways:
        return NOT_KNOWN
    preferred = ROUTES[person.situation.audience]
    closed: list[Reason] = []
    found: list[tuple[int, Way, list[Reason]]] = []
    for way in offer.ways:
        holds, why = _way_is_open(way, person)
        if holds is False:
            closed += why
        else:
            found.append((preferred.index(way.audience) if way.audience in preferred else len(preferred), way, why))
    if not found:
        return Route(None, False, closed=tuple(closed))
    place, way, asks = min(found, key=lambda candidate: (candidate[0], len(candidate[2])))
    if place < len(preferred):
        return Route(way.audience, True, tuple(asks), (ROUTE_ASSUMED,) if way.assumed else ())
    other = "route_other_agency" if person.situation.audience == Audience.PROFESSIONAL else "route_professional"
    return Route(way.audience, False, tuple(asks), (reason(other),))


def phones_for(offer: Offer, district: str | None, route: str | None) -> tuple[Phone, ...]:
    return tuple(
        phone
        for phone in offer.phones
        if (not phone.audiences or route is None or route in phone.audiences)
        and (not phone.area_codes or district is None or district in phone.area_codes)
    )


def _way_is_open(way: Way, person: Person) -> tuple[Truth, list[Reason]]:
    situation, asks = person.situation, []
    if way.district_codes:
        if situation.district is not None and situation.district not in way.district_codes:
            return False, [reason("route_other_area")]
        if situation.district is None:
            asks.append(reason("area_ask"))
    if way.age_min is not None or way.age_max is not None:
        limits = age_limits(way.age_min, way.age_max)
        if situation.age is None:
            asks.append(limits)
        elif not (way.age_min or 0) <= situation.age <= (way.age_max if way.age_max is not None else 999):
            return False, [limits]
    if situation.audience == Audience.PROFESSIONAL and way.audience == RouteAudience.PROFESSIONAL:
        holds, why = _referral_is_open(way, person)
        if holds is False:
            return False, why
        asks += why
    return (None if asks else True), asks


def _referral_is_open(way: Way, person: Person) -> tuple[Truth, list[Reason]]:
    """What a referral asks of the professional who makes it: the right profession, agreement, a score."""
    situation, asks = person.situation, []
    if way.professions:
        if situation.profession is not None and situation.profession not in way.professions:
            return False, [reason("route_other_profession", professions=tuple(sorted(way.professions)))]
        if situation.profession is None:
            asks.append(reason("route_other_profession", professions=tuple(sorted(way.professions))))
    if way.consent == Consent.REQUIRED:
        if situation.consent_to_share is False:
            return False, [reason("consent_needed")]
        if situation.consent_to_share is None:
            asks.append(reason("consent_needed"))
    score = situation.dash_score
    if way.dash_min is not None and not way.any_risk and (score is None or not way.dash_min <= score <= (way.dash_max or score)):
        asks.append(reason("score_from", dash_min=way.dash_min))
    return (None if asks else True), asks
