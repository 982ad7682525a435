"""Mappings to queries: what is understood, and what is refused by name without being repeated."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from search.port import Near, OpenAt, SearchQuery, SearchUnavailable
from search.queries import QUERY_KEYS, QueryError, query_from
from services.models import Need

NOW = datetime(2026, 12, 25, 10, 30, tzinfo=UTC)  # a Friday, and a bank holiday


def test_nothing_said_asks_for_everything():
    expected = SearchQuery(on=date(2026, 12, 25))
    assert query_from({}, NOW) == expected
    assert query_from(dict.fromkeys(QUERY_KEYS), NOW) == expected


def test_every_key_is_understood():
    query = query_from(
        {
            "q": "  refuge ",
            "lang": "pl",
            "district": "E07000010",
            "postcode": "pe13 1ab",
            "age": 31,
            "gender": "woman",
            "languages": ["pt-BR", "pt", "LT"],
            "risk": "high",
            "needs": ["domestic_abuse", "domestic_abuse"],
            "types": ["refuge"],
            "routes": ["self"],
            "open_now": True,
            "page": 2,
            "per_page": 5,
        },
        NOW,
    )
    assert query == SearchQuery(
        text="refuge",
        language="pl",
        districts=("E07000010",),
        near=query.near,
        age=31,
        gender="woman",
        languages=("pt", "lt"),
        risk="high",
        needs=("domestic_abuse",),
        types=("refuge",),
        routes=("self",),
        open_at=OpenAt(4 * 1440 + 630, True),
        on=date(2026, 12, 25),
        page=2,
        per_page=5,
    )
    assert isinstance(query.near, Near)


def test_a_postcode_gives_its_district_and_an_outcode_all_of_its_own():
    assert query_from({"postcode": "PE13 1AB"}).districts == ("E07000010",)
    assert len(query_from({"postcode": "PE13"}).districts) > 1


def test_open_now_false_does_not_filter():
    assert query_from({"open_now": False}).open_at is None


@pytest.mark.django_db
def test_a_need_that_the_partnership_added_is_known():
    Need.objects.create(key="gambling", name_en="Someone gambles our money away")
    assert query_from({"needs": ["gambling"]}).needs == ("gambling",)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("mapping", "field", "code"),
    [
        ({"colour": "canary"}, "colour", "unknown_key"),
        ({"q": 3}, "q", "wrong_type"),
        ({"q": ["canary"]}, "q", "wrong_type"),
        ({"q": "canary" * 100}, "q", "out_of_range"),
        ({"q": "can\0ary"}, "q", "unknown_value"),
        ({"q": "can\ud800ary"}, "q", "unknown_value"),
        ({"lang": "canary"}, "lang", "unknown_value"),
        ({"lang": 1}, "lang", "wrong_type"),
        ({"district": "E99999999"}, "district", "unknown_value"),
        ({"district": ["E07000010"]}, "district", "wrong_type"),
        ({"postcode": "canary"}, "postcode", "unknown_value"),
        ({"postcode": 3}, "postcode", "wrong_type"),
        ({"postcode": "PE13 1AB", "district": "E07000008"}, "postcode", "unknown_value"),
        ({"age": "31"}, "age", "wrong_type"),
        ({"age": True}, "age", "wrong_type"),
        ({"age": 31.5}, "age", "wrong_type"),
        ({"age": -1}, "age", "out_of_range"),
        ({"age": 121}, "age", "out_of_range"),
        ({"gender": "canary"}, "gender", "unknown_value"),
        ({"gender": ["woman"]}, "gender", "wrong_type"),
        ({"languages": "pl"}, "languages", "wrong_type"),
        ({"languages": [1]}, "languages", "wrong_type"),
        ({"languages": ["canary!"]}, "languages", "unknown_value"),
        ({"languages": ["pl\0"]}, "languages", "unknown_value"),
        ({"risk": "canary"}, "risk", "unknown_value"),
        ({"needs": ["canary"]}, "needs", "unknown_value"),
        ({"needs": ["can\0ary"]}, "needs", "unknown_value"),
        ({"needs": "domestic_abuse"}, "needs", "wrong_type"),
        ({"needs": {"a": 1}}, "needs", "wrong_type"),
        ({"needs": ["domestic_abuse"] * 61}, "needs", "out_of_range"),
        ({"types": ["canary"]}, "types", "unknown_value"),
        ({"routes": ["canary"]}, "routes", "unknown_value"),
        ({"open_now": "yes"}, "open_now", "wrong_type"),
        ({"open_now": 1}, "open_now", "wrong_type"),
        ({"page": 0}, "page", "out_of_range"),
        ({"page": 1001}, "page", "out_of_range"),
        ({"page": "1"}, "page", "wrong_type"),
        ({"per_page": 101}, "per_page", "out_of_range"),
        ({"per_page": 0}, "per_page", "out_of_range"),
    ],
)
def test_what_is_not_understood_is_refused_by_name(mapping, field, code):
    with pytest.raises(QueryError) as caught:
        query_from(mapping)
    assert (caught.value.field, caught.value.code) == (field, code)
    assert "canary" not in str(caught.value)


def test_postcodes_that_cannot_be_looked_up_are_our_fault(settings, tmp_path):
    settings.VAR_DIR = tmp_path  # no directory was built here
    with pytest.raises(SearchUnavailable):
        query_from({"postcode": "PE13 1AB"})
