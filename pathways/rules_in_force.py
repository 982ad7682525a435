"""The rules that answer: the files' own, changed by the partnership's newest published version. Held per process.

One query a request (the version's number); everything else is read again only when that number, the day or the districts change.
It must not decide what may be published (pathways/gate.py) or put anything into words (pathways/answers.py).
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from django.conf import settings
from django.utils import timezone

from pathways.core.errors import RulesetError
from pathways.core.parameters import Value, order_problems, value_problem
from pathways.core.rules.entries import Parameter, Source
from pathways.core.ruleset import Ruleset, load_ruleset
from pathways.core.situation import LONDON
from pathways.models import ParameterValue, RulesetVersion, StepText, published_number
from pathways.wording import STEPS
from pathways.wording.checks import ANSWER_NAMES, text_problems
from pathways.wording.voices import FALLBACKS

logger = logging.getLogger(__name__)

#: (kind, variant, voice) -> language -> (title, how); "" where the partnership wrote nothing.
Texts = Mapping[tuple[str, str, str], Mapping[str, tuple[str, str]]]


@dataclass(frozen=True, slots=True, eq=False)  # compared by identity: what is worded is kept beside it
class Rules:
    """A ruleset with the partnership's own words. passed_over: what of a version these files can't use any more, in words."""

    ruleset: Ruleset
    texts: Texts = field(default_factory=dict)
    passed_over: tuple[str, ...] = ()

    def own_words(self, kind: str, variant: str, voice: str, language: str, part: int) -> str:
        """The partnership's title (part 0) or how (1); English where the language has none, "" where the files' words hold."""
        if not self.texts:
            return ""
        for name in FALLBACKS[voice]:
            if said := self.texts.get((kind, variant, name)):
                return said.get(language, ("", ""))[part] or said["en"][part]
            if (kind, variant) in STEPS and name in STEPS[kind, variant].voices:
                return ""  # the files speak to this voice itself; words for a voice further on do not stand in
        return ""


_held: dict[tuple[str, ...], tuple[tuple[int, date], Rules]] = {}
_lock = threading.Lock()


def rules_in_force() -> Rules:
    """The rules of now, for the districts of this site (settings.WAYMARK_DISTRICTS)."""
    districts = tuple(settings.WAYMARK_DISTRICTS)
    key = (published_number(), today())
    held = _held.get(districts)
    if held is not None and held[0] == key:
        return held[1]
    with _lock:
        number, day = key
        rules = rules_of(RulesetVersion.objects.get(number=number), day) if number else Rules(load_ruleset(districts=districts))
        _held[districts] = (key, rules)
    return rules


def forget() -> None:
    """Drop what is held, for a process whose database was put back to an earlier state."""
    with _lock:
        _held.clear()


def today() -> date:
    return timezone.now().astimezone(LONDON).date()


def rules_of(version: RulesetVersion, day: date, *, only: frozenset[str] | None = None) -> Rules:
    """The rules of a version on a day. `only` these parameters and none of its words: to see what one of them does.

    What the files no longer know or can use is passed over and named, so that an upgrade never stops the answers.
    """
    whole = load_ruleset(districts=tuple(settings.WAYMARK_DISTRICTS))
    passed_over: list[str] = []
    rows = _usable(whole.parameters, version.parameters.all(), day, passed_over)
    rows = rows if only is None else {name: row for name, row in rows.items() if name in only}
    try:
        ruleset = load_ruleset(parameters={name: row.value for name, row in rows.items()}, districts=tuple(settings.WAYMARK_DISTRICTS))
    except RulesetError as error:
        passed_over.append(f"all numbers: {error}")
        ruleset, rows = whole, {}
    texts = {} if only is not None else dict(_texts(version.texts.all(), ruleset, passed_over))
    if passed_over and not version.is_draft:
        logger.error("Version %s of the rules holds what the installed rules cannot use: %s", version.number, "; ".join(passed_over))
    label = str(version.number) if version.number else f"draft{version.pk}"
    return Rules(replace(_with_sources(ruleset, rows), version=f"{ruleset.version}-{label}"), texts, tuple(passed_over))


def _usable(
    parameters: Mapping[str, Parameter], rows: Iterable[ParameterValue], day: date, passed_over: list[str]
) -> dict[str, ParameterValue]:
    """The row of each parameter that is in force on the day: the latest that has begun."""
    found: dict[str, ParameterValue] = {}
    for row in rows:  # ordered by the day from which they hold
        if row.effective_from > day:
            continue
        if row.name not in parameters:
            passed_over.append(f"{row.name} is no parameter any more")
        elif problem := value_problem(parameters[row.name], row.value):
            passed_over.append(f"{row.name}: {problem}")
        else:
            found[row.name] = row
    values: dict[str, Value] = {name: found[name].value if name in found else own.value for name, own in parameters.items()}
    for lower, higher, problem in order_problems(parameters, values):
        passed_over.append(problem)
        found.pop(lower, None)
        found.pop(higher, None)
    return found


def _with_sources(ruleset: Ruleset, rows: Mapping[str, ParameterValue]) -> Ruleset:
    """Each changed parameter with the source, the date and the confirmation that the partnership gave."""
    parameters, sources = dict(ruleset.parameters), dict(ruleset.sources)
    for name, row in rows.items():
        key = f"partnership:{name}"
        sources[key] = Source(key, row.source_name, row.source_url, "")
        parameters[name] = replace(
            parameters[name], value=row.value, source=key, reviewed_on=row.reviewed_on, confirmed=bool(row.confirmed_by)
        )
    return replace(ruleset, parameters=parameters, sources=sources)


def _texts(
    rows: Iterable[StepText], ruleset: Ruleset, passed_over: list[str]
) -> Iterator[tuple[tuple[str, str, str], dict[str, tuple[str, str]]]]:
    names = ruleset.values.keys() | ANSWER_NAMES
    for row in rows:
        if (row.kind, row.variant) not in STEPS or row.voice not in STEPS[row.kind, row.variant].voices:
            passed_over.append(f"the words of {row}: no such wording any more")
            continue
        said = {
            language: (getattr(row, f"title_{language}") or "", getattr(row, f"how_{language}") or "")
            for language in settings.MODELTRANSLATION_LANGUAGES
        }
        if problem := next((problem for pair in said.values() for text in pair for problem in text_problems(text, names)), None):
            passed_over.append(f"the words of {row}: {problem}")
            continue
        yield (row.kind, row.variant, row.voice), {language: pair for language, pair in said.items() if any(pair) or language == "en"}
