"""What is owed to a person, said a second time and apart from the rules: the duties and must-nots that the walk holds the rules against.

Written from domain.md section 9 and the statutes, in plain Python over request keys, never from the rule files. A row is (name, lanes,
request keys that its test reads, test, what must be there). `kind` must stand recommended, `duty` and `must_not` in the answer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Value = dict[str, Any]
ALL = ("survivor", "professional", "worried_other", "own_behaviour")
OTHERS = ("survivor", "professional", "worried_other")
SEXUAL = {"sexual_violence_recent", "sexual_violence_non_recent", "childhood_sexual_abuse", "child_sexual_abuse", "sexual_exploitation"}
NAMED_DA = {"domestic_abuse", "coercive_control", "economic_abuse", "tech_abuse"}
ABUSE = NAMED_DA | SEXUAL | {"stalking", "harassment", "honour_based_abuse", "forced_marriage", "strangulation", "modern_slavery"}
REGULATED = ("teacher", "nurse", "midwife", "doctor", "social_worker")


@dataclass(frozen=True)
class Owed:
    name: str
    lanes: tuple[str, ...]
    keys: tuple[str, ...]
    test: Callable[[Value], bool]
    kind: str = ""
    duty: str = ""
    must_not: str = ""


def has(value: Value, *needs: str) -> bool:
    return not set(needs).isdisjoint(value.get("needs", ()))


def under(value: Value, age: int) -> bool:
    return value.get("age", 999) < age


def not_under(value: Value, age: int) -> bool:
    """Of that age or more, or nobody knows: what is not known never takes a duty away."""
    return not under(value, age)


def in_danger(value: Value) -> bool:
    return value.get("immediate_danger") is True or value.get("risk") == "immediate"


def child(value: Value) -> bool:
    return bool(value.get("children_in_household"))


CSC = "childrens_social_care"
REFERRAL = "children_safeguarding_referral"
DANGER = ("immediate_danger", "risk")
CHILD = ("children_in_household",)

OWED = (
    Owed("R01 danger now: 999", ALL, DANGER, in_danger, kind="emergency_999"),
    Owed("R10 a child in danger now", ALL, (*DANGER, *CHILD), lambda v: in_danger(v) and child(v), kind=CSC, duty=REFERRAL),
    Owed("R10 a child who is in danger now", ALL, (*DANGER, "age"), lambda v: in_danger(v) and under(v, 18), kind=CSC, duty=REFERRAL),
    Owed("R23 strangled: seen today", OTHERS, ("needs",), lambda v: has(v, "strangulation"), kind="medical_today"),
    Owed("R24 thoughts of suicide", OTHERS, ("suicidal",), lambda v: v.get("suicidal") is True, kind="suicide_crisis"),
    Owed("R24 a crisis was named", OTHERS, ("needs",), lambda v: has(v, "mental_health_crisis"), kind="suicide_crisis"),
    Owed(
        "R04 at the MARAC line (17)",
        ("professional",),
        ("needs", "dash_score", "age"),
        lambda v: has(v, "domestic_abuse") and v.get("dash_score", 0) >= 17 and not_under(v, 16),
        kind="marac",
    ),
    Owed(
        "R09 a child in the home is a victim too",
        ("professional", "worried_other"),
        ("needs", *CHILD),
        lambda v: has(v, *NAMED_DA) and child(v),
        kind=CSC,
        duty="da_act_2021_s3_child_victim",
    ),
    Owed(
        "R12 a child under 16 is abused",
        ("professional", "worried_other"),
        ("needs", "age"),
        lambda v: has(v, *ABUSE) and under(v, 16),
        kind=CSC,
        duty=REFERRAL,
    ),
    Owed(
        "R13 abused at 16 or 17",
        ("professional",),
        ("needs", "age"),
        lambda v: has(v, *NAMED_DA) and under(v, 18),
        kind=CSC,
        duty=REFERRAL,
    ),
    Owed("R14 under 13", OTHERS, ("needs", "age"), lambda v: has(v, *SEXUAL) and under(v, 13), kind="police_101", duty="soa_2003_under_13"),
    Owed("R14 no secrecy", OTHERS, ("needs", "age"), lambda v: has(v, *SEXUAL) and under(v, 13), must_not="promise_secrecy"),
    Owed(
        "R16 child sexual abuse, age not known",
        ("professional",),
        ("needs", "age"),
        lambda v: has(v, "child_sexual_abuse") and v.get("age", 0) < 18,
        kind=CSC,
        duty=REFERRAL,
    ),
    Owed("R17 13 to 17", ("professional",), ("needs", "age"), lambda v: has(v, *SEXUAL) and under(v, 18), kind=CSC, duty=REFERRAL),
    Owed(
        "R26, R27 the family is not told",
        OTHERS,
        ("needs",),
        lambda v: has(v, "honour_based_abuse", "forced_marriage"),
        must_not="tell_family",
    ),
    Owed("R26, R27 no mediation", OTHERS, ("needs",), lambda v: has(v, "honour_based_abuse", "forced_marriage"), must_not="mediation"),
    Owed(
        "R27 forced marriage",
        OTHERS,
        ("needs",),
        lambda v: has(v, "forced_marriage"),
        kind="forced_marriage_unit",
        duty="forced_marriage_statutory_guidance",
    ),
    Owed(
        "R28 marriage under 18",
        OTHERS,
        ("needs", "age"),
        lambda v: has(v, "forced_marriage") and under(v, 18),
        kind=CSC,
        duty="marriage_act_2022_under_18",
    ),
    Owed(
        "R29 FGM known, under 18: the personal duty",
        ("professional",),
        ("needs", "age", "profession"),
        lambda v: has(v, "fgm_happened") and under(v, 18) and v.get("profession") in REGULATED,
        kind="fgm_mandatory_report",
        duty="fgm_act_2003_s5b",
    ),
    Owed("R30 FGM feared, under 18", OTHERS, ("needs", "age"), lambda v: has(v, "fgm_at_risk") and under(v, 18), kind=CSC, duty=REFERRAL),
    Owed(
        "R40 an adult at risk",
        ("professional",),
        ("needs", "age"),
        lambda v: has(v, "adult_at_risk") and not_under(v, 18),
        kind="adult_safeguarding",
        duty="care_act_2014_s42",
    ),
    Owed(
        "R46, R47 modern slavery",
        ("professional",),
        ("needs",),
        lambda v: has(v, "modern_slavery"),
        kind="nrm_modern_slavery",
        duty="msa_2015_s52",
    ),
    Owed(
        "R47 a trafficked child",
        ("professional",),
        ("needs", "age"),
        lambda v: has(v, "modern_slavery") and under(v, 18),
        kind=CSC,
        duty=REFERRAL,
    ),
    Owed(
        "R51 homeless through abuse",
        ("survivor", "professional"),
        ("needs", "homeless_or_at_risk", "age"),
        lambda v: v.get("homeless_or_at_risk") is True and has(v, *NAMED_DA) and not_under(v, 16),
        kind="housing_duty",
        duty="housing_act_1996_s189_da",
    ),
    Owed(
        "R51 no proof",
        ("survivor", "professional"),
        ("needs", "homeless_or_at_risk", "age"),
        lambda v: v.get("homeless_or_at_risk") is True and not_under(v, 16),
        must_not="wait_for_proof",
    ),
    Owed(
        "R52 duty to refer",
        ("professional",),
        ("homeless_or_at_risk", "profession", "age"),
        lambda v: v.get("homeless_or_at_risk") is True and v.get("profession") in ("nurse", "social_worker") and not_under(v, 16),
        kind="housing_duty",
        duty="housing_act_1996_s213b",
    ),
    Owed(
        "R44 no public funds, with children",
        ("survivor", "professional"),
        ("no_recourse", *CHILD),
        lambda v: v.get("no_recourse") is True and child(v),
        kind=CSC,
        duty=REFERRAL,
    ),
    Owed("R60 own behaviour, with a child", ("own_behaviour",), CHILD, child, kind=CSC, duty=REFERRAL),
    Owed(
        "R60 a client who uses abuse, with a child",
        ("professional",),
        ("needs", *CHILD),
        lambda v: has(v, "own_behaviour") and child(v),
        kind=CSC,
        duty=REFERRAL,
    ),
    Owed(
        "R61 high harm",
        ("professional",),
        ("needs", "risk"),
        lambda v: has(v, "own_behaviour") and v.get("risk") in ("high", "immediate"),
        kind="mappa",
        duty="mappa_cja_2003_s325",
    ),
    Owed(
        "R73 position of trust, child",
        ("professional",),
        ("relationship", "age"),
        lambda v: v.get("relationship") == "professional_or_carer" and under(v, 18),
        kind="lado",
        duty=REFERRAL,
    ),
    Owed("V9, R71 parents are never told for a child", ("survivor",), ("age",), lambda v: under(v, 18), must_not="tell_parents"),
    Owed("R71 an adult to trust", ("survivor",), ("age",), lambda v: under(v, 18), kind="talk_to_trusted_adult"),
    Owed("N5 couple counselling asked for", ALL, ("needs",), lambda v: has(v, "couple_counselling_asked"), must_not="couple_counselling"),
    Owed("N5 mediation asked for", ALL, ("needs",), lambda v: has(v, "mediation_asked"), must_not="mediation"),
    Owed("N2 no relative interprets", ALL, ("languages",), lambda v: v.get("languages") == ["lt"], must_not="family_interpreter"),
    Owed("N1 safe contact", ("professional", "worried_other"), (), lambda v: True, must_not="unsafe_contact"),
    Owed("N3 seen alone", ("professional",), (), lambda v: True, must_not="partner_present"),
    Owed("R02 a watched device", ("survivor", "worried_other"), (), lambda v: True, must_not="watched_device"),
    Owed("R64 nobody is confronted", ("worried_other",), (), lambda v: True, must_not="confront_abuser"),
    Owed("V10 nothing of the victim", ("own_behaviour",), (), lambda v: True, must_not="victim_details"),
    Owed("N5 own behaviour", ("own_behaviour",), (), lambda v: True, must_not="couple_counselling"),
)
