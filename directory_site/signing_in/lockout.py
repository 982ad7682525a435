"""The wait after five wrong passwords for one name from one address (django-axes counts; settings say how many and how long).

The same words for a name that exists and for one that doesn't.
"""

from __future__ import annotations

import ipaddress
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from directory_site.rate_limit import visitor_address

#: Stands for an address that nobody told: the wait then counts for the name alone.
NOT_KNOWN = "::"


def editor_address(request: HttpRequest) -> str:
    """The address a password came from, as the rate limits of the public pages see it; behind a proxy that tells none, the proxy's."""
    for address in (visitor_address(request), request.META.get("REMOTE_ADDR", "")):
        try:
            return str(ipaddress.ip_address(address.partition("%")[0]))
        except ValueError:
            continue
    return NOT_KNOWN


def please_wait(request: HttpRequest, response: HttpResponse | None = None, credentials: dict[str, Any] | None = None) -> HttpResponse:
    seconds = int(settings.AXES_COOLOFF_TIME.total_seconds())
    return TemplateResponse(
        request,
        "signing_in/please_wait.html",
        {"minutes": seconds // 60},
        status=HTTPStatus.TOO_MANY_REQUESTS,
        headers={"Retry-After": str(seconds)},
    ).render()
