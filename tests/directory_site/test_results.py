"""A pathway's answer as the page shows it: every step once, in order of time, each service in full once."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from directory_site.cards import Reader, ways_of
from directory_site.results import NothingMatched, OutsideArea, Suggestions, UrgentHelp, act_by, outcome_from
from pathways.core.vocabulary import RouteAudience
from services.hours import parse_hours
from services.made_up import make_contact, make_public_service, make_route

READER = Reader(datetime(2026, 11, 23, 22, 0, tzinfo=ZoneInfo("Europe/London")), district="E07000010")
LINE = make_public_service("line", hours=parse_hours("24 hours"))
OFFICE = make_public_service("office", contacts=(make_contact("01632960099"),), hours=parse_hours("Mon-Fri 09:00-17:00"))
IDVA = make_public_service("idva", routes=(make_route("professional"),), contacts=())
BY_KEY = {service.key: service for service in (LINE, OFFICE, IDVA)}


def step(kind: str, group: str, *services: str, **facts) -> dict:
    blank = dict(
        kind=kind,
        group=group,
        rule=["R00"],
        duties=[],
        can_start_self=True,
        needs_professional=False,
        conditional=None,
        title=kind,
        how="",
        why=[],
        consent="own_only",
        act_by_hours=None,
        must_not=[],
        sources=[],
        services=[{"id": key, "fits": [], "unknown": []} for key in services],
    )
    return blank | facts


def answer(*steps: dict, outcome: str = "suggestions", **facts) -> dict:
    return {"outcome": outcome, "steps": list(steps), "must_not": [], "duties": [], "unknown": [], "excluded": []} | facts


def marks(steps) -> list[tuple[str, str]]:
    return [(one.kind, one.part) for one in steps]


STEPS = (
    step("emergency_999", "immediate"),
    step("medical_today", "immediate"),
    step("safe_contact_plan", "immediate", conditional="If your phone is checked"),
    step("housing_duty", "duty", "office"),
    step("outreach", "specialist", "office"),
    step("helpline_da", "specialist", "line", "office"),
    step("helpline_lgbt", "specialist", "line", conditional="If you are gay"),
    step("idva", "specialist", "idva", can_start_self=False, needs_professional=True),
    step("interpreter", "parallel"),
    step("counselling", "follow_up", "office"),
)


def test_a_survivor_s_steps_start_with_what_answers_now():
    outcome = outcome_from(answer(*STEPS), BY_KEY, READER, by_time=True, drawn_elsewhere=frozenset({"emergency_999"}))
    assert marks(outcome.way) == [
        ("medical_today", "now"),
        ("helpline_da", "now"),
        ("housing_duty", "next"),
        ("outreach", "next"),
        ("interpreter", "also"),
        ("idva", "also"),
        ("counselling", "also"),
    ]
    assert [one.kind for one in outcome.before] == ["safe_contact_plan"]
    assert [(one.kind, one.condition) for one in outcome.maybe] == [("helpline_lgbt", "If you are gay")]


SOON = (
    step("sarc", "specialist", "line", act_by_hours=24),
    step("helpline_da", "specialist", "office"),
    step("hiv_pep", "parallel", act_by_hours=1),
    step("emergency_contraception", "parallel", act_by_hours=1, conditional="If it was in the last 120 hours"),
    step("interpreter", "parallel", conditional="If you speak another language"),
)


def test_what_is_over_within_days_stands_before_what_can_wait():
    """Nobody reads of the emergency pill under "none of it has to be today"."""
    outcome = outcome_from(answer(*SOON), BY_KEY, READER, by_time=True)
    assert marks(outcome.way) == [("sarc", "now"), ("hiv_pep", "next"), ("helpline_da", "next")]
    assert [(one.kind, one.stands_beside) for one in outcome.before] == [("emergency_contraception", True)]
    assert [one.kind for one in outcome.maybe] == ["interpreter"]


def test_the_leading_step_is_the_first_with_a_number_to_press():
    told = step("talk_to_trusted_adult", "immediate")
    assert outcome_from(answer(told, step("childline", "specialist", "line")), BY_KEY, READER, by_time=True).leading == "childline"
    assert outcome_from(answer(told), BY_KEY, READER, by_time=True).leading == "talk_to_trusted_adult"
    assert outcome_from(answer(), BY_KEY, READER, by_time=True).leading == ""


def test_the_line_for_a_child_never_stands_behind_lines_for_adults():
    steps = answer(step("childline", "specialist", "office"), step("helpline_da", "specialist", "line"))
    assert marks(outcome_from(steps, BY_KEY, READER, by_time=True).way) == [("childline", "now"), ("helpline_da", "now")]
    for_her_child = answer(step("childline", "parallel", "office"), step("helpline_da", "specialist", "line"))
    assert marks(outcome_from(for_her_child, BY_KEY, READER, by_time=True).way) == [("helpline_da", "now"), ("childline", "also")]


def test_no_step_is_lost_or_shown_twice():
    outcome = outcome_from(answer(*STEPS), BY_KEY, READER, by_time=True)
    drawn = [one.kind for one in (*outcome.before, *outcome.way, *outcome.maybe)]
    assert sorted(drawn) == sorted(one["kind"] for one in STEPS)


def test_other_lanes_keep_the_order_of_the_engine():
    outcome = outcome_from(answer(*STEPS), BY_KEY, READER)
    assert [one.kind for one in outcome.way] == [one["kind"] for one in STEPS if not one["conditional"]]


def test_with_everything_closed_no_step_claims_to_answer_now():
    outcome = outcome_from(answer(step("outreach", "specialist", "office")), BY_KEY, READER, by_time=True)
    assert marks(outcome.way) == [("outreach", "next")]
    assert [part for part, _ in outcome.parts] == ["next"]


def test_a_service_is_shown_in_full_once_and_its_number_again():
    outcome = outcome_from(
        answer(step("helpline_da", "specialist", "line"), step("refuge", "specialist", "line")), BY_KEY, READER, by_time=True
    )
    assert [one.again for shown in outcome.way for one in shown.first] == [False, True]
    assert [card.service.key for card in outcome.cards] == ["line"]


def test_numbers_alone_hold_each_number_once_and_no_card_without_one():
    other = make_public_service("other-way-in", contacts=LINE.contacts)
    steps = (step("helpline_da", "specialist", "line", "other-way-in"), step("idva", "specialist", "idva"))
    outcome = outcome_from(answer(*steps), {**BY_KEY, other.key: other}, READER)
    assert [card.service.key for card in outcome.cards] == ["line"]


def test_numbers_alone_hold_no_line_for_what_was_never_said():
    said, never_said = step("outreach", "specialist", "office"), step("helpline_lgbt", "specialist", "line", conditional="If you are gay")
    assert [card.service.key for card in outcome_from(answer(said, never_said), BY_KEY, READER).cards] == ["office"]
    assert [card.service.key for card in outcome_from(answer(never_said), BY_KEY, READER).cards] == ["line"]


def test_only_services_she_can_call_stand_open():
    many = {f"s{number}": make_public_service(f"s{number}") for number in range(5)}
    keys = tuple(many)
    steps = (
        step("helpline_da", "specialist", *keys),
        step("outreach", "specialist", *keys),
        step("idva", "specialist", *keys, needs_professional=True),
    )
    outcome = outcome_from(answer(*steps), many, READER)
    assert [(len(one.first), len(one.more), one.label) for one in outcome.way] == [
        (2, 3, ""),
        (1, 4, ""),
        (0, 5, "A professional asks for you"),
    ]


def test_a_listing_that_has_gone_is_left_out():
    outcome = outcome_from(answer(step("outreach", "specialist", "gone", "office")), BY_KEY, READER)
    assert [one.card.service.key for one in outcome.way[0].first] == ["office"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("suggestions", Suggestions), ("nothing_matched", NothingMatched), ("urgent_help", UrgentHelp), ("outside_area", OutsideArea)],
)
def test_each_outcome_has_a_name(name, expected):
    assert type(outcome_from(answer(outcome=name), {}, READER)) is expected


def test_outside_the_area_names_the_place():
    reader = Reader(READER.moment, district="E07000148")
    assert outcome_from(answer(outcome="outside_area"), {}, reader).place == "Norwich"


def test_warnings_and_exclusions_are_said_in_words():
    given = answer(
        must_not=[{"kind": "tell_family", "text": "Do not tell family."}],
        excluded=[
            {
                "service": "office",
                "reasons": [{"key": "area", "text": "Works in another area."}, {"key": "area", "text": "Works in another area."}],
            },
            {"service": "gone", "reasons": []},
        ],
    )
    outcome = outcome_from(given, BY_KEY, READER)
    assert [(one.text, one.english) for one in outcome.avoid] == [("Do not tell family.", "")]
    assert [(one.name, one.reasons) for one in outcome.excluded] == [("Office", ("Works in another area.",))]


def test_phrases_ask_for_the_interpreter_first():
    reader = Reader(READER.moment, languages=("lt",))
    said = outcome_from(answer(step("refuge", "specialist", "line")), BY_KEY, reader).way[0].say
    assert said[0].text == "“Lithuanian interpreter, please.”"
    assert (len(said), {phrase.english for phrase in said}) == (3, {""})


def test_who_calls_for_another_person_says_so_and_has_no_words_of_hers():
    reader = Reader(READER.moment, audience=RouteAudience.SOMEONE_ELSE)
    said = [outcome_from(answer(step(kind, "specialist", "line")), BY_KEY, reader).way[0].say for kind in ("helpline_da", "refuge")]
    assert [[phrase.text for phrase in phrases] for phrases in said] == [["“Someone I know is being hurt. What can I do to help?”"], []]


def test_nothing_is_said_of_what_is_heard_to_somebody_who_cannot_hear():
    given = answer(step("helpline_da", "specialist", "line"))
    assert outcome_from(given, BY_KEY, READER).way[0].call
    assert outcome_from(given, BY_KEY, replace(READER, writes=True)).way[0].call == ""


def test_somebody_who_reads_another_language_says_it_in_english():
    with translation.override("pl"):
        said = outcome_from(answer(step("refuge", "specialist", "line")), BY_KEY, READER).way[0].say
    assert [phrase.english for phrase in said] == [
        "“I need a safe place to stay. How soon can I come?”",
        "“I have children. Their ages are …”",
    ]


def test_what_decides_over_safety_has_its_english_beside_it():
    given = answer(step("medical_today", "immediate"), step("outreach", "specialist", "office"))
    english = answer(
        step("outreach", "specialist", title="Outreach"), step("medical_today", "immediate", title="Get checked", how="Today.")
    )
    given["must_not"], english["must_not"] = [[{"kind": "x", "text": text}] for text in ("Nie rób tego.", "Do not do it.")]
    outcome = outcome_from(given, BY_KEY, READER, english=english)
    assert [(one.kind, one.english_title, one.english_how) for one in outcome.way] == [
        ("medical_today", "Get checked", "Today."),
        ("outreach", "", ""),
    ]
    assert outcome.avoid[0].english == "Do not do it."


def test_somebody_who_cannot_hear_reads_text_and_signing_before_any_number():
    service = make_public_service(
        "signed",
        contacts=(
            make_contact("01632960100"),
            make_contact("60777", kind="sms_shortcode"),
            make_contact("https://bsl.example", kind="bsl"),
        ),
    )
    hearing, deaf, signing = (
        [way.kind for way in ways_of(service, replace(READER, writes=writes, signs=signs))]
        for writes, signs in ((False, False), (True, False), (True, True))
    )
    assert (hearing[0], deaf, signing) == ("phone", ["sms_shortcode", "phone", "bsl"], ["bsl", "sms_shortcode", "phone"])


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (None, ""),
        (1, "Do this straight away if you can."),
        (24, "Do this today if you can."),
        (72, "Best within 3 days. Sooner is better."),
        (240, "Best within 10 days. Sooner is better."),
    ],
)
def test_how_long_a_step_can_wait_is_said_in_days(hours, words):
    assert act_by(hours) == words
