"""The search form: words and filters as they were sent, and the query's mapping out of them (`search.queries`).

Nothing of it is stored. Its field names are none that a browser keeps for searches or addresses (safety specification 4.2).
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from directory_site.forms.some_of import SomeOf
from directory_site.language import reader_language
from directory_site.reading import unmarked
from pathways.core.vocabulary import Gender, RouteAudience
from search.queries import MAX_PAGE, MAX_TEXT, QueryError
from services.geography.districts import district_name
from services.languages import LANGUAGE_CHOICES

#: Names of the form's fields -> keys of the query.
QUERY_KEYS = {
    "words": "q",
    "district": "district",
    "need": "needs",
    "kind": "types",
    "start": "routes",
    "lang": "languages",
    "gender": "gender",
    "open": "open_now",
}
FIELD_OF = {key: name for name, key in QUERY_KEYS.items()}
FILTERS = tuple(name for name in QUERY_KEYS if name != "words")

Choices = tuple[tuple[str, str], ...]

_KEY = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")


def _keys(vocabulary: type[StrEnum]) -> Choices:
    """Choices to check against; `search.wording` has their words."""
    return tuple((member.value, member.value) for member in vocabulary)


def _districts() -> Choices:
    return (("", _("Anywhere")), *((code, district_name(code)) for code in settings.WAYMARK_DISTRICTS))


def _genders() -> Choices:
    return (("", _("Anyone")), *_keys(Gender))


class Keys(SomeOf):
    """Keys of needs or kinds. A partnership may have some of its own, so only their shape is looked at here; the query knows them."""

    def valid_value(self, value: str) -> bool:
        return _KEY.fullmatch(value) is not None


def _without_what_was_taken_out(data: QueryDict | None) -> QueryDict | None:
    """The button of a chosen filter sends its name and value once more, as `drop`."""
    name, _space, value = (data or {}).get("drop", "").partition(" ")
    if data is None or name not in FILTERS:
        return data
    kept = data.copy()
    kept.setlist(name, [one for one in data.getlist(name) if one != value])
    return kept


def _one_of(label: Any, options: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=options, required=False, error_messages={"invalid_choice": _("Choose one from the list.")}
    )


class _Shared(dict[str, forms.Field]):
    """Fields that no form changes, so that none needs a copy of its own: copying takes longer than everything else that a form does."""

    def __deepcopy__(self, memo: dict[int, Any]) -> _Shared:
        return self


class SearchForm(forms.Form):
    use_required_attribute = False

    words = forms.CharField(
        label=_("What are you looking for?"),
        required=False,
        max_length=MAX_TEXT,
        help_text=_("A name, a number, a place, or what is happening, in your own words."),
        error_messages={
            "max_length": _("That is too long to search for. Use fewer words."),
            "null_characters_not_allowed": _("There is something in there that we cannot read. Please type it again."),
        },
    )
    district = _one_of(_("Where the person lives"), _districts)
    need = Keys(label=_("What help is for"))
    kind = Keys(label=_("Kind of help"))
    start = SomeOf(label=_("Who can ask for it"), choices=_keys(RouteAudience))
    lang = SomeOf(label=_("Language"), choices=LANGUAGE_CHOICES)
    gender = _one_of(_("Open to"), _genders)
    open = forms.BooleanField(label=_("Open now"), required=False)

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(_without_what_was_taken_out(data))
        # What was not sent has nothing to check, and to find that out costs more than the words themselves.
        self.fields = {name: field for name, field in self.fields.items() if name == "words" or name in self.data}

    def clean_words(self) -> str:
        """Without the marks by which a page knows its English (directory_site.reading): nobody types them."""
        return unmarked(self.cleaned_data["words"])

    @property
    def asks_nothing(self) -> bool:
        """Nothing was typed or chosen. The form must be valid."""
        return not any(self.cleaned_data.values())

    def chosen(self, name: str) -> list[str]:
        """What was chosen in one filter, as the page shows it again."""
        if name not in getattr(self, "cleaned_data", {}):
            return []
        value = self.cleaned_data[name]
        return value if isinstance(value, list) else [value] if value and value is not True else ["on"] if value else []

    def kept(self, *, without: str) -> list[tuple[str, str]]:
        """(name, value) of everything but one field, to be posted again. The form must be valid."""
        return [(name, value) for name in QUERY_KEYS if name != without for value in self.chosen(name)]

    def mapping(self) -> dict[str, Any]:
        """The query's mapping for a valid form."""
        mapping: dict[str, Any] = {"lang": reader_language(), "page": self._page()}
        return mapping | {QUERY_KEYS[name]: value for name, value in self.cleaned_data.items() if value}

    def _page(self) -> int:
        """A page of buttons, so a number that is none, or too high, is the first page."""
        number = self.data.get("page", "")
        return int(number) if re.fullmatch(r"[1-9][0-9]{0,3}", number) and int(number) <= MAX_PAGE else 1

    def refuse(self, error: QueryError) -> None:
        """Put the query's refusal beside the field it is about, in words for a reader."""
        self.add_error(FIELD_OF.get(error.field), _("Choose from the list."))


SearchForm.base_fields = _Shared(SearchForm.base_fields)
