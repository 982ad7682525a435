"""Keeps what was worked out, up to a limit, for values that persons share. It must not be given a whole situation to keep."""

from __future__ import annotations

from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


def remember(held: dict[Key, Value], key: Key, value: Value, most: int) -> Value:
    """`value`, now held under its key. A full store is emptied first: what is wanted again is worked out again."""
    if len(held) >= most:
        held.clear()
    held[key] = value
    return value
