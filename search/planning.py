"""A query's words as a plan that every engine understands: groups of alternatives, hints, the place named, and whether it is urgent.

    "he takes my wages in Wisbech"  ->  [takes wages | economic abuse | need:economic_abuse], [Wisbech: not required], place Wisbech

It must not touch an index: what an index knows comes in as an argument.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import NamedTuple

from search.analysis import SCRIPT_LANGUAGES, script_of, token, words
from search.places import NamedPlace, named_places
from search.speller import Spelling
from search.synonyms import LanguageSynonyms, Meaning, stop_words, synonyms, urgent_phrases, weak_words
from search.tags import tag

#: How much a synonym counts beside the word itself, and an optional word beside a required one.
SYNONYM_WEIGHT = 0.6
FIGURE_WEIGHT = 0.05  # of words that say little of what they mean
OPTIONAL_WEIGHT = 0.3
#: Score of a listing of the kind, or with the need, that an entry of the synonyms names first; each further one counts a fifth less.
#: It comes on top of what the words themselves score.
TYPE_SCORE, NEED_SCORE, NEXT_NAMED = 60.0, 16.0, 0.8
#: What standing for a kind or a need scores by itself, when none of the words is there.
MEANT_SCORE = 1.0
#: Longer words may differ from the index by this many letters when nothing else is found.
FUZZY_REACH = ((7, 2), (4, 1))

#: What somebody asks for who types a place and nothing that says more.
HELP = ("help",)


class Term(NamedTuple):  # dozens are made of each query, in a third of a dataclass's time
    """One token to look for. in_translations_only: it is the stem under another language, so English texts are not searched for it.
    reach: letters that may differ."""

    token: str
    in_translations_only: bool = False
    reach: int = 0


#: Whether any listing holds a term where it is looked for.
Knows = Callable[[Term], bool]


@dataclass(frozen=True, slots=True)
class Alternative:
    """Every part must be found; of each part, any term will do.

    is_listed: of the files of synonyms, each part one term: the same object in every plan, and nothing of a visitor's.
    """

    parts: tuple[tuple[Term, ...], ...]
    weight: float = 1.0
    is_listed: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Group:
    """One thing that was asked for, in the words it was asked with; any alternative will do, and so will any tag.

    tags: (tag, score that it gives); the kinds that are meant first, then the needs."""

    words: tuple[str, ...]
    alternatives: tuple[Alternative, ...]
    tags: tuple[tuple[str, float], ...] = ()
    needs: tuple[str, ...] = ()
    is_required: bool = True


@dataclass(frozen=True, slots=True)
class Plan:
    """words: all words as they were typed, normalised. groups: what to look for; none when the words mean nothing to a search.
    unsaid: what is meant without a word for it; it moves the order and nothing else."""

    words: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    unsaid: tuple[Group, ...] = ()
    place: NamedPlace | None = None
    is_urgent: bool = False

    @property
    def required(self) -> tuple[Group, ...]:
        return tuple(group for group in self.groups if group.is_required)

    @property
    def sought(self) -> tuple[Group, ...]:
        """The groups, and what each kind and need that they name adds to a score."""
        return (*self.groups, *(bonus for group in (*self.groups, *self.unsaid) for bonus in _bonuses(group)))

    @property
    def need_hints(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(need for group in self.groups for need in group.needs))


def make_plan(text: str, language: str) -> Plan:
    """`language`: of the page; the words may be in any."""
    return plan_words(tuple(words(text)), language)


def plan_words(found: tuple[str, ...], language: str) -> Plan:
    reading = _Reading(found, language)
    spans = {span.start: span for span in _spans(reading)}
    in_phrase = {number for span in spans.values() for number in range(span.start, span.end)}
    places = {number: place for start, end, place in named_places(found) for number in range(start, end)}
    stop = stop_words(frozenset({language, "en", *(span.language for span in spans.values())}))
    groups = []
    for number, word in enumerate(found):
        if number in spans:
            groups.append(_phrase_group(reading, spans[number], stop))
        elif number in places:
            groups.append(replace(_word_group(reading, number), is_required=False))
        elif number not in in_phrase and word not in stop:
            groups.append(replace(_word_group(reading, number), is_required=word not in weak_words()))
    if not groups:
        groups = [_word_group(reading, number) for number in range(len(found))]
    place = next(iter(places.values()), None)
    says_more = any(group.is_required or group.tags for group in groups)
    unsaid = plan_words(HELP, "en").groups if places and not says_more else ()
    return Plan(found, _some_required(groups, place), unsaid, place, _is_urgent(reading))


class _Reading:
    """The words of one query and their tokens in each language that they may be in, worked out once."""

    def __init__(self, found: Sequence[str], language: str) -> None:
        self.words, self.language = found, language
        self.scripts = frozenset(map(script_of, found))
        self._tokens: dict[str, list[str]] = {}

    def tokens(self, language: str) -> list[str]:
        if language not in self._tokens:
            self._tokens[language] = [token(word, language) for word in self.words]
        return self._tokens[language]

    def terms(self, number: int) -> tuple[Term, ...]:
        english = self.tokens("en")[number]
        languages = (self.language, *SCRIPT_LANGUAGES[script_of(self.words[number])])
        others = dict.fromkeys(self.tokens(language)[number] for language in languages)
        return (Term(english), *(Term(other, in_translations_only=True) for other in others if other != english))


def _is_urgent(reading: _Reading) -> bool:
    """Whether the words may mean danger now, in any language that has a list."""
    for urgent in urgent_phrases():
        if urgent.script not in reading.scripts:
            continue
        tokens = tuple(reading.tokens(urgent.language))
        if urgent.beginnings.keys().isdisjoint(tokens):
            continue
        for start, first in enumerate(tokens):
            if any(tokens[start : start + length] in urgent.phrases for length in range(1, urgent.beginnings.get(first, 0) + 1)):
                return True
    return False


def mended(plan: Plan, language: str, speller: Spelling, knows: Knows) -> Plan | None:
    """The plan for the words with their spelling mended; None when every word is known or none can be mended."""
    unknown = {group.words[0] for group in unknown_groups(plan, speller, knows)}
    changed = tuple(speller.mend(word) or word if word in unknown else word for word in plan.words)
    return plan_words(changed, language) if changed != plan.words else None


def unknown_groups(plan: Plan, speller: Spelling, knows: Knows) -> list[Group]:
    """Groups of one word that neither a listing, a synonym nor a place knows."""
    return [
        group
        for group in plan.groups
        if len(group.words) == 1
        and not group.tags
        and not speller.knows(group.words[0])
        and not any(knows(term) for term in group.alternatives[0].parts[0])
    ]


def loosened(plan: Plan, unknown: Sequence[Group]) -> Plan:
    """The plan with its unknown words sought by similar ones."""
    return replace(plan, groups=tuple(_fuzzy(group) if group in unknown else group for group in plan.groups))


def without(plan: Plan, unknown: Sequence[Group]) -> Plan:
    """The plan with its unknown words left out."""
    return replace(plan, groups=_some_required(tuple(group for group in plan.groups if group not in unknown), plan.place))


def _some_required(groups: Sequence[Group], place: NamedPlace | None) -> tuple[Group, ...]:
    """Where only words are left that may be missing, none of them may, unless a place was named: then what works there will do."""
    if place or any(group.is_required for group in groups):
        return tuple(groups)
    return tuple(replace(group, is_required=True) for group in groups)


def about_what_is_understood(plan: Plan) -> Plan:
    """The plan with every word optional but those that stand for a need or a kind of service; where none does, all stay as they are.

    Ask it for one group."""
    if not any(group.tags for group in plan.required):
        return plan
    return replace(plan, groups=tuple(replace(group, is_required=group.is_required and bool(group.tags)) for group in plan.groups))


# --- making groups ------------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class _Span:
    """A phrase of `language` over the words from start to end (exclusive). length: words that carry meaning in it.

    as_written: 1 when its little words were read too, 2 when just these forms of its words were. has_gap: another word stands between
    its own.
    """

    start: int
    end: int
    length: int
    as_written: int
    has_gap: bool
    language: str
    meaning: Meaning


def _spans(reading: _Reading) -> list[_Span]:
    """The phrases to read the words as: longest first, then those that stand together as they are written, then those of the page's
    language, then English; none overlapping."""
    candidates = [span for known in synonyms().values() if known.script in reading.scripts for span in _phrases_in(reading, known)]
    rank = {language: place for place, language in enumerate(("en", reading.language), start=1)}
    candidates.sort(key=lambda span: (-span.length, span.has_gap, -span.as_written, -rank.get(span.language, 0), span.start))
    chosen: list[_Span] = []
    for span in candidates:
        if all(span.end <= other.start or span.start >= other.end for other in chosen):
            chosen.append(span)
    return chosen


def _phrases_in(reading: _Reading, known: LanguageSynonyms) -> Iterator[_Span]:
    tokens = reading.tokens(known.language)
    if known.beginnings.keys().isdisjoint(tokens):
        return
    everything = list(range(len(tokens)))
    content = [number for number in everything if reading.words[number] not in known.stop]
    for positions, table, said, as_written, gap in (
        (content, known.by_content, tokens, 0, 0),
        (everything, known.as_written, tokens, 1, 0),
        (everything, known.exactly, reading.words, 2, 0),
        (content, known.by_content, tokens, 0, 1),
    ):
        if not table:
            continue
        for first, number in enumerate(positions):
            for length in range(1 + gap, known.beginnings.get(tokens[number], 0) + 1):
                for chosen in _picked(positions[first : first + length + gap], length):
                    if meaning := table.get(tuple([said[number] for number in chosen])):
                        told = sum(number in content for number in chosen) if as_written else length
                        yield _Span(number, chosen[-1] + 1, told, as_written, gap > 0, known.language, meaning)


def _picked(window: Sequence[int], length: int) -> Iterator[Sequence[int]]:
    """`window` as it is, or, when it has one more than `length`, without one of those between its ends."""
    if len(window) == length:
        yield window
    elif len(window) == length + 1:
        yield from ((*window[:left_out], *window[left_out + 1 :]) for left_out in range(1, length))


def _phrase_group(reading: _Reading, span: _Span, stop: frozenset[str]) -> Group:
    said = tuple(reading.words[span.start : span.end])
    meant = [number for number in range(span.start, span.end) if reading.words[number] not in stop] or range(span.start, span.end)
    itself = Alternative(tuple(reading.terms(number) for number in meant), FIGURE_WEIGHT if span.meaning.is_figure else 1.0)
    others, tags = _meant_by(span.meaning)
    is_required = not weak_words().issuperset(reading.words[number] for number in meant)
    return Group(said, (itself, *others), tuple((name, MEANT_SCORE) for name in tags), span.meaning.needs, is_required)


def _bonuses(group: Group) -> Iterator[Group]:
    """Optional groups that lift the kinds, and the needs, that a group stands for: one for each, so that only the best of each counts."""
    share = 1.0 if group.is_required else OPTIONAL_WEIGHT
    for prefix, score in ((tag("types", ""), TYPE_SCORE), (tag("needs", ""), NEED_SCORE)):
        named = [name for name, _ in group.tags if name.startswith(prefix)]
        if named:
            lifted = tuple((name, share * score * NEXT_NAMED**place / OPTIONAL_WEIGHT) for place, name in enumerate(named))
            yield Group(group.words, (), lifted, is_required=False)


@cache  # as many as there are entries in the synonyms files; nothing of a visitor is kept
def _meant_by(meaning: Meaning) -> tuple[tuple[Alternative, ...], tuple[str, ...]]:
    others = []
    for language, tokens in meaning.phrases:
        parts = tuple((Term(part, in_translations_only=language != "en"),) for part in tokens)
        # A longer phrase says no more than a short one.
        others.append(Alternative(parts, SYNONYM_WEIGHT / len(parts), is_listed=True))
    tags = [tag("types", kind) for kind in meaning.types] + [tag("needs", need) for need in meaning.needs]
    return tuple(others), tuple(tags)


def _word_group(reading: _Reading, number: int) -> Group:
    return Group((reading.words[number],), (Alternative((reading.terms(number),)),))


def _fuzzy(group: Group) -> Group:
    reach = next((reach for length, reach in FUZZY_REACH if len(group.words[0]) >= length), 0)
    similar = tuple(term._replace(reach=reach) for term in group.alternatives[0].parts[0])
    return replace(group, alternatives=(*group.alternatives, Alternative((similar,), SYNONYM_WEIGHT)))
