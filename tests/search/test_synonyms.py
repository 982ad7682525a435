"""The synonyms files: all of them can be read, and a mistake says where it is."""

from __future__ import annotations

import pytest

from pathways.core.vocabulary import Need
from search.synonyms import FOLDER, SynonymsError, read_synonyms, stop_words, synonyms, urgent_phrases

#: Asked by other means than words: a search for one of these is met by its service type or by a page.
NEEDS_WITHOUT_ENGLISH_WORDS = {Need.MEDIATION_ASKED}


def test_every_file_is_read():
    assert set(synonyms()) == {file.stem for file in FOLDER.glob("*.toml")} - {"urgent"}
    assert {"en", "pl", "lt", "ro", "pt", "ru", "uk", "ar", "fa", "ur", "pa"} <= set(synonyms())


def test_every_language_with_synonyms_has_words_of_danger():
    assert {urgent.language for urgent in urgent_phrases()} == set(synonyms())


def test_every_need_has_english_words():
    listed = {need for meaning in synonyms()["en"].by_content.values() for need in meaning.needs}
    assert {need.value for need in Need} - listed == set(NEEDS_WITHOUT_ENGLISH_WORDS)


@pytest.mark.parametrize("language", sorted(synonyms()))
def test_every_language_names_violence_help_and_a_safe_place(language):
    meanings = synonyms()[language].by_content.values()
    assert {"domestic_abuse", "safe_place_to_stay", "sexual_violence_recent"} <= {need for each in meanings for need in each.needs}
    assert "helpline" in {kind for each in meanings for kind in each.types}


def test_stop_words_of_several_languages_are_joined():
    assert {"the", "się"} <= stop_words(frozenset({"en", "pl"}))
    assert "się" not in stop_words(frozenset({"en"}))


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('stop = ["a"]', "xx.toml has no entries"),
        ("stop = [", "xx.toml can't be read"),
        ('colour = "blue"', "xx.toml: colour is not known here"),
        ('[[lay]]\nsay = "hits me"', "xx.toml: lay entry 1: a list of words in quotes is expected"),
        ('[[lay]]\nmeans = ["x"]', "xx.toml: lay entry 1: a list of words"),
        ('[[lay]]\nsay = ["?"]', "xx.toml: lay entry 1: a list of words"),
        ('[[lay]]\nsay = ["a"]\n[[lay]]\nsay = ["b"]\nneeds = ["nonsense"]', "xx.toml: lay entry 2: needs: nonsense is not a key"),
        ('[[lay]]\nsay = ["a"]\ntypes = ["nonsense"]', "xx.toml: lay entry 1: types: nonsense is not a key"),
        ('[[lay]]\nsay = ["a"]\nnot_the_words = "yes"', "xx.toml: lay entry 1: not_the_words is true or false"),
        ('[[lay]]\nsay = ["a"]\nexactly = 1', "xx.toml: lay entry 1: exactly is true or false"),
        ('[[lay]]\nsay = ["a"]\nmean = ["b"]', "xx.toml: lay entry 1: mean is not known here"),
        ('[[same]]\nsay = ["a"]', "xx.toml: same entry 1: say is not known here"),
        ('lay = ["a"]', r"xx.toml: write \[\[lay\]\] above each entry"),
    ],
)
def test_a_mistake_names_the_file_and_the_entry(tmp_path, text, complaint):
    file = tmp_path / "xx.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SynonymsError, match=complaint):
        read_synonyms(file)


def test_entries_with_the_same_phrase_are_joined(tmp_path):
    file = tmp_path / "en.toml"
    file.write_text('[[same]]\nwords = ["one", "two"]\n[[lay]]\nsay = ["one"]\nmeans = ["three"]\nneeds = ["money"]', encoding="utf-8")
    meaning = read_synonyms(file).by_content[("one",)]
    assert (meaning.phrases, meaning.needs) == ((("en", ("one",)), ("en", ("two",)), ("en", ("three",))), ("money",))


def test_a_phrase_that_little_words_make_is_kept_as_it_is_written(tmp_path):
    file = tmp_path / "en.toml"
    file.write_text('stop = ["where", "can", "i", "my"]\n[[lay]]\nsay = ["where can I go", "my dog"]\nneeds = ["pets"]', encoding="utf-8")
    read = read_synonyms(file)
    assert (set(read.as_written), set(read.by_content)) == ({("where", "can", "i", "go")}, {("dog",)})


def test_an_exact_phrase_is_kept_in_its_own_words(tmp_path):
    file = tmp_path / "en.toml"
    file.write_text('stop = ["am", "i"]\n[[lay]]\nsay = ["am I abused"]\nneeds = ["domestic_abuse"]\nexactly = true', encoding="utf-8")
    read = read_synonyms(file)
    assert (set(read.exactly), set(read.as_written), set(read.by_content)) == ({("am", "i", "abused")}, set(), set())
    assert read.beginnings == {"am": 3}
