"""The engine without a server: an index in the memory of each worker, following the change numbers of the SearchDocument rows.

It is made at the first search of a process, takes in only what changed, and is made anew when the rows went back in time (a
rollback, a restored backup) or were analysed by another version. It must not decide what matches (`search.matching`).
"""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import DatabaseError, connection

from search.analysis import ANALYSER_VERSION
from search.engines.bits import BitIndex, BitState
from search.engines.failures import unavailable_after
from search.engines.tantivy_index import Snapshot, TantivyIndex
from search.head import NOTHING, Head, newest_head
from search.matching import answer
from search.models import SearchDocument
from search.port import EngineStatus, Progress, Results, SearchQuery
from search.speller import Speller, standing_vocabulary

_unavailable_when_it_fails = unavailable_after("embedded", DatabaseError, ValueError)  # ValueError: tantivy's


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
        return EngineStatus(self.name, len(held.seqs), held.head.seq, newest_head().seq, outdated)

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
            head = newest_head()
            if held.snapshot is None or not _continues(held, head):
                _build(held)
            elif head.seq > held.head.seq:
                _follow(held)
            else:
                held.is_tentative = held.is_tentative and connection.in_atomic_block
            assert held.snapshot is not None  # noqa: S101 - just built
            return held.snapshot


def _continues(held: _Held, head: Head) -> bool:
    """Whether what is held can be brought up to `head` by newer rows alone."""
    return head == held.head or (not held.is_tentative and head.continues(held.head))


def _build(held: _Held, progress: Progress | None = None) -> None:
    rows = list(SearchDocument.objects.order_by("seq"))
    held.index, held.snapshot, held.head = TantivyIndex(), None, NOTHING
    held.words, held.seqs = {}, {}
    with _without_looking_for_cycles():
        _take_in(held, held.index, rows)
    if progress:
        progress(len(rows), len(rows))


@contextmanager
def _without_looking_for_cycles() -> Iterator[None]:
    """Millions of small values are made and no cycle among them; looking for some took a quarter of the time (measured)."""
    was_looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_looking:
            gc.enable()


def _follow(held: _Held) -> None:
    assert held.index is not None  # noqa: S101 - it holds a snapshot, so it was built
    _take_in(held, held.index, list(SearchDocument.objects.filter(seq__gt=held.head.seq).order_by("seq")))


def _take_in(held: _Held, index: TantivyIndex, rows: Sequence[SearchDocument]) -> None:
    """Bring what is held up to the last of `rows`, which are all that changed since. A snapshot that is in use elsewhere stays as it is."""
    before, held.snapshot = held.snapshot, None  # when this fails half-way, the next search builds anew
    state = (before.state if before else BitState(BitIndex())).after(rows)
    names = dict(before.names) if before else {}
    speller = before.speller if before else Speller(standing_vocabulary())
    for row in rows:
        speller.remove(held.words.pop(row.service_id, ()))
        held.seqs.pop(row.service_id, None)
        if not row.deleted:
            held.words[row.service_id] = row.analysed["words"].split()
            held.seqs[row.service_id] = row.seq
            names.update(row.raw["names"])
    speller.add(word for row in rows for word in held.words.get(row.service_id, ()))
    held.snapshot = Snapshot(index.apply(rows), state, names, speller)
    # Rows of an open transaction may yet be rolled back: what was taken in then is followed only as long as nothing newer is seen.
    held.is_tentative = connection.in_atomic_block
    if rows:
        held.head = Head(rows[-1].seq, rows[-1].stamp, rows[-1].analyser_version)
