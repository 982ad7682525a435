"""How the vocabulary's keys of a listing read to the public, as parts of a sentence. `services.words` has them for editors.

It must not decide which of them are shown.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, gettext_noop

from pathways.core.vocabulary import ByAndFor, Consent, Disability, Gender, Profession, Relationship, Risk

Words = Mapping[str, Promise]

#: What editors write in many listings, so that it can be shown in the reader's language (`directory_site.jinja2.listed`).
OFTEN_WRITTEN = (
    gettext_noop("Emergency Duty Team, out of hours"),
    gettext_noop("Evenings, nights, weekends and public holidays."),
    gettext_noop("Free"),
    gettext_noop("Helpline"),
    gettext_noop("Housing advice"),
    gettext_noop("Live chat"),
    gettext_noop("Office hours."),
    gettext_noop("Support line"),
    gettext_noop("The times were not seen."),
)

GENDERS: Words = {
    Gender.WOMAN: gettext_lazy("women"),
    Gender.MAN: gettext_lazy("men"),
    Gender.TRANS_WOMAN: gettext_lazy("trans women"),
    Gender.TRANS_MAN: gettext_lazy("trans men"),
    Gender.NON_BINARY: gettext_lazy("non-binary people"),
    Gender.OTHER: gettext_lazy("people of any other gender"),
}
RELATIONSHIPS: Words = {
    Relationship.PARTNER: gettext_lazy("a partner"),
    Relationship.EX: gettext_lazy("a former partner"),
    Relationship.FAMILY: gettext_lazy("family"),
    Relationship.PEER: gettext_lazy("a friend, classmate or colleague"),
    Relationship.STRANGER: gettext_lazy("a stranger"),
    Relationship.PROFESSIONAL_OR_CARER: gettext_lazy("a professional or carer"),
    Relationship.OTHER: gettext_lazy("someone else"),
}
COMMUNITIES: Words = {
    ByAndFor.SOUTH_ASIAN: gettext_lazy("South Asian people"),
    ByAndFor.EASTERN_EUROPEAN: gettext_lazy("Eastern European people"),
    ByAndFor.BLACK: gettext_lazy("Black people"),
    ByAndFor.MINORITY_ETHNIC: gettext_lazy("people from minority ethnic communities"),
    ByAndFor.MIDDLE_EASTERN: gettext_lazy("Middle Eastern and North African people"),
    ByAndFor.LATIN_AMERICAN: gettext_lazy("Latin American people"),
    ByAndFor.EAST_ASIAN: gettext_lazy("East and South East Asian people"),
    ByAndFor.MUSLIM: gettext_lazy("Muslim people"),
    ByAndFor.JEWISH: gettext_lazy("Jewish people"),
    ByAndFor.SIKH: gettext_lazy("Sikh people"),
    ByAndFor.GYPSY_ROMA_TRAVELLER: gettext_lazy("Gypsy, Roma and Traveller people"),
    ByAndFor.DISABLED: gettext_lazy("disabled people"),
    ByAndFor.DEAF: gettext_lazy("Deaf people"),
    ByAndFor.LGBT: gettext_lazy("LGBT+ people"),
    ByAndFor.OLDER: gettext_lazy("older people"),
}
DISABILITIES: Words = {
    Disability.DEAF: gettext_lazy("Deaf people"),
    Disability.DEAFBLIND: gettext_lazy("deafblind people"),
    Disability.BLIND: gettext_lazy("blind people"),
    Disability.PHYSICAL: gettext_lazy("people with a physical disability"),
    Disability.LEARNING: gettext_lazy("people with a learning disability"),
    Disability.NEURODIVERGENT: gettext_lazy("neurodivergent people"),
    Disability.DEMENTIA: gettext_lazy("people with dementia"),
    Disability.MENTAL_HEALTH: gettext_lazy("people with poor mental health"),
    Disability.LONG_TERM_ILLNESS: gettext_lazy("people with a long-term illness"),
}
PROFESSIONS: Words = {
    Profession.TEACHER: gettext_lazy("teachers"),
    Profession.NURSE: gettext_lazy("nurses"),
    Profession.MIDWIFE: gettext_lazy("midwives"),
    Profession.DOCTOR: gettext_lazy("doctors"),
    Profession.SOCIAL_WORKER: gettext_lazy("social workers"),
    Profession.POLICE: gettext_lazy("the police"),
    Profession.PROBATION: gettext_lazy("probation"),
    Profession.HOUSING_OFFICER: gettext_lazy("housing officers"),
    Profession.VOLUNTARY: gettext_lazy("the voluntary sector"),
    Profession.EMPLOYER: gettext_lazy("employers"),
    Profession.FAITH: gettext_lazy("faith leaders"),
    Profession.OTHER: gettext_lazy("other professionals"),
}
RISKS: Words = {
    Risk.STANDARD: gettext_lazy("standard"),
    Risk.MEDIUM: gettext_lazy("medium"),
    Risk.HIGH: gettext_lazy("high"),
    Risk.IMMEDIATE: gettext_lazy("in danger now"),
}
CONSENTS: Words = {
    Consent.NONE: gettext_lazy("Not needed"),
    Consent.PREFERRED: gettext_lazy("Ask for it; you can refer without it. Record why."),
    Consent.REQUIRED: gettext_lazy("Needed"),
    Consent.OVERRIDE_IF_RISK: gettext_lazy("Needed, unless the risk is too high. Record why."),
    Consent.OWN_ONLY: gettext_lazy("Only the person themselves can agree"),
}
CONFIRMED_HOW: Words = {
    "called": gettext_lazy("by phone"),
    "wrote": gettext_lazy("in writing"),
    "website": gettext_lazy("from their website"),
    "met": gettext_lazy("in person"),
}
