"""The easy-read way in: three questions in very few words on one page. The same answers as the finder, so the same next steps.

It must not hold rules, and must not ask anything that the finder does not.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from directory_site.forms.finder_choices import UNSURE, Tile, meaning
from directory_site.forms.questions import DistrictQuestion, one_tile, some_tiles
from pathways.core.vocabulary import Audience, Need

SAFE = (
    Tile("safe", _("Yes"), answers={"immediate_danger": False}),
    Tile("danger", _("No"), answers={"immediate_danger": True}),
    Tile(UNSURE, _("I do not know")),
)
WANTS = (
    Tile("talk", _("Talk to someone"), needs=(Need.COUNSELLING, Need.DOMESTIC_ABUSE)),
    Tile("stay", _("A safe place to sleep"), needs=(Need.SAFE_PLACE_TO_STAY,)),
    Tile("touched", _("Someone touched me and I did not want it"), needs=(Need.SEXUAL_VIOLENCE_RECENT, Need.SEXUAL_VIOLENCE_NON_RECENT)),
    Tile("hurt", _("Someone hurts me"), needs=(Need.DOMESTIC_ABUSE,)),
    Tile("money", _("Someone takes my money"), needs=(Need.ECONOMIC_ABUSE,)),
    Tile(UNSURE, _("I do not know")),
)


class EasyForm(DistrictQuestion):
    danger = one_tile(SAFE, _("Are you safe now?"))
    wants = some_tiles(WANTS, _("What do you want?"))
    field_order = ["danger", "wants", "district", "area"]

    def situation(self) -> dict[str, Any]:
        """The pathway's request for a valid form."""
        return {
            "audience": Audience.SURVIVOR.value,
            **self.answers(),
            **meaning(SAFE, [self.cleaned_data["danger"]], "needs"),
            **meaning(WANTS, self.cleaned_data["wants"], "needs"),
        }
