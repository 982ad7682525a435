"""How the vocabulary's keys read in the editor's forms. One table for each list; the public site words them for its own readers."""

from __future__ import annotations

from pathways.core.vocabulary import (
    AreaMode,
    ByAndFor,
    Consent,
    Disability,
    Gender,
    Profession,
    Relationship,
    Risk,
    RouteAudience,
    RouteMethod,
)

GENDER_CHOICES = (
    (Gender.WOMAN.value, "Women"),
    (Gender.MAN.value, "Men"),
    (Gender.TRANS_WOMAN.value, "Trans women"),
    (Gender.TRANS_MAN.value, "Trans men"),
    (Gender.NON_BINARY.value, "Non-binary people"),
    (Gender.OTHER.value, "Any other gender"),
)
AUDIENCE_CHOICES = (
    (RouteAudience.SELF.value, "The person themselves"),
    (RouteAudience.SOMEONE_ELSE.value, "Someone who is worried about them"),
    (RouteAudience.PROFESSIONAL.value, "A professional"),
    (RouteAudience.POLICE.value, "The police only"),
)
FOR_WHOM_CHOICES = AUDIENCE_CHOICES[:3]
METHOD_CHOICES = (
    (RouteMethod.EMERGENCY.value, "Emergency call"),
    (RouteMethod.PHONE.value, "Phone"),
    (RouteMethod.FORM.value, "Form"),
    (RouteMethod.EMAIL.value, "Email"),
    (RouteMethod.WALK_IN.value, "Walk in"),
    (RouteMethod.WEBCHAT.value, "Web chat"),
    (RouteMethod.TEXT.value, "Text message"),
    (RouteMethod.BSL.value, "British Sign Language"),
    (RouteMethod.POLICE_ONLY.value, "Through the police only"),
    (RouteMethod.STATUTORY_REPORT.value, "Statutory report"),
    (RouteMethod.COURT_APPLICATION.value, "Application to a court"),
    (RouteMethod.VIA_OTHER_SERVICE.value, "Through another service"),
    (RouteMethod.NOT_KNOWN.value, "Not known"),
)
CONSENT_CHOICES = (
    (Consent.NONE.value, "Not needed"),
    (Consent.PREFERRED.value, "Preferred, not needed"),
    (Consent.REQUIRED.value, "Needed"),
    (Consent.OVERRIDE_IF_RISK.value, "Needed unless the risk is too high"),
    (Consent.OWN_ONLY.value, "Only the person themselves can agree"),
)
PROFESSION_CHOICES = (
    (Profession.TEACHER.value, "Teachers"),
    (Profession.NURSE.value, "Nurses"),
    (Profession.MIDWIFE.value, "Midwives"),
    (Profession.DOCTOR.value, "Doctors"),
    (Profession.SOCIAL_WORKER.value, "Social workers"),
    (Profession.POLICE.value, "Police"),
    (Profession.PROBATION.value, "Probation"),
    (Profession.HOUSING_OFFICER.value, "Housing officers"),
    (Profession.VOLUNTARY.value, "Voluntary sector"),
    (Profession.EMPLOYER.value, "Employers"),
    (Profession.FAITH.value, "Faith leaders"),
    (Profession.OTHER.value, "Others"),
)
RELATIONSHIP_CHOICES = (
    (Relationship.PARTNER.value, "Partner"),
    (Relationship.EX.value, "Former partner"),
    (Relationship.FAMILY.value, "Family"),
    (Relationship.PEER.value, "Friend, classmate or colleague"),
    (Relationship.STRANGER.value, "Stranger"),
    (Relationship.PROFESSIONAL_OR_CARER.value, "Professional or carer"),
    (Relationship.OTHER.value, "Someone else"),
)
RISK_CHOICES = (
    (Risk.STANDARD.value, "Standard"),
    (Risk.MEDIUM.value, "Medium"),
    (Risk.HIGH.value, "High"),
    (Risk.IMMEDIATE.value, "Immediate danger"),
)
BY_AND_FOR_CHOICES = (
    (ByAndFor.SOUTH_ASIAN.value, "South Asian communities"),
    (ByAndFor.EASTERN_EUROPEAN.value, "Eastern European communities"),
    (ByAndFor.BLACK.value, "Black communities"),
    (ByAndFor.MINORITY_ETHNIC.value, "Minority ethnic communities"),
    (ByAndFor.MIDDLE_EASTERN.value, "Middle Eastern and North African communities"),
    (ByAndFor.LATIN_AMERICAN.value, "Latin American communities"),
    (ByAndFor.EAST_ASIAN.value, "East and South East Asian communities"),
    (ByAndFor.MUSLIM.value, "Muslim people"),
    (ByAndFor.JEWISH.value, "Jewish people"),
    (ByAndFor.SIKH.value, "Sikh people"),
    (ByAndFor.GYPSY_ROMA_TRAVELLER.value, "Gypsy, Roma and Traveller people"),
    (ByAndFor.DISABLED.value, "Disabled people"),
    (ByAndFor.DEAF.value, "Deaf people"),
    (ByAndFor.LGBT.value, "LGBT+ people"),
    (ByAndFor.OLDER.value, "Older people"),
)
DISABILITY_CHOICES = (
    (Disability.DEAF.value, "Deaf people"),
    (Disability.DEAFBLIND.value, "Deafblind people"),
    (Disability.BLIND.value, "Blind people"),
    (Disability.PHYSICAL.value, "People with a physical disability"),
    (Disability.LEARNING.value, "People with a learning disability"),
    (Disability.NEURODIVERGENT.value, "Neurodivergent people"),
    (Disability.DEMENTIA.value, "People with dementia"),
    (Disability.MENTAL_HEALTH.value, "People with poor mental health"),
    (Disability.LONG_TERM_ILLNESS.value, "People with a long-term illness"),
)
AREA_MODE_CHOICES = (
    (AreaMode.SERVES_RESIDENTS.value, "Helps people who live in these areas"),
    (AreaMode.SERVES_EVERYONE.value, "Helps people wherever they live"),
    (AreaMode.EXCLUDES_RESIDENTS.value, "Does not take people who live in these areas"),
)
POLICE_REPORT_CHOICES = (("not_needed", "Not needed"), ("required", "Needed"))
CONFIDENCE_CHOICES = (
    ("confirmed", "The provider confirmed it to us"),
    ("seen", "Seen in a public source"),
    ("partly_seen", "Partly seen in a public source"),
    ("memory", "Not seen in any source"),
)
CONFIRMED_HOW_CHOICES = (("called", "We called"), ("wrote", "They wrote to us"), ("website", "On their website"), ("met", "In person"))


def district_choices() -> list[tuple[str, str]]:
    """Districts as (ONS code, name), from the areas the partnership keeps."""
    from services.models.area import Area  # the model imports this module's tables

    return list(Area.objects.filter(kind=Area.Kind.DISTRICT).values_list("code", "name"))
