"""What every public page shows around its own words: the site's name, the way out, the menu, and whether the listings are a demonstration.

What editors wrote is held in memory by each process and read again when any of it changes: two queries a page, for the numbers that
say so. It only reads; a site without settings gets the defaults.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache

from django.http import HttpRequest
from django.urls import get_script_prefix
from django.utils.translation import gettext as _
from markupsafe import Markup
from wagtail.models import Site

from directory_site.jinja2 import own_words
from directory_site.language import direction, html_language, is_reviewed, offered_languages, reader_language
from directory_site.models import DEFAULT_EXIT_URL, GuidePage, PagesVersion, SiteSettings
from directory_site.settings.languages import LANGUAGE_NAMES
from pathways.core.remembering import remember
from services.listings import current_listings


@dataclass(frozen=True, slots=True)
class MenuEntry:
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class LanguageChoice:
    """code: for `lang`. name: in that language itself. url: of this page in it."""

    code: str
    name: str
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page. is_demo: some published listing is demonstration data. safety: the page on staying safer online.

    english_name: of the reader's language, "" for English. is_reviewed: somebody who speaks the language has read it.
    one_address: pages are fetched into the first one (static/js/one_address.js).
    drawn: what was drawn of it (templates/jinja2/macros/frame.html), shared by the frames of all pages: nothing that hangs on the page.
    """

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
    languages: tuple[LanguageChoice, ...] = ()
    english_name: str = ""
    is_reviewed: bool = True
    one_address: bool = True
    drawn: dict[tuple[object, ...], Markup] = field(default_factory=dict, compare=False, repr=False)


def language_choices(code: str, path: str) -> tuple[LanguageChoice, ...]:
    """The reader's own first. path: of the page, without prefix. () when there is nothing to choose."""
    offered = offered_languages()
    return _language_choices(code, path, get_script_prefix(), offered) if len(offered) > 1 else ()


@lru_cache(maxsize=300)  # the pages that many people see
def _language_choices(code: str, path: str, prefix: str, offered: tuple[tuple[str, str], ...]) -> tuple[LanguageChoice, ...]:
    root = prefix.removesuffix(f"/{code}/").rstrip("/") + "/"
    choices = (
        LanguageChoice(html_language(one), name, root + (path if one == "en" else f"{one}/{path}"), one == code) for one, name in offered
    )
    return tuple(sorted(choices, key=lambda choice: not choice.is_current))


def bare_frame() -> Frame:
    """The frame without a database: for the page that says something went wrong."""
    code = reader_language()
    return Frame(name=_("Local help"), language=html_language(code), direction=direction(code), is_reviewed=is_reviewed(code))


def frame(request: HttpRequest) -> dict[str, Frame]:
    """The `site` of the templates."""
    return {"site": frame_of(request, request.path_info.lstrip("/"))}


#: Whoever asks under more names than this makes us forget, not hold more and more.
MOST_HELD = 200
#: (host, port, prefix, language) -> (version, the frame but for what the page and the listings say).
_held: dict[tuple[str, str, str, str], tuple[int, Frame]] = {}


def frame_of(request: HttpRequest, path: str = "") -> Frame:
    """path: of the page that the other languages lead to, without prefix; the first page when it is empty."""
    code = reader_language()
    return replace(_own_frame(request, code), is_demo=current_listings(code).has_demo, languages=language_choices(code, path))


def forget() -> None:
    """Drop what is held, for a process whose database was put back to an earlier state."""
    _held.clear()


def _own_frame(request: HttpRequest, code: str) -> Frame:
    version = PagesVersion.current()
    key = (request.META.get("HTTP_HOST", ""), request.get_port(), get_script_prefix(), code)
    held = _held.get(key)
    if held is None or held[0] != version:
        held = remember(_held, key, (version, _read_frame(request, code)), MOST_HELD)
    return held[1]


def _read_frame(request: HttpRequest, code: str) -> Frame:
    site = Site.find_for_request(request)
    # Not `SiteSettings.for_request`: it writes a row when there is none, and a visit must write nothing.
    own = (SiteSettings.objects.filter(site=site).first() if site else None) or SiteSettings()
    guides = GuidePage.objects.live().public().in_menu().filter(path__startswith=site.root_page.path).order_by("path") if site else ()
    entries = {page.pk: MenuEntry(own_words(page, "heading"), page.get_url(request, site) or "") for page in guides}
    return Frame(
        name=own.name or _("Local help"),
        language=html_language(code),
        direction=direction(code),
        exit_url=own.exit_url,
        partnership=own.partnership,
        emergency_note=own_words(own, "emergency_note"),
        corrections_email=own.corrections_email,
        safety=entries.get(own.safety_page_id),
        menu=tuple(entries.values()),
        english_name="" if code == "en" else LANGUAGE_NAMES[code][1],
        is_reviewed=is_reviewed(code),
        one_address=own.one_address,
    )
