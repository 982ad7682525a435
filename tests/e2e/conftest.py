"""The demonstration as a person meets it: a real server on a database of its own, a real browser, phone and desktop.

Pictures of every page visited are kept in var/screenshots for somebody to look at.
"""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright
from pytest_socket import enable_socket

from tests.ports import free_ports

ROOT = Path(__file__).resolve().parents[2]
SCREENSHOTS = ROOT / "var" / "screenshots"
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
expect.set_options(timeout=20_000)  # a busy machine is slow, not wrong
#: What `make demo` runs, in one process.
MAKE = """
import django
from django.core.management import call_command
django.setup()
call_command("migrate", verbosity=0)
for command in ("build_postcodes", "sync_roles", "load_demo", "setup_site", "demo_people"):
    call_command(command)
"""
SIZES = {"phone": {"width": 360, "height": 640}, "desktop": {"width": 1280, "height": 800}}


@dataclass(frozen=True)
class Site:
    """log: all that the server wrote."""

    url: str
    passwords: dict[str, str]
    log: Path


@dataclass(frozen=True)
class Demonstration:
    """A database with the demonstration in it, and the sign-ins that it printed."""

    database: Path
    passwords: dict[str, str]

    @property
    def environment(self) -> dict[str, str]:
        return os.environ | {"DATABASE_URL": f"sqlite:///{self.database}", "DJANGO_SETTINGS_MODULE": "directory_site.settings.dev"}


@pytest.fixture(scope="session", autouse=True)
def _sockets():
    """A browser and a server talk over the loopback; nothing else does (the server's own tests block sockets)."""
    enable_socket()


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Demonstration:
    """Made once for all workers of a run, in a directory that they share; each has a copy of its own to change."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    printed = shared / "demonstration.txt"
    with (shared / "demonstration.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not printed.exists():
            made = Demonstration(shared / "demonstration.sqlite3", {})
            made.database.unlink(missing_ok=True)  # left by a worker that died over it
            done = subprocess.run([sys.executable, "-c", MAKE], cwd=ROOT, env=made.environment, check=True, capture_output=True, text=True)
            printed.write_text(done.stdout)
    database = own / "demo.sqlite3"
    shutil.copy(shared / "demonstration.sqlite3", database)
    return Demonstration(database, dict(re.findall(r"“(\w+)” with password (\S+)", printed.read_text())))


@contextmanager
def served(made: Demonstration, log: Path, prefix: str = "", **settings: str) -> Iterator[Site]:
    """prefix: path it runs under, such as /help; the server takes it off, as a proxy in front of it does.

    settings: more of the environment.
    """
    (port,) = free_ports()
    host = f"127.0.0.1:{port}"
    environment = made.environment | ({"FORCE_SCRIPT_NAME": prefix, "SCRIPT_NAME": prefix} if prefix else {}) | settings
    server = [
        sys.executable,
        "-m",
        "gunicorn",
        "--config",
        "deploy/gunicorn.conf.py",
        "--bind",
        host,
        "--workers",
        "2",
        "directory_site.wsgi",
    ]
    with log.open("wb") as output:
        process = subprocess.Popen(server, cwd=ROOT, env=environment, stdout=output, stderr=output)
        try:
            _wait_for(f"http://{host}{prefix}/healthz", process)
            yield Site(f"http://{host}{prefix}", made.passwords, log)
        finally:
            process.terminate()
            process.wait(timeout=20)


@pytest.fixture(scope="session")
def site(demonstration: Demonstration, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with served(demonstration, tmp_path_factory.mktemp("log") / "server.log") as site:
        yield site


def _wait_for(url: str, process: subprocess.Popen) -> None:
    for _ in range(120):
        assert process.poll() is None, "The server ended before it answered."
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.25)
    raise AssertionError(f"{url} did not answer within 30 seconds.")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=QUIET)
    yield browser
    browser.close()


@pytest.fixture(params=["phone", "desktop"])
def size(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def script(request: pytest.FixtureRequest) -> bool:
    return request.param


@pytest.fixture
def page(browser: Browser, site: Site, size: str, script: bool) -> Iterator[Page]:
    """A page on the demonstration that fails the test on any console error or any request to another host."""
    context = browser.new_context(base_url=site.url, viewport=SIZES[size], java_script_enabled=script, locale="en-GB")
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: faults.append(request.url) if not request.url.startswith((site.url, "data:")) else None)
    yield page
    assert faults == []
    assert context.cookies() == []
    context.close()


@pytest.fixture
def looked_at(size: str, script: bool) -> Callable[[Page, str], None]:
    """Keep a picture, and require that axe finds nothing (WCAG 2.0 to 2.2, A and AA) and that nothing is wider than the screen."""

    def look(page: Page, name: str) -> None:
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=SCREENSHOTS / f"{name}-{size}{'' if script else '-no-script'}.png", full_page=True)
        if not script:
            return  # axe is a script itself; it has seen the same page with scripts
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), f"{name} is wider than the screen"
        # All of the page at once: where it happens to be scrolled to, the bar of the way out lies over something that can be scrolled free.
        height = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": SIZES[size]["width"], "height": height})
        found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
        page.set_viewport_size(SIZES[size])
        assert found.violations_count == 0, found.generate_report()

    return look


def sign_in(page: Page, site: Site, who: str, then: str) -> None:
    """To `then`, an address of the admin, by the password of the demonstration."""
    page.goto(then)
    page.get_by_label("Username").fill(who)
    page.get_by_label("Password").fill(site.passwords[who])
    page.get_by_role("button", name="Sign in").click()


def look_at_our_part(page: Page, part: str, name: str) -> None:
    """Keep a picture; our part of a screen of the admin has no fault that axe finds, and the screen is no wider than it is."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)
    found = Axe().run(page, context=part, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), f"{name} is wider than the screen"
