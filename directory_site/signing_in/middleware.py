"""Nobody goes on in the admin with a password alone. Every view under /admin/ is shut unless it is named here as open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from directory_site.middleware import ADMIN_PREFIX
from directory_site.signing_in.second_step import app_of
from directory_site.signing_in.sessions import OPEN_TO_ALL, form_address

ENROL, CONFIRM = "second_step:enrol", "second_step:confirm"
OPEN = OPEN_TO_ALL | {ENROL, CONFIRM}


class SecondStepMiddleware:
    """Must stand inside django_otp's middleware, which knows whether this session has passed the step."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if not settings.WAYMARK_SECOND_FACTOR or not request.path_info.startswith(ADMIN_PREFIX):
            return None
        if request.resolver_match.view_name in OPEN or not request.user.is_authenticated or request.user.is_verified():
            return None
        step = CONFIRM if app_of(request.user) else ENROL
        return redirect(f"{reverse(step)}?{urlencode({'next': form_address(request)})}")
