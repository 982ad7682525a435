"""The page with the next steps, for every lane: the pathway's answer joined with the published listings.

One query for the listings and none for the answers, which are nowhere. It must not write, log or redirect with an answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone, translation

from directory_site.cards import Reader
from directory_site.keep import KeepForm, keepsake, text_file
from directory_site.language import is_reviewed, reader_language
from directory_site.lines import lines_day_and_night, own_behaviour_lines
from directory_site.results import NothingMatched, Outcome, OutsideArea, UrgentHelp, outcome_from
from pathways.answers import answer_for
from pathways.core.vocabulary import Audience, Disability, RouteAudience, StepKind
from services.languages import LANGUAGE_NAMES
from services.listings import current_listings

_READS_AS = {
    Audience.SURVIVOR: RouteAudience.SELF,
    Audience.OWN_BEHAVIOUR: RouteAudience.SELF,
    Audience.WORRIED_OTHER: RouteAudience.SOMEONE_ELSE,
}


@dataclass(frozen=True, slots=True)
class Lane:
    """One way through the site, ready to be answered.

    route: name of the address that takes the post. situation: the pathway's request. told: what was answered, in words. kept: hidden
    fields that carry the answers. changes: (value of `go`, words) of the buttons that open a question again. step: hidden, 0 for none.
    unanswered: those of `changes` that would make the answer better.
    """

    route: str
    situation: Mapping[str, Any]
    told: Sequence[str]
    kept: Sequence[tuple[str, str]]
    changes: Sequence[tuple[str, Any]]
    step: int = 0
    unanswered: Sequence[tuple[str, Any]] = ()

    @property
    def audience(self) -> Audience:
        return Audience(self.situation["audience"])

    @property
    def cannot_hear(self) -> bool:
        return bool(self.situation.get("bsl")) or Disability.DEAF in self.situation.get("disability", ())


def results_page(request: HttpRequest, lane: Lane, template: str = "results.html") -> HttpResponse:
    outcome = _outcome(lane)
    context = _context(lane, outcome) | {
        "in_danger": isinstance(outcome, UrgentHelp),
        "outside": outcome.place if isinstance(outcome, OutsideArea) else "",
        "nothing_matched": isinstance(outcome, NothingMatched),
    }
    return TemplateResponse(request, template, context)


def numbers_page(request: HttpRequest, lane: Lane) -> HttpResponse:
    """A card of numbers to print, or with `go=file` a text file: no word of what was answered, no name of the site."""
    outcome = _outcome(lane)
    form = KeepForm(request.POST)
    kept = keepsake(outcome.cards, form, writes=lane.cannot_hear)
    if request.POST.get("go") == "file":
        return text_file(kept)
    return TemplateResponse(request, "numbers_kept.html", _context(lane, outcome) | {"form": form, "kept": kept})


def _outcome(lane: Lane) -> Outcome:
    language = reader_language()
    reader = Reader(
        moment=timezone.now(),
        audience=_READS_AS[lane.audience].value,
        district=lane.situation.get("district"),
        languages=tuple(lane.situation.get("languages", ())),
        writes=lane.cannot_hear,
        signs=bool(lane.situation.get("bsl")),
    )
    return outcome_from(
        answer_for(lane.situation),
        current_listings(language).by_key,
        reader,
        by_time=lane.audience == Audience.SURVIVOR,
        # 999 is the danger block, which stands on the page whatever the answer.
        drawn_elsewhere=frozenset({StepKind.EMERGENCY_999}),
        english=None if is_reviewed(language) else _in_english(lane),
    )


def _in_english(lane: Lane) -> Mapping[str, Any]:
    """The same answer again: the engine gives the same steps in the same order in every language."""
    with translation.override("en"):
        return answer_for(lane.situation)


def _context(lane: Lane, outcome: Outcome) -> dict[str, Any]:
    lines = own_behaviour_lines() if lane.audience == Audience.OWN_BEHAVIOUR else lines_day_and_night(1)
    return {"lane": lane, "outcome": outcome, "person": lines[:1], "audience": lane.audience.value, "speaks": _speaks(lane)}


def _speaks(lane: Lane) -> str:
    """English name of the language she would rather speak, for a sentence that she shows to somebody English."""
    spoken = [code for code in lane.situation.get("languages", ()) if code in LANGUAGE_NAMES and code != "en"]
    return LANGUAGE_NAMES[spoken[0]] if spoken else ""
