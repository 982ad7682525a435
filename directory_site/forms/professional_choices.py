"""The professional form's choices, in the exact terms of the field. Keys are the vocabulary's; it must not hold rules or thresholds."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pathways.core.vocabulary import (
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

Choices = tuple[tuple[str, Promise], ...]

#: Ticked when the referrer has looked and found none of a list: the answer is then "none", not "not known".
NONE_OF_THESE = "none"

#: The needs most referrals are about; shown without opening anything.
FIRST_NEEDS: Choices = (
    (Need.DOMESTIC_ABUSE, _("Domestic abuse")),
    (Need.SEXUAL_VIOLENCE_RECENT, _("Sexual violence, recent")),
    (Need.SEXUAL_VIOLENCE_NON_RECENT, _("Sexual violence, not recent")),
    (Need.STALKING, _("Stalking")),
    (Need.SAFE_PLACE_TO_STAY, _("Needs a safe place to stay")),
)
MORE_NEEDS: tuple[tuple[Promise, Choices], ...] = (
    (
        _("Abuse in the home or family"),
        (
            (Need.COERCIVE_CONTROL, _("Coercive control")),
            (Need.ECONOMIC_ABUSE, _("Economic abuse")),
            (Need.TECH_ABUSE, _("Abuse through technology")),
            (Need.STRANGULATION, _("Strangulation")),
            (Need.HARASSMENT, _("Harassment")),
            (Need.CHILD_TO_PARENT_ABUSE, _("Child or adolescent to parent abuse")),
            (Need.ADULT_AT_RISK, _("Adult with care and support needs at risk")),
            (Need.OWN_BEHAVIOUR, _("The person is using abuse")),
        ),
    ),
    (
        _("Honour-based abuse, FGM, slavery"),
        (
            (Need.HONOUR_BASED_ABUSE, _("Honour-based abuse")),
            (Need.FORCED_MARRIAGE, _("Forced marriage")),
            (Need.FGM_HAPPENED, _("FGM has happened")),
            (Need.FGM_AT_RISK, _("At risk of FGM")),
            (Need.MODERN_SLAVERY, _("Modern slavery or trafficking")),
        ),
    ),
    (
        _("Sexual harm"),
        (
            (Need.CHILD_SEXUAL_ABUSE, _("Child sexual abuse")),
            (Need.CHILDHOOD_SEXUAL_ABUSE, _("Adult abused sexually as a child")),
            (Need.SEXUAL_EXPLOITATION, _("Sexual exploitation")),
            (Need.IMAGE_ABUSE, _("Abuse through intimate images")),
            (Need.SPIKING, _("Spiking")),
            (Need.SEXUAL_HEALTH, _("Sexual health")),
        ),
    ),
    (
        _("Practical and legal"),
        (
            (Need.HOUSING, _("Housing")),
            (Need.HOME_SECURITY, _("Staying at home safely")),
            (Need.LEGAL_PROTECTION, _("Protective orders")),
            (Need.COURT_SUPPORT, _("Support through court")),
            (Need.IMMIGRATION, _("Immigration advice")),
            (Need.MONEY, _("Money and benefits")),
            (Need.DISCLOSURE_SCHEME, _("Clare’s Law (disclosure scheme)")),
            (Need.WORKPLACE, _("Safety at work")),
            (Need.PETS, _("Care for pets")),
            (Need.INTERPRETER, _("Interpreter")),
        ),
    ),
    (
        _("Health, children and after"),
        (
            (Need.COUNSELLING, _("Counselling")),
            (Need.MENTAL_HEALTH_CRISIS, _("Mental health crisis")),
            (Need.CHILDREN_SUPPORT, _("Support for children")),
            (Need.PREGNANCY, _("Pregnancy")),
            (Need.BEREAVEMENT, _("Bereavement")),
            (Need.COUPLE_COUNSELLING_ASKED, _("Couple counselling was asked for")),
            (Need.MEDIATION_ASKED, _("Mediation was asked for")),
        ),
    ),
)
NEEDS: Choices = FIRST_NEEDS + tuple(choice for _title, choices in MORE_NEEDS for choice in choices)

YES_NO: Choices = (("", _("Not known")), ("yes", pgettext_lazy("answer", "Yes")), ("no", pgettext_lazy("answer", "No")))
NOT_KNOWN: Choices = (("", _("Not known")),)

PROFESSIONS: Choices = (
    ("", _("Not said")),
    (Profession.DOCTOR, _("Doctor or GP")),
    (Profession.EMPLOYER, _("Employer or HR")),
    (Profession.FAITH, _("Faith leader")),
    (Profession.HOUSING_OFFICER, _("Housing officer")),
    (Profession.MIDWIFE, _("Midwife")),
    (Profession.NURSE, _("Nurse or health visitor")),
    (Profession.POLICE, _("Police")),
    (Profession.PROBATION, _("Probation")),
    (Profession.SOCIAL_WORKER, _("Social worker")),
    (Profession.TEACHER, _("Teacher")),
    (Profession.VOLUNTARY, _("Voluntary sector")),
    (Profession.OTHER, _("Another role")),
)
RISKS: Choices = (
    ("", _("Not known")),
    (Risk.IMMEDIATE, _("In danger now")),
    (Risk.HIGH, _("High")),
    (Risk.MEDIUM, _("Medium")),
    (Risk.STANDARD, _("Standard")),
)
RED_FLAGS: Choices = (
    (RedFlag.STRANGULATION, _("Strangulation, suffocation or drowning")),
    (RedFlag.STALKING, _("Stalking or constant contact")),
    (RedFlag.THREATS_TO_KILL, _("Threats to kill")),
    (RedFlag.ESCALATION, _("Happening more often or getting worse")),
    (RedFlag.SEPARATION, _("Separated, leaving or planning to")),
    (RedFlag.WEAPONS, _("Weapons used or within reach")),
    (RedFlag.SUICIDE_THREAT_BY_ABUSER, _("The abuser threatens suicide")),
    (RedFlag.ORDER_BREACHED, _("An order or bail was breached")),
    (RedFlag.HARM_TO_PETS, _("Harm to pets or animals")),
    (RedFlag.VICTIM_FEARS_SERIOUS_HARM, _("The person fears serious harm")),
    (NONE_OF_THESE, _("Asked: none of these")),
)
GENDERS: Choices = (
    *NOT_KNOWN,
    (Gender.WOMAN, _("Woman")),
    (Gender.MAN, _("Man")),
    (Gender.TRANS_WOMAN, _("Trans woman")),
    (Gender.TRANS_MAN, _("Trans man")),
    (Gender.NON_BINARY, _("Non-binary")),
    (Gender.OTHER, _("Another gender")),
)
SEXUALITIES: Choices = (
    *NOT_KNOWN,
    (Sexuality.HETEROSEXUAL, _("Heterosexual")),
    (Sexuality.GAY, _("Gay")),
    (Sexuality.LESBIAN, _("Lesbian")),
    (Sexuality.BISEXUAL, _("Bisexual")),
    (Sexuality.OTHER, _("Another sexuality")),
)
DISABILITIES: Choices = (
    (Disability.DEAF, _("Deaf or hard of hearing")),
    (Disability.DEAFBLIND, _("Deafblind")),
    (Disability.BLIND, _("Blind or partly sighted")),
    (Disability.PHYSICAL, _("Physical disability")),
    (Disability.LEARNING, _("Learning disability")),
    (Disability.NEURODIVERGENT, _("Neurodivergent")),
    (Disability.DEMENTIA, _("Dementia")),
    (Disability.MENTAL_HEALTH, _("Poor mental health")),
    (Disability.LONG_TERM_ILLNESS, _("Long-term illness")),
)
COMMUNITIES: Choices = (
    (ByAndFor.BLACK, _("Black")),
    (ByAndFor.EAST_ASIAN, _("East or South East Asian")),
    (ByAndFor.EASTERN_EUROPEAN, _("Eastern European")),
    (ByAndFor.GYPSY_ROMA_TRAVELLER, _("Gypsy, Roma or Traveller")),
    (ByAndFor.JEWISH, _("Jewish")),
    (ByAndFor.LATIN_AMERICAN, _("Latin American")),
    (ByAndFor.MIDDLE_EASTERN, _("Middle Eastern or North African")),
    (ByAndFor.MUSLIM, _("Muslim")),
    (ByAndFor.SIKH, _("Sikh")),
    (ByAndFor.SOUTH_ASIAN, _("South Asian")),
    (ByAndFor.MINORITY_ETHNIC, _("Another minority ethnic community")),
)
IMMIGRATION: Choices = (
    *NOT_KNOWN,
    (Immigration.NONE, _("No immigration limits")),
    (Immigration.PARTNER_OF_SETTLED, _("Here as partner of a British or settled person")),
    (Immigration.PARTNER_OF_STUDENT_OR_WORKER, _("Here as partner of a student or worker")),
    (Immigration.STUDENT, _("Student visa")),
    (Immigration.WORKER, _("Work visa")),
    (Immigration.VISITOR, _("Visitor visa")),
    (Immigration.ASYLUM, _("Seeking asylum")),
    (Immigration.REFUGEE, _("Refugee")),
    (Immigration.UNDOCUMENTED, _("No papers")),
    (Immigration.OTHER_VISA, _("Another visa")),
)
RELATIONSHIPS: Choices = (
    *NOT_KNOWN,
    (Relationship.PARTNER, _("Partner")),
    (Relationship.EX, _("Former partner")),
    (Relationship.FAMILY, _("Family member")),
    (Relationship.PEER, _("Friend, classmate or colleague")),
    (Relationship.STRANGER, _("Stranger")),
    (Relationship.PROFESSIONAL_OR_CARER, _("Professional or carer")),
    (Relationship.OTHER, _("Someone else")),
)
