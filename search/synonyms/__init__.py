"""What people say and what listings call it, from the .toml files beside this module, one for each language.

Used for queries only: editing a file needs no new index. It must not know any engine. A mistake in a file stops the start with a
message that names the file and the entry.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pathways.core.vocabulary import Need, ServiceType
from search.analysis import cached_token, script_of, words

FOLDER = Path(__file__).parent
URGENT_TOML = "urgent.toml"
#: A phrase that loses this many little words and keeps one word is only found as it is written: "where can I go tonight" is not "tonight".
LITTLE_WORDS_THAT_MATTER = 2

Tokens = tuple[str, ...]


class SynonymsError(ValueError):
    """A synonyms file can't be used. The text names the file, the entry and what would be right."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase stands for. phrases: (language, tokens) of other words for it; needs, types: vocabulary keys.

    is_figure: the words themselves say little of what is meant ("men's refuge" does not mean a refuge for women)."""

    phrases: tuple[tuple[str, Tokens], ...] = ()
    needs: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    is_figure: bool = False

    def joined_with(self, other: Meaning) -> Meaning:
        def both(ours: tuple, theirs: tuple) -> tuple:  # type: ignore[type-arg] # the three fields differ in what they hold
            return tuple(dict.fromkeys((*ours, *theirs)))

        is_figure = self.is_figure or other.is_figure
        return Meaning(both(self.phrases, other.phrases), both(self.needs, other.needs), both(self.types, other.types), is_figure)


@dataclass(frozen=True, slots=True)
class LanguageSynonyms:
    """One file. by_content: meanings by the tokens of a phrase without stop words; as_written: by all its tokens, for phrases that
    little words make; exactly: by its words in just this form. beginnings: first token of a phrase -> tokens in the longest that begins
    so. vocabulary: every word of the file, for the speller. said: what people say, as it is written, and the needs that it means."""

    language: str
    script: str
    stop: frozenset[str]
    weak: frozenset[str]
    by_content: Mapping[Tokens, Meaning]
    as_written: Mapping[Tokens, Meaning]
    exactly: Mapping[Tokens, Meaning]
    beginnings: Mapping[str, int]
    vocabulary: frozenset[str]
    said: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class UrgentPhrases:
    """Phrases of one language that may mean danger now, as tokens side by side. beginnings: as in LanguageSynonyms."""

    language: str
    script: str
    phrases: frozenset[Tokens]
    beginnings: Mapping[str, int]


@cache
def synonyms() -> Mapping[str, LanguageSynonyms]:
    """All files by language. Raises SynonymsError."""
    files = sorted(file for file in FOLDER.glob("*.toml") if file.name != URGENT_TOML)
    return {file.stem: read_synonyms(file) for file in files}


@cache
def weak_words() -> frozenset[str]:
    """Of all languages together."""
    return frozenset().union(*(known.weak for known in synonyms().values()))


@cache
def stop_words(languages: frozenset[str]) -> frozenset[str]:
    return frozenset().union(*(known.stop for known in synonyms().values() if known.language in languages))


@cache
def urgent_phrases() -> tuple[UrgentPhrases, ...]:
    """One for each language that has a list. Raises SynonymsError."""
    urgent = []
    for language, listed in _read_toml(FOLDER / URGENT_TOML).items():
        texts = _texts(listed, f"{URGENT_TOML}: {language}")
        phrases = frozenset(tuple(cached_token(word, language) for word in words(text)) for text in texts)
        urgent.append(UrgentPhrases(language, script_of(words(texts[0])[0]), phrases, _beginnings(phrases)))
    return tuple(urgent)


def read_synonyms(file: Path) -> LanguageSynonyms:
    """One language's file; its name is the language code. Raises SynonymsError."""
    language, listed = file.stem, _read_toml(file)
    _only_known(listed, {"stop", "weak", "same", "lay"}, file.name)
    stop = frozenset(word for text in _texts(listed.get("stop", []), f"{file.name}: stop") for word in words(text))
    weak = frozenset(word for text in _texts(listed.get("weak", []), f"{file.name}: weak") for word in words(text))
    reader = _Phrases(language, stop)
    for number, entry in enumerate(_entries(listed, "same", file.name), start=1):
        where = f"{file.name}: same entry {number}"
        _only_known(entry, {"words"}, where)
        same = _texts(entry.get("words"), where)
        meaning = Meaning(phrases=tuple((language, reader.content(text)) for text in same))
        for text in same:
            reader.add(text, meaning)
    for number, entry in enumerate(_entries(listed, "lay", file.name), start=1):
        where = f"{file.name}: lay entry {number}"
        _only_known(entry, {"say", "means", "needs", "types", "not_the_words", "exactly"}, where)
        needs = _keys(entry.get("needs", []), Need, f"{where}: needs")
        types = _keys(entry.get("types", []), ServiceType, f"{where}: types")
        means = tuple(("en", tuple(cached_token(word, "en") for word in words(text))) for text in _texts(entry.get("means", []), where))
        is_figure, is_exact = _switch(entry, "not_the_words", where), _switch(entry, "exactly", where)
        for text in _texts(entry.get("say"), where):
            reader.add(text, Meaning(means, needs, types, is_figure), is_exact)
            reader.said[text] = needs
    beginnings = _beginnings([*reader.by_content, *reader.as_written, *map(reader.all, reader.exactly)])
    if not beginnings:
        raise SynonymsError(f"{file.name} has no entries; write at least one [[lay]] or [[same]]")
    vocabulary = frozenset(reader.vocabulary | stop | weak)
    script = script_of(min(reader.vocabulary))
    tables = (reader.by_content, reader.as_written, reader.exactly)
    return LanguageSynonyms(language, script, stop, weak, *tables, beginnings, vocabulary, reader.said)


class _Phrases:
    """Collects the phrases of one file."""

    def __init__(self, language: str, stop: frozenset[str]) -> None:
        self.language, self.stop = language, stop
        self.by_content: dict[Tokens, Meaning] = {}
        self.as_written: dict[Tokens, Meaning] = {}
        self.exactly: dict[Tokens, Meaning] = {}
        self.vocabulary: set[str] = set()
        self.said: dict[str, tuple[str, ...]] = {}

    def content(self, text: str) -> Tokens:
        found = words(text)
        return tuple(cached_token(word, self.language) for word in found if word not in self.stop) or self.all(found)

    def all(self, found: Sequence[str]) -> Tokens:
        return tuple(cached_token(word, self.language) for word in found)

    def add(self, text: str, meaning: Meaning, is_exact: bool = False) -> None:
        found = words(text)
        self.vocabulary.update(found)
        table: dict[Tokens, Meaning]
        left = [word for word in found if word not in self.stop]
        little = len(found) - len(left)
        if is_exact:
            table, key = self.exactly, tuple(found)
        elif not left or (len(left) == 1 and little >= LITTLE_WORDS_THAT_MATTER):
            table, key = self.as_written, self.all(found)
        else:
            table, key = self.by_content, self.content(text)
        table[key] = table[key].joined_with(meaning) if key in table else meaning


def _beginnings(phrases: Iterable[Tokens]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for phrase in phrases:
        longest[phrase[0]] = max(len(phrase), longest.get(phrase[0], 0))
    return longest


def _read_toml(file: Path) -> dict[str, object]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SynonymsError(f"{file.name} can't be read: {error}") from error


def _entries(listed: Mapping[str, object], kind: str, where: str) -> list[Mapping[str, object]]:
    entries = listed.get(kind, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise SynonymsError(f"{where}: write [[{kind}]] above each entry")
    return entries


def _switch(entry: Mapping[str, object], name: str, where: str) -> bool:
    value = entry.get(name, False)
    if not isinstance(value, bool):
        raise SynonymsError(f"{where}: {name} is true or false")
    return value


def _texts(value: object, where: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(text, str) and words(text) for text in value):
        raise SynonymsError(f'{where}: a list of words in quotes is expected, such as ["one", "another one"]')
    return value


def _keys(value: object, vocabulary: type[Need] | type[ServiceType], where: str) -> tuple[str, ...]:
    known = {member.value for member in vocabulary}
    if wrong := [key for key in _texts(value, where) if key not in known]:
        raise SynonymsError(f"{where}: {', '.join(wrong)} is not a key of the vocabulary")
    return tuple(_texts(value, where))


def _only_known(entry: Mapping[str, object], known: Iterable[str], where: str) -> None:
    if wrong := sorted(set(entry) - set(known)):
        raise SynonymsError(f"{where}: {', '.join(wrong)} is not known here; write one of {', '.join(sorted(known))}")
