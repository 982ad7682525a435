"""The first sign-in of an editor where the second step is on, and the second one."""

from __future__ import annotations

import re
from base64 import b32decode
from collections.abc import Iterator

import pytest
from django_otp.oath import totp
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import SIZES, Demonstration, Site, look_at_our_part, served, sign_in

pytestmark = [pytest.mark.needs_browser, pytest.mark.xdist_group("browser"), pytest.mark.enable_socket]


@pytest.fixture(scope="module")
def strict_site(demonstration: Demonstration, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with served(demonstration, tmp_path_factory.mktemp("log") / "server.log", WAYMARK_SECOND_FACTOR="on") as site:
        yield site


def look(page: Page, name: str, size: str) -> None:
    look_at_our_part(page, ".second-step", f"signing-in-{name}-{size}")


@pytest.mark.parametrize(("size", "who"), [("phone", "checker"), ("desktop", "admin")])
def test_d15_an_editor_sets_up_an_app_prints_codes_and_comes_back_with_one(browser: Browser, strict_site: Site, size: str, who: str):
    page = browser.new_context(base_url=strict_site.url, viewport=SIZES[size]).new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if "Content Security Policy" in message.text else None)
    sign_in(page, strict_site, who, "/admin/rules/")
    expect(page.get_by_role("heading", level=1)).to_have_text("One more step keeps your account safe")
    look(page, "set-up", size)
    key = b32decode(page.locator(".second-step-key code").inner_text().replace(" ", ""))
    page.get_by_label("Code").fill("12345")
    page.keyboard.press("Enter")
    expect(page.locator(".second-step")).to_contain_text("This is not the code that the app shows now")
    page.get_by_label("Code").fill(f"{totp(key):06d}")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Print these recovery codes")
    codes = page.locator(".second-step-codes code").all_inner_texts()
    assert len(codes) == 10
    look(page, "codes", size)
    page.get_by_role("link", name="I have them: go on").click()
    page.wait_for_url(re.compile(r"/admin/rules/$"))
    page.goto("/admin/second-step/")
    look(page, "own", size)
    assert refused == []
    page.context.close()

    again = browser.new_context(base_url=strict_site.url, viewport=SIZES[size]).new_page()
    sign_in(again, strict_site, who, "/admin/rules/")
    expect(again.get_by_role("heading", level=1)).to_have_text("Type your sign-in code")
    look(again, "confirm", size)
    again.get_by_label("Code").fill(codes[0])
    again.keyboard.press("Enter")
    again.wait_for_url(re.compile(r"/admin/rules/$"))
    expect(again.locator(".messages").first).to_contain_text("9 left")
    again.context.close()
