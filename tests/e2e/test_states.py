"""Every page and state in English, Polish and Urdu, light and dark, phone and desktop: axe finds nothing, nothing is too wide."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.e2e.conftest import SCREENSHOTS, SIZES, Site
from tests.e2e.states import ANSWERS, PAGES, open_everything, service_addresses, visit

pytestmark = [pytest.mark.needs_browser, pytest.mark.xdist_group("browser-states"), pytest.mark.enable_socket]

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
#: Language, direction, size, colours: the ways in which every state is looked at.
LOOKS = {
    "en-phone": ("en", "ltr", "phone", "light"),
    "en-desktop-dark": ("en", "ltr", "desktop", "dark"),
    "pl-phone": ("pl", "ltr", "phone", "light"),
    "ur-phone": ("ur", "rtl", "phone", "light"),
}
FRAME = """() => ({
    h1: document.querySelectorAll("h1").length,
    lang: document.documentElement.lang.split("-")[0],
    dir: document.documentElement.dir,
    exit: document.querySelector("a[data-exit]")?.getBoundingClientRect().toJSON(),
    tooWide: [...document.querySelectorAll("body *")].filter((part) => part.getBoundingClientRect().right > innerWidth + 1
        && !part.closest(".scroll, .hidden, .skip, summary")).map((part) => part.outerHTML.slice(0, 80)),
    small: [...document.querySelectorAll("main button, main summary, main .button, main .tile, main .link")].filter((part) => {
        const box = part.getBoundingClientRect();
        return box.height && box.height < 35.9;
    }).map((part) => part.outerHTML.slice(0, 80)),
})"""


@pytest.fixture(scope="module")
def looking(request: pytest.FixtureRequest, browser: Browser, site: Site):
    """(page, name of the look, language, direction)."""
    language, direction, size, colours = LOOKS[request.param]
    context = browser.new_context(base_url=site.url, viewport=SIZES[size], color_scheme=colours)
    yield context.new_page(), request.param, language, direction
    assert context.cookies() == []
    context.close()


def hold(page: Page, look: str, language: str, direction: str, name: str) -> None:
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}-{look}.png", full_page=True)
    frame = page.evaluate(FRAME)
    assert (frame["h1"], frame["lang"], frame["dir"]) == (1, language, direction)
    assert frame["exit"]["height"] >= 48
    assert frame["tooWide"] == []
    assert frame["small"] == []
    open_everything(page)
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()


#: Dark colours and a wide screen change the sheet, not the words: one page of each shape is enough.
SHAPES = ["home", "finder-help", "answer", "answer-in-danger", "numbers-kept", "search-found", "professional-answer", "stay-safer"]
CASES = [(look, name) for look in LOOKS for name in (SHAPES if "dark" in look else [*PAGES, *ANSWERS])]


@pytest.mark.parametrize(("looking", "name"), CASES, indirect=["looking"], ids=str)
def test_d23_axe_finds_nothing_in_this_state(looking, name):
    page, look, language, direction = looking
    visit(page, "/" if language == "en" else f"/{language}/", name)
    hold(page, look, language, direction, name)


@pytest.mark.parametrize("looking", LOOKS, indirect=True)
def test_d23_axe_finds_nothing_on_pages_of_services(looking):
    page, look, language, direction = looking
    root = "/" if language == "en" else f"/{language}/"
    visit(page, root, "answer")
    for number, address in enumerate(service_addresses(page)[:3]):
        page.goto(address)
        hold(page, look, language, direction, f"service-{number}")


@pytest.mark.parametrize("name", ["home", "finder", "answer", "search-found", "numbers-kept", "professional-answer"])
def test_a_screen_of_320_pixels_is_wide_enough(browser: Browser, site: Site, name):
    context = browser.new_context(base_url=site.url, viewport={"width": 320, "height": 568})
    page = context.new_page()
    visit(page, "/ur/", name)
    assert page.evaluate(FRAME)["tooWide"] == []
    context.close()


@pytest.mark.parametrize("name", ["home", "answer", "numbers-kept", "what-we-keep"])
def test_a_print_names_neither_the_site_nor_an_address(browser: Browser, site: Site, name):
    context = browser.new_context(base_url=site.url)
    page = context.new_page()
    visit(page, "/", name)
    page.emulate_media(media="print")
    shown = page.evaluate("document.body.innerText")
    assert "999" in shown
    assert "Leave this site" not in shown
    assert "Local help" not in shown
    assert "127.0.0.1" not in shown
    context.close()


OUTSIDE_THE_SHEET = """() => {
    const sheet = document.querySelector(".keep").getBoundingClientRect();
    const middle = (sheet.top + sheet.bottom) / 2;
    return [...document.querySelectorAll(".keep li")].filter((line) => {
        const box = line.getBoundingClientRect();
        return box.left < sheet.left || box.right > sheet.right || box.top < sheet.top || box.bottom > middle;
    }).map((line) => line.innerText);
}"""


@pytest.mark.parametrize("prefix", ["/", "/ur/"])
def test_every_number_is_on_the_inside_of_the_card_that_is_printed(browser: Browser, site: Site, prefix):
    context = browser.new_context(base_url=site.url, viewport=SIZES["desktop"])
    page = context.new_page()
    visit(page, prefix, "numbers-kept")
    page.emulate_media(media="print")
    assert page.locator(".keep li").count() > 3
    assert page.evaluate(OUTSIDE_THE_SHEET) == []
    page.screenshot(path=str(SCREENSHOTS / f"card-printed{prefix.strip('/') and '-ur'}.png"), full_page=True)
    context.close()
