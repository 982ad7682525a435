"""Snippets: which words of a listing answer a query, in its summary or in the line of its details that says them.

It shows nothing that the page of the listing does not show, and must not decide what matches.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

from search.analysis import index_tokens, word_spans
from search.places import without_places
from search.planning import Plan
from search.port import Marks, Quote

#: Letters of a line of details that are shown, and how many of them before the first word that matches.
LONGEST, LEAD = 160, 60


def marks_in(text: str, language: str, plan: Plan, *, is_secret_place: bool) -> Marks:
    """Where the words of the query, or what they were taken to mean, stand in `text`, which is in `language`.

    Of a secret place no place name is ever marked, so that no answer tells where it may be.
    """
    return _marks(text, language, _wanted(plan, language, is_secret_place=is_secret_place))


def quote_from(details: Sequence[str], plan: Plan) -> Quote | None:
    """The line of the (English) details that says the most of the words, cut around the first of them; None when none does."""
    wanted = _wanted(plan, "en", is_secret_place=False)  # the row of a secret place has no details
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


def _marks(text: str, language: str, wanted: Collection[str]) -> Marks:
    if not wanted:
        return ()
    return tuple((start, end) for start, end in word_spans(text) if not _written_tokens(text[start:end], language).isdisjoint(wanted))


@lru_cache(maxsize=20_000)  # words of listings; a visitor's never come here
def _written_tokens(word: str, language: str) -> frozenset[str]:
    return frozenset(index_tokens(word, language))


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
