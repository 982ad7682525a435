"""The small directory that scenarios are answered with: one listing of each kind that matters, made-up names, drama numbers (01632 960xxx).

It stands beside the engine because the publish gate of the rules replays the scenarios. It must not be shown to a reader.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from pathways.core.hours import ALWAYS_OPEN, DAY_MINUTES, OpeningHours
from pathways.core.offer import Offers
from pathways.core.vocabulary import Gender
from pathways.offers import offer_from
from services.made_up import NO_LANGUAGES, UNKNOWN_ELIGIBILITY, make_contact, make_public_service, make_route
from services.public import Address, PublicService

FENLAND, PETERBOROUGH, CAMBRIDGE, NORWICH = "E07000010", "E06000031", "E07000008", "E07000148"
CAMBRIDGESHIRE = frozenset({"E07000008", "E07000009", "E07000010", "E07000011", "E07000012"})
EVERYWHERE_LOCAL = CAMBRIDGESHIRE | {PETERBOROUGH}
WEEKDAYS_NINE_TO_FIVE = OpeningHours(tuple((day * DAY_MINUTES + 540, day * DAY_MINUTES + 1020) for day in range(5)), False)
ANYONE = frozenset(Gender)


def eligibility(**facts):
    return replace(UNKNOWN_ELIGIBILITY, **facts)


def national(key: str, service_type: str, needs: set[str], **facts) -> PublicService:
    area = dict(is_national=True, area_mode="serves_everyone", district_codes=frozenset(), area_codes=frozenset({"K04000001"}))
    return make_public_service(key, service_type=service_type, needs=frozenset(needs), **(area | facts))


def local(key: str, service_type: str, needs: set[str], districts=CAMBRIDGESHIRE, **facts) -> PublicService:
    return make_public_service(key, service_type=service_type, needs=frozenset(needs), district_codes=frozenset(districts), **facts)


ASSAULT = {"sexual_violence_recent", "sexual_violence_non_recent"}
WOMEN = eligibility(genders=frozenset({"woman"}))
MEN = eligibility(genders=frozenset({"man"}))
ALL = eligibility(genders=ANYONE)
PROFESSIONAL = make_route("professional", consent="required")

SERVICES = (
    national("emergency", "emergency", {"domestic_abuse"}, hours=ALWAYS_OPEN, contacts=(make_contact("999"),)),
    national(
        "women-helpline",
        "helpline",
        {"domestic_abuse", "safe_place_to_stay"},
        hours=ALWAYS_OPEN,
        eligibility=replace(WOMEN, for_whom=frozenset({"self", "someone_else"})),
        languages=replace(NO_LANGUAGES, interpreter_any=True),
        contacts=(make_contact("01632960001"),),
    ),
    national("men-helpline", "helpline", {"domestic_abuse"}, hours=WEEKDAYS_NINE_TO_FIVE, eligibility=MEN),
    national("crisis-line", "mental_health_crisis", {"mental_health_crisis"}, hours=ALWAYS_OPEN, eligibility=ALL),
    national("rape-line", "rape_crisis", ASSAULT, hours=ALWAYS_OPEN, eligibility=replace(ALL, age_min=16)),
    national("children-line", "children_young_people", {"children_support"}, eligibility=replace(ALL, age_max=18)),
    national("honour-line", "honour_based_abuse", {"honour_based_abuse", "forced_marriage"}, eligibility=ALL),
    national("lgbt-line", "by_and_for", {"domestic_abuse"}, eligibility=replace(ALL, by_and_for=frozenset({"lgbt"}))),
    national("deaf-service", "by_and_for", {"domestic_abuse"}, eligibility=replace(ALL, by_and_for=frozenset({"deaf"}))),
    national("disabled-service", "by_and_for", {"domestic_abuse"}, eligibility=replace(ALL, by_and_for=frozenset({"disabled"}))),
    national("behaviour-line", "behaviour_helpline", {"own_behaviour"}, hours=WEEKDAYS_NINE_TO_FIVE, eligibility=ALL),
    national("immigration-line", "immigration_advice", {"immigration"}, eligibility=ALL),
    national("stalking-line", "stalking", {"stalking"}, eligibility=ALL),
    national("fgm-line", "fgm", {"fgm_at_risk", "fgm_happened"}, eligibility=ALL),
    national("slavery-line", "modern_slavery", {"modern_slavery"}, eligibility=ALL),
    national("legal-line", "legal", {"legal_protection"}, eligibility=ALL),
    local("outreach-fenland", "outreach", {"domestic_abuse"}, {FENLAND}),
    local("outreach-peterborough", "outreach", {"domestic_abuse"}, {PETERBOROUGH}, eligibility=ALL),
    local(
        "lithuanian-project", "by_and_for", {"domestic_abuse"}, {PETERBOROUGH}, languages=replace(NO_LANGUAGES, spoken=frozenset({"lt"}))
    ),
    local(
        "idva",
        "idva",
        {"domestic_abuse"},
        EVERYWHERE_LOCAL,
        eligibility=eligibility(recency_months=3, risks=frozenset({"high"})),
        routes=(make_route("professional", dash_min=14),),
        contacts=(),
    ),
    local(
        "idva-health",
        "idva",
        {"domestic_abuse"},
        routes=(make_route("professional", consent="required", any_risk=True, professions=frozenset({"nurse", "midwife", "doctor"})),),
        contacts=(),
    ),
    local("marac", "marac", {"domestic_abuse"}, EVERYWHERE_LOCAL, routes=(make_route("professional", consent="preferred"),), contacts=()),
    local(
        "sarc",
        "sarc",
        ASSAULT,
        EVERYWHERE_LOCAL,
        hours=ALWAYS_OPEN,
        eligibility=replace(ALL, police_report="not_needed"),
        routes=(make_route("self", age_min=13), make_route("professional", age_min=13), make_route("police")),
        address=Address("1 Example Street", "CB1 1AA", 52.2, 0.13),
    ),
    local("rape-crisis", "rape_crisis", ASSAULT, EVERYWHERE_LOCAL, eligibility=ALL),
    local("isva", "isva", ASSAULT, EVERYWHERE_LOCAL, eligibility=ALL),
    local("chisva", "chisva", ASSAULT, EVERYWHERE_LOCAL, eligibility=ALL, routes=(make_route("professional"),)),
    national(
        "refuge-small",
        "refuge",
        {"domestic_abuse", "safe_place_to_stay"},
        is_confidential=True,
        eligibility=replace(WOMEN, children=True, max_age_male_child=14, max_age_female_child=14),
    ),
    national(
        "refuge-large",
        "refuge",
        {"domestic_abuse", "safe_place_to_stay"},
        is_confidential=True,
        eligibility=replace(WOMEN, children=True, max_age_male_child=17, accepts_no_recourse=True),
    ),
    local(
        "dispersed-homes",
        "safe_accommodation",
        {"domestic_abuse", "safe_place_to_stay"},
        EVERYWHERE_LOCAL,
        is_confidential=True,
        eligibility=replace(ALL, age_min=16),
        routes=(PROFESSIONAL,),
    ),
    local("children-cambridgeshire", "childrens_social_care", {"children_support"}, eligibility=replace(ALL, age_max=17)),
    local("children-peterborough", "childrens_social_care", {"children_support"}, {PETERBOROUGH}, eligibility=replace(ALL, age_max=17)),
    local("adult-care", "adult_social_care", {"adult_at_risk"}),
    local("housing-fenland", "housing", {"housing", "safe_place_to_stay"}, {FENLAND}, eligibility=ALL),
    local("housing-peterborough", "housing", {"housing", "safe_place_to_stay"}, {PETERBOROUGH}, eligibility=ALL),
    local("programme", "perpetrator_programme", {"own_behaviour"}, EVERYWHERE_LOCAL, eligibility=replace(ALL, age_min=18)),
    local("hub", "victim_hub", {"domestic_abuse"}, EVERYWHERE_LOCAL, eligibility=ALL, routes=(make_route("self"), make_route("police"))),
    local("clares-law", "disclosure_scheme", {"disclosure_scheme"}, EVERYWHERE_LOCAL, eligibility=ALL, contacts=(make_contact("101"),)),
)


@cache
def offers() -> Offers:
    return Offers(offer_from(service) for service in SERVICES)


def offer(key: str):
    return next(found for found in offers() if found.key == key)
