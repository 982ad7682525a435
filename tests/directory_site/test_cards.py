"""A card says one number to press, whether somebody answers, and what is not known."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.template import engines
from django.utils import translation

from directory_site.cards import (
    ASK,
    NO,
    OPEN,
    SHUT,
    UNKNOWN,
    YES,
    Fact,
    Opening,
    Reader,
    card_of,
    checked,
    kept_card,
    opening,
    ways_of,
)
from directory_site.language import reader_language
from services.hours import parse_hours
from services.made_up import DEMO_PROOF, make_contact, make_public_service, make_route
from services.public import Languages

LONDON = ZoneInfo("Europe/London")
MONDAY_NOON = datetime(2026, 11, 23, 12, 0, tzinfo=LONDON)
MONDAY_EVENING = datetime(2026, 11, 23, 20, 0, tzinfo=LONDON)
FRIDAY_EVENING = datetime(2026, 11, 27, 20, 0, tzinfo=LONDON)
READER = Reader(MONDAY_NOON)
ALWAYS = parse_hours("24 hours")
OFFICE = parse_hours("Mon-Fri 09:00-17:30")


def test_a_date_and_the_end_of_a_sentence_make_one_point():
    seen = make_public_service(contacts=(make_contact(checked_on=date(2025, 11, 7)),))
    with translation.override("lt"):
        assert ".." not in checked(seen)
        assert "2025-11-07." in checked(seen)


@pytest.mark.parametrize(
    ("hours", "moment", "expected"),
    [
        (ALWAYS, MONDAY_NOON, Opening(OPEN, "Open now, day and night")),
        (OFFICE, MONDAY_NOON, Opening(OPEN, "Open now, until 5:30pm")),
        (OFFICE, MONDAY_EVENING, Opening(SHUT, "Closed now. Opens tomorrow at 9am")),
        (OFFICE, datetime(2026, 11, 23, 7, 0, tzinfo=LONDON), Opening(SHUT, "Closed now. Opens today at 9am")),
        (OFFICE, FRIDAY_EVENING, Opening(SHUT, "Closed now. Opens on Monday at 9am")),
        (parse_hours("Mon-Thu 09:00-17:00"), datetime(2026, 12, 24, 20, 0, tzinfo=LONDON), Opening(SHUT, "Closed now")),
        (parse_hours("Fri 20:00-08:00"), FRIDAY_EVENING, Opening(OPEN, "Open now, until 8am")),
        (None, MONDAY_NOON, Opening(UNKNOWN, "Opening hours not known")),
        (OFFICE, datetime(2026, 12, 25, 12, 0, tzinfo=LONDON), Opening(UNKNOWN, "Opening hours not known")),
    ],
)
def test_opening_says_in_words_what_the_clock_means(hours, moment, expected):
    assert opening(hours, moment) == expected


def test_ways_put_the_phone_that_is_answered_now_first():
    service = make_public_service(
        contacts=(
            make_contact("https://example.org/chat", kind="webchat", hours=ALWAYS),
            make_contact("01632960001", hours=OFFICE),
            make_contact("01632960002", hours=ALWAYS, topic="Family law"),
            make_contact("01632960003", hours=ALWAYS),
            make_contact("01632960004", hours=ALWAYS, free=True),
        )
    )
    assert [way.contact.value for way in ways_of(service, Reader(MONDAY_EVENING))] == [
        "01632960004",
        "01632960003",
        "01632960002",
        "01632960001",
        "https://example.org/chat",
    ]


def test_ways_leave_out_contacts_for_other_people_and_other_districts():
    service = make_public_service(
        contacts=(
            make_contact("01632960001", audiences=frozenset({"professional"})),
            make_contact("01632960002", area_codes=frozenset({"E06000031"})),
            make_contact("01632960003", audiences=frozenset({"self"}), area_codes=frozenset({"E07000010"})),
        )
    )
    assert [way.contact.value for way in ways_of(service, Reader(MONDAY_NOON, district="E07000010"))] == ["01632960003"]
    assert [way.contact.value for way in ways_of(service, READER)] == ["01632960002", "01632960003"]


@pytest.mark.parametrize(
    ("facts", "action", "href"),
    [
        ({"kind": "phone", "value": "08000000000"}, "Call", "tel:08000000000"),
        ({"kind": "sms_shortcode", "value": "60777", "keyword": "HELP"}, "Text HELP to", "sms:60777?body=HELP"),
        ({"kind": "sms", "value": "01632960001"}, "Text", "sms:01632960001"),
        ({"kind": "textphone", "value": "01632960001"}, "Textphone", "tel:01632960001"),
        ({"kind": "email", "value": "a@example.org"}, "Email", "mailto:a@example.org"),
        ({"kind": "bsl", "value": "https://example.org/bsl"}, "British Sign Language", "https://example.org/bsl"),
        ({"kind": "webchat", "value": "https://example.org/chat"}, "Web chat", "https://example.org/chat"),
        ({"kind": "form", "value": "https://example.org/form"}, "Form on their website", "https://example.org/form"),
        ({"kind": "website", "value": "https://example.org"}, "Website", "https://example.org"),
    ],
)
def test_a_way_says_what_pressing_it_does(facts, action, href):
    (way,) = ways_of(make_public_service(contacts=(make_contact(**facts),)), READER)
    assert (way.action, way.href) == (action, href)


def test_card_says_what_is_known_and_what_to_ask():
    service = make_public_service(contacts=(make_contact(free=True, anonymous=True, shows_on_bill=True),))
    card = card_of(service, Reader(MONDAY_NOON, languages=("lt",)), fits=("Works in Fenland",), unknown=("Ask: do they take pets?",))
    assert card.facts == (
        Fact(YES, "You can contact them yourself"),
        Fact(YES, "Free to call"),
        Fact(YES, "You need not give your name"),
        Fact(YES, "Works in Fenland"),
        Fact(ASK, "The call shows on a phone bill. If someone checks your bill, use another phone."),
        Fact(ASK, "Ask: can they get an interpreter for Lithuanian?"),
        Fact(ASK, "Ask: do they take pets?"),
    )


@pytest.mark.parametrize(
    ("languages", "expected"),
    [
        (Languages(frozenset({"lt"}), frozenset(), frozenset(), None, ""), Fact(YES, "Someone there uses Lithuanian")),
        (Languages(frozenset(), frozenset({"lt"}), frozenset(), None, ""), Fact(YES, "Interpreter for Lithuanian")),
        (Languages(frozenset(), frozenset(), frozenset(), True, ""), Fact(YES, "Ask for an interpreter: say “Lithuanian, please”")),
        (Languages(frozenset(), frozenset(), frozenset(), False, ""), Fact(NO, "No interpreter for Lithuanian")),
    ],
)
def test_card_says_how_the_reader_s_language_is_met(languages, expected):
    card = card_of(make_public_service(languages=languages), Reader(MONDAY_NOON, languages=("en", "lt")))
    assert card.facts == tuple(sorted((Fact(YES, "You can contact them yourself"), expected), key=lambda fact: fact.mark == NO))


def test_card_of_an_assumed_way_in_says_to_ask():
    card = card_of(make_public_service(routes=(make_route(assumed=True),)), READER)
    assert card.facts == (Fact(ASK, "Ask: can you contact them yourself?"),)


def test_a_service_that_only_professionals_can_reach_is_labelled():
    service = make_public_service(routes=(make_route("professional"), make_route("police")), contacts=())
    card = card_of(service, READER)
    assert (card.needs_professional, card.facts, card.main) == (True, (), None)
    assert card.missing == "We have no public number. A professional asks for you."


def test_a_service_without_known_routes_is_not_called_closed():
    assert not make_public_service(routes=()).needs_professional


def test_a_card_without_contacts_says_where_to_look_instead():
    assert card_of(make_public_service(contacts=(), website="https://example.org"), READER).missing == (
        "We have no checked phone number. Their website has their contact details."
    )
    assert card_of(make_public_service(contacts=()), READER).missing == (
        "We have no checked way to contact them yet. A helpline can put you in touch."
    )


def test_checked_is_said_only_when_somebody_confirmed_it():
    def words(**facts):
        return card_of(make_public_service(contacts=(make_contact(checked_on=date(2025, 11, 7)),), proof=replaced(**facts)), READER).checked

    def replaced(**facts):
        from dataclasses import replace

        return replace(DEMO_PROOF, **facts)

    assert words() == "Seen in a public source on 7 November 2025. Not yet checked with them."
    assert words(confirmed_on=date(2026, 10, 1), needs_check=False) == "Checked with them on 1 October 2026"
    assert words(confirmed_on=date(2026, 1, 1)) == "Last checked with them on 1 January 2026. It may have changed."
    assert card_of(make_public_service(), READER).checked == "Not yet checked with them"


def test_a_judged_card_says_nothing_twice_and_keeps_to_the_first_ticks():
    service = make_public_service(contacts=(make_contact(free=True, shows_on_bill=True),))
    card = card_of(
        service,
        Reader(MONDAY_NOON, languages=("lt",)),
        fits=("Interpreter.", "For women.", "Works here."),
        unknown=("Ask: pets?",),
        judged=True,
    )
    assert card.facts == (
        Fact(YES, "You can contact them yourself"),
        Fact(YES, "Free to call"),
        Fact(YES, "Interpreter."),
        Fact(ASK, "The call shows on a phone bill. If someone checks your bill, use another phone."),
        Fact(ASK, "Ask: pets?"),
    )


# --- cards that are kept --------------------------------------------------------------------------------------------
def test_kept_card_is_the_same_until_it_says_something_else():
    service = make_public_service(hours=OFFICE, contacts=(make_contact(),), routes=(make_route("self"),))
    noon = kept_card(service, READER, reader_language())
    assert noon == card_of(service, READER)
    assert kept_card(service, Reader(MONDAY_NOON.replace(minute=7)), reader_language()) is noon
    assert kept_card(service, Reader(MONDAY_EVENING), reader_language()) == card_of(service, Reader(MONDAY_EVENING))
    assert kept_card(service, Reader(MONDAY_EVENING), reader_language()) != noon
    assert kept_card(service, READER, reader_language(), ("Ask: which ages?",)).facts[-1] == Fact(ASK, "Ask: which ages?")
    polish = Reader(MONDAY_NOON, languages=("pl",))
    assert kept_card(service, polish, reader_language()) == card_of(service, polish)
    with translation.override("pl"):
        assert kept_card(service, READER, reader_language()) == card_of(service, READER) != noon


def test_kept_card_follows_the_listing():
    contacts = (make_contact(),)
    before = make_public_service(name="Old name", contacts=contacts)
    assert kept_card(before, READER, reader_language()).name == "Old name"
    assert kept_card(make_public_service(name="New name", contacts=contacts), READER, reader_language()).name == "New name"


def test_kept_card_is_drawn_once_for_each_way_of_drawing():
    card = kept_card(make_public_service(name="Kestrel line", contacts=(make_contact(),)), READER, reader_language())
    template = engines["jinja2"].from_string('{% from "macros/card.html" import card as draw %}{{ draw(one, href=href, brief=brief) }}')
    first = template.render({"one": card, "href": "/s/1/", "brief": False})
    assert '<a href="/s/1/">Kestrel line</a>' in first
    assert '<a href="/s/2/">Kestrel line</a>' in template.render({"one": card, "href": "/s/2/", "brief": False})
    assert template.render({"one": card, "href": "/s/1/", "brief": True}) != first
    pieces = dict(card.drawn)
    assert template.render({"one": card, "href": "/s/1/", "brief": False}) == first
    assert card.drawn == pieces
    assert len(pieces) == 5  # three tops, two of what stands below
