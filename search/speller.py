"""Mends misspelt words against a vocabulary: the words of the listings, of the synonyms and the places.

Candidates come from a table of words with letters left out (the SymSpell idea), so that a lookup costs the same however large the
vocabulary is. It must not decide when to mend: only words that nothing knows are ever brought here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import Protocol

from rapidfuzz.distance import OSA

from search.analysis import fold, script_of
from search.places import gazetteer
from search.synonyms import synonyms

#: Script -> (letters from which one may differ, letters from which two may). Shorter words are never mended: too many are that near.
#: Scripts that are not named are not mended.
REACH_FROM = {"latin": (4, 7), "cyrillic": (5, 8), "arabic": (5, 8)}
#: Only the beginning of a word goes into the table; the whole word is compared afterwards. Keeps the table small.
PREFIX = 8


class Spelling(Protocol):
    """What planning asks of a vocabulary, wherever an engine keeps it."""

    def knows(self, word: str) -> bool: ...

    def mend(self, word: str) -> str | None:
        """The known word that `word` most likely means; None when none is near enough."""


class Speller:
    """Knows a word as long as it was added more often than removed. Words that can't be mended are not kept."""

    def __init__(self, words: Iterable[str]) -> None:
        self._times: Counter[str] = Counter()
        self._table: dict[str, list[str]] = {}
        self.add(words)

    def add(self, words: Iterable[str]) -> None:
        for word, times in Counter(words).items():
            if word in self._times:
                self._times[word] += times
            elif can_be_mended(word):
                for shortened in _shortened(fold(word)[:PREFIX], _reach(word)):
                    self._table.setdefault(shortened, []).append(word)
                self._times[word] = times

    def remove(self, words: Iterable[str]) -> None:
        # The table keeps the word, so that it costs nothing to come back; a word that is there 0 times is never offered.
        self._times.subtract(word for word in words if word in self._times)

    def knows(self, word: str) -> bool:
        return self._times.get(word, 0) > 0

    def mend(self, word: str) -> str | None:
        """The known word that `word` most likely means; None when none is near enough."""
        return nearest(word, self.near(word)) if can_be_mended(word) else None

    def near(self, word: str) -> dict[str, int]:
        """Known words that may be what `word`, which can be mended, means -> how often each is known."""
        shortened = _shortened(fold(word)[:PREFIX], _reach(word))
        return {known: self._times[known] for form in shortened for known in self._table.get(form, ()) if self.knows(known)}


def nearest(word: str, known: Mapping[str, int]) -> str | None:
    """Which of the `known` words `word` most likely means: the fewest letters off, then the same first letter, then the more frequent."""
    plain, reach = fold(word), _reach(word)
    ranked = sorted(
        (distance, other[0] != word[0], -times, other)
        for other, times in known.items()
        if (distance := OSA.distance(plain, fold(other), score_cutoff=reach)) <= min(reach, _reach(other))
    )
    return ranked[0][-1] if ranked else None


def standing_vocabulary() -> list[str]:
    """Words that are known whatever the listings say: those of the synonyms and of the places."""
    return [
        *(word for known in synonyms().values() for word in known.vocabulary),
        *(word for place in gazetteer().by_words for word in place),
    ]


def can_be_mended(word: str) -> bool:
    """Whether words like this one are mended at all."""
    return word.isalpha() and _reach(word) > 0


def _reach(word: str) -> int:
    """How many letters may differ."""
    return sum(len(word) >= least for least in REACH_FROM.get(script_of(word), ()))


def _shortened(word: str, most: int) -> set[str]:
    """`word` and every form of it with up to `most` letters left out."""
    return {"".join(kept) for left_out in range(most + 1) for kept in combinations(word, len(word) - left_out)}
