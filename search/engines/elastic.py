"""The engine on an Elasticsearch cluster: follows the SearchDocument rows as the embedded one does, in an index that all workers share.

Whoever searches first after a change takes it in. Rows are written under their change numbers, so it does not matter who else
writes, in which order, or whether one stops half-way. A rebuild fills a new index beside the old one and then moves the alias. Every
call has a short time limit and none is tried again: `search.breaker` lets the embedded engine answer instead.
It must not decide what matches (`search.matching`) or how a row is indexed (`search.engines.elastic_index`).
"""

from __future__ import annotations

import logging
import os
import time
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection
from elastic_transport import TransportError
from elasticsearch import ApiError, BadRequestError, Elasticsearch, NotFoundError
from elasticsearch.helpers import scan, streaming_bulk

from search.analysis import ANALYSER_VERSION
from search.eligibility import Eligibility
from search.engines import elastic_index as requests
from search.engines.elastic_index import Json, Listing
from search.engines.failures import unavailable_after
from search.head import NOTHING, Head, newest_head
from search.matching import Counted, Wanted, answer
from search.models import SearchDocument
from search.planning import Term
from search.port import EngineStatus, Progress, QueryRefused, Results, SearchQuery, SearchUnavailable
from search.ranking import WINDOW, Candidate
from search.speller import Speller, can_be_mended, nearest, standing_vocabulary

logger = logging.getLogger(__name__)

#: Seconds: of one call while a visitor waits; of one call of a rebuild.
PATIENCE, REBUILD_PATIENCE = 0.5, 30.0
#: Rows that one search takes in at most, and as many as a search may make the whole index from; beyond, `rebuild_search` does.
FOLLOW_AT_ONCE, REBUILD_AT_ONCE = 200, 2000
BULK = 500
#: Seconds for which a worker trusts what it knows of the index without asking. Who swaps, restores or deletes one is noticed then.
TRUST = 5.0
#: Seconds for which an index that is behind may still answer. Hits come from the rows, so nothing unpublished shows meanwhile.
MAY_BE_BEHIND = 60.0
HEAD_ID = "head"
#: Copies of a shard differ a little in what they count, so the same words always ask the same copy; other words ask another.
COPIES = 16
LEVELS = ("warn", "info", "debug", "trace")

_unavailable_when_it_fails = unavailable_after("elasticsearch", DatabaseError, TransportError, ApiError)


@dataclass
class _Held:
    """What one process knows: its own connections, and how far the index was when it last looked. A fork starts with a new one."""

    client: Elasticsearch
    head: Head = NOTHING
    names: Mapping[str, str] = field(default_factory=dict)
    looked_at: float = float("-inf")
    behind_since: float | None = None


class ElasticEngine:
    name = "elasticsearch"

    def __init__(self, patience: float = PATIENCE) -> None:
        self.alias: str = settings.WAYMARK_SEARCH_INDEX
        self._patience = patience
        self._by_process: dict[int, _Held] = {}

    @_unavailable_when_it_fails
    def search(self, query: SearchQuery) -> Results:
        held = self._held()
        self._keep_up(held)
        preference = f"copy{zlib.crc32(query.text.encode()) % COPIES}"
        try:
            return answer(query, _ServerIndex(held.client, self.alias, held.names, preference), self.name)
        except BadRequestError:
            raise QueryRefused("the search server refused this query") from None
        except ApiError:
            held.looked_at = float("-inf")  # the index may be gone: look before the next search
            raise

    @_unavailable_when_it_fails
    def refresh(self) -> int:
        held = self._held()
        held.looked_at = float("-inf")
        self._keep_up(held)
        return held.head.seq

    @_unavailable_when_it_fails
    def rebuild(self, progress: Progress | None = None) -> int:
        held = self._held()
        documents = _rebuild(held.client, self.alias, progress)
        held.looked_at = float("-inf")
        return documents

    @_unavailable_when_it_fails
    def status(self) -> EngineStatus:
        client = self._held().client
        client.cluster.health()
        reached = _reached(client, self.alias) or NOTHING
        documents = _count(client, self.alias) if reached != NOTHING else 0
        outdated = SearchDocument.objects.filter(deleted=False).exclude(analyser_version=ANALYSER_VERSION).count()
        return EngineStatus(self.name, documents, reached.seq, newest_head().seq, outdated)

    @_unavailable_when_it_fails
    def indexed(self) -> Mapping[int, int]:
        held = self._held()
        patient = replace(held, client=_patient(held.client))
        self._keep_up(patient)
        found = scan(patient.client, index=self.alias, query={"query": requests.LIVE, "_source": ["seq"]})
        return {int(hit["_id"]): hit["_source"]["seq"] for hit in found}

    def _held(self) -> _Held:
        process = os.getpid()
        if process not in self._by_process:
            self._by_process[process] = _Held(_client(self._patience))
        return self._by_process[process]

    def _keep_up(self, held: _Held) -> None:
        """Take in what changed since; raises SearchUnavailable when that is more than a search may wait for."""
        newest = newest_head()
        if newest == held.head and time.monotonic() - held.looked_at < TRUST:
            return
        reached = _reached(held.client, self.alias)
        if _sees_committed_rows():
            if reached is None or not newest.continues(reached):
                if SearchDocument.objects.count() > REBUILD_AT_ONCE:
                    raise SearchUnavailable("the search index can't follow the rows; run `manage.py rebuild_search`")
                _rebuild(held.client, self.alias)
                reached = _reached(held.client, self.alias)
            elif reached != newest:
                reached = _take_in(held.client, self.alias, reached, at_most=FOLLOW_AT_ONCE)
        if reached is None:
            raise SearchUnavailable("there is no search index; run `manage.py rebuild_search`")
        if reached != held.head:
            held.names = requests.names_of(_asked(held.client, self.alias, requests.names_request()))
        held.head, held.looked_at = reached, time.monotonic()
        self._mind_the_lag(held, newest)

    def _mind_the_lag(self, held: _Held, newest: Head) -> None:
        if held.head.seq >= newest.seq:
            held.behind_since = None
            return
        held.behind_since = held.behind_since or held.looked_at
        if held.looked_at - held.behind_since > MAY_BE_BEHIND:
            raise SearchUnavailable("the search index has been behind the rows for too long")


def _client(patience: float) -> Elasticsearch:
    """Nothing is asked of the server here. A call is never tried again, but one that a dead node refuses goes to the next node at once:
    else the one search that tries again after a pause could find the dead node each time."""
    nodes = settings.ELASTICSEARCH_URL.split()
    options: dict[str, Any] = {
        "request_timeout": patience,
        "max_retries": len(nodes) - 1,
        "retry_on_timeout": False,
        "retry_on_status": (),
    }
    if settings.ELASTICSEARCH_API_KEY:
        options["api_key"] = settings.ELASTICSEARCH_API_KEY
    elif settings.ELASTICSEARCH_USER:
        options["basic_auth"] = (settings.ELASTICSEARCH_USER, settings.ELASTICSEARCH_PASSWORD)
    if settings.ELASTICSEARCH_CA:
        options["ca_certs"] = settings.ELASTICSEARCH_CA
    return Elasticsearch(nodes, **options)


def _patient(client: Elasticsearch) -> Elasticsearch:
    """The same for a command, which may wait, and ask another node when one has just died."""
    return client.options(request_timeout=REBUILD_PATIENCE, max_retries=3)


def _sees_committed_rows() -> bool:
    """Rows of an open transaction may yet be rolled back, so they never go to the server. (A test's own transaction does not count.)"""
    return all(getattr(block, "_from_testcase", False) for block in connection.atomic_blocks)


# --- the index as matching sees it --------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class _ServerIndex:
    """The index while one query is answered; satisfies `search.matching.Index`. What was learnt of words is forgotten with it."""

    client: Elasticsearch
    alias: str
    names: Mapping[str, str]
    preference: str
    known: dict[Term, bool] = field(default_factory=dict)

    @cached_property
    def speller(self) -> _ServerSpeller:
        return _ServerSpeller(self)

    def knows(self, term: Term) -> bool:
        if term not in self.known:
            self.known[term] = requests.known_of(self.search(requests.known_request(term)))
        return self.known[term]

    def ask(self, wanted: Wanted) -> _Asked:
        return _Asked(self, wanted)

    def count(self, counted: Sequence[tuple[Wanted, str]]) -> list[Counted]:
        """counted: what is wanted, and the facet to count of it ("": none)."""
        if not counted:
            return []
        header: Json = {"preference": self.preference, "search_type": "query_then_fetch"}
        lines = [line for wanted, facet in counted for line in (header, requests.counts_request(wanted, facet))]
        responses = self.client.msearch(index=self.alias, searches=lines)["responses"]
        for response in responses:
            if "error" in response or response["_shards"]["failed"]:
                raise SearchUnavailable("the search server could not count")
        return [
            Counted(response["hits"]["total"]["value"], requests.counts_of(response).get(facet, {}))
            for response, (_, facet) in zip(responses, counted, strict=True)
        ]

    def search(self, request: Json) -> Mapping[str, Any]:
        return _asked(self.client, self.alias, request, self.preference)


class _Asked:
    """One question; its best and its counts come with one call."""

    def __init__(self, index: _ServerIndex, wanted: Wanted) -> None:
        self._index, self._wanted = index, wanted

    def best(self, limit: int, skip: int = 0) -> tuple[int, list[Candidate]]:
        if (limit, skip) == (WINDOW, 0):
            response = self._first
        else:
            response = self._index.search(requests.best_request(self._wanted, limit, skip, with_counts=False))
        by_shelf = not self._wanted.groups
        hits = response["hits"]
        return hits["total"]["value"], [requests.candidate_of(hit, by_shelf=by_shelf) for hit in hits["hits"]]

    def counts(self) -> Mapping[str, Mapping[str, int]]:
        return requests.counts_of(self._first)

    def count(self, others: Sequence[tuple[Eligibility, str]]) -> list[Counted]:
        return self._index.count([(replace(self._wanted, eligibility=other), facet) for other, facet in others])

    @cached_property
    def _first(self) -> Mapping[str, Any]:
        return self._index.search(requests.best_request(self._wanted, WINDOW, 0, with_counts=True))


class _ServerSpeller:
    """The words of the synonyms and places, held here, with those of the listings, which the server knows."""

    def __init__(self, index: _ServerIndex) -> None:
        self._index = index

    def knows(self, word: str) -> bool:
        return _standing().knows(word) or (can_be_mended(word) and self._index.knows(Term(word)))

    def mend(self, word: str) -> str | None:
        if not can_be_mended(word):
            return None
        known = _standing().near(word)
        for other, times in requests.near_of(self._index.search(requests.near_request(word))).items():
            known[other] = known.get(other, 0) + times
        return nearest(word, known)


@cache
def _standing() -> Speller:
    return Speller(standing_vocabulary())


def _asked(client: Elasticsearch, alias: str, request: Json, preference: str = "names") -> Mapping[str, Any]:
    response = client.search(
        index=alias,
        **_as_arguments(request),
        preference=preference,
        search_type="dfs_query_then_fetch",  # so that words weigh the same in every shard
        allow_partial_search_results=False,
    )
    return response.body  # type: ignore[no-any-return]


def _as_arguments(request: Json) -> Json:
    return {("from_" if name == "from" else name): value for name, value in request.items()}


# --- following the rows -------------------------------------------------------------------------------------------------------
def _reached(client: Elasticsearch, index: str) -> Head | None:
    """Up to which row everything was taken in and can be found; None when there is no index."""
    try:
        found = client.get(index=index, id=HEAD_ID, realtime=False)
    except NotFoundError:
        return None
    return requests.head_of(found["_source"])


def _take_in(client: Elasticsearch, index: str, after: Head, *, at_most: int | None = None, progress: Progress | None = None) -> Head:
    """Index the rows after `after`, oldest first; returns the last. Rows that change meanwhile come again under their new number."""
    total = SearchDocument.objects.filter(seq__gt=after.seq).count() if progress else 0
    done, reached = 0, after
    while rows := list(SearchDocument.objects.filter(seq__gt=reached.seq).order_by("seq")[: at_most or BULK]):
        _write(client, index, map(_action, rows), refresh=at_most is not None)
        reached = Head(rows[-1].seq, rows[-1].stamp, rows[-1].analyser_version)
        done += len(rows)
        if progress:
            progress(done, max(done, total))
        if at_most:
            break
    if at_most is None:
        client.indices.refresh(index=index)
    # The head goes last: whoever sees it finds all that it speaks for.
    head = {"_op_type": "index", "_id": HEAD_ID, "version": reached.seq, "version_type": "external_gte", **requests.head_document(reached)}
    _write(client, index, [head], refresh=True)
    return reached


def _action(row: SearchDocument) -> Json:
    return {"_op_type": "index", "_id": str(row.service_id), "version": row.seq, "version_type": "external", **requests.document_of(row)}


def _write(client: Elasticsearch, index: str, actions: Iterable[Json], *, refresh: bool) -> None:
    """A server that has too much to do is given time (429: wait and send those again). Older versions than what is there are left out."""
    results = streaming_bulk(
        client,
        actions,
        index=index,
        refresh=refresh,
        chunk_size=BULK,
        max_retries=6,
        initial_backoff=0.1,
        max_backoff=5,
        raise_on_error=False,
    )
    for is_written, result in results:
        status = result["index"]["status"]
        if not is_written and status != 409:  # 409: somebody wrote this or something newer
            raise SearchUnavailable(f"the search server refused a document (status {status})")


def _count(client: Elasticsearch, index: str) -> int:
    return int(client.count(index=index, query=requests.LIVE)["count"])


# --- a new index --------------------------------------------------------------------------------------------------------------
def _rebuild(impatient: Elasticsearch, alias: str, progress: Progress | None = None) -> int:
    """A new index, whole, compared, then under the alias; returns its documents. The one before stays, older ones go."""
    client = _patient(impatient)
    before = _indices(client, alias)
    new = f"{alias}-{max([0, *before.values()]) + 1:06}"
    client.indices.create(index=new, mappings=Listing._doc_type.mapping.to_dict(), settings=_settings())
    try:
        reached = _take_in(client, new, NOTHING, progress=progress)
        documents, reached = _compared(client, new, reached)
        current = [name for name in before if client.indices.exists_alias(index=name, name=alias)]
        moves: list[Json] = [{"remove": {"index": name, "alias": alias}} for name in current]
        client.indices.update_aliases(actions=[*moves, {"add": {"index": new, "alias": alias}}])
    except Exception:
        client.options(ignore_status=404).indices.delete(index=new)
        raise
    # What somebody wrote into the old index just before the alias moved is in the rows: take it in here too.
    _take_in(client, alias, reached)
    oldest_kept = min((before[name] for name in current), default=0)
    for name, number in before.items():
        if number < oldest_kept:
            client.options(ignore_status=404).indices.delete(index=name)
    return documents


def _indices(client: Elasticsearch, alias: str) -> dict[str, int]:
    """Index -> its number. Numbers, not times: a machine whose clock is behind must not make an index that looks old."""
    names = client.indices.get(index=f"{alias}-*", expand_wildcards="all", features="settings").body
    numbered = ((name, name.removeprefix(f"{alias}-")) for name in names)
    return {name: int(number) for name, number in numbered if number.isdecimal()}


def _settings() -> Json:
    return {
        "number_of_shards": settings.WAYMARK_SEARCH_SHARDS,
        "number_of_replicas": settings.WAYMARK_SEARCH_REPLICAS,
        "refresh_interval": -1,  # whoever writes makes it visible (`_take_in`)
        "max_result_window": 200_000,  # more than the last page that a query may ask for
        # A slow query would be written down with its words.
        "search.slowlog.threshold": {phase: dict.fromkeys(LEVELS, -1) for phase in ("query", "fetch")},
        "indexing.slowlog.threshold.index": dict.fromkeys(LEVELS, -1),
    }


def _compared(client: Elasticsearch, index: str, reached: Head) -> tuple[int, Head]:
    """(documents, head) once the index holds as many listings as there are live rows; rows may change while we count."""
    for _ in range(3):
        reached = _take_in(client, index, reached)
        documents, rows = _count(client, index), SearchDocument.objects.filter(deleted=False).count()
        if documents == rows:
            return documents, reached
    raise SearchUnavailable(f"the new index holds {documents} listings, the rows {rows}; the index before stays in use")
