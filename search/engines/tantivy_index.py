"""A tantivy index in memory: what goes into it for a row, and how a plan and an eligibility become its queries.

It must not read the database or keep state about processes and changes (that is `search.engines.embedded`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import tantivy
from tantivy import FieldType, Occur, Query

from search.eligibility import Eligibility
from search.fields import BOOSTS, TIE_BREAKER, ages, days, shelf
from search.matching import Wanted
from search.models import SearchDocument
from search.opening import open_tokens
from search.planning import OPTIONAL_WEIGHT, Alternative, Group, Term
from search.ranking import Candidate, Facts
from search.speller import Speller

WRITER_MEMORY = 15_000_000  # bytes; the least that tantivy accepts
MAX_TAGS = 2000  # more than there are different tags


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("id", indexed=True, fast=True)
    builder.add_text_field("ref", tokenizer_name="raw", index_option="basic")  # the same as `id`; see TantivyIndex.apply
    for field in BOOSTS:
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("tags", fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("open", tokenizer_name="raw", index_option="basic")
    for field in ("age_min", "age_max", "first_day", "last_day"):
        builder.add_unsigned_field(field, indexed=True, fast=True)
    builder.add_unsigned_field("shelf", fast=True)
    return builder.build()


SCHEMA = _schema()
ALL = Query.all_query()


class TantivyIndex:
    """Holds no file. Writers live only while they write, so that nothing of them is left when the process forks."""

    def __init__(self) -> None:
        self._index = tantivy.Index(SCHEMA)
        self._index.config_reader("manual")  # by itself it would start a thread

    def apply(self, rows: Iterable[SearchDocument]) -> tantivy.Searcher:
        """Put these rows in, in place of what was known of the same listings; tombstones only take out. Returns the new state."""
        writer = self._index.writer(WRITER_MEMORY, 1)
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
        **{field: row.analysed[field] for field in BOOSTS},
        "tags": row.tags,
        "open": open_tokens(row.raw["hours"]),
        "age_min": youngest,
        "age_max": oldest,
        "first_day": first,
        "last_day": last,
        "shelf": shelf(row),
    }


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One state of the index with what else is known of its listings; satisfies `search.matching.Index`."""

    searcher: tantivy.Searcher
    facts: Mapping[int, Facts]
    names: Mapping[str, str]
    speller: Speller

    def knows(self, token: str) -> bool:
        return any(self.searcher.doc_freq(field, token) for field in BOOSTS)

    def ask(self, wanted: Wanted) -> AskedSnapshot:
        return AskedSnapshot(self, _query(wanted), by_shelf=not wanted.groups)

    def count(self, wanted: Sequence[Wanted]) -> list[Mapping[str, int]]:
        return [self.ask(each).tag_counts() for each in wanted]


@dataclass(frozen=True, slots=True)
class AskedSnapshot:
    """by_shelf: no words were given, so no listing has a score."""

    snapshot: Snapshot
    query: Query
    by_shelf: bool

    def best(self, limit: int, skip: int = 0) -> tuple[int, list[Candidate]]:
        searcher = self.snapshot.searcher
        if self.by_shelf:
            found = searcher.search(self.query, limit, offset=skip, order_by_field="shelf", order=tantivy.Order.Asc)
        else:
            found = searcher.search(self.query, limit, offset=skip)
        ids = searcher.fast_field_values("id", [address for _, address in found.hits])
        scores = [1.0 if self.by_shelf else score for score, _ in found.hits]
        total: int = found.count  # type: ignore[attr-defined] # tantivy's types forget it
        return total, [Candidate(self.snapshot.facts[int(number or 0)], score) for number, score in zip(ids, scores, strict=True)]

    def tag_counts(self) -> Mapping[str, int]:
        counted = self.snapshot.searcher.aggregate(self.query, {"tags": {"terms": {"field": "tags", "size": MAX_TAGS}}})
        return {bucket["key"]: bucket["doc_count"] for bucket in counted["tags"]["buckets"]}


# --- queries ------------------------------------------------------------------------------------------------------------------
def _query(wanted: Wanted) -> Query:
    required = [_group_query(group) for group in wanted.groups if group.is_required]
    parts = [(Occur.Must, query) for query in _eligible(wanted.eligibility)]
    parts += [(Occur.MustNot, _terms_query(clause.index_field, clause.none_of)) for clause in wanted.eligibility.clauses if clause.none_of]
    if wanted.minimum == len(required):
        parts += [(Occur.Must, query) for query in required]
    else:
        parts.append((Occur.Must, Query.boolean_query([(Occur.Should, query) for query in required], wanted.minimum)))
    if not required:
        parts.append((Occur.Must, ALL))
    parts += [(Occur.Should, Query.boost_query(_group_query(group), OPTIONAL_WEIGHT)) for group in wanted.groups if not group.is_required]
    return Query.boolean_query(parts)


def _eligible(eligibility: Eligibility) -> list[Query]:
    """Filters; none of them adds to a score."""
    day = eligibility.on.toordinal()
    queries = [_range("first_day", highest=day), _range("last_day", lowest=day)]
    queries += [_terms_query(clause.index_field, clause.any_of) for clause in eligibility.clauses]
    if eligibility.age is not None:
        queries += [_range("age_min", highest=eligibility.age), _range("age_max", lowest=eligibility.age)]
    return [Query.const_score_query(query, 0.0) for query in queries]


def _terms_query(field: str, values: Iterable[str]) -> Query:
    # A term_set_query would say the same and takes twenty times as long for a handful of values (measured).
    return Query.boolean_query([(Occur.Should, Query.term_query(SCHEMA, field, value, "basic")) for value in values])


def _range(field: str, *, lowest: int | None = None, highest: int | None = None) -> Query:
    return Query.range_query(SCHEMA, field, FieldType.Unsigned, lowest, highest)


def _group_query(group: Group) -> Query:
    queries = [_alternative_query(alternative) for alternative in group.alternatives]
    queries += [Query.const_score_query(Query.term_query(SCHEMA, "tags", name, "basic"), score) for name, score in group.tags]
    return queries[0] if len(queries) == 1 else Query.disjunction_max_query(queries, TIE_BREAKER)


def _alternative_query(alternative: Alternative) -> Query:
    parts = [_part_query(part) for part in alternative.parts]
    query = parts[0] if len(parts) == 1 else Query.boolean_query([(Occur.Must, part) for part in parts])
    return query if alternative.weight == 1.0 else Query.boost_query(query, alternative.weight)


def _part_query(part: tuple[Term, ...]) -> Query:
    queries = [_term_query(field, term) for term in part for field in (("tr",) if term.in_translations_only else BOOSTS)]
    return Query.disjunction_max_query(queries, TIE_BREAKER)


def _term_query(field: str, term: Term) -> Query:
    if term.reach:
        query = Query.fuzzy_term_query(SCHEMA, field, term.token, term.reach)
    else:
        query = Query.term_query(SCHEMA, field, term.token, "freq")
    return Query.boost_query(query, BOOSTS[field])
