"""A change of the rules, from the draft to the public answer: two people, a real browser, the keyboard alone to press what is pressed."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import SIZES, Site, look_at_our_part, sign_in

pytestmark = [pytest.mark.needs_browser, pytest.mark.xdist_group("browser"), pytest.mark.enable_socket]
REPLAY = 60_000  # milliseconds: every scenario is replayed, on a machine that may be busy


def signed_in(browser: Browser, site: Site, who: str, size: str) -> Page:
    page = browser.new_context(base_url=site.url, viewport=SIZES[size]).new_page()
    sign_in(page, site, who, "/admin/")
    return page


def look(page: Page, name: str, size: str) -> None:
    look_at_our_part(page, ".rules", f"rules-{name}-{size}")


def press(page: Page, name: str) -> None:
    """The button as somebody without a mouse presses it."""
    button = page.locator(".rules").get_by_role("button", name=name)
    button.focus()
    page.keyboard.press("Enter")


def test_a_change_needs_two_people_and_then_answers(browser: Browser, site: Site):
    """In this order: each change starts from what the one before it left in force."""
    for size, line in (("phone", "16"), ("desktop", "15")):
        change_the_line(browser, site, size, line)


def change_the_line(browser: Browser, site: Site, size: str, line: str) -> None:
    author = signed_in(browser, site, "admin", size)
    author.goto("/admin/rules/")
    look(author, "versions", size)
    author.get_by_label("What changes, and why").fill(f"MARAC takes cases from {line}")
    press(author, "Start a draft from what is in force")
    author.wait_for_url(re.compile(r"/rules/\d+/$"))
    draft = author.url
    author.get_by_role("link", name="DASH score from which a case goes to MARAC").click()
    author.get_by_label("Value: DASH points").first.fill("99")
    press(author, "Save")
    expect(author.locator(".rules")).to_contain_text("This is a whole number from 8 to 24")
    look(author, "number-refused", size)
    author.get_by_label("Value: DASH points").first.fill(line)
    author.get_by_label("Where it comes from").first.fill("Steering group, November 2026")
    press(author, "Save")
    expect(author.locator(".messages")).to_contain_text("Saved")
    look(author, "draft", size)
    author.goto(f"{draft}preview/")
    author.get_by_label("or a situation of your own").fill(
        f'{{"audience": "professional", "needs": ["domestic_abuse"], "dash_score": {line}}}'
    )
    press(author, "Show both answers")
    expect(author.locator(".rules")).to_contain_text("recommended now")
    look(author, "preview", size)

    second = signed_in(browser, site, "checker", size)
    second.goto(draft)
    press(second, "Look through what changes")
    expect(second.locator(".rules")).to_contain_text("scenarios are answered otherwise", timeout=REPLAY)
    look(second, "look-through", size)
    second.get_by_label("Your words").fill("Looked at with the MARAC chair; agreed.")
    press(second, "Sign off with my name")
    expect(second.locator(".messages")).to_contain_text("Signed off, with your name", timeout=REPLAY)
    assert second.get_by_role("button", name="Publish for everybody").count() == 0

    author.goto(draft)
    press(author, "Publish for everybody")
    expect(author.locator(".messages")).to_contain_text("Published as version", timeout=REPLAY)
    look(author, "published", size)
    author.goto("/pro/")
    expect(author.get_by_role("main")).to_contain_text(f"{line} or more")
    for page in (author, second):
        page.context.close()
