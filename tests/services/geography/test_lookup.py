"""From typed text to a place, offline."""

import socket

import pytest
from django.utils.translation import override
from geopy.exc import GeocoderUnavailable
from hypothesis import given
from hypothesis import strategies as st

from services.geography.errors import (
    CrownDependency,
    PlaceError,
    PostcodesNotBuilt,
    PostcodeWithoutPlace,
    UnknownOutcode,
    UnknownPostcode,
)
from services.geography.lookup import OfflinePostcodeGeocoder, Place, find_place

pytestmark = pytest.mark.usefixtures("directory")


def answer_to(text: str) -> Place | PlaceError:
    try:
        return find_place(text)
    except PlaceError as error:
        return error


def refusal(text: str) -> PlaceError:
    with pytest.raises(PlaceError) as raised:
        find_place(text)
    return raised.value


# Public buildings: council offices, 10 Downing Street, Cardiff Bay, the Scottish Parliament, Belfast City Hall.
@pytest.mark.parametrize(
    ("text", "name", "country", "lat", "lng"),
    [
        ("PE15 8NQ", "Fenland", "england", 52.56, 0.09),
        ("PE1 1HG", "Peterborough", "england", 52.57, -0.24),
        ("SW1A 2AA", "Westminster", "england", 51.50, -0.13),
        ("CF10 4PZ", "Cardiff", "wales", 51.46, -3.16),
        ("EH99 1SP", "City of Edinburgh", "scotland", 55.95, -3.17),
        ("BT1 5GS", "Belfast", "northern_ireland", 54.60, -5.93),
        ("TR21 0LW", "Isles of Scilly", "england", 49.91, -6.32),
        ("ZE1 0AA", "Shetland Islands", "scotland", 60.15, -1.14),
    ],
)
def test_find_place_knows_all_four_nations(text, name, country, lat, lng):
    place = find_place(text)
    assert (place.district_name, place.country, round(place.lat, 2), round(place.lng, 2)) == (name, country, lat, lng)
    assert (place.districts, place.is_outcode) == ((place.district_code,), False)


def test_outcode_over_several_districts_gives_the_main_one_and_names_all():
    place = find_place("PE14")
    assert (place.district_name, place.is_outcode) == ("King's Lynn and West Norfolk", True)
    assert place.districts == ("E07000146", "E07000010", "E07000140", "E07000009")


def test_outcode_may_be_in_one_district():
    place = find_place("PE27")
    assert (place.districts, place.is_outcode) == (("E07000011",), True)


def test_unknown_postcode_offers_its_outcode():
    error = refusal("PE13 9ZZ")
    assert (type(error), error.outcode) == (UnknownPostcode, "PE13")
    assert error.message.endswith("only the first part: PE13.")


def test_unknown_outcode_is_named():
    error = refusal("PE98 1AA")
    assert (type(error), error.outcode) == (UnknownOutcode, "PE98")
    assert "starts with PE98" in error.message


@pytest.mark.parametrize("text", ["BX1 1LT", "BF1 2AA", "GIR 0AA", "BN91", "SR43 4AB", "GIR 9ZZ"])
def test_postcode_that_is_nowhere_says_so(text):
    assert type(refusal(text)) is PostcodeWithoutPlace


@pytest.mark.parametrize(
    ("text", "territory"), [("JE2 3AA", "Jersey"), ("JE99", "Jersey"), ("gy1 1aa", "Guernsey"), ("IM1 1AA", "the Isle of Man")]
)
def test_crown_dependencies_are_named_and_have_no_district(text, territory):
    error = refusal(text)
    assert type(error) is CrownDependency
    assert f"This postcode is in {territory}," in error.message


def test_every_cause_has_its_own_key_and_words():
    causes = [PostcodesNotBuilt("var/postcodes.bin", "cannot be read")]
    causes += map(refusal, ["", "P" * 99, "\x00", "Wisbech", "PE13 1", "PE13 9ZZ", "PE98", "GIR 0AA", "JE2"])
    assert len({type(cause) for cause in causes}) == len(causes) == len(PlaceError.__subclasses__())
    assert len({cause.key for cause in causes}) == len(causes)
    assert len({cause.message for cause in causes}) == len(causes)


@given(st.text(max_size=50))
def test_find_place_gives_a_place_or_a_named_error(text):
    place = answer_to(text)
    assert place.message if isinstance(place, PlaceError) else place.district_code == place.districts[0]


def test_messages_follow_the_reader_s_language():
    error = refusal("")
    with override("pl"):
        assert error.message == str(error.words)


def test_neither_a_place_nor_an_error_shows_the_postcode_in_a_log_line():
    place = find_place("PE15 8NQ")
    assert repr(place) == (
        "Place(district_code='E07000010', district_name='Fenland', country=<Nation.ENGLAND: 'england'>, is_outcode=False)"
    )
    assert not [name for name in Place.__slots__ if "8NQ" in str(getattr(place, name))]
    assert [str(refusal(text)) for text in ("PE13 9ZZ", "PE98 1AA", "JE2 3AA", "Wisbech")] == ["", "", "", ""]


def test_missing_directory_is_our_fault_and_says_what_to_run(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    error = refusal("PE15 8NQ")
    assert type(error) is PostcodesNotBuilt
    assert "manage.py build_postcodes" in str(error)
    assert error.message == "We could not look up the postcode just now. You can choose your district instead."
    with pytest.raises(GeocoderUnavailable, match=r"manage\.py build_postcodes"):
        OfflinePostcodeGeocoder().geocode("PE15 8NQ")


def test_geocoder_gives_a_geopy_location():
    location = OfflinePostcodeGeocoder().geocode("pe14")
    assert location.address == "PE14, King's Lynn and West Norfolk"
    assert location.raw == {
        "district": "E07000146",
        "country": "england",
        "districts": ("E07000146", "E07000010", "E07000140", "E07000009"),
        "is_outcode": True,
    }
    assert (location.latitude, location.longitude) == (find_place("PE14").lat, find_place("PE14").lng)


@pytest.mark.parametrize("text", ["", "Wisbech", "PE13 9ZZ", "JE2 3AA"])
def test_geocoder_finds_nothing_for_what_is_not_a_place(text):
    assert OfflinePostcodeGeocoder().geocode(text) is None


def test_geocoder_refuses_every_request():
    with pytest.raises(GeocoderUnavailable, match="offline"):
        OfflinePostcodeGeocoder()._call_geocoder("https://example.org/", lambda answer: answer)


def test_lookups_open_no_connection(monkeypatch):
    asked = []
    monkeypatch.setattr(socket, "socket", lambda *args, **options: asked.append(args))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **options: asked.append(args))
    with OfflinePostcodeGeocoder() as geocoder:
        geocoder.geocode("PE15 8NQ")
    find_place("PE14")
    for text in ("PE13 9ZZ", "Wisbech"):
        refusal(text)
    assert asked == []
    socket.getaddrinfo("example.org", 443)
    assert asked == [("example.org", 443)]  # the trap works
