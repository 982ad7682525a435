"""What a referrer should have ready, by kind of step: a tick list for the call or the form. Domain specification 7.1, 7.2 and 7.4.

Nothing on it is a condition of help, and no list ever asks for proof.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pathways.core.vocabulary import StepKind

_SAFE_CONTACT = _("A safe number and safe times; whether a voicemail, text or email is safe; who else sees the phone and the post")
_PERSON = _("Name, other names and date of birth; the address, unless they are in a refuge")
_NEEDS = _("Language and dialect, whether they want a woman or a man to interpret, and what they need because of a disability")
_HIGH_RISK: tuple[Promise, ...] = (
    _PERSON,
    _SAFE_CONTACT,
    _NEEDS,
    _("The person using abuse: name, date of birth, address, and what they are to the person"),
    _("Children: names, dates of birth, school, and where they are now"),
    _("The date of the last incident"),
    _("The DASH form with score and answers, and what the risk rests on: judgement, score, escalation or repeat"),
    _("Red flags, weapons, orders and bail"),
    _("What has been done so far"),
    _("Consent, or your reason for going without it; whether the person knows"),
)
_CHILD: tuple[Promise, ...] = (
    _("Who the child is, with brothers and sisters: names, dates of birth, address, school"),
    _("What worries you: what you saw or heard, when, in the child’s own words, and what it does to the child"),
    _("Ethnicity, first language, disability"),
    _("What has been tried, and what goes well"),
    _("What you want to happen"),
    _("Whether the family knows and agrees, and if not, why telling them raises the risk"),
    _("What the child says they want"),
    _("Where the child is now, and who is with them"),
)
_LISTS: Mapping[str, tuple[Promise, ...]] = {
    StepKind.IDVA: _HIGH_RISK,
    StepKind.MARAC: _HIGH_RISK,
    StepKind.CHILDRENS_SOCIAL_CARE: _CHILD,
    StepKind.SARC_PAEDIATRIC: _CHILD,
    StepKind.FGM_MANDATORY_REPORT: (
        _("The girl’s name, date of birth and address"),
        _("Who saw it, or what she said, in her words"),
        _("Other girls in the family"),
    ),
    StepKind.ADULT_SAFEGUARDING: (
        _PERSON,
        _("What care and support they need, and who gives it"),
        _("What they want to happen, and whether they can decide about it themselves"),
        _("Who else is at risk"),
        _SAFE_CONTACT,
    ),
    StepKind.SARAC: (
        _PERSON,
        _("Why several agencies are needed, and why the risk is likely to come back"),
        _("Consent for each agency that would attend"),
        _("Whether MARAC, MAPPA or another meeting already holds the case"),
    ),
    StepKind.REFUGE: (
        _("Who is coming: adults, and children with their ages; sons’ ages matter most"),
        _("Which areas are unsafe"),
        _NEEDS,
        _("Immigration status and public funds, medication, drugs or alcohol, pets"),
        _SAFE_CONTACT,
    ),
    StepKind.HOUSING_DUTY: (
        _("Who is in the household, and where they can’t be safe"),
        _("Which council the person chooses, and that they agree"),
        _SAFE_CONTACT,
        _("Proof is not needed, and the council must not contact the person using abuse"),
    ),
    StepKind.SARC: (
        _("Age, and how long ago it was"),
        _("Injuries, and whether they are safe now"),
        _("What happened only as far as they want to say"),
        _SAFE_CONTACT,
    ),
    StepKind.ISVA: (_PERSON, _SAFE_CONTACT, _NEEDS),
    StepKind.OUTREACH: (_PERSON, _SAFE_CONTACT, _NEEDS, _("Consent")),
    StepKind.FORCED_MARRIAGE_UNIT: (
        _("A safe way to reach the person, and a code word"),
        _("Passport, travel plans, where and to whom"),
        _("Who knows, here and abroad"),
    ),
    StepKind.NRM_MODERN_SLAVERY: (
        _("What points to slavery or trafficking"),
        _("Language, with an interpreter from outside the community"),
        _("For an adult, consent"),
    ),
}


def bring(kind: str) -> tuple[str, ...]:
    """What to have ready for a step of that kind; () when nothing special is needed."""
    return tuple(str(line) for line in _LISTS.get(kind, ()))
