"""What the public questions share: answers as tiles, and a place that is forgotten once its district is known."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory_site.forms.finder_choices import UNSURE, Tile
from search.places import place_named
from services.geography.districts import DISTRICTS, district_name
from services.geography.lookup import PlaceError, find_place


class QuestionForm(forms.Form):
    """One question, over what was posted."""

    use_required_attribute = False
    key = ""
    heading: Promise | str = ""

    def kept(self) -> list[tuple[str, str]]:
        """(name, value) of every valid answer, for hidden fields. A typed place is never among them."""
        return [(name, str(value)) for name, answer in self.cleaned_data.items() for value in _values(answer)]

    def answers(self) -> dict[str, Any]:
        """Request keys of the pathway. What nobody answered is not in it."""
        return {}

    def told(self) -> list[str]:
        """What was answered, in words; with the question where the answer does not say by itself what it means."""
        told = []
        for name, field in self.fields.items():
            values = _values(self.cleaned_data.get(name))
            if isinstance(field, forms.ChoiceField):
                chosen = [(value, str(words)) for value, words in field.choices if value and value in values]
                if [value for value, _words in chosen] == [UNSURE]:
                    told.append(f"{field.label} {chosen[0][1]}")
                else:
                    told += [words for value, words in chosen if value != UNSURE]
        return told


def _values(answer: Any) -> Iterable[Any]:
    if isinstance(answer, list | tuple):
        return answer
    return () if answer in (None, "", False) else (answer,)


def one_of(choices: Iterable[tuple[str, Promise | str]], label: Promise | str, **options: Any) -> forms.ChoiceField:
    """A list to choose one from; it may be left open."""
    return forms.ChoiceField(
        choices=list(choices),
        label=label,
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Choose one from the list.")},
        **options,
    )


def one_tile(tiles: Iterable[Tile], label: Promise | str) -> forms.ChoiceField:
    return one_of([(tile.key, tile.words) for tile in tiles], label, widget=forms.RadioSelect)


def some_tiles(tiles: Iterable[Tile], label: Promise | str) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        choices=[(tile.key, tile.words) for tile in tiles],
        label=label,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": gettext_lazy("Choose from the list."), "invalid_list": gettext_lazy("Choose from the list.")},
    )


def hints(tiles: Iterable[Tile]) -> dict[str, Promise | str]:
    return {tile.key: tile.hint for tile in tiles if tile.hint}


class DistrictQuestion(QuestionForm):
    """Where: one of the partnership's districts, a town or village we know by name, or a postcode of anywhere; these are turned into
    their district and dropped.

    What was typed is never shown again, not even beside the message that it could not be used.
    """

    district = one_of((), gettext_lazy("Where do you live or stay?"), widget=forms.RadioSelect)
    area = forms.CharField(
        label=gettext_lazy("Or a town or village, or the first part of a postcode"),
        required=False,
        max_length=40,
        help_text=gettext_lazy("For example PE29. We find the district, then forget what you typed."),
        error_messages={"max_length": gettext_lazy("That is too long for a postcode. Type only the first part, such as PE29.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A district found from a postcode comes back as a hidden answer, whichever district of the country it is.
        posted = self.data.get("district", "") if self.is_bound else ""
        self._offer(settings.WAYMARK_DISTRICTS, *([posted] if posted in DISTRICTS else []))

    def _offer(self, codes: Iterable[str], *more: str) -> None:
        names = sorted((district_name(code), code) for code in {*codes, *more})
        self.fields["district"].choices = [*((code, name) for name, code in names), (UNSURE, _("I am not sure"))]

    def clean(self) -> dict[str, Any]:
        clean = super().clean() or self.cleaned_data
        if text := clean.pop("area", ""):
            self._use_place(text)
        return clean

    def _use_place(self, text: str) -> None:
        named = place_named(text)
        if named is not None:
            self._use_one_of(named.districts)
            return
        try:
            self._use_one_of(find_place(text).districts)
        except PlaceError as error:
            self.add_error("area", error.message)

    def _use_one_of(self, districts: tuple[str, ...]) -> None:
        if len(districts) == 1:
            self._offer(settings.WAYMARK_DISTRICTS, *districts)
            self.cleaned_data["district"] = districts[0]
        elif self.cleaned_data.get("district") not in districts:
            self._offer(districts)
            self.add_error("district", _("That is in more than one district. Which one is yours?"))

    @property
    def district_code(self) -> str | None:
        """ONS code, or None: not answered, or not sure."""
        code = self.cleaned_data.get("district", "")
        return code if code in DISTRICTS else None

    def answers(self) -> dict[str, Any]:
        return {"district": self.district_code} if self.district_code else {}
