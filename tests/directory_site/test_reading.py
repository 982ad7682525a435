"""The language comes from the address and stays in every address of the page; English that stands in is marked as English."""

from __future__ import annotations

import re

import pytest
from django.core.handlers.wsgi import get_script_name
from django.test import override_settings
from django.urls import get_script_prefix
from django.utils import translation
from django.utils.translation import trans_real

from directory_site.jinja2 import beneath, both
from directory_site.reading import is_marked, mark_english, marked, with_marks_shown
from tests.factories import make_service

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site_pages", "national_line", "behaviour_line")]

PAGES = ["", "find/", "someone/", "self/", "numbers/", "search/", "pro/", "stay-safer/", "words/"]
OUR_ADDRESS = re.compile(r'(?:href|action)="(/[^"]*)"')


@pytest.mark.parametrize(("code", "direction"), [("pl", "ltr"), ("ur", "rtl")])
def test_a_page_keeps_its_language_in_every_address(client, code, direction):
    for path in PAGES:
        page = client.get(f"/{code}/{path}").content.decode()
        assert f'<html lang="{code}" dir="{direction}"' in page
        inside = page[page.index("<main") :]
        assert [address for address in OUR_ADDRESS.findall(inside) if not address.startswith((f"/{code}/", "/static/"))] == []
        assert f'href="/{path}" lang="en-GB"' in page or f'formaction="/{path}" name="go"' in page
        assert re.findall("[\ue000-\uf8ff]", page) == []  # no mark is ever sent


def test_english_has_no_prefix_and_nothing_is_left_over_for_the_next_visitor(client):
    client.get("/ur/find/")
    assert get_script_prefix() == "/"
    page = client.get("/find/").content.decode()
    assert '<html lang="en-GB" dir="ltr"' in page
    assert 'action="/find/"' in page


@pytest.mark.parametrize("address", ["/en/find/", "/de/find/", "/pl/admin/", "/pl/api/"])
def test_there_is_no_such_page_in_a_language_that_is_not_offered(client, address):
    assert client.get(address).status_code == 404


def test_a_language_that_is_switched_off_has_no_pages(client):
    with override_settings(LANGUAGES=[("en", "English"), ("ur", "Urdu")]):
        assert client.get("/pl/find/").status_code == 404
        assert "Polski" not in client.get("/find/").content.decode()


def test_neither_cookie_nor_the_browser_s_languages_decide(client):
    client.cookies["django_language"] = "ur"
    response = client.get("/find/", headers={"accept-language": "pl"})
    assert '<html lang="en-GB"' in response.content.decode()
    assert not response.cookies
    assert "Accept-Language" not in response.headers.get("Vary", "")


def test_changing_the_language_carries_the_answers(client):
    page = client.post("/find/", {"step": "3", "go": "next", "safe": "safe", "help": "stay"}).content.decode()
    assert re.search(r'<button [^>]*form="question" formaction="/pl/find/" name="go" value="change-4" lang="pl">Polski</button>', page)
    polish = client.post("/pl/find/", {"step": "4", "go": "change-4", "safe": "safe", "help": "stay"}).content.decode()
    assert '<html lang="pl"' in polish
    assert '<input type="hidden" name="help" value="stay"' in polish


def test_the_answer_can_be_read_in_another_language(client):
    page = client.post("/find/", {"step": "5", "go": "answer", "help": "hurt"}).content.decode()
    assert re.search(r'form="answers" formaction="/ur/find/" name="go" value="answer" lang="ur"', page)
    assert '<html lang="ur" dir="rtl"' in client.post("/ur/find/", {"step": "5", "go": "answer", "help": "hurt"}).content.decode()


# --- English that stands in -------------------------------------------------------------------------------------------------
def test_a_text_without_translation_is_marked_and_a_translated_one_is_not():
    mark_english("pl")
    with translation.override("pl"):
        assert is_marked(translation.gettext("nobody translated this"))
        assert not is_marked(translation.gettext("Monday"))  # in Django's own catalogue
        assert is_marked(translation.ngettext("%(n)s zq", "%(n)s zqs", 2) % {"n": 2})
    with translation.override("en"):
        assert not is_marked(translation.gettext("nobody translated this"))


def test_every_language_that_is_offered_marks_what_it_lacks():
    for code in ("pl", "ur", "lt"):
        mark_english(code)
        assert trans_real.translation(code).gettext("nobody translated this") == marked("nobody translated this")


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (f"<p>{marked('Back')}</p>", '<p><span lang="en" dir="ltr">Back</span></p>'),
        (f"<title>{marked('Back')} - x</title><p>{marked('a')}</p>", '<title>Back - x</title><p><span lang="en" dir="ltr">a</span></p>'),
        (f'<nav aria-label="{marked("Leave")}">', '<nav aria-label="Leave">'),
        (f"<option value=1>{marked('One')}</option>", "<option value=1>One</option>"),
        (f"<p>{marked('Call <b>999</b> now')}</p>", '<p><span lang="en" dir="ltr">Call <b>999</b> now</span></p>'),
    ],
)
def test_marks_become_a_language_where_elements_may_stand(source, shown):
    assert with_marks_shown(source) == shown


# --- English beneath what decides over safety ------------------------------------------------------------------------------------
def test_the_english_stands_beneath_until_the_language_is_reviewed(monkeypatch):
    with translation.override("pl"):
        assert str(beneath("Zadzwoń", "Call")) == 'Zadzwoń<span class="english" lang="en" dir="ltr">Call</span>'
        assert str(beneath("Zadzwoń", "<b>")) == 'Zadzwoń<span class="english" lang="en" dir="ltr">&lt;b&gt;</span>'
        assert str(beneath(marked("Call"), "Call")) == marked("Call")
        monkeypatch.setattr("directory_site.jinja2.is_reviewed", lambda code: True)
        assert str(beneath("Zadzwoń", "Call")) == "Zadzwoń"
    assert str(beneath("Call", "Call")) == "Call"
    assert str(both("Call 999")) == "Call 999"


def test_words_of_editors_fall_back_to_english_that_says_so(client):
    from directory_site.models import GuidePage

    guide = GuidePage.objects.get(slug="stay-safer")
    guide.heading_en, guide.intro_pl = "Zq heading", "Własne słowa."
    guide.save_revision().publish()
    page = client.get("/pl/stay-safer/").content.decode()
    assert '<h1><span lang="en" dir="ltr">Zq heading</span></h1>' in page
    assert '<p class="lead">Własne słowa.</p>' in page
    assert "<title>Zq heading - " in page


@pytest.mark.parametrize("words", ["", "refuge \ue0f0abc", "\ue0f1refuge"])
def test_a_page_with_marks_is_as_long_as_it_says(client, words):
    service = make_service(name_en="Kestrel", summary_en="They listen.")
    response = client.post("/pl/search/", {"words": words}) if words else client.get(f"/pl/s/{service.code}/")
    assert b'<span lang="en" dir="ltr">' in response.content or words
    assert int(response.headers["Content-Length"]) == len(response.content)
    assert response.content.count(b"<span") == response.content.count(b"</span>")


def test_a_prefix_that_a_request_brings_is_never_part_of_an_address():
    """Django asks this function for the prefix before each request."""
    assert get_script_name({"SCRIPT_NAME": "/q7mark"}) == ""
    with override_settings(FORCE_SCRIPT_NAME="/help"):
        assert get_script_name({"SCRIPT_NAME": "/q7mark"}) == "/help"
