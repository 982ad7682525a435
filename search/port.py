"""What every search engine offers, and the values that go in and come out. Pages, the API and commands know nothing else of search.

It must not know any engine, word any sentence (that is `search.wording`) or query the database. A SearchQuery never shows what was asked
when it is printed, so that no log line or traceback can hold a visitor's words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, Protocol

#: Called while a long job runs: (done, of how many).
Progress = Callable[[int, int], None]
#: (start, end) of each marked word of a text.
Marks = tuple[tuple[int, int], ...]


class SearchUnavailable(Exception):
    """The engine or the rows it reads can't answer now. Never "nothing found". Its text never holds what was asked."""


class QueryRefused(SearchUnavailable):
    """The engine is well but can't answer this query, such as one with too many words for a server's limits."""


class QueryError(ValueError):
    """A query can't be understood. `field` names the key, `message` says in plain words what would be right and never repeats a value.

    code: unknown_key | unknown_value | wrong_type | out_of_range.
    """

    def __init__(self, field: str, message: str, code: str = "unknown_value") -> None:
        super().__init__(f"{field}: {message}")
        self.field = field
        self.message = message
        self.code = code


@dataclass(frozen=True, slots=True)
class Near:
    """A point to measure from: WGS84 degrees."""

    lat: float
    lng: float


@dataclass(frozen=True, slots=True)
class OpenAt:
    """A moment to be open at. week_minute: minutes since Monday 00:00 in England."""

    week_minute: int
    bank_holiday: bool


@dataclass(frozen=True, slots=True, repr=False)
class SearchQuery:
    """What somebody looks for. Every part can be left out; a part that is left out excludes nothing.

    language: of the page, and of the texts to show. districts: ONS codes, any of which will do (a postcode area can touch several).
    needs, types, routes, languages: keys, any of which will do. open_at: only services that answer then, or whose hours are not known.
    count_open_at: count also how many of what is found these would be, without leaving the others out.
    on: the day for which listings must be valid. page: from 1.
    """

    text: str = ""
    language: str = "en"
    districts: tuple[str, ...] = ()
    near: Near | None = None
    age: int | None = None
    gender: str = ""
    languages: tuple[str, ...] = ()
    risk: str = ""
    needs: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    routes: tuple[str, ...] = ()
    open_at: OpenAt | None = None
    count_open_at: OpenAt | None = None
    on: date = field(default_factory=date.today)
    page: int = 1
    per_page: int = 20

    def __repr__(self) -> str:
        return "SearchQuery(...)"


# What follows is made by the dozen in each answer. As dataclasses they would take three times as long to make.
class Reason(NamedTuple):
    """Why a hit is there, as a key of `search.wording` and what to put into its sentence."""

    key: str
    params: Mapping[str, str]


class Quote(NamedTuple):
    """A line of a listing's details, in English, cut to the words that answer the query, which `marks` points at."""

    text: str
    marks: Marks


class Hit(NamedTuple):
    """One listing that was found. Made from its row in the database in the same call, so an unpublished listing is never one.

    name, summary: in the language asked for, English where not translated. distance_km: whole kilometres to a public address,
    None when there is none, and always for a confidential kind.
    marks: words of `summary` that answer the query; quote: of its details, where the summary has none.
    """

    service_id: int
    key: str
    code: str
    name: str
    service_type: str
    summary: str
    why: tuple[Reason, ...]
    distance_km: int | None
    marks: Marks = ()
    quote: Quote | None = None


class FacetValue(NamedTuple):
    """count: listings that would be shown if this value alone were chosen in its facet. stated: those of them that say so themselves;
    the others do not say, so nobody may exclude them."""

    key: str
    name: str
    count: int  # type: ignore[assignment] # in place of tuple.count
    stated: int
    is_chosen: bool


class Facet(NamedTuple):
    """One filter with its values, most frequent first. key: the query key that it fills."""

    key: str
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class PlaceHint:
    """A town or district that was recognised among the words. It put services that work there first; it excluded none."""

    name: str
    districts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Relaxation:
    """Nothing was found; without this one part of the query, `total` listings would be. field: a query key, "q" for the words."""

    field: str
    total: int


@dataclass(frozen=True, slots=True)
class Results:
    """showing_for: the words as they were corrected, "" when they were taken as typed. need_hints: Need keys that the words seem to mean,
    best first; need_guesses: where they seem to mean none, those that they may be about (search.semantic). is_urgent: the words may mean
    danger now, so emergency help comes first, whatever was found. open_total: what `SearchQuery.count_open_at` asks for; None when it
    was not asked."""

    engine: str
    total: int
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...]
    showing_for: str = ""
    need_hints: tuple[str, ...] = ()
    need_guesses: tuple[str, ...] = ()
    place: PlaceHint | None = None
    is_urgent: bool = False
    relaxation: Relaxation | None = None
    open_total: int | None = None


@dataclass(frozen=True, slots=True)
class EngineStatus:
    """indexed: change number (seq) that the engine has reached; newest: the one the rows have reached. documents: listings it can find.
    outdated: rows analysed by another version of the analyser; `manage.py rebuild_search` mends them."""

    engine: str
    documents: int
    indexed: int
    newest: int
    outdated: int

    @property
    def lag(self) -> int:
        """Changes that the engine has not taken in."""
        return self.newest - self.indexed


class SearchEngine(Protocol):
    """Each method may raise SearchUnavailable."""

    @property
    def name(self) -> str: ...

    def search(self, query: SearchQuery) -> Results: ...

    def refresh(self) -> int:
        """Take in the rows that changed. Returns the change number reached."""

    def rebuild(self, progress: Progress | None = None) -> int:
        """Make the index anew from the rows. Returns the number of documents."""

    def status(self) -> EngineStatus: ...

    def indexed(self) -> Mapping[int, int]:
        """service_id -> change number of every document that can be found, for `manage.py check_search`."""
