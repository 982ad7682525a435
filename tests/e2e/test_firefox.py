"""The same promises in Firefox: one address, one untitled row in its history at most, no answer in any file, and the way out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.conftest import Site
from tests.e2e.elsewhere import Elsewhere
from tests.e2e.firefox import SHIFT, Firefox
from tests.e2e.test_traces import MARKER, files_with

pytestmark = [pytest.mark.needs_firefox, pytest.mark.xdist_group("browser"), pytest.mark.enable_socket]


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Elsewhere]:
    other = Elsewhere(tmp_path_factory.mktemp("tls"))
    yield other
    other.close()


@pytest.fixture(scope="module")
def profile(site: Site, elsewhere: Elsewhere, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of a Firefox in which somebody answered the finder and left by the bar, then came again and left by Shift."""
    folder = tmp_path_factory.mktemp("firefox")
    firefox = Firefox(folder, elsewhere.port)
    try:
        firefox.open(f"{site.url}/")
        firefox.click(".door.first")
        for step in (1, 2):
            firefox.find(f"input[name=step][value='{step}']")
            firefox.click("main button[value=skip]")
        firefox.type("[name=area]", MARKER)
        firefox.click("main button[value=next]:not(.hidden)")
        firefox.find(".problems")
        firefox.click("main button[value=skip]")
        firefox.find("input[name=step][value='4']")
        assert firefox.address() == f"{site.url}/"
        firefox.click("a[data-exit]")
        assert firefox.has_left(site.url), "the bar does not leave"
        firefox.do("WebDriver:Back")
        assert not firefox.address().startswith(site.url), "Back leads to the site"
        firefox.open(f"{site.url}/search/")
        firefox.click("[name=words]")
        for _ in range(3):
            firefox.press(SHIFT)
        assert firefox.has_left(site.url), "Shift three times does not leave"
    finally:
        firefox.close()
    return folder


def test_firefox_keeps_one_row_for_each_address_that_was_typed(profile, site):
    with sqlite3.connect(f"file:{profile / 'places.sqlite'}?immutable=1", uri=True) as database:
        kept = database.execute("SELECT url, title FROM moz_places WHERE url LIKE ? AND visit_count > 0", (f"{site.url}%",)).fetchall()
    assert {address for address, _ in kept} <= {f"{site.url}/", f"{site.url}/search/"}
    assert all(title in {None, "", "Local help", "Search - Local help"} for _, title in kept)


def test_no_file_of_firefox_holds_the_answer(profile):
    assert files_with(profile, MARKER) == []


def test_firefox_remembers_no_form_and_no_cookie(profile, site):
    for file, query in (
        ("formhistory.sqlite", "SELECT count(*) FROM moz_formhistory"),
        ("cookies.sqlite", "SELECT count(*) FROM moz_cookies"),
    ):
        if (profile / file).exists():
            with sqlite3.connect(f"file:{profile / file}?immutable=1", uri=True) as database:
                assert database.execute(query).fetchone() == (0,), file


def test_firefox_told_other_sites_nothing(profile, elsewhere):
    assert elsewhere.referrers == []
