"""One analyser for listings and queries, all languages: text to words, and words to the tokens that an index stores.

NFKC, case folding, Latin diacritics folded, Arabic, Persian and Urdu letters unified, Snowball stems where the language has them, a light
stemmer for Ukrainian, and whole words for the rest. It must not know synonyms (`search.synonyms`), places or any engine. Whatever changes
a token, or a tag of a row, must change ANALYSER_VERSION, because stored rows were made by the old one.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import Stemmer

ANALYSER_VERSION = f"5/{Stemmer.version()}"

#: Languages with a Snowball stemmer. Ukrainian has one of ours; the others of the site (ur, pa, bg, lv, sk, ckb, ps) keep whole words.
STEMMED = {
    "en": "english",
    "pl": "polish",
    "lt": "lithuanian",
    "ro": "romanian",
    "pt": "portuguese",
    "ru": "russian",
    "ar": "arabic",
    "fa": "persian",
}
#: Languages to try for a word by its script, when the language of a query is not known.
SCRIPT_LANGUAGES = {
    "latin": ("en", "pl", "lt", "ro", "pt"),
    "cyrillic": ("ru", "uk"),
    "arabic": ("ar", "fa", "ur"),
    "gurmukhi": ("pa",),
    "other": (),
}

#: Vowel signs and other marks that belong to the letter before them, and joiners: cutting there would break Punjabi and Urdu words.
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0dff\u200c\u200d"
_WORD = re.compile(rf"[^\W_]+(?:(?:[{_MARKS}]+|['’ʼ](?=[^\W\d_]))[^\W_]*)*")
#: A phone number however it is grouped: ten digits or more in one run.
_LONG_NUMBER = re.compile(r"(?:\+44\s?(?:\(0\))?\s?|\b0)\d(?:[\s-]?\d){8,10}\b")
#: Letters that people leave out or type as their neighbour: Russian "ё", Ukrainian "ґ".
_CYRILLIC_LETTERS = str.maketrans("ёґ", "ег")
#: Persian verb and plural parts that are written with a joiner, with a space or together.
_PERSIAN_PARTS = re.compile(r"\b(ن?می)[\s\u200c]+(?=[^\W\d_])|(?<=[^\W\d_])[\s\u200c]+(?=ها(?:ی|یم|یش|یی)?\b)")
#: Ukrainian endings of nouns, adjectives and verbs, longest first; and the vowel that goes away before an ending ("притулок", "притулку").
_UKRAINIAN_ENDINGS = (
    *("ють", "ять", "ами", "ями", "ові", "еві", "ого", "ому", "ими", "іми", "ить", "їть"),
    *("ій", "их", "іх", "ою", "ею", "єю", "ам", "ям", "ах", "ях", "ом", "ем", "єм", "ів", "їв", "ий", "їй", "ує", "ати", "ити"),
    *"аяуюоеєиіїьй",
)
_UKRAINIAN_STEM = 3  # letters at least
_UKRAINIAN_VOWEL = re.compile("[ое](?=[кц]$)")
#: A word whose English stem is that of one that means something else: "housing" is no "house".
_KEPT_WHOLE = frozenset({"housing"})
#: Plurals that the English stemmer keeps apart from their singular.
_IRREGULAR = {"women": "woman", "men": "man", "children": "child", "wives": "wife", "lives": "life"}
_ARABIC_LETTERS = str.maketrans(
    {
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ى": "ی",
        "ي": "ی",
        "ې": "ی",
        "ے": "ی",
        "ك": "ک",
        "ھ": "ه",
        "ہ": "ه",
        "ۃ": "ه",
        "ة": "ه",
        "ـ": None,
    }
)
#: The same letters as other keyboards write them, brought to those that the stemmer of the language knows.
_KEYBOARDS = {"ar": str.maketrans("یکہ", "يكه"), "fa": str.maketrans("يكہ", "یکه")}
_NOT_DECOMPOSED = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ħ": "h", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})


def words(text: str) -> list[str]:
    """The words of `text` in order, normalised but not stemmed: "Women’s 0808 2000 247" gives ["women", "08082000247"]."""
    text = unicodedata.normalize("NFKC", text).casefold()
    text = _PERSIAN_PARTS.sub(r"\1", text.translate(_CYRILLIC_LETTERS))
    text = "".join(str(unicodedata.digit(letter)) if letter.isdigit() else letter for letter in text)
    text = _LONG_NUMBER.sub(_joined, text)
    return [word for found in _WORD.findall(text) if (word := _without_apostrophe(found))]


def word_spans(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each word of `text` as it is written."""
    return (found.span() for found in _WORD.finditer(text))


def _joined(number: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", re.sub(r"^\+44\s?(\(0\))?", "0", number.group()))
    return f" {digits} "


def _without_apostrophe(word: str) -> str:
    if word[-2:] in {"'s", "’s"}:
        return word[:-2]
    return re.sub("['’ʼ\u200c\u200d]", "", word)


def script_of(word: str) -> str:
    """latin, cyrillic, arabic, gurmukhi or other; numbers count as latin."""
    letter = ord(word[0])
    if letter < 0x250 or 0x1E00 <= letter < 0x1F00:
        return "latin"
    if 0x400 <= letter < 0x530:
        return "cyrillic"
    if 0x600 <= letter < 0x780:
        return "arabic"
    if 0xA00 <= letter < 0xA80:
        return "gurmukhi"
    return "other"


def fold(word: str) -> str:
    """A Latin word without its diacritics, an Arabic, Persian or Urdu one with one form of each letter; other words as they are."""
    if word.isascii():
        return word
    match script_of(word):
        case "latin":
            letters = unicodedata.normalize("NFKD", word.translate(_NOT_DECOMPOSED))
        case "arabic":
            letters = word.translate(_ARABIC_LETTERS)
        case _:
            return word
    return "".join(letter for letter in letters if not unicodedata.combining(letter)) or word


def token(word: str, language: str) -> str:
    """What an index stores for one of `words()`, taken as a word of `language` (BCP 47)."""
    if word.isdigit():
        return word
    return fold(_stem(word, language) or word)


#: For texts of listings and of our own files. Words of visitors never go through it: no cache may keep them.
cached_token = lru_cache(maxsize=50_000)(token)


def _stem(word: str, language: str) -> str:
    if language == "uk":
        return _ukrainian_stem(word)
    if language not in STEMMED:
        return word
    if language in _KEYBOARDS:
        word = word.translate(_KEYBOARDS[language])
    if language == "en" and word in _KEPT_WHOLE:
        return word
    stem: str = _stemmers.of(language).stemWord(word)
    return _IRREGULAR.get(stem, stem) if language == "en" else stem


def _ukrainian_stem(word: str) -> str:
    """Snowball has no Ukrainian. One ending off, which brings the cases of a noun together; it must not be clever."""
    for ending in _UKRAINIAN_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _UKRAINIAN_STEM:
            word = word.removesuffix(ending)
            break
    return _UKRAINIAN_VOWEL.sub("", word) if len(word) > _UKRAINIAN_STEM else word


class _Stemmers(threading.local):
    """A stemmer keeps a buffer, so each thread has its own. They remember no words (cache size 0)."""

    def __init__(self) -> None:
        self._by_language: dict[str, Stemmer.Stemmer] = {}

    def of(self, language: str) -> Stemmer.Stemmer:
        if language not in self._by_language:
            self._by_language[language] = Stemmer.Stemmer(STEMMED[language], 0)
        return self._by_language[language]


_stemmers = _Stemmers()


def index_tokens(text: str, language: str) -> list[str]:
    """Tokens to store for `text`. A word is stored twice where typing it with plain letters would give another stem."""
    tokens = []
    for word in words(text):
        tokens.append(cached_token(word, language))
        if (plain := fold(word)) != word and (typed_plainly := cached_token(plain, language)) != tokens[-1]:
            tokens.append(typed_plainly)
    return tokens
