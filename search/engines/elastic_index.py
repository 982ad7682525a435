"""What goes into Elasticsearch for a row, and how a plan and an eligibility become its queries: the twin of `tantivy_index`.

Text arrives analysed, so the server needs no language of its own and both engines match the same words. Queries are plain mappings:
they are made for every search, and building them from the library's query objects costs many times the CPU. It must not talk to a
server or read the database (that is `search.engines.elastic`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from elasticsearch.dsl import Boolean, Date, Document, GeoPoint, IntegerRange, Keyword, Long, MetaField, Text

from search.eligibility import Eligibility
from search.fields import BOOSTS, TIE_BREAKER, ages, days, shelf
from search.head import Head
from search.matching import Wanted
from search.models import SearchDocument
from search.opening import open_tokens
from search.planning import OPTIONAL_WEIGHT, Alternative, Group, Term
from search.ranking import Candidate, Facts
from search.tags import by_group

Json = dict[str, Any]

#: Lucene leaves the factor (k1 + 1) out of BM25, tantivy keeps it. With it, words and fixed scores weigh the same in both.
BM25_FACTOR = 2.2
#: Parts of a document that are only searched, never read back.
NOT_READ = ["title", "summary", "tr", "body", "words", "open", "names", "shelf"]
MAX_TAGS = 2000  # more than there are different tags
#: Between a tag and its name in `names`.
SEPARATOR = "\t"
NEAR_WORDS = 50  # of one misspelt word, as many candidates are looked at


def _analysed() -> Text:
    return Text(analyzer="whitespace", index_options="freqs")


class Listing(Document):
    """One row. Rows that are gone stay as `deleted`, so that a slow writer can't bring one back. place: of a public address only.

    stamp and analyser_version are given by one document only, the head: how far the rows were taken in (`search.head`).
    """

    key = Keyword()
    seq = Long()
    deleted = Boolean()
    title = _analysed()
    summary = _analysed()
    tr = _analysed()
    body = _analysed()
    words = Text(analyzer="whitespace", index_options="docs", norms=False)
    tags = Keyword()
    open = Keyword()
    names = Keyword()
    ages = IntegerRange()
    days = IntegerRange()
    place = GeoPoint()
    verified_on = Date()
    is_secret_place = Boolean()
    is_national = Boolean()
    shelf = Long()
    stamp = Long(index=False, doc_values=False)
    analyser_version = Keyword(index=False, doc_values=False)

    class Meta:
        dynamic = MetaField("strict")
        source = MetaField(excludes=NOT_READ)


def document_of(row: SearchDocument) -> Json:
    if row.deleted:
        return {"key": row.key, "seq": row.seq, "deleted": True}
    (youngest, oldest), (first, last) = ages(row), days(row)
    document = {
        "key": row.key,
        "seq": row.seq,
        "deleted": False,
        **{field: row.analysed[field] for field in BOOSTS},
        "words": row.analysed["words"],
        "tags": row.tags,
        "open": open_tokens(row.raw["hours"]),
        "names": [SEPARATOR.join(named) for named in row.raw["names"].items()],
        "ages": {"gte": youngest, "lte": oldest},
        "days": {"gte": first, "lte": last},
        "is_secret_place": row.raw["is_secret_place"],
        "is_national": row.raw["is_national"],
        "shelf": shelf(row),
    }
    if row.verified_on:
        document["verified_on"] = row.verified_on.isoformat()
    if row.lat is not None and row.lng is not None:
        document["place"] = {"lat": row.lat, "lon": row.lng}
    return document


def head_document(head: Head) -> Json:
    return {"seq": head.seq, "stamp": head.stamp, "analyser_version": head.version, "deleted": True}


def head_of(document: Mapping[str, Any]) -> Head:
    return Head(document["seq"], document["stamp"], document["analyser_version"])


def candidate_of(hit: Mapping[str, Any], *, by_shelf: bool) -> Candidate:
    source = hit["_source"]
    place = source.get("place") or {}
    verified_on = source.get("verified_on")
    facts = Facts(
        service_id=int(hit["_id"]),
        key=source["key"],
        tags=frozenset(source["tags"]),
        is_secret_place=source["is_secret_place"],
        is_national=source["is_national"],
        verified_on=date.fromisoformat(verified_on) if verified_on else None,
        lat=place.get("lat"),
        lng=place.get("lon"),
    )
    return facts, 1.0 if by_shelf else hit["_score"]


# --- requests -----------------------------------------------------------------------------------------------------------------
LIVE: Json = {"term": {"deleted": False}}


def best_request(wanted: Wanted, limit: int, skip: int, *, with_counts: bool) -> Json:
    """The best by score, or along the shelf when nothing was said that could give one. Ties go by key."""
    order: Json = {"_score": "desc"} if wanted.groups else {"shelf": "asc"}
    request: Json = {
        "query": _query(wanted),
        "from": skip,
        "size": limit,
        "sort": [order, {"key": "asc"}],
        "track_total_hits": True,
    }
    return request | {"aggs": _tag_counts()} if with_counts else request


def counts_request(wanted: Wanted, facet: str) -> Json:
    """How many match, and their tags in one facet ("": in none)."""
    groups = tuple(group for group in wanted.groups if group.is_required)  # the others only move a score
    query = _query(Wanted(groups, wanted.minimum, wanted.eligibility))
    request: Json = {"query": {"constant_score": {"filter": query}}, "size": 0, "track_total_hits": True}
    return request | {"aggs": _tag_counts(facet)} if facet else request


def _tag_counts(facet: str = "") -> Json:
    counted: Json = {"field": "tags", "size": MAX_TAGS}
    return {"tags": {"terms": counted | {"include": f"{facet}:.*"} if facet else counted}}


def counts_of(response: Mapping[str, Any]) -> dict[str, dict[str, int]]:
    """group -> value -> how many; {} where nothing was counted."""
    counted = response.get("aggregations", {"tags": {"buckets": ()}})
    return by_group({bucket["key"]: bucket["doc_count"] for bucket in counted["tags"]["buckets"]})


def names_request() -> Json:
    return {"query": LIVE, "size": 0, "track_total_hits": False, "aggs": {"names": {"terms": {"field": "names", "size": MAX_TAGS}}}}


def names_of(response: Mapping[str, Any]) -> dict[str, str]:
    return dict(bucket["key"].split(SEPARATOR, 1) for bucket in response["aggregations"]["names"]["buckets"])


def known_request(term: Term) -> Json:
    """Whether any listing holds the term where it is looked for, or has it as a whole word."""
    fields = _fields_of(term) if term.in_translations_only else (*BOOSTS, "words")
    filters = {"it": {"bool": {"should": [{"term": {field: term.token}} for field in fields]}}}
    return {"query": LIVE, "size": 0, "track_total_hits": False, "aggs": {"known": {"filters": {"filters": filters}}}}


def known_of(response: Mapping[str, Any]) -> bool:
    return bool(response["aggregations"]["known"]["buckets"]["it"]["doc_count"])


def near_request(word: str) -> Json:
    """Whole words of the listings that are written nearly like `word`."""
    term = {"field": "words", "analyzer": "whitespace", "suggest_mode": "always", "prefix_length": 0, "max_edits": 2, "size": NEAR_WORDS}
    return {"size": 0, "track_total_hits": False, "suggest": {"near": {"text": word, "term": term}}}


def near_of(response: Mapping[str, Any]) -> dict[str, int]:
    return {option["text"]: option["freq"] for entry in response["suggest"]["near"] for option in entry["options"]}


# --- queries ------------------------------------------------------------------------------------------------------------------
def _query(wanted: Wanted) -> Json:
    required = [_group_query(group) for group in wanted.groups if group.is_required]
    query: Json = {"filter": [LIVE, *_eligible(wanted.eligibility)]}
    refused = [{"terms": {clause.index_field: list(clause.none_of)}} for clause in wanted.eligibility.clauses if clause.none_of]
    if refused:
        query["must_not"] = refused
    if not required:
        query["must"] = [{"match_all": {}}]
    elif wanted.minimum == len(required):
        query["must"] = required
    else:
        query["must"] = [{"bool": {"should": required, "minimum_should_match": wanted.minimum}}]
    query["should"] = [_boosted(_group_query(group), OPTIONAL_WEIGHT) for group in wanted.groups if not group.is_required]
    return {"bool": query}


def _eligible(eligibility: Eligibility) -> list[Json]:
    """Filters; none of them adds to a score."""
    filters: list[Json] = [{"term": {"days": eligibility.on.toordinal()}}]
    filters += [{"terms": {clause.index_field: list(clause.any_of)}} for clause in eligibility.clauses]
    if eligibility.age is not None:
        filters.append({"term": {"ages": eligibility.age}})
    return filters


def _group_query(group: Group) -> Json:
    queries = [_alternative_query(alternative) for alternative in group.alternatives]
    queries += [{"constant_score": {"filter": {"term": {"tags": name}}, "boost": score}} for name, score in group.tags]
    return _best_of(queries)


def _alternative_query(alternative: Alternative) -> Json:
    parts = [_best_of([_term_query(field, term) for term in part for field in _fields_of(term)]) for part in alternative.parts]
    query = parts[0] if len(parts) == 1 else {"bool": {"must": parts}}
    return query if alternative.weight == 1.0 else _boosted(query, alternative.weight)


def _fields_of(term: Term) -> Iterable[str]:
    return ("tr",) if term.in_translations_only else BOOSTS


def _term_query(field: str, term: Term) -> Json:
    if term.reach:
        # As tantivy scores it: whatever word is similar enough counts the same.
        return {"fuzzy": {field: {"value": term.token, "fuzziness": term.reach, "rewrite": "constant_score", "boost": BOOSTS[field]}}}
    return {"term": {field: {"value": term.token, "boost": BOOSTS[field] * BM25_FACTOR}}}


def _best_of(queries: list[Json]) -> Json:
    return queries[0] if len(queries) == 1 else {"dis_max": {"queries": queries, "tie_breaker": TIE_BREAKER}}


def _boosted(query: Json, weight: float) -> Json:
    return {"bool": {"must": [query], "boost": weight}}
