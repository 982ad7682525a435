"""Registers the second step of signing in with Wagtail's admin, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLResolver, include, path, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.widgets import Button

from directory_site.signing_in.second_step import LOG_ACTIONS
from directory_site.signing_in.views import may_take_away


@hooks.register("register_admin_urls")
def second_step_urls() -> list[URLResolver]:
    return [path("second-step/", include("directory_site.signing_in.urls"))]


@hooks.register("register_account_menu_item")
def own_second_step(request: HttpRequest) -> dict[str, str] | None:
    if not settings.WAYMARK_SECOND_FACTOR:
        return None
    help_text = "Set up another app, or make new recovery codes. You need a code for it."
    return {"url": reverse("second_step:own"), "label": "Sign-in codes", "help_text": help_text}


@hooks.register("register_user_listing_buttons")
def take_away_button(user: User, request_user: User) -> Iterator[Button]:
    # Shown whether there is an app or not: asking would cost a query for every row, and the next page says it.
    if settings.WAYMARK_SECOND_FACTOR and may_take_away(request_user, user):
        url = reverse("second_step:take_away", args=[user.pk])
        yield Button("Take away sign-in codes", url=url, icon_name="key", priority=40)


@hooks.register("register_log_actions")
def second_step_actions(actions: Any) -> None:
    for action, (label, message) in LOG_ACTIONS.items():
        actions.register_action(action, label, message)


@hooks.register("insert_global_admin_css")
def second_step_style() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("signing_in/second_step.css"))
