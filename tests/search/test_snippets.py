"""Snippets: what is marked in a summary, what is quoted from details, and that a place never shows through."""

from __future__ import annotations

import pytest

from search.planning import make_plan
from search.port import Quote
from search.snippets import LONGEST, Marker


def marked(text: str, query: str, language: str = "en", *, is_secret_place: bool = False) -> list[str]:
    return [text[start:end] for start, end in Marker(make_plan(query, language)).marks_in(text, language, is_secret_place=is_secret_place)]


@pytest.mark.parametrize(
    ("query", "text", "words"),
    [
        ("debts", "Advice about money and debt.", ["money", "debt"]),
        ("he hits me", "Support for people living with domestic abuse.", ["domestic", "abuse"]),
        ("help in the middle", "In the middle of it.", ["middle"]),
        ("xyzzyqqq", "Advice about money.", []),
        ("", "Advice about money.", []),
    ],
)
def test_words_that_answer_the_query_are_marked(query, text, words):
    assert marked(text, query) == words


def test_words_are_marked_in_the_language_of_the_text():
    assert marked("Pomagamy osobom, które doświadczają przemocy domowej.", "przemoc domowa", "pl") == ["przemocy", "domowej"]
    assert marked("نساعد ضحايا العنف المنزلي", "عنف منزلي", "ar") == ["العنف", "المنزلي"]


def test_no_place_is_marked_in_the_text_of_a_secret_place():
    text = "A refuge in St Neots. Call in March."
    for query in ("refuge in St Neots", "refuge near March"):
        assert "refuge" in marked(text, query, is_secret_place=True)
        assert {"Neots", "St", "March"}.isdisjoint(marked(text, query, is_secret_place=True))
    assert "Neots" in marked(text, "refuge in St Neots")


def test_the_line_that_says_most_is_quoted():
    details = ["They answer letters.", "Ask for help with letters about rent arrears."]
    assert Marker(make_plan("letters about arrears", "en")).quote_from(details) == Quote(details[1], ((18, 25), (37, 44)))
    assert Marker(make_plan("xyzzyqqq", "en")).quote_from(details) is None
    assert Marker(make_plan("letters", "en")).quote_from([]) is None


def test_a_long_line_is_cut_between_words_around_the_match():
    line = "First word. " + "filling words here " * 20 + "the laundrette is open " + "and more words follow " * 20
    quote = Marker(make_plan("laundrette", "en")).quote_from([line])
    (mark,) = quote.marks
    assert quote.text[slice(*mark)] == "laundrette"
    assert quote.text.startswith("…")
    assert quote.text.endswith("…")
    assert len(quote.text) <= LONGEST + 2
    assert quote.text.strip("…") in line
    assert set(quote.text.strip("…").split()) <= set(line.split())


def test_a_word_longer_than_the_line_is_kept_whole():
    word = "x" * (LONGEST + 20)
    quote = Marker(make_plan(word, "en")).quote_from([f"a {word} b"])
    assert quote.text == f"a {word}…"
