"""A tantivy index in memory: what goes into it for a row, and how a plan and an eligibility become its queries.

Which listings match, and the facets, are counted in bits (`search.engines.bits`); tantivy is asked for the best of them, with the words
and filters that make a difference. It must not read the database or keep state about processes and changes (that is
`search.engines.embedded`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import tantivy
from django.conf import settings
from tantivy import FieldType, Occur, Query

from pathways.core.remembering import kept
from search.eligibility import Eligibility
from search.engines.bits import MOST_KEPT, BitState, Filter, Matched
from search.fields import BOOSTS, TIE_BREAKER, ages, days
from search.matching import Counted, Wanted
from search.models import SearchDocument
from search.opening import open_tokens
from search.planning import OPTIONAL_WEIGHT, Alternative, Group, Term
from search.ranking import Candidate
from search.speller import Speller
from search.tags import DISTRICT, FACETS

#: Bytes. The least that tantivy accepts; what a row takes while it is written, twice over; the most. With room for all rows the index is
#: one segment, which answers a sixth faster than the seven that 50,000 listings were in the least.
LEAST_MEMORY, MEMORY_OF_A_ROW, MOST_MEMORY = 15_000_000, 4_000, 400_000_000


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("id", indexed=True, fast=True)
    builder.add_text_field("ref", tokenizer_name="raw", index_option="basic")  # the same as `id`; see TantivyIndex.apply
    for name in BOOSTS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("tags", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("open", tokenizer_name="raw", index_option="basic")
    for name in ("age_min", "age_max", "first_day", "last_day"):
        builder.add_unsigned_field(name, indexed=True, fast=True)
    return builder.build()


SCHEMA = _schema()
ALL = Query.all_query()


class TantivyIndex:
    """Holds no file. Writers live only while they write, so that nothing of them is left when the process forks."""

    def __init__(self) -> None:
        self._index = tantivy.Index(SCHEMA)
        self._index.config_reader("manual")  # by itself it would start a thread

    def apply(self, rows: Sequence[SearchDocument]) -> tantivy.Searcher:
        """Put these rows in, in place of what was known of the same listings; tombstones only take out. Returns the new state."""
        writer = self._index.writer(min(max(LEAST_MEMORY, len(rows) * MEMORY_OF_A_ROW), MOST_MEMORY), 1)
        for row in rows:
            # By text: deleting by a number takes nothing out of an unsigned field, and says nothing (tantivy 0.27).
            writer.delete_documents_by_term("ref", str(row.service_id))
            if not row.deleted:
                writer.add_document(tantivy.Document.from_dict(_fields(row), SCHEMA))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        return self._index.searcher()


def _fields(row: SearchDocument) -> dict[str, Any]:
    (youngest, oldest), (first, last) = ages(row), days(row)
    return {
        "id": row.service_id,
        "ref": str(row.service_id),
        **{name: row.analysed[name] for name in BOOSTS},
        "tags": row.tags,
        "open": open_tokens(row.raw["hours"]),
        "age_min": youngest,
        "age_max": oldest,
        "first_day": first,
        "last_day": last,
    }


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One state of the index with what else is known of its listings; satisfies `search.matching.Index`."""

    searcher: tantivy.Searcher
    state: BitState
    names: Mapping[str, str]
    speller: Speller
    queries: dict[int, tuple[Alternative, Query]] = field(default_factory=dict, compare=False)

    def knows(self, term: Term) -> bool:
        return self.state.says(term)

    def ask(self, wanted: Wanted) -> AskedSnapshot:
        return AskedSnapshot(self, wanted, self.state.match(wanted))


@dataclass(frozen=True, slots=True)
class AskedSnapshot:
    snapshot: Snapshot
    wanted: Wanted
    matched: Matched

    def best(self, limit: int, skip: int = 0) -> tuple[int, Iterable[Candidate]]:
        """Without words no listing has a score, so they come along the shelf."""
        state, mask = self.snapshot.state, self.matched.mask
        if not mask:
            return 0, []
        if not self.wanted.groups:
            return mask.bit_count(), [(each, 1.0) for each in state.in_order(mask, limit, skip)]
        searcher, query = self.snapshot.searcher, _Reader(state, self.snapshot.queries).query(self.matched, self.wanted.minimum)
        found = searcher.search(query, limit, count=False, offset=skip)
        hits = found.hits  # tantivy makes this list anew each time it is asked
        ids = searcher.fast_field_values("id", [address for _, address in hits])
        facts, bits = state.index.facts, state.bits
        return mask.bit_count(), (
            (facts[bits[number]], score)  # type: ignore[index] # every document has an id
            for number, (score, _) in zip(ids, hits, strict=True)
        )

    def counts(self) -> Mapping[str, Mapping[str, int]]:
        state, mask = self.snapshot.state, self.matched.mask
        counts = {facet: state.count(mask, facet) for facet in FACETS if facet != DISTRICT}
        return counts | {DISTRICT: state.count_districts(mask, settings.WAYMARK_DISTRICTS)}

    def count(self, others: Sequence[tuple[Eligibility, str]]) -> list[Counted]:
        state = self.snapshot.state
        masks = [(state.filtered(self.matched.said, other), facet) for other, facet in others]
        return [Counted(mask.bit_count(), state.count(mask, facet)) for mask, facet in masks]


# --- queries ------------------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class _Reader:
    """Writes queries for one state: terms are looked for only in the fields where any listing has them.

    listed: the queries of synonyms, which are the same in every search.
    """

    state: BitState
    listed: dict[int, tuple[Alternative, Query]]

    def query(self, matched: Matched, minimum: int) -> Query:
        required = [self._group(group) for group in matched.groups if group.is_required]
        parts = [part for each in matched.filters for part in _filter(each)]
        if len(required) > minimum:
            parts.append((Occur.Must, Query.boolean_query([(Occur.Should, query) for query in required], minimum)))
        else:
            parts += [(Occur.Must, query) for query in required]
        if not required:
            parts.append((Occur.Must, ALL))
        optional = [self._group(group) for group in matched.groups if not group.is_required]
        parts += [(Occur.Should, Query.boost_query(query, OPTIONAL_WEIGHT)) for query in optional]
        return Query.boolean_query(parts)

    def _group(self, group: Group) -> Query:
        queries = [self._alternative(alternative) for alternative in group.alternatives]
        queries += [Query.const_score_query(Query.term_query(SCHEMA, "tags", name, "basic"), score) for name, score in group.tags]
        return queries[0] if len(queries) == 1 else Query.disjunction_max_query(queries, TIE_BREAKER)

    def _alternative(self, alternative: Alternative) -> Query:
        return kept(self.listed, alternative, self._made, MOST_KEPT) if alternative.is_listed else self._made(alternative)

    def _made(self, alternative: Alternative) -> Query:
        parts = [self._part(part) for part in alternative.parts]
        query = parts[0] if len(parts) == 1 else Query.boolean_query([(Occur.Must, part) for part in parts])
        return query if alternative.weight == 1.0 else Query.boost_query(query, alternative.weight)

    def _part(self, part: tuple[Term, ...]) -> Query:
        queries = [query for term in part for query in self._term(term)]
        return queries[0] if len(queries) == 1 else Query.disjunction_max_query(queries, TIE_BREAKER)

    def _term(self, term: Term) -> Iterator[Query]:
        index = self.state.index
        if not term.reach:
            for name in ("tr",) if term.in_translations_only else index.fields_of(term.token):
                yield Query.boost_query(Query.term_query(SCHEMA, name, term.token, "freq"), BOOSTS[name])
            return
        # Whatever word is similar enough counts the same.
        tokens = index.tokens(term)
        for name in ("tr",) if term.in_translations_only else BOOSTS:
            if similar := [token for token in tokens if name in index.fields_of(token)]:
                yield Query.const_score_query(_terms_query(name, similar), BOOSTS[name])


def _filter(demanded: Filter) -> Iterator[tuple[Occur, Query]]:
    """None adds to a score."""
    for query in _demands(demanded):
        yield Occur.Must, Query.const_score_query(query, 0.0)
    if demanded.clause and demanded.clause.none_of:
        yield Occur.MustNot, _terms_query(demanded.clause.index_field, demanded.clause.none_of)


def _demands(demanded: Filter) -> Iterator[Query]:
    if demanded.clause:
        yield _terms_query(demanded.clause.index_field, demanded.clause.any_of)
    if demanded.day is not None:
        yield _range("first_day", highest=demanded.day)
        yield _range("last_day", lowest=demanded.day)
    if demanded.age is not None:
        yield _range("age_min", highest=demanded.age)
        yield _range("age_max", lowest=demanded.age)


def _terms_query(field: str, values: Iterable[str]) -> Query:
    # A term_set_query would say the same and takes twenty times as long for a handful of values (measured).
    return Query.boolean_query([(Occur.Should, Query.term_query(SCHEMA, field, value, "basic")) for value in values])


def _range(field: str, *, lowest: int | None = None, highest: int | None = None) -> Query:
    return Query.range_query(SCHEMA, field, FieldType.Unsigned, lowest, highest)
