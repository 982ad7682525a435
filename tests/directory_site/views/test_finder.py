"""The finder as a visitor meets it: one form, nothing stored, anything skipped, every answer kept from page to page."""

from __future__ import annotations

import re

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils.html import escape

from tests.factories import make_service

pytestmark = pytest.mark.usefixtures("national_line")

MARKER = "zq7mark"


def post(client, **answers) -> str:
    response = client.post("/find/", answers)
    assert response.status_code == 200
    assert not response.cookies
    return response.content.decode()


def heading(page: str) -> str:
    return re.sub(r"<[^>]+>", "", re.search(r"<h1>(.*?)</h1>", page, re.DOTALL)[1]).strip()


def title(page: str) -> str:
    return re.search(r"<title>(.*?)</title>", page)[1]


def hidden(page: str) -> set[tuple[str, str]]:
    return set(re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', page))


def test_finder_starts_with_danger_and_the_first_question(client):
    page = client.get("/find/").content.decode()
    assert (heading(page), title(page)) == ("Are you safe right now?", "Step 1 of 5 - Local help")
    assert page.index('href="tel:999"') < page.index("<h1>")


def test_continue_walks_through_five_questions_and_ends_at_the_next_steps(client):
    seen = [heading(client.get("/find/").content.decode())]
    seen += [heading(post(client, step=step, go="next", safe="safe")) for step in range(1, 6)]
    assert seen == [
        "Are you safe right now?",
        "What would help most right now?",
        "Where do you live or stay?",
        "A little about you",
        "Is there anything a service should know?",
        "Your next steps",
    ]


@pytest.mark.parametrize("step", range(1, 6))
def test_every_question_can_be_skipped(client, step):
    page = post(client, step=step, go="skip", safe="safe", age="not a number")
    expected = [
        "What would help most right now?",
        "Where do you live or stay?",
        "A little about you",
        "Is there anything a service should know?",
    ]
    # At step 4 the unusable age is skipped away; at the end it is asked for again, because it was never skipped.
    assert heading(page) == [*expected, "A little about you"][step - 1]


def test_answers_are_carried_in_hidden_fields_and_only_there(client):
    page = post(client, step=3, go="next", safe="safe", help=["hurt", "stay"], district="E07000010")
    assert hidden(page) == {("safe", "safe"), ("help", "hurt"), ("help", "stay"), ("district", "E07000010"), ("step", "4")}


def test_danger_leads_to_999_before_any_other_question(client):
    page = post(client, step=1, go="next", safe="danger")
    assert heading(page) == "If you can, call 999 now"
    assert 'class="button urgent" href="tel:999"' in page
    assert "01632 960100" in page
    assert hidden(page) == {("safe", "danger"), ("step", "1")}
    assert heading(post(client, step=1, go="change-2", safe="danger")) == "What would help most right now?"


def test_back_and_change_open_a_question_with_its_answer(client):
    back = post(client, step=3, go="back", help="stay", district="E07000010")
    assert heading(back) == "What would help most right now?"
    assert re.search(r'value="stay"[^>]*checked', back)
    change = post(client, step=5, go="change-3", district="E07000010", age="31")
    assert heading(change) == "Where do you live or stay?"
    assert re.search(r'value="E07000010"[^>]*checked', change)
    assert ("age", "31") in hidden(change)


def test_a_ticked_choice_behind_more_is_shown(client):
    assert '<details class="tiles-more" open>' in post(client, step=3, go="back", help="marry")
    assert '<details class="tiles-more">' in post(client, step=3, go="back", help="stay")


def test_what_we_have_so_far_can_be_seen_at_any_step(client):
    assert heading(post(client, step=2, go="answer", help="stay")) == "Your next steps"


def test_an_answer_that_cannot_be_used_is_named_beside_its_field_and_nothing_is_lost(client):
    page = post(client, step=4, go="next", safe="safe", help="stay", age="abc", gender="woman", children="3, 8")
    assert heading(page) == "A little about you"
    assert 'id="id_age-problem">Write your age as a number, such as 34, or leave it empty.</p>' in page
    assert 'value="abc"' in page
    assert '<option value="woman" selected>' in page
    assert 'value="3, 8"' in page
    assert hidden(page) == {("safe", "safe"), ("help", "stay"), ("step", "4")}


def test_a_wrong_place_is_named_and_never_shown_again(client):
    page = post(client, step=3, go="next", safe="safe", area=MARKER)
    assert heading(page) == "Where do you live or stay?"
    assert "does not look like a UK postcode" in page
    assert MARKER not in page
    assert ("safe", "safe") in hidden(page)


def test_a_postcode_is_reduced_to_its_district_at_once(client):
    page = post(client, step=3, go="next", area="CB2 1TN")
    assert ("district", "E07000008") in hidden(page)
    assert "CB2" not in page


def test_an_outcode_in_several_districts_asks_which_one(client):
    page = post(client, step=3, go="next", area="PE13")
    assert "more than one district" in page
    assert set(re.findall(r'name="district"[^>]*value="(E\d+)"', page)) == {"E07000010", "E07000140", "E07000146"}
    assert "PE13" not in page.replace("For example PE13", "")


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"step": "0"},
        {"step": "6"},
        {"step": "x\x00"},
        {"step": "1e3"},
        {"go": "answer"},
        {"step": "2", "go": "change-9"},
        {"step": "2", "go": "nonsense"},
        {"step": "2", "help": "nonsense"},
        {"step": "5", "go": "answer", "age": "9" * 5000},
        {"step": "4", "go": "next", "children": "1," * 3000},
        {"step": "5", "go": "answer", "district": "<script>alert(1)</script>"},
        {"step": "3", "go": "next", "area": "\ud800".encode("utf-8", "surrogatepass")},
    ],
)
def test_nonsense_is_a_question_again_and_never_a_failure(client, answers):
    page = post(client, **answers)
    assert "<form" in page
    assert "<script>alert" not in page


def test_a_body_that_is_no_form_starts_at_the_beginning(client):
    response = client.post("/find/", "{not json", content_type="application/json")
    assert heading(response.content.decode()) == "Are you safe right now?"


def test_other_methods_are_refused(client):
    assert client.put("/find/").status_code == 405


# --- nothing is left behind -----------------------------------------------------------------------------------------------
def _rows() -> dict[str, int]:
    return {model._meta.label: model._base_manager.count() for model in apps.get_models(include_auto_created=True)}


def test_a_visit_writes_nothing(client):
    before = _rows()
    for step in range(1, 6):
        client.post("/find/", {"step": step, "go": "next", "safe": "safe", "help": "stay", "district": "E07000010", "age": "31"})
    client.post("/find/", {"step": 5, "go": "numbers", "help": "stay"})
    assert _rows() == before
    assert before["sessions.Session"] == 0


def test_no_token_is_needed_and_none_is_set():
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    response = strict.post("/find/", {"step": 5, "go": "answer"})
    assert (response.status_code, dict(response.cookies)) == (200, {})
    assert b"csrf" not in response.content.lower()


def test_nothing_that_was_answered_reaches_a_log(client, caplog):
    with caplog.at_level("DEBUG"):
        client.post("/find/", {"step": 3, "go": "next", "area": MARKER, "help": "stay"})
    assert MARKER not in caplog.text


@pytest.mark.parametrize("go", ["next", "answer", "numbers", "back"])
def test_answers_are_not_kept_by_caches(client, go):
    response = client.post("/find/", {"step": 2, "go": go})
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("address", ["find", "someone", "own", "numbers"])
def test_what_stands_in_the_address_is_not_shown(client, address):
    assert MARKER not in client.get(reverse(address), {"anything": MARKER, "step": "4", "age": MARKER}).content.decode()


@pytest.mark.parametrize("answers", [{"step": step, "go": "back"} for step in range(2, 6)] + [{"step": 5, "go": "answer"}])
def test_no_field_may_be_remembered_by_the_browser(client, answers):
    page = post(client, **answers)
    fields = re.findall(r"<(?:input|select|textarea|form)\b[^>]*>", page)
    assert fields
    assert [field for field in fields if 'autocomplete="off"' not in field] == []


# --- the next steps ----------------------------------------------------------------------------------------------------------
def test_next_steps_start_with_a_number_that_answers_now(client):
    page = post(client, step=5, go="answer", help="hurt", district="E07000010")
    assert title(page) == "Your next steps - Local help"
    way = page[page.index('<h2 id="part-now">Now</h2>') :]
    assert way.index('href="tel:01632960100"') < way.index("</article>")
    assert page.index('href="tel:999"') < page.index('<ol class="way">')


def test_next_steps_say_what_was_told_and_let_it_be_changed(client):
    page = post(client, step=5, go="answer", help="stay", district="E07000010", age="31")
    told = re.findall(r'<li class="chip">(.*?)</li>', page)
    assert told == ["A safe place to stay", "Fenland", "31 years old"]
    assert set(re.findall(r'value="(change-\d)"', page)) == {f"change-{step}" for step in range(1, 6)}


def test_a_place_outside_the_area_is_named_and_led_on(client):
    page = post(client, step=5, go="answer", help="hurt", area="NR2 1TF")
    assert "You are in Norwich" in page
    assert 'href="tel:01632960100"' in page
    assert "NR2" not in page


def test_something_else_always_leads_to_a_person(client):
    page = post(client, step=5, go="answer")
    end = page[page.index("Something else would help") :]
    assert 'href="tel:01632960100"' in end


def test_numbers_alone_name_neither_the_answers_nor_the_reader(client):
    page = post(client, step=5, go="numbers", help="hurt", district="E07000010", age="31")
    main = re.sub(r"<form.*?</form>", "", page[page.index("<main") : page.index("</main>")], flags=re.DOTALL)
    assert "01632 960100" in main
    assert "Fenland" not in main
    assert "31" not in re.sub(r"[\d ]{5,}", "", main)
    assert heading(post(client, step=5, go="answer")) == "Your next steps"


def test_an_idva_is_never_something_she_is_told_to_call(client):
    make_service(
        "idva-service",
        service_type="idva",
        routes=({"audience": "professional", "methods": ["form"]},),
        contacts=({"kind": "phone", "display": "01632 960300"},),
    )
    page = post(client, step=5, go="answer", help="hurt", district="E07000010")
    card = page[page.index(escape("Idva service")) :]
    assert "A professional asks for you" in card[: card.index("</article>")]


@pytest.mark.parametrize("listings", [1, 3])
def test_an_answer_takes_the_same_queries_whatever_there_is(client, listings, django_assert_num_queries):
    for number in range(listings):
        make_service(f"outreach-{number}")
    answers = {"step": 5, "go": "answer", "help": "hurt", "district": "E07000010"}
    client.post("/find/", answers)  # listings are read once
    with django_assert_num_queries(2):
        client.post("/find/", answers)
