"""Two lanes of their own. The one for people worried about their own behaviour never shows what could lead to a survivor."""

from __future__ import annotations

import re

import pytest

from tests.directory_site.views.test_finder import heading, hidden, title
from tests.factories import make_service

pytestmark = pytest.mark.usefixtures("national_line", "behaviour_line")


def test_someone_s_page_says_what_helps_and_whom_to_call(client):
    page = client.get("/someone/").content.decode()
    assert (heading(page), title(page)) == ("Worried about someone?", "For someone else - Local help")
    assert page.index('href="tel:999"') < page.index('href="tel:01632960100"') < page.index("What can make it worse")


def test_someone_s_answers_lead_to_next_steps_and_back(client):
    answers = {"happening": ["hurt"], "district": "E07000010", "go": "answer"}
    page = client.post("/someone/", answers).content.decode()
    assert heading(page) == "Your next steps"
    assert "01632 960100" in page
    assert {("happening", "hurt"), ("district", "E07000010")} <= hidden(page)
    again = client.post("/someone/", answers | {"go": "change"}).content.decode()
    assert heading(again) == "Worried about someone?"
    assert re.search(r'value="hurt"[^>]*checked', again)
    assert heading(client.post("/someone/", answers | {"go": "numbers"}).content.decode()) == "Numbers to keep"


def test_own_lane_shows_its_own_line_and_nothing_of_survivors(client):
    make_service("a-refuge", service_type="refuge", needs=("domestic_abuse", "own_behaviour"), name_en="Some refuge", contacts=())
    make_service("safe-space", service_type="safe_space", needs=("own_behaviour",), name_en="Some safe space")
    make_service("group", service_type="outreach", needs=("own_behaviour",), name_en="Some group")
    asked = client.get("/self/").content.decode()
    answered = client.post("/self/", {"go": "answer", "children": "yes", "district": "E07000010"}).content.decode()
    numbers = client.post("/self/", {"go": "numbers"}).content.decode()
    assert title(asked) == "Talk about it - Local help"
    for page in (asked, answered, numbers):
        assert "01632 960200" in page
        assert re.findall(r"National line|Some (?:refuge|safe space|group)|01632 9601", page) == []
    assert "/search/" not in answered
    assert "/numbers/" not in answered


def test_own_lane_in_danger_says_999_first(client):
    page = client.post("/self/", {"go": "answer", "danger": "danger"}).content.decode()
    assert page.index('class="button urgent" href="tel:999"') < page.index("01632 960200")


@pytest.mark.parametrize("address", ["/someone/", "/self/"])
def test_an_answer_that_cannot_be_used_is_named_and_the_rest_is_kept(client, address):
    page = client.post(address, {"go": "answer", "danger": "safe", "area": "nowhere at all"}).content.decode()
    assert "does not look like a UK postcode" in page
    assert re.search(r'name="danger"[^>]*value="safe"[^>]*checked', page)
    assert "nowhere at all" not in page


@pytest.mark.parametrize("address", ["/someone/", "/self/"])
@pytest.mark.parametrize(
    "answers", [{"danger": "\x00"}, {"happening": ["x"] * 900}, {"district": "<b>"}, {"children": "maybe"}, {"go": "x"}]
)
def test_nonsense_is_the_form_again_or_an_answer(client, address, answers):
    response = client.post(address, answers)
    assert (response.status_code, dict(response.cookies)) == (200, {})
    assert "<b></" not in response.content.decode()
