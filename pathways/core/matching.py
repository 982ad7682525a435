"""Which listings serve a step for this person, in which order, and why the others do not.

Order: fits before ask, a route that is open to this person, open now, language, by and for her community, local before national,
a need that was named, distance last. A confidential kind has no distance, so distance can never tell where it is. It must not decide
which steps there are.

A pool works with bits by the place of a listing in it: who is out, who is asked and who comes first is known for all of them at once;
only those that are shown are put into reasons.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from pathways.core.columns import CHECKS, Column, places
from pathways.core.eligibility import ELIGIBILITY, Person, area
from pathways.core.explain import Reason, reason
from pathways.core.groups import Group
from pathways.core.offer import Offer, Offers, Phone
from pathways.core.pool import Pool, Ways, any_of
from pathways.core.remembering import remember
from pathways.core.routes import Route, phones_for
from pathways.core.rules.entries import Kind
from pathways.core.vocabulary import Audience, Need

MOST_LISTINGS = 6  # of one step; a longer list helps nobody to choose
MOST_EXCLUDED = 20  # of one step; those that work in her area are told first
MOST_REMEMBERED = 1000  # persons of one group of listings
AREA = CHECKS.index(area)
EARTH_RADIUS_KM = 6371.0
CHILD_UNTIL = 18  # years: Children Act 1989, section 105
YOUNG_UNTIL = 16  # years: from then on domestic abuse is what the law calls it (Domestic Abuse Act 2021, section 1), and its lines answer


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


class Excluded(NamedTuple):
    offer: Offer
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """What was found for one kind of step; the same object for all persons for whom it is the same.

    matches: the best first. failed: those that do not fit, with what else there is. instead: whether there is anything else.
    """

    matches: tuple[Match, ...]
    failed: tuple[Excluded, ...]
    instead: bool


NOTHING_FOUND = Found((), (), False)


class Matcher:
    """Matches one person against a pool of offers."""

    def __init__(self, person: Person, offers: Offers) -> None:
        self.person = person
        self.pool: Pool = offers.made("pool", Pool)
        pool, situation = self.pool, person.situation
        self.columns = [columns.of(person) for columns in pool.columns]
        self.fails = self.asks = 0
        for column in self.columns[: len(ELIGIBILITY)]:
            self.fails |= column.fails
            self.asks |= column.asks
        self.allowed = pool.for_own_behaviour if situation.audience == Audience.OWN_BEHAVIOUR else pool.whole
        self.speak = any_of(pool.spoken, person.languages)
        self.interpreted = pool.interprets_any | any_of(pool.interpreted, person.languages)
        self.hers = any_of(pool.of_community, (name for name, belongs in person.communities.items() if belongs))
        self.named = any_of(pool.with_need, situation.needs or ())
        self.same_for_all, bits = pool.unlimited(person)
        self.routed = self.same_for_all
        self.ways = Ways(bits)
        self.open = self.shut = 0
        if person.week_minute is not None:
            self.open, self.shut = pool.open_and_closed(person.week_minute, bool(situation.bank_holiday))
        self.found: dict[int, Match | Excluded] = {}

    @cached_property
    def deciding(self) -> list[Column]:
        """Those of the checks of eligibility that have anything to say to her."""
        return [column for column in self.columns[: len(ELIGIBILITY)] if column.findings]

    @cached_property
    def suiting(self) -> list[Column]:
        """The same of the checks of what would suit her."""
        return [column for column in self.columns[len(ELIGIBILITY) :] if column.findings]

    @cached_property
    def numbers(self) -> list[tuple[Sequence[int], Sequence[int]]]:
        return [(column.groups, column.numbers) for column in (*self.deciding, *self.suiting)]

    def for_kind(self, kind: Kind) -> Found:
        """The best listings for a kind of step, and those that do not fit."""
        candidates = self.candidates(kind)
        if not candidates:
            return NOTHING_FOUND
        group = self.pool.group(candidates)
        if group is None:
            return self._found_among(candidates)
        alike = self._alike(group)
        found: Found | None = group.found.get(alike)
        return found or remember(group.found, alike, self._found_among(candidates), MOST_REMEMBERED)

    def _alike(self, group: Group) -> tuple[object, ...]:
        """All of this person that what is said of these listings and their order hang on."""
        bits, pool, person = group.bits, self.pool, self.person
        situation = person.situation
        located = situation.point is not None and bits & pool.located
        route = pool.route
        return (
            situation.audience,
            person.deaf,
            self.open & bits,
            self.shut & bits,
            self.speak & bits,
            self.interpreted & bits,
            self.named & bits,
            # Whole kilometres, as they are told; where she is, is never kept.
            located and tuple([distance_km_of(pool.offers[place], person) for place in places(located)]),
            situation.district if bits & pool.local_phones else None,
            group.findings(self.columns),
            *[id(route(place, person)[1]) for place in pool.limited(group, situation.audience)],  # the pool holds them, see Pool.route
        )

    def _found_among(self, candidates: int) -> Found:
        left = self._left(candidates)
        matches = tuple(found for place in self._best(left, MOST_LISTINGS) if isinstance(found := self._verdict(place), Match))
        instead = _instead(matches)
        out = candidates & ~left
        elsewhere = out & self.columns[AREA].fails
        shown = places(out & ~elsewhere, MOST_EXCLUDED)
        shown += places(elsewhere, MOST_EXCLUDED - len(shown))
        failed = [found for place in shown if isinstance(found := self._verdict(place), Excluded)]
        return Found(matches, tuple(Excluded(offer, reasons + instead) for offer, reasons in failed), bool(instead))

    def open_line(self) -> Match | None:
        """The best line that answers day and night and that this person can ring.

        One for a need that was named, else one that knows abuse, else one for anyone in crisis. For a child one made for children comes
        before these, and under 16 one for anyone before those for adults.
        """
        pool, age = self.pool, self.person.situation.age
        lines_of = [self.named, pool.with_need.get(Need.DOMESTIC_ABUSE, 0), pool.crisis_lines]
        if age is not None and age < YOUNG_UNTIL:
            lines_of.insert(0, pool.crisis_lines)
        if age is not None and age < CHILD_UNTIL:
            lines_of.insert(0, pool.for_children)
        for lines in lines_of:
            left = self._left(lines & pool.always_open_lines & self.allowed)
            for place in self._best(left & self.ways.open, 1):
                found = self._verdict(place)
                if isinstance(found, Match):
                    return found
        return None

    def judge(self, offer: Offer) -> Match | Excluded:
        return self._verdict(self.pool.place[offer.key])

    def candidates(self, kind: Kind) -> int:
        """The listings that a kind of step looks for, whoever they take."""
        found = 0
        for look in kind.look_for:
            described = self.pool.described(look)
            if look.her_language:
                described &= self.speak
            if look.her_needs:
                described &= self.named
            if look.her_community:
                described &= self.hers
            found |= described
        return found & self.allowed

    def _left(self, candidates: int) -> int:
        """Those of the candidates that take her and have a way in that is not closed to her."""
        left = candidates & ~self.fails
        while waiting := left & ~self.routed:
            self._route((waiting & -waiting).bit_length() - 1)
        return left & ~self.ways.closed

    def _route(self, place: int) -> tuple[object, Route]:
        alike, route = self.pool.route(place, self.person)
        if not self.routed >> place & 1:
            same = self.pool.sharing[place]
            self.routed |= same
            self.ways.add(same, route)
        return alike, route

    def _best(self, left: int, most: int) -> list[int]:
        """The first of them in the order of this module's first lines, those that are level by their key."""
        if not left & (left - 1):
            return places(left)
        groups = [left]
        for level in (*self._by_route(), *self.levels):
            finer: list[int] = []
            found = 0
            for group in groups:
                if group & (group - 1):
                    finer += [part for bits in level if (part := group & bits)]
                else:
                    finer.append(group)
                found += group.bit_count()
                if found >= most:
                    break
            groups = finer
        ordered: list[int] = []
        for group in groups:
            ordered += self._nearest_first(group, most - len(ordered))
            if len(ordered) >= most:
                break
        return ordered

    def _by_route(self) -> tuple[tuple[int, ...], ...]:
        """The first two ways to part listings, the better part first: fits before ask, then a route that is open to her."""
        others = self.pool.by_and_for & ~self.hers & ~self.speak  # for a community that nobody said she belongs to
        is_open, unsure = self.ways.open, self.asks | self.ways.asks | ~self.ways.open
        known = ~self.ways.unknown
        return (~others & ~unsure, ~others & unsure, others), (is_open, ~is_open & ~known, ~is_open & known)

    @cached_property
    def levels(self) -> tuple[tuple[int, ...], ...]:
        """The other ways: open now, language, by and for her community, local before national, a need that was named."""
        pool, speak, interpreted = self.pool, self.speak, self.interpreted
        signed = pool.has_bsl if self.person.deaf else pool.whole
        by_language = (signed & speak, signed & ~speak & interpreted, signed & ~speak & ~interpreted, ~signed)
        answers = self.open & pool.has_number  # a website that never closes answers nobody
        by_hour = (answers, ~answers & ~self.shut, self.shut)
        return by_hour, by_language, (self.hers, ~self.hers), (~pool.national, pool.national), (self.named, ~self.named)

    def _nearest_first(self, group: int, most: int) -> list[int]:
        if self.person.situation.point is None or not group & self.pool.located:
            return places(group, most)
        return sorted(places(group), key=lambda place: distance_km_of(self.pool.offers[place], self.person) or 0)[:most]

    def _verdict(self, place: int) -> Match | Excluded:
        """What there is to say of one listing; the same object for all persons for whom it is the same."""
        found = self.found.get(place)
        if found is None:
            found = self.found[place] = self._judged(place)
        return found

    def _judged(self, place: int) -> Match | Excluded:
        pool, person, bit = self.pool, self.person, 1 << place
        # What the way in hangs on is asked of those listings alone where it hangs on anything.
        alike: object = person.situation.audience if self.same_for_all & bit else self._route(place)[0]
        open_now = True if self.open & bit else False if self.shut & bit else None
        distance_km = distance_km_of(pool.offers[place], person) if pool.located & bit else None
        district = person.situation.district if pool.local_phones & bit else None
        # No number stands for two findings, so those of the checks that found nothing can be left out.
        numbers = tuple([number for groups, told in self.numbers if (number := told[groups[place]])])
        key = (numbers, alike, open_now, distance_km, district)
        found: Match | Excluded | None = pool.verdicts[place].get(key)
        if found is None:
            fits, asks, fails = _sorted_out(self.deciding, place)
            suits, later, unsuited = _sorted_out(self.suiting, place)
            offer, (_, route) = pool.offers[place], self._route(place)
            if fails or route.closed:
                found = Excluded(offer, (*fails, *route.closed))
            else:
                unknown = (*asks, *route.asks, *route.notes, *later, *unsuited)
                phones = phones_for(offer, district, route.audience)
                found = Match(offer, route.audience, route.is_open, (*fits, *suits), unknown, open_now, distance_km, phones)
            pool.keep_verdict(place, key, found)
        return found


def _instead(matches: tuple[Match, ...]) -> tuple[Reason, ...]:
    """What else there is for somebody whom a listing does not take: the best one of the same kind that she can use."""
    return tuple(reason("instead_listing", name=match.offer.name) for match in matches[:1] if match.route_is_open)


def _sorted_out(columns: list[Column], place: int) -> tuple[list[Reason], list[Reason], list[Reason]]:
    """What holds, what to ask and what does not hold, in the order of the checks. What would only suit her (comfort) never excludes."""
    fits: list[Reason] = []
    asks: list[Reason] = []
    fails: list[Reason] = []
    for column in columns:
        number = column.numbers[column.groups[place]]
        if number:
            holds, why = column.findings[number]
            (fits if holds else asks if holds is None else fails).append(why)
    return fits, asks, fails


def distance_km_of(offer: Offer, person: Person) -> int | None:
    """Great-circle distance in whole kilometres; good to 0.5 %, which is far finer than what is shown."""
    here, there = person.situation.point, offer.point
    if here is None or there is None:
        return None
    lat_here, lng_here, lat_there, lng_there = map(math.radians, (*here, *there))
    half = math.sin((lat_there - lat_here) / 2) ** 2 + math.cos(lat_here) * math.cos(lat_there) * math.sin((lng_there - lng_here) / 2) ** 2
    return round(2 * EARTH_RADIUS_KM * math.asin(math.sqrt(half)))
