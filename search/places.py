"""Places among words: which towns, districts and postcodes a text speaks of. The names are in places.toml, which a practitioner can edit.

It knows names of the partnership's own districts, and of towns just outside them. What a postcode means is `services.geography`'s to say.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from search.analysis import fold, words
from services.geography.lookup import Place, PlaceError, UnknownPostcode, find_place

#: Words that have the shape of a postcode, of the part before its space, and of the part after it.
_POSTCODE, _OUTCODE = re.compile(r"[a-z]{1,2}\d[a-z\d]?\d[a-z]{2}"), re.compile(r"[a-z]{1,2}\d[a-z\d]?")
_INCODE = re.compile(r"\d(?:[a-z]{1,2})?")  # some people stop half-way: "PE19 2"
PLACES_TOML = Path(__file__).with_name("places.toml")


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """districts: ONS codes; more than one where a name is that of a county, or of villages in two districts."""

    name: str
    districts: tuple[str, ...]
    is_everyday_word: bool


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """by_words: places by the folded words of their name. longest: words in the longest name."""

    by_words: Mapping[tuple[str, ...], NamedPlace]
    before: frozenset[str]
    longest: int

    def find(self, found: Sequence[str], *, even_everyday_words: bool = False) -> Iterator[tuple[int, int, NamedPlace]]:
        """(start, end, place) for each place in `found` (`analysis.words`), longest names first at each word, none overlapping.

        even_everyday_words: take "march" for the town wherever it stands; used where a name must not slip through.
        """
        plain = [fold(word) for word in found]
        start = 0
        while start < len(plain):
            for end in range(min(len(plain), start + self.longest), start, -1):
                place = self.by_words.get(tuple(plain[start:end]))
                if place and (even_everyday_words or not place.is_everyday_word or self._is_meant(plain, start)):
                    yield start, end, place
                    start = end - 1
                    break
            start += 1

    def _is_meant(self, plain: Sequence[str], start: int) -> bool:
        return len(plain) == 1 or (start > 0 and plain[start - 1] in self.before)


@cache
def gazetteer() -> Gazetteer:
    listed = tomllib.loads(PLACES_TOML.read_text(encoding="utf-8"))
    everyday = set(listed["everyday"])
    by_words: dict[tuple[str, ...], NamedPlace] = {}
    for name, districts in _names(listed):
        key = tuple(fold(word) for word in words(name))
        before = by_words[key].districts if key in by_words else ()
        by_words[key] = NamedPlace(name, tuple(dict.fromkeys((*before, *districts))), name in everyday)
    return Gazetteer(by_words, frozenset(listed["before"]), max(map(len, by_words)))


def _names(listed: Mapping[str, list[dict[str, list[str]]]]) -> Iterator[tuple[str, list[str]]]:
    for wide in listed["wide"]:
        for name in wide["names"]:
            yield name, wide["districts"]
    for district in listed["district"]:
        for name in district["names"]:
            yield name, [str(district["code"])]


def place_named(text: str) -> NamedPlace | None:
    """The town, village or district that is all there is in `text`; None for anything else."""
    found = words(text)
    return next((place for start, end, place in gazetteer().find(found) if (start, end) == (0, len(found))), None)


def named_places(found: Sequence[str]) -> Iterator[tuple[int, int, NamedPlace]]:
    """(start, end, place) for each name, and each postcode that is known, in `found`.

    "S17" is more often a section of an Act than a part of Sheffield: with one letter, half a postcode counts only when it is all there is.
    """
    yield from gazetteer().find(found)
    for start, end in _like_postcodes(found):
        typed = " ".join(found[start:end])
        if (len(found) == 1 or not _OUTCODE.fullmatch(typed) or typed[1].isalpha()) and (place := _place_of(typed)):
            # Of a whole postcode only the district is told: nobody's own street should stand on a page.
            yield start, end, NamedPlace(place.outcode if place.is_outcode else place.district_name, place.districts, False)


def _place_of(typed: str) -> Place | None:
    """Where it is, or its first half when the whole is not known; None for what is no postcode, and when none can be looked up."""
    for part in (typed, typed.split()[0]):
        try:
            return find_place(part)
        except UnknownPostcode as unknown:
            return find_place(unknown.outcode)
        except PlaceError:
            continue
    return None


def _like_postcodes(found: Sequence[str]) -> Iterator[tuple[int, int]]:
    """(start, end) of what has the shape of a postcode or of the first half of one."""
    for start, word in enumerate(found):
        if _OUTCODE.fullmatch(word):
            yield start, start + 1 + any(_INCODE.fullmatch(after) for after in found[start + 1 : start + 2])
        elif _POSTCODE.fullmatch(word):
            yield start, start + 1


def without_places(found: Sequence[str]) -> list[str]:
    """`found` without any word of a place name or postcode: what search may know of a listing whose place is secret."""
    places = [(start, end) for start, end, _ in gazetteer().find(found, even_everyday_words=True)]
    hidden = {number for start, end in (*places, *_like_postcodes(found)) for number in range(start, end)}
    return [word for number, word in enumerate(found) if number not in hidden]
