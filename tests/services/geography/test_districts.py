"""Names, nations and counties of districts."""

from collections import Counter

import pytest

from services.geography.districts import DISTRICTS, Nation, UnknownDistrict, county_of, district_name, nation_of


def test_every_district_in_the_postcode_directory_has_a_name(directory):
    assert set(directory.district_codes) == set(DISTRICTS)


def test_districts_of_each_nation_are_complete():
    # 2025: 296 in England (ONS), 22 in Wales, 32 in Scotland, 11 in Northern Ireland.
    assert Counter(district.nation for district in DISTRICTS.values()) == {
        Nation.ENGLAND: 296,
        Nation.WALES: 22,
        Nation.SCOTLAND: 32,
        Nation.NORTHERN_IRELAND: 11,
    }
    assert {(code[0], district.nation) for code, district in DISTRICTS.items()} == {
        ("E", Nation.ENGLAND),
        ("W", Nation.WALES),
        ("S", Nation.SCOTLAND),
        ("N", Nation.NORTHERN_IRELAND),
    }


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("E06000031", "Peterborough"),
        ("E07000008", "Cambridge"),
        ("E07000009", "East Cambridgeshire"),
        ("E07000010", "Fenland"),
        ("E07000011", "Huntingdonshire"),
        ("E07000012", "South Cambridgeshire"),
        ("E06000063", "Cumberland"),
        ("E06000064", "Westmorland and Furness"),
        ("E06000065", "North Yorkshire"),
        ("E06000066", "Somerset"),
        ("E08000038", "Barnsley"),
        ("E06000023", "City of Bristol"),
        ("E06000019", "County of Herefordshire"),
        ("E06000058", "Bournemouth, Christchurch and Poole"),
        ("N09000002", "Armagh City, Banbridge and Craigavon"),
    ],
)
def test_district_name_is_as_people_say_it(code, name):
    assert district_name(code) == name


def test_names_tell_districts_apart():
    assert max(Counter(district.name for district in DISTRICTS.values()).values()) == 1


def test_county_is_known_for_the_five_cambridgeshire_districts_only():
    assert {code for code in DISTRICTS if county_of(code) == "E10000003"} == {
        "E07000008",
        "E07000009",
        "E07000010",
        "E07000011",
        "E07000012",
    }
    assert county_of("E06000031") is None


@pytest.mark.parametrize("question", [district_name, nation_of, county_of])
@pytest.mark.parametrize("code", ["E07000026", "E10000003", "L99999999", "", "fenland"])
def test_unknown_code_is_named_in_the_error(question, code):
    with pytest.raises(UnknownDistrict, match=repr(code)):
        question(code)
