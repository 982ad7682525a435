"""Words and tokens: what is the same word, in every language of the site."""

from __future__ import annotations

import pytest

from search.analysis import ANALYSER_VERSION, STEMMED, index_tokens, script_of, token, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Women’s Aid", ["women", "aid"]),
        ("I don't, he won’t", ["i", "dont", "he", "wont"]),
        ("self-referral / walk_in", ["self", "referral", "walk", "in"]),
        ("ＦＵＬＬ ｗｉｄｔｈ ﬁve", ["full", "width", "five"]),
        ("0808 2000 247", ["08082000247"]),
        ("+44 (0)1632 960-001", ["01632960001"]),
        ("+44 1632 960001", ["01632960001"]),
        ("call 116 123 from 16 to 18", ["call", "116", "123", "from", "16", "to", "18"]),
        ("٠٨٠٨", ["0808"]),
        ("ਘਰੇਲੂ ਹਿੰਸਾ", ["ਘਰੇਲੂ", "ਹਿੰਸਾ"]),
        ("сім'ї сім’ї", ["сімї", "сімї"]),
        ("می‌خواهم", ["میخواهم"]),
        ("", []),
        ("?!… \u200f", []),
    ],
)
def test_words_are_normalised(text, expected):
    assert words(text) == expected


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", ("woman", "women", "Women’s", "womens")),
        ("en", ("child", "children", "childrens")),
        ("en", ("stalking", "stalked", "stalks")),
        ("pl", ("schronisko", "schroniska")),
        ("pl", ("łódź", "lodz")),
        ("lt", ("smurtas", "smurto", "smurtą")),
        ("ro", ("adăposturi", "adaposturi")),
        ("pt", ("abrigo", "abrigos")),
        ("ru", ("насилие", "насилия", "насилием")),
        ("ar", ("العنف", "عنف")),
        ("ar", ("مأوى", "ماوي")),
        ("fa", ("كمك", "کمک")),
        ("ur", ("کيا", "کیا")),
    ],
)
def test_forms_of_one_word_share_a_token(language, forms):
    found = [set(index_tokens(form, language)) for form in forms]
    assert set.intersection(*found) != set()


@pytest.mark.parametrize(("one", "other"), [("refuge", "refugee"), ("rape", "rapid"), ("man", "manage")])
def test_different_words_keep_different_tokens(one, other):
    assert token(one, "en") != token(other, "en")


def test_whole_words_are_kept_where_there_is_no_stemmer():
    for language, word in {"ur": "پناہ", "pa": "ਪਨਾਹ"}.items():
        assert language not in STEMMED
        assert len(token(word, language)) == len(word)


@pytest.mark.parametrize(
    ("word", "script"),
    [
        ("refuge", "latin"),
        ("łódź", "latin"),
        ("999", "latin"),
        ("помощь", "cyrillic"),
        ("مدد", "arabic"),
        ("ਮਦਦ", "gurmukhi"),
        ("助", "other"),
    ],
)
def test_scripts_are_told_apart(word, script):
    assert script_of(word) == script


def test_the_version_names_the_stemmer_so_that_its_next_one_renews_the_rows():
    import Stemmer

    assert ANALYSER_VERSION.endswith(f"/{Stemmer.version()}")
    assert len(ANALYSER_VERSION) <= 40


@pytest.mark.parametrize(
    "forms",
    [
        ("насильство", "насильства", "насильством"),
        ("підтримка", "підтримки", "підтримку", "підтримкою"),
        ("притулок", "притулку"),
        ("адвокат", "адвоката", "адвокату"),
        ("допомога", "допомоги", "допомогу"),
    ],
)
def test_forms_of_a_ukrainian_word_share_a_token(forms):
    assert len({token(form, "uk") for form in forms}) == 1


@pytest.mark.parametrize(("one", "other"), [("мати", "мова"), ("дім", "діти"), ("ніж", "ніч")])
def test_different_ukrainian_words_keep_different_tokens(one, other):
    assert token(one, "uk") != token(other, "uk")


@pytest.mark.parametrize(
    ("typed", "written"),
    [("Муж бьет", "муж бьёт"), ("гвалт", "ґвалт"), ("می خواهم", "می\u200cخواهم"), ("نمی خواهم", "نمیخواهم"), ("بچه ها", "بچه\u200cها")],
)
def test_letters_and_joiners_that_people_leave_out_make_no_difference(typed, written):
    assert words(typed) == words(written)


def test_housing_is_no_house():
    assert token("housing", "en") != token("house", "en")
