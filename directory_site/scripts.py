"""The two scripts of the public pages, which stand inside each page: a script file would leave its address in the browser's code cache.

The Content-Security-Policy lets exactly these texts run. The files in static/js/ are what people read and change.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

from markupsafe import Markup

_FOLDER = Path(__file__).parent / "static" / "js"
NAMES = ("leave", "one_address")


@cache
def source(name: str) -> str:
    """The script without comments and indentation, as it stands in the page."""
    text = (_FOLDER / f"{name}.js").read_text(encoding="utf-8")
    text = re.sub(r"^\s*/\*.*?\*/\n", "", text, flags=re.DOTALL | re.MULTILINE)
    lines = (re.sub(r" // .*$", "", line).strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


@cache
def inline(name: str) -> Markup:
    """For templates: the script, whole. Ours alone, and it holds no `</`."""
    return Markup("<script>{}</script>").format(Markup(source(name)))  # noqa: S704 - a file of this repository


def hashes() -> list[str]:
    """For script-src."""
    digests = (hashlib.sha256(source(name).encode()).digest() for name in NAMES)
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]
