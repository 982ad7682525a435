"""The screens of the second step: set up, confirm, one's own app and codes, and taking away what somebody else has lost."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

import segno
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods
from django_otp import login as pass_the_step
from wagtail.admin.auth import permission_denied

from directory_site.signing_in import second_step
from directory_site.signing_in.sessions import now

View = Callable[..., HttpResponse]
#: In the session: the key of an app that is being set up, and since when this person may replace theirs.
KEY, MAY_REPLACE_SINCE = "second_step_key", "second_step_may_replace_since"
MAY_REPLACE_FOR = 600  # seconds


class CodeForm(forms.Form):
    code = forms.CharField(
        label="Code",
        max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false", "autofocus": True}),
        error_messages={"required": "Type the code first."},
    )


def screen(view: View) -> View:
    """Never kept by a browser, its codes never in an error report, and there only where the second step is switched on."""

    @wraps(view)
    @never_cache
    @sensitive_post_parameters()
    @require_http_methods(["GET", "HEAD", "POST"])
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not settings.WAYMARK_SECOND_FACTOR:
            raise Http404
        return view(request, *args, **kwargs)

    return shown


def _next(request: HttpRequest) -> str:
    """Where somebody wanted to go, if that is on this site."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    on_this_site = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if on_this_site else reverse("wagtailadmin_home")


def _page(request: HttpRequest, name: str, context: dict[str, Any], status: int = HTTPStatus.OK) -> HttpResponse:
    return TemplateResponse(request, f"signing_in/{name}.html", context, status=status)


def _passed(request: HttpRequest, device: Any) -> None:
    request.session.cycle_key()
    pass_the_step(request, device)


def _code_counts(request: HttpRequest, form: CodeForm) -> Any:
    """The device whose code this is; or None, with the reason in the form."""
    if not form.is_valid():
        return None
    device = second_step.device_for(request.user, form.cleaned_data["code"])
    if device and (until := second_step.waits_until(device)):
        seconds = max(1, round((until - timezone.now()).total_seconds()))
        wait = f"{seconds} second{'s' if seconds > 1 else ''}" if seconds < 120 else f"{-(-seconds // 60)} minutes"
        form.add_error("code", f"Too many wrong codes. Wait {wait}, then type a new one.")
    elif device and second_step.accept(request.user, device, form.cleaned_data["code"]):
        return device
    else:
        form.add_error("code", "This code does not count. Each code works once, and the app shows a new one every 30 seconds.")
    return None


@screen
def enrol(request: HttpRequest) -> HttpResponse:
    """Set up the first app, or another one after the present code was given. The key stays the same until it works."""
    replacing = second_step.app_of(request.user) is not None
    if replacing and not request.user.is_verified():
        return redirect(f"{reverse('second_step:confirm')}?{urlencode({'next': _next(request)})}")
    if replacing and now() - request.session.get(MAY_REPLACE_SINCE, 0) >= MAY_REPLACE_FOR:
        return redirect("second_step:own")
    key = request.session.setdefault(KEY, secrets.token_hex(20))
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        codes = second_step.set_app(request.user, key, form.cleaned_data["code"], replacing=replacing)
        if codes:
            for name in (KEY, MAY_REPLACE_SINCE):
                request.session.pop(name, None)
            _passed(request, second_step.app_of(request.user))
            return _page(request, "codes", {"codes": codes, "next": _next(request)})
        form.add_error("code", "This is not the code that the app shows now. Wait for the next one and type that.")
    qr = segno.make(second_step.setting_up(request.user, key).config_url, error="m")
    context = {
        "form": form,
        "next": _next(request),
        "replacing": replacing,
        "key": second_step.key_as_text(key),
        "qr": mark_safe(  # noqa: S308 - segno escapes its title, and the rest are numbers
            qr.svg_inline(scale=4, border=4, light="#fff", omitsize=True, svgclass="second-step-qr", title="Picture to scan with the app")
        ),
    }
    return _page(request, "enrol", context)


@screen
def confirm(request: HttpRequest) -> HttpResponse:
    """After the password: a code from the app, or a recovery code."""
    if request.user.is_verified():
        return redirect(_next(request))
    if not second_step.app_of(request.user):
        return redirect(f"{reverse('second_step:enrol')}?{urlencode({'next': _next(request)})}")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and (device := _code_counts(request, form)):
        _passed(request, device)
        if not isinstance(device, second_step.TOTPDevice):
            left = second_step.recovery_codes_left(request.user)
            messages.warning(
                request, f"That recovery code is used up; {left} left. Account, More actions: make new ones or set up a new app."
            )
        return redirect(_next(request))
    return _page(request, "confirm", {"form": form, "next": _next(request)})


@screen
def own(request: HttpRequest) -> HttpResponse:
    """One's own app and recovery codes. Changing either needs a code, so that a screen left open gives nothing away."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and _code_counts(request, form):
        if request.POST.get("do") == "codes":
            return _page(request, "codes", {"codes": second_step.new_recovery_codes(request.user), "next": reverse("wagtailadmin_account")})
        request.session.pop(KEY, None)
        request.session[MAY_REPLACE_SINCE] = now()
        return redirect("second_step:enrol")
    context = {
        "form": form,
        "app": second_step.app_of(request.user),
        "left": second_step.recovery_codes_left(request.user),
        **_frame("Sign-in codes", ("Account", reverse("wagtailadmin_account"))),
    }
    return _page(request, "own", context)


@screen
def take_away_from(request: HttpRequest, pk: int) -> HttpResponse:
    """For an administrator, when somebody has lost app and recovery codes. Never one's own, never a superuser's by somebody who is none."""
    person = get_object_or_404(User, pk=pk)
    if not may_take_away(request.user, person):
        return permission_denied(request)
    if request.method == "POST":
        if second_step.take_away(person, User.objects.get(pk=request.user.pk)):
            messages.success(request, f"{person.get_username()} sets up a new app after their next password.")
        else:
            messages.warning(request, f"{person.get_username()} has no app set up, so there was nothing to take away.")
        return redirect("wagtailusers_users:index")
    context = {
        "person": person,
        "app": second_step.app_of(person),
        **_frame("Take away sign-in codes", ("Users", reverse("wagtailusers_users:index"))),
    }
    return _page(request, "take_away", context)


def may_take_away(by: User, person: User) -> bool:
    return by.has_perm("auth.change_user") and by.pk != person.pk and (by.is_superuser or not person.is_superuser)


def _frame(title: str, above: tuple[str, str]) -> dict[str, Any]:
    """What Wagtail's page frame needs."""
    label, url = above
    return {
        "header_title": title,
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": "Home"},
            {"url": url, "label": label},
            {"url": "", "label": title},
        ],
        "header_icon": "key",
    }
