"""Which listings match, as whole numbers of which each bit stands for one listing: filters are ANDs, and counting a facet is counting bits.

It says which listings match and what of a query can matter to them; how well they match is tantivy's to say. It holds texts as sets of
tokens, never in order, and nothing that anybody asked. It must not read the database.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from heapq import merge
from itertools import islice
from operator import and_, or_

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from pathways.core.remembering import kept
from search.eligibility import Clause, Eligibility
from search.fields import BOOSTS, ages, days, facts, shelf
from search.matching import Wanted
from search.models import SearchDocument
from search.opening import open_tokens
from search.planning import Alternative, Group, Term
from search.ranking import Facts
from search.tags import ANY, ASK, BOTH, DISTRICT, NOT

#: A set with more than one listing in so many is a mask, else a list of bits: whichever is smaller.
RARE = 32
#: Synonyms whose listings are kept, by one state: those that are asked for often.
MOST_KEPT = 500
_BITS_OF_BYTE = [tuple(bit for bit in range(8) if byte >> bit & 1) for byte in range(256)]


def mask_of(bits: Sequence[int]) -> int:
    """bits: in order."""
    if not bits:
        return 0
    octets = bytearray((bits[-1] >> 3) + 1)
    for bit in bits:
        octets[bit >> 3] |= 1 << (bit & 7)
    return int.from_bytes(octets, "little")


def bits_of(mask: int) -> Iterator[int]:
    octets = mask.to_bytes((mask.bit_length() + 7) >> 3, "little")
    return (place << 3 | bit for place, octet in enumerate(octets) if octet for bit in _BITS_OF_BYTE[octet])


class Sets:
    """Key -> the listings that have it. Only ever added to."""

    def __init__(self) -> None:
        self._masks: dict[str, int] = {}
        self._few: dict[str, array[int]] = {}

    def add(self, added: Mapping[str, list[int]], size: int) -> None:
        """added: key -> new bits, in order, higher than all before. size: how many bits there are now."""
        for key, bits in added.items():
            if key in self._masks:
                self._masks[key] |= mask_of(bits)
                continue
            few = self._few.pop(key, None) or ()
            if (len(few) + len(bits)) * RARE > size:
                self._masks[key] = mask_of([*few, *bits])
            else:
                self._few[key] = array("I", [*few, *bits])

    def get(self, key: str) -> int:
        found = self._masks.get(key)
        return mask_of(self._few.get(key, ())) if found is None else found

    def __contains__(self, key: str) -> bool:
        return key in self._masks or key in self._few

    def like(self, key: str, reach: int) -> list[str]:
        """Keys with at most `reach` letters left out, added, changed or swapped."""
        known = (*self._masks, *self._few)
        return [found for found, _, _ in extract(key, known, scorer=OSA.distance, score_cutoff=reach, limit=None)]


class _Limits:
    """Least or greatest values -> the listings that give them. There are few different ones."""

    def __init__(self) -> None:
        self._masks: dict[int, int] = {}

    def add(self, added: Mapping[int, list[int]]) -> None:
        for value, bits in added.items():
            self._masks[value] = self._masks.get(value, 0) | mask_of(bits)

    def up_to(self, value: int) -> int:
        return reduce(or_, (mask for limit, mask in self._masks.items() if limit <= value), 0)

    def from_(self, value: int) -> int:
        return reduce(or_, (mask for limit, mask in self._masks.items() if limit >= value), 0)


@dataclass(frozen=True, slots=True)
class Filter:
    """One thing that is demanded, and who passes. Exactly one of clause, age and day is given."""

    mask: int
    clause: Clause | None = None
    age: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Matched:
    """said: who says the words. mask: who of them passes the filters. groups: what of the query any of these say, so that scores stay the
    same. filters: those that leave somebody out."""

    said: int
    mask: int
    groups: tuple[Group, ...]
    filters: tuple[Filter, ...]


class BitIndex:
    """What every state of the index shares. A listing that changes gets a new bit, so that an earlier state is never touched."""

    def __init__(self) -> None:
        self.texts, self.translations, self.open = Sets(), Sets(), Sets()
        self.tags: dict[str, dict[str, int]] = {}  # group -> value, with its mark -> mask
        self.fields: dict[str, int] = {}  # token -> bits of the places in BOOSTS where any listing has it
        self.facts: list[Facts] = []
        self.shelf: list[int] = []
        self.in_order = 0  # so many of the first bits stand as on the shelf
        self._age_min, self._age_max, self._first_day, self._last_day = _Limits(), _Limits(), _Limits(), _Limits()

    def add(self, rows: Iterable[SearchDocument]) -> dict[int, int]:
        """service_id -> its bit, for rows that are not deleted."""
        given: dict[int, int] = {}
        is_first = not self.facts
        texts, translations, tags, opens = (defaultdict[str, list[int]](list) for _ in range(4))
        limits = [defaultdict[int, list[int]](list) for _ in range(4)]
        held: list[set[str]] = [set() for _ in BOOSTS]  # tokens, by the place they stand in
        for row in sorted(rows, key=shelf):
            bit = given[row.service_id] = len(self.facts)
            self.facts.append(facts(row))
            self.shelf.append(shelf(row))
            everywhere: set[str] = set()
            for place, name in enumerate(BOOSTS):
                tokens = set(row.analysed[name].split())
                held[place] |= tokens
                if name == "tr":
                    for token in tokens:
                        translations[token].append(bit)
                everywhere |= tokens
            for token in everywhere:
                texts[token].append(bit)
            for name in row.tags:
                tags[name].append(bit)
            for name in open_tokens(row.raw["hours"]):
                opens[name].append(bit)
            for limit, value in zip(limits, (*ages(row), *days(row)), strict=True):
                limit[value].append(bit)
        for place, tokens in enumerate(held):
            for token in tokens:
                self.fields[token] = self.fields.get(token, 0) | 1 << place
        for name, bits in tags.items():
            group, _, tagged = name.partition(":")
            masks = self.tags.setdefault(group, {})
            masks[tagged] = masks.get(tagged, 0) | mask_of(bits)
        size = len(self.facts)
        if is_first:
            self.in_order = size
        for sets, added in ((self.texts, texts), (self.translations, translations), (self.open, opens)):
            sets.add(added, size)
        for limit_of, values in zip((self._age_min, self._age_max, self._first_day, self._last_day), limits, strict=True):
            limit_of.add(values)
        return given

    def tagged(self, name: str) -> int:
        group, _, value = name.partition(":")
        return self.tags.get(group, {}).get(value, 0)

    def tokens(self, term: Term) -> Sequence[str]:
        """What is looked for: the token itself, or every known one that is similar enough."""
        if not term.reach:
            return (term.token,)
        return (self.translations if term.in_translations_only else self.texts).like(term.token, term.reach)

    def fields_of(self, token: str) -> Iterator[str]:
        """Where any listing has it."""
        places = self.fields.get(token, 0)
        return (name for place, name in enumerate(BOOSTS) if places >> place & 1)

    def filters(self, eligibility: Eligibility) -> Iterator[Filter]:
        """Each thing that is demanded. A mask may hold bits of listings that are gone."""
        day = eligibility.on.toordinal()
        yield Filter(self._first_day.up_to(day) & self._last_day.from_(day), day=day)
        for clause in eligibility.clauses:
            get = self.open.get if clause.index_field == "open" else self.tagged
            any_of, none_of = (reduce(or_, map(get, names), 0) for names in (clause.any_of, clause.none_of))
            yield Filter(any_of & ~none_of, clause=clause)
        if eligibility.age is not None:
            yield Filter(self._age_min.up_to(eligibility.age) & self._age_max.from_(eligibility.age), age=eligibility.age)


@dataclass(frozen=True, slots=True)
class BitState:
    """One state: which bits are listings now."""

    index: BitIndex
    live: int = 0
    bits: Mapping[int, int] = field(default_factory=dict)
    _listed: dict[int, tuple[Alternative, int]] = field(default_factory=dict, compare=False)

    def after(self, rows: Sequence[SearchDocument]) -> BitState:
        """The state with these rows in place of what was known of the same listings."""
        bits = dict(self.bits)
        gone = {bit for row in rows if (bit := bits.pop(row.service_id, None)) is not None}
        given = self.index.add([row for row in rows if not row.deleted])
        bits |= given
        return BitState(self.index, self.live & ~mask_of(sorted(gone)) | mask_of(sorted(given.values())), bits)

    def match(self, wanted: Wanted) -> Matched:
        masks = [self._group(group) for group in wanted.groups]
        required = [mask for group, mask in zip(wanted.groups, masks, strict=True) if group.is_required]
        said = found = _at_least(wanted.minimum, required, self.live)
        filters = []
        for each in self.index.filters(wanted.eligibility):
            if found & ~each.mask:
                found &= each.mask
                filters.append(each)
        groups = [group for group, mask in zip(wanted.groups, masks, strict=True) if mask & found]
        return Matched(said, found, tuple(self._said(group, found) for group in groups), tuple(filters))

    def filtered(self, mask: int, eligibility: Eligibility) -> int:
        """Who of `mask` passes."""
        return reduce(and_, (each.mask for each in self.index.filters(eligibility)), mask)

    def count(self, mask: int, group: str) -> dict[str, int]:
        """value, with its mark -> how many of the listings of `mask` have it, for the values of this group."""
        return _counted(mask, self.index.tags.get(group, {}))

    def count_districts(self, mask: int, codes: Iterable[str]) -> dict[str, int]:
        """The same for these districts alone: listings may name hundreds."""
        tags = self.index.tags.get(DISTRICT, {})
        values = (ANY, *(code + mark for code in codes for mark in ("", ASK, BOTH, NOT)))
        return _counted(mask, {value: tags[value] for value in values if value in tags})

    def in_order(self, mask: int, limit: int, skip: int) -> list[Facts]:
        """The listings of `mask` along the shelf."""
        position = self.index.shelf.__getitem__
        later = mask >> self.index.in_order << self.index.in_order
        bits = merge(bits_of(mask ^ later), sorted(bits_of(later), key=position), key=position)
        return [self.index.facts[bit] for bit in islice(bits, skip, skip + limit)]

    # --- what words match -----------------------------------------------------------------------------------------------------
    def _group(self, group: Group) -> int:
        said = reduce(or_, map(self._alternative, group.alternatives), 0)
        return reduce(or_, (self.index.tagged(name) for name, _ in group.tags), said)

    def _alternative(self, alternative: Alternative) -> int:
        """Who says it. Of the listed ones it is kept."""
        return kept(self._listed, alternative, self._who_says, MOST_KEPT) if alternative.is_listed else self._who_says(alternative)

    def _who_says(self, alternative: Alternative) -> int:
        found = -1
        for part in alternative.parts:
            found &= reduce(or_, map(self._term, part), 0)
            if not found:
                break
        return found

    def says(self, term: Term) -> bool:
        """Whether any listing does, where the term is looked for."""
        return bool(self._term(term) & self.live)

    def _term(self, term: Term) -> int:
        sets = self.index.translations if term.in_translations_only else self.index.texts
        return reduce(or_, map(sets.get, self.index.tokens(term)), 0)

    def _said(self, group: Group, found: int) -> Group:
        """What of the group any of `found` says or is."""
        alternatives = tuple([self._part_said(each, found) for each in group.alternatives if self._alternative(each) & found])
        return replace(group, alternatives=alternatives, tags=tuple(each for each in group.tags if self.index.tagged(each[0]) & found))

    def _part_said(self, alternative: Alternative, found: int) -> Alternative:
        if alternative.is_listed:
            return alternative  # one term in each part, so whoever says it says them all
        parts = tuple([tuple([term for term in part if self._term(term) & found]) for part in alternative.parts])
        return replace(alternative, parts=parts)


def _counted(mask: int, tags: Mapping[str, int]) -> dict[str, int]:
    return {value: count for value, tagged in tags.items() if (count := (mask & tagged).bit_count())}


def _at_least(minimum: int, masks: Sequence[int], everybody: int) -> int:
    """Who is in at least `minimum` of the masks."""
    if minimum == len(masks):
        return reduce(and_, masks, everybody)
    reached = [everybody] + [0] * minimum  # by how many masks
    for mask in masks:
        for number in range(minimum, 0, -1):
            reached[number] |= reached[number - 1] & mask
    return reached[minimum]
