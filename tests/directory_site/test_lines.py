"""Lines are chosen by what listings say of themselves."""

from __future__ import annotations

from directory_site.lines import all_lines, lines_day_and_night, own_behaviour_lines
from tests.factories import make_area, make_service


def _names(cards):
    return [card.service.key for card in cards]


def _nation():
    return make_area("K04000001", "England and Wales", "nation")


def test_day_and_night_lines_are_the_broadest_that_are_always_open(national_line, behaviour_line):
    make_service("sexual-line", service_type="rape_crisis", needs=("sexual_violence_recent",), areas=(_nation(),), hours="24 hours")
    make_service("listening-line", service_type="helpline", needs=("mental_health_crisis",), areas=(_nation(),), hours="24 hours")
    make_service("day-line", service_type="helpline", areas=(_nation(),), hours="Mon-Fri 09:00-17:00")
    make_service("unknown-hours", service_type="helpline", areas=(_nation(),))
    make_service("local-line", service_type="helpline", hours="24 hours")
    make_service("draft-line", service_type="helpline", areas=(_nation(),), hours="24 hours", publish=False)
    make_service("not-a-line", service_type="counselling", areas=(_nation(),), hours="24 hours")
    make_service(
        "for-professionals",
        service_type="helpline",
        areas=(_nation(),),
        hours="24 hours",
        routes=({"audience": "professional", "methods": []},),
    )
    make_service("no-number", service_type="helpline", areas=(_nation(),), hours="24 hours", contacts=())
    assert _names(lines_day_and_night()) == ["national-line", "sexual-line", "listening-line"]
    assert _names(lines_day_and_night(1)) == ["national-line"]
    asked = ["strangulation", "mental_health_crisis", "sexual_violence_recent"]  # no line for the first
    assert _names(lines_day_and_night(asked=asked)) == ["listening-line", "national-line", "sexual-line"]


def test_all_lines_put_those_that_answer_now_first(national_line, behaviour_line):
    make_service("never-open", service_type="helpline", areas=(_nation(),), hours="Mon 00:00-00:01")
    make_service("unknown-hours", service_type="helpline", areas=(_nation(),))
    assert _names(all_lines())[0] == "national-line"
    assert set(_names(all_lines())) == {"national-line", "never-open", "unknown-hours"}


def test_all_lines_hold_text_chat_and_signing_for_somebody_who_cannot_be_heard(national_line):
    for kind, value in (
        ("sms_shortcode", "85258"),
        ("webchat", "https://chat.example"),
        ("bsl", "https://bsl.example"),
        ("email", "a@b.example"),
    ):
        make_service(kind, service_type="helpline", areas=(_nation(),), hours="24 hours", contacts=({"kind": kind, "display": value},))
    assert set(_names(all_lines())) == {"national-line", "sms_shortcode", "webchat", "bsl"}
    assert _names(lines_day_and_night()) == ["national-line"]


def test_own_behaviour_lines_are_a_lane_of_their_own(national_line, behaviour_line):
    assert _names(own_behaviour_lines()) == ["behaviour-line"]


def test_no_listings_is_no_lines(db):
    assert (lines_day_and_night(), all_lines(), own_behaviour_lines()) == ((), (), ())
