"""Names, nations and counties of the UK's local authority districts, by ONS code.

It holds public names only; which districts a partnership works in is a setting, and areas that listings use are in the database.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

DISTRICTS_CSV = Path(__file__).with_name("districts.csv")

#: Cambridgeshire's county council works in these five; Peterborough is a unitary authority and has no county.
CAMBRIDGESHIRE = "E10000003"
CAMBRIDGESHIRE_DISTRICTS = frozenset({"E07000008", "E07000009", "E07000010", "E07000011", "E07000012"})


class Nation(StrEnum):
    ENGLAND = "england"
    WALES = "wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern_ireland"


class UnknownDistrict(LookupError):
    """No local authority district of the UK has this code."""

    def __init__(self, code: str) -> None:
        super().__init__(f"no UK district has the ONS code {code!r}")


@dataclass(frozen=True, slots=True)
class District:
    """code: ONS code such as E07000010. name: as people say it ("City of Bristol")."""

    code: str
    name: str
    nation: Nation


def _spoken(official: str) -> str:
    """The ONS writes "Bristol, City of" so that it sorts under B."""
    name, comma, rest = official.partition(", ")
    return f"{rest} {name}" if comma and rest.endswith(" of") else official


def _read() -> Mapping[str, District]:
    with DISTRICTS_CSV.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return MappingProxyType({row["code"]: District(row["code"], _spoken(row["name"]), Nation(row["nation"])) for row in rows})


#: Every district, by code.
DISTRICTS = _read()


def district_name(code: str) -> str:
    """Raises UnknownDistrict."""
    return _district(code).name


def nation_of(code: str) -> Nation:
    """Raises UnknownDistrict."""
    return _district(code).nation


def county_of(code: str) -> str | None:
    """The ONS code of the county of a Cambridgeshire district. None elsewhere: a unitary authority, or a county that we do not hold."""
    return CAMBRIDGESHIRE if _district(code).code in CAMBRIDGESHIRE_DISTRICTS else None


def _district(code: str) -> District:
    try:
        return DISTRICTS[code]
    except KeyError:
        raise UnknownDistrict(code) from None
