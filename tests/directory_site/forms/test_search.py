"""The search form: what was sent as the query's mapping, and what is carried on."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from directory_site.forms.search import SearchForm
from search.port import QueryError
from search.queries import QUERY_KEYS


def form_of(text: str) -> SearchForm:
    form = SearchForm(QueryDict(text))
    assert form.is_valid(), form.errors
    return form


def test_mapping_has_the_querys_keys():
    form = form_of("words=help&district=E07000010&need=stalking&kind=idva&start=self&lang=lt&lang=pl&gender=woman&open=on&page=3")
    assert form.mapping() == {
        "lang": "en",
        "page": 3,
        "q": "help",
        "district": "E07000010",
        "needs": ["stalking"],
        "types": ["idva"],
        "routes": ["self"],
        "languages": ["lt", "pl"],
        "gender": "woman",
        "open_now": True,
    }
    assert set(form.mapping()) <= set(QUERY_KEYS)


def test_what_was_not_chosen_is_not_in_it():
    assert form_of("words=help").mapping() == {"lang": "en", "page": 1, "q": "help"}


@pytest.mark.parametrize(("sent", "nothing"), [("", True), ("words=+++&district=&page=2", True), ("open=on", False), ("words=a", False)])
def test_form_knows_when_nothing_was_asked(sent, nothing):
    assert form_of(sent).asks_nothing is nothing


def test_kept_carries_everything_but_one_field():
    form = form_of("words=help&need=stalking&need=housing&open=on&gender=man")
    assert form.kept(without="words") == [("need", "stalking"), ("need", "housing"), ("gender", "man"), ("open", "on")]
    assert ("gender", "man") not in form.kept(without="gender")


def test_refusal_of_the_query_stands_beside_its_field():
    form = form_of("need=stalking")
    form.refuse(QueryError("needs", "One of these is not a key."))
    assert list(form.errors) == ["need"]
