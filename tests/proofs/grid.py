"""The declared grid: what `make prove` walks over. Every combination of one value from each axis of a lane is one situation.

An axis is a question (or two that go together) with the answers that matter to some rule: on each side of every limit in
parameters.toml and facts.toml, and None for "not answered". None comes first. A request key belongs to one axis of a lane only.
POSITIVE says which answers add a fact to which others (invariant V5), as places in the axis.
"""

from __future__ import annotations

from math import prod
from typing import Any

from pathways.core.vocabulary import Need

Value = dict[str, Any]  # request keys and values
Axis = tuple[Value, ...]

FENLAND, PETERBOROUGH, NORWICH = "E07000010", "E06000031", "E07000148"


def answers(key: str, *values: Any) -> Axis:
    return ({}, *({key: value} for value in values))


#: Not answered, every need alone, and those that meet in one life.
NEEDS = answers(
    "needs",
    *([need.value] for need in Need),
    ["domestic_abuse", "strangulation"],
    ["domestic_abuse", "safe_place_to_stay"],
    ["domestic_abuse", "stalking"],
    ["domestic_abuse", "immigration"],
    ["domestic_abuse", "adult_at_risk"],
    ["domestic_abuse", "sexual_violence_recent"],
    ["domestic_abuse", "couple_counselling_asked"],
    ["domestic_abuse", "own_behaviour"],
    ["honour_based_abuse", "forced_marriage"],
    ["forced_marriage", "fgm_at_risk"],
    ["fgm_happened", "fgm_at_risk"],
    ["sexual_violence_recent", "strangulation"],
    ["child_sexual_abuse", "image_abuse"],
    ["child_sexual_abuse", "sexual_exploitation"],
    ["modern_slavery", "sexual_exploitation"],
    ["mental_health_crisis", "own_behaviour"],
)
DANGER = answers("immediate_danger", False, True)
RISK = answers("risk", "standard", "medium", "high", "immediate")
AGE = answers("age", 8, 14, 17, 30, 70)
GENDER = answers("gender", "woman", "man", "trans_woman", "trans_man", "non_binary", "other")
DISTRICT = answers("district", FENLAND, PETERBOROUGH, NORWICH)
LANGUAGES = answers("languages", ["en"], ["lt"])
CHILDREN = ({}, {"children_in_household": False, "children_ages": []}, {"children_in_household": True, "children_ages": [0, 3]})
IMMIGRATION = (
    {},
    {"immigration": "none", "no_recourse": False},
    {"immigration": "partner_of_settled", "no_recourse": False},
    {"immigration": "visitor", "no_recourse": True},
)
RECENCY = answers("days_since", 1, 4, 6, 15, 60, 400)
CONSENT = answers("consent_to_share", False, True)
RELATIONSHIP = answers("relationship", "partner", "ex", "stranger", "professional_or_carer")
PROFESSION = answers("profession", "teacher", "nurse", "social_worker", "housing_officer", "police")
DASH = answers("dash_score", 5, 12, 15, 18)
RED_FLAGS = answers("red_flags", [], ["strangulation"], ["separation"], ["order_breached"], ["escalation"], ["strangulation", "separation"])
CARE = answers("care_needs", False, True)
SUICIDAL = answers("suicidal", False, True)
HOME = answers("homeless_or_at_risk", False, True)

#: lane -> name of the axis -> its values. What follows "needs" lies side by side in one block of the walk.
LANES: dict[str, dict[str, Axis]] = {
    "survivor": {
        "immigration": (IMMIGRATION[0], IMMIGRATION[2], IMMIGRATION[3]),
        "recency": RECENCY,
        "relationship": RELATIONSHIP[:4],
        "needs": NEEDS,
        "home": HOME,
        "suicidal": SUICIDAL,
        "languages": LANGUAGES,
        "danger": DANGER,
        "risk": RISK,
        "children": CHILDREN,
        "age": AGE,
        "gender": GENDER,
        "district": DISTRICT,
    },
    "professional": {
        "profession": PROFESSION[:5],
        "no recourse": (IMMIGRATION[0], IMMIGRATION[3]),
        "district": (DISTRICT[0], DISTRICT[1], DISTRICT[3]),
        "relationship": (RELATIONSHIP[0], RELATIONSHIP[1], RELATIONSHIP[4]),
        "needs": NEEDS,
        "home": HOME,
        "consent": CONSENT,
        "danger": DANGER,
        "risk": (RISK[0], *RISK[2:]),
        "dash score": DASH,
        "red flags": RED_FLAGS[:1] + RED_FLAGS[2:6],
        "children": CHILDREN,
        "age": AGE,
        "gender": GENDER[:3],
    },
    "worried_other": {
        "relationship": RELATIONSHIP[:4],
        "recency": RECENCY,
        "needs": NEEDS,
        "care needs": CARE,
        "suicidal": SUICIDAL,
        "languages": LANGUAGES,
        "danger": DANGER,
        "children": CHILDREN,
        "age": AGE,
        "gender": GENDER,
        "district": DISTRICT,
    },
    "own_behaviour": {
        "needs": NEEDS,
        "suicidal": SUICIDAL,
        "languages": LANGUAGES,
        "risk": RISK,
        "danger": DANGER,
        "children": CHILDREN,
        "age": AGE,
        "gender": GENDER,
        "district": DISTRICT,
    },
}
#: Axes whose answers stand for every answer there is. A DASH score says more than a number: that somebody asked the questions.
COMPLETE = frozenset({"danger", "risk", "age", "gender", "district", "languages", "children", "consent", "care needs", "suicidal", "home"})


def first_rows(axes: dict[str, Axis]) -> dict[str, Axis]:
    """The grid of the ordinary test run: of the axes before "needs" the first and the last answer only."""
    before = list(axes)[: list(axes).index("needs")]
    return {name: (axis[0], axis[-1]) if name in before else axis for name, axis in axes.items()}


def small(axes: dict[str, Axis]) -> dict[str, Axis]:
    """Every need, age, danger and child; of the other questions the first and the last answer."""
    kept = {"needs", "age", "danger", "children"}
    return {name: axis if name in kept else (axis[0], axis[-1]) for name, axis in axes.items()}


def size(axes: dict[str, Axis]) -> int:
    return prod(len(axis) for axis in axes.values())


def situation_at(axes: dict[str, Axis], place: int) -> Value:
    """Request keys and values of one situation; `place` counts with the last axis running fastest."""
    found: Value = {}
    for axis in reversed(axes.values()):
        place, value = divmod(place, len(axis))
        found |= axis[value]
    return found


def positive_pairs(name: str, axis: Axis) -> list[tuple[int, int]]:
    """(less, more): places in an axis where the second answer says everything that the first does and a positive fact besides."""
    pairs = []
    for less, before in enumerate(axis):
        for more, after in enumerate(axis):
            if less != more and _adds(name, before, after):
                pairs.append((less, more))
    return pairs


def _adds(name: str, before: Value, after: Value) -> bool:
    match name:
        case "needs" | "red flags":
            key = "needs" if name == "needs" else "red_flags"
            return set(before.get(key, [])) < set(after.get(key, []))
        case "danger" | "suicidal" | "home" | "care needs":
            return True in after.values() and True not in before.values()
        case "children":
            return bool(after.get("children_in_household")) and not before.get("children_in_household")
        case "risk":
            order = ["standard", "medium", "high", "immediate"]
            return bool(before and after) and order.index(before["risk"]) < order.index(after["risk"])
    return False
