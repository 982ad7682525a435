"""Everything a listing says of itself, in words, for its own page. What nobody knows is said out loud, with what to ask.

Made from `PublicService` only. It must not choose, match or leave anything out because of who reads: only the words differ between the
person's page and the professional's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from django.utils.dates import WEEKDAYS
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from directory_site.cards import ASK, NO, YES, Fact, Way
from directory_site.jinja2 import clock, day
from directory_site.jinja2 import listed as own_words
from directory_site.language import reader_language
from directory_site.listing_words import (
    COMMUNITIES,
    CONFIRMED_HOW,
    CONSENTS,
    DISABILITIES,
    GENDERS,
    PROFESSIONS,
    RELATIONSHIPS,
    RISKS,
    Words,
)
from pathways.core.hours import DAY_MINUTES, OpeningHours
from pathways.core.vocabulary import AreaMode, Gender, ServiceType
from services.geography.districts import UnknownDistrict, district_name
from services.hours import grouped_days
from services.languages import LANGUAGE_NAMES
from services.public import Contact, Eligibility, PublicService, Route

#: Somewhere to stay: children, pets, money and access decide here, so each is shown even when nobody knows.
PLACES_TO_STAY = frozenset({ServiceType.REFUGE, ServiceType.SAFE_ACCOMMODATION})


@dataclass(frozen=True, slots=True)
class Row:
    """One fact. text: what is known, "" when nobody knows; ask: what to ask then, or besides, in English: the page translates it."""

    label: str
    text: str
    ask: str = ""


@dataclass(frozen=True, slots=True)
class ContactDetails:
    """A way to get in touch with everything known about it. only: which districts it is for, "" for all."""

    way: Way
    hours: tuple[str, ...]
    only: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Entrance:
    """A way in. audience: RouteAudience. limits: who may use it, in words. check: nobody has confirmed that it exists."""

    audience: str
    how: str
    rows: tuple[Row, ...]
    form_url: str
    check: bool


# --- small words ------------------------------------------------------------------------------------------------------
def listed(keys: Iterable[str], words: Words) -> str:
    """The words for `keys`, in the order of the table, as one list: "women, trans women and men"."""
    held = set(keys)
    return joined(str(text) for key, text in words.items() if key in held)


def joined(words: Iterable[str]) -> str:
    return get_text_list([str(word) for word in words], _("and"))


def language_names(codes: Iterable[str]) -> str:
    """Names of languages in the reader's language where Django knows them, sorted as they are read."""
    return joined(sorted(_(LANGUAGE_NAMES.get(code, code)) for code in codes))


def district_names(codes: Iterable[str]) -> str:
    names = []
    for code in codes:
        try:
            names.append(district_name(code))
        except UnknownDistrict:
            names.append(code)
    return joined(own_words(name, "en") for name in sorted(names))


def years(age_min: int | None, age_max: int | None) -> str:
    """Ages in words, "" when no limit is known."""
    if age_min is None and age_max is None:
        return ""
    if age_max is None:
        return _("%(age)s and over") % {"age": age_min}
    if age_min is None:
        return _("Up to %(age)s") % {"age": age_max}
    return _("%(youngest)s to %(oldest)s") % {"youngest": age_min, "oldest": age_max}


def scores(dash_min: int | None, dash_max: int | None) -> str:
    if dash_min is None and dash_max is None:
        return ""
    if dash_max is None:
        return _("%(score)s or more") % {"score": dash_min}
    if dash_min is None:
        return _("Up to %(score)s") % {"score": dash_max}
    return _("%(lowest)s to %(highest)s") % {"lowest": dash_min, "highest": dash_max}


def hours_lines(hours: OpeningHours | None) -> tuple[str, ...]:
    """Opening hours as people read them, one line for each run of days; () when nobody knows."""
    if hours is None:
        return ()
    if hours.is_always_open:
        return (_("Day and night, every day"),)
    lines = []
    for first, last, times in grouped_days(hours):
        days = str(WEEKDAYS[first]) if first == last else _("%(first)s to %(last)s") % {"first": WEEKDAYS[first], "last": WEEKDAYS[last]}
        if (first, last) == (0, 6):
            days = _("Every day")
        spans = joined(_("%(start)s to %(end)s") % {"start": _clock(start), "end": _clock(end)} for start, end in times)
        lines.append(_("%(days)s, %(times)s") % {"days": days, "times": spans})
    if hours.open_on_bank_holidays is not None:
        lines.append(_("Open on bank holidays") if hours.open_on_bank_holidays else _("Closed on bank holidays"))
    else:
        lines.append(_("Bank holidays: not known"))
    return tuple(lines)


def _clock(minutes: int) -> str:
    hour, minute = divmod(minutes % DAY_MINUTES, 60)
    return clock(time(hour, minute))


# --- who it is for ----------------------------------------------------------------------------------------------------
def in_short(service: PublicService) -> tuple[str, ...]:
    """Kind, gender, age and area in a few words each; what is not known is left to the table."""
    who = service.eligibility
    genders = _genders(who)
    parts = [service.service_type_name, genders[:1].upper() + genders[1:], years(who.age_min, who.age_max), _area_in_short(service)]
    return tuple(part for part in parts if part)


def _genders(who: Eligibility) -> str:
    if who.genders is None:
        return ""
    return _("anyone, whatever their gender") if who.genders == frozenset(Gender) else listed(who.genders, GENDERS)


def _area_in_short(service: PublicService) -> str:
    if service.area_mode == AreaMode.SERVES_EVERYONE:
        return _("People from anywhere")
    if service.area_mode == AreaMode.EXCLUDES_RESIDENTS:
        return ""
    if len(service.area_names) > 2:
        return ngettext("%(count)s area", "%(count)s areas", len(service.area_names)) % {"count": len(service.area_names)}
    return joined(own_words(name, "en") for name in service.area_names)


def who_rows(service: PublicService) -> tuple[Row, ...]:
    """Who a service is for. Gender, age, place and the police are always said; the rest where it is known, or decides."""
    who, stay = service.eligibility, service.service_type in PLACES_TO_STAY
    genders = _genders(who)
    rows = [
        Row(_("Gender"), genders[:1].upper() + genders[1:], "" if genders else gettext_noop("Who is it for?")),
        Row(_("Age"), _ages(who), "" if _ages(who) else gettext_noop("Is there an age limit?")),
        _where(service),
        Row(
            _("Police report"),
            {"not_needed": _("Not needed"), "required": _("The police must know about it first")}.get(who.police_report, ""),
            "" if who.police_report else gettext_noop("Does it matter if the police do not know?"),
        ),
    ]
    if who.relationships:
        rows.append(Row(_("Abuse by"), _sentence(listed(who.relationships, RELATIONSHIPS))))
    if who.by_and_for:
        rows.append(Row(_("Led by and for"), _sentence(listed(who.by_and_for, COMMUNITIES))))
    if who.disabilities:
        rows.append(Row(_("Knows how to help"), _sentence(listed(who.disabilities, DISABILITIES))))
    decides = (
        (_("Children"), _children(who), gettext_noop("Can children come too? How old may sons be?"), stay),
        (
            _("Pets"),
            _three(who.pets, _("Can come too"), _("Can’t come. Ask who can look after them.")),
            gettext_noop("Can a pet come too?"),
            stay,
        ),
        (
            _("No recourse to public funds"),
            _("Only for people with no recourse to public funds")
            if who.only_no_recourse
            else _three(who.accepts_no_recourse, _("It does not rule you out"), _("They can’t pay for it themselves. Ask who can.")),
            gettext_noop("Does a visa without benefits matter?"),
            stay,
        ),
        (
            _("Drugs and alcohol"),
            _three(who.substance_use, _("Using them does not rule you out"), _("Not for people who use them now")),
            gettext_noop("Does using drugs or alcohol matter?"),
            stay,
        ),
        (
            _("Severe mental illness"),
            _three(who.mental_health, _("It does not rule you out"), _("They can’t give the care it needs")),
            gettext_noop("Does a severe mental illness matter?"),
            stay,
        ),
        (
            _("Wheelchair"),
            _three(who.wheelchair, _("You can get in and around"), _("No step-free way in. Ask what else they can do.")),
            gettext_noop("Is there a way in for a wheelchair?"),
            stay,
        ),
        (_("LGBT+ people"), _three(who.lgbt_inclusive, _("Welcome"), ""), "", False),
    )
    rows += [Row(label, text, "" if text else ask) for label, text, ask, always in decides if text or always]
    if who.note:
        rows.append(Row(_("Also"), own_words(who.note, service.language)))
    return tuple(rows)


def _ages(who: Eligibility) -> str:
    parts = [years(who.age_min, who.age_max)]
    if who.age_extended_max is not None:
        parts.append(_("up to %(age)s for some people") % {"age": who.age_extended_max})
    parts.append(own_words(who.age_note, "en"))
    return "; ".join(part for part in parts if part)


def _children(who: Eligibility) -> str:
    if who.children is False:
        return _("No children")
    parts = [_("Children can come too") if who.children else ""]
    if who.max_children is not None:
        parts.append(ngettext("%(count)s child at most", "%(count)s children at most", who.max_children) % {"count": who.max_children})
    if who.max_age_male_child is not None:
        parts.append(_("Sons up to %(age)s") % {"age": who.max_age_male_child})
    elif who.children:
        parts.append(_("Ask how old sons may be"))
    if who.max_age_female_child is not None:
        parts.append(_("Daughters up to %(age)s") % {"age": who.max_age_female_child})
    return ". ".join(part for part in parts if part)


def _where(service: PublicService) -> Row:
    names = joined(own_words(name, "en") for name in service.area_names)
    match service.area_mode:
        case AreaMode.SERVES_EVERYONE:
            return Row(_("Area"), _("It does not matter where you live"))
        case AreaMode.EXCLUDES_RESIDENTS:
            return Row(_("Area"), _("Not for people who live in %(areas)s") % {"areas": names})
    return Row(_("Area"), names, "" if names else gettext_noop("Which places do you help?"))


def _three(answer: bool | None, yes: str, no: str) -> str:
    return "" if answer is None else yes if answer else no


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


# --- languages, cost, waiting, access -----------------------------------------------------------------------------------
def language_rows(service: PublicService) -> tuple[Row, ...]:
    """Languages by kind: spoken there, by interpreter, in writing only. An interpreter is worth asking for when nobody knows."""
    held = service.languages
    rows = [
        Row(
            _("People there use"), language_names(held.spoken), "" if held.spoken else gettext_noop("Which languages do people there use?")
        ),
        _interpreter(service),
    ]
    if held.written:
        rows.append(Row(_("In writing only"), language_names(held.written)))
    if held.note:
        rows.append(Row(_("Also"), own_words(held.note, service.language)))
    return tuple(rows)


def _interpreter(service: PublicService) -> Row:
    held = service.languages
    if held.interpreter_any:
        return Row(_("Interpreter"), _("You can ask for one in any language. It should not be family or a friend."))
    if held.interpreter:
        return Row(_("Interpreter"), language_names(held.interpreter))
    if held.interpreter_any is False:
        return Row(_("Interpreter"), _("They can’t get one"))
    return Row(_("Interpreter"), "", gettext_noop("Can you get an interpreter? It should not be family or a friend."))


def practical_rows(service: PublicService) -> tuple[Row, ...]:
    rows = [
        Row(_("Cost"), own_words(service.cost, service.language), "" if service.cost else gettext_noop("Does it cost anything?")),
        Row(
            _("Waiting time"),
            own_words(service.waiting_time, service.language),
            "" if service.waiting_time else gettext_noop("How long is the wait? What helps until then?"),
        ),
    ]
    if service.access_note:
        rows.append(Row(_("Getting there and access"), own_words(service.access_note, service.language)))
    if service.is_confidential:
        rows.append(Row(_("Address"), _("The address is secret. Nobody will give it out.")))
    elif service.address:
        rows.append(
            Row(_("Address"), own_words(", ".join(part for part in (service.address.lines, service.address.postcode) if part), "en"))
        )
    return tuple(rows)


# --- ways to get in touch -----------------------------------------------------------------------------------------------
def contact_details(way: Way, service: PublicService, *, for_professional: bool = False) -> ContactDetails:
    """Whoever calls for work needs the hours and the district, not what their phone gives away."""
    contact = way.contact
    lines = hours_lines(contact.hours or service.hours)
    if contact.hours_note:
        lines += (own_words(contact.hours_note, "en"),)
    only = _("For %(areas)s only") % {"areas": district_names(contact.area_codes)} if contact.area_codes else ""
    return ContactDetails(way, lines, only, () if for_professional else tuple(_contact_facts(contact)))


def _contact_facts(contact: Contact) -> list[Fact]:
    """Bill, voicemail, name, cost: what a person must know before they press. The bill has a line of its own even when nobody knows."""
    facts = []
    if contact.kind in {"phone", "textphone", "sms", "sms_shortcode"}:
        facts += _bill(contact.shows_on_bill)
    if not contact.is_phone:
        return facts
    told = (
        (contact.free, _("Free to call"), _("Not free: it costs what your phone company asks"), _("cost of the call")),
        (contact.takes_voicemail, _("You can leave a message"), _("You can’t leave a message"), _("leaving a message")),
        (contact.anonymous, _("You need not give your name"), _("They will ask for your name"), _("calling without a name")),
        (contact.accepts_text, _("You can text this number"), _("You can’t text this number"), _("texting this number")),
    )
    facts += [Fact(YES, yes) if known else Fact(NO, no) for known, yes, no, _name in told if known is not None]
    if contact.bsl_hours:
        facts.append(Fact(YES, _("British Sign Language: %(hours)s") % {"hours": own_words(contact.bsl_hours, "en")}))
    unknown = [name for known, _yes, _no, name in told if known is None]
    if not contact.bsl_hours:
        unknown.append(_("British Sign Language"))
    if unknown:
        facts.append(Fact(ASK, _("Not known: %(things)s. Ask if it matters to you.") % {"things": joined(unknown)}))
    return facts


def _bill(shows: bool | None) -> list[Fact]:
    if shows:
        return [Fact(ASK, _("It shows on a phone bill. If someone checks your bill, use another phone."))]
    if shows is False:
        return [Fact(YES, _("It does not show on a phone bill"))]
    return [Fact(ASK, _("Shown on a phone bill: not known. If someone checks your bill, use another phone."))]


# --- ways in --------------------------------------------------------------------------------------------------------------
def entrance(route: Route, language: str, *, for_professional: bool) -> Entrance:
    """One way in; `language`: of the listing's texts.

    The person's page leaves scores, consent and forms of other people's routes to the professional's page.
    """
    rows = [Row(_("Age"), "; ".join(part for part in (years(route.age_min, route.age_max), own_words(route.age_note, "en")) if part))]
    if route.area_codes:
        rows.append(Row(_("Where"), district_names(route.area_codes)))
    rows.append(Row(_("They answer"), own_words(route.response_target, "en")))
    if for_professional:
        rows += [
            Row(_("DASH score"), _("Any score, or none") if route.any_risk else scores(route.dash_min, route.dash_max)),
            Row(_("DASH form"), _three(route.needs_dash, _("Needed"), _("Not needed"))),
            Row(_("Consent"), str(CONSENTS.get(route.consent, ""))),
            Row(_("Referrals from"), _sentence(listed(route.professions, PROFESSIONS))),
        ]
    return Entrance(route.audience, own_words(route.how, language), tuple(row for row in rows if row.text), route.form_url, route.assumed)


def referral_rows(service: PublicService) -> tuple[Row, ...]:
    """What decides a professional's referral. Not known is said, because a bounced referral costs days."""
    who = service.eligibility
    asked_by_route = any(route.consent for route in service.routes)  # the ways in say it, each for itself
    rows = [
        Row(_("Risk"), _sentence(listed(who.risks, RISKS)), "" if who.risks else gettext_noop("Is there a risk level?")),
        Row(_("DASH score"), scores(who.dash_min, who.dash_max)),
        Row(
            _("Consent"), str(CONSENTS.get(who.consent, "")), "" if who.consent or asked_by_route else gettext_noop("Do you need consent?")
        ),
        Row(_("Abuse within"), _months(who.recency_months)),
        Row(_("Referrals from"), _sentence(listed(who.professions, PROFESSIONS))),
    ]
    return tuple(row for row in rows if row.text or row.ask)


def _months(count: int | None) -> str:
    return "" if count is None else ngettext("the last month", "the last %(count)s months", count) % {"count": count}


# --- proof ----------------------------------------------------------------------------------------------------------------
def proof_lines(service: PublicService) -> tuple[str, ...]:
    """Who confirmed what and when, and how long it stands."""
    proof, lines = service.proof, []
    if proof.is_demo:
        lines.append(_("This is demonstration data. Nobody has checked it with the service. Do not rely on it."))
    if proof.confirmed_on:
        how = CONFIRMED_HOW.get(proof.confirmed_how)
        parts = {"date": day(proof.confirmed_on), "who": own_words(proof.confirmed_by, "en") or _("someone there"), "how": str(how or "")}
        lines.append(
            (_("On %(date)s, %(who)s said it was right (%(how)s).") if how else _("On %(date)s, %(who)s said it was right.")) % parts
        )
        if proof.needs_check:
            lines.append(_("That is a while ago. It may have changed: ask."))
    else:
        lines.append(_("Nobody at the service has confirmed it to us yet."))
        if proof.confidence == "partly_seen":
            lines.append(_("We saw only part of a public source."))
        elif proof.confidence == "memory":
            lines.append(_("We have seen no source for it yet."))
    if proof.valid_to:
        lines.append(_("It is planned to run until %(date)s.") % {"date": day(proof.valid_to)})
    elif proof.time_limited:
        lines.append(_("Its funding is for a limited time."))
    return tuple(lines)


@dataclass(frozen=True, slots=True)
class SourceLine:
    """Where a fact was seen. href: "" when the source is not a web address. about: the contact it is for, "" for the listing."""

    text: str
    href: str
    about: str
    seen_on: date | None


def source_lines(service: PublicService) -> tuple[SourceLine, ...]:
    lines = [_source(text, "", None) for text in service.proof.sources]
    lines += [_source(contact.source, contact.display, contact.checked_on) for contact in service.contacts if contact.source]
    return tuple(dict.fromkeys(lines))


def _source(text: str, about: str, seen_on: date | None) -> SourceLine:
    is_address = text.startswith(("https://", "http://")) and not any(space in text for space in " \t")
    shown = text.removeprefix("https://").removeprefix("http://").rstrip("/") if is_address else text
    return SourceLine(shown, text if is_address else "", about, seen_on)


def texts_language(service: PublicService) -> str:
    """The language of the listing's own texts where it is not the reader's, else ""."""
    return service.language if service.language != reader_language() else ""
