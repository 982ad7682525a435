"""The postcode directory as one memory-mapped file: what is in it, and how to read one postcode without loading the rest.

It must not build the file (that is `building`) or interpret what people type (that is `postcodes`).

The file holds a magic word, the length of a JSON header, the header, and columns of whole numbers in the machine's own byte order.
One table has a row for each outcode, sorted; another has a row for each postcode, sorted within its outcode. A lookup is two
binary searches, which touch a few pages that all worker processes share.
"""

from __future__ import annotations

import json
import mmap
import struct
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from django.conf import settings

from services.geography.errors import PostcodesNotBuilt

FORMAT = b"WAYMARKPOSTCODES1\n"
#: In the district column: in the directory, but the ONS records no place for it.
NO_DISTRICT = 0xFFFF
#: Latitude and longitude are kept as whole millionths of a degree (about 0.1 m).
DEGREE = 1_000_000
#: Columns and their `array`/`memoryview` type codes. I: 4 bytes without a sign, i: 4 bytes with a sign, H: 2 bytes without a sign.
COLUMNS: dict[str, Literal["I", "i", "H"]] = {
    "outcode": "I",
    "outcode_first_row": "I",  # one more than there are outcodes: row n ends where row n+1 starts
    "outcode_first_district": "I",  # likewise, into `outcode_district`
    "outcode_lat": "i",
    "outcode_lng": "i",
    "outcode_district": "H",  # the districts of each outcode, those with most postcodes first
    "incode": "H",
    "district": "H",
    "lat": "i",
    "lng": "i",
}


def directory_path() -> Path:
    return Path(settings.VAR_DIR) / "postcodes.bin"


def outcode_number(outcode: str) -> int:
    """Sorts as the text does. "PE13" is four ASCII bytes, shorter ones are filled with spaces."""
    return int.from_bytes(outcode.ljust(4).encode("ascii"), "big")


def incode_number(incode: str) -> int:
    digit, first, second = incode.encode("ascii")
    return (digit - 48) * 676 + (first - 65) * 26 + (second - 65)


@dataclass(frozen=True, slots=True)
class Entry:
    """What the directory knows. districts: ONS codes, most postcodes first, empty when no place is recorded. lat, lng: WGS84 degrees."""

    districts: tuple[str, ...]
    lat: float
    lng: float


class PostcodeDirectory:
    """Read-only view of the file. Raises PostcodesNotBuilt when it is missing, cut short or of another format."""

    def __init__(self, path: Path) -> None:
        mapped = _map(path)
        try:
            header, start = _header(mapped)
            sizes = {name: header["counts"][name] * struct.calcsize(code) for name, code in COLUMNS.items()}
            if start + sum(map(padded, sizes.values())) != len(mapped):
                raise ValueError("cut short")
        except (ValueError, KeyError, TypeError) as error:
            raise PostcodesNotBuilt(str(path), f"is not a postcode directory of this version ({error})") from error
        self.source_version: str = header["source_version"]
        self.district_codes: tuple[str, ...] = tuple(header["districts"])
        self._columns: dict[str, memoryview[int]] = {}
        for name, code in COLUMNS.items():
            self._columns[name] = memoryview(mapped)[start : start + sizes[name]].cast(code)
            start += padded(sizes[name])

    def __len__(self) -> int:
        return len(self._columns["incode"])

    def outcode(self, outcode: str) -> Entry | None:
        """The outcode as a whole: its districts, and the middle of its postcodes. None when no postcode starts with it."""
        at = self._outcode_at(outcode)
        if at is None:
            return None
        first = self._columns["outcode_first_district"]
        districts = self._columns["outcode_district"][first[at] : first[at + 1]]
        return Entry(
            districts=tuple(self.district_codes[district] for district in districts),
            lat=self._columns["outcode_lat"][at] / DEGREE,
            lng=self._columns["outcode_lng"][at] / DEGREE,
        )

    def postcode(self, outcode: str, incode: str) -> Entry | None:
        """One postcode, or None when it is not in the directory."""
        at = self._outcode_at(outcode)
        if at is None:
            return None
        first = self._columns["outcode_first_row"]
        incodes, wanted = self._columns["incode"], incode_number(incode)
        row = bisect_left(incodes, wanted, first[at], first[at + 1])
        if row == first[at + 1] or incodes[row] != wanted:
            return None
        district = self._columns["district"][row]
        return Entry(
            districts=() if district == NO_DISTRICT else (self.district_codes[district],),
            lat=self._columns["lat"][row] / DEGREE,
            lng=self._columns["lng"][row] / DEGREE,
        )

    def _outcode_at(self, outcode: str) -> int | None:
        outcodes, wanted = self._columns["outcode"], outcode_number(outcode)
        at = bisect_left(outcodes, wanted)
        return at if at < len(outcodes) and outcodes[at] == wanted else None


def padded(size: int) -> int:
    """Columns start at multiples of eight bytes."""
    return size + -size % 8


def _map(path: Path) -> mmap.mmap:
    try:
        with path.open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:  # ValueError: an empty file cannot be mapped
        raise PostcodesNotBuilt(str(path), f"cannot be read ({type(error).__name__})") from error


def _header(mapped: mmap.mmap) -> tuple[dict[str, Any], int]:
    """The header, and where the columns start. Raises ValueError."""
    if mapped[: len(FORMAT)] != FORMAT:
        raise ValueError("another format")
    start = len(FORMAT) + 4
    end = start + int.from_bytes(mapped[len(FORMAT) : start], "little")
    return json.loads(mapped[start:end]), padded(end)


@lru_cache(maxsize=1)
def _mapped(path: Path) -> PostcodeDirectory:
    return PostcodeDirectory(path)


def open_directory() -> PostcodeDirectory:
    """The directory of this installation, mapped once. Raises PostcodesNotBuilt, and tries again the next time."""
    return _mapped(directory_path())
