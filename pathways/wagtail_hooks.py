"""Registers the rules with Wagtail's admin, and nothing else."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem


class RulesMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("pathways.view_rulesetversion"))


@hooks.register("register_admin_urls")
def rules_urls() -> list[URLResolver]:
    return [path("rules/", include("pathways.admin.urls"))]


@hooks.register("register_admin_menu_item")
def rules_menu_item() -> MenuItem:
    return RulesMenuItem("Rules", reverse("rules:index"), name="rules", icon_name="form", order=150)


@hooks.register("register_permissions")
def rules_permissions() -> QuerySet[Any]:
    return Permission.objects.filter(content_type__app_label="pathways", content_type__model="rulesetversion")
