"""/robots.txt: search engines may list the first page and the guides, nothing that answers somebody's situation."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import get_script_prefix
from django.views.decorators.http import require_safe

from directory_site.middleware import NOT_INDEXED


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    root = get_script_prefix().rstrip("/")
    paths = [f"{root}{path}" for path in NOT_INDEXED]
    # Languages stand in front of the same paths.
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in paths), *(f"Disallow: {root}/*{path}" for path in NOT_INDEXED)]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
