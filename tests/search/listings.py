"""Made-up listings for the contract of search engines: every fact that search knows is given by some and left out by others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pathways.core.hours import ALWAYS_OPEN, OpeningHours
from pathways.core.vocabulary import Gender
from search.documents import write_document
from services.made_up import UNKNOWN_ELIGIBILITY, make_contact, make_public_service, make_route
from services.public import Address, Languages, Proof, PublicService

PETERBOROUGH, CAMBRIDGE, EAST_CAMBS, FENLAND, HUNTS, SOUTH_CAMBS = (
    "E06000031",
    "E07000008",
    "E07000009",
    "E07000010",
    "E07000011",
    "E07000012",
)
NAMES = {
    PETERBOROUGH: "Peterborough",
    CAMBRIDGE: "Cambridge",
    EAST_CAMBS: "East Cambridgeshire",
    FENLAND: "Fenland",
    HUNTS: "Huntingdonshire",
    SOUTH_CAMBS: "South Cambridgeshire",
}
NEED_NAMES = {
    "domestic_abuse": "Someone close to me hurts or frightens me",
    "economic_abuse": "Someone controls my money",
    "stalking": "Someone follows or watches me",
    "sexual_violence_recent": "I was raped or assaulted lately",
    "sexual_violence_non_recent": "I was raped or assaulted longer ago",
    "safe_place_to_stay": "I need a safe place to stay",
    "housing": "I need help with housing",
    "legal_protection": "I want the law to protect me",
    "forced_marriage": "I am being made to marry",
    "honour_based_abuse": "My family threatens me",
    "counselling": "I want someone to talk to",
    "children_support": "A child needs help",
    "pets": "I am worried about my pet",
    "own_behaviour": "I am worried about how I behave",
    "mental_health_crisis": "I feel I cannot go on",
}
TODAY = date(2026, 11, 20)  # a Friday
OFFICE_HOURS = OpeningHours(tuple((day * 1440 + 540, day * 1440 + 1020) for day in range(5)), open_on_bank_holidays=False)
ALL_GENDERS = frozenset(map(str, Gender))


def listing(
    key: str, name: str, kind: str, summary: str, *, needs: tuple[str, ...] = ("domestic_abuse",), districts=(), **facts
) -> PublicService:
    """Without `districts` it is national."""
    eligibility = {field: facts.pop(field) for field in ("genders", "age_min", "age_max", "risks", "by_and_for") if field in facts}
    audiences = facts.pop("audiences", ("self",))
    return make_public_service(
        key,
        name=name,
        summary=summary,
        service_type=kind,
        service_type_name=kind.replace("_", " ").capitalize(),
        is_confidential=kind in {"refuge", "safe_accommodation"},
        organisation=facts.pop("organisation", "A charity"),
        needs=frozenset(needs),
        need_names={need: NEED_NAMES[need] for need in needs},
        area_codes=frozenset(districts),
        area_names=tuple(NAMES[code] for code in districts),
        district_codes=frozenset(districts),
        is_national=not districts,
        eligibility=replace(UNKNOWN_ELIGIBILITY, **eligibility),
        routes=tuple(make_route(audience) for audience in audiences),
        contacts=facts.pop("contacts", ()),
        **facts,
    )


def speaks(*codes: str, interpreter_any: bool | None = None) -> Languages:
    return Languages(frozenset(codes), frozenset(), frozenset(), interpreter_any, "")


def confirmed(on: date) -> Proof:
    return Proof((), "confirmed", on, "A checker", "called", False, None, False, False)


ALL_DISTRICTS = tuple(NAMES)
CAMBRIDGESHIRE = ALL_DISTRICTS[1:]
WISBECH_OFFICE = Address("1 Example Road, Wisbech", "PE13 1AA", 52.664, 0.160)
CAMBRIDGE_OFFICE = Address("2 Example Street, Cambridge", "CB1 1AA", 52.205, 0.119)

LISTINGS = (
    listing(
        "national-domestic-abuse-line",
        "National domestic abuse line",
        "helpline",
        "A free line for women, day and night.",
        genders=frozenset({"woman"}),
        hours=ALWAYS_OPEN,
        languages=speaks(interpreter_any=True),
        contacts=(make_contact("01632960101", display="01632 960 101"),),
    ),
    listing("mens-line", "Men's line", "helpline", "For men who are hurt by a partner.", genders=frozenset({"man"}), hours=OFFICE_HOURS),
    listing("open-door-line", "Open door line", "helpline", "For anyone, of any gender.", genders=ALL_GENDERS, hours=None),
    listing(
        "night-owl-line",
        "Night owl line",
        "mental_health_crisis",
        "Someone listens when you cannot go on.",
        needs=("mental_health_crisis",),
        hours=ALWAYS_OPEN,
    ),
    listing(
        "county-idva",
        "Independent domestic violence advisers",
        "idva",
        "Advocacy for people at high risk.",
        districts=ALL_DISTRICTS,
        risks=frozenset({"high"}),
        audiences=("professional", "police"),
        age_min=16,
    ),
    listing(
        "fen-outreach",
        "Fen outreach",
        "outreach",
        "They meet you somewhere safe and help you plan.",
        districts=(FENLAND,),
        risks=frozenset({"standard", "medium", "high"}),
        age_min=16,
        audiences=("self", "professional"),
        address=WISBECH_OFFICE,
        hours=OFFICE_HOURS,
        proof=confirmed(date(2026, 10, 1)),
    ),
    listing(
        "river-outreach",
        "River outreach",
        "outreach",
        "They meet you somewhere safe and help you plan.",
        districts=(CAMBRIDGE, SOUTH_CAMBS),
        address=CAMBRIDGE_OFFICE,
        proof=confirmed(date(2024, 1, 1)),
    ),
    listing(
        "cathedral-outreach",
        "Cathedral outreach",
        "outreach",
        "They meet you somewhere safe and help you plan.",
        districts=(PETERBOROUGH,),
        translations={
            "pl": ("Wsparcie Katedralne", "Wsparcie dla ofiar przemocy domowej i bezpieczne schronienie."),
            "lt": ("Katedros pagalba", "Pagalba smurto artimoje aplinkoje aukoms."),
        },
        languages=speaks("pl", "lt", interpreter_any=False),
    ),
    listing(
        "roshni",
        "Roshni project",
        "by_and_for",
        "Led by South Asian women.",
        needs=("domestic_abuse", "forced_marriage", "honour_based_abuse"),
        districts=(PETERBOROUGH,),
        genders=frozenset({"woman"}),
        by_and_for=frozenset({"south_asian"}),
        languages=speaks("ur", "pa", interpreter_any=False),
        translations={
            "ur": ("روشنی", "گھریلو تشدد کے متاثرین کے لیے مدد"),
            "pa": ("ਰੋਸ਼ਨੀ", "ਘਰੇਲੂ ਹਿੰਸਾ ਦੇ ਪੀੜਤਾਂ ਲਈ ਸਹਾਇਤਾ"),
        },
    ),
    listing(
        "salam-line",
        "Salam line",
        "by_and_for",
        "A line for Arab women.",
        translations={"ar": ("خط سلام", "دعم ضحايا العنف المنزلي ومأوى آمن للنساء")},
        languages=speaks("ar"),
    ),
    listing(
        "adapost",
        "Casa noastră",
        "by_and_for",
        "Romanian women help each other.",
        translations={"ro": ("Casa noastră", "Adăposturi sigure pentru femei.")},
    ),
    listing(
        "elm-refuge",
        "Elm refuge",
        "refuge",
        "A safe home for women and their children.",
        needs=("safe_place_to_stay",),
        districts=(FENLAND,),
        genders=frozenset({"woman"}),
    ),
    listing(
        "oak-refuge",
        "Oak refuge",
        "refuge",
        "A safe home for women without public funds.",
        needs=("safe_place_to_stay",),
        districts=(PETERBOROUGH,),
        genders=frozenset({"woman"}),
    ),
    listing(
        "own-front-door",
        "Own front door",
        "safe_accommodation",
        "Flats for people whom a shared house does not suit.",
        needs=("safe_place_to_stay",),
        districts=CAMBRIDGESHIRE,
        area_mode="excludes_residents",
    ),
    listing(
        "the-elder",
        "The Elder centre",
        "sarc",
        "Care after rape or sexual assault, police or not.",
        needs=("sexual_violence_recent", "sexual_violence_non_recent"),
        districts=ALL_DISTRICTS,
        hours=ALWAYS_OPEN,
        age_min=13,
    ),
    listing(
        "rape-crisis-east",
        "Rape Crisis East",
        "rape_crisis",
        "They listen and believe you.",
        needs=("sexual_violence_non_recent", "counselling"),
        districts=ALL_DISTRICTS,
    ),
    listing(
        "isva-team",
        "Advisers after sexual violence",
        "isva",
        "An adviser who stays with you.",
        needs=("sexual_violence_recent",),
        districts=ALL_DISTRICTS,
        audiences=("self", "professional"),
        age_min=18,
    ),
    listing(
        "young-isva",
        "Young people's advisers",
        "chisva",
        "For children and young people after sexual violence.",
        needs=("sexual_violence_recent", "children_support"),
        districts=ALL_DISTRICTS,
        age_max=17,
    ),
    listing("stalking-team", "Stalking advocacy", "stalking", "Help when someone follows you.", needs=("stalking",), audiences=("self",)),
    listing(
        "fenland-housing",
        "Fenland housing options",
        "housing",
        "Housing advice from the council.",
        needs=("housing",),
        districts=(FENLAND,),
        hours=OFFICE_HOURS,
    ),
    listing(
        "hunts-housing",
        "Huntingdonshire housing options",
        "housing",
        "Housing advice from the council.",
        needs=("housing",),
        districts=(HUNTS,),
        hours=OFFICE_HOURS,
    ),
    listing(
        "law-clinic",
        "Law clinic",
        "legal",
        "Solicitors who explain injunctions.",
        needs=("legal_protection",),
        genders=frozenset({"woman"}),
    ),
    listing("purse-strings", "Purse strings", "money_advice", "For people whose money is controlled.", needs=("economic_abuse",)),
    listing("paws", "Paws in safe hands", "pet_fostering", "Foster homes for dogs and cats.", needs=("pets",), districts=CAMBRIDGESHIRE),
    listing("step-back", "Step back", "behaviour_helpline", "For people who want to stop hurting a partner.", needs=("own_behaviour",)),
    listing(
        "bridge-counselling",
        "Bridge",
        "counselling",
        "Talking therapy.",
        needs=("counselling",),
        districts=(EAST_CAMBS,),
        former=("Ely Rooms", "01632 960777"),
    ),
    listing(
        "young-voices",
        "Young voices",
        "children_young_people",
        "For people from 11 to 17.",
        needs=("children_support",),
        districts=ALL_DISTRICTS,
        age_min=11,
        age_max=17,
    ),
    listing(
        "family-way",
        "Family way",
        "children_young_people",
        "For parents and children together.",
        needs=("children_support",),
        districts=(HUNTS,),
    ),
    listing(
        "hub",
        "Victim hub",
        "victim_hub",
        "After a crime, reported or not.",
        districts=ALL_DISTRICTS,
        area_mode="serves_everyone",
        hours=OFFICE_HOURS,
    ),
    listing(
        "border-aid",
        "Border aid",
        "outreach",
        "For people from elsewhere.",
        districts=(HUNTS,),
        area_mode="excludes_residents",
        audiences=(),
    ),
)
BY_KEY = {each.key: each for each in LISTINGS}


def write_all(listings=LISTINGS) -> dict[str, int]:
    """key -> number of the row."""
    numbers = {each.key: number for number, each in enumerate(listings, start=1)}
    for each in listings:
        write_document(numbers[each.key], each)
    return numbers
