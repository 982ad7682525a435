"""The engine without a server: an index in the memory of each worker, following the change numbers of the SearchDocument rows.

It is made at the first search of a process, takes in only what changed, and is made anew when the rows went back in time (a
rollback, a restored backup) or were analysed by another version. It must not decide what matches (`search.matching`).
"""

from __future__ import annotations

import logging
import os
import threading
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import DatabaseError, connection

from search.analysis import ANALYSER_VERSION
from search.engines.tantivy_index import Snapshot, TantivyIndex
from search.matching import answer
from search.models import SearchDocument
from search.port import EngineStatus, Progress, Results, SearchQuery, SearchUnavailable
from search.ranking import Facts
from search.speller import Speller, standing_vocabulary

logger = logging.getLogger(__name__)
P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Head:
    """The newest row: which number, which stamp, and which version of the analyser made it."""

    seq: int
    stamp: int
    version: str


NOTHING = Head(0, 0, "")


@dataclass
class _Held:
    """The index of one process, whole: nothing of it is shared with another, not even the lock."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    index: TantivyIndex | None = None
    snapshot: Snapshot | None = None
    head: Head = NOTHING
    is_tentative: bool = False
    words: dict[int, list[str]] = field(default_factory=dict)
    seqs: dict[int, int] = field(default_factory=dict)


def _unavailable_when_it_fails(method: Callable[P, T]) -> Callable[P, T]:
    """Failures of the database or of tantivy (ValueError) become SearchUnavailable. Their texts may hold a query, so they are dropped;
    the log says which kind of error it was, and where."""

    @wraps(method)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return method(*args, **kwargs)
        except (DatabaseError, ValueError) as error:
            place = traceback.extract_tb(error.__traceback__)[-1]
            logger.error("embedded search failed: %s in %s line %s", type(error).__name__, place.name, place.lineno)
            raise SearchUnavailable(f"the embedded search engine failed ({type(error).__name__})") from None

    return guarded


class EmbeddedEngine:
    name = "embedded"

    def __init__(self) -> None:
        # A forked child finds its parent's entry but never touches it, not even to throw it away: its threads and locks are not there.
        self._by_process: dict[int, _Held] = {}

    @_unavailable_when_it_fails
    def search(self, query: SearchQuery) -> Results:
        return answer(query, self._current(), self.name)

    @_unavailable_when_it_fails
    def refresh(self) -> int:
        self._current()
        return self._held().head.seq

    @_unavailable_when_it_fails
    def rebuild(self, progress: Progress | None = None) -> int:
        held = self._held()
        with held.lock:
            _build(held, progress)
            return len(held.seqs)

    @_unavailable_when_it_fails
    def status(self) -> EngineStatus:
        held = self._held()
        outdated = SearchDocument.objects.filter(deleted=False).exclude(analyser_version=ANALYSER_VERSION).count()
        return EngineStatus(self.name, len(held.seqs), held.head.seq, _head().seq, outdated)

    @_unavailable_when_it_fails
    def indexed(self) -> Mapping[int, int]:
        self._current()
        return dict(self._held().seqs)

    def _held(self) -> _Held:
        return self._by_process.setdefault(os.getpid(), _Held())

    def _current(self) -> Snapshot:
        """The state of the rows as this connection sees them now."""
        held = self._held()
        with held.lock:
            head = _head()
            if held.snapshot is None or _went_another_way(held, head):
                _build(held)
            elif head.seq > held.head.seq:
                _follow(held)
            else:
                held.is_tentative = held.is_tentative and connection.in_atomic_block
            assert held.snapshot is not None  # noqa: S101 - just built
            return held.snapshot


def _head() -> Head:
    newest = SearchDocument.objects.order_by("-seq").values_list("seq", "stamp", "analyser_version").first()
    return Head(*newest) if newest else NOTHING


def _went_another_way(held: _Held, head: Head) -> bool:
    """Whether what is held can't be brought up to `head` by newer rows alone."""
    if head == held.head:
        return False
    return held.is_tentative or head.seq <= held.head.seq or head.version != held.head.version


def _build(held: _Held, progress: Progress | None = None) -> None:
    rows = list(SearchDocument.objects.order_by("seq"))
    held.index, held.snapshot, held.head = TantivyIndex(), None, NOTHING
    held.words, held.seqs = {}, {}
    _take_in(held, held.index, rows)
    if progress:
        progress(len(rows), len(rows))


def _follow(held: _Held) -> None:
    assert held.index is not None  # noqa: S101 - it holds a snapshot, so it was built
    _take_in(held, held.index, list(SearchDocument.objects.filter(seq__gt=held.head.seq).order_by("seq")))


def _take_in(held: _Held, index: TantivyIndex, rows: Sequence[SearchDocument]) -> None:
    """Bring what is held up to the last of `rows`, which are all that changed since. A snapshot that is in use elsewhere stays as it is."""
    before, held.snapshot = held.snapshot, None  # when this fails half-way, the next search builds anew
    facts = dict(before.facts) if before else {}
    names = dict(before.names) if before else {}
    speller = before.speller if before else Speller(standing_vocabulary())
    for row in rows:
        speller.remove(held.words.pop(row.service_id, ()))
        facts.pop(row.service_id, None)
        held.seqs.pop(row.service_id, None)
        if not row.deleted:
            held.words[row.service_id] = row.analysed["words"].split()
            speller.add(held.words[row.service_id])
            facts[row.service_id] = _facts(row)
            held.seqs[row.service_id] = row.seq
            names.update(row.raw["names"])
    held.snapshot = Snapshot(index.apply(rows), facts, names, speller)
    # Rows of an open transaction may yet be rolled back: what was taken in then is followed only as long as nothing newer is seen.
    held.is_tentative = connection.in_atomic_block
    if rows:
        held.head = Head(rows[-1].seq, rows[-1].stamp, rows[-1].analyser_version)


def _facts(row: SearchDocument) -> Facts:
    return Facts(
        service_id=row.service_id,
        key=row.key,
        tags=frozenset(row.tags),
        is_secret_place=row.raw["is_secret_place"],
        is_national=row.raw["is_national"],
        verified_on=row.verified_on,
        lat=row.lat,
        lng=row.lng,
    )
