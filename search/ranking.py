"""In which order eligible listings are shown: the engine's score, moved a little by facts that a reader can be told.

    says it is for your area, not national  x 1.15      says that it has your language      x 1.20
    works where a place was named           x 1.25      confirmed within the review period  x 1.05
    works only elsewhere                    x 0.50      a public address within 5 / 15 km   x 1.10 / x 1.05

Without words every listing has the score 1, so these facts alone decide, then the key. A kind whose place is secret is moved by
confirmation and language only: nothing about where it is may show in an order.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings

from search.places import NamedPlace
from search.port import Near, SearchQuery
from search.tags import ANY, ASK, DISTRICT, tag
from services.geography.distance import LatLng, whole_km

LOCAL, IN_NAMED_PLACE, ONLY_ELSEWHERE, HAS_LANGUAGE, CONFIRMED = 1.15, 1.25, 0.5, 1.20, 1.05
NEARBY = ((5, 1.10), (15, 1.05))
#: As many of the best by the engine's score are put in order; the rest follow as the engine ranks them.
WINDOW = 200


@dataclass(frozen=True, slots=True)
class Facts:
    """What ranking knows of a listing. verified_on: None when nobody confirmed it."""

    service_id: int
    key: str
    tags: frozenset[str]
    is_secret_place: bool
    is_national: bool
    verified_on: date | None
    lat: float | None
    lng: float | None


@dataclass(frozen=True, slots=True)
class Candidate:
    facts: Facts
    score: float


def ranked(candidates: Iterable[Candidate], query: SearchQuery, place: NamedPlace | None) -> list[Candidate]:
    """Best first; the same candidates always come in the same order."""
    fresh = query.on - timedelta(days=settings.WAYMARK_REVIEW_EVERY_DAYS)
    by_rank = [(-round(each.score * standing(each.facts, query, place, fresh), 4), each.facts.key, each) for each in candidates]
    return [each for _, _, each in sorted(by_rank, key=lambda entry: entry[:2])]


def standing(facts: Facts, query: SearchQuery, place: NamedPlace | None, fresh_since: date) -> float:
    """What the score is multiplied with."""
    factor = 1.0
    if facts.verified_on is not None and facts.verified_on >= fresh_since:
        factor *= CONFIRMED
    if any(says_language(facts.tags, language) for language in query.languages):
        factor *= HAS_LANGUAGE
    if facts.is_secret_place:
        return factor
    if not facts.is_national:
        factor *= LOCAL
    if place:
        if any(tag(DISTRICT, code) in facts.tags for code in place.districts):
            factor *= IN_NAMED_PLACE
        elif tag(DISTRICT, ANY) not in facts.tags:
            factor *= ONLY_ELSEWHERE
    kilometres = distance_km(facts.lat, facts.lng, query.near)
    return factor * next((better for within, better in NEARBY if kilometres is not None and kilometres <= within), 1.0)


def says_language(tags: Iterable[str], language: str) -> bool:
    name = tag("languages", language)
    return name in tags or name + ASK in tags


def distance_km(lat: float | None, lng: float | None, near: Near | None) -> int | None:
    """Whole kilometres between two points; None when one of them is not known."""
    if near is None or lat is None or lng is None:
        return None
    return whole_km(LatLng(near.lat, near.lng), LatLng(lat, lng))
