"""Keeps what was worked out, up to a limit, for values that persons share. It must not be given a whole situation to keep."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")
Thing = TypeVar("Thing")


def remember(held: dict[Key, Value], key: Key, value: Value, most: int) -> Value:
    """`value`, now held under its key. A full store is emptied first: what is wanted again is worked out again."""
    if len(held) >= most:
        held.clear()
    held[key] = value
    return value


def kept(held: dict[int, tuple[Thing, Value]], thing: Thing, make: Callable[[Thing], Value], most: int) -> Value:
    """What `make` gives for a thing that is the same object again and again. Things are told apart by identity, which is quick and
    safe: a thing is held as long as what was made of it, so no other can take its place."""
    found = held.get(id(thing))
    return found[1] if found else remember(held, id(thing), (thing, make(thing)), most)[1]


class Made(Generic[Thing, Value]):
    """What was made of such things, in one way and up to a limit."""

    def __init__(self, make: Callable[[Thing], Value], most: int) -> None:
        self._make = make
        self._most = most
        self._held: dict[int, tuple[Thing, Value]] = {}

    def of(self, thing: Thing) -> Value:
        return kept(self._held, thing, self._make, self._most)
