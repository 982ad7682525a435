"""A few listings that are looked at together, and what was found of them for persons who are alike in all that these look at.

What two persons may share is read off the checks and ways in of just these listings: a helpline for anybody does not ask for an age, so
it is found once for all ages. It must not know a person, or find anything itself (see matching.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pathways.core.columns import Column, Columns, places
from pathways.core.remembering import remember

MOST_TOGETHER = 64  # listings; persons are hardly ever alike in more, and to find that out takes longer than to look at them again
MOST_VALUES = 512  # of one check


class Group:
    """found: by what a person is alike in (see `Matcher`). bits: the listings by their place in the pool.

    limited: for an audience one of each of these listings whose ways in are the same, where it hangs on anything which way is open.
    """

    def __init__(self, bits: int, columns: Sequence[Columns]) -> None:
        members = places(bits)
        self.bits = bits
        self.found: dict[object, Any] = {}
        self.limited: dict[str, tuple[int, ...]] = {}
        #: (place of a check, the groups of these listings in its columns, serial of a column -> the numbers of its findings there)
        self._checks: list[tuple[int, tuple[int, ...], dict[int, tuple[int, ...]]]] = [
            (place, groups, {}) for place, check in enumerate(columns) if (groups := check.groups_of(members))
        ]

    def findings(self, columns: Sequence[Column]) -> list[tuple[int, ...]]:
        """For each check that can say anything here the numbers of its findings: where they are equal, so is all that is said."""
        return [
            known.get(columns[place].serial) or remember(known, columns[place].serial, _numbers(columns[place], groups), MOST_VALUES)
            for place, groups, known in self._checks
        ]


def _numbers(column: Column, groups: tuple[int, ...]) -> tuple[int, ...]:
    return tuple([column.numbers[group] for group in groups])
