"""The site without a mouse: everything is reached by Tab, pressed by Enter or Space, and where the focus is can always be seen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import SIZES, Site

pytestmark = [pytest.mark.needs_browser, pytest.mark.xdist_group("browser"), pytest.mark.enable_socket]

FOCUSED = """() => {
    const at = document.activeElement;
    const tile = at.closest(".tile");
    const style = getComputedStyle(tile || at);
    const box = at.getBoundingClientRect();
    return {
        words: (at.closest("label") || at).innerText.trim(),
        isPart: at !== document.body,
        name: at.name || "", value: at.value || "", href: at.getAttribute("href") || "",
        seen: style.outlineStyle !== "none" || style.boxShadow !== "none", inside: box.bottom > 0 && box.top < innerHeight,
    };
}"""
MOST_TABS = 150


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def page(request: pytest.FixtureRequest, browser: Browser, site: Site) -> Iterator[Page]:
    context = browser.new_context(base_url=site.url, viewport=SIZES["desktop"], java_script_enabled=request.param)
    yield context.new_page()
    context.close()


def tab_to(page: Page, **wanted: str) -> None:
    """Tab until the element with this `words` (its beginning), `name` or `value` has the focus; each one on the way must be seen."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        now = page.evaluate(FOCUSED)
        if now["isPart"]:
            assert now["seen"], f"nobody can see the focus on {now}"
            assert now["inside"], f"the focus is off the screen on {now}"
        if all(now[part].startswith(text) for part, text in wanted.items()):
            return
    raise AssertionError(f"{wanted} is not reached by Tab")


def test_the_skip_link_and_the_way_out_come_first(page):
    page.goto("/")
    tab_to(page, words="Skip to main content")
    tab_to(page, words="Leave this site now")
    page.goto("/")
    for _ in range(2):
        page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["words"].startswith("Leave this site now")


def test_a_survivor_reaches_a_number_with_the_keyboard_alone(page):
    page.goto("/")
    tab_to(page, words="Find help for me")
    page.keyboard.press("Enter")
    expect(page.locator("input[name=step][value='1']")).to_be_attached()
    tab_to(page, name="safe")
    page.keyboard.press("Space")
    tab_to(page, value="next")
    page.keyboard.press("Enter")
    expect(page.locator("input[name=step][value='2']")).to_be_attached()
    tab_to(page, name="help", value="hurt")
    page.keyboard.press("Space")
    tab_to(page, value="answer")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Your next steps")
    tab_to(page, href="tel:0808")


def test_a_professional_reaches_duties_with_the_keyboard_alone(page):
    page.goto("/pro/find/")
    tab_to(page, name="need", value="domestic_abuse")
    page.keyboard.press("Space")
    tab_to(page, name="dash_score")
    page.keyboard.type("15")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("MARAC")


def test_worried_people_and_those_who_hurt_reach_a_line_with_the_keyboard_alone(page):
    for address in ("/someone/", "/self/", "/easy/"):
        page.goto(address)
        tab_to(page, name="go", value="answer")
        page.keyboard.press("Enter")
        expect(page.locator("button[value=numbers]").first).to_be_visible()
        tab_to(page, href="tel:")


def test_search_is_used_and_a_service_opened_with_the_keyboard_alone(page):
    page.goto("/search/")
    tab_to(page, name="words")
    page.keyboard.type("safe place to stay")
    page.keyboard.press("Enter")
    expect(page.locator("main .card").first).to_be_visible()
    tab_to(page, href="/s/")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_be_visible()
    expect(page).to_have_title("Service details - Local help")


def test_enter_answers_the_question_and_keeps_the_language(page):
    """The choice of language stands before the form, so its buttons must not be what Enter presses."""
    page.goto("/find/")
    for question in ("What would help most right now?", "Where do you live or stay?"):
        page.get_by_role("button", name="Skip this question").click()
        expect(page.locator("h1")).to_have_text(question)
    page.fill("[name=area]", "PE29")
    page.press("[name=area]", "Enter")
    expect(page.locator("h1")).to_have_text("A little about you")
    expect(page.locator("html")).to_have_attribute("lang", "en-GB")
    page.goto("/easy/")
    page.locator("input[type=radio]").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Who can help")
    page.goto("/ur/search/")
    for words in ("refuge", "wisbech"):
        page.fill("[name=words]", words)
        page.press("[name=words]", "Enter")
        expect(page.locator("main .card").first).to_be_visible()
        expect(page.locator("html")).to_have_attribute("lang", "ur")
