"""The Jinja2 environment of the public pages: translation, addresses, and how dates, times and numbers are written.

It must not query: what every page shows comes from `directory_site.context_processors`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, MutableMapping
from contextvars import ContextVar
from datetime import date, datetime
from functools import cache, lru_cache
from types import FunctionType
from typing import Any, Protocol
from urllib.parse import quote

from django.db.models import Model
from django.templatetags import static as static_files
from django.urls import get_script_prefix, reverse
from django.utils import formats, translation
from django.utils.translation import gettext as _
from jinja2 import Environment, StrictUndefined, Template
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape
from wagtail.rich_text import RichText

from directory_site.language import is_reviewed, reader_language
from directory_site.reading import is_marked, unmarked
from directory_site.scripts import inline
from pathways.core.remembering import remember

#: (language, prefix of addresses) of the page that is being drawn.
_around: ContextVar[tuple[str | None, str] | None] = ContextVar("around", default=None)


def _language_and_prefix() -> tuple[str | None, str]:
    return _around.get() or (translation.get_language(), get_script_prefix())


class PublicTemplate(Template):
    def render(self, *args: Any, **kwargs: Any) -> str:
        """Finds out once what all texts and addresses of a page hang on: forty of them asking each for itself took a fiftieth of a page."""
        before = _around.set((translation.get_language(), get_script_prefix()))
        try:
            return super().render(*args, **kwargs)
        finally:
            _around.reset(before)


class PublicContext(Context):
    def call(self, called: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        """As Jinja's own, but that it does not look into macros and into the functions of this module, a hundred times a page, whether
        they want a context: none does."""
        if type(called) is Macro or (type(called) is FunctionType and called in PLAIN):
            kwargs.pop("_loop_vars", None)
            kwargs.pop("_block_vars", None)
            return called(*args, **kwargs)
        return super().call(called, *args, **kwargs)


class PublicEnvironment(Environment):
    context_class = PublicContext
    template_class = PublicTemplate

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What a template finds everywhere, as one dict. Jinja's own keeps a chain of two, so that names may be added later; to look
        through it cost a twentieth of a page, because each import of a macro compares all names."""
        return {**self.globals, **(d or {})}


def environment(**options) -> Environment:
    # A name that does not exist stops the page in the tests, instead of leaving a hole where a number should be.
    options["undefined"] = StrictUndefined
    options["extensions"] = ["jinja2.ext.i18n", "wagtail.jinja2tags.core", *options.get("extensions", ())]
    env = PublicEnvironment(**options)
    env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext=translation.gettext,
        ngettext=translation.ngettext,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
        newstyle=True,
    )
    env.globals |= GLOBALS
    env.filters |= {"day": day, "clock": clock, "number": number, "article": article, "tel": tel, "sms": sms}
    return env


class Drawable(Protocol):
    """Something that is shown again and again and keeps what was drawn of it; in one language."""

    @property
    def drawn(self) -> dict[tuple[object, ...], Markup]: ...


def drawn(thing: Drawable, draw: Macro, *how: object) -> Markup:
    """What a macro draws of a thing, drawn once for each way of drawing."""
    found = thing.drawn.get((draw.name, *how))
    if found is None:
        found = thing.drawn[draw.name, *how] = draw(thing, *how)
    return found


#: (language, macro, its arguments) -> what it drew; as many as there are options of filters with the counts that are asked for often.
_drawn: dict[tuple[object, ...], Markup] = {}
MOST_DRAWN = 20_000


def drawn_each(draw: Macro, things: Iterable[tuple[object, ...]], *how: object) -> Markup:
    """What a macro draws of each thing, one after the other; things that are equal are drawn once in each language."""
    language, _prefix = _language_and_prefix()
    pieces = []
    for thing in things:
        key = (language, draw.name, thing, *how)
        pieces.append(_drawn.get(key) or remember(_drawn, key, draw(thing, *how), MOST_DRAWN))
    return Markup("".join(pieces))  # noqa: S704 - each was drawn; Markup's own join would look at each once more


def url(name: str, **kwargs: str) -> str:
    """The address of a route: `url("service", code="7k2bcd")`."""
    _language, prefix = _language_and_prefix()
    return _url(prefix, name, **kwargs)


@lru_cache(maxsize=20_000)  # as many as there are routes and listings, in each language
def _url(prefix: str, name: str, **kwargs: str) -> str:
    return reverse(name, kwargs=kwargs)


@cache  # as many as the templates name
def static(path: str) -> str:
    return static_files.static(path)


def text(english: str, **values: object) -> Markup:
    """`_()` of the templates: a text in the reader's language, with values in the places that it names."""
    language, _prefix = _language_and_prefix()
    found = _text(language, english)
    return found % values if "%" in found else found


@lru_cache(maxsize=20_000)  # as many as the templates hold, in each language
def _text(language: str | None, english: str) -> Markup:
    """language: the active one, which decides what `gettext` says."""
    return Markup(translation.gettext(english))  # noqa: S704 - a text of this repository and its catalogues


def counted_text(singular: str, plural: str, n: int, **values: object) -> Markup:
    """`ngettext()` of the templates, with the number as `num`."""
    language, _prefix = _language_and_prefix()
    return _counted_text(language, singular, plural, n) % {"num": n, **values}


@lru_cache(maxsize=5000)
def _counted_text(language: str | None, singular: str, plural: str, n: int) -> Markup:
    return Markup(translation.ngettext(singular, plural, n))  # noqa: S704 - a text of this repository and its catalogues


# --- words and the English beneath them -----------------------------------------------------------------------------------
def both(text: str) -> Markup:
    """A text that decides over safety: in the reader's language, with the English beneath it until somebody has reviewed that language.

    `text` is the English, as in `_()`; `make messages` collects it. It may hold tags of ours, never words of anybody else.
    """
    return beneath(Markup(translation.gettext(text)), Markup(text))  # noqa: S704 - a text of this repository and its catalogues


def beneath(text: str, english: str, aloud: bool = False) -> Markup:
    """`text` with `english` beneath it where that is needed: for texts that were translated elsewhere.

    aloud: it is said to somebody English, so the English stays when the language has been reviewed.
    """
    if (is_reviewed(reader_language()) and not aloud) or is_marked(text) or text == english or not english:
        return escape(text)
    return Markup('{}<span class="english" lang="en" dir="ltr">{}</span>').format(text, english)


def own_words(page: Model, field: str) -> str:
    """An editor's words in the reader's language; else the first words of a new site from the catalogue; else English, marked."""
    code = reader_language()
    own = getattr(page, f"{field}_{code}")
    return own if own or code == "en" else str(first_words(getattr(page, f"{field}_en")))


def guide_words(page: Model, value: str | RichText) -> str | RichText:
    """A text of a guide page's body, in the same way."""
    code = reader_language()
    return value if code == "en" or getattr(page, f"body_{code}") else first_words(value)


def first_words(text: str | RichText) -> str | RichText:
    """English of an editor for somebody who reads another language: the catalogues hold the words that a new site starts with."""
    if not isinstance(text, RichText):
        return translation.gettext(text) if text else ""
    source = translation.gettext(text.source)
    shown = RichText(unmarked(source))
    return Markup('<div lang="en" dir="ltr">{}</div>').format(shown) if is_marked(source) else shown


def listed(text: str, language: str) -> str:
    """A listing's own text, written in `language`: from the catalogue if many listings say it ("Free"), else English, marked."""
    return text if language == reader_language() else str(first_words(text))


#: Where Django has no format, or its format ends in a point, which would meet the point of a sentence.
_DAY = {"en": "j F Y", "lt": "Y-m-d", "pa": "j F Y", "ru": "j E Y", "uk": "j E Y", "ur": "j F Y"}
_DAY_AND_MONTH = {"en": "j F", "pa": "j F", "ru": "j E", "uk": "j E", "ur": "j F"}


def day(value: date) -> str:
    """7 November 2025; in other languages as their own rules have it. It never ends in a point."""
    return _day(reader_language(), value)


@lru_cache(maxsize=10_000)
def _day(code: str, value: date) -> str:
    return formats.date_format(value, _DAY.get(code, "DATE_FORMAT"))


def day_and_month(value: date) -> str:
    return formats.date_format(value, _DAY_AND_MONTH.get(reader_language(), "MONTH_DAY_FORMAT"))


def clock(value: datetime) -> str:
    """A time of day as people here say it: 9am, 9:30am, noon; 09:00 in other languages."""
    if reader_language() != "en":
        return f"{value:%H:%M}"
    if (value.hour, value.minute) in {(0, 0), (12, 0)}:
        return _("noon") if value.hour else _("midnight")
    minutes = f":{value.minute:02}" if value.minute else ""
    return f"{value.hour % 12 or 12}{minutes}{'pm' if value.hour >= 12 else 'am'}"


def number(value: float) -> str:
    """1,234 or 1 234, as the reader's language groups it."""
    if isinstance(value, int) and 0 <= value < 1000:
        return str(value)  # nothing to group, as most are
    return formats.number_format(value, use_l10n=True, force_grouping=True)


def article(word: str) -> str:
    """The English article before a word that is shown to somebody English: "an" Urdu, "a" Ukrainian interpreter."""
    return "an" if word[:1] in "AEIO" or word.startswith("Ur") else "a"


def tel(digits: str) -> str:
    """What a phone dials for `Contact.value`."""
    return f"tel:{quote(digits, safe='+')}"


def sms(digits: str, keyword: str = "") -> str:
    return f"sms:{quote(digits, safe='+')}" + (f"?body={quote(keyword)}" if keyword else "")


#: What templates find by these names.
GLOBALS: dict[str, Callable[..., Any]] = {
    # In place of the extension's own, which does the same at five times the cost, a hundred times a page.
    "_": text,
    "ngettext": counted_text,
    "url": url,
    "static": static,
    "home": get_script_prefix,
    "inline_script": inline,
    "both": both,
    "listed": listed,
    "beneath": beneath,
    "own_words": own_words,
    "guide_words": guide_words,
    "drawn": drawn,
    "drawn_each": drawn_each,
}
PLAIN = frozenset(GLOBALS.values())
