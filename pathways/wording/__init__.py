"""Every sentence of an answer, translatable: step titles and how-to, reasons, "if ..." clauses, warnings.

The engine knows keys only. Texts may name parameters of the partnership in braces. It must not choose what is said to whom beyond
the voice (see voices.py); a text that is missing is a fault that tests/pathways/test_wording.py finds.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from functools import cache

from django.utils.functional import Promise

from pathways.wording import (
    conditions,
    listings,
    reasons,
    steps_abuse,
    steps_children,
    steps_honour,
    steps_now,
    steps_practical,
    steps_sexual,
    warnings,
)
from pathways.wording.voices import Words

STEPS: Mapping[tuple[str, str], Words[tuple[Promise, Promise]]] = {
    **steps_now.WORDS,
    **steps_children.WORDS,
    **steps_abuse.WORDS,
    **steps_sexual.WORDS,
    **steps_honour.WORDS,
    **steps_practical.WORDS,
}
REASONS: Mapping[str, Words[Promise]] = {**reasons.WORDS, **listings.WORDS}
CONDITIONS: Mapping[str, Words[Promise]] = conditions.WORDS
WIDER_CONDITIONS: Mapping[str, str] = conditions.WIDER
WARNINGS: Mapping[str, Words[Promise]] = warnings.WORDS


class Phrasebook:
    """The words in one language and voice, each translated once per process: a look-up in the catalogues costs more than a rule."""

    def __init__(self) -> None:
        self._said: dict[tuple[int, Hashable, str, int | None], str] = {}

    def said(self, table: Mapping, key: Hashable, voice: str, part: int | None = None) -> str:
        """`table[key]` in that voice; part 0 or 1 of a (title, how) pair. Braces are left for the caller to fill."""
        held = self._said.get((id(table), key, voice, part))
        if held is None:
            words = table[key].in_voice(voice)
            held = self._said[id(table), key, voice, part] = str(words if part is None else words[part])
        return held


@cache
def phrasebook(language: str) -> Phrasebook:
    """The phrasebook of a language; it must be the active one when words are first looked up."""
    return Phrasebook()
