"""Which listings take whom, as bits of a block: the part of an answer that the rules alone do not decide.

A listing's verdict hangs on few questions; it is found for every combination of just these, by the code that judges in an answer
(`Matcher.judge`), and spread over the block. tests/proofs/test_walk.py holds the spread verdicts against whole answers.
"""

from __future__ import annotations

from pathways.core.columns import places
from pathways.core.eligibility import PLACES_TO_STAY, person_from
from pathways.core.matching import Match, Matcher
from pathways.core.offer import Offer, Offers
from pathways.core.pool import LISTENING_TYPES, is_described
from pathways.core.rules.entries import Kind
from pathways.core.ruleset import Ruleset
from pathways.core.situation import situation_from
from pathways.core.vocabulary import AreaMode, Need, ServiceType
from tests.proofs.grid import Value
from tests.proofs.walk import Grid, Said

CHILDREN = ("children_in_household", "children_ages")


def deciding_keys(offer: Offer, audience: str) -> tuple[str, ...]:
    """The request keys of the grid on which it hangs whether a listing takes a person, and whether she can start it herself."""
    keys = {"gender", "age"}
    if not offer.is_national or offer.area_mode == AreaMode.EXCLUDES_RESIDENTS or any(way.district_codes for way in offer.ways):
        keys.add("district")
    if offer.by_and_for:
        keys |= {"languages"}
    if offer.relationships:
        keys.add("relationship")
    if offer.recency_months is not None:
        keys.add("days_since")
    if offer.only_no_recourse or offer.accepts_no_recourse is not None:
        keys.add("no_recourse")
    if offer.service_type in PLACES_TO_STAY or offer.service_type == ServiceType.CHILDREN_YOUNG_PEOPLE:
        keys |= set(CHILDREN)
    if audience == "professional":
        keys |= {"profession", "consent_to_share", "dash_score"}
    return tuple(sorted(keys))


class Listings:
    """A pool of listings seen from a grid."""

    def __init__(self, name: str, pool: Offers, grid: Grid, ruleset: Ruleset) -> None:
        self.name = name
        self.pool = pool
        self.grid = grid
        self.ruleset = ruleset
        nobody = self._matcher({})
        #: the listings that a kind looks for whoever asks
        self.serving = {kind.kind: tuple(pool[place] for place in places(nobody.candidates(kind))) for kind in ruleset.kinds.values()}
        #: kinds for which the pool may hold a listing that is only looked for because of her own words
        self.with_hers = {
            kind.kind
            for kind in ruleset.kinds.values()
            if any(is_described(offer, look) for look in kind.look_for if look.is_hers for offer in pool)
        }
        self.lines = tuple(offer for offer in pool if offer.is_always_open and offer.phones and offer.service_type in LISTENING_TYPES)

    def can_start(self, kind: Kind, outer: tuple[int, ...], whole: int) -> int:
        """Where a survivor can start a step of this kind herself, as far as the listings decide. Listings that are only looked for because
        of her own words (language, community, needs) count as not hers to start, which can only make the proof harder."""
        if not kind.can_start_self:
            return 0
        opens = takes = 0
        for offer in self.serving[kind.kind]:
            opened, closed = self._taken(offer, outer)
            opens |= opened
            takes |= opened | closed
        return opens if kind.needs_a_listing or kind.kind in self.with_hers else opens | (takes ^ whole)

    def line(self, outer: tuple[int, ...], needs: set[str]) -> int:
        """Where some line that answers at every hour of the week takes her, for what she named or for anyone in crisis."""
        wanted = needs or {Need.DOMESTIC_ABUSE}
        found = 0
        for offer in self.lines:
            if offer.service_type == ServiceType.MENTAL_HEALTH_CRISIS or not wanted.isdisjoint(offer.needs):
                name = f"{self.name} line {offer.key}"
                found |= self.grid.spread(
                    name, deciding_keys(offer, self.grid.audience), lambda value, o=offer: self._rings(o, value), outer
                )[0]
        return found

    def _taken(self, offer: Offer, outer: tuple[int, ...]) -> tuple[int, int]:
        """(takes her and she can start it, takes her by others only)."""
        keys = deciding_keys(offer, self.grid.audience)
        return self.grid.spread(f"{self.name} {offer.key}", keys, lambda value: self._verdict(offer, value), outer)

    def _verdict(self, offer: Offer, value: Value) -> bool | None:
        found = self._matcher(value).judge(offer)
        return (found.route_is_open or found.route is None) if isinstance(found, Match) else None

    def _rings(self, offer: Offer, value: Value) -> bool:
        found = self._matcher(value).judge(offer)
        return isinstance(found, Match) and found.route_is_open

    def _matcher(self, value: Value) -> Matcher:
        situation = situation_from({"audience": self.grid.audience} | value)
        return Matcher(person_from(situation, self.ruleset.truths(situation), self.ruleset.values["older_min"]), self.pool)


def starts(said: Said, listings: Listings, ruleset: Ruleset) -> int:
    """Where a recommended step of a specialist can be started by the survivor herself."""
    found = 0
    for kind, bits in said.recommended_specialists().items():
        if found == said.whole:
            break
        found |= bits & listings.can_start(ruleset.kinds[kind], said.outer, said.whole)
    return found
