"""An engine with a stand-in: while the first can't answer, the second does, and nobody waits for a server that is known to be away.

It must not know any engine by name, and it never answers "nothing found" in place of one.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import TypeVar

from search.port import EngineStatus, Progress, QueryRefused, Results, SearchEngine, SearchQuery, SearchUnavailable

T = TypeVar("T")

#: Failures in a row after which the engine is left alone, and the seconds until one call tries it again.
FAILURES, PAUSE = 2, 30.0


class Breaker:
    """Closed while all is well; open after FAILURES in a row; every PAUSE seconds one call is let through to try.

    Holds no lock, so that a process may fork at any moment. Two threads at once may both try, which does no harm.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failures = 0
        self._open_until = 0.0

    def allows(self) -> bool:
        if self._failures < FAILURES:
            return True
        now = self._clock()
        if now < self._open_until:
            return False
        self._open_until = now + PAUSE  # the others wait for what this call finds
        return True

    def succeeded(self) -> None:
        self._failures = 0

    def failed(self) -> None:
        self._failures += 1
        self._open_until = self._clock() + PAUSE


class EngineWithStandIn:
    """The rows are the same for both, so the stand-in is as current as they are. What is said of a rebuild or of what is indexed is
    always said of the first."""

    def __init__(self, first: SearchEngine, stand_in: SearchEngine, breaker: Breaker | None = None) -> None:
        self._first, self._stand_in = first, stand_in
        self._breaker = breaker or Breaker()
        self.name = first.name

    def search(self, query: SearchQuery) -> Results:
        return self._either(lambda engine: engine.search(query))

    def refresh(self) -> int:
        self._stand_in.refresh()  # so that it has nothing to make when it is needed
        return self._either(lambda engine: engine.refresh())

    def status(self) -> EngineStatus:
        return self._either(lambda engine: engine.status())

    def rebuild(self, progress: Progress | None = None) -> int:
        return self._first.rebuild(progress)

    def indexed(self) -> Mapping[int, int]:
        return self._first.indexed()

    def _either(self, ask: Callable[[SearchEngine], T]) -> T:
        if self._breaker.allows():
            try:
                answer = ask(self._first)
            except QueryRefused:
                pass
            except SearchUnavailable:
                self._breaker.failed()
            else:
                self._breaker.succeeded()
                return answer
        return ask(self._stand_in)
