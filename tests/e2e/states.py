"""Every page and state of the public site, as an address or a post; the same in each language."""

from __future__ import annotations

import re

from playwright.sync_api import Page

Posted = list[tuple[str, str]]
_HER = [
    ("step", "5"),
    ("safe", "safe"),
    ("help", "hurt"),
    ("district", "E07000010"),
    ("age", "31"),
    ("gender", "woman"),
    ("language", "lt"),
]
_PROFESSIONAL = [
    ("need", "domestic_abuse"),
    ("district", "E07000010"),
    ("dash_score", "15"),
    ("consent", "yes"),
    ("role", "housing_officer"),
]

#: Name -> address.
PAGES = {
    "home": "",
    "finder": "find/",
    "easy": "easy/",
    "someone": "someone/",
    "own-behaviour": "self/",
    "numbers": "numbers/",
    "search": "search/",
    "stay-safer": "stay-safer/",
    "what-we-keep": "what-we-keep/",
    "accessibility": "accessibility/",
    "listings": "listings/",
    "words": "words/",
    "professional-home": "pro/",
    "professional-form": "pro/find/",
    "service-gone": "s/zzzzzz/",
    "not-found": "nowhere/",
}
#: Name -> (address, what is posted to it).
ANSWERS: dict[str, tuple[str, Posted]] = {
    "finder-help": ("find/", [("step", "1"), ("go", "next"), ("safe", "safe")]),
    "finder-place": ("find/", [("step", "2"), ("go", "next"), ("help", "hurt")]),
    "finder-about": ("find/", [("step", "3"), ("go", "skip")]),
    "finder-more": ("find/", [("step", "4"), ("go", "skip")]),
    "finder-wrong-postcode": ("find/", [("step", "3"), ("go", "next"), ("area", "nowhere")]),
    "finder-wrong-age": ("find/", [("step", "4"), ("go", "next"), ("age", "old")]),
    "urgent": ("find/", [("step", "1"), ("go", "next"), ("safe", "danger")]),
    "answer": ("find/", [*_HER, ("go", "answer")]),
    "answer-in-danger": ("find/", [("step", "5"), ("go", "answer"), ("safe", "danger"), ("help", "choked")]),
    "answer-outside": ("find/", [("step", "5"), ("go", "answer"), ("help", "stay"), ("area", "NR1")]),
    "answer-to-nothing": ("find/", [("step", "5"), ("go", "answer")]),
    "numbers-kept": ("find/", [*_HER, ("help", "assault"), ("help", "money"), ("go", "numbers"), ("look", "shopping"), ("names", "on")]),
    "easy-answer": ("easy/", [("go", "answer"), ("danger", "safe"), ("wants", "hurt")]),
    "someone-answer": ("someone/", [("go", "answer"), ("danger", "safe"), ("happening", "hurt")]),
    "own-behaviour-answer": ("self/", [("go", "answer"), ("danger", "safe")]),
    "search-found": ("search/", [("words", "safe place to stay")]),
    "search-nothing": ("search/", [("words", "zzqqxxyy")]),
    "professional-answer": ("pro/find/", _PROFESSIONAL),
}


def visit(page: Page, root: str, name: str) -> None:
    """root: "/" or "/pl/"."""
    if name in PAGES:
        page.goto(root + PAGES[name])
        return
    address, fields = ANSWERS[name]
    page.goto(root + address)
    with page.expect_navigation():
        page.evaluate(
            """([action, fields]) => {
                const form = Object.assign(document.createElement("form"), { method: "post", action });
                for (const [name, value] of fields) form.append(Object.assign(document.createElement("input"), { name, value }));
                document.body.append(form);
                HTMLFormElement.prototype.submit.call(form);
            }""",
            [root + address, fields],
        )


def open_everything(page: Page) -> None:
    """What is folded away has to hold for readers too."""
    page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true })")


def service_addresses(page: Page) -> list[str]:
    """Addresses of the services on the page, without repeats."""
    found = page.eval_on_selector_all("a[href*='/s/']", "links => links.map((link) => link.getAttribute('href'))")
    return [address for address in dict.fromkeys(found) if re.search(r"/s/[a-z0-9]{6}/$", address)]
