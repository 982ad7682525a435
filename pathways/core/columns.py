"""What every check finds for a whole pool of listings, worked out once for all persons who are alike in what the check reads.

A column is one check and one value of what it reads ("gender: man"): which listings it fails and which it makes ask, as bits by the
place of the listing in the pool, and the number of the finding. Listings that state the same of what the check reads are asked once,
together. So who is out is known before anybody is looked at one by one, and a pool of thousands costs hardly more than a small one.
It must not decide anything: the checks do (eligibility.py).
"""

from __future__ import annotations

from array import array
from collections.abc import Hashable, Mapping, Sequence
from itertools import count
from typing import NamedTuple

from pathways.core.eligibility import COMFORT, ELIGIBILITY, NOTHING, READS, Check, Finding, Person
from pathways.core.offer import Offer
from pathways.core.remembering import remember

CHECKS: tuple[Check, ...] = (*ELIGIBILITY, *COMFORT)
MOST_REMEMBERED = 512  # values of one check; days since an event are endless
MOST_FINDINGS = 5000  # of one check; language tags are endless
NO_FINDING = 0
_unused_numbers = count(NO_FINDING + 1)  # never given twice, so what was made of a number stays true


class Column(NamedTuple):
    """groups: for each listing the group of those that state the same. numbers: for each group that of its finding.

    fails, asks: bits of the listings where it does not hold, or is to be asked. serial: no other column of this check ever has it.
    """

    serial: int
    groups: Sequence[int]
    numbers: Sequence[int]
    fails: int
    asks: int
    findings: Mapping[int, Finding]


class Columns:
    """The columns of one check over one pool."""

    def __init__(self, check: Check, offers: tuple[Offer, ...]) -> None:
        self._check = check
        self._reads = READS[check]
        numbers: dict[Hashable, int] = {}
        self._groups = array("I", [numbers.setdefault(self._reads.stated(offer), len(numbers)) for offer in offers])
        alike: dict[int, list[int]] = {}
        for place, group in enumerate(self._groups):
            alike.setdefault(group, []).append(place)
        #: (number of the group, one of its listings, all of them as bits), where the check can say anything
        self._matters = tuple(
            (group, offers[places[0]], bits_of(places)) for group, places in alike.items() if self._reads.offer(offers[places[0]])
        )
        self._nothing = Column(next(_unused_numbers), self._groups, array("I", [NO_FINDING]) * len(alike), 0, 0, {})
        self._columns: dict[Hashable, Column] = {}
        self._forget()

    def _forget(self) -> None:
        self._columns.clear()
        self._same: dict[bytes, Column] = {}  # by the numbers of its findings
        self._numbers: dict[Finding, int] = {}
        self._findings: dict[int, Finding] = {}

    def groups_of(self, places: Sequence[int]) -> tuple[int, ...]:
        """The groups that these listings are of, without those to which the check can say nothing."""
        matter = {group for group, _, _ in self._matters}
        return tuple(sorted(matter & {self._groups[place] for place in places}))

    def of(self, person: Person) -> Column:
        value = self._reads.person(person)
        if value is NOTHING:
            return self._nothing
        found = self._columns.get(value)
        if found is None:
            if len(self._numbers) >= MOST_FINDINGS:
                self._forget()
            found = remember(self._columns, value, self._made(person), MOST_REMEMBERED)
        return found

    def _made(self, person: Person) -> Column:
        numbers, fails, asks = array("I", self._nothing.numbers), 0, 0
        numbers_of, findings = self._numbers, self._findings
        for group, offer, bits in self._matters:
            finding = self._check(offer, person)
            if finding is None:
                continue
            # One step that no other thread comes between: a number never stands for two findings.
            number = numbers[group] = numbers_of.setdefault(finding, next(_unused_numbers))
            findings[number] = finding
            if finding[0] is None:
                asks |= bits
            elif not finding[0]:
                fails |= bits
        # Ages that no listing tells apart get the same column, and so whatever was found for one of them serves the others.
        key = numbers.tobytes()
        return self._same.get(key) or remember(
            self._same, key, Column(next(_unused_numbers), self._groups, numbers, fails, asks, findings), MOST_REMEMBERED
        )


def bits_of(places: Sequence[int]) -> int:
    """The bits that are set at these places."""
    found = bytearray(max(places, default=0) // 8 + 1)
    for place in places:
        found[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(found, "little")


def places(bits: int, most: int | None = None) -> list[int]:
    """The places of the set bits, lowest first; no more than `most`."""
    found: list[int] = []
    while bits and len(found) != most:
        lowest = bits & -bits
        found.append(lowest.bit_length() - 1)
        bits ^= lowest
    return found
