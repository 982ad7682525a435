"""The stand-in and when it answers."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from search.breaker import PAUSE, Breaker, EngineWithStandIn
from search.port import EngineStatus, QueryRefused, SearchQuery, SearchUnavailable


@dataclass
class SaysItsName:
    """An engine that does what it is told: answers with its name, or fails."""

    name: str
    failure: type[SearchUnavailable] | None = None
    asked: int = 0
    done: list[str] = field(default_factory=list)

    def search(self, query):
        self.asked += 1
        if self.failure:
            raise self.failure("away")
        return self.name

    def refresh(self):
        return self.search(None) and 7

    def status(self):
        return EngineStatus(self.search(None), 1, 7, 7, 0)

    def rebuild(self, progress=None):
        self.done.append("rebuild")
        return 3

    def indexed(self):
        return {1: 7}


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def both(clock) -> EngineWithStandIn:
    return EngineWithStandIn(SaysItsName("first"), SaysItsName("second"), Breaker(clock))


def ask(both: EngineWithStandIn, times: int = 1) -> list[str]:
    return [both.search(SearchQuery()) for _ in range(times)]


def test_the_first_answers_while_it_can(both):
    assert ask(both, 3) == ["first"] * 3
    assert (both.name, both.status().engine, both.refresh(), both.rebuild(), both.indexed()) == ("first", "first", 7, 3, {1: 7})


def test_the_stand_in_answers_at_once_and_two_failures_leave_the_first_alone(both):
    both._first.failure = SearchUnavailable
    assert ask(both, 5) == ["second"] * 5
    assert both._first.asked == 2
    assert both.status().engine == "second"


def test_one_failure_is_forgotten_after_an_answer(both):
    for _ in range(3):
        both._first.failure = SearchUnavailable
        ask(both)
        both._first.failure = None
        assert ask(both) == ["first"]


def test_one_search_tries_again_after_a_pause(both, clock):
    both._first.failure = SearchUnavailable
    ask(both, 3)
    clock.now += PAUSE - 1
    assert ask(both) == ["second"]
    assert both._first.asked == 2
    clock.now += 1
    ask(both, 4)
    assert both._first.asked == 3  # it failed again: nobody else tried
    both._first.failure = None
    clock.now += PAUSE
    assert ask(both, 2) == ["first", "first"]


def test_only_one_tries_while_the_others_wait_for_what_it_finds(clock):
    breaker = Breaker(clock)
    breaker.failed()
    breaker.failed()
    clock.now += PAUSE
    assert [breaker.allows() for _ in range(3)] == [True, False, False]


def test_a_refused_query_is_no_failure_of_the_engine(both):
    both._first.failure = QueryRefused
    assert ask(both, 5) == ["second"] * 5
    assert both._first.asked == 5


def test_without_any_engine_it_says_so_and_a_rebuild_never_goes_to_the_stand_in(both):
    both._first.failure = both._stand_in.failure = SearchUnavailable
    with pytest.raises(SearchUnavailable):
        ask(both)
    both.rebuild()
    assert (both._first.done, both._stand_in.done) == (["rebuild"], [])
