"""Snippets: which words of a listing answer a query, in its summary or in the line of its details that says them.

It shows nothing that the page of the listing does not show, and must not decide what matches.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from search.analysis import index_tokens, word_spans
from search.places import without_places
from search.planning import Plan
from search.port import Marks, Quote

#: Letters of a line of details that are shown, and how many of them before the first word that matches.
LONGEST, LEAD = 160, 60


class Marker:
    """Marks the words of one query, or what they were taken to mean, in the texts of its hits."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._by_kind: dict[tuple[str, bool], frozenset[str]] = {}

    def marks_in(self, text: str, language: str, *, is_secret_place: bool) -> Marks:
        """Where they stand in `text`, which is in `language`.

        Of a secret place no place name is ever marked, so that no answer tells where it may be.
        """
        return _marks(text, language, self._wanted(language, is_secret_place))

    def quote_from(self, details: Sequence[str]) -> Quote | None:
        """The line of the (English) details that says the most of the words, cut around the first of them; None when none does."""
        return _quote(details, self._wanted("en", False))  # the row of a secret place has no details

    def _wanted(self, language: str, is_secret_place: bool) -> frozenset[str]:
        kind = (language, is_secret_place)
        if kind not in self._by_kind:
            self._by_kind[kind] = _wanted(self._plan, language, is_secret_place=is_secret_place)
        return self._by_kind[kind]


def _quote(details: Sequence[str], wanted: frozenset[str]) -> Quote | None:
    lines = [(text, marks) for text in details if (marks := _marks(text, "en", wanted))]
    return _cut(*max(lines, key=lambda line: len({line[0][start:end].casefold() for start, end in line[1]}))) if lines else None


def _wanted(plan: Plan, language: str, *, is_secret_place: bool) -> frozenset[str]:
    """Tokens to mark in a text of `language`."""
    spoken = frozenset(without_places(plan.words) if is_secret_place else plan.words)
    return frozenset(
        term.token
        for group in plan.groups
        if spoken.issuperset(group.words)
        for alternative in group.alternatives
        for part in alternative.parts
        for term in part
        if language != "en" or not term.in_translations_only
    )


def _marks(text: str, language: str, wanted: frozenset[str]) -> Marks:
    spans = _read_words(text, language)
    return tuple(sorted({span for token in wanted & spans.keys() for span in spans[token]}))


@lru_cache(maxsize=5000)  # texts of listings; a visitor's words never come here
def _read_words(text: str, language: str) -> dict[str, tuple[tuple[int, int], ...]]:
    """Token -> (start, end) of the words that it stands for."""
    found: dict[str, tuple[tuple[int, int], ...]] = {}
    for span in word_spans(text):
        for token in index_tokens(text[slice(*span)], language):
            found[token] = (*found.get(token, ()), span)
    return found


def _cut(text: str, marks: Marks) -> Quote:
    """About LONGEST letters, cut between words, with dots where something is left out."""
    before, after = marks[0]
    first = text.find(" ", before - LEAD, before) + 1 if before > LEAD else 0
    last = len(text)
    if last - first > LONGEST:
        last = max(text.rfind(" ", first, first + LONGEST), after)
    dots = "…" if first else ""
    shift = first - len(dots)
    kept = tuple((start - shift, end - shift) for start, end in marks if start >= first and end <= last)
    return Quote(dots + text[first:last] + ("…" if last < len(text) else ""), kept)
