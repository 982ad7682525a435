"""What every check finds for a whole pool of listings, worked out once for all persons who are alike in what the check reads.

A column is one check and one value of what it reads ("gender: man"): which listings it fails and which it makes ask, as bits by the
place of the listing in the pool, and for each listing the number of its finding. So who is out is known before anybody is looked at
one by one, and a pool of thousands costs hardly more than a small one. It must not decide anything: the checks do (eligibility.py).
"""

from __future__ import annotations

from array import array
from collections.abc import Hashable, Mapping, Sequence
from itertools import count
from typing import NamedTuple

from pathways.core.eligibility import COMFORT, ELIGIBILITY, NOTHING, READS, Check, Finding, Person
from pathways.core.offer import Offer

CHECKS: tuple[Check, ...] = (*ELIGIBILITY, *COMFORT)
MOST_REMEMBERED = 512  # values of one check; days since an event are endless
MOST_FINDINGS = 5000  # of one check; language tags are endless
NO_FINDING = 0
_unused_numbers = count(NO_FINDING + 1)  # never given twice, so what was made of a number stays true


class Column(NamedTuple):
    """numbers: for each listing that of its finding. fails, asks: bits of the listings where it does not hold, or is to be asked."""

    numbers: Sequence[int]
    fails: int
    asks: int
    findings: Mapping[int, Finding]


class Columns:
    """The columns of one check over one pool."""

    def __init__(self, check: Check, offers: tuple[Offer, ...]) -> None:
        self._check = check
        self._reads = READS[check]
        self._offers = offers
        self._matters = tuple(place for place, offer in enumerate(offers) if self._reads.offer(offer))
        self._nothing = Column(array("I", [NO_FINDING]) * len(offers), 0, 0, {})
        self._forget()

    def _forget(self) -> None:
        self._columns: dict[Hashable, Column] = {}
        self._numbers: dict[Finding, int] = {}
        self._findings: dict[int, Finding] = {}

    def of(self, person: Person) -> Column:
        value = self._reads.person(person)
        if value is NOTHING:
            return self._nothing
        found = self._columns.get(value)
        if found is None:
            if len(self._columns) >= MOST_REMEMBERED or len(self._numbers) >= MOST_FINDINGS:
                self._forget()
            found = self._columns[value] = self._made(person)
        return found

    def _made(self, person: Person) -> Column:
        numbers, fails, asks = array("I", self._nothing.numbers), 0, 0
        numbers_of, findings = self._numbers, self._findings
        for place in self._matters:
            finding = self._check(self._offers[place], person)
            if finding is None:
                continue
            # One step that no other thread comes between: a number never stands for two findings.
            number = numbers[place] = numbers_of.setdefault(finding, next(_unused_numbers))
            findings[number] = finding
            if finding[0] is None:
                asks |= 1 << place
            elif not finding[0]:
                fails |= 1 << place
        return Column(numbers, fails, asks, findings)


def places(bits: int) -> list[int]:
    """The places of the set bits, lowest first."""
    found = []
    while bits:
        lowest = bits & -bits
        found.append(lowest.bit_length() - 1)
        bits ^= lowest
    return found
