"""Reading age of English text: the Flesch-Kincaid grade (Kincaid and others, 1975) plus five years."""

from __future__ import annotations

import re


def reading_age(text: str) -> float:
    sentences = [part for part in re.split(r"[.!?:]+(?:\s|$)|\n", text) if re.search(r"[a-zA-Z]", part)]
    words = re.findall(r"[a-zA-Z’']+", text)
    syllables = sum(_syllables(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59 + 5


def _syllables(word: str) -> int:
    """Groups of vowels, without a silent e at the end."""
    word = re.sub(r"[^a-z]", "", word.lower())
    groups = len(re.findall(r"[aeiouy]+", word))
    silent = word.endswith("e") and not word.endswith(("le", "ee")) and groups > 1
    return max(1, groups - silent)
