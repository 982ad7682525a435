"""Every line to call, those open now first. It knows nothing of the reader, so it can be a plain address."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from directory_site.lines import all_lines


@require_safe
def numbers(request: HttpRequest) -> HttpResponse:
    return TemplateResponse(request, "numbers.html", {"lines": all_lines()})
