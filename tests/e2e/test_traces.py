"""What is left of a visit: in the tab, in history, in the files of the browser's profile, on other sites, in the server's log.

A visit answers the finder, opens a service and leaves by the bar, in a profile of its own with Back-forward cache on.
"""

from __future__ import annotations

import re
import sqlite3
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Error, Page, Playwright, expect

from tests.e2e.conftest import QUIET, SIZES, Site
from tests.e2e.elsewhere import Elsewhere

pytestmark = [pytest.mark.needs_browser, pytest.mark.xdist_group("browser"), pytest.mark.enable_socket]

ELSEWHERE = re.compile("^https://")
MARKER = "zq7mark"  # what the visitor types
WORDS = "() => document.documentElement.checkVisibility() ? document.body.innerText.trim() : ''"
CHAIN_END = 0x20000000  # Chromium lists on its History page only visits that carry this flag


@dataclass
class Visit:
    """What a visit left. entries: addresses of ours in the tab. back: words seen when Back was pressed. own: our requests while leaving."""

    seconds: float = 0.0
    entries: list[str] = field(default_factory=list)
    back: list[str] = field(default_factory=list)
    own: list[str] = field(default_factory=list)
    tabs: int = 0
    deep: list[str] = field(default_factory=list)
    profile: Path = Path()


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Elsewhere]:
    other = Elsewhere(tmp_path_factory.mktemp("tls"))
    yield other
    other.close()


@contextmanager
def own_profile(playwright: Playwright, profile: Path, elsewhere: Elsewhere, script: bool = True) -> Iterator[BrowserContext]:
    """A browser whose files stay when it is closed; every other site is `elsewhere`."""
    context = playwright.chromium.launch_persistent_context(
        profile,
        executable_path="/usr/bin/chromium",
        viewport=SIZES["phone"],
        java_script_enabled=script,
        args=[*QUIET, f"--host-resolver-rules=MAP * 127.0.0.1:{elsewhere.port}, EXCLUDE 127.0.0.1", "--ignore-certificate-errors"],
        ignore_default_args=["--disable-back-forward-cache"],
    )
    try:
        yield context
    finally:
        context.close()


def history(page: Page) -> dict:
    return page.context.new_cdp_session(page).send("Page.getNavigationHistory")


def standing_at(page: Page) -> int | None:
    """The place in history; None in the moment when one page takes the place of another and neither answers."""
    try:
        return history(page)["currentIndex"]
    except Error:
        return None


def press_back(page: Page, entry: int) -> None:
    """As the browser's own button does; Playwright's `go_back` waits for a load that the cache never brings.

    Waits until the browser stands at that place, however busy the machine, and then for what the page there does next.
    """
    place = [held["id"] for held in history(page)["entries"]].index(entry)
    page.context.new_cdp_session(page).send("Page.navigateToHistoryEntry", {"entryId": entry})
    deadline = time.monotonic() + 20
    while standing_at(page) != place:
        assert time.monotonic() < deadline, "Back was pressed and the browser went nowhere for 20 seconds"
        page.wait_for_timeout(50)
    page.wait_for_timeout(700)


def walk_back(page: Page, site: Site) -> list[str]:
    """Words of our pages seen while pressing Back from here."""
    now = history(page)
    seen = []
    for entry in reversed(now["entries"][: now["currentIndex"]]):
        press_back(page, entry["id"])
        if page.url.startswith(site.url):
            seen.append(page.evaluate(WORDS))
    return [words for words in seen if words]


def answer(page: Page, site: Site) -> list[str]:
    """To the answer and one service, as a visitor goes; the addresses she was led through."""
    page.goto(site.url + "/")
    page.locator(".door.first").click()
    for step in range(1, 6):
        page.locator(f"input[name=step][value='{step}']").wait_for(state="attached")
        if step == 3:
            page.locator("[name=area]").fill(MARKER)
            page.locator("button[value=next]:not(.hidden)").click()  # not a place: it is shown again, and said why
            page.locator(".problems").wait_for()
        page.locator("main button[value=skip]").click()
    service = page.locator(".way a[href*='/s/']").first
    address = service.get_attribute("href")
    service.click()
    page.locator("#contact").wait_for()
    return ["/find/", address]


@pytest.fixture(scope="module")
def visit(playwright: Playwright, site: Site, elsewhere: Elsewhere, tmp_path_factory: pytest.TempPathFactory) -> Visit:
    left = Visit(profile=tmp_path_factory.mktemp("profile"))
    with own_profile(playwright, left.profile, elsewhere) as context:
        page = context.pages[0]
        left.deep = answer(page, site)
        page.on("request", lambda request: left.own.append(request.url) if request.url.startswith(site.url) else None)
        start = time.monotonic()
        page.locator("a[data-exit]").click()
        page.wait_for_url(ELSEWHERE)
        left.seconds = time.monotonic() - start
        own = list(left.own)
        left.entries = [entry["url"] for entry in history(page)["entries"] if entry["url"].startswith(site.url)]
        left.tabs = len(context.pages)
        left.back = walk_back(page, site)
        left.own = own
    return left


def rows(profile: Path, file: str, query: str) -> list[tuple]:
    path = profile / "Default" / file
    assert path.exists(), f"{file} is not where it was: the check would find nothing"
    with sqlite3.connect(f"file:{path}?immutable=1", uri=True) as database:
        return database.execute(query).fetchall()


def files_with(profile: Path, *words: str) -> list[str]:
    """Files of the profile that hold one of `words`, as bytes or as UTF-16."""
    needles = [word.encode(code) for word in words for code in ("utf-8", "utf-16-le")]
    found = []
    for path in profile.rglob("*"):
        if path.is_file() and not path.is_symlink():
            held = path.read_bytes()
            if any(needle in held for needle in needles):
                found.append(str(path.relative_to(profile)))
    return found


def test_leaving_takes_less_than_a_second_in_the_same_tab(visit):
    assert visit.seconds <= 1.0
    assert visit.tabs == 1


def test_leaving_tells_nobody(visit, elsewhere):
    assert visit.own == []
    assert elsewhere.referrers == []


def test_back_and_forward_name_the_site_nowhere_and_show_nothing(visit):
    assert visit.entries == []
    assert visit.back == []


def test_history_keeps_one_line_that_tells_nothing(visit, site):
    host = urlsplit(site.url).netloc
    kept = rows(visit.profile, "History", f"SELECT url, title FROM urls WHERE url LIKE '%{host}%'")
    assert [address for address, _ in kept] == [f"{site.url}/"]
    assert kept[0][1] in {"", "Local help", "Weather"}
    listed = rows(
        visit.profile,
        "History",
        f"SELECT u.url FROM visits v JOIN urls u ON u.id = v.url WHERE u.url LIKE '%{host}%' AND v.transition & {CHAIN_END}",
    )
    assert listed == []


def test_no_file_of_the_browser_holds_an_answer_or_where_she_went(visit, site):
    assert files_with(visit.profile, MARKER) == []
    assert files_with(visit.profile, *(urlsplit(site.url).netloc + address for address in visit.deep)) == []


def test_nothing_is_remembered_for_the_next_form(visit):
    assert rows(visit.profile, "Web Data", "SELECT name, value FROM autofill") == []
    assert rows(visit.profile, "History", "SELECT term FROM keyword_search_terms") == []


def test_no_cookie_no_storage_and_no_cached_file(visit, site):
    host = urlsplit(site.url).netloc
    named = files_with(visit.profile, host)
    kept = [name for name in named if any(part in name for part in ("Cache", "Storage", "IndexedDB", "Service Worker", "Cookies"))]
    assert kept == []


def test_who_types_another_address_leaves_one_entry_and_no_answer_behind_it(playwright, site, elsewhere, tmp_path):
    with own_profile(playwright, tmp_path, elsewhere) as context:
        page = context.pages[0]
        answer(page, site)
        page.goto("https://typed.example/")
        assert [entry["url"] for entry in history(page)["entries"] if entry["url"].startswith(site.url)] == [f"{site.url}/"]
        assert [words for words in walk_back(page, site) if MARKER in words or "zq7" in words] == []


def test_a_visit_to_another_site_can_be_followed_and_come_back_from(playwright, site, elsewhere, tmp_path):
    """From the page in memory, or loaded anew: never a blank page."""
    with own_profile(playwright, tmp_path, elsewhere) as context:
        page = context.pages[0]
        answer(page, site)
        here = history(page)["entries"][-1]["id"]
        page.evaluate("location.assign('https://outside.example/')")
        page.wait_for_url("https://outside.example/")
        press_back(page, here)
        expect(page).to_have_url(f"{site.url}/", timeout=20_000)
        expect(page.locator("body")).to_contain_text("999", timeout=20_000)
        assert "999" in page.evaluate(WORDS)


def test_professionals_have_addresses_and_back(playwright, site, elsewhere, tmp_path):
    with own_profile(playwright, tmp_path, elsewhere) as context:
        page = context.pages[0]
        page.goto(f"{site.url}/pro/")
        page.locator(".door.first").click()
        page.wait_for_url("**/pro/find/")
        entries = [entry["url"] for entry in history(page)["entries"] if entry["url"].startswith(site.url)]
        assert entries == [f"{site.url}/pro/", f"{site.url}/pro/find/"]


def test_without_javascript_the_bar_still_leaves(playwright, site, elsewhere, tmp_path):
    """History keeps the pages then: no page can change that, and the advice says so."""
    with own_profile(playwright, tmp_path, elsewhere, script=False) as context:
        page = context.pages[0]
        answer(page, site)
        page.locator("a[data-exit]").click()
        page.wait_for_url(ELSEWHERE)
        assert len(context.pages) == 1
    assert rows(tmp_path, "Web Data", "SELECT name, value FROM autofill") == []
    assert rows(tmp_path, "History", "SELECT term FROM keyword_search_terms") == []
    assert files_with(tmp_path, MARKER) != []  # shows that the search for files finds what is there
    assert elsewhere.referrers == []


def test_the_server_wrote_no_answer_address_query_or_browser(visit, site):
    """The whole log of the server, after the visits above and a query that somebody might have typed."""
    with urllib.request.urlopen(f"{site.url}/?where={MARKER}", timeout=10) as response:
        assert response.status == 200
    written = site.log.read_text(errors="replace")
    assert [
        word for word in (MARKER, "127.0.0.1", "where=", "Mozilla/", "HeadlessChrome", "/find/", "GET ", "POST ") if word in written
    ] == []
