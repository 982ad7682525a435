"""What somebody takes away: a card to print and fold, or a small text file. Numbers only unless names are asked for.

Nothing on it names this site, its address or the reason of the visit, and the file's name tells nothing. Made from the cards of an
answer; it must not hold what was answered.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory_site.cards import Card, Way

PLAIN, SHOPPING = "plain", "shopping"
FILE_NAME = "list.txt"
RELAY_UK = "18000"  # by text to 999 and others (domain specification, 999 for people who cannot hear or speak)


class KeepForm(forms.Form):
    """How the card should look. Everything may be left open."""

    use_required_attribute = False
    look = forms.ChoiceField(
        label=gettext_lazy("What stands on the outside"),
        choices=[(PLAIN, gettext_lazy("Nothing")), (SHOPPING, gettext_lazy("A shopping list"))],
        required=False,
        widget=forms.RadioSelect,
    )
    names = forms.BooleanField(
        label=gettext_lazy("With the names of the services"),
        required=False,
        help_text=gettext_lazy("Only if nobody else can find it. Without names it is a list of numbers."),
    )


@dataclass(frozen=True, slots=True)
class Line:
    """number: as people write it. name: "" unless names were asked for. always: answered day and night."""

    number: str
    name: str
    always: bool


@dataclass(frozen=True, slots=True)
class Keepsake:
    """cover: lines of the outside, () for none."""

    cover: tuple[str, ...]
    lines: tuple[Line, ...]


def keepsake(cards: Iterable[Card], form: KeepForm, *, writes: bool = False) -> Keepsake:
    """999 first, then every number of the answer once. writes: she cannot hear, so Relay UK and numbers for texts come first."""
    with_names = form.is_valid() and form.cleaned_data["names"]
    is_shopping = form.is_valid() and form.cleaned_data["look"] == SHOPPING
    own = [("999", _("In danger")), (RELAY_UK, "Relay UK")] if writes else [("999", _("In danger"))]
    lines = [Line(number, name if with_names else "", always=True) for number, name in own]
    for card, way in _ways_with_a_number(cards, writes=writes):
        if all(line.number != way.display for line in lines):
            lines.append(Line(way.display, card.name if with_names else "", way.always))
    return Keepsake(_shopping() if is_shopping else (), tuple(lines))


def _ways_with_a_number(cards: Iterable[Card], *, writes: bool) -> list[tuple[Card, Way]]:
    """The phone of each card; for somebody who writes every way that is a number, those for texts first. A host name never stands here."""
    if not writes:
        return [(card, card.main) for card in cards if card.main and card.main.contact.is_phone]
    ways = [(card, way) for card in cards for way in (card.main, *card.others) if way and re.fullmatch("[0-9+ ]+", way.display)]
    return sorted(ways, key=lambda pair: pair[1].contact.is_phone)


def _shopping() -> tuple[str, ...]:
    return (_("Shopping"), _("milk"), _("bread"), _("eggs"), _("rice"), _("apples"), _("onions"), _("tea"), _("soap"))


def text_file(kept: Keepsake) -> HttpResponse:
    """The same as a file that any phone opens. A text file has no author, no title and no place to hide one."""
    lines = [*kept.cover, *([""] if kept.cover else [])]
    lines += [f"{line.number}  {line.name}".rstrip() for line in kept.lines]
    response = HttpResponse("\r\n".join(lines) + "\r\n", content_type="text/plain; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{FILE_NAME}"'
    return response
