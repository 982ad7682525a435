"""When an editor's session ends: after 30 minutes without anything done, and 12 hours after signing in, whatever was done.

It stands under /admin/ alone, and says calmly what happened and what was not saved.
"""

from __future__ import annotations

import time
from collections.abc import Callable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in
from django.contrib.auth.views import redirect_to_login
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from directory_site.middleware import ADMIN_PREFIX

SIGNED_IN_AT, ACTIVE_AT = "signed_in_at", "active_at"
#: A page that stays open asks by itself every ten seconds who else edits: that is nobody doing anything.
NOT_ACTIVITY = {"wagtailadmin_editing_sessions:ping", "wagtailadmin_editing_sessions:release"}
#: What somebody may reach before the password, and before the second step.
OPEN_TO_ALL = {
    "wagtailadmin_login",
    "wagtailadmin_logout",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_sprite",
    "wagtailadmin_password_reset",
    "wagtailadmin_password_reset_done",
    "wagtailadmin_password_reset_confirm",
    "wagtailadmin_password_reset_complete",
}
#: Seconds. Activity is noted once a minute: a row written for every request would make the admin slower for nothing.
NOTED_EVERY = 60
IDLE = "You were signed out because nothing was done here for 30 minutes."
TOO_LONG = "You were signed out because you signed in 12 hours ago."
NOT_SAVED = (
    "What you just sent was not saved. Sign in and you come back to the form: drafts of listings and pages are kept as you type, "
    "anything else please type again."
)


def now() -> int:
    """Seconds. Tests move it."""
    return int(time.time())


@receiver(user_logged_in)
def session_begins(sender: Any, request: HttpRequest, **kwargs: Any) -> None:
    request.session[SIGNED_IN_AT] = request.session[ACTIVE_AT] = now()


def why_ended(session: MutableMapping[str, Any]) -> str:
    """The reason in words, or "" while the session goes on."""
    if now() - session.setdefault(SIGNED_IN_AT, now()) >= settings.SESSION_COOKIE_AGE:
        return TOO_LONG
    return IDLE if now() - session.setdefault(ACTIVE_AT, now()) >= settings.WAYMARK_IDLE_SECONDS else ""


def form_address(request: HttpRequest) -> str:
    """Where somebody comes back to: the page itself, or the page that held the form they sent."""
    if request.method in {"GET", "HEAD"}:
        return request.get_full_path()
    referrer = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(referrer, {request.get_host()}, require_https=request.is_secure()):
        parts = urlsplit(referrer)
        return f"{parts.path}?{parts.query}" if parts.query else parts.path
    return reverse("wagtailadmin_home")


class SessionLimitsMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        match = request.resolver_match
        if match and match.view_name == "wagtailadmin_logout":
            # Not "cookies": that would take those of every host of the same domain, and the session's own is deleted anyway.
            # Storage belongs to the whole host, so it is left alone where the site is only a path of somebody else's.
            response.headers["Clear-Site-Data"] = '"cache"' if settings.FORCE_SCRIPT_NAME else '"cache", "storage"'
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if not request.path_info.startswith(ADMIN_PREFIX):
            return None
        name = request.resolver_match.view_name
        if request.user.is_authenticated:
            if not (reason := why_ended(request.session)):
                if name not in NOT_ACTIVITY and now() - request.session[ACTIVE_AT] >= NOTED_EVERY:
                    request.session[ACTIVE_AT] = now()
                return None
            logout(request)
            messages.warning(request, reason)
        sent_a_form = request.method == "POST" and request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"
        if sent_a_form and name not in OPEN_TO_ALL and request.headers.get("X-Requested-With") != "XMLHttpRequest":
            messages.warning(request, NOT_SAVED)
            return redirect_to_login(form_address(request))
        return None
