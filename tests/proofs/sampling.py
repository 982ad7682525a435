"""Situations drawn with a seed: as many different ones as wanted, the same every time. Values only; the engine reads them strictly."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from random import Random
from typing import Any

from pathways.core.vocabulary import (
    Audience,
    ByAndFor,
    Disability,
    Gender,
    Immigration,
    Need,
    Profession,
    RedFlag,
    Relationship,
    Risk,
    Sexuality,
)

DISTRICTS = ("E07000010", "E06000031", "E07000008", "E07000148")  # Fenland, Peterborough, Cambridge; Norwich is outside the area
LANGUAGES = ("en", "lt", "pl", "ur", "zh-hans")
MOMENTS = ("2026-11-21T23:30", "2026-11-24T10:00", "2026-11-25T16:59", "2026-12-25T04:00")
DAYS = (0, 0.5, 1.7, 2.9, 4, 6.9, 9, 15, 30, 60, 91.5, 4000)


def sampled_situations(count: int, seed: int, audience: str = "") -> Iterator[dict[str, Any]]:
    """Request keys and values. How much is known differs from "next to nothing" to "everything"."""
    random = Random(seed)

    def one(choices: type[StrEnum]) -> Callable[[], str]:
        values = [choice.value for choice in choices]
        return lambda: random.choice(values)

    def some(choices: type[StrEnum], most: int) -> Callable[[], list[str]]:
        values = [choice.value for choice in choices]
        return lambda: random.sample(values, random.randint(0, most))

    def flag() -> bool:
        return random.random() < 0.5

    draw: dict[str, Callable[[], Any]] = {
        "needs": some(Need, 4),
        "risk": one(Risk),
        "immediate_danger": flag,
        "dash_score": lambda: random.randint(0, 24),
        "professional_judgement_high": flag,
        "police_callouts_12_months": lambda: random.randint(0, 6),
        "repeat_within_12_months": flag,
        "red_flags": some(RedFlag, 3),
        "consent_to_share": flag,
        "age": lambda: random.randint(0, 99),
        "gender": one(Gender),
        "sexuality": one(Sexuality),
        "district": lambda: random.choice(DISTRICTS),
        "languages": lambda: random.sample(LANGUAGES, random.randint(0, 2)),
        "bsl": flag,
        "disability": some(Disability, 2),
        "care_needs": flag,
        "ethnicity_or_faith": some(ByAndFor, 2),
        "children_ages": lambda: [random.randint(0, 20) for _ in range(random.randint(0, 3))],
        "children_in_household": flag,
        "pregnant": flag,
        "immigration": one(Immigration),
        "no_recourse": flag,
        "homeless_or_at_risk": flag,
        "days_since": lambda: random.choice(DAYS),
        "abuse_is_current": flag,
        "relationship": one(Relationship),
        "perpetrator_age": lambda: random.randint(0, 99),
        "reported_to_police": flag,
        "profession": one(Profession),
        "pets": flag,
        "substance_use": flag,
        "suicidal": flag,
        "already_at_marac": flag,
        "contact_is_unsafe": flag,
        "at": lambda: random.choice(MOMENTS),
    }
    for _ in range(count):
        known = random.random()
        who = audience or random.choice([choice.value for choice in Audience])
        yield {"audience": who} | {key: value() for key, value in draw.items() if random.random() < known}
