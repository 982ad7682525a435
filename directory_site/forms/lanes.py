"""The short forms of two lanes of their own: worried about someone, and worried about one's own behaviour. One page each, nothing stored.

The two never share words or services with the survivor's finder. It must not hold rules.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from directory_site.forms.finder_choices import UNSURE, Tile, meaning
from directory_site.forms.questions import DistrictQuestion, one_tile, some_tiles
from pathways.core.vocabulary import Audience, Need

SOMEONE_IN_DANGER = (
    Tile("safe", _("No, not at this moment"), answers={"immediate_danger": False}),
    Tile("danger", _("Yes, someone is in danger"), answers={"immediate_danger": True}),
    Tile(UNSURE, _("I am not sure")),
)
CHILDREN = (
    Tile("yes", _("Yes"), answers={"children_in_household": True}),
    Tile("no", _("No"), answers={"children_in_household": False}),
    Tile(UNSURE, _("I am not sure")),
)
SOMEONE_HAPPENING = (
    Tile("hurt", _("A partner, ex or relative hurts, scares or controls them"), needs=(Need.DOMESTIC_ABUSE,)),
    Tile("assault", _("Rape or sexual assault, in the last few weeks"), needs=(Need.SEXUAL_VIOLENCE_RECENT,)),
    Tile("assault_before", _("Rape or sexual assault, longer ago"), needs=(Need.SEXUAL_VIOLENCE_NON_RECENT,)),
    Tile("followed", _("Someone watches, follows or contacts them and will not stop"), needs=(Need.STALKING,)),
    Tile("honour", _("Their family or community threatens them over “honour”"), needs=(Need.HONOUR_BASED_ABUSE,)),
    Tile("marry", _("They are being pushed to marry"), needs=(Need.FORCED_MARRIAGE,)),
    Tile("cutting", _("A girl may be cut (FGM)"), needs=(Need.FGM_AT_RISK,)),
    Tile("care", _("They need care, and someone harms or neglects them"), needs=(Need.ADULT_AT_RISK,), answers={"care_needs": True}),
    Tile("past", _("To ask the police about a partner’s past"), _("Called Clare’s Law"), (Need.DISCLOSURE_SCHEME,)),
    Tile("died", _("Someone has died"), _("After abuse"), (Need.BEREAVEMENT,)),
    Tile(UNSURE, _("I am not sure")),
)


class LaneForm(DistrictQuestion):
    """audience: whose lane. Every question may be left open."""

    audience: Audience

    @property
    def is_in_danger(self) -> bool:
        return self.is_valid() and self.cleaned_data["danger"] == "danger"

    def told(self) -> list[str]:
        told = super().told()
        if self.cleaned_data["children"] == "yes":
            told.append(str(_("Children live there")))
        return [words for words in told if words not in {str(_("Yes")), str(_("No"))}]

    def situation(self) -> dict[str, Any]:
        """The pathway's request for a valid form."""
        answer = self.cleaned_data
        return {
            "audience": self.audience.value,
            **self.answers(),
            **meaning(SOMEONE_IN_DANGER, [answer["danger"]], "needs"),
            **meaning(CHILDREN, [answer["children"]], "needs"),
            **self.own_answers(),
        }

    def own_answers(self) -> dict[str, Any]:
        raise NotImplementedError


class SomeoneForm(LaneForm):
    audience = Audience.WORRIED_OTHER
    danger = one_tile(SOMEONE_IN_DANGER, _("Is someone in danger now?"))
    happening = some_tiles(SOMEONE_HAPPENING, _("What is happening?"))
    children = one_tile(CHILDREN, _("Do children live there?"))
    field_order = ["danger", "happening", "children", "district", "area"]

    def own_answers(self) -> dict[str, Any]:
        return meaning(SOMEONE_HAPPENING, self.cleaned_data["happening"], "needs")


class OwnBehaviourForm(LaneForm):
    audience = Audience.OWN_BEHAVIOUR
    danger = one_tile(SOMEONE_IN_DANGER, _("Is someone in danger from you now?"))
    children = one_tile(CHILDREN, _("Do children live with you?"))
    end_life = forms.BooleanField(label=_("I have thoughts of ending my life"), required=False)
    field_order = ["danger", "end_life", "children", "district", "area"]

    def kept(self) -> list[tuple[str, str]]:
        rest = [pair for pair in super().kept() if pair[0] != "end_life"]
        return [*rest, ("end_life", "on")] if self.cleaned_data["end_life"] else rest

    def told(self) -> list[str]:
        return [*super().told(), *([str(self.fields["end_life"].label)] if self.cleaned_data["end_life"] else [])]

    def own_answers(self) -> dict[str, Any]:
        known: dict[str, Any] = {"needs": [Need.OWN_BEHAVIOUR.value]}
        return known | {"suicidal": True} if self.cleaned_data["end_life"] else known
