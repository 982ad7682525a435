"""The duties that a pathway's answer names, as a professional reads them: what the law is called and where it stands.

The law itself is on legislation.gov.uk and gov.uk; nothing here says when a duty applies (that is `pathways`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pathways.core.vocabulary import Duty

_LAW = "https://www.legislation.gov.uk"


@dataclass(frozen=True, slots=True)
class Law:
    """href: the text of the law, "" when it has no page of its own yet."""

    name: str
    asks: str
    href: str


_LAWS: Mapping[str, tuple[Promise, Promise, str]] = {
    Duty.FGM_ACT_2003_S5B: (
        _("Female Genital Mutilation Act 2003, section 5B"),
        _("Report known FGM of a girl under 18 to the police yourself"),
        f"{_LAW}/ukpga/2003/31/section/5B",
    ),
    Duty.CHILDREN_SAFEGUARDING_REFERRAL: (
        _("Children Act 1989, section 47; Children Act 2004, section 11"),
        _("Refer a child who may be suffering significant harm"),
        f"{_LAW}/ukpga/1989/41/section/47",
    ),
    Duty.DA_ACT_2021_S3_CHILD_VICTIM: (
        _("Domestic Abuse Act 2021, section 3"),
        _("A child who sees, hears or feels the effects of abuse is a victim too"),
        f"{_LAW}/ukpga/2021/17/section/3",
    ),
    Duty.CARE_ACT_2014_S42: (
        _("Care Act 2014, section 42"),
        _("The council looks into abuse of an adult who has care and support needs"),
        f"{_LAW}/ukpga/2014/23/section/42",
    ),
    Duty.HOUSING_ACT_1996_S189_DA: (
        _("Housing Act 1996, section 189(1)(e)"),
        _("Priority need for a person who is homeless because of domestic abuse"),
        f"{_LAW}/ukpga/1996/52/section/189",
    ),
    Duty.HOUSING_ACT_1996_S213B: (
        _("Housing Act 1996, section 213B"),
        _("Named public bodies refer a homeless person to a council, with consent"),
        f"{_LAW}/ukpga/1996/52/section/213B",
    ),
    Duty.MSA_2015_S52: (
        _("Modern Slavery Act 2015, section 52"),
        _("Public bodies notify the Home Office of a possible victim"),
        f"{_LAW}/ukpga/2015/30/section/52",
    ),
    Duty.FORCED_MARRIAGE_STATUTORY_GUIDANCE: (
        _("Family Law Act 1996, section 63Q"),
        _("Public bodies have regard to the guidance on forced marriage"),
        f"{_LAW}/ukpga/1996/27/section/63Q",
    ),
    Duty.MARRIAGE_ACT_2022_UNDER_18: (
        _("Marriage and Civil Partnership (Minimum Age) Act 2022"),
        _("Arranging any marriage of a person under 18 is a crime"),
        f"{_LAW}/ukpga/2022/28",
    ),
    Duty.SOA_2003_UNDER_13: (
        _("Sexual Offences Act 2003, sections 5 to 8"),
        _("A child under 13 can’t consent: police and children’s social care always"),
        f"{_LAW}/ukpga/2003/42/section/5",
    ),
    Duty.MAPPA_CJA_2003_S325: (
        _("Criminal Justice Act 2003, section 325"),
        _("Agencies work together on the risk from certain offenders"),
        f"{_LAW}/ukpga/2003/44/section/325",
    ),
    Duty.VICTIMS_CODE: (
        _("Code of Practice for Victims of Crime"),
        _("Rights to information, support and an interpreter after a report"),
        "https://www.gov.uk/government/publications/the-code-of-practice-for-victims-of-crime",
    ),
    Duty.CRIME_AND_POLICING_ACT_2026_CSA: (
        _("Crime and Policing Act 2026"),
        _("Duty to report child sexual abuse, from the day on which it comes into force"),
        "",
    ),
}


def laws(duties: Iterable[str]) -> tuple[Law, ...]:
    """The laws behind duty ids, in their order."""
    return tuple(Law(str(name), str(asks), href) for name, asks, href in (_LAWS[duty] for duty in duties))
