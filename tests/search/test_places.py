"""The gazetteer: which words name a place."""

from __future__ import annotations

import pytest
from django.conf import settings

from search.analysis import words
from search.places import gazetteer, named_places, without_places
from services.geography.districts import DISTRICTS
from services.geography.lookup import PostcodesNotBuilt


def named(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(place.name, place.districts) for _, _, place in named_places(words(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("refuge near Wisbech", [("Wisbech", ("E07000010",))]),
        ("ST. NEOTS", [("St Neots", ("E07000011",))]),
        ("Swaffham Prior and Ely", [("Swaffham Prior", ("E07000009",)), ("Ely", ("E07000009",))]),
        ("in March", [("March", ("E07000010",))]),
        ("March", [("March", ("E07000010",))]),
        ("since March, over the phone, keep an eye, reach the elm", []),
        ("Sutton", [("Sutton", ("E06000031", "E07000009"))]),
        ("Cambridgeshire", [("Cambridgeshire", ("E07000008", "E07000009", "E07000010", "E07000011", "E07000012"))]),
        ("near Wisbech St Mary", [("Wisbech St Mary", ("E07000010",))]),
        ("Tydd St. Giles", [("Tydd St Giles", ("E07000010",))]),
        ("Leeds", []),
        ("refuge PE13", [("PE13", ("E07000010", "E07000140", "E07000146"))]),
        ("CB1 1AA", [("Cambridge", ("E07000008",))]),
        ("pe131ae please", [("Fenland", ("E07000010",))]),
        ("PE13 9ZZ", [("PE13", ("E07000010", "E07000140", "E07000146"))]),
        ("Wisbech, PE13", [("Wisbech", ("E07000010",)), ("PE13", ("E07000010", "E07000140", "E07000146"))]),
        ("PE19 2", [("PE19", ("E07000011", "E06000055", "E07000012", "E06000056"))]),
        ("king's lynn", [("King's Lynn", ("E07000146",))]),
        ("ZZ1 QQ99", []),
        ("M1", [("M1", ("E08000003",))]),
        ("a section s17 or s47 meeting", []),
    ],
)
def test_places_are_found_among_words(text, expected):
    assert named(text) == expected


def test_every_district_of_the_partnership_has_places_and_the_others_are_known():
    named = {code for place in gazetteer().by_words.values() for code in place.districts}
    assert named > set(settings.WAYMARK_DISTRICTS)
    assert named <= set(DISTRICTS)


def test_every_everyday_word_is_a_place():
    import tomllib

    from search.places import PLACES_TOML

    listed = tomllib.loads(PLACES_TOML.read_text(encoding="utf-8"))["everyday"]
    assert sorted(listed) == sorted(place.name for place in gazetteer().by_words.values() if place.is_everyday_word)


def test_secret_places_lose_every_name_even_everyday_ones():
    assert without_places(words("A house in March near St Neots for women")) == ["a", "house", "in", "near", "for", "women"]
    assert without_places(words("since march over there")) == ["since", "there"]
    assert without_places(words("by bus from PE13 1AE, pe131ae or S17 to us")) == ["by", "bus", "from", "or", "to", "us"]


def test_a_postcode_that_cannot_be_looked_up_is_a_word_like_others(monkeypatch):
    def not_built(typed):
        raise PostcodesNotBuilt("a file", "not built")

    monkeypatch.setattr("search.places.find_place", not_built)
    assert named("refuge PE13 near Ely") == [("Ely", ("E07000009",))]
