"""The language in which the reader reads, and whether anybody has checked the words she reads in it.

Codes are those of TRANSLATION_LANGUAGES. The state of each catalogue is data: `locale/review.toml`.
"""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache

from django.conf import settings
from django.utils.translation import get_language

from directory_site.settings.languages import LANGUAGE_NAMES, RIGHT_TO_LEFT

REVIEWED = "reviewed"


def reader_language() -> str:
    """The active language as a code of TRANSLATION_LANGUAGES ("en-gb" reads "en"); English where it has none."""
    return _own_code(get_language() or "en")


@lru_cache(maxsize=200)
def _own_code(active: str) -> str:
    code = active.lower()
    for candidate in (code, code.split("-")[0]):
        if candidate in settings.MODELTRANSLATION_LANGUAGES:
            return candidate
    return "en"


def html_language(code: str) -> str:
    """The `lang` attribute: British English reads numbers and dates aloud as they are said here."""
    return "en-GB" if code == "en" else code


def direction(code: str) -> str:
    return "rtl" if code in RIGHT_TO_LEFT else "ltr"


@cache
def _catalogues() -> dict[str, dict[str, str]]:
    return tomllib.loads((settings.BASE_DIR / "locale" / "review.toml").read_text(encoding="utf-8"))


def is_reviewed(code: str) -> bool:
    """English, and languages in which a person who speaks them has read every text that decides over safety."""
    return code == "en" or _catalogues().get(code, {}).get("status") == REVIEWED


def offered_languages() -> tuple[tuple[str, str], ...]:
    """(code, the language's own name) of those the site can be read in: switched on here, and with a catalogue."""
    return tuple((code, LANGUAGE_NAMES[code][0]) for code, _ in settings.LANGUAGES if code == "en" or code in _catalogues())
