"""Facts about a situation that one comparison cannot say. Each is a small three-valued function; None = not known.

Simpler facts are written as conditions in data/facts.toml. A fact must not decide what to do about it: that is a rule's job.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pathways.core.situation import DAYS_IN_MONTH, Situation
from pathways.core.vocabulary import Gender, Need, Risk, Sexuality

Parameters = Mapping[str, Any]
Fact = Callable[[Situation, Parameters], bool | None]

#: name -> (function, the request keys it reads)
FACTS: dict[str, tuple[Fact, frozenset[str]]] = {}

#: Needs after which the time since it happened matters for medical care and evidence.
ASSAULT_NEEDS = frozenset({Need.SEXUAL_VIOLENCE_RECENT, Need.SEXUAL_VIOLENCE_NON_RECENT, Need.CHILD_SEXUAL_ABUSE, Need.SEXUAL_EXPLOITATION})
LGBT_SEXUALITIES = frozenset({Sexuality.GAY, Sexuality.LESBIAN, Sexuality.BISEXUAL})
TRANS_OR_NON_BINARY = frozenset({Gender.TRANS_WOMAN, Gender.TRANS_MAN, Gender.NON_BINARY})


def reads(*keys: str) -> Callable[[Fact], Fact]:
    """Registers a fact under its function's name, with the request keys that it reads."""

    def register(fact: Fact) -> Fact:
        FACTS[fact.__name__] = (fact, frozenset(keys))
        return fact

    return register


@reads("immediate_danger", "risk")
def danger_now(situation: Situation, parameters: Parameters) -> bool | None:
    if situation.immediate_danger or situation.risk == Risk.IMMEDIATE:
        return True
    return None if situation.immediate_danger is None else False


@reads("needs")
def needs_not_named(situation: Situation, parameters: Parameters) -> bool | None:
    return situation.needs is None


@reads("district")
def outside_area(situation: Situation, parameters: Parameters) -> bool | None:
    return None if situation.district is None else situation.district not in parameters["districts"]


@reads("children_in_household", "children_ages")
def child_present(situation: Situation, parameters: Parameters) -> bool | None:
    ages = situation.children_ages
    if situation.children_in_household or any(age < 18 for age in ages or ()):
        return True
    return None if situation.children_in_household is None and ages is None else False


@reads("children_in_household", "children_ages")
def baby(situation: Situation, parameters: Parameters) -> bool | None:
    """A child under one: with pregnancy, a time when abuse often starts or grows worse (domain specification 1.3)."""
    if situation.children_ages is not None:
        return 0 in situation.children_ages
    return False if situation.children_in_household is False else None


@reads("district")
def health_idva_area(situation: Situation, parameters: Parameters) -> bool | None:
    """Where the health IDVA works: patients of Cambridgeshire, not of Peterborough (the partnership's referral page)."""
    return None if situation.district is None else situation.district in parameters["health_idva_districts"]


@reads("days_since", "abuse_is_current")
def abuse_too_old(situation: Situation, parameters: Parameters) -> bool | None:
    """Older than the IDVA service takes. Not known is never too old."""
    if situation.abuse_is_current is not None:
        return not situation.abuse_is_current
    return None if situation.days_since is None else situation.days_since > parameters["idva_recent_months"] * DAYS_IN_MONTH


@reads("dash_score")
def scored(situation: Situation, parameters: Parameters) -> bool | None:
    return situation.dash_score is not None


@reads("risk", "dash_score")
def graded_medium(situation: Situation, parameters: Parameters) -> bool | None:
    """Only what was said outright: a grade, or a score where there is no grade. No grade is not "medium", it is not known (rule R03)."""
    score = situation.dash_score
    if situation.risk is None and score is not None:
        return bool(parameters["medium_min"] <= score < parameters["idva_visible"])
    return situation.risk == Risk.MEDIUM


@reads("risk", "dash_score")
def graded_standard(situation: Situation, parameters: Parameters) -> bool | None:
    score = situation.dash_score
    return bool(score < parameters["medium_min"]) if situation.risk is None and score is not None else situation.risk == Risk.STANDARD


@reads("dash_score")
def idva_band(situation: Situation, parameters: Parameters) -> bool | None:
    """A score that the IDVA service takes with consent, below the MARAC line."""
    score = situation.dash_score
    return score is not None and parameters["idva_visible"] <= score < parameters["marac_visible"]


@reads("risk", "dash_score")
def graded_high(situation: Situation, parameters: Parameters) -> bool | None:
    """A grade of "high" without a score counts (some forces use DARA). Beside a lower score it leaves the question to judgement."""
    if situation.risk is None:
        return None
    if situation.risk not in (Risk.HIGH, Risk.IMMEDIATE):
        return False
    return True if situation.dash_score is None else None


@reads("needs", "days_since", "age")
def recent_assault(situation: Situation, parameters: Parameters) -> bool | None:
    """Within the days in which a SARC wants to be rung the same day. Longer for children; while the age is not known, both count."""
    if situation.needs is None:
        return None
    assaults = situation.needs & ASSAULT_NEEDS
    if not assaults:
        return False
    if situation.days_since is None:
        if Need.SEXUAL_VIOLENCE_RECENT in assaults:
            return True
        return False if assaults == {Need.SEXUAL_VIOLENCE_NON_RECENT} else None
    adult: int = parameters["sarc_recent_days_adult"]
    child: int = parameters["sarc_recent_days_child"]
    if situation.days_since <= min(adult, child):
        return True
    if situation.age is None:
        return None if situation.days_since <= max(adult, child) else False
    return situation.days_since <= (child if situation.age < 18 else adult)


@reads("days_since")
def pep_window_passed(situation: Situation, parameters: Parameters) -> bool | None:
    return _later_than(parameters["pep_hours"], situation)


@reads("days_since")
def pill_window_passed(situation: Situation, parameters: Parameters) -> bool | None:
    return _later_than(parameters["ec_upa_hours"], situation)


def _later_than(hours: int, situation: Situation) -> bool | None:
    return None if situation.days_since is None else situation.days_since * 24 > hours


@reads("languages")
def language_not_english(situation: Situation, parameters: Parameters) -> bool | None:
    """English among the languages given means that English will do."""
    if situation.languages is None:
        return None
    return not any(tag == "en" or tag.startswith("en-") for tag in situation.languages)


@reads("sexuality", "gender")
def lgbt(situation: Situation, parameters: Parameters) -> bool | None:
    if situation.sexuality in LGBT_SEXUALITIES or situation.gender in TRANS_OR_NON_BINARY:
        return True
    return None if situation.sexuality is None or situation.gender is None else False


@reads("bsl", "disability")
def deaf(situation: Situation, parameters: Parameters) -> bool | None:
    if situation.bsl or not {"deaf", "deafblind"}.isdisjoint(situation.disability or ()):
        return True
    return None if situation.bsl is None and situation.disability is None else False


@reads("bsl", "disability")
def surely_deaf(situation: Situation, parameters: Parameters) -> bool | None:
    return deaf(situation, parameters) is True
