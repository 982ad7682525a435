"""Leaving in a real browser: the bar and Shift three times take the page's place in the tab; typing capitals does not."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import Site

pytestmark = [pytest.mark.needs_browser, pytest.mark.xdist_group("browser"), pytest.mark.enable_socket]

EXIT = "https://www.bbc.co.uk/weather"


@pytest.fixture
def visitor(browser: Browser, site: Site) -> Iterator[Page]:
    """A tab in which the weather page is played by the test, so that nothing leaves the machine."""
    context = browser.new_context(base_url=site.url)
    context.route(re.compile("^https://"), lambda route: route.fulfill(body="<title>Weather</title>Sunny", content_type="text/html"))
    page = context.new_page()
    page.goto("/stay-safer/")
    yield page
    context.close()


def entries(page: Page) -> list[str]:
    """Addresses in the tab's history."""
    history = page.context.new_cdp_session(page).send("Page.getNavigationHistory")
    return [entry["url"] for entry in history["entries"]]


def test_the_bar_takes_the_place_of_the_page_in_the_tab(visitor):
    visitor.get_by_role("link", name="Leave this site now").click()
    expect(visitor).to_have_title("Weather")
    assert entries(visitor)[-1] == EXIT
    assert not any(address.endswith("/stay-safer/") for address in entries(visitor))


def test_shift_three_times_leaves_also_from_a_text_field(visitor):
    visitor.goto("/search/")
    visitor.get_by_role("main").get_by_role("textbox").first.focus()
    for _ in range(3):
        visitor.keyboard.press("Shift")
    expect(visitor).to_have_title("Weather")


def test_capital_letters_do_not_leave(visitor):
    visitor.goto("/search/")
    visitor.get_by_role("main").get_by_role("textbox").first.focus()
    for letter in "ABCD":
        visitor.keyboard.press(f"Shift+{letter}")
    visitor.keyboard.press("Shift")
    visitor.keyboard.press("Shift")
    visitor.wait_for_timeout(300)
    assert visitor.url.endswith("/search/")


def test_the_page_is_blank_before_the_other_site_answers(visitor):
    seen = visitor.evaluate(
        """() => new Promise((resolve) => {
            new MutationObserver(() => resolve([document.documentElement.hidden, document.title, document.body.textContent.trim()]))
                .observe(document.body, { childList: true });
            document.querySelector("a[data-exit]").click();
        })"""
    )
    assert seen == [True, "", ""]
