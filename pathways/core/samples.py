"""Situations that nobody wrote down: a fixed sample for checks that must see more than the scenarios do. Always the same for a seed.

Every one of them is made up by chance; none was ever anybody's. It must not judge an answer.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pathways.core.rules.conditions import CHOICES, LISTS, YES_NO
from pathways.core.vocabulary import Audience

AUDIENCES = tuple(sorted(Audience))
NUMBERS: Mapping[str, Sequence[float]] = {
    "dash_score": range(25),
    "police_callouts_12_months": range(7),
    "age": (*range(10, 26), 40, 59, 60, 61, 80),
    "days_since": (0, 0.5, 1, 1.7, 2.9, 3, 3.1, 5, 6.9, 7, 8, 10, 10.5, 15, 21, 22, 60, 400),
    "perpetrator_age": (10, 13, 15, 16, 17, 18, 30),
}
#: Two of the partnership (Fenland, Peterborough) and one outside (Norwich).
DISTRICTS = ("E07000010", "E06000031", "E07000148")
TAGS = ("en", "lt", "pl", "ur", "en-gb")
MOST_KEYS = 9  # answers beside the audience: few, as people give them; so that most rules are not known to hold or not


def random_situations(count: int, seed: int, districts: Sequence[str] = DISTRICTS) -> Iterator[dict[str, Any]]:
    """Request mappings, in the order in which chance gave them."""
    chance = random.Random(seed)  # noqa: S311 - it has to be the same each time
    keys = sorted({*YES_NO, *CHOICES, *LISTS, *NUMBERS, "district", "languages", "children_ages"} - {"audience"})
    for _ in range(count):
        chosen = chance.sample(keys, chance.randint(0, MOST_KEYS))
        if chance.random() < 0.8 and "needs" not in chosen:
            chosen.append("needs")
        yield {"audience": chance.choice(AUDIENCES)} | {key: _answer(chance, key, districts) for key in chosen}


def _answer(chance: random.Random, key: str, districts: Sequence[str]) -> Any:
    if key in YES_NO:
        return chance.random() < 0.6
    if key in CHOICES:
        return chance.choice(sorted(CHOICES[key]))
    if key in LISTS:
        return sorted(chance.sample(sorted(LISTS[key]), chance.randint(1, 3)))
    if key in NUMBERS:
        return chance.choice(NUMBERS[key])
    if key == "languages":
        return chance.sample(TAGS, chance.randint(1, 2))
    if key == "children_ages":
        return [chance.randint(0, 20) for _ in range(chance.randint(0, 3))]
    return chance.choice(districts)


def edge_situations() -> Iterator[dict[str, Any]]:
    """Both sides of every line that a number can draw, one question at a time, for those whom a lost step would hurt most."""
    for score in range(25):
        yield {"audience": "professional", "needs": ["domestic_abuse"], "dash_score": score, "consent_to_share": score % 2 == 0}
    for callouts in range(1, 7):
        yield {"audience": "professional", "needs": ["domestic_abuse"], "police_callouts_12_months": callouts}
    for age in (*range(9, 20), 49, 55, 59, 60, 65, 70, 76):
        for audience in ("survivor", "professional", "worried_other"):
            yield {"audience": audience, "needs": ["domestic_abuse"], "age": age, "risk": "high"}
            yield {"audience": audience, "needs": ["sexual_violence_recent"], "age": age, "days_since": 2}
    for days in (0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 14, 20, 21, 22, 28, 60, 90):
        for age in (12, 15, 17, 30):
            yield {
                "audience": "survivor",
                "needs": ["sexual_violence_recent", "spiking"],
                "age": age,
                "days_since": days,
                "gender": "woman",
            }
            yield {"audience": "professional", "needs": ["child_sexual_abuse"], "age": age, "days_since": days}
    for audience in ("survivor", "professional", "worried_other"):
        for fact in ({"needs": ["fgm_at_risk"]}, {"needs": ["fgm_happened"]}, {"needs": ["domestic_abuse"], "no_recourse": True}):
            for age in (12, 16, 17, 30):
                yield {"audience": audience, "age": age, "profession": "teacher", "children_in_household": True} | fact
    for audience in AUDIENCES:
        yield {"audience": audience}
        yield {"audience": audience, "immediate_danger": True, "children_in_household": True}
