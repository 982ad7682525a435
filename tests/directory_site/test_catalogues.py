"""Catalogues: numbers and placeholders are those of the English, what decides over safety is translated, and each has a review status."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from directory_site.settings.languages import TRANSLATION_LANGUAGES
from tests.directory_site.catalogues import LOCALE, catalogues, faults, is_translated, read

REVIEW = tomllib.loads((LOCALE / "review.toml").read_text(encoding="utf-8"))
TEMPLATES = Path(__file__).resolve().parents[2] / "templates" / "jinja2"
FOUND = catalogues()
each_catalogue = pytest.mark.parametrize("code", FOUND)


@pytest.mark.parametrize(
    ("message", "fault"),
    [
        (Message("Call 999", "Zadzwoń 998"), "numbers"),
        (Message("press 55 when asked", "naciśnij, gdy poproszą"), "numbers"),
        (Message("Call %(name)s", "Zadzwoń"), "placeholders"),
        (Message("Call {name}", "Zadzwoń {nazwa}"), "placeholders"),
        (Message("Call <b>me</b>", "Zadzwoń"), "tags"),
        (Message("Call 999", "اتصلوا بـ ٩٩٩"), "digits"),
        (Message(("%(num)s line", "%(num)s lines"), ("%(n)s linia", "%(num)s linie", "%(num)s linii")), "placeholders"),
    ],
)
def test_the_check_finds_a_wrong_number_placeholder_and_tag(message, fault):
    assert any(fault in found for found in faults(message))


def test_the_check_lets_a_good_translation_pass():
    assert faults(Message("Call %(name)s on 999", "Zadzwoń do %(name)s pod 999")) == []
    assert faults(Message(("%(num)s line", "%(num)s lines"), ("jedna linia", "%(num)s linie", "%(num)s linii"))) == []


def test_every_status_is_known_and_a_review_names_who_and_when():
    assert set(REVIEW) <= set(TRANSLATION_LANGUAGES) - {"en"}
    for code, entry in REVIEW.items():
        assert entry["status"] in {"unreviewed", "reviewed"}, code
        assert entry["status"] == "unreviewed" or (entry["reviewed_by"] and entry["reviewed_on"]), code


def test_every_catalogue_has_a_status_and_every_status_a_catalogue():
    if not FOUND:
        pytest.skip("there is no catalogue in locale/ yet")
    assert set(FOUND) == set(REVIEW)


@each_catalogue
def test_numbers_placeholders_and_tags_are_those_of_the_english(code):
    assert [fault for message in read(FOUND[code], code) if message.id for fault in faults(message)] == []


@each_catalogue
def test_d23_no_text_is_left_untranslated(code):
    """`untranslated` in review.toml says openly how many are left; without it there must be none."""
    own = read(FOUND[code], code)
    left = [
        message.id
        for message in read(LOCALE / "django.pot")
        if message.id and not ((mine := own.get(message.id, message.context)) and is_translated(mine))
    ]
    assert len(left) <= REVIEW[code].get("untranslated", 0), left[:20]


def safety_texts() -> set[str]:
    """What the templates show with the English beneath."""
    calls = re.compile(r"""\bboth\((["'])(.*?)\1\)""")
    return {text for path in TEMPLATES.rglob("*.html") for _, text in calls.findall(path.read_text(encoding="utf-8"))}


def test_safety_texts_are_collected_for_translation():
    collected = {message.id for message in read(LOCALE / "django.pot")}
    assert len(safety_texts()) > 8
    assert safety_texts() - collected == set()


@each_catalogue
def test_every_safety_text_is_translated(code):
    own = read(FOUND[code], code)
    assert [text for text in safety_texts() if not ((mine := own.get(text)) and is_translated(mine))] == []


def words_in_a_sentence(texts: Iterable[str]) -> float:
    """The mean of the texts that end like a sentence; tags are left out."""
    sentences = [
        part
        for text in texts
        if re.search(r"[.!?۔।؟]\s*$", text)
        for part in re.split(r"[.!?:;۔।؟؛]+(?:\s|$)|\n", re.sub(r"<[^>]+>", "", text))
        if part.strip()
    ]
    return sum(len(part.split()) for part in sentences) / len(sentences)


@pytest.mark.parametrize("code", sorted(catalogues()))
def test_sentences_are_about_as_short_as_the_english(code):
    """The reading age of the English is measured (tests/directory_site/test_first_pages.py); its formula does not fit another language."""
    single = [message for message in read(catalogues()[code], code) if message.id and isinstance(message.id, str)]
    english = words_in_a_sentence(message.id for message in single)
    assert 5 < english < 10
    assert words_in_a_sentence(message.string for message in single) < 1.25 * english


def test_a_long_sentence_counts():
    assert words_in_a_sentence(["One two. Three four five six. "]) == 3
    assert words_in_a_sentence(["Uno dos tres <b>cuatro</b>؟"]) == 4
