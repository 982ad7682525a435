"""Moves the pages' version whenever something that stands around every page may have changed, in the transaction that changed it.

`QuerySet.update()` sends no signal: who changes pages or settings that way calls `PagesVersion.move_on()`.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import post_page_move

from directory_site.models import GuidePage, HomePage, PagesVersion, SiteSettings


def _changed(sender: type[Model], **kwargs: Any) -> None:
    if not kwargs.get("raw"):
        PagesVersion.move_on()


def connect() -> None:
    for signal in (post_save, post_delete, post_page_move):
        for sender in (Page, HomePage, GuidePage, PageViewRestriction, Site, SiteSettings):
            signal.connect(_changed, sender=sender, dispatch_uid=f"pages_changed_{sender.__name__}")
