"""The page of one service: what a person must know before they press a number, and what it never says."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from directory_site.models import PagesVersion, SiteSettings
from directory_site.views.service import service_context
from services.made_up import make_contact, make_public_service, make_route
from services.public import public_view
from tests.directory_site.pages import links, main, page, section, words
from tests.factories import make_area, make_service

pytestmark = pytest.mark.django_db

MONDAY_NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def get(client, service, lane: str = "/s/") -> str:
    response = client.get(f"{lane}{service.code}/")
    assert response.status_code == 200
    return page(response)


def test_page_has_a_neutral_title_and_leads_out(client):
    source = get(client, make_service("dahlia"))
    assert re.search("<title>(.*)</title>", source)[1] == "Service details - Local help"
    assert "data-exit" in source
    assert "dahlia" not in source.split("<main")[0].lower()


def test_page_shows_one_number_to_press_and_the_rest_apart(client):
    service = make_service(
        contacts=(
            {"kind": "phone", "display": "01632 960001", "label": "Office", "hours": "Mon 09:00-09:01; bank holidays closed"},
            {"kind": "phone", "display": "01632 960002", "label": "Day and night", "hours": "24 hours"},
            {"kind": "email", "display": "help@example.org"},
        )
    )
    source = get(client, service)
    assert "01632 960002 Open now, day and night" in section(source, "Day and night")
    pressed = [href for href in links(source) if href.startswith(("tel:", "mailto:")) and href != "tel:999"]
    assert pressed == ["tel:01632960002", "tel:01632960001", "mailto:help@example.org"]


def test_page_says_the_hours_in_words(client):
    service = make_service(contacts=({"kind": "phone", "display": "01632 960001", "hours": "Mon-Fri 09:30-17:00; Sat 10:00-12:00"},))
    text = words(main(get(client, service)))
    assert "Monday to Friday, 9:30am to 5pm Saturday, 10am to noon Bank holidays: not known" in text


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"shows_on_bill": True}, "It shows on a phone bill. If someone checks your bill, use another phone."),
        ({"shows_on_bill": False}, "It does not show on a phone bill"),
        ({}, "Shown on a phone bill: not known. If someone checks your bill, use another phone."),
        ({"free": True}, "Free to call"),
        ({"free": False}, "Not free: it costs what your phone company asks"),
        ({"takes_voicemail": True}, "You can leave a message"),
        ({"anonymous": True}, "You need not give your name"),
        ({"accepts_text": True}, "You can text this number"),
        ({"bsl_hours": "weekdays 10 to 4"}, "British Sign Language: weekdays 10 to 4"),
        (
            {},
            "Not known: cost of the call, leaving a message, calling without a name, texting this number and British Sign Language. "
            "Ask if it matters to you.",
        ),
    ],
)
def test_page_says_what_a_call_gives_away_and_what_nobody_knows(client, facts, said):
    service = make_service(contacts=({"kind": "phone", "display": "01632 960001"} | facts,))
    assert said in section(get(client, service), "Contact")


def test_page_says_not_known_out_loud_and_what_to_ask(client):
    source = get(client, make_service(areas=(make_area(),)))
    assert section(source, "Who it is for") == (
        "Who it is for Who it is for Gender Not known. Ask: “Who is it for?” Age Not known. Ask: “Is there an age limit?” "
        "Area Fenland Police report Not known. Ask: “Does it matter if the police do not know?”"
    )
    assert "Interpreter Not known. Ask: “Can you get an interpreter? It should not be family or a friend.”" in section(source, "Languages")
    assert "Cost Not known. Ask: “Does it cost anything?”" in section(source, "Good to know")


def test_page_says_who_it_is_for(client):
    service = make_service(
        genders=["woman", "trans_woman"],
        age_min=16,
        age_max=25,
        age_note="or 30 if you have been in care",
        police_report="not_needed",
        relationships=["partner", "family"],
        by_and_for=["south_asian"],
        languages_spoken=["ur", "pl"],
        languages_written=["ro"],
        interpreter_any=True,
        cost="Free",
        waiting_time="About two weeks",
    )
    source = get(client, service)
    assert section(source, "Who it is for") == (
        "Who it is for Who it is for Gender Women and trans women Age 16 to 25; or 30 if you have been in care Area Fenland "
        "Police report Not needed Abuse by A partner and family Led by and for South Asian people"
    )
    assert section(source, "Languages") == (
        "Languages Languages People there use Polish and Urdu Interpreter You can ask for one in any language. "
        "It should not be family or a friend. In writing only Romanian"
    )
    assert section(source, "Good to know") == "Good to know Good to know Cost Free Waiting time About two weeks"


def test_page_of_a_refuge_has_no_place_and_says_so(client):
    source = get(client, make_service("safe-house", service_type="refuge", children=True, max_age_male_child=14))
    assert "Address The address is secret. Nobody will give it out." in section(source, "Good to know")
    who = section(source, "Who it is for")
    assert "Children Children can come too. Sons up to 14" in who
    assert "Pets Not known. Ask: “Can a pet come too?”" in who


def test_page_shows_a_public_address_only_where_there_is_one(client):
    public = make_service("centre", address="1 Example Road, Anytown", postcode="PE1 1AA")
    assert "Address 1 Example Road, Anytown, PE1 1AA" in section(get(client, public), "Good to know")


def test_page_of_a_service_that_a_professional_asks_for_leads_to_a_line(client, national_line):
    service = make_service(
        "idva",
        service_type="idva",
        routes=({"audience": "professional", "methods": ["form"], "how_en": "DASH 17 or more."},),
        contacts=({"kind": "phone", "display": "01632 960005"},),
    )
    source = get(client, service)
    own = section(source, "How to get this help")
    assert "A professional asks for you" in own
    assert "tel:01632960100" in links(source)
    assert "tel:01632960005" not in links(source)
    assert "DASH" not in words(main(source))


def test_professional_page_says_how_to_refer(client):
    service = make_service(
        "idva",
        service_type="idva",
        professional_notes="Ring the duty adviser.",
        risks=["high"],
        dash_min=14,
        recency_months=3,
        routes=(
            {
                "audience": "professional",
                "methods": ["form"],
                "how_en": "Send the form.",
                "form_url": "https://example.org/form",
                "consent": "required",
                "needs_dash": True,
                "dash_min": 14,
                "professions": ["housing_officer"],
                "response_target": "next working day",
            },
        ),
        contacts=(
            {"kind": "phone", "display": "01632 960005"},
            {"kind": "phone", "display": "01632 960006", "label": "Duty adviser", "audiences": ["professional"]},
        ),
    )
    source = get(client, service, "/pro/s/")
    refer = section(source, "How to refer")
    for said in (
        "Send the form.",
        "They answer next working day",
        "DASH score 14 or more",
        "DASH form Needed",
        "Consent Needed",
        "Referrals from Housing officers",
        "Ring the duty adviser.",
        "Risk High",
        "Abuse within the last 3 months",
    ):
        assert said in refer
    assert links(source)["https://example.org/form"] == "Their form"
    assert section(source, "Contact") == "Contact"
    assert "01632 960006" in section(source, "Duty adviser")
    assert "Ring the duty adviser." not in words(get(client, service))


def test_route_that_nobody_confirmed_says_so(client):
    service = make_service(routes=({"audience": "self", "methods": ["phone"], "how_en": "Call.", "assumed": True},))
    assert "Nobody has confirmed this way in. Ask before you count on it." in section(get(client, service), "How to get in")


def test_page_says_who_checked_it_and_where_facts_were_seen(client, today_plus):
    service = make_service(
        confirmed_on=today_plus(-1),
        confirmed_by="duty manager",
        confirmed_how="called",
        sources="https://example.org/page/\nA leaflet",
        contacts=({"kind": "phone", "display": "01632 960001", "source": "https://example.org/tel", "checked_on": today_plus(-3)},),
    )
    source = get(client, service)
    assert "duty manager said it was right (by phone)." in section(source, "Who checked this, and when")
    assert links(source)["https://example.org/page/"] == "example.org/page"
    assert "A leaflet" in words(main(source))
    assert "<bdi>01632 960001</bdi>: " in source
    assert links(source)["https://example.org/tel"] == "example.org/tel"


def test_page_says_how_to_tell_us_only_when_there_is_an_address(client, site_pages):
    service = make_service()
    assert "This is wrong" not in words(main(get(client, service)))
    SiteSettings.objects.update(corrections_email="listings@example.org")
    PagesVersion.move_on()
    assert links(get(client, service))["mailto:listings@example.org"] == "This is wrong: tell us"


def test_page_without_a_number_gives_one_that_answers_now(client, national_line):
    source = get(client, make_service(contacts=(), website="https://example.org"))
    assert "We have no checked way to contact them." in section(source, "Contact")
    assert "01632 960100 Open now, day and night" in section(source, "National line")
    assert "tel:01632960100" not in links(get(client, make_service("other")))


def test_demonstration_listing_says_so(client):
    assert "Demonstration data, not checked with the service." in words(main(get(client, make_service("demo", is_demo=True))))
    assert "Demonstration data" not in words(main(get(client, make_service("real"))))


@pytest.mark.parametrize("lane", ["/s/", "/pro/s/"])
@pytest.mark.parametrize("code", ["nothing", "2%00x", "x" * 3000, "%F0%9F%90%9F", "..%2e"])
def test_unknown_code_is_a_page_that_leads_on(client, national_line, lane, code):
    response = client.get(f"{lane}{code}/")
    assert response.status_code == 404
    source = page(response)
    assert "tel:01632960100" in links(source)
    assert {"/search/", "/pro/find/"} & set(links(source))


def test_draft_has_no_page(client):
    assert client.get(f"/s/{make_service('draft', publish=False).code}/").status_code == 404


def test_pages_are_not_kept_and_set_no_cookie(client):
    response = client.get(f"/s/{make_service().code}/")
    assert (response.headers["Cache-Control"], response.headers["Referrer-Policy"], response.cookies) == ("no-store", "no-referrer", {})


@pytest.mark.parametrize("count", [1, 3])
def test_page_needs_the_same_queries_however_many_listings_there_are(client, site_pages, django_assert_num_queries, count):
    services = [make_service(f"service-{number}") for number in range(count)]
    client.get(f"/s/{services[0].code}/")
    with django_assert_num_queries(1):
        client.get(f"/s/{services[0].code}/")


def test_professional_sees_the_line_for_professionals_first():
    service = make_public_service(
        contacts=(make_contact("01632960001", free=True), make_contact("01632960002", audiences=frozenset({"professional"}))),
        routes=(make_route("professional"),),
    )
    assert service_context(service, "professional", MONDAY_NOON)["main"].way.contact.value == "01632960002"
    assert service_context(service, "self", MONDAY_NOON)["main"] is None


def test_contact_for_some_districts_says_which(client):
    service = make_service(contacts=({"kind": "phone", "display": "01632 960001", "area_codes": ["E07000010", "E07000008"]},))
    assert "For Cambridge and Fenland only" in section(get(client, service), "Contact")


def test_change_of_a_secret_place_changes_no_byte_of_the_page(client):
    """Whatever a row holds, a refuge's public view has no address: the page is drawn from nothing else."""
    service = make_service("safe-house", service_type="refuge")
    before = get(client, service)
    service.address, service.postcode, service.lat, service.lng = "1 Example Road", "PE1 1AA", 52.5, -0.2
    assert (
        service_context(public_view(service), "self", MONDAY_NOON)["practical"][-1].text
        == "The address is secret. Nobody will give it out."
    )
    assert get(client, service) == before


def test_a_listings_own_english_is_marked_in_another_language_and_common_words_are_translated(client):
    service = make_service(
        "dahlia",
        cost_en="Free",
        access_note_en="A woman too can come.",
        who_note_en="For anyone.",
        routes=({"audience": "self", "methods": ["phone"], "how_en": "Call, or use the website.", "response_target": "Two days"},),
        contacts=({"kind": "phone", "display": "01632 960001", "label_en": "Live chat", "hours_note": "Monday to Friday, 10am."},),
    )
    source = client.get(f"/ur/s/{service.code}/").content.decode()
    for english in ("A woman too can come.", "For anyone.", "Call, or use the website.", "Two days", "Monday to Friday, 10am.", "Fenland"):
        assert f'<span lang="en" dir="ltr">{english}</span>' in source
        assert english not in source.replace(f'<span lang="en" dir="ltr">{english}</span>', "")
    assert "<td>مفت</td>" in source
    assert "<h3>لائیو چیٹ</h3>" in source
    english = client.get(f"/s/{service.code}/").content.decode()
    assert '<span lang="en"' not in english


def test_a_question_to_ask_has_the_english_beneath(client):
    service = make_service("dahlia")
    asked = '<span class="english" lang="en" dir="ltr">Ask: “Does it cost anything?”</span>'
    assert asked in client.get(f"/ur/s/{service.code}/").content.decode()
    english = client.get(f"/s/{service.code}/").content.decode()
    assert "Ask: “Does it cost anything?”" in english
    assert asked not in english


def test_a_form_is_a_way_to_contact_them_where_no_number_is_known(client):
    route = {"audience": "professional", "methods": ["form"], "form_url": "https://example.org/form"}
    service = make_service("idva", service_type="idva", routes=(route,), contacts=())
    assert section(get(client, service, "/pro/s/"), "Contact").startswith("Contact Their form")
    without = make_service("other", service_type="idva", routes=({"audience": "professional", "methods": []},), contacts=())
    assert "We have no checked way to contact them." in section(get(client, without, "/pro/s/"), "Contact")
