"""A situation as the inputs of the decision tables: name -> text or number; None for a number that is not known."""

from __future__ import annotations

from collections.abc import Mapping

from pathways.core.rules.conditions import CHOICES, LISTS, NUMBERS, YES_NO
from pathways.core.situation import Situation
from pathways.dmn.model import day_number
from pathways.dmn.tables import NO, NOT_KNOWN, SAID, YES


def inputs_of(situation: Situation) -> Mapping[str, str | float | None]:
    """Every input that any of the files may have; `at` must be set."""
    if situation.at is None:
        raise ValueError("The tables need the day: give the situation a time.")
    ages = situation.children_ages
    found: dict[str, str | float | None] = {
        "day": day_number((situation.at.year, situation.at.month, situation.at.day)),
        "district": situation.district or NOT_KNOWN,
        "languages_english": _english(situation.languages),
        "children_ages_known": NOT_KNOWN if ages is None else YES if ages else NO,
        "children_ages_youngest": min(ages) if ages else None,
    }
    for key in YES_NO:
        found[key] = SAID[getattr(situation, key)]
    for key in CHOICES:
        found[key] = getattr(situation, key) or NOT_KNOWN
    for key in NUMBERS:
        number = getattr(situation, key)
        found[f"{key}_known"], found[key] = NOT_KNOWN if number is None else YES, number
    for key, entries in LISTS.items():
        held = getattr(situation, key)
        found[f"{key}_known"] = NOT_KNOWN if held is None else YES
        found |= {f"{key}_{entry}": NOT_KNOWN if held is None else SAID[entry in held] for entry in entries}
    return found


def _english(tags: tuple[str, ...] | None) -> str:
    return NOT_KNOWN if tags is None else SAID[any(tag.split("-")[0] == "en" for tag in tags)]
