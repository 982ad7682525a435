"""What a query demands of a listing, as filters that every engine understands. They decide who is shown, never in which order.

A fact that a listing does not give never excludes it. This module must not touch an index.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from pathways.core.eligibility import MAY_ASK
from pathways.core.vocabulary import Risk
from search.opening import open_tokens_at
from search.port import OpenAt, SearchQuery
from search.tags import ANY, DISTRICT, NOT, accepted, tag

#: Value -> values: a listing that states one of these does not rule the first out, so it is shown and has to be asked.
ASK_IF_STATED: dict[str, Mapping[str, frozenset[str]]] = {
    "gender": {asked.value: frozenset(map(str, stated)) for asked, stated in MAY_ASK.items()},
    "risk": {Risk.IMMEDIATE.value: frozenset({Risk.HIGH.value})},
}
#: The language everybody here works in; listings rarely name it.
EVERYWHERE = "en"


@dataclass(frozen=True, slots=True)
class Clause:
    """A listing passes with one of `any_of` and none of `none_of`. field: the query key it comes from. index_field: tags or open."""

    field: str
    any_of: tuple[str, ...]
    none_of: tuple[str, ...] = ()
    index_field: str = "tags"


@dataclass(frozen=True, slots=True)
class Eligibility:
    """age: in years, within the listing's limits. on: the day on which the listing must be valid."""

    clauses: tuple[Clause, ...]
    age: int | None
    on: date

    @property
    def fields(self) -> tuple[str, ...]:
        """Query keys that filter, those first whose removal asks least of a person."""
        given = {clause.field for clause in self.clauses} | ({"age"} if self.age is not None else set())
        return tuple(field for field in LEAST_HARM_FIRST if field in given)

    def open_at(self, moment: OpenAt) -> Eligibility:
        """Those that answer at `moment`, or whose hours are not known."""
        return replace(self, clauses=(*self.without("open_now").clauses, _open_clause(moment)))

    def without(self, field: str) -> Eligibility:
        kept = tuple(clause for clause in self.clauses if clause.field != field)
        return replace(self, clauses=kept, age=None if field == "age" else self.age)


LEAST_HARM_FIRST = ("open_now", "routes", "types", "needs", "languages", "risk", "age", "gender", DISTRICT)


def eligibility_of(query: SearchQuery) -> Eligibility:
    clauses: list[Clause] = []
    if query.districts:
        # Who may live in one of several districts is shown what refuses one of them: it can be asked.
        none_of = (tag(DISTRICT, query.districts[0]) + NOT,) if len(query.districts) == 1 else ()
        serves = (*(tag(DISTRICT, code) for code in query.districts), tag(DISTRICT, ANY))
        clauses.append(Clause(DISTRICT, serves, none_of))
    if query.open_at:
        clauses.append(_open_clause(query.open_at))
    risks = () if query.risk == Risk.UNKNOWN else (query.risk,)
    languages = () if EVERYWHERE in query.languages else query.languages
    chosen: Iterable[tuple[str, tuple[str, ...]]] = (
        ("gender", (query.gender,)),
        ("risk", risks),
        ("languages", languages),
        ("needs", query.needs),
        ("types", query.types),
        ("routes", query.routes),
    )
    clauses += [Clause(field, accepted(field, values)) for field, values in chosen if any(values)]
    return Eligibility(tuple(clauses), query.age, query.on)


def _open_clause(moment: OpenAt) -> Clause:
    return Clause("open_now", open_tokens_at(moment), index_field="open")
