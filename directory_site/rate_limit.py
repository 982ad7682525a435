"""How often one address may post to the public pages: enough for a library full of people, too little to try out every question.

Nothing lasts: a key is an HMAC of the address under a secret that lives in this process alone and changes every day, counts are
forgotten within ten minutes, and neither is written anywhere. It must not look at what was sent.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets
import time
from collections.abc import Callable
from http import HTTPStatus
from threading import Lock

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from directory_site.views.errors import error_page

WINDOW = 600  # seconds
DAY = 86_400
MOST_KEYS = 50_000


class Limiter:
    """Counts of one process. `clock` gives seconds that only grow."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self.lock = Lock()
        self._new_day()
        self._new_window()

    def _new_day(self) -> None:
        self.secret = secrets.token_bytes(32)
        self.day_began = self.clock()

    def _new_window(self) -> None:
        self.counts: dict[bytes, int] = {}
        self.window_began = self.clock()

    def allows(self, address: str, limit: int) -> bool:
        """Whether this post is within `limit` posts a window; it counts."""
        with self.lock:
            if self.clock() - self.day_began >= DAY:
                self._new_day()
            if self.clock() - self.window_began >= WINDOW or len(self.counts) >= MOST_KEYS:
                self._new_window()
            key = hmac.digest(self.secret, address.encode(), hashlib.sha256)[:16]
            self.counts[key] = self.counts.get(key, 0) + 1
            return self.counts[key] <= limit


class RateLimitMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.limiter = Limiter()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method == "POST" and not request.path_info.startswith("/admin/"):
            address = visitor_address(request)
            if address and not self.limiter.allows(address, settings.WAYMARK_POSTS_IN_TEN_MINUTES):
                return _too_many(request)
        return self.get_response(request)


def visitor_address(request: HttpRequest) -> str:
    """The address that posts, or "" when it cannot be told apart from a proxy's: nobody is shut out for sharing one."""
    direct = request.META.get("REMOTE_ADDR", "")
    if not _is_proxy(direct):
        return direct
    # Only the last entry was written by our own proxy; what stands before it may be made up.
    return request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()


def _is_proxy(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_private
    except ValueError:
        return True


def _too_many(request: HttpRequest) -> HttpResponse:
    if request.path_info.startswith("/api/"):
        body = {"error": "too_many", "message": "Too many requests from one address. Wait ten minutes.", "field": ""}
        return JsonResponse(body, status=HTTPStatus.TOO_MANY_REQUESTS)
    return error_page(
        HTTPStatus.TOO_MANY_REQUESTS,
        _("Please wait a little"),
        _("Too many questions came from your connection. Try again in ten minutes. You can call at any time."),
    )
