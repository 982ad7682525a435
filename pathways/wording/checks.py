"""What may stand in the words of an answer: one check for the files and for what an editor writes.

Words may name parameters in braces. They hold no phone number but those that are public everywhere; every other number comes from a
listing, where somebody checks it. It must not judge style (tests/pathways/test_wording.py does).
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Collection, Iterator

#: 55 (after a silent 999 call) has two digits and is never taken for a phone number.
PUBLIC_NUMBERS = frozenset({"999", "101", "18000"})
#: Names that a reason or the person's own language fills, beside the parameters of the partnership.
ANSWER_NAMES = frozenset({"language", "age_min", "age_max", "age_extended_max", "max_children", "months", "dash_min", "name"})
_LAWS_AND_YEARS = re.compile(r"(section|Act) \d+\w*|\b(19|20)\d\d\b")
_NUMBERS = re.compile(r"\d[\d ]{2,}\d|\b\d{3}\b")
#: Pairs of digits with dots, dashes or brackets between them: nothing but a phone number has seven digits or more.
_LONG_NUMBERS = re.compile(r"\+?\(?\d(?:[\s().\-–/]{0,2}\d){6,}")


def names_in(text: str) -> frozenset[str]:
    """The names in braces. Raises ValueError for a brace that is not closed or not opened."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def text_problems(text: str, names: Collection[str]) -> Iterator[str]:
    """What is wrong with a text, said so that it can be put right. names: what may stand in braces."""
    yield from _brace_problems(text, names)
    for number in sorted(phone_numbers(text) - PUBLIC_NUMBERS):
        yield (
            f"“{number}” looks like a phone number. Only 999, 55, 101, 18000 and 999 BSL may stand in words: every other number comes from "
            "a listing, where somebody checks it."
        )


def phone_numbers(text: str) -> set[str]:
    """Everything in the text that could be dialled, in plain digits and as it is spaced; years and sections of laws are not."""
    plain = _LAWS_AND_YEARS.sub("", "".join(_plain_digit(letter) for letter in text))
    return {found.strip() for pattern in (_NUMBERS, _LONG_NUMBERS) for found in pattern.findall(plain)}


def _plain_digit(letter: str) -> str:
    """A digit of any script as 0-9: ٩٩٩ is 999, and a phone number is one in every script."""
    return str(unicodedata.digit(letter)) if letter.isdigit() else letter


def _brace_problems(text: str, names: Collection[str]) -> Iterator[str]:
    try:
        parts = list(string.Formatter().parse(text))
    except ValueError:
        yield f"A brace is missing near “{_around_lone_brace(text)}”. A number of the partnership is written like {{marac_visible}}."
        return
    for _, name, form, conversion in parts:
        if name is not None and name not in names:
            yield f"“{{{name}}}” is not known. You can use: {', '.join(f'{{{known}}}' for known in sorted(names))}."
        elif form or conversion:
            yield f"Write “{{{name}}}” with nothing else in the braces."


def _around_lone_brace(text: str) -> str:
    paired = re.sub(r"\{\w*\}", lambda found: "." * len(found[0]), text)
    place = next((index for index, letter in enumerate(paired) if letter in "{}"), 0)
    return text[max(0, place - 12) : place + 20]
