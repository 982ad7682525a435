"""Who is spoken to, and words that differ by it. It must not hold sentences itself.

Voices: survivor, child (a survivor under 18), professional, worried_other, own_behaviour. A child reads the survivor's words where
there are none of its own; every voice reads `any` last. A voice with no words at all is a fault that the tests of the wording find.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

Said = TypeVar("Said")

VOICES = ("survivor", "child", "professional", "worried_other", "own_behaviour")
FALLBACKS: Mapping[str, tuple[str, ...]] = {voice: (voice, "any") for voice in VOICES} | {"child": ("child", "survivor", "any")}


class Words(Generic[Said]):
    """Something said in several voices: words(survivor=..., professional=..., any=...)."""

    def __init__(self, **voices: Said) -> None:
        unknown = voices.keys() - {*VOICES, "any"}
        if unknown:
            raise ValueError(f"unknown voice: {unknown}")
        self.voices = voices

    def speaks(self, voice: str) -> bool:
        return not self.voices.keys().isdisjoint(FALLBACKS[voice])

    def in_voice(self, voice: str) -> Said:
        """What is said in that voice. Another voice's words stand in where there are none: a clumsy answer is better than no answer."""
        return next(self.voices[name] for name in (*FALLBACKS[voice], *self.voices) if name in self.voices)
