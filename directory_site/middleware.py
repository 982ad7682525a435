"""Headers and silence for public pages. It must not read what a visitor sent, and must not log an address or a query."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class QuietHeadersMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)
