"""The sentences of search: why a hit is shown, and what filters and their values are called. Keys come from the engine side."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from search.port import FacetValue, Reason
from services.geography.districts import district_name
from services.languages import LANGUAGE_NAMES

MILES_IN_A_KM = 0.621371

_WHY: dict[str, Callable[[], str]] = {
    "in_name": lambda: _("The name says “%(words)s”."),
    "in_summary": lambda: _("The description says “%(words)s”."),
    "in_translation": lambda: _("The description in another language says “%(words)s”."),
    "in_details": lambda: _("The details say “%(words)s”."),
    "means": lambda: _("For “%(words)s”: %(meaning)s."),
    "related": lambda: _("Says something like “%(words)s”."),
    "has_need": lambda: _("Helps with this: %(need)s."),
    "works_here": lambda: _("Works in %(district)s."),
    "national": lambda: _("Works across the country."),
    "has_language": lambda: _("Says that it can help in %(language)s."),
    "distance": lambda: _("%(distance)s away."),
    "confirmed": lambda: _("Checked on %(on)s."),
    "ask": lambda: _("Does not say: %(about)s. Ask when you get in touch."),
}
_ABOUT: dict[str, Callable[[], str]] = {
    "gender": lambda: _("who it is for"),
    "risk": lambda: _("for which risk"),
    "routes": lambda: _("how to get in touch"),
    "age": lambda: _("for which ages"),
    "languages": lambda: _("which languages"),
    "district": lambda: _("where you must live"),
    "open_now": lambda: _("when it is open"),
}
_VALUES: dict[str, dict[str, Callable[[], str]]] = {
    "routes": {
        "self": lambda: _("You can get in touch yourself"),
        "someone_else": lambda: _("Someone can get in touch for you"),
        "professional": lambda: _("A professional asks for you"),
        "police": lambda: _("The police ask for you"),
    },
    "gender": {
        "woman": lambda: _("Women"),
        "man": lambda: _("Men"),
        "trans_woman": lambda: _("Trans women"),
        "trans_man": lambda: _("Trans men"),
        "non_binary": lambda: _("Non-binary people"),
        "other": lambda: _("Any other gender"),
    },
    "risk": {
        "immediate": lambda: _("In danger now"),
        "high": lambda: _("High risk"),
        "medium": lambda: _("Medium risk"),
        "standard": lambda: _("Standard risk"),
        "unknown": lambda: _("Risk not known"),
    },
}


def why_text(reason: Reason) -> str:
    """The sentence of a reason, in the active language."""
    put = _PUT.get(reason.key)
    return _WHY[reason.key]() % (put(reason.params) if put else reason.params)


#: How what a reason holds is said, where it is not a word already.
_PUT: dict[str, Callable[[Mapping[str, str]], dict[str, str]]] = {
    "has_language": lambda params: {"language": _(LANGUAGE_NAMES.get(params["language"], params["language"]))},
    "distance": lambda params: {"distance": _miles(int(params["km"]))},
    "confirmed": lambda params: {"on": date_format(date.fromisoformat(params["on"]), "j F Y")},
    "ask": lambda params: {"about": ", ".join(_ABOUT[key]() for key in params["about"].split())},
}


def _miles(kilometres: int) -> str:
    """People here think in miles; machines get kilometres."""
    miles = round(kilometres * MILES_IN_A_KM)
    return ngettext("About %(miles)s mile", "About %(miles)s miles", miles) % {"miles": miles} if miles else _("Less than a mile")


def value_name(facet: str, value: FacetValue) -> str:
    """What a value of a filter is called; needs and kinds of service bring their name from the listings."""
    if facet == "district":
        return district_name(value.key)
    if facet == "languages":
        return _(LANGUAGE_NAMES.get(value.key, value.key))
    if facet in _VALUES and value.key in _VALUES[facet]:
        return _VALUES[facet][value.key]()
    return value.name or value.key.replace("_", " ").capitalize()
