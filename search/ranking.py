"""In which order eligible listings are shown: the engine's score, moved a little by facts that a reader can be told.

    says it is for your area, not national  x 1.15      says that it has your language      x 1.20
    works where a place was named           x 1.25      confirmed within the review period  x 1.05
    works only elsewhere                    x 0.50      a public address within 5 / 15 km   x 1.10 / x 1.05
    answers day and night                   x 1.03      made for some ages or communities   x 0.95
    only a professional can ask for it      x 0.85

Without words every listing has the score 1, so these facts alone decide, then the key. A kind whose place is secret is
never moved by the facts about places: nothing about where it is may show in an order.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from heapq import heappush, heappushpop
from math import prod
from operator import itemgetter

from django.conf import settings

from search.places import NamedPlace
from search.port import Near, SearchQuery
from search.tags import ANY, ASK, ASKED_FOR, DAY_AND_NIGHT, DISTRICT, FOR_SOME, tag
from services.geography.distance import LatLng, whole_km

LOCAL, IN_NAMED_PLACE, ONLY_ELSEWHERE, HAS_LANGUAGE, CONFIRMED = 1.15, 1.25, 0.5, 1.20, 1.05
DAY_AND_NIGHT_TOO, FOR_SOME_ONLY, ASKED_FOR_ONLY = 1.03, 0.95, 0.85
RANK_DIGITS = 4
ROUNDED = 10**-RANK_DIGITS  # more than rounding can add
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


#: A listing and the engine's score of it. A plain tuple, because two hundred are made for a search.
Candidate = tuple[Facts, float]


def ranked(candidates: Iterable[Candidate], query: SearchQuery, place: NamedPlace | None, most: int) -> list[Facts]:
    """The first `most`, best first; the same candidates always come in the same order. candidates: best score first.

    They are looked at only as far as the facts about them could lift one among the first.
    """
    fresh = query.on - timedelta(days=settings.WAYMARK_REVIEW_EVERY_DAYS)
    asked = _Asked(
        fresh,
        frozenset(name for code in query.languages for name in _language_tags(code)),
        frozenset(tag(DISTRICT, code) for code in place.districts) if place else None,
        query.near,
    )
    highest = _highest_standing(asked)
    by_rank: list[tuple[float, str, Facts]] = []
    first: list[float] = []  # a heap of the `most` highest ranks
    for facts, score in candidates:
        if len(first) == most and score * highest + ROUNDED < first[0]:
            break
        rank = round(score * _standing(facts, asked), RANK_DIGITS)
        by_rank.append((-rank, facts.key, facts))
        if len(first) < most:
            heappush(first, rank)
        else:
            heappushpop(first, rank)
    return [facts for _, _, facts in sorted(by_rank, key=itemgetter(0, 1))[:most]]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What of a query moves a listing. languages, districts: tags; districts is None when no place was named."""

    fresh_since: date
    languages: frozenset[str]
    districts: frozenset[str] | None
    near: Near | None


def _highest_standing(asked: _Asked) -> float:
    """What no listing's standing is above."""
    lifted = [CONFIRMED, LOCAL, DAY_AND_NIGHT_TOO]
    lifted += [HAS_LANGUAGE] if asked.languages else []
    lifted += [IN_NAMED_PLACE] if asked.districts is not None else []
    lifted += [NEARBY[0][1]] if asked.near is not None else []
    return prod(lifted)


def _standing(facts: Facts, asked: _Asked) -> float:
    """What the score is multiplied with."""
    factor = 1.0
    if facts.verified_on is not None and facts.verified_on >= asked.fresh_since:
        factor *= CONFIRMED
    if asked.languages and not asked.languages.isdisjoint(facts.tags):
        factor *= HAS_LANGUAGE
    if FOR_SOME in facts.tags:
        factor *= FOR_SOME_ONLY
    if ASKED_FOR in facts.tags:
        factor *= ASKED_FOR_ONLY
    if DAY_AND_NIGHT in facts.tags:
        factor *= DAY_AND_NIGHT_TOO
    if facts.is_secret_place:
        return factor
    if not facts.is_national:
        factor *= LOCAL
    if asked.districts is not None:
        if not asked.districts.isdisjoint(facts.tags):
            factor *= IN_NAMED_PLACE
        elif _EVERYWHERE not in facts.tags:
            factor *= ONLY_ELSEWHERE
    if asked.near is not None:
        kilometres = distance_km(facts.lat, facts.lng, asked.near)
        factor *= next((better for within, better in NEARBY if kilometres is not None and kilometres <= within), 1.0)
    return factor


_EVERYWHERE = tag(DISTRICT, ANY)


def _language_tags(code: str) -> tuple[str, str]:
    name = tag("languages", code)
    return name, name + ASK


def says_language(tags: Iterable[str], language: str) -> bool:
    return not set(_language_tags(language)).isdisjoint(tags)


def distance_km(lat: float | None, lng: float | None, near: Near | None) -> int | None:
    """Whole kilometres between two points; None when one of them is not known."""
    if near is None or lat is None or lng is None:
        return None
    return whole_km(LatLng(near.lat, near.lng), LatLng(lat, lng))
