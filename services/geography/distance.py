"""Distances in whole miles and kilometres, straight across, and only to addresses that are open to the public.

It must never measure to a place that is not shown: a distance to a hidden place lets people find it by asking from three sides.
"""

from __future__ import annotations

from typing import NamedTuple, Protocol

from geopy.distance import great_circle

from services.public import PublicService


class Point(Protocol):
    """A place with WGS84 degrees, such as `lookup.Place`."""

    @property
    def lat(self) -> float: ...

    @property
    def lng(self) -> float: ...


class LatLng(NamedTuple):
    lat: float
    lng: float


def whole_miles(a: Point, b: Point) -> int:
    miles: float = great_circle((a.lat, a.lng), (b.lat, b.lng)).miles
    return round(miles)


def whole_km(a: Point, b: Point) -> int:
    kilometres: float = great_circle((a.lat, a.lng), (b.lat, b.lng)).km
    return round(kilometres)


def distance_to(service: PublicService, place: Point) -> int | None:
    """Whole miles from `place` to the public address of `service`; None when it has none, and always for a confidential service."""
    address = _public_point(service)
    return None if address is None else whole_miles(address, place)


def distance_km_to(service: PublicService, place: Point) -> int | None:
    """As `distance_to`, in whole kilometres."""
    address = _public_point(service)
    return None if address is None else whole_km(address, place)


def _public_point(service: PublicService) -> LatLng | None:
    address = service.address
    if service.is_confidential or address is None or address.lat is None or address.lng is None:
        return None
    return LatLng(address.lat, address.lng)
