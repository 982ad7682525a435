"""How the public pages write times, dates and numbers."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.template import engines
from django.utils import translation
from jinja2 import UndefinedError

from directory_site.jinja2 import GLOBALS, beneath, clock, day, day_and_month, listed, number, sms, tel
from directory_site.language import offered_languages
from directory_site.reading import OPENS, mark_english


@pytest.mark.parametrize(
    ("hour", "minute", "words"),
    [(9, 0, "9am"), (9, 30, "9:30am"), (12, 0, "noon"), (12, 5, "12:05pm"), (0, 0, "midnight"), (0, 15, "12:15am"), (17, 0, "5pm")],
)
def test_clock_is_said_as_people_say_it(hour, minute, words):
    assert clock(datetime(2026, 1, 1, hour, minute)) == words


def test_clock_is_24_hours_in_other_languages():
    with translation.override("pl"):
        assert clock(datetime(2026, 1, 1, 17, 0)) == "17:00"


def test_day_and_number_follow_the_language():
    assert (day(date(2025, 11, 7)), number(1234)) == ("7 November 2025", "1,234")
    with translation.override("pl"):
        assert day(date(2025, 11, 7)) == "7 listopada 2025"


@pytest.mark.parametrize("code", [code for code, _ in offered_languages()])
def test_a_day_never_ends_in_a_point_that_would_meet_the_point_of_a_sentence(code):
    with translation.override(code):
        assert not day(date(2025, 11, 7)).endswith(".")


@pytest.mark.parametrize(("code", "words"), [("ur", "7 نومبر"), ("ru", "7 ноября"), ("uk", "7 листопада")])
def test_the_day_comes_before_the_month(code, words):
    with translation.override(code):
        assert day(date(2025, 11, 7)) == f"{words} 2025"
        assert day_and_month(date(2025, 11, 7)) == words


def test_a_text_of_a_listing_is_translated_when_many_say_it_and_else_marked():
    assert listed("Free", "en") == "Free"
    mark_english("pl")
    with translation.override("pl"):
        assert listed("Free", "en") == "Bezpłatnie"
        assert listed("Ring twice", "en").startswith(OPENS)
        assert listed("Dzwoń dwa razy", "pl") == "Dzwoń dwa razy"
        assert listed("", "en") == ""


def test_what_is_said_aloud_has_the_english_beneath_even_when_reviewed(monkeypatch):
    monkeypatch.setattr("directory_site.jinja2.is_reviewed", lambda code: True)
    with translation.override("pl"):
        assert "English" not in beneath("Zdanie.", "English.")
        assert "English." in beneath("Zdanie.", "English.", aloud=True)
    assert beneath("Same.", "Same.", aloud=True) == "Same."


def test_tel_and_sms_hold_nothing_but_what_is_dialled():
    assert tel("08082000247") == "tel:08082000247"
    assert tel('1 2"><b>') == "tel:1%202%22%3E%3Cb%3E"
    assert sms("85258", "SHOUT") == "sms:85258?body=SHOUT"


def test_a_name_that_does_not_exist_stops_the_page():
    with pytest.raises(UndefinedError):
        engines["jinja2"].from_string("{{ nobody }}").render({})


def test_what_is_shown_is_escaped():
    assert engines["jinja2"].from_string("{{ _('%(word)s!', word=text) }}").render({"text": "<b>"}) == "&lt;b&gt;!"


def test_texts_addresses_and_numbers_of_a_page_follow_its_own_language():
    page = engines["jinja2"].from_string("{{ _('Search') }}, {{ ngettext('%(num)s service', '%(num)s services', n) }}")
    assert [page.render({"n": n}) for n in (3, 1)] == ["Search, 3 services", "Search, 1 service"]
    with translation.override("pl"):
        said = [translation.ngettext("%(num)s service", "%(num)s services", n) % {"num": n} for n in (5, 3, 1)]
        assert [page.render({"n": n}) for n in (5, 3, 1)] == [f"{translation.gettext('Search')}, {words}" for words in said]
        assert len(set(said)) == 3
        assert "Search" not in page.render({"n": 1})
    assert page.render({"n": 1}) == "Search, 1 service"


def test_a_text_with_a_number_escapes_what_it_names():
    page = engines["jinja2"].from_string("{{ ngettext('Without %(label)s: %(num)s', 'Without %(label)s: %(num)s', 2, label=label) }}")
    assert page.render({"label": "<b>"}) == "Without &lt;b&gt;: 2"


def test_none_of_our_functions_waits_for_a_context_that_it_would_not_get():
    assert [name for name, function in GLOBALS.items() if hasattr(function, "jinja_pass_arg")] == []
