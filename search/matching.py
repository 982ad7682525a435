"""How a query becomes results, the same for every engine: widen step by step until something is found, rank, count, explain.

An engine brings an Index, which answers three questions about one state of the rows. It must not decide what is eligible
(`search.eligibility`), what words mean (`search.planning`) or what a hit says (`search.hits`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Protocol

from django.conf import settings

from search.eligibility import Eligibility, eligibility_of
from search.hits import load_hits
from search.planning import Group, Plan, Term, about_what_is_understood, loosened, make_plan, mended, unknown_groups, without
from search.port import Facet, FacetValue, PlaceHint, Relaxation, Results, SearchQuery
from search.ranking import WINDOW, Candidate, Facts, ranked
from search.speller import Spelling
from search.tags import DISTRICT, FACETS, count_if_chosen, stated_values, tag

#: Fewer listings than this are few.
FEW = 5


@dataclass(frozen=True, slots=True)
class Wanted:
    """minimum: how many of the required groups a listing must match. groups: empty to ask for every eligible listing."""

    groups: tuple[Group, ...]
    minimum: int
    eligibility: Eligibility


@dataclass(frozen=True, slots=True)
class Counted:
    """How many listings match, and value of a facet -> how many of them have it."""

    total: int
    values: Mapping[str, int]


class Question(Protocol):
    """What is wanted, put to one state of an index."""

    def best(self, limit: int, skip: int = 0) -> tuple[int, Iterable[Candidate]]:
        """(how many match, the best of them by score, to be gone through once)."""

    def counts(self) -> Mapping[str, Mapping[str, int]]:
        """facet -> value, with its mark of `search.tags` -> how many of the matching listings have it; of districts, at least those of
        this site."""

    def count(self, others: Sequence[tuple[Eligibility, str]]) -> list[Counted]:
        """The same words under other filters: how many match, and their values in the facet named beside them ("": in none). In one go."""


class Index(Protocol):
    """One state of the rows, so that all answers to one query agree."""

    @property
    def speller(self) -> Spelling: ...

    @property
    def names(self) -> Mapping[str, str]:
        """tag -> what it is called, for needs and kinds of service."""

    def knows(self, term: Term) -> bool:
        """Whether a listing holds the term where it is looked for."""

    def ask(self, wanted: Wanted) -> Question: ...


@dataclass(frozen=True, slots=True)
class _Found:
    total: int
    candidates: Iterable[Candidate]
    plan: Plan
    minimum: int
    question: Question
    is_mended: bool = False


def answer(query: SearchQuery, index: Index, engine: str) -> Results:
    plan = make_plan(query.text, query.language)
    eligibility = eligibility_of(query)
    found = _find(plan, eligibility, query.language, index)
    hits, missing = load_hits(_page(found, query), query, found.plan, index.names)
    facets, open_total = _counts(found, eligibility, query, index)
    return Results(
        engine=engine,
        total=found.total - missing,
        hits=hits,
        facets=facets,
        showing_for=" ".join(found.plan.words) if found.is_mended else "",
        need_hints=tuple(need for need in found.plan.need_hints if need not in query.needs),
        place=PlaceHint(found.plan.place.name, found.plan.place.districts) if found.plan.place else None,
        is_urgent=plan.is_urgent or found.plan.is_urgent,
        relaxation=None if found.total else _relaxation(plan, eligibility, query.language, index),
        open_total=open_total,
    )


# --- widening -----------------------------------------------------------------------------------------------------------------
def _find(plan: Plan, eligibility: Eligibility, language: str, index: Index) -> _Found:
    """As many of the words as something says; when few listings do, whatever is about one of the things that were understood.

    Those that say more of the words still come first, because every word counts.
    """
    found = _by_words(plan, eligibility, language, index)
    if found.total < FEW:
        more = _what_is_understood(found.plan, eligibility, index)
        return replace(more, is_mended=found.is_mended) if more.total > found.total else found
    return found


def _by_words(plan: Plan, eligibility: Eligibility, language: str, index: Index) -> _Found:
    """All words; all words with their spelling mended; two thirds of them; similar words; only the words that are known.

    Mending comes before leaving words out, so that a misspelt word is not the one that is left out.
    """
    found = _all_words(plan, eligibility, index)
    if found.total or not plan.groups:
        return found
    unknown = unknown_groups(plan, index.speller, index.knows)
    better = mended(plan, language, index.speller, index.knows) if unknown else None
    if better:
        for attempt in (_all_words, _most_words, _what_is_understood):
            found = attempt(better, eligibility, index)
            if found.total:
                return replace(found, is_mended=True)
    attempts = [_most_words(plan, eligibility, index)]
    if unknown and not attempts[-1].total:
        attempts.append(_all_words(loosened(plan, unknown), eligibility, index))
    if unknown and not attempts[-1].total:
        known = without(plan, unknown)
        if known.groups:
            attempts.append(_most_words(known, eligibility, index))
    return attempts[-1]


def _all_words(plan: Plan, eligibility: Eligibility, index: Index) -> _Found:
    return _attempt(plan, len(plan.required), eligibility, index)


def _most_words(plan: Plan, eligibility: Eligibility, index: Index) -> _Found:
    return _attempt(plan, -(-2 * len(plan.required) // 3), eligibility, index)


def _what_is_understood(plan: Plan, eligibility: Eligibility, index: Index) -> _Found:
    return _attempt(about_what_is_understood(plan), 1, eligibility, index)


def _attempt(plan: Plan, minimum: int, eligibility: Eligibility, index: Index) -> _Found:
    question = index.ask(Wanted(plan.sought, minimum, eligibility))
    total, candidates = question.best(WINDOW)
    return _Found(total, candidates, plan, minimum, question)


def _page(found: _Found, query: SearchQuery) -> list[Facts]:
    """The listings of the page asked for: the window in our order, what lies beyond it in the engine's."""
    first = (query.page - 1) * query.per_page
    page = ranked(found.candidates, query, found.plan.place, first + query.per_page)[first:]
    beyond = min(query.per_page - len(page), found.total - max(first, WINDOW))
    if beyond > 0 and first + query.per_page > WINDOW:
        page += [facts for facts, _ in found.question.best(beyond, skip=max(first, WINDOW))[1]]
    return page


def _relaxation(plan: Plan, eligibility: Eligibility, language: str, index: Index) -> Relaxation | None:
    for field in eligibility.fields:
        if total := _find(plan, eligibility.without(field), language, index).total:
            return Relaxation(field, total)
    if plan.groups and (total := _all_words(Plan(), eligibility, index).total):
        return Relaxation("q", total)
    return None


# --- counting -----------------------------------------------------------------------------------------------------------------
def _counts(found: _Found, eligibility: Eligibility, query: SearchQuery, index: Index) -> tuple[tuple[Facet, ...], int | None]:
    """(all facets, how many are open). A facet that filters is counted as if it did not, so that its other values can still be chosen."""
    counts = found.question.counts()
    filtering = [key for key in FACETS if key in eligibility.fields]
    others = [(eligibility.without(key), key) for key in filtering]
    if query.count_open_at:
        others.append((eligibility.open_at(query.count_open_at), ""))
    counted = found.question.count(others)
    own = {key: each.values for key, each in zip(filtering, counted, strict=False)}
    facets = [Facet(key, _values(key, own.get(key, counts.get(key, {})), _chosen(query, key), index.names)) for key in FACETS]
    return tuple(facets), counted[-1].total if query.count_open_at else None


def _values(key: str, counts: Mapping[str, int], chosen: Sequence[str], names: Mapping[str, str]) -> tuple[FacetValue, ...]:
    offered = settings.WAYMARK_DISTRICTS if key == DISTRICT else stated_values(counts)
    group = tag(key, "")
    values = [
        FacetValue(value, names.get(group + value, ""), count_if_chosen(value, counts), counts.get(value, 0), value in chosen)
        for value in sorted({*offered, *chosen})
    ]
    values.sort(key=attrgetter("stated"), reverse=True)
    return tuple(values)


def _chosen(query: SearchQuery, key: str) -> tuple[str, ...]:
    value: str | tuple[str, ...] = query.districts if key == DISTRICT else getattr(query, key)
    return (value,) if isinstance(value, str) and value else tuple(value)
