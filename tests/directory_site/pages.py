"""Reading a page as its reader does: words, links and fields, without the tags."""

from __future__ import annotations

import html
import re
from urllib.parse import parse_qs

from django.http import HttpResponse


def page(response: HttpResponse) -> str:
    """The source of a page that was drawn."""
    assert "text/html" in response.headers["Content-Type"]
    return response.content.decode()


def words(source: str) -> str:
    """The text of a page or a part of it: white space as one space, no tags."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", source)).split())


def main(source: str) -> str:
    """What stands between the masthead and the foot."""
    return source.split("<main", 1)[1].split("</main>", 1)[0]


def section(source: str, heading: str) -> str:
    """The section or article whose heading reads `heading`, in words."""
    for part in re.split(r"(?=<h[123][ >])", main(source)):
        if words(part).startswith(heading):
            return words(part)
    raise AssertionError(f"no section is called {heading!r}")


def links(source: str) -> dict[str, str]:
    """Address -> words of the last link to it, in the page's own part."""
    return {
        html.unescape(href): words(text) for href, text in re.findall(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', main(source), re.DOTALL)
    }


def query(address: str) -> dict[str, list[str]]:
    return parse_qs(address.partition("?")[2])
