"""The two JSON interfaces over HTTP: right answers, refusals that name the field, and nothing of a request in a log."""

from __future__ import annotations

import json
import logging

import pytest
from django.test import RequestFactory

from directory_site.api.json_requests import answers_json
from search.port import SearchUnavailable
from tests.factories import make_service

pytestmark = pytest.mark.django_db

PATHWAY, SEARCH = "/api/v1/pathway", "/api/v1/search"


def post(client, url: str, body) -> tuple[int, dict]:
    body = body if isinstance(body, bytes) else json.dumps(body).encode()
    response = client.post(url, body, content_type="application/json")
    return response.status_code, response.json()


def test_pathway_answers_with_the_listings_of_the_database(client):
    make_service("fenland-outreach")
    status, answer = post(client, PATHWAY, {"audience": "survivor", "needs": ["domestic_abuse"], "district": "E07000010"})
    assert status == 200
    assert set(answer) == {"ruleset", "outcome", "steps", "must_not", "duties", "unknown", "excluded"}
    assert "fenland-outreach" in {service["id"] for step in answer["steps"] for service in step["services"]}


def test_search_answers_with_the_listings_of_the_database(client):
    make_service("dahlia", name_en="Dahlia project")
    status, answer = post(client, SEARCH, {"q": "dahlia"})
    assert status == 200
    assert set(answer) == {"engine", "total", "showing_for", "hits", "facets", "need_hint"}
    assert [hit["id"] for hit in answer["hits"]] == ["dahlia"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "audience"),
        ({"audience": "nobody"}, "audience"),
        ({"audience": "survivor", "colour": "blue"}, "colour"),
        ({"audience": "survivor", "age": "31"}, "age"),
        ({"audience": "survivor", "age": True}, "age"),
        ({"audience": "survivor", "age": 200}, "age"),
        ({"audience": "survivor", "age": -1}, "age"),
        ({"audience": "survivor", "dash_score": 25}, "dash_score"),
        ({"audience": "survivor", "needs": "domestic_abuse"}, "needs"),
        ({"audience": "survivor", "needs": ["nonsense"]}, "needs"),
        ({"audience": "survivor", "district": "E99999999"}, "district"),
        ({"audience": "survivor", "postcode": "nonsense"}, "postcode"),
        ({"audience": "survivor", "postcode": "PE1\u0000"}, "postcode"),
        ({"audience": "survivor", "at": "tomorrow"}, "at"),
        ({"audience": "survivor", "at": "2026-02-30T10:00:00"}, "at"),
        ({"audience": "survivor", "languages": ["\u0000"]}, "languages"),
        ({"audience": "survivor", "children_ages": [3, "x"]}, "children_ages"),
        ({"audience": "survivor", "suicidal": 1}, "suicidal"),
        ({"audience": ["survivor"]}, "audience"),
    ],
)
def test_pathway_refuses_by_the_name_of_the_field(client, body, field):
    status, answer = post(client, PATHWAY, body)
    assert status == 400
    assert set(answer) == {"error", "message", "field"}
    assert answer["field"] == field


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"query": "x"}, "query"),
        ({"q": 3}, "q"),
        ({"q": "x\u0000"}, "q"),
        ({"q": "x" * 100_000}, "q"),
        ({"page": 0}, "page"),
        ({"per_page": 10_000}, "per_page"),
        ({"district": "E99999999"}, "district"),
        ({"open_now": "yes"}, "open_now"),
        ({"types": ["nonsense"]}, "types"),
    ],
)
def test_search_refuses_by_the_name_of_the_field(client, body, field):
    status, answer = post(client, SEARCH, body)
    assert (status, answer["field"]) == (400, field)


@pytest.mark.parametrize("url", [PATHWAY, SEARCH])
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b'"survivor"',
        b"null",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"age": NaN}',
        b'{"audience": "survivor", "audience": "survivor"}',
        b"x" * 10_000_000,
    ],
    ids=["empty", "cut", "list", "text", "null", "not-utf8", "deep", "nan", "twice", "10MB"],
)
def test_what_is_not_one_json_object_is_refused(client, url, body):
    status, answer = post(client, url, body)
    assert status == 400
    assert answer["message"]


@pytest.mark.parametrize("url", [PATHWAY, SEARCH])
def test_only_post_is_answered(client, url):
    response = client.get(url)
    assert (response.status_code, response.headers["Allow"], response.json()["error"]) == (405, "POST", "method_not_allowed")


def test_search_engine_that_is_away_is_told_apart_from_a_wrong_question():
    def away(_query):
        raise SearchUnavailable("away")

    view = answers_json((), unavailable=(SearchUnavailable,))(away)
    response = view(RequestFactory().post(SEARCH, b"{}", content_type="application/json"))
    assert (response.status_code, json.loads(response.content)["error"]) == (503, "unavailable")


@pytest.mark.parametrize(("url", "body"), [(PATHWAY, {"audience": "survivor", "age": "zq7mark"}), (SEARCH, {"q": "zq7mark"})])
def test_nothing_that_was_sent_is_logged_or_stored(client, url, body, caplog, django_assert_num_queries):
    make_service()
    with caplog.at_level(logging.DEBUG):
        response = client.post(url, json.dumps(body), content_type="application/json")
    assert "zq7mark" not in caplog.text
    assert response.headers["Cache-Control"] == "no-store"
    assert not response.cookies
