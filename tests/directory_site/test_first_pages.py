"""The words a new site starts with: plain, true, and enough of what check D22 of the safety specification asks for."""

from __future__ import annotations

import re
from typing import Any

import pytest

from directory_site.first_pages import GUIDES, HOME_HEADING, HOME_INTRO, LEAVING_NOTE, STAY_SAFER, FirstPage
from tests.directory_site.reading_age import reading_age


def words_of(page: FirstPage) -> str:
    return "\n".join([page.heading, page.intro, *(line for _, value in page.body for line in _lines(value))])


def _lines(value: Any) -> list[str]:
    if isinstance(value, str):
        return [re.sub(r"<[^>]+>", " ", value)]
    return [f"{entry['word']}.\n{entry['meaning']}" if isinstance(entry, dict) else entry for entry in value]


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: page.slug)
def test_guides_can_be_read_by_an_eleven_year_old(page):
    assert reading_age(words_of(page)) <= 11


def test_reading_age_tells_hard_words_from_easy_ones():
    assert reading_age("You can call. They listen.") < 7
    assert reading_age("Eligibility determinations necessitate multidisciplinary corroboration of accommodation requirements.") > 20


@pytest.mark.parametrize(
    "said",
    ["spyware", "use another one", "do not clear everything", "phone bill", "call log", "take out only", "private window", "cannot do"],
)
def test_stay_safer_says_what_a_watched_person_must_know(said):
    assert said in words_of(STAY_SAFER).lower()


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: page.slug)
def test_headings_and_addresses_tell_nothing(page):
    telling = re.compile(r"abus|violen|rape|refuge|sexual|surviv|victim|stalk", re.IGNORECASE)
    assert telling.findall(f"{page.slug} {page.heading}") == []


def test_no_number_or_address_of_a_service_is_written_here():
    everything = "\n".join(map(words_of, GUIDES)) + HOME_INTRO + LEAVING_NOTE
    # 999 and Relay UK's prefix are the same for everyone and belong to no listing.
    assert re.findall(r"\b(?!18001\b)\d{4,}\b|https?://", everything) == []


def test_home_says_what_this_is_in_nine_words():
    assert len(HOME_HEADING.split()) <= 9


def test_nothing_promises_safety_or_secrecy():
    everything = "\n".join([*map(words_of, GUIDES), HOME_INTRO, LEAVING_NOTE]).lower()
    assert (
        re.findall(r"completely safe|100 ?%|guarantee|no ?one will (?:ever )?know|nobody will (?:ever )?know|leaves no trace", everything)
        == []
    )
