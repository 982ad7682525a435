"""The contract's JSON and its sentences."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.utils import translation

from search.answers import search_answer
from search.hits import TOLD_FIELDS
from search.port import FacetValue, Reason
from search.queries import QueryError
from search.registry import engine, engine_status
from search.tags import FACETS
from search.wording import value_name, why_text

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def test_the_answer_has_the_shape_of_the_contract(numbers):
    answer = search_answer({"q": "stalkng", "age": 31}, NOON)
    assert list(answer) == ["engine", "total", "showing_for", "hits", "facets", "need_hint"]
    assert (answer["engine"], answer["total"], answer["showing_for"], answer["need_hint"]) == ("embedded", 1, "stalking", "stalking")
    assert answer["hits"] == [
        {
            "id": "stalking-team",
            "name": "Stalking advocacy",
            "service_type": "stalking",
            "summary": "Help when someone follows you.",
            "why": [
                {"key": "in_name", "text": "The name says “stalking”."},
                {"key": "national", "text": "Works across the country."},
                {"key": "ask", "text": "Does not say: for which ages. Ask when you get in touch."},
            ],
            "distance_km": None,
        }
    ]
    assert list(answer["facets"]) == list(FACETS)
    assert answer["facets"]["types"] == [{"key": "stalking", "name": "Stalking", "count": 1, "stated": 1, "chosen": False}]
    assert json.loads(json.dumps(answer)) == answer


def test_nothing_found_is_an_answer(numbers):
    answer = search_answer({"q": "zzqqxxjj"}, NOON)
    assert (answer["total"], answer["hits"], answer["showing_for"], answer["need_hint"]) == (0, [], None, None)


def test_a_distance_is_given_in_kilometres_and_told_in_miles(numbers):
    (hit,) = search_answer({"q": "river", "postcode": "PE13 1AB", "types": ["outreach"], "district": None}, NOON)["hits"][:1] or [{}]
    assert hit == {}
    hit = search_answer({"q": "fen outreach", "postcode": "PE13 1AB"}, NOON)["hits"][0]
    told = {reason["key"]: reason["text"] for reason in hit["why"]}
    assert (hit["id"], hit["distance_km"], told["distance"]) == ("fen-outreach", 1, "About 1 mile away.")


def test_a_refusal_names_its_field(numbers):
    with pytest.raises(QueryError):
        search_answer({"colour": "blue"})


@pytest.mark.parametrize(
    ("reason", "text"),
    [
        (Reason("distance", {"km": "0"}), "Less than a mile away."),
        (Reason("distance", {"km": "2"}), "About 1 mile away."),
        (Reason("distance", {"km": "8"}), "About 5 miles away."),
        (Reason("confirmed", {"on": "2026-10-01"}), "Checked on 1 October 2026."),
        (Reason("has_language", {"language": "lt"}), "Says that it can help in Lithuanian."),
        (Reason("has_language", {"language": "xx"}), "Says that it can help in xx."),
        (Reason("ask", {"about": "age gender"}), "Does not say: for which ages, who it is for. Ask when you get in touch."),
        (Reason("in_name", {"words": "100 % help"}), "The name says “100 % help”."),
        (Reason("means", {"words": "wages", "meaning": "Money"}), "For “wages”: Money."),
    ],
)
def test_reasons_are_said_in_plain_words(reason, text):
    with translation.override("en"):
        assert why_text(reason) == text


@pytest.mark.parametrize("key", ["related", "works_here", "national", "has_need", *(key for _, key in TOLD_FIELDS)])
def test_every_reason_has_words(key):
    assert why_text(Reason(key, {"words": "w", "district": "d", "need": "n"}))[-1] == "."


def test_values_of_filters_have_names():
    def name(facet: str, key: str, own: str = "") -> str:
        return value_name(facet, FacetValue(key, own, 1, 1, False))

    assert [name("languages", "pl"), name("languages", "xx"), name("routes", "self")] == ["Polish", "xx", "You can get in touch yourself"]
    assert [name("types", "idva", "IDVA"), name("types", "night_bus"), name("gender", "woman")] == ["IDVA", "Night bus", "Women"]


@pytest.mark.django_db
def test_the_engine_is_the_one_of_the_settings_and_says_how_it_is(numbers):
    assert engine().name == settings.WAYMARK_SEARCH_ENGINE == "embedded"
    assert engine_status() == {
        "engine": "embedded",
        "standing_in": False,
        "ready": True,
        "documents": len(numbers),
        "lag": 0,
        "outdated": 0,
    }
    assert engine() is engine()


@pytest.mark.django_db
def test_an_engine_that_does_not_exist_is_refused(settings):
    from django.core.exceptions import ImproperlyConfigured

    settings.WAYMARK_SEARCH_ENGINE = "nonsense"
    with pytest.raises(ImproperlyConfigured, match="WAYMARK_SEARCH_ENGINE"):
        engine()
