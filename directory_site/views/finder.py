"""The finder: five short questions on one POST form, and the next steps. Nothing is stored: every answer comes with every post.

No cookie, no session and no CSRF token: nothing is changed and nobody is signed in, so there is nothing to forge
(docs/decisions.md). It must not write, log or redirect with an answer.
"""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from directory_site.forms.finder import QUESTIONS, Finder
from directory_site.lines import lines_day_and_night
from directory_site.views.results import Lane, numbers_page, results_page

LAST = len(QUESTIONS)


@csrf_exempt
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    finder = Finder(request.POST)
    step = _posted_step(request)
    if request.method != "POST" or step is None:
        return _question(request, finder, 1)
    match request.POST.get("go", "next"):
        case "skip":
            finder.skip(step)
            return _question(request, finder, step + 1) if step < LAST else _answer(request, finder)
        case "back":
            return _question(request, finder, max(step - 1, 1), untouched=True)
        case "answer":
            return _answer(request, finder)
        case "numbers" | "file":
            return _answer(request, finder, only_numbers=True)
        case str(go) if change := re.fullmatch(rf"change-([1-{LAST}])", go):
            return _question(request, finder, int(change[1]), untouched=True)
    if not finder.questions[step - 1].is_valid():
        return _question(request, finder, step)
    if step == 1 and finder.is_in_danger:
        return _urgent(request, finder)
    return _question(request, finder, step + 1) if step < LAST else _answer(request, finder)


def _posted_step(request: HttpRequest) -> int | None:
    """The question that was on the page; None when there was none, so that anything else starts at the beginning."""
    found = re.fullmatch(rf"[1-{LAST}]", request.POST.get("step", ""))
    return int(found[0]) if found else None


def _question(request: HttpRequest, finder: Finder, step: int, untouched: bool = False) -> HttpResponse:
    """untouched: the question is opened again, so a hint of what is wrong waits until it is sent."""
    question = finder.questions[step - 1]
    context = {
        "finder": finder,
        "question": question,
        "step": step,
        "last": LAST,
        "kept": finder.kept(but=step),
        "show_problems": not untouched and bool(question.errors),
    }
    return TemplateResponse(request, "finder.html", context)


def _urgent(request: HttpRequest, finder: Finder) -> HttpResponse:
    return TemplateResponse(request, "urgent.html", {"kept": finder.kept(), "lines": lines_day_and_night(1)})


def _answer(request: HttpRequest, finder: Finder, only_numbers: bool = False) -> HttpResponse:
    if problem := finder.first_problem():
        return _question(request, finder, problem)
    changes = [(f"change-{step}", question.heading) for step, question in enumerate(finder.questions, 1)]
    lane = Lane(
        route="find",
        situation=finder.situation(),
        told=finder.told(),
        kept=finder.kept(),
        changes=changes,
        step=LAST,
        unanswered=[change for change, question in zip(changes, finder.questions, strict=True) if not question.answers()][:2],
    )
    return numbers_page(request, lane) if only_numbers else results_page(request, lane)
