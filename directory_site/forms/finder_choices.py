"""What a survivor may answer in the finder, in her own words, and what each answer means to the pathway.

It must not hold rules: an answer only sets request keys (docs/interfaces.md). Words follow docs/design.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pathways.core.vocabulary import ByAndFor, Disability, Gender, Immigration, Need, Sexuality
from services.languages import LANGUAGE_CHOICES

UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Tile:
    """One answer as a big target. needs and answers: what it says to the pathway."""

    key: str
    words: Promise
    hint: Promise | str = ""
    needs: tuple[str, ...] = ()
    answers: Mapping[str, Any] = field(default_factory=dict)


def meaning(tiles: Iterable[Tile], chosen: Iterable[str], list_key: str) -> dict[str, Any]:
    """Request keys of the chosen tiles. What tiles list goes under `list_key`, unless nothing does."""
    picked = [tile for tile in tiles if tile.key in set(chosen)]
    listed = list(dict.fromkeys(str(entry) for tile in picked for entry in tile.needs))
    answers: dict[str, Any] = {list_key: listed} if listed else {}
    for tile in picked:
        answers |= tile.answers
    return answers


SAFETY = (
    Tile("safe", _("Yes, I am safe for now"), answers={"immediate_danger": False}),
    Tile("danger", _("No, I am in danger"), answers={"immediate_danger": True}),
    Tile(UNSURE, _("I am not sure")),
)

FIRST_HELP = (
    Tile("hurt", _("Someone close hurts me, scares me or controls me"), _("A partner, an ex, or family"), (Need.DOMESTIC_ABUSE,)),
    Tile("talk", _("Someone to talk to"), needs=(Need.COUNSELLING,)),
    Tile("stay", _("A safe place to stay"), needs=(Need.SAFE_PLACE_TO_STAY,)),
    Tile("assault", _("Rape or sexual assault, in the last few weeks"), needs=(Need.SEXUAL_VIOLENCE_RECENT,)),
    Tile(
        "assault_before",
        _("Rape or sexual assault, longer ago"),
        _("Also when you were a child. It is never too late."),
        (Need.SEXUAL_VIOLENCE_NON_RECENT,),
    ),
    Tile("followed", _("Someone watches, follows or contacts me and will not stop"), needs=(Need.STALKING,)),
    Tile("money", _("Someone controls my money"), needs=(Need.ECONOMIC_ABUSE,)),
    Tile("children", _("Help for my children"), needs=(Need.CHILDREN_SUPPORT,)),
    Tile(UNSURE, _("I am not sure")),
)
MORE_HELP = (
    Tile("choked", _("Someone choked me or pressed my neck"), needs=(Need.STRANGULATION,)),
    Tile(
        "end_life",
        _("I have thoughts of ending my life"),
        needs=(Need.MENTAL_HEALTH_CRISIS,),
        answers={"suicidal": True},
    ),
    Tile("phone", _("Someone watches my phone or my accounts"), needs=(Need.TECH_ABUSE,)),
    Tile("pictures", _("Someone shares private pictures of me, or says they will"), needs=(Need.IMAGE_ABUSE,)),
    Tile("marry", _("I am being pushed to marry"), needs=(Need.FORCED_MARRIAGE,)),
    Tile("honour", _("My family or community threatens me over “honour”"), needs=(Need.HONOUR_BASED_ABUSE,)),
    Tile("cutting", _("Cutting (FGM), done or feared"), needs=(Need.FGM_HAPPENED, Need.FGM_AT_RISK)),
    Tile("spiked", _("I think something was put in my drink or injected"), needs=(Need.SPIKING,)),
    Tile("forced_work", _("I am made to work, or to have sex for money"), needs=(Need.MODERN_SLAVERY,)),
    Tile("my_child", _("My child hurts or frightens me"), needs=(Need.CHILD_TO_PARENT_ABUSE,)),
    Tile("home", _("Housing, or making my home safer"), needs=(Need.HOUSING, Need.HOME_SECURITY)),
    Tile("law", _("A court order, or help with court"), needs=(Need.LEGAL_PROTECTION, Need.COURT_SUPPORT)),
    Tile("past", _("To ask the police about a partner’s past"), _("Called Clare’s Law"), (Need.DISCLOSURE_SCHEME,)),
    Tile("visa", _("My visa or papers"), needs=(Need.IMMIGRATION,)),
    Tile("debts", _("Money, debts or benefits"), needs=(Need.MONEY,)),
    Tile("work", _("Being safe at work"), needs=(Need.WORKPLACE,)),
    Tile("died", _("Someone I love has died"), _("After abuse"), (Need.BEREAVEMENT,)),
)

MORE_ABOUT = (
    Tile("watched", _("It is not safe to call or text me"), answers={"contact_is_unsafe": True}),
    Tile("bsl", _("I use British Sign Language"), needs=(Disability.DEAF,), answers={"bsl": True}),
    Tile("deaf", _("I am deaf or hard of hearing"), needs=(Disability.DEAF,)),
    Tile("blind", _("I cannot see well"), needs=(Disability.BLIND,)),
    Tile("moving", _("I use a wheelchair, or moving is hard for me"), needs=(Disability.PHYSICAL,)),
    Tile("learning", _("I have a learning disability"), needs=(Disability.LEARNING,)),
    Tile("autistic", _("I am autistic or have ADHD"), needs=(Disability.NEURODIVERGENT,)),
    Tile("mental_health", _("I have a mental illness"), needs=(Disability.MENTAL_HEALTH,)),
    Tile("care", _("I need someone’s help in daily life"), answers={"care_needs": True}),
    Tile("no_funds", _("I am not allowed benefits"), _("No recourse to public funds"), answers={"no_recourse": True}),
    Tile("pets", _("I have pets to keep safe"), answers={"pets": True}),
    Tile("drugs", _("Drink or drugs are part of my life"), _("You still have a right to help"), answers={"substance_use": True}),
    Tile("police", _("I have told the police"), answers={"reported_to_police": True}),
)

NO_ANSWER = ("", _("I would rather not say"))
GENDERS = (
    NO_ANSWER,
    (Gender.WOMAN.value, _("Woman")),
    (Gender.MAN.value, _("Man")),
    (Gender.TRANS_WOMAN.value, _("Trans woman")),
    (Gender.TRANS_MAN.value, _("Trans man")),
    (Gender.NON_BINARY.value, _("Non-binary")),
    (Gender.OTHER.value, _("Other words fit me better")),
)
SEXUALITIES = (
    NO_ANSWER,
    (Sexuality.HETEROSEXUAL.value, _("Straight")),
    (Sexuality.GAY.value, _("Gay")),
    (Sexuality.LESBIAN.value, _("Lesbian")),
    (Sexuality.BISEXUAL.value, _("Bisexual")),
    (Sexuality.OTHER.value, pgettext_lazy("sexuality", "Other words fit me better")),
)
VISAS = (
    ("", _("I would rather not say")),
    (Immigration.PARTNER_OF_SETTLED.value, _("My visa depends on a partner who is British or settled")),
    (Immigration.PARTNER_OF_STUDENT_OR_WORKER.value, _("My visa depends on a partner who studies or works here")),
    (Immigration.STUDENT.value, _("I am here to study")),
    (Immigration.WORKER.value, _("I am here to work")),
    (Immigration.VISITOR.value, _("I am visiting")),
    (Immigration.ASYLUM.value, _("I have asked for asylum")),
    (Immigration.REFUGEE.value, _("I am a refugee")),
    (Immigration.UNDOCUMENTED.value, _("I have no papers, or they have run out")),
    (Immigration.OTHER_VISA.value, _("Another visa")),
)
COMMUNITIES = (
    ("", _("It does not matter to me")),
    (ByAndFor.SOUTH_ASIAN.value, _("South Asian")),
    (ByAndFor.EASTERN_EUROPEAN.value, _("Eastern European")),
    (ByAndFor.BLACK.value, _("Black")),
    (ByAndFor.MINORITY_ETHNIC.value, _("Another minority")),
    (ByAndFor.MIDDLE_EASTERN.value, _("Middle Eastern or North African")),
    (ByAndFor.LATIN_AMERICAN.value, _("Latin American")),
    (ByAndFor.EAST_ASIAN.value, _("East or South East Asian")),
    (ByAndFor.MUSLIM.value, _("Muslim")),
    (ByAndFor.JEWISH.value, _("Jewish")),
    (ByAndFor.SIKH.value, _("Sikh")),
    (ByAndFor.GYPSY_ROMA_TRAVELLER.value, _("Gypsy, Roma or Traveller")),
    (ByAndFor.LGBT.value, _("LGBT+")),
    (ByAndFor.DISABLED.value, _("Disabled people")),
    (ByAndFor.DEAF.value, _("Deaf people")),
    (ByAndFor.OLDER.value, _("Older people")),
)


#: Sign language is asked for among the access needs: it decides how to call, not only who answers.
SPOKEN_LANGUAGES = tuple((code, name) for code, name in LANGUAGE_CHOICES if code not in {"en", "bfi"})
