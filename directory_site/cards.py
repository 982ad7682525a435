"""A listing as a card shows it: one number to press, whether somebody answers now, and what is known, not known, or against it.

Made from `PublicService` only. Which listings to show and in which order is decided elsewhere (pathways, search); how it looks is in
templates/jinja2/macros/card.html.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from markupsafe import Markup

from directory_site.jinja2 import clock, day, day_and_month, listed, sms, tel
from directory_site.language import reader_language
from pathways.core.hours import OpeningHours
from pathways.core.remembering import remember
from pathways.core.vocabulary import RouteAudience
from services.hours import LONDON, next_opening, open_now
from services.languages import LANGUAGE_NAMES
from services.public import Contact, PublicService

YES, ASK, NO = "yes", "ask", "no"
OPEN, SHUT, UNKNOWN = "open", "shut", "unknown"
MOST_TICKS = 3  # of a card in an answer; everything known stands on the page of the service
_CARD_WAYS = ("sms", "sms_shortcode", "webchat", "bsl", "textphone", "email", "form")


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads the card. audience: a RouteAudience value. district: ONS code. languages: BCP 47 codes, English left out. moment: aware.

    writes: cannot hear a call, so text, chat and sign language come before every number. signs: in British Sign Language.
    """

    moment: datetime
    audience: str = RouteAudience.SELF.value
    district: str | None = None
    languages: tuple[str, ...] = ()
    writes: bool = False
    signs: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """mark: YES known and true for the reader, ASK not known or ask when you call, NO does not fit. text says it in words."""

    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Opening:
    """state: OPEN, SHUT or UNKNOWN; text says so in words, never by colour alone."""

    state: str
    text: str


@dataclass(frozen=True, slots=True)
class Way:
    """One way to get in touch.

    action: the words on the button or link. href: tel:, sms:, mailto: or an address. display: as the service writes it.
    name: "Helpline", "Out of hours", or "". always: day and night. contact: the whole public contact, for pages that show every fact.
    """

    kind: str
    action: str
    href: str
    display: str
    name: str
    opening: Opening
    always: bool
    contact: Contact


@dataclass(frozen=True, slots=True)
class Card:
    """What a card shows.

    main: the number to press, None when there is none to show. others: further ways for a card's second line. missing: what to say
    instead of a number. language: of the texts, when it is not the reader's; else "".
    """

    service: PublicService
    name: str
    organisation: str
    summary: str
    language: str
    main: Way | None
    others: tuple[Way, ...]
    facts: tuple[Fact, ...]
    needs_professional: bool
    missing: str
    checked: str
    why: tuple[str, ...]
    #: What was drawn of it (templates/jinja2/macros/card.html), for cards that are shown again.
    drawn: dict[tuple[object, ...], Markup] = field(default_factory=dict, compare=False, repr=False)


#: Cards that a process holds; more than a page of hits for every question that is asked often.
MOST_KEPT = 3000
_kept: dict[tuple[object, ...], tuple[PublicService, Card]] = {}


def kept_card(service: PublicService, reader: Reader, language: str, unknown: tuple[str, ...] = ()) -> Card:
    """As `card_of`, the very same card for as long as it says the same: the listing, what is open, and what of a reader it hangs on.

    language: the reader's, which who wants many cards asks for once.
    """
    minute = reader.moment.replace(second=0, microsecond=0)
    states = tuple(_opening(contact.hours or service.hours, minute, language) for contact in service.contacts)
    key = (id(service), language, reader.audience, reader.district, reader.languages, reader.writes, reader.signs, states, unknown)
    held = _kept.get(key)
    if held is None or held[0] is not service:
        held = remember(_kept, key, (service, card_of(service, reader, unknown=unknown)), MOST_KEPT)
    return held[1]


def card_of(
    service: PublicService,
    reader: Reader,
    *,
    fits: tuple[str, ...] = (),
    unknown: tuple[str, ...] = (),
    why: tuple[str, ...] = (),
    judged: bool = False,
) -> Card:
    """The card of one listing. fits, unknown, why: sentences of the pathway engine or of search, added to the card's own.

    judged: the engine has looked at this person. It then speaks for who may start and for languages, so that nothing is said twice,
    and the card keeps to the ticks that matter most.
    """
    ways = ways_of(service, reader)
    phones = [way for way in ways if way.contact.is_phone]
    main = phones[0] if phones and not reader.writes else next(iter(ways), None)
    added = [*(Fact(YES, text) for text in fits), *(Fact(ASK, text) for text in unknown)]
    facts = _judged_facts(service, reader, main, added) if judged else [*_own_facts(service, reader, main), *added]
    return Card(
        service=service,
        name=service.name,
        organisation=service.organisation if service.organisation != service.name else "",
        summary=service.summary,
        language=service.language if service.language != reader_language() else "",
        main=main,
        others=tuple(way for way in ways if way is not main and way.kind in _CARD_WAYS)[:3],
        facts=tuple(sorted(dict.fromkeys(facts), key=lambda fact: (YES, ASK, NO).index(fact.mark))),
        needs_professional=service.needs_professional,
        missing="" if main else _missing(service),
        checked=checked(service),
        why=why,
    )


# --- ways to get in touch -------------------------------------------------------------------------------------------
def ways_of(service: PublicService, reader: Reader) -> list[Way]:
    """Every contact this reader may use in their district, the best first: phones, open now, day and night, free, general."""
    usable = [
        contact
        for contact in service.contacts
        if (not contact.audiences or reader.audience in contact.audiences)
        and (not contact.area_codes or reader.district is None or reader.district in contact.area_codes)
    ]
    ways = [_way(contact, service, reader) for contact in usable]
    rank = {OPEN: 0, UNKNOWN: 1, SHUT: 2}
    return sorted(
        ways,
        key=lambda way: (
            _unheard(way, reader) if reader.writes else 0,
            not way.contact.is_phone or way.kind == "textphone",
            rank[way.opening.state],
            bool(way.contact.topic),
            not way.contact.free,
        ),
    )


#: Best first for somebody who cannot hear a call; every other way comes after them.
_WITHOUT_SOUND = ("sms", "sms_shortcode", "webchat", "textphone", "email", "form")


def _unheard(way: Way, reader: Reader) -> int:
    if way.kind == "bsl":
        return -1 if reader.signs else len(_WITHOUT_SOUND)
    return _WITHOUT_SOUND.index(way.kind) if way.kind in _WITHOUT_SOUND else len(_WITHOUT_SOUND)


def _way(contact: Contact, service: PublicService, reader: Reader) -> Way:
    hours = contact.hours or service.hours
    action, href = _action(contact)
    return Way(
        kind=contact.kind,
        action=action,
        href=href,
        display=contact.display,
        name=listed(contact.label, service.language) or listed(contact.topic, "en"),
        opening=opening(hours, reader.moment),
        always=hours is not None and hours.is_always_open,
        contact=contact,
    )


def _action(contact: Contact) -> tuple[str, str]:
    match contact.kind:
        case "phone":
            return _("Call"), tel(contact.value)
        case "textphone":
            return _("Textphone"), tel(contact.value)
        case "sms" | "sms_shortcode":
            return (_("Text %(word)s to") % {"word": contact.keyword} if contact.keyword else _("Text")), sms(
                contact.value, contact.keyword
            )
        case "bsl":
            return _("British Sign Language"), contact.value
        case "email":
            return _("Email"), f"mailto:{contact.value}"
        case "webchat":
            return _("Web chat"), contact.value
        case "form":
            return _("Form on their website"), contact.value
    return _("Website"), contact.value


# --- open or not ----------------------------------------------------------------------------------------------------
def opening(hours: OpeningHours | None, moment: datetime) -> Opening:
    """Open now, or when it opens, in words. Hours that nobody knows are said to be not known."""
    return _opening(hours, moment.replace(second=0, microsecond=0), reader_language())


@lru_cache(maxsize=5000)  # many listings have the same hours, and within one minute many pages say the same of them
def _opening(hours: OpeningHours | None, moment: datetime, language: str) -> Opening:
    state = open_now(hours, moment)
    if hours is None or state is None:
        return Opening(UNKNOWN, _("Opening hours not known"))
    if hours.is_always_open:
        return Opening(OPEN, _("Open now, day and night"))
    if state:
        closes = _closes(hours, moment)
        return Opening(OPEN, _("Open now, until %(time)s") % {"time": clock(closes)} if closes else _("Open now"))
    opens = next_opening(hours, moment)
    return Opening(SHUT, _opens(opens, moment) if opens else _("Closed now"))


def _closes(hours: OpeningHours, moment: datetime) -> datetime | None:
    """When it closes, if that is within a day; found on the clock in England."""
    local = moment.astimezone(LONDON).replace(second=0, microsecond=0)
    minute = local.weekday() * 24 * 60 + local.hour * 60 + local.minute
    end = next((end for start, end in hours.spans if start <= minute < end), None)
    if end is None or end - minute >= 24 * 60 or end % (7 * 24 * 60) == 0:
        return None
    return local + timedelta(minutes=end - minute)


def _opens(opens: datetime, moment: datetime) -> str:
    days = (opens.date() - moment.astimezone(LONDON).date()).days
    time = clock(opens)
    if days == 0:
        return _("Closed now. Opens today at %(time)s") % {"time": time}
    if days == 1:
        return _("Closed now. Opens tomorrow at %(time)s") % {"time": time}
    if days < 7:
        return _("Closed now. Opens on %(day)s at %(time)s") % {"day": date_format(opens, "l"), "time": time}
    return _("Closed now. Opens on %(day)s at %(time)s") % {"day": day_and_month(opens), "time": time}


# --- what is known ----------------------------------------------------------------------------------------------------
def _own_facts(service: PublicService, reader: Reader, main: Way | None) -> list[Fact]:
    return [
        *_who_may_start(service, reader),
        *_phone_facts(main),
        *(_language_fact(service, code) for code in reader.languages if code != "en"),
    ]


def _judged_facts(service: PublicService, reader: Reader, main: Way | None, added: Sequence[Fact]) -> list[Fact]:
    own = [fact for fact in _who_may_start(service, reader) if fact.mark == YES] + _phone_facts(main)
    ticks = [fact for fact in (*own, *added) if fact.mark == YES]
    return [*ticks[:MOST_TICKS], *(fact for fact in (*own, *added) if fact.mark != YES)]


def _phone_facts(main: Way | None) -> list[Fact]:
    facts: list[Fact] = []
    if main and main.contact.is_phone:
        contact = main.contact
        if contact.free:
            facts.append(Fact(YES, _("Free to call")))
        if contact.anonymous:
            facts.append(Fact(YES, _("You need not give your name")))
        if contact.shows_on_bill:
            facts.append(Fact(ASK, _("The call shows on a phone bill. If someone checks your bill, use another phone.")))
        elif contact.shows_on_bill is False:
            facts.append(Fact(YES, _("The call does not show on a phone bill")))
    return facts


def _who_may_start(service: PublicService, reader: Reader) -> list[Fact]:
    if reader.audience == RouteAudience.PROFESSIONAL.value or service.needs_professional:
        return []
    own = [route for route in service.routes if route.audience == reader.audience]
    if any(not route.assumed for route in own):
        return [Fact(YES, _("You can contact them yourself"))]
    return [Fact(ASK, _("Ask: can you contact them yourself?"))]


def _language_fact(service: PublicService, code: str) -> Fact:
    names = {"language": language_name(code)}
    if code in service.languages.spoken:
        return Fact(YES, _("Someone there uses %(language)s") % names)
    if code in service.languages.interpreter:
        return Fact(YES, _("Interpreter for %(language)s") % names)
    if service.languages.interpreter_any:
        in_english = {"language": LANGUAGE_NAMES.get(code, code)}  # it is said to somebody English
        return Fact(YES, _("Ask for an interpreter: say “%(language)s, please”") % in_english)
    if service.languages.interpreter_any is False:
        return Fact(NO, _("No interpreter for %(language)s") % names)
    return Fact(ASK, _("Ask: can they get an interpreter for %(language)s?") % names)


def language_name(code: str) -> str:
    """The name of a language that a service may offer, as the reader's language calls it; Django's own catalogues know many."""
    return _(LANGUAGE_NAMES[code]) if code in LANGUAGE_NAMES else code


def _missing(service: PublicService) -> str:
    if service.needs_professional:
        return _("We have no public number. A professional asks for you.")
    if service.website:
        return _("We have no checked phone number. Their website has their contact details.")
    return _("We have no checked way to contact them yet. A helpline can put you in touch.")


def checked(service: PublicService) -> str:
    """Who confirmed it and when; "seen" is never called "checked"."""
    proof = service.proof
    if proof.confirmed_on:
        words = (
            _("Checked with them on %(date)s") if not proof.needs_check else _("Last checked with them on %(date)s. It may have changed.")
        )
        return words % {"date": day(proof.confirmed_on)}
    seen = [contact.checked_on for contact in service.contacts if contact.checked_on]
    if seen:
        return _("Seen in a public source on %(date)s. Not yet checked with them.") % {"date": day(max(seen))}
    return _("Not yet checked with them")
