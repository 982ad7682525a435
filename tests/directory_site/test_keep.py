"""What is taken away: numbers only unless asked, nothing of the site or the answers, and a file that tells nothing."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from directory_site.cards import Reader, card_of
from directory_site.keep import KeepForm, keepsake
from services.made_up import make_contact, make_public_service
from tests.directory_site.pages import main

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site_pages", "national_line")]

ANSWERS = {"step": "5", "help": "hurt", "age": "31", "district": "E07000010"}
TELLING = re.compile(r"abus|violen|rape|refuge|help|localhost|testserver|waymark|http", re.IGNORECASE)


def card(page: str) -> str:
    return page[page.index('<div class="keep">') : page.index("<form", page.index('<div class="keep">'))]


def test_the_card_holds_numbers_and_nothing_else_unless_asked(client):
    page = client.post("/find/", ANSWERS | {"go": "numbers"}).content.decode()
    assert re.findall(r'<b dir="ltr">(.*?)</b>', card(page)) == ["999", "01632 960100"]
    assert "National line" not in card(page)
    assert TELLING.findall(re.sub(r"<[^>]+>", "", card(page))) == []
    assert "<title>List</title>" in page


def test_names_and_a_shopping_list_by_choice(client):
    page = client.post("/find/", ANSWERS | {"go": "numbers", "look": "shopping", "names": "on"}).content.decode()
    assert "National line" in card(page)
    assert "<p>milk</p>" in card(page)
    assert re.search(r'value="shopping"[^>]* checked', main(page))
    assert '<input type="hidden" name="help" value="hurt"' in page


@pytest.mark.parametrize("address", ["/find/", "/someone/"])
def test_the_file_tells_nothing_by_name_or_content(client, address):
    response = client.post(address, ANSWERS | {"go": "file"})
    assert response.headers["Content-Disposition"] == 'attachment; filename="list.txt"'
    assert (response.headers["Content-Type"], response.headers["Cache-Control"]) == ("text/plain; charset=utf-8", "no-store")
    assert response.content.decode().split() == ["999", "01632", "960100"]
    assert not response.cookies


def test_a_look_that_does_not_exist_is_the_plain_one(client):
    page = client.post("/find/", ANSWERS | {"go": "numbers", "look": "zq7mark"}).content.decode()
    assert "milk" not in card(page)
    assert "zq7mark" not in page


def test_who_cannot_hear_gets_relay_and_text_numbers_first_and_never_a_host_name():
    phone, text = make_contact("01632960100"), make_contact("07700900123", kind="sms")
    chat = make_contact("https://1in4.example.org/chat", kind="webchat")
    reader = Reader(datetime(2026, 11, 23, 22, 0, tzinfo=UTC), writes=True)
    cards = [card_of(make_public_service("line", contacts=ways), reader) for ways in ((phone,), (text, chat), (chat, text))]
    lines = keepsake(cards, KeepForm({"names": "on"}), writes=True).lines
    assert [line.number for line in lines] == ["999", "18000", text.display, phone.display]
    assert [line.name for line in lines[:2]] == ["In danger", "Relay UK"]
    assert [line.number for line in keepsake(cards, KeepForm({})).lines] == ["999", phone.display]
