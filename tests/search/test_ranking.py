"""The order of what was found: only as much of it is looked at as could matter, and that changes nothing."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from search.places import NamedPlace
from search.port import Near, SearchQuery
from search.ranking import Candidate, Facts, ranked
from search.tags import ASKED_FOR, DAY_AND_NIGHT, FOR_SOME

TODAY = date(2026, 11, 26)
TAGS = ("district:*", "district:E07000010", "district:E07000008", "languages:lt", FOR_SOME, ASKED_FOR, DAY_AND_NIGHT)
FENLAND = NamedPlace("Wisbech", ("E07000010",), is_everyday_word=False)


def facts(number: int, tags: frozenset[str], is_secret: bool, is_national: bool, day: date | None, lat: float | None) -> Facts:
    return Facts(number, f"key-{number:04}", tags, is_secret, is_national, day, lat, None if lat is None else 0.1)


def candidates(chance: Random) -> list[Candidate]:
    """Scores near each other, so that the facts decide."""
    found = []
    for number, score in enumerate(sorted((chance.uniform(5, 12) for _ in range(60)), reverse=True)):
        tags = frozenset(name for name in TAGS if chance.random() < 0.5)
        lat, day = chance.choice((None, 52.5, 54.0)), chance.choice((None, TODAY))
        found.append((facts(number, tags, chance.random() < 0.2, chance.random() < 0.5, day, lat), score))
    return found


@pytest.mark.parametrize("place", [None, FENLAND])
@pytest.mark.parametrize("near", [None, Near(52.5, 0.1)])
@pytest.mark.parametrize("languages", [(), ("lt",)])
def test_the_first_are_the_first_of_all(place, near, languages):
    query, chance = SearchQuery(on=TODAY, near=near, languages=languages), Random(8)
    for _ in range(150):
        found = candidates(chance)
        whole = ranked(found, query, place, len(found) + 1)
        for most in (1, 2, 5, 10):
            assert ranked(iter(found), query, place, most) == whole[:most]


def test_no_more_is_looked_at_than_could_be_among_the_first():
    looked_at = []

    def one_by_one():
        for number in range(200):
            looked_at.append(number)
            yield facts(number, frozenset(), False, True, None, None), 100 / (number + 1)

    first = ranked(one_by_one(), SearchQuery(on=TODAY), None, 10)
    assert [each.service_id for each in first] == list(range(10))
    assert len(looked_at) < 20
