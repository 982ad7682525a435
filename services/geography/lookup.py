"""From a typed postcode to the district it is in, without asking anyone: `find_place`, and the same as a geopy geocoder.

No postcode leaves the process, and none is kept: a Place holds the outcode at most.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NoReturn

from geopy.adapters import BaseSyncAdapter
from geopy.exc import GeocoderUnavailable
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from services.geography.directory import open_directory
from services.geography.districts import Nation, district_name, nation_of
from services.geography.errors import (
    CrownDependency,
    EmptyPlace,
    IncompletePostcode,
    NotAPostcode,
    PlaceError,
    PostcodesNotBuilt,
    PostcodeWithoutPlace,
    TextTooLong,
    UnknownOutcode,
    UnknownPostcode,
    UnreadableText,
)
from services.geography.postcodes import CROWN_DEPENDENCIES, POST_ONLY_AREAS, read_postcode

__all__ = [
    "CrownDependency",
    "EmptyPlace",
    "IncompletePostcode",
    "NotAPostcode",
    "OfflinePostcodeGeocoder",
    "Place",
    "PlaceError",
    "PostcodeWithoutPlace",
    "PostcodesNotBuilt",
    "TextTooLong",
    "UnknownOutcode",
    "UnknownPostcode",
    "UnreadableText",
    "find_place",
]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a postcode or outcode is. Its repr names the district only, so that a log line cannot place a person.

    district_code, district_name: for an outcode that touches several districts, the one with most of its postcodes.
    districts: codes of all districts that it touches, most postcodes first; never empty. One means the district is certain.
    lat, lng: WGS84 degrees; for an outcode the middle of its postcodes (is_outcode), which can be miles from the person.
    """

    district_code: str
    district_name: str
    country: Nation
    outcode: str = field(repr=False)
    lat: float = field(repr=False)
    lng: float = field(repr=False)
    districts: tuple[str, ...] = field(repr=False)
    is_outcode: bool


def find_place(text: str) -> Place:
    """The place of the UK postcode or outcode in `text`. Raises PlaceError, one class for each cause; see `errors`."""
    postcode = read_postcode(text)
    if postcode.area in CROWN_DEPENDENCIES:
        raise CrownDependency(postcode.area)
    if postcode.area in POST_ONLY_AREAS:
        raise PostcodeWithoutPlace
    directory = open_directory()
    whole_outcode = directory.outcode(postcode.outcode)
    if whole_outcode is None:
        raise UnknownOutcode(postcode.outcode)
    entry = directory.postcode(postcode.outcode, postcode.incode) if postcode.incode else whole_outcode
    if entry is None and whole_outcode.districts:
        raise UnknownPostcode(postcode.outcode)
    if entry is None or not entry.districts:
        raise PostcodeWithoutPlace
    district = entry.districts[0]
    return Place(
        district_code=district,
        district_name=district_name(district),
        country=nation_of(district),
        outcode=postcode.outcode,
        lat=entry.lat,
        lng=entry.lng,
        districts=entry.districts,
        is_outcode=not postcode.incode,
    )


class NoRequests(BaseSyncAdapter):  # type: ignore[misc] # geopy has no types
    """The adapter of a geocoder that never asks anyone."""

    def get_json(self, url: str, **_options: Any) -> NoReturn:
        raise GeocoderUnavailable("postcodes are looked up offline; no request is ever sent")

    get_text = get_json


class OfflinePostcodeGeocoder(Geocoder):  # type: ignore[misc] # geopy has no types
    """UK postcodes and outcodes only, from the local directory. Takes no options, needs no key, opens no connection."""

    def __init__(self) -> None:
        super().__init__(adapter_factory=NoRequests, proxies={}, ssl_context=None)

    def geocode(self, query: str) -> Location | None:
        """The place as a geopy Location; None when the text is not a postcode we know. Raises GeocoderUnavailable without a directory."""
        try:
            place = find_place(query)
        except PostcodesNotBuilt as error:
            raise GeocoderUnavailable(str(error)) from error
        except PlaceError:
            return None
        raw = {"district": place.district_code, "country": place.country, "districts": place.districts, "is_outcode": place.is_outcode}
        return Location(f"{place.outcode}, {place.district_name}", (place.lat, place.lng), raw)
