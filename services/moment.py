"""A moment that stands still: what a public page asks of the database again and again, it asks once, so that all of the page agrees.

It must not know what is asked. Who changes something must not do so within a moment: they would not see it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

T = TypeVar("T")
_seen: ContextVar[dict[Hashable, Any] | None] = ContextVar("seen", default=None)


@contextmanager
def of_one_moment() -> Iterator[None]:
    """A moment of its own, also within another."""
    token = _seen.set({})
    try:
        yield
    finally:
        _seen.reset(token)


def once(key: Hashable, ask: Callable[[], T]) -> T:
    """What `ask` says; within a moment, what it said first."""
    seen = _seen.get()
    if seen is None:
        return ask()
    if key not in seen:
        seen[key] = ask()
    found: T = seen[key]
    return found
