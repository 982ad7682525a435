"""What every public page shows around its own words: the site's name, the way out, the menu, and whether the listings are a demonstration.

A fixed number of queries a page. It only reads; a site without settings gets the defaults.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Site

from directory_site.language import direction, html_language, reader_language
from directory_site.models import DEFAULT_EXIT_URL, GuidePage, SiteSettings
from services.listings import current_listings


@dataclass(frozen=True, slots=True)
class MenuEntry:
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page. is_demo: some published listing is demonstration data. safety: the page on staying safer online."""

    name: str
    language: str
    direction: str
    exit_url: str = DEFAULT_EXIT_URL
    partnership: str = ""
    emergency_note: str = ""
    corrections_email: str = ""
    safety: MenuEntry | None = None
    menu: tuple[MenuEntry, ...] = ()
    is_demo: bool = False


def bare_frame() -> Frame:
    """The frame without a database: for the page that says something went wrong."""
    code = reader_language()
    return Frame(name=_("Local help"), language=html_language(code), direction=direction(code))


def frame(request: HttpRequest) -> dict[str, Frame]:
    """The `site` of the templates."""
    site = Site.find_for_request(request)
    # Not `SiteSettings.for_request`: it writes a row when there is none, and a visit must write nothing.
    own = (SiteSettings.objects.filter(site=site).first() if site else None) or SiteSettings()
    guides = GuidePage.objects.live().public().in_menu().filter(path__startswith=site.root_page.path).order_by("path") if site else ()
    entries = {page.pk: MenuEntry(page.heading, page.get_url(request, site) or "") for page in guides}
    code = reader_language()
    return {
        "site": Frame(
            name=own.name or _("Local help"),
            language=html_language(code),
            direction=direction(code),
            exit_url=own.exit_url,
            partnership=own.partnership,
            emergency_note=own.emergency_note,
            corrections_email=own.corrections_email,
            safety=entries.get(own.safety_page_id),
            menu=tuple(entries.values()),
            is_demo=any(service.proof.is_demo for service in current_listings(code).all),
        )
    }
