"""Under a path of another site, such as /help: everything works as at the root, and no address leads out of the path."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.e2e.conftest import SIZES, Demonstration, Site, served
from tests.e2e.states import ANSWERS, PAGES, visit

pytestmark = [pytest.mark.needs_browser, pytest.mark.xdist_group("browser-states"), pytest.mark.enable_socket]

PREFIX = "/help"
ADDRESSES = """() => [...document.querySelectorAll("[href], [action], [formaction], [src]")].flatMap((part) =>
    ["href", "action", "formaction", "src"].map((name) => part.getAttribute(name)).filter((value) => value && value.startsWith("/")))"""


@pytest.fixture(scope="module")
def under_a_path(demonstration: Demonstration, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with served(demonstration, tmp_path_factory.mktemp("prefix") / "server.log", PREFIX) as site:
        yield site


def test_d01_every_page_keeps_to_its_path(browser: Browser, under_a_path: Site):
    context = browser.new_context(viewport=SIZES["phone"])
    page = context.new_page()
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 and "/static/" in answer.url else None)
    for root, names in (("/", [*PAGES, *ANSWERS]), ("/pl/", ["home", "finder-help", "answer", "service-gone", "search-found"])):
        for name in names:
            visit(page, under_a_path.url + root, name)
            outside = [address for address in page.evaluate(ADDRESSES) if not address.startswith(f"{PREFIX}/")]
            assert outside == [], name
            assert page.locator("h1").count() == 1
    assert failed == []
    assert context.cookies() == []
    context.close()


def test_d01_one_address_and_the_way_out_work_under_a_path(browser: Browser, under_a_path: Site):
    context = browser.new_context(viewport=SIZES["phone"])
    context.route(re.compile("^https://"), lambda route: route.fulfill(body="<title>Weather</title>Sunny", content_type="text/html"))
    page = context.new_page()
    page.goto(f"{under_a_path.url}/")
    page.locator(".door.first").click()
    for step in range(1, 6):
        page.locator(f"input[name=step][value='{step}']").wait_for(state="attached")
        page.locator("main button[value=skip]").click()
    page.locator(".way").first.wait_for()
    assert urlsplit(page.url).path == f"{PREFIX}/"
    page.locator("a[data-exit]").click()
    page.wait_for_url(re.compile("^https://"))
    entries = context.new_cdp_session(page).send("Page.getNavigationHistory")["entries"]
    assert [entry["url"] for entry in entries if entry["url"].startswith(under_a_path.url)] == []
    context.close()
