"""The professionals' lane: the way in, and one form beside its answer. Ordinary browsing; nothing of an answer is stored.

A link may hold need, role, district and language; everything else is only ever posted (safety specification 4.1, 4.2).
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from directory_site.cards import Reader
from directory_site.forms.posted import posted
from directory_site.forms.professional import GROUPS, REQUEST_KEYS, SHAREABLE, ProfessionalForm
from directory_site.forms.professional_choices import FIRST_NEEDS, MORE_NEEDS
from directory_site.language import reader_language
from directory_site.professional_answer import Answer, professional_answer
from directory_site.thresholds import thresholds
from pathways.answers import answer_for, ruleset_in_force
from pathways.core.errors import SituationError
from pathways.core.vocabulary import RouteAudience
from pathways.rules_in_force import rules_in_force
from services.listings import current_listings


@require_safe
def landing(request: HttpRequest) -> HttpResponse:
    ruleset = ruleset_in_force()
    return render(
        request,
        "pro/landing.html",
        {"needs": FIRST_NEEDS, "thresholds": thresholds(ruleset), "reviewed_on": ruleset.reviewed_on, "ruleset": ruleset.version},
    )


@csrf_exempt  # nothing is changed and nobody is signed in: there is nothing to forge
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        data, problem = posted(request)
    else:
        data, problem = _from_link(request.GET), ""
        if not data:
            return _page(request, ProfessionalForm(), None)
    form = ProfessionalForm(data)
    if problem:
        form.add_error(None, problem)
    return _page(request, form, _answer(form) if form.is_valid() else None)


def _from_link(query: QueryDict) -> QueryDict:
    """What a link may say; anything else in it is not read."""
    data = QueryDict(mutable=True)
    for name in SHAREABLE:
        if values := [value for value in query.getlist(name) if value]:
            data.setlist(name, values)
    return data


def _answer(form: ProfessionalForm) -> Answer | None:
    rules = rules_in_force()
    try:
        answer = answer_for(form.situation(), rules=rules)
    except SituationError as error:
        form.refuse(error.field)
        return None
    reader = Reader(timezone.now(), RouteAudience.PROFESSIONAL.value, form.district_code)  # what fits their languages, the answer says
    return professional_answer(answer, current_listings(reader_language()).by_key, reader, rules.ruleset)


def _page(request: HttpRequest, form: ProfessionalForm, answer: Answer | None) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form,
        "answer": answer,
        "first_needs": FIRST_NEEDS,
        "more_needs": MORE_NEEDS,
        "groups": GROUPS,
        "told": form.told() if answer else [],
        "link": form.link_query() if answer else "",
        "unknown": _questions(form, answer) if answer else [],
    }
    return render(request, "pro/find.html", context)


def _questions(form: ProfessionalForm, answer: Answer) -> list[tuple[str, str]]:
    """(id of the field, its label) for what would make the answer better, as far as the form asks for it."""
    names = {request_key: name for name, request_key in REQUEST_KEYS.items()}
    fields = [form[names.get(key, key)] for key in answer.unknown if names.get(key, key) in form.fields]
    return [(field.id_for_label or field.auto_id, str(field.label)) for field in fields]
