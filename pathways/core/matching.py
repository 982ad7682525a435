"""Which listings serve a step for this person, in which order, and why the others do not.

Order: fits before ask, a route that is open to this person, open now, language, by and for her community, local before national,
distance last. A confidential kind has no distance, so distance can never tell where it is. It must not decide which steps there are.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from typing import NamedTuple

from pathways.core.eligibility import Person, age_limits, checks_for_offer, checks_for_person, chosen
from pathways.core.explain import Reason, reason
from pathways.core.offer import Offer, Offers, Phone, Way
from pathways.core.rules.conditions import Truth
from pathways.core.rules.entries import Kind, LookFor
from pathways.core.vocabulary import Audience, Consent, Need, RouteAudience, ServiceType

#: (audience of the route, whether it is open to this person, what it asks of her, what to say of it)
RouteFound = tuple[str | None, bool, list[Reason], list[Reason]]
MOST_REMEMBERED = 1000  # routes of one listing
OUT_OF_REACH = 3  # a line about something else altogether
MOST_LISTINGS = 6  # of one step; a longer list helps nobody to choose
EARTH_RADIUS_KM = 6371.0
BY_RANK = attrgetter("rank")
ROUTE_ASSUMED = reason("route_assumed")

#: Who may start a route, in the order in which it suits the person who asks.
ROUTES: Mapping[str, tuple[str, ...]] = {
    Audience.SURVIVOR: (RouteAudience.SELF,),
    Audience.OWN_BEHAVIOUR: (RouteAudience.SELF,),
    Audience.WORRIED_OTHER: (RouteAudience.SOMEONE_ELSE, RouteAudience.SELF),
    Audience.PROFESSIONAL: (RouteAudience.PROFESSIONAL, RouteAudience.SELF),
}
#: Kinds where somebody listens. The police's 101 or a council's emergency line answer at night too, but not in place of these.
LISTENING_TYPES = frozenset(
    {
        ServiceType.HELPLINE,
        ServiceType.WOMENS_AID,
        ServiceType.OUTREACH,
        ServiceType.BY_AND_FOR,
        ServiceType.RAPE_CRISIS,
        ServiceType.SARC,
        ServiceType.STALKING,
        ServiceType.HONOUR_BASED_ABUSE,
        ServiceType.CHILDREN_YOUNG_PEOPLE,
        ServiceType.BEHAVIOUR_HELPLINE,
        ServiceType.MENTAL_HEALTH_CRISIS,
    }
)

#: The only kinds of listing that somebody who asks about their own behaviour is ever shown: none of them helps to find a survivor.
OWN_BEHAVIOUR_TYPES = frozenset(
    {
        ServiceType.BEHAVIOUR_HELPLINE,
        ServiceType.PERPETRATOR_PROGRAMME,
        ServiceType.EMERGENCY,
        ServiceType.POLICE,
        ServiceType.CHILDRENS_SOCIAL_CARE,
        ServiceType.MENTAL_HEALTH_CRISIS,
        ServiceType.HEALTH,
    }
)


class Match(NamedTuple):
    """A listing as it stands for this person. route: RouteAudience, None when no route is known.

    route_is_open: that route is one for this person. fits/unknown: what holds and what to ask. open_now: None = not known.
    distance_km: whole kilometres, None for confidential kinds and where there is no point.
    """

    offer: Offer
    route: str | None
    route_is_open: bool
    fits: tuple[Reason, ...]
    unknown: tuple[Reason, ...]
    open_now: bool | None
    distance_km: int | None
    phones: tuple[Phone, ...]
    rank: tuple[int, int, int, int, int, int, int, str]


@dataclass(frozen=True, slots=True)
class Standing:
    """What is true of a listing whoever asks, worked out once for a pool.

    checks: those of eligibility and of comfort that can matter, one bit each. limited_by: what its ways in ask of a person (`_limits`).
    routes, phones: what was found for persons who are alike in that; values that they share, never a person.
    """

    offer: Offer
    checks: tuple[int, int]
    is_always_open: bool
    limits: tuple[str, ...]
    limits_for_professionals: tuple[str, ...]
    has_local_phones: bool
    routes: dict[tuple[object, ...], RouteFound]
    phones: dict[str | None, tuple[Phone, ...]]


class Excluded(NamedTuple):
    offer: Offer
    reasons: tuple[Reason, ...]


class Matcher:
    """Matches one person against a pool of offers; each offer is judged once however many steps ask for it."""

    def __init__(self, person: Person, offers: Offers) -> None:
        self.person = person
        self.offers = offers
        self.judged: dict[str, Match | Excluded] = {}
        self.checks = checks_for_person(person)
        self.standing: dict[str, Standing] = offers.made("standing", _standing_of_all)

    def for_kind(self, kind: Kind) -> tuple[tuple[Match, ...], tuple[Excluded, ...]]:
        """The best listings for a kind of step, and those that do not fit."""
        matches: list[Match] = []
        excluded: list[Excluded] = []
        for offer in self._candidates(kind):
            found = self.judged.get(offer.key) or self.judge(offer)
            if isinstance(found, Match):
                matches.append(found)
            else:
                excluded.append(found)
        if len(matches) > 1:
            matches.sort(key=BY_RANK)
        return tuple(matches[:MOST_LISTINGS]), tuple(excluded)

    def open_line(self) -> Match | None:
        """The best line that answers day and night and that this person can ring.

        One for a need that was named, else one that knows abuse, else one for anyone in crisis.
        """
        needs = self.person.situation.needs or frozenset()
        lines = self.offers.made("open lines", lambda offers: tuple(offer for offer in offers if _is_open_line(offer)))
        near = [(_farness(offer, needs), offer) for offer in self._allowed(lines)]
        judged = [(far, self.judge(offer)) for far, offer in near if far < OUT_OF_REACH]
        fitting = [(far, match) for far, match in judged if isinstance(match, Match) and match.route_is_open]
        return min(fitting, key=lambda found: (found[0], found[1].rank), default=(OUT_OF_REACH, None))[1]

    def judge(self, offer: Offer) -> Match | Excluded:
        found = self.judged.get(offer.key)
        if found is None:
            standing = self.standing.get(offer.key)
            if standing is None or standing.offer is not offer:
                standing = standing_of(offer)
            found = self.judged[offer.key] = _judge(standing, self.person, self.checks)
        return found

    def _candidates(self, kind: Kind) -> Sequence[Offer]:
        looks = kind.look_for
        if len(looks) == 1 and not looks[0].is_hers:
            return self._described(looks[0])
        found: dict[str, Offer] = {}
        for look in looks:
            for offer in self._described(look):
                if not look.is_hers or self._is_hers(offer, look):
                    found[offer.key] = offer
        return list(found.values())

    def _described(self, look: LookFor) -> Sequence[Offer]:
        return self._allowed(self.offers.made(look, partial(_described, look)))

    def _allowed(self, offers: Sequence[Offer]) -> Sequence[Offer]:
        if self.person.situation.audience != Audience.OWN_BEHAVIOUR:
            return offers
        return [offer for offer in offers if offer.service_type in OWN_BEHAVIOUR_TYPES]

    def _is_hers(self, offer: Offer, look: LookFor) -> bool:
        if look.her_language and offer.spoken.isdisjoint(self.person.languages):
            return False
        if look.her_needs and offer.needs.isdisjoint(self.person.situation.needs or ()):
            return False
        return not look.her_community or any(self.person.communities[name] for name in offer.by_and_for)


def _described(look: LookFor, offers: tuple[Offer, ...]) -> tuple[Offer, ...]:
    return tuple(offer for offer in offers if _is_described(offer, look))


def _is_described(offer: Offer, look: LookFor) -> bool:
    return (
        (not look.types or offer.service_type in look.types)
        and (not look.needs or not look.needs.isdisjoint(offer.needs))
        and (not look.by_and_for or not look.by_and_for.isdisjoint(offer.by_and_for))
        and (not look.only_genders or (bool(offer.genders) and offer.genders is not None and offer.genders <= look.only_genders))
    )


def _farness(offer: Offer, needs: frozenset[str]) -> int:
    """How far a line is from what was named: 0 it is for that, 1 it knows abuse, 2 it is for anyone in crisis."""
    if not needs.isdisjoint(offer.needs):
        return 0
    if Need.DOMESTIC_ABUSE in offer.needs:
        return 1
    return 2 if offer.service_type == ServiceType.MENTAL_HEALTH_CRISIS else OUT_OF_REACH


def _is_open_line(offer: Offer) -> bool:
    return offer.is_always_open and bool(offer.phones) and offer.service_type in LISTENING_TYPES


def standing_of(offer: Offer) -> Standing:
    return Standing(
        offer=offer,
        checks=checks_for_offer(offer),
        is_always_open=offer.is_always_open,
        limits=_limits(offer, Audience.SURVIVOR),
        limits_for_professionals=_limits(offer, Audience.PROFESSIONAL),
        has_local_phones=any(phone.area_codes for phone in offer.phones),
        routes={},
        phones={},
    )


def _standing_of_all(offers: tuple[Offer, ...]) -> dict[str, Standing]:
    return {offer.key: standing_of(offer) for offer in offers}


def _judge(standing: Standing, person: Person, checks: tuple[int, int]) -> Match | Excluded:
    offer = standing.offer
    fits: list[Reason] = []
    asks: list[Reason] = []
    fails: list[Reason] = []
    for check in chosen("eligibility", standing.checks[0] & checks[0]):
        finding = check(offer, person)
        if finding is not None:
            (fits if finding[0] else asks if finding[0] is None else fails).append(finding[1])
    try:
        route, is_open, route_asks, route_notes = _route_for(standing, person)
    except _NoRouteLeft as closed:
        fails += closed.reasons
    if fails:
        return Excluded(offer, tuple(fails))
    asks += route_asks
    later: list[Reason] = []
    for check in chosen("comfort", standing.checks[1] & checks[1]):
        finding = check(offer, person)
        if finding is not None:
            (fits if finding[0] else later).append(finding[1])
    minute = person.week_minute
    open_now = None if minute is None else standing.is_always_open or offer.is_open(minute, person.situation.bank_holiday)
    distance_km = _distance_km(offer, person)
    hers = any(person.communities[name] for name in offer.by_and_for)
    others = bool(offer.by_and_for) and not hers and offer.spoken.isdisjoint(person.languages)
    rank = (
        2 if others else int(bool(asks) or not is_open),  # last: for a community that nobody said she belongs to
        0 if is_open else 1 if route is None else 2,
        1 if open_now is None else int(not open_now) * 2,
        _language_rank(offer, person),
        int(not hers),
        int(offer.is_national),
        0 if distance_km is None else distance_km,
        offer.key,
    )
    return Match(
        offer,
        route,
        is_open,
        tuple(fits),
        (*asks, *route_notes, *later),
        open_now,
        distance_km,
        _phones_for(standing, person, route),
        rank,
    )


class _NoRouteLeft(Exception):
    """Every way in is closed to this person; `reasons` say why."""

    def __init__(self, reasons: tuple[Reason, ...]) -> None:
        super().__init__()
        self.reasons = reasons


def _language_rank(offer: Offer, person: Person) -> int:
    if person.deaf and not offer.has_bsl:
        return 3
    if not offer.spoken.isdisjoint(person.languages):
        return 0
    return 1 if offer.interpreter_any or not offer.interpreter.isdisjoint(person.languages) else 2


def _route_for(standing: Standing, person: Person) -> RouteFound:
    """The route; remembered for all who are alike in what its ways in ask."""
    situation = person.situation
    limits = standing.limits_for_professionals if situation.audience == Audience.PROFESSIONAL else standing.limits
    alike = (situation.audience, *[getattr(situation, key) for key in limits])
    found = standing.routes.get(alike)
    if found is None:
        found = _route(standing.offer, person)
        if len(standing.routes) >= MOST_REMEMBERED:
            standing.routes.clear()
        standing.routes[alike] = found
    return found


def _limits(offer: Offer, audience: str) -> tuple[str, ...]:
    """The request keys on which it hangs whether a way in is open (`_way_is_open`)."""
    limits: dict[str, None] = {}
    for way in offer.ways:
        if way.district_codes:
            limits["district"] = None
        if way.age_min is not None or way.age_max is not None:
            limits["age"] = None
        if audience == Audience.PROFESSIONAL and way.audience == RouteAudience.PROFESSIONAL:
            limits |= dict.fromkeys(("profession", "consent_to_share", "dash_score"))
    return tuple(limits)


def _phones_for(standing: Standing, person: Person, route: str | None) -> tuple[Phone, ...]:
    if standing.has_local_phones:
        return _phones(standing.offer, person, route)
    found = standing.phones.get(route)
    if found is None:
        found = standing.phones[route] = _phones(standing.offer, person, route)
    return found


def _route(offer: Offer, person: Person) -> RouteFound:
    """The route that suits best: (audience, open to this person, what it asks of her, what to say of it). Raises _NoRouteLeft."""
    if not offer.ways:
        return None, False, [], [reason("route_ask")]
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
        raise _NoRouteLeft(tuple(closed))
    place, way, asks = min(found, key=lambda candidate: (candidate[0], len(candidate[2])))
    if place < len(preferred):
        return way.audience, True, asks, [ROUTE_ASSUMED] if way.assumed else []
    other = "route_other_agency" if person.situation.audience == Audience.PROFESSIONAL else "route_professional"
    return way.audience, False, asks, [reason(other)]


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


def _phones(offer: Offer, person: Person, route: str | None) -> tuple[Phone, ...]:
    district = person.situation.district
    return tuple(
        phone
        for phone in offer.phones
        if (not phone.audiences or route is None or route in phone.audiences)
        and (not phone.area_codes or district is None or district in phone.area_codes)
    )


def _distance_km(offer: Offer, person: Person) -> int | None:
    """Great-circle distance in whole kilometres; good to 0.5 %, which is far finer than what is shown."""
    here, there = person.situation.point, offer.point
    if here is None or there is None:
        return None
    lat_here, lng_here, lat_there, lng_there = map(math.radians, (*here, *there))
    half = math.sin((lat_there - lat_here) / 2) ** 2 + math.cos(lat_here) * math.cos(lat_there) * math.sin((lng_there - lng_here) / 2) ** 2
    return round(2 * EARTH_RADIUS_KM * math.asin(math.sqrt(half)))
