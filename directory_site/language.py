"""The language in which the reader reads, as the codes that listings and pages are written in."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import get_language

from directory_site.settings.languages import RIGHT_TO_LEFT


def reader_language() -> str:
    """The active language as a code of TRANSLATION_LANGUAGES ("en-gb" reads "en"); English where it has none."""
    code = (get_language() or "en").lower()
    for candidate in (code, code.split("-")[0]):
        if candidate in settings.MODELTRANSLATION_LANGUAGES:
            return candidate
    return "en"


def html_language(code: str) -> str:
    """The `lang` attribute: British English reads numbers and dates aloud as they are said here."""
    return "en-GB" if code == "en" else code


def direction(code: str) -> str:
    return "rtl" if code in RIGHT_TO_LEFT else "ltr"
