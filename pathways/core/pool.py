"""A pool of listings with what is true of them whoever asks, and what was found for values that persons share.

Nothing here belongs to one person: a route is kept for "age 17, Fenland", a verdict for the findings that led to it. Sets of listings
are bits by their place in the pool. It must not know a person's whole situation longer than a call lasts, or rank (see matching.py).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any

from pathways.core.columns import CHECKS, Columns, bits_of, places
from pathways.core.eligibility import Person
from pathways.core.groups import MOST_TOGETHER, Group
from pathways.core.offer import Offer, Way
from pathways.core.remembering import remember
from pathways.core.routes import Route, limits, route_into
from pathways.core.rules.entries import LookFor
from pathways.core.vocabulary import ServiceType

MOST_REMEMBERED = 1000  # routes, or verdicts, of one listing
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
        ServiceType.MODERN_SLAVERY,
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


class Pool:
    """Listings in a fixed order. verdicts: for each of them what was made of its findings, by a key of these (see matching.py)."""

    def __init__(self, offers: tuple[Offer, ...]) -> None:
        self.offers = offers
        self.place = {offer.key: place for place, offer in enumerate(offers)}
        self.columns = tuple(Columns(check, offers) for check in CHECKS)
        self.whole = (1 << len(offers)) - 1
        self.national = self.where(lambda offer: offer.is_national)
        self.has_number = self.where(lambda offer: bool(offer.phones))
        self.located = self.where(lambda offer: offer.point is not None)
        self.by_and_for = self.where(lambda offer: bool(offer.by_and_for))
        self.has_bsl = self.where(lambda offer: offer.has_bsl)
        self.interprets_any = self.where(lambda offer: bool(offer.interpreter_any))
        self.for_own_behaviour = self.where(lambda offer: offer.service_type in OWN_BEHAVIOUR_TYPES)
        self.always_open_lines = self.where(_is_open_line)
        self.for_children = self.where(lambda offer: offer.service_type == ServiceType.CHILDREN_YOUNG_PEOPLE)
        self.crisis_lines = self.where(lambda offer: offer.service_type == ServiceType.MENTAL_HEALTH_CRISIS)
        self.local_phones = self.where(lambda offer: any(phone.area_codes for phone in offer.phones))
        self.with_need = self._each(lambda offer: offer.needs)
        self.of_community = self._each(lambda offer: offer.by_and_for)
        self.spoken = self._each(lambda offer: offer.spoken)
        self.interpreted = self._each(lambda offer: offer.interpreter)
        self.turns = sorted({minute for offer in offers for hours in offer.hours for span in hours.spans for minute in span})
        self._described: dict[LookFor, int] = {}
        self._open: dict[tuple[int, bool], tuple[int, int]] = {}
        self._unlimited: dict[str, tuple[int, tuple[int, int, int, int]]] = {}
        self._limits: dict[str, tuple[Callable[[Any], Any] | None, ...]] = {}
        sharing: dict[tuple[Way, ...], list[int]] = {}
        for place, offer in enumerate(offers):
            sharing.setdefault(offer.ways, []).append(place)
        #: for each listing those that have the same ways in, as bits, and the routes that were found into them
        self.sharing = [0] * len(offers)
        self._routes: list[dict[object, Route]] = [{}] * len(offers)
        for alike in sharing.values():
            bits, routes = bits_of(alike), dict[object, Route]()
            for place in alike:
                self.sharing[place], self._routes[place] = bits, routes
        self._same_routes: dict[Route, Route] = {}
        self.verdicts: tuple[dict[object, Any], ...] = tuple({} for _ in offers)
        self._groups: dict[int, Group] = {}
        # What was put together of drafts and of what was found here, and of such a step and a line (see engine.py).
        self.steps: dict[object, Any] = {}
        self.with_line: dict[object, Any] = {}

    def where(self, holds: Callable[[Offer], bool]) -> int:
        return sum(1 << place for place, offer in enumerate(self.offers) if holds(offer))

    def _each(self, values: Callable[[Offer], Iterable[str]]) -> dict[str, int]:
        found: dict[str, int] = {}
        for place, offer in enumerate(self.offers):
            for value in values(offer):
                found[value] = found.get(value, 0) | 1 << place
        return found

    def described(self, look: LookFor) -> int:
        found = self._described.get(look)
        if found is None:
            found = self._described[look] = self.where(lambda offer: is_described(offer, look))
        return found

    def open_and_closed(self, week_minute: int, bank_holiday: bool) -> tuple[int, int]:
        """Where somebody answers then and where nobody does; it changes only where some hours begin or end."""
        turn = (bisect_right(self.turns, week_minute), bank_holiday)
        found = self._open.get(turn)
        if found is None:
            found = self._open[turn] = (
                self.where(lambda offer: offer.is_open(week_minute, bank_holiday) is True),
                self.where(lambda offer: offer.is_open(week_minute, bank_holiday) is False),
            )
        return found

    def unlimited(self, person: Person) -> tuple[int, tuple[int, int, int, int]]:
        """The listings whose way in is the same for everybody in her lane, and what there is to say of it (`Ways`)."""
        audience = person.situation.audience
        found = self._unlimited.get(audience)
        if found is None:
            bits = sum(1 << place for place, read in enumerate(self._limit(audience)) if read is None)
            ways = Ways()
            for place in places(bits):
                ways.add(1 << place, self.route(place, person)[1])
            found = self._unlimited[audience] = (bits, ways.bits())
        return found

    def route(self, place: int, person: Person) -> tuple[object, Route]:
        """(what the route hangs on, the route): persons who are alike in the first have the second. Equal routes are the same object."""
        situation = person.situation
        audience = situation.audience
        read = self._limit(audience)[place]
        alike = (audience, read(situation)) if read else audience
        routes = self._routes[place]
        found = routes.get(alike)
        if found is None:
            made = route_into(self.offers[place], person)
            found = remember(routes, alike, self._same_routes.setdefault(made, made), MOST_REMEMBERED)
        return alike, found

    def group(self, bits: int) -> Group | None:
        """These listings, to be looked at together; None where they are too many."""
        group = self._groups.get(bits)
        if group is None and bits.bit_count() <= MOST_TOGETHER:
            group = remember(self._groups, bits, Group(bits, self.columns), MOST_REMEMBERED)
        return group

    def limited(self, group: Group, audience: str) -> tuple[int, ...]:
        """See `Group`; which these are only the pool knows."""
        found = group.limited.get(audience)
        if found is None:
            read = self._limit(audience)
            ways = {self.sharing[place]: place for place in places(group.bits) if read[place] is not None}
            found = group.limited[audience] = tuple(ways.values())
        return found

    def keep_verdict(self, place: int, key: object, verdict: Any) -> None:
        remember(self.verdicts[place], key, verdict, MOST_REMEMBERED)

    def _limit(self, audience: str) -> tuple[Callable[[Any], Any] | None, ...]:
        """For each listing how to read what its ways in hang on for this audience; None where they hang on nothing."""
        found = self._limits.get(audience)
        if found is None:
            keys = [limits(offer, audience) for offer in self.offers]
            found = self._limits[audience] = tuple(attrgetter(*names) if names else None for names in keys)
        return found


class Ways:
    """Which listings have a way in that is open to a person, none that is known, only closed ones, one that asks something of her."""

    def __init__(self, bits: tuple[int, int, int, int] = (0, 0, 0, 0)) -> None:
        self.open, self.unknown, self.closed, self.asks = bits

    def add(self, bits: int, route: Route) -> None:
        """These listings have this way in."""
        self.open |= bits if route.is_open else 0
        self.closed |= bits if route.closed else 0
        self.unknown |= bits if route.audience is None and not route.closed else 0
        self.asks |= bits if route.asks else 0

    def bits(self) -> tuple[int, int, int, int]:
        return self.open, self.unknown, self.closed, self.asks


def any_of(bits: dict[str, int], values: Iterable[str]) -> int:
    """Where any of the values is held."""
    found = 0
    for value in values:
        found |= bits.get(value, 0)
    return found


def is_described(offer: Offer, look: LookFor) -> bool:
    return (
        (not look.types or offer.service_type in look.types)
        and (not look.needs or not look.needs.isdisjoint(offer.needs))
        and (not look.by_and_for or not look.by_and_for.isdisjoint(offer.by_and_for))
        and (not look.only_genders or (bool(offer.genders) and offer.genders is not None and offer.genders <= look.only_genders))
    )


def _is_open_line(offer: Offer) -> bool:
    return offer.is_always_open and bool(offer.phones) and offer.service_type in LISTENING_TYPES
