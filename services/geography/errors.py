"""Why a typed place could not be turned into a district: one class per cause, each with words for the person who typed it.

The words say what is wrong and what to do next. No error holds what was typed (an outcode at most), so that a log line or a
traceback cannot hold it either. Callers show `message`; machine interfaces also give `key`.
"""

from __future__ import annotations

from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class PlaceError(Exception):
    """The text is not a place we know. `key` is stable for machines, `message` is in the language of the reader."""

    key: ClassVar[str]
    words: ClassVar[Promise]

    @property
    def message(self) -> str:
        return str(self.words)


class EmptyPlace(PlaceError):
    key = "empty"
    words = gettext_lazy("Type a postcode, or only the first part of it, such as SW1A.")


class TextTooLong(PlaceError):
    key = "too_long"
    words = gettext_lazy("That is too long for a postcode. Type only the postcode, such as SW1A 2AA.")


class UnreadableText(PlaceError):
    key = "unreadable"
    words = gettext_lazy("There is something in there that we cannot read. Type the postcode again, with letters and numbers only.")


class NotAPostcode(PlaceError):
    key = "not_a_postcode"
    words = gettext_lazy(
        "That does not look like a UK postcode. A postcode looks like SW1A 2AA. "
        "Check that you have not mixed up the letter O and the number 0, or the letter I and the number 1. "
        "You can also type only the first part, such as SW1A."
    )


class IncompletePostcode(PlaceError):
    key = "incomplete"
    words = gettext_lazy("That is only part of a postcode. Type all of it, or only the part before the space, such as SW1A.")


class UnknownPostcode(PlaceError):
    """Well formed, its outcode is in use, but the postcode is not in the directory: very new, or mistyped."""

    key = "unknown_postcode"

    def __init__(self, outcode: str) -> None:
        super().__init__()
        self.outcode = outcode

    @property
    def message(self) -> str:
        return _(
            "We do not know this postcode. It may be very new, or one letter may be wrong. "
            "Check it, or type only the first part: %(outcode)s."
        ) % {"outcode": self.outcode}


class UnknownOutcode(PlaceError):
    key = "unknown_outcode"

    def __init__(self, outcode: str) -> None:
        super().__init__()
        self.outcode = outcode

    @property
    def message(self) -> str:
        return _("We do not know any postcode that starts with %(outcode)s. Check it and type it again.") % {"outcode": self.outcode}


class PostcodeWithoutPlace(PlaceError):
    """Used for post only (PO boxes, large offices, the forces), or so old that nobody recorded where it was."""

    key = "no_place"
    words = gettext_lazy(
        "This postcode is only for post, or is no longer used, so it does not tell us an area. "
        "Type the postcode of a home, or only the first part of it."
    )


class CrownDependency(PlaceError):
    """Jersey, Guernsey or the Isle of Man: outside the UK, so there is no district. `area` is JE, GY or IM."""

    key = "crown_dependency"

    def __init__(self, area: str) -> None:
        super().__init__()
        self.area = area

    @property
    def message(self) -> str:
        territory = {"JE": _("Jersey"), "GY": _("Guernsey"), "IM": _("the Isle of Man")}[self.area]
        return _(
            "This postcode is in %(territory)s, which has services of its own that are not listed here. "
            "If you need help in the UK, type a postcode there."
        ) % {"territory": territory}


class PostcodesNotBuilt(PlaceError):
    """The fault is ours, not the person's: the lookup file is missing or was written by another version. Never "nothing found"."""

    key = "lookup_unavailable"
    words = gettext_lazy("We could not look up the postcode just now. You can choose your district instead.")

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path} {reason}: run `python manage.py build_postcodes`")
