"""Short names that services use, explained where they first stand on a page. The meanings are those of the page "What the words mean"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from django.utils.translation import gettext

from directory_site.first_pages import WORDS

EXPLAINED = ("IDVA", "CHISVA", "ISVA", "SARC", "MARAC", "DASH")


@cache
def _meanings() -> dict[str, str]:
    entries = (entry for _, block in WORDS.body for entry in block)
    return {entry["word"]: entry["meaning"] for entry in entries if entry["word"] in EXPLAINED}


def first_uses(texts: Iterable[str], explained: set[str]) -> tuple[tuple[str, str], ...]:
    """(word, meaning) of what stands in `texts` and was not explained before; `explained` grows by them."""
    whole = " ".join(texts)
    found = [word for word in EXPLAINED if word not in explained and re.search(rf"\b{word}s?\b", whole)]
    explained.update(found)
    return tuple((word, gettext(_meanings()[word])) for word in found)
