"""The parts of the search page: page numbers, filters in order, browsing in the order of the vocabulary."""

from __future__ import annotations

import pytest

from directory_site import search_page
from search.port import FacetValue
from services.made_up import make_public_service


@pytest.mark.parametrize(
    ("total", "current", "said"),
    [
        (0, 1, ""),
        (10, 1, ""),
        (11, 1, "[1] 2"),
        (30, 2, "1 [2] 3"),
        (100, 1, "[1] 2 3 … 10"),
        (100, 5, "1 … 3 4 [5] 6 7 … 10"),
        (100, 10, "1 … 8 9 [10]"),
        (100, 99, "1 … 10"),
    ],
)
def test_pages_have_gaps_and_one_is_current(total, current, said):
    pages = search_page.pages(total, current, 10)
    assert " ".join("…" if page.number is None else f"[{page.number}]" if page.is_current else str(page.number) for page in pages) == said


def test_browsing_follows_the_vocabulary_with_own_words_last():
    listings = [
        make_public_service("one", needs=frozenset({"stalking", "local_need"}), need_names={"stalking": "Stalking", "local_need": "Ours"}),
        make_public_service("two", needs=frozenset({"domestic_abuse"}), service_type="refuge", service_type_name="Refuge"),
        make_public_service("three", needs=frozenset({"domestic_abuse"})),
    ]
    assert [(entry.value, entry.words, entry.count) for entry in search_page.browse_by_need(listings)] == [
        ("domestic_abuse", "Domestic abuse", 2),
        ("stalking", "Stalking", 1),
        ("local_need", "Ours", 1),
    ]
    assert [(entry.value, entry.count) for entry in search_page.browse_by_kind(listings)] == [("refuge", 1), ("outreach", 2)]


def test_filter_shows_every_chosen_option_among_the_first():
    options = [FacetValue(str(number), str(number), 1, 1, number == 11) for number in range(12)]
    shown = search_page.Filter("lang", "Language", "languages", options)
    assert [option.key for option in shown.first] == ["0", "1", "2", "3", "4", "5", "6", "7", "11"]
    assert [option.key for option in shown.more] == ["8", "9", "10"]
