"""What happens when somebody calls, and what they can say then, by kind of step. Short, spoken, and true for anyone.

Nobody has to say more than this. It must not give advice or facts: those come with the step (pathways.wording).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory_site.cards import language_name
from directory_site.language import reader_language
from pathways.core.vocabulary import StepKind

_SCARED = gettext_lazy("“Someone hurts me and I am scared. Can we talk about what I can do?”")
#: What somebody says who asks for another person: these lines take that call, and nobody else should be called about her by stealth.
_FOR_SOMEONE = gettext_lazy("“Someone I know is being hurt. What can I do to help?”")
_TAKES_CALLS_ABOUT_OTHERS = frozenset(
    {StepKind.HELPLINE_DA, StepKind.HELPLINE_MEN, StepKind.HELPLINE_LGBT, StepKind.HELPLINE_STALKING, StepKind.HELPLINE_HBA}
)
_PHRASES: Mapping[StepKind, tuple[Promise, ...]] = {
    StepKind.HELPLINE_DA: (_SCARED, gettext_lazy("“I can only talk for a few minutes.”")),
    StepKind.HELPLINE_MEN: (_SCARED,),
    StepKind.HELPLINE_LGBT: (_SCARED,),
    StepKind.OUTREACH: (gettext_lazy("“I need support with abuse. When and how can you call me safely?”"),),
    StepKind.REFUGE: (
        gettext_lazy("“I need a safe place to stay. How soon can I come?”"),
        gettext_lazy("“I have children. Their ages are …”"),
    ),
    StepKind.SAFE_ACCOMMODATION: (gettext_lazy("“I need a safe place to stay. Refuges may not fit me. What else is there?”"),),
    StepKind.HOUSING_DUTY: (
        gettext_lazy("“I am not safe at home because of abuse. I need help with housing today.”"),
        gettext_lazy("“Please do not contact the person who hurts me.”"),
    ),
    StepKind.SARC: (gettext_lazy("“I was sexually assaulted. What can you do for me, and what is my choice?”"),),
    StepKind.RAPE_CRISIS: (gettext_lazy("“Something happened to me and I would like to talk.”"),),
    StepKind.ISVA: (gettext_lazy("“I would like someone to explain my choices and stay with me through it.”"),),
    StepKind.HELPLINE_STALKING: (gettext_lazy("“Someone will not leave me alone. I want to know what I can do.”"),),
    StepKind.HELPLINE_HBA: (gettext_lazy("“My family must not know that I called. Can we talk?”"),),
    StepKind.FORCED_MARRIAGE_UNIT: (gettext_lazy("“I am being made to marry. My family must not know that I called.”"),),
    StepKind.CHILDLINE: (gettext_lazy("“Something is going on at home. Can I talk to you?”"),),
    StepKind.POLICE_101: (gettext_lazy("“I want to report something. I would like to speak to someone trained in this.”"),),
    StepKind.DVDS: (gettext_lazy("“I want to use my right to ask, called Clare’s Law. When is a safe time to call me?”"),),
    StepKind.IMMIGRATION_ADVICE: (gettext_lazy("“My visa depends on someone who hurts me. I need advice before I do anything.”"),),
    StepKind.IMMIGRATION_CONCESSION: (gettext_lazy("“I need advice before I apply, because it changes the visa I have.”"),),
    StepKind.MEDICAL_TODAY: (gettext_lazy("“Someone hurt me. I need to be checked today.”"),),
    StepKind.SUICIDE_CRISIS: (gettext_lazy("“I am thinking about ending my life. I need to talk now.”"),),
    StepKind.LEGAL_ORDERS: (gettext_lazy("“I need a court order to keep someone away. Can I get legal aid?”"),),
    StepKind.COUNSELLING: (gettext_lazy("“I would like counselling. How long is the wait, and is it free?”"),),
    StepKind.PET_FOSTERING: (gettext_lazy("“I need my pet kept safe for a while. The address must stay secret.”"),),
    StepKind.RESPECT_PHONELINE: (gettext_lazy("“I am worried about how I treat someone. I want to stop.”"),),
    StepKind.PERPETRATOR_PROGRAMME: (gettext_lazy("“I want to change how I behave. How do I join?”"),),
}


_A_LINE = gettext_lazy("Someone answers and asks if you can talk safely. You say only what you want to, and you can hang up at any time.")
_A_WORKER = gettext_lazy("They ask how and when they can reach you safely, and what you need. If it is not them, they tell you who it is.")
_AN_OFFICE = gettext_lazy(
    "They ask what happened and what you need. You can ask for a private room, and for someone of your own sex to speak to."
)
_POLICE = gettext_lazy("They ask where you are, if you are safe, and what happened. You can ask what they will do before you say more.")
_CLINIC = gettext_lazy("They ask how you are and when it happened. You decide about every step, and you can stop at any time.")
_LAWYER = gettext_lazy("They ask what happened and about your money, because some help is free. What you say to a lawyer stays with them.")
_CALLS: Mapping[StepKind, Promise] = {
    StepKind.HELPLINE_DA: _A_LINE,
    StepKind.HELPLINE_MEN: _A_LINE,
    StepKind.HELPLINE_LGBT: _A_LINE,
    StepKind.HELPLINE_STALKING: _A_LINE,
    StepKind.HELPLINE_HBA: _A_LINE,
    StepKind.RAPE_CRISIS: _A_LINE,
    StepKind.CHILDLINE: _A_LINE,
    StepKind.SUICIDE_CRISIS: _A_LINE,
    StepKind.RESPECT_PHONELINE: _A_LINE,
    StepKind.REFUGE: gettext_lazy(
        "They ask who is coming, which places are not safe for you, and what you need. "
        "Then they look for a space. It may take more than one call."
    ),
    StepKind.HOUSING_DUTY: _AN_OFFICE,
    StepKind.OUTREACH: _A_WORKER,
    StepKind.ISVA: _A_WORKER,
    StepKind.COUNSELLING: _A_WORKER,
    StepKind.POLICE_101: _POLICE,
    StepKind.DVDS: _POLICE,
    StepKind.SARC: _CLINIC,
    StepKind.MEDICAL_TODAY: _CLINIC,
    StepKind.LEGAL_ORDERS: _LAWYER,
    StepKind.IMMIGRATION_ADVICE: _LAWYER,
}


@dataclass(frozen=True, slots=True)
class Phrase:
    """Something to say. english: the same for whoever answers, when the reader reads another language; else ""."""

    text: str
    english: str = ""


def when_you_call(kind: StepKind) -> str:
    """What happens when somebody calls, or "" when the step says it itself or there is nobody to call."""
    return str(_CALLS.get(kind, ""))


def phrases_for(kind: StepKind, languages: Iterable[str] = (), *, for_someone: bool = False) -> tuple[Phrase, ...]:
    """Sentences in quotation marks, the interpreter first for somebody who would rather speak another language.

    for_someone: who calls is worried about another person, so the words are not those of the person herself.
    """
    phrases = _PHRASES.get(kind, ())
    if for_someone:
        phrases = (_FOR_SOMEONE,) if kind in _TAKES_CALLS_ABOUT_OTHERS else ()
    if not phrases:
        return ()
    said = [*_interpreter(languages), *map(str, phrases)]
    if reader_language() == "en":
        return tuple(map(Phrase, said))
    with translation.override("en"):
        english = [*_interpreter(languages), *map(str, phrases)]
    return tuple(map(Phrase, said, english))


def _interpreter(languages: Iterable[str]) -> list[str]:
    return [_("“%(language)s interpreter, please.”") % {"language": language_name(code)} for code in languages if code != "en"]
