"""The language of a public page comes from its address: /pl/find/ is /find/ in Polish. No cookie, no header of the browser, no storage.

The code is taken from the front of the path and becomes part of the script prefix, so that every address the page writes keeps it and
nothing else of the site has to know. English has no code. The admin and the interfaces for machines have one language.

Where a catalogue has no words yet, English stands in, and is marked as English for screen readers and for the eye's direction. gettext
knows what is missing, a page knows where a mark may stand; in between the text carries two private-use characters.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable
from functools import lru_cache
from threading import Lock

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import get_script_prefix, set_script_prefix
from django.utils import translation
from django.utils.translation import trans_real
from django.utils.translation.trans_real import CONTEXT_SEPARATOR

ONE_LANGUAGE = ("admin/", "api/", "healthz", "readyz", "robots.txt")
OPENS, CLOSES = "\ue0f0", "\ue0f1"  # private use: no text of ours or of an editor holds them
_PREFIX = re.compile(r"/([a-z]{2,3})/(.*)", re.DOTALL)
_TAG = re.compile(r"(<[^>]*>)")
_NO_TAGS_INSIDE = re.compile(r"<(title|option|textarea)\b", re.IGNORECASE)
_SPAN = '<span lang="en" dir="ltr">'
_lock = Lock()


class ReadingLanguageMiddleware:
    """Must stand outside every middleware that reads `path_info`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        found = _PREFIX.fullmatch(request.path_info)
        if not found or not _is_offered(found[1]) or found[2].startswith(ONE_LANGUAGE):
            remember_texts(settings.LANGUAGE_CODE)
            with translation.override(settings.LANGUAGE_CODE):
                return show_marks(self.get_response(request))
        before = get_script_prefix()
        code, rest = found.groups()
        request.path_info = f"/{rest}"
        try:
            set_script_prefix(f"{before}{code}/")
            mark_english(code)
            with translation.override(code):
                return show_marks(self.get_response(request))
        finally:
            set_script_prefix(before)


def _is_offered(code: str) -> bool:
    return code != "en" and code in dict(settings.LANGUAGES)


# --- English that stands in -------------------------------------------------------------------------------------------
def marked(text: str) -> str:
    return f"{OPENS}{text}{CLOSES}" if text else text


def unmarked(text: str) -> str:
    return text.replace(OPENS, "").replace(CLOSES, "")


def is_marked(text: str) -> bool:
    return OPENS in text


class _MarkedEnglish(gettext.NullTranslations):
    """What a catalogue asks when it has no words itself."""

    def gettext(self, message: str) -> str:
        # With a context Django looks for the separator to know that nothing was found, and takes the plain message itself.
        return message if CONTEXT_SEPARATOR in message else marked(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return marked(msgid1 if n == 1 else msgid2)


def mark_english(code: str) -> None:
    """From now on the catalogue of `code` marks what it has no words for."""
    catalogue = trans_real.translation(code)
    if not isinstance(catalogue._fallback, _MarkedEnglish):
        with _lock:
            catalogue._fallback = _MarkedEnglish()
            catalogue.__dict__.pop("gettext", None)  # what was remembered had no marks
    remember_texts(code)


def remember_texts(code: str) -> None:
    """From now on the catalogue of `code` looks up each text once: a page has two hundred, and each walks through every fallback."""
    catalogue = trans_real.translation(code)
    if "gettext" not in vars(catalogue):
        catalogue.gettext = lru_cache(maxsize=20_000)(catalogue.gettext)


def show_marks(response: HttpResponse) -> HttpResponse:
    """Marks become `lang="en"` where elements may stand, and go away in titles, options and attributes."""
    if response.streaming or OPENS.encode() not in response.content:
        return response
    response.content = with_marks_shown(response.content.decode()).encode()
    if "Content-Length" in response.headers:  # CommonMiddleware, which stands further in, has counted what was there before
        response.headers["Content-Length"] = str(len(response.content))
    return response


def with_marks_shown(source: str) -> str:
    parts = []
    holder = ""  # the element around, if it can hold no others
    for part in _TAG.split(source):
        if part.startswith("<"):
            if found := _NO_TAGS_INSIDE.match(part):
                holder = found[1].lower()
            elif holder and part.lower().startswith(f"</{holder}"):
                holder = ""
        if OPENS in part or CLOSES in part:
            part = unmarked(part) if holder or part.startswith("<") else part.replace(OPENS, _SPAN).replace(CLOSES, "</span>")
        parts.append(part)
    return "".join(parts)
