"""Whether a listing could take this person: yes, no, or ask. One small check for each fact a listing may state.

A check returns nothing when it does not matter here, else whether it holds (None = ask when you call) and why. What nobody knows
never excludes; nor do language, distance, hours, pets or a risk grade. It must not rank or choose (see matching.py).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from operator import attrgetter

from pathways.core.explain import Reason, reason
from pathways.core.offer import Offer
from pathways.core.rules.conditions import Truth, Truths
from pathways.core.situation import DAYS_IN_MONTH, Situation
from pathways.core.vocabulary import AreaMode, Audience, ByAndFor, Gender, Relationship, ServiceType

Finding = tuple[Truth, Reason]
Check = Callable[["Offer", "Person"], Finding | None]
#: What a person's value is where a check cannot say anything to her.
NOTHING = object()

#: Somewhere to stay: here children, pets, money, care and access decide, so what is not known is worth asking.
PLACES_TO_STAY = frozenset({ServiceType.REFUGE, ServiceType.SAFE_ACCOMMODATION})
#: Public bodies and lines that anyone may ring about anyone.
OPEN_TO_ALL = frozenset(
    {ServiceType.EMERGENCY, ServiceType.POLICE, ServiceType.CHILDRENS_SOCIAL_CARE, ServiceType.ADULT_SOCIAL_CARE, ServiceType.HOUSING}
)
#: Genders that a service naming only one of these may still take; it is asked, never assumed (domain specification 5.6).
MAY_ASK = {
    Gender.TRANS_WOMAN: frozenset({Gender.WOMAN, Gender.NON_BINARY}),
    Gender.TRANS_MAN: frozenset({Gender.MAN, Gender.WOMAN, Gender.NON_BINARY}),
    Gender.NON_BINARY: frozenset(Gender),
    Gender.OTHER: frozenset(Gender),
}
WOMEN = frozenset({Gender.WOMAN, Gender.TRANS_WOMAN})
MEN = frozenset({Gender.MAN, Gender.TRANS_MAN})
MINORITY_ETHNIC = frozenset(
    {
        ByAndFor.SOUTH_ASIAN,
        ByAndFor.BLACK,
        ByAndFor.MIDDLE_EASTERN,
        ByAndFor.LATIN_AMERICAN,
        ByAndFor.EAST_ASIAN,
        ByAndFor.EASTERN_EUROPEAN,
        ByAndFor.GYPSY_ROMA_TRAVELLER,
    }
)


@dataclass(frozen=True, slots=True)
class Person:
    """A situation with what every check needs worked out once.

    languages: primary tags she asks for, empty when English will do or nothing was said. communities: community -> belongs to it.
    week_minute: None when no time was given.
    """

    situation: Situation
    languages: tuple[str, ...]
    deaf: bool
    has_child: bool
    communities: Mapping[str, Truth]
    week_minute: int | None


def person_from(situation: Situation, truths: Truths, older_min: int) -> Person:
    asks_language = truths["language_not_english"] and situation.languages
    at = situation.at
    return Person(
        situation=situation,
        languages=tuple(tag.split("-")[0] for tag in situation.languages or ()) if asks_language else (),
        deaf=truths["deaf"] is True,
        has_child=truths["child_present"] is True,
        communities=_communities(situation, truths, older_min),
        week_minute=None if at is None else at.weekday() * 1440 + at.hour * 60 + at.minute,
    )


def _communities(situation: Situation, truths: Truths, older_min: int) -> dict[str, Truth]:
    named = situation.ethnicity_or_faith
    belongs: dict[str, Truth] = {community: None if named is None else community in named for community in ByAndFor}
    others: dict[str, Truth] = {
        ByAndFor.LGBT: truths["lgbt"],
        ByAndFor.DEAF: truths["deaf"],
        ByAndFor.DISABLED: None if situation.disability is None else bool(situation.disability),
        ByAndFor.OLDER: None if situation.age is None else situation.age >= older_min,
        ByAndFor.MINORITY_ETHNIC: None if named is None else not MINORITY_ETHNIC.isdisjoint(named) or None,
    }
    for community, truth in others.items():
        belongs[community] = belongs[community] or truth
    return belongs


@dataclass(frozen=True, slots=True)
class Reads:
    """What a check looks at, so that its findings are worked out once for all who are alike in it (see columns.py).

    stated: what it looks at in a listing; listings that state the same get the same finding for every person.
    person: her value; persons with equal values get the same finding from every listing; NOTHING where there is none for anybody.
    offer: whether the check can say anything to a listing at all.
    """

    stated: Callable[[Offer], Hashable]
    person: Callable[[Person], Hashable]
    offer: Callable[[Offer], bool]


READS: dict[Check, Reads] = {}


def reads(
    stated: str, person: Callable[[Person], Hashable], offer: Callable[[Offer], bool] = lambda offer: True
) -> Callable[[Check], Check]:
    """Declares what a check reads (`stated`: fields of an offer). tests/pathways/core/test_columns.py holds each against the check."""

    def register(check: Check) -> Check:
        READS[check] = Reads(attrgetter(*stated.split()), person, offer)
        return check

    return register


def _stays(offer: Offer) -> bool:
    return offer.service_type in PLACES_TO_STAY


def _children_with_her(situation: Situation) -> tuple[int, int | None] | None:
    """(how many under 18 whose age was told, the oldest of them); None where no child is with her."""
    ages = [age for age in situation.children_ages or () if age < 18]
    return (len(ages), max(ages, default=None)) if situation.children_in_household or ages else None


@reads("area_mode district_codes is_national", person=lambda person: person.situation.district)
def area(offer: Offer, person: Person) -> Finding | None:
    district = person.situation.district
    if offer.area_mode == AreaMode.EXCLUDES_RESIDENTS:
        if district is None or not offer.district_codes:
            return None, reason("area_may_exclude_local")
        excluded = district in offer.district_codes
        return not excluded, reason("area_excludes_local" if excluded else "area_from_elsewhere")
    if offer.is_national or offer.area_mode == AreaMode.SERVES_EVERYONE:
        return True, reason("area_everywhere")
    if district is None or not offer.district_codes:
        return None, reason("area_ask")
    here = district in offer.district_codes
    return here, reason("area_here" if here else "area_other")


@reads("genders", person=lambda person: person.situation.gender)
def gender(offer: Offer, person: Person) -> Finding | None:
    hers, takes = person.situation.gender, offer.genders
    if not takes:
        # A listing that says nothing takes women in practice; everybody else is told to ask.
        return None if hers is None or hers == Gender.WOMAN else (None, reason("gender_ask"))
    if len(takes) == len(Gender):
        return True, reason("gender_anyone")
    only = "gender_women_only" if takes <= WOMEN else "gender_men_only" if takes <= MEN else "gender_some_only"
    if hers is None:
        return None, reason(only)
    if hers in takes:
        return True, reason("gender_yes")
    if not MAY_ASK.get(Gender(hers), frozenset()).isdisjoint(takes):
        return None, reason("gender_women_ask" if takes <= WOMEN else "gender_ask")
    return False, reason(only)


def age_limits(age_min: int | None, age_max: int | None) -> Reason:
    if age_max is None:
        return reason("age_from", age_min=age_min)
    return reason("age_up_to", age_max=age_max) if age_min is None else reason("age_between", age_min=age_min, age_max=age_max)


@reads(
    "service_type age_min age_max age_extended_max age_is_noted",
    person=lambda person: (person.situation.age, person.has_child and person.situation.age is not None),
    offer=lambda offer: offer.age_min is not None or offer.age_max is not None or offer.service_type not in OPEN_TO_ALL,
)
def age(offer: Offer, person: Person) -> Finding | None:
    hers = person.situation.age
    if offer.service_type == ServiceType.CHILDRENS_SOCIAL_CARE:
        return None  # its limits are the child's; whoever asks may be of any age
    if offer.age_min is None and offer.age_max is None:
        unusual = hers is not None and (hers < 18) != (offer.service_type == ServiceType.CHILDREN_YOUNG_PEOPLE)
        return (None, reason("age_ask")) if (unusual or offer.age_is_noted) and offer.service_type not in OPEN_TO_ALL else None
    limits = age_limits(offer.age_min, offer.age_max)
    if hers is None:
        return None, limits
    if offer.age_min is not None and hers < offer.age_min:
        return False, limits
    if offer.age_max is not None and hers > offer.age_max:
        if offer.age_extended_max is not None and hers <= offer.age_extended_max:
            return None, reason("age_extended", age_max=offer.age_max, age_extended_max=offer.age_extended_max)
        if offer.service_type == ServiceType.CHILDREN_YOUNG_PEOPLE and person.has_child:
            return None, limits  # for her child, whose age it must fit
        return False, limits
    return True, reason("age_yes")


@reads(
    "by_and_for spoken",
    person=lambda person: (tuple(person.communities.values()), person.languages),
    offer=lambda offer: bool(offer.by_and_for),
)
def community(offer: Offer, person: Person) -> Finding | None:
    if not offer.by_and_for:
        return None
    belongs = {person.communities[name] for name in offer.by_and_for}
    if True in belongs:
        return True, reason("community_yes")
    if None in belongs or not offer.spoken.isdisjoint(person.languages):
        return None, reason("community_ask", communities=tuple(sorted(offer.by_and_for)))
    return False, reason("community_other", communities=tuple(sorted(offer.by_and_for)))


@reads("relationships", person=lambda person: person.situation.relationship or NOTHING, offer=lambda offer: bool(offer.relationships))
def relationship(offer: Offer, person: Person) -> Finding | None:
    hers = person.situation.relationship
    if not offer.relationships or hers is None or hers in offer.relationships:
        return None
    if hers == Relationship.EX and Relationship.PARTNER in offer.relationships:
        return None
    if hers in (Relationship.STRANGER, Relationship.PEER):
        return False, reason("relationship_other")
    return None, reason("relationship_ask")


@reads(
    "service_type for_whom",
    person=lambda person: person.situation.audience == Audience.WORRIED_OTHER or NOTHING,
    offer=lambda offer: offer.service_type not in OPEN_TO_ALL,
)
def for_whom(offer: Offer, person: Person) -> Finding | None:
    """A friend or relative who rings. A service that names only the person herself is asked: few lines turn a worried sister away."""
    if person.situation.audience != Audience.WORRIED_OTHER or offer.service_type in OPEN_TO_ALL:
        return None
    return (True, reason("for_others_yes")) if "someone_else" in offer.for_whom else (None, reason("for_others_ask"))


@reads("risks", person=lambda person: person.situation.risk or NOTHING, offer=lambda offer: bool(offer.risks))
def risk(offer: Offer, person: Person) -> Finding | None:
    """A grade never excludes: the tools that give it miss most of the worst cases (domain specification, finding 5)."""
    hers = person.situation.risk
    return (None, reason("risk_ask")) if hers is not None and offer.risks and hers not in offer.risks else None


@reads(
    "recency_months",
    person=lambda person: (person.situation.abuse_is_current, person.situation.days_since),
    offer=lambda offer: offer.recency_months is not None,
)
def recency(offer: Offer, person: Person) -> Finding | None:
    months, situation = offer.recency_months, person.situation
    if months is None:
        return None
    too_long = situation.days_since is not None and situation.days_since > months * DAYS_IN_MONTH
    if situation.abuse_is_current is False or (too_long and not situation.abuse_is_current):
        return False, reason("recency_too_old", months=months)
    known = situation.abuse_is_current or situation.days_since is not None
    return known or None, reason("recency_yes" if known else "recency_ask", months=months)


@reads("police_report", person=lambda person: person.situation.reported_to_police, offer=lambda offer: bool(offer.police_report))
def police_report(offer: Offer, person: Person) -> Finding | None:
    if offer.police_report == "not_needed":
        return True, reason("police_report_not_needed")
    if offer.police_report != "required" or person.situation.reported_to_police:
        return None
    return (None if person.situation.reported_to_police is None else False), reason("police_report_needed")


@reads(
    "service_type only_no_recourse accepts_no_recourse",
    person=lambda person: person.situation.no_recourse,
    offer=lambda offer: bool(offer.only_no_recourse) or offer.accepts_no_recourse is not None or _stays(offer),
)
def public_funds(offer: Offer, person: Person) -> Finding | None:
    hers = person.situation.no_recourse
    if offer.only_no_recourse:
        return hers, reason("only_no_recourse" if hers is not True else "no_recourse_yes")
    if not hers:
        return None
    if offer.accepts_no_recourse is None:
        return (None, reason("no_recourse_ask")) if offer.service_type in PLACES_TO_STAY else None
    return offer.accepts_no_recourse, reason("no_recourse_yes" if offer.accepts_no_recourse else "no_recourse_no")


@reads(
    "service_type children max_children max_age_male_child max_age_female_child",
    person=lambda person: _children_with_her(person.situation) or NOTHING,
    offer=_stays,
)
def children(offer: Offer, person: Person) -> Finding | None:
    """Whether a place to stay takes her children. Nobody is asked whether a child is a boy or a girl: a limit for boys is asked about."""
    hers = _children_with_her(person.situation)
    if offer.service_type not in PLACES_TO_STAY or hers is None:
        return None
    number, oldest = hers
    if offer.children is False:
        return False, reason("children_no")
    if offer.max_children is not None and number > offer.max_children:
        return False, reason("children_too_many", max_children=offer.max_children)
    boys, girls = offer.max_age_male_child, offer.max_age_female_child
    if boys is not None and (oldest is None or oldest > boys):
        if oldest is not None and girls is not None and oldest > girls:
            return False, reason("children_too_old", age_max=max(boys, girls))
        return None, reason("children_boys_ask", age_max=boys)
    return (True, reason("children_yes")) if offer.children and boys is not None else (None, reason("children_ask"))


@reads("service_type pets", person=lambda person: person.situation.pets or NOTHING, offer=_stays)
def pets(offer: Offer, person: Person) -> Finding | None:
    if offer.service_type not in PLACES_TO_STAY or not person.situation.pets:
        return None
    return (True, reason("pets_yes")) if offer.pets else (None, reason("pets_ask" if offer.pets is None else "pets_no"))


@reads("service_type substance_use", person=lambda person: bool(person.situation.substance_use) or NOTHING)
def substance_use(offer: Offer, person: Person) -> Finding | None:
    return _stay_accepts(offer, offer.substance_use, bool(person.situation.substance_use), "substance_use")


@reads("service_type mental_health", person=lambda person: "mental_health" in (person.situation.disability or ()) or NOTHING)
def mental_health(offer: Offer, person: Person) -> Finding | None:
    return _stay_accepts(offer, offer.mental_health, "mental_health" in (person.situation.disability or ()), "mental_health")


def _stay_accepts(offer: Offer, accepts: bool | None, matters: bool, name: str) -> Finding | None:
    if not matters or (accepts is None and offer.service_type not in PLACES_TO_STAY):
        return None
    return accepts, reason(f"{name}_{'ask' if accepts is None else 'yes' if accepts else 'no'}")


@reads("service_type wheelchair", person=lambda person: "physical" in (person.situation.disability or ()) or NOTHING)
def wheelchair(offer: Offer, person: Person) -> Finding | None:
    """Never excludes: a service must make reasonable adjustments (Equality Act 2010)."""
    if "physical" not in (person.situation.disability or ()) or (offer.wheelchair is None and offer.service_type not in PLACES_TO_STAY):
        return None
    return (True, reason("wheelchair_yes")) if offer.wheelchair else (None, reason("wheelchair_ask"))


@reads(
    "service_type spoken interpreter_any interpreter",
    person=lambda person: person.languages or NOTHING,
    offer=lambda offer: offer.service_type != ServiceType.EMERGENCY,
)
def language(offer: Offer, person: Person) -> Finding | None:
    if not person.languages or offer.service_type == ServiceType.EMERGENCY:
        return None
    first = person.languages[0]
    spoken = [tag for tag in person.languages if tag in offer.spoken]
    if spoken:
        return True, reason("language_spoken", language=spoken[0])
    if offer.interpreter_any or not offer.interpreter.isdisjoint(person.languages):
        return True, reason("language_interpreter", language=first)
    return None, reason("language_ask", language=first)


@reads(
    "service_type has_bsl", person=lambda person: person.deaf or NOTHING, offer=lambda offer: offer.service_type != ServiceType.EMERGENCY
)
def signing(offer: Offer, person: Person) -> Finding | None:
    if not person.deaf or offer.service_type == ServiceType.EMERGENCY:
        return None
    return (True, reason("bsl_yes")) if offer.has_bsl else (None, reason("bsl_ask"))


#: Checks whose "ask" says that it is not known whether the listing takes this person at all.
ELIGIBILITY: tuple[Check, ...] = (
    area,
    gender,
    age,
    community,
    relationship,
    for_whom,
    risk,
    recency,
    police_report,
    public_funds,
    children,
    substance_use,
    mental_health,
)
#: Checks about how well it would suit her; they have their own place in the ranking and never exclude.
COMFORT: tuple[Check, ...] = (language, signing, pets, wheelchair)
