"""What can be checked in a translation without knowing its language: numbers, placeholders, tags, plural forms."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

LOCALE = Path(__file__).resolve().parents[2] / "locale"
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
_TAG = re.compile(r"<[^>]+>")
_NUMBER = re.compile(r"\d+")
#: A small number may be a word in one language and a digit in another.
SMALLEST_NUMBER = 10


def catalogues() -> dict[str, Path]:
    """Language code -> its file."""
    return {path.parent.parent.name: path for path in sorted(LOCALE.glob("*/LC_MESSAGES/django.po"))}


def read(path: Path, code: str | None = None) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=code, domain="django")


def forms(message: Message) -> list[tuple[str, str]]:
    """(English, translation) of every form that is there."""
    if not isinstance(message.id, (tuple, list)):
        return [(message.id, message.string)] if message.string else []
    return [(message.id[min(number, 1)], text) for number, text in enumerate(message.string or ()) if text]


def is_translated(message: Message) -> bool:
    texts = message.string if isinstance(message.string, (tuple, list)) else [message.string]
    return bool(texts) and all(texts) and not message.fuzzy


def faults(message: Message) -> list[str]:
    """What is wrong with a translation, as text."""
    found = []
    plural = isinstance(message.id, (tuple, list))
    for english, text in forms(message):
        # The form for one may be that for 21 as well, and hold the number that English leaves out.
        wanted = Counter(_PLACEHOLDER.findall(message.id[1] if plural else english))
        given = Counter(_PLACEHOLDER.findall(text))
        # "One service" may leave its number out; nothing may be added.
        if (given - wanted) if plural else set(given) != set(wanted):
            found.append(f"placeholders {sorted(given)} instead of {sorted(wanted)}: {text}")
        if Counter(_TAG.findall(english)) != Counter(_TAG.findall(text)):
            found.append(f"tags differ: {text}")
        if not plural and _numbers(english) != _numbers(text):
            found.append(f"numbers {sorted(_numbers(text))} instead of {sorted(_numbers(english))}: {text}")
        if re.search(r"[\u0660-\u0669\u06f0-\u06f9\u0a66-\u0a6f]", text):
            found.append(f"digits that a keypad does not show: {text}")
    return found


def _numbers(text: str) -> set[int]:
    return {number for number in map(int, _NUMBER.findall(_PLACEHOLDER.sub("", text))) if number >= SMALLEST_NUMBER}
