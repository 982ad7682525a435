"""How facts about a listing are written as tags, for filters and counts. One place, so that rows, engines and queries agree.

types:idva          it is one                       gender:*          not known, or for anybody: never excluded
gender:woman        it says so                      languages:lt&*    it says so, and others are not excluded either
gender:trans_woman? it does not say: ask            not_district:E07  it does not take people who live there
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

#: Query keys that have a facet, in the order in which they are shown.
FACETS = ("types", "needs", "routes", "languages", "gender", "risk", "district")
DISTRICT = "district"
ANY = "*"
ASK = "?"
BOTH = "&*"
NOT = "!"
#: Facts that move a listing a little (`search.ranking`); no filter and no facet asks for them.
DAY_AND_NIGHT, FOR_SOME, ASKED_FOR = "standing:day_and_night", "standing:for_some", "standing:asked_for"


def tag(group: str, value: str) -> str:
    return f"{group}:{value}"


def group_tags(group: str, stated: Iterable[str], *, ask: Iterable[str] = (), for_any: bool = False) -> list[str]:
    """Tags of one fact. stated: values it names; ask: values it neither names nor rules out; for_any: no value is ruled out."""
    stated = sorted(stated)
    tags = [tag(group, value) for value in stated]
    if for_any:
        return [*tags, tag(group, ANY), *(tag(group, value) + BOTH for value in stated)]
    return [*tags, *(tag(group, value) + ASK for value in sorted(set(ask) - set(stated)))]


def accepted(group: str, values: Iterable[str]) -> tuple[str, ...]:
    """Tags of which a listing must have one so that any of `values` is not excluded."""
    named = (name for value in values for name in (tag(group, value), tag(group, value) + ASK))
    return (*named, tag(group, ANY))


def by_group(counts: Mapping[str, int]) -> dict[str, dict[str, int]]:
    """{"gender:woman": 3} as {"gender": {"woman": 3}}."""
    groups: dict[str, dict[str, int]] = {}
    for name, count in counts.items():
        group, _, value = name.partition(":")
        groups.setdefault(group, {})[value] = count
    return groups


def stated_values(counts: Mapping[str, int]) -> list[str]:
    """Values of one group that at least one listing states."""
    return [value for value in counts if value[-1] not in _MARKS]


_MARKS = ANY + ASK + NOT  # BOTH ends in ANY


def count_if_chosen(value: str, counts: Mapping[str, int]) -> int:
    """Listings that choosing `value` alone would leave. counts: those of its group."""
    stated_or_ask = counts.get(value, 0) + counts.get(value + ASK, 0)
    for_any = counts.get(ANY, 0)
    return stated_or_ask + for_any - counts.get(value + BOTH, 0) - counts.get(value + NOT, 0) if for_any else stated_or_ask
