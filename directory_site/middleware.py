"""Headers and silence. Public pages leave nothing behind: not in a cache, a referrer or a log. And each shows the listings of one moment.

It must not read what a visitor sent, and must not log an address, a query or an answer; admin routes are logged fully.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from functools import cache
from wsgiref.headers import Headers

from csp.constants import HEADER, NONE, SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from services.moment import of_one_moment

logger = logging.getLogger("waymark")

ADMIN_PREFIX = "/admin/"

#: Wagtail's admin needs inline scripts and styles, and frames its own previews. Nothing of it reaches the public pages.
ADMIN_CONTENT_SECURITY_POLICY = {
    "default-src": [NONE],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF, "data:"],
    "connect-src": [SELF],
    "frame-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "object-src": [NONE],
    "frame-ancestors": [SELF],
}
PERMISSIONS_POLICY = "geolocation=(), camera=(), microphone=(), browsing-topics=(), interest-cohort=(), payment=(), usb=()"

#: Public addresses that no search engine should list: they answer somebody's situation, or stand for a single service.
NOT_INDEXED = ("/find/", "/easy/", "/s/", "/pro/", "/search/", "/someone/", "/self/", "/api/")


def quiet_file_headers(headers: Headers, path: str, url: str) -> None:
    """For WhiteNoise: a style sheet in the browser's cache names the site as surely as a row of its history. The admin's files may stay."""
    if url.startswith((f"{settings.STATIC_URL}css/", f"{settings.STATIC_URL}js/")):
        headers["Cache-Control"] = "no-store"


class PolicyMiddleware(CSPMiddleware):
    """django-csp's, but that the policy of the settings is put together once, not for every answer that has none of its own."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        has_own = hasattr(request, "_csp_nonce") or any(name.startswith("_csp") for name in vars(response))
        if has_own or not _is_one_for_all():
            return super().process_response(request, response)
        response.headers.setdefault(HEADER, _policy())
        return response


@cache
def _policy() -> str:
    return build_policy()


def _is_one_for_all() -> bool:
    """Without those settings of django-csp that tell addresses or answers apart."""
    tells_apart = "EXCLUDE_URL_PREFIXES" in settings.CONTENT_SECURITY_POLICY or hasattr(settings, "CONTENT_SECURITY_POLICY_REPORT_ONLY")
    return not tells_apart and not settings.DEBUG


class QuietHeadersMiddleware:
    """Headers on every answer, error pages too (safety specification 4.3). Stands inside PolicyMiddleware."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        headers = response.headers
        headers.setdefault("Cache-Control", "no-store")
        headers["Permissions-Policy"] = PERMISSIONS_POLICY
        headers["Cross-Origin-Resource-Policy"] = "same-origin"
        if request.path_info.startswith(ADMIN_PREFIX):
            # Signing in over HTTPS compares the referrer with the host, so the admin keeps it for itself.
            headers["Referrer-Policy"] = "same-origin"
            headers["X-Frame-Options"] = "SAMEORIGIN"
            if HEADER in headers:  # a preview: the public page as it was drawn, to be shown in a frame of the admin
                headers[HEADER] = headers[HEADER].replace(f"frame-ancestors {NONE}", f"frame-ancestors {SELF}")
            response._csp_config = ADMIN_CONTENT_SECURITY_POLICY  # what django-csp reads on its way out
        elif request.path_info.startswith(NOT_INDEXED):
            headers["X-Robots-Tag"] = "noindex"
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        if isinstance(exception, Http404):
            return  # nothing is broken, and a line for it would say that somebody was here
        match = request.resolver_match
        route = match.view_name or match._func_path if match else "unresolved"
        if request.path_info.startswith(ADMIN_PREFIX):
            logger.error("%s in %s", type(exception).__name__, route, exc_info=exception)
            return
        # Neither the message nor the traceback's text: both may hold what somebody typed. Class and place are enough to find the fault.
        frame = traceback.extract_tb(exception.__traceback__)[-1]
        logger.error("%s in %s at %s:%s", type(exception).__name__, route, frame.filename.rsplit("/", 1)[-1], frame.lineno)


class OneMomentMiddleware:
    """A public page asks once which listings there are. The admin changes them, and must see what it changed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(ADMIN_PREFIX):
            return self.get_response(request)
        with of_one_moment():
            return self.get_response(request)
