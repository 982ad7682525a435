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
MOST_VALUES = 2000  # of all checks of a group together


class Group:
    """found: by what a person is alike in (see `Matcher`). bits: the listings by their place in the pool.

    limited: for an audience one of each of these listings whose ways in are the same, where it hangs on anything which way is open.
    """

    def __init__(self, bits: int, columns: Sequence[Columns]) -> None:
        members = places(bits)
        self.bits = bits
        self.found: dict[object, Any] = {}
        self.limited: dict[str, tuple[int, ...]] = {}
        #: (place of a check, the groups of these listings in its columns), of the checks that can say anything here
        self._checks = [(place, groups) for place, check in enumerate(columns) if (groups := check.groups_of(members))]
        self._numbers: dict[tuple[int, ...], tuple[tuple[int, ...], ...]] = {}

    def findings(self, columns: Sequence[Column]) -> tuple[tuple[int, ...], ...]:
        """For each check that can say anything here the numbers of its findings: where they are equal, so is all that is said.

        The same object for the same columns.
        """
        key = tuple([columns[place].serial for place, _ in self._checks])
        return self._numbers.get(key) or remember(self._numbers, key, self._numbers_of(columns), MOST_VALUES)

    def _numbers_of(self, columns: Sequence[Column]) -> tuple[tuple[int, ...], ...]:
        return tuple([tuple([columns[place].numbers[group] for group in groups]) for place, groups in self._checks])
