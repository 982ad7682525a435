"""Lanes on one page each: worried about someone, one's own behaviour, and the finder in easy words. Words, one short form, the next steps.

Nothing is stored and no cookie is set, as in the finder. It must not send anybody from one lane into another.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from directory_site.forms.easy import EasyForm
from directory_site.forms.lanes import LaneForm, OwnBehaviourForm, SomeoneForm
from directory_site.lines import lines_day_and_night, own_behaviour_lines
from directory_site.views.results import Lane, numbers_page, results_page


@csrf_exempt
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def someone(request: HttpRequest) -> HttpResponse:
    return _lane(request, SomeoneForm, "someone")


@csrf_exempt
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest) -> HttpResponse:
    return _lane(request, OwnBehaviourForm, "own")


@csrf_exempt
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def easy(request: HttpRequest) -> HttpResponse:
    return _lane(request, EasyForm, "easy", "easy_answer.html")


def _lane(
    request: HttpRequest, form_class: type[LaneForm] | type[EasyForm], route: str, answer_template: str = "results.html"
) -> HttpResponse:
    asked = request.method == "POST"
    form = form_class(request.POST if asked else None)
    if asked and request.POST.get("go") != "change" and form.is_valid():
        lane = Lane(route=route, situation=form.situation(), told=form.told(), kept=form.kept(), changes=[("change", _("My answers"))])
        return (
            numbers_page(request, lane) if request.POST.get("go") in {"numbers", "file"} else results_page(request, lane, answer_template)
        )
    lines = own_behaviour_lines() if route == "own" else lines_day_and_night(1)
    return TemplateResponse(request, f"{route}.html", {"form": form, "lines": lines[:1]})
