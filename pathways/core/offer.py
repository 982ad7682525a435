"""What the engine needs to know of a listing, and a pool of such offers made ready for many answers.

It must not hold more than the public view of a listing does: a confidential kind has no point here, whatever it is built from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar, overload

from pathways.core.hours import OpeningHours
from pathways.core.vocabulary import CONFIDENTIAL_SERVICE_TYPES

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Phone:
    """A number as the listing prints it. kind: phone | textphone | sms | sms_shortcode. to_check: nobody has confirmed it lately."""

    kind: str
    number: str
    display: str
    label: str
    keyword: str
    audiences: frozenset[str]  # RouteAudience values; empty = anyone
    area_codes: frozenset[str]  # district codes; empty = wherever the service works
    free: bool | None
    shows_on_bill: bool | None
    to_check: bool


@dataclass(frozen=True, slots=True)
class Way:
    """One way in and who may start it. audience: RouteAudience. Ages in whole years, inclusive. None = not known."""

    audience: str
    consent: str
    age_min: int | None
    age_max: int | None
    dash_min: int | None
    dash_max: int | None
    any_risk: bool | None
    professions: frozenset[str]
    district_codes: frozenset[str]  # empty = wherever the service works
    assumed: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """A listing as the engine sees it. None or an empty set always means "not known".

    age_is_noted: it says something of ages that is not a number ("for young people").

    hours: every set of hours that counts as somebody answering; empty = not known. has_bsl: reachable in British Sign Language or by text.
    point: (lat, lng) of a public address.
    """

    key: str
    name: str
    service_type: str
    is_confidential: bool
    needs: frozenset[str]
    ways: tuple[Way, ...]
    phones: tuple[Phone, ...]
    hours: tuple[OpeningHours, ...]
    spoken: frozenset[str]
    interpreter: frozenset[str]
    interpreter_any: bool | None
    has_bsl: bool
    area_mode: str
    district_codes: frozenset[str]
    is_national: bool
    by_and_for: frozenset[str]
    genders: frozenset[str] | None
    age_min: int | None
    age_max: int | None
    age_extended_max: int | None
    age_is_noted: bool
    for_whom: frozenset[str]
    relationships: frozenset[str]
    risks: frozenset[str]
    consent: str
    recency_months: int | None
    police_report: str
    accepts_no_recourse: bool | None
    only_no_recourse: bool | None
    children: bool | None
    max_children: int | None
    max_age_male_child: int | None
    max_age_female_child: int | None
    pets: bool | None
    substance_use: bool | None
    mental_health: bool | None
    wheelchair: bool | None
    point: tuple[float, float] | None

    def __post_init__(self) -> None:
        if self.point is not None and (self.is_confidential or self.service_type in CONFIDENTIAL_SERVICE_TYPES):
            raise ValueError("A confidential kind has no point.")

    @property
    def is_always_open(self) -> bool:
        return any(hours.is_always_open for hours in self.hours)

    def is_open(self, week_minute: int, bank_holiday: bool) -> bool | None:
        """Whether anybody answers then: True, False, or None when not known."""
        answers = {hours.is_open(week_minute, bank_holiday) for hours in self.hours}
        if True in answers:
            return True
        return None if None in answers or not answers else False


class Offers(Sequence[Offer]):
    """Offers in a fixed order, with what has been worked out about the whole pool kept beside them.

    One pool serves many answers; it never changes. `made(name, make)` keeps the value of make() under that name.
    """

    def __init__(self, offers: Iterable[Offer]) -> None:
        self._offers = tuple(sorted(offers, key=lambda offer: offer.key))
        self._made: dict[object, object] = {}
        if len({offer.key for offer in self._offers}) != len(self._offers):
            raise ValueError("Two offers have the same key.")

    def __len__(self) -> int:
        return len(self._offers)

    @overload
    def __getitem__(self, index: int) -> Offer: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Offer]: ...

    def __getitem__(self, index: int | slice) -> Offer | Sequence[Offer]:
        return self._offers[index]

    def __iter__(self) -> Iterator[Offer]:
        return iter(self._offers)

    def made(self, name: object, make: Callable[[tuple[Offer, ...]], Made]) -> Made:
        if name not in self._made:
            self._made[name] = make(self._offers)
        return self._made[name]  # type: ignore[return-value]  # each name is only ever used with one type
