"""The answer of the machine interface: one mapping in, one JSON-ready mapping out. The API, the command and the pages all use it.

Shapes and names are fixed by docs/interfaces.md. It must not decide anything: the engine decides, here keys become words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pathways.core.answer import Answer, Step
from pathways.core.engine import suggest
from pathways.core.explain import Reason
from pathways.core.matching import Excluded, Match
from pathways.core.offer import Offer, Phone
from pathways.core.remembering import Made, remember
from pathways.core.ruleset import Ruleset
from pathways.core.situation import Situation
from pathways.offers import current_offers, listing_language
from pathways.rules_in_force import Rules, rules_in_force
from pathways.situations import situation_from_request
from pathways.wording import CONDITIONS, REASONS, STEPS, WARNINGS, WIDER_CONDITIONS, phrasebook
from services.languages import LANGUAGE_NAMES

MOST_KEPT = 10_000  # worded pieces of one writer
WANTED = "{language}"  # in a text: the language to ask for


def answer_for(
    answers: Mapping[str, Any], *, offers: Iterable[Offer] | None = None, ruleset: Ruleset | None = None, rules: Rules | None = None
) -> dict[str, Any]:
    """The answer to a request, in the reader's language. Raises SituationError.

    `offers` stand in for the published listings, `rules` for those in force (a draft that is tried out); `ruleset` for a ruleset with
    the words of the files.
    """
    situation = situation_from_request(answers)
    if rules is None:
        rules = rules_in_force() if ruleset is None else _with_words_of_the_files(ruleset)
    answer = suggest(situation, current_offers() if offers is None else offers, rules.ruleset)
    return writer_for(rules, get_language() or "", answer.voice).written(answer, wanted_language(situation))


def ruleset_in_force() -> Ruleset:
    """The ruleset of the partnership's newest published version; that of the files while there is none. One query."""
    return rules_in_force().ruleset


@lru_cache(maxsize=64)
def _with_words_of_the_files(ruleset: Ruleset) -> Rules:
    return Rules(ruleset)


def wanted_language(situation: Situation) -> str:
    """The language to ask for, in English, because it is said to somebody who speaks English: "Lithuanian, please"."""
    wanted = [tag for tag in situation.languages or () if not tag.startswith("en")]
    return _english_name(wanted[0]) if wanted else ""


class Writer:
    """Puts answers in one voice into words: the parameters of the ruleset and the language to ask for fill the braces of a text.

    What is worded once is kept, so the lists and mappings of an answer are shared with others and must not be changed.
    """

    def __init__(self, rules: Rules, language: str, voice: str) -> None:
        self.rules = rules
        self.ruleset = ruleset = rules.ruleset
        self.voice = voice
        self.language = listing_language()  # of the partnership's own words
        self.phrases = phrasebook(language)
        self.values = {**ruleset.values, "language": WANTED}  # filled for each answer, so that what is worded serves everybody
        self._step_words: dict[tuple[object, ...], tuple[Any, ...]] = {}
        self._reason_words: dict[Reason, dict[str, str]] = {}
        self._warning_words: dict[str, dict[str, str]] = {}
        # The engine gives the same object for the same step, match or listing that does not fit.
        self._steps = Made(self._step, MOST_KEPT)
        self._in_language: dict[tuple[int, str], tuple[Step, dict[str, Any]]] = {}
        self._services = Made(self._service, MOST_KEPT)
        self._phones = Made(_phone, MOST_KEPT)
        self._excluded = Made(self._failed, MOST_KEPT)

    def written(self, answer: Answer, wanted: str) -> dict[str, Any]:
        """`wanted`: the language to ask for, in English; "" = none."""
        return {
            "ruleset": answer.ruleset,
            "outcome": answer.outcome.value,
            "steps": [self._asking(step, wanted) for step in answer.steps],
            "must_not": self._warnings(answer.must_not),
            "duties": list(answer.duties),
            "unknown": list(answer.unknown),
            "excluded": [self._excluded.of(failed) for failed in answer.excluded],
        }

    def _asking(self, step: Step, wanted: str) -> dict[str, Any]:
        """The step in words, with the language to ask for."""
        worded, names_language = self._steps.of(step)
        if not names_language:
            return worded
        title, how = worded["title"], worded["how"]
        held = self._in_language.get((id(step), wanted))
        if held is None:
            asking = worded | {"title": title.replace(WANTED, wanted), "how": how.replace(WANTED, wanted)}
            held = remember(self._in_language, (id(step), wanted), (step, asking), MOST_KEPT)
        return held[1]

    def _step(self, step: Step) -> tuple[dict[str, Any], bool]:
        """The step in words, and whether they name the language to ask for."""
        conditional, title, how, why, must_not, sources = self._words(step)
        worded = {
            "kind": step.kind,
            "group": step.group,
            "rule": list(step.rules),
            "duties": list(step.duties),
            "can_start_self": step.can_start_self,
            "needs_professional": step.needs_professional,
            "conditional": conditional,
            "title": title,
            "how": how,
            "why": why,
            "consent": step.consent,
            "act_by_hours": step.act_by_hours,
            "must_not": must_not,
            "sources": sources,
            "services": [self._services.of(match) for match in step.matches],
        }
        return worded, WANTED in title or WANTED in how

    def _words(self, step: Step) -> tuple[Any, ...]:
        key = (step.kind, step.variant, step.conditions, step.why, step.must_not, step.sources)
        held = self._step_words.get(key)
        if held is None:
            held = (
                self._condition(step.conditions),
                self._words_of(step, part=0),
                self._words_of(step, part=1),
                self._reasons(step.why),
                self._warnings(step.must_not),
                [self._source(key) for key in step.sources],
            )
            remember(self._step_words, key, held, MOST_KEPT)
        return held

    def _words_of(self, step: Step, part: int) -> str:
        own = self.rules.own_words(step.kind, step.variant, self.voice, self.language, part)
        return self._filled(own or self.phrases.said(STEPS, (step.kind, step.variant), self.voice, part=part))

    def _condition(self, keys: tuple[str, ...]) -> str | None:
        """The "if ..." words; several are joined, because any one of them is enough. One beside a wider one is left out."""
        text: str | None = None
        for key in keys:
            if WIDER_CONDITIONS.get(key) in keys:
                continue
            clause = self._said(CONDITIONS, key)
            text = clause if text is None else _("%(first)s. Or: %(second)s") % {"first": text, "second": clause}
        return text

    def _reasons(self, reasons: tuple[Reason, ...]) -> list[dict[str, str]]:
        return [self._reason_words.get(why) or self._reason(why) for why in reasons]

    def _reason(self, why: Reason) -> dict[str, str]:
        worded = {"key": why.key, "text": self._said(REASONS, why.key, why.parameters)}
        remember(self._reason_words, why, worded, MOST_KEPT)
        return worded

    def _warnings(self, kinds: Iterable[str]) -> list[dict[str, str]]:
        return [self._warning_words.get(kind) or self._warning(kind) for kind in kinds]

    def _warning(self, kind: str) -> dict[str, str]:
        return self._warning_words.setdefault(kind, {"kind": kind, "text": self._said(WARNINGS, kind)})

    def _source(self, key: str) -> dict[str, str]:
        source = self.ruleset.sources[key]
        return {"name": source.name, "url": source.url}

    def _failed(self, failed: Excluded) -> dict[str, Any]:
        return {"service": failed.offer.key, "reasons": self._reasons(failed.reasons)}

    def _service(self, match: Match) -> dict[str, Any]:
        offer = match.offer
        return {
            "id": offer.key,
            "name": offer.name,
            "service_type": offer.service_type,
            "route": match.route,
            "phones": [self._phones.of(phone) for phone in match.phones],
            "distance_km": match.distance_km,
            "fits": self._reasons(match.fits),
            "unknown": self._reasons(match.unknown),
            "open_now": match.open_now,
            "languages": sorted(offer.spoken),
        }

    def _said(self, table: Mapping, key: str, parameters: Iterable[tuple[str, object]] = ()) -> str:
        return self._filled(self.phrases.said(table, key, self.voice), parameters)

    def _filled(self, said: str, parameters: Iterable[tuple[str, object]] = ()) -> str:
        if "{" not in said:
            return said
        own = dict(parameters)
        if "language" in own:
            own["language"] = _language_name(str(own["language"]))
        return said.format(**(self.values | own))


@lru_cache(maxsize=128)
def writer_for(rules: Rules, language: str, voice: str) -> Writer:
    """The writer for a language of the reader, which must be the active one, and a voice."""
    return Writer(rules, language, voice)


def _language_name(tag: str) -> str:
    name = _english_name(tag)
    return tag if name == tag else _(name)


def _english_name(tag: str) -> str:
    return LANGUAGE_NAMES.get(tag) or LANGUAGE_NAMES.get(tag.split("-")[0]) or tag


def _phone(phone: Phone) -> dict[str, Any]:
    """check: nobody has confirmed the number lately, so the page says so."""
    return {
        "number": phone.number,
        "display": phone.display,
        "label": phone.label,
        "kind": phone.kind,
        "keyword": phone.keyword,
        "free": phone.free,
        "shows_on_bill": phone.shows_on_bill,
        "check": phone.to_check,
    }
