"""The style sheet: contrast of every pair of colours that meet, logical properties only, and its size."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings

CSS = Path(settings.BASE_DIR, "directory_site/static/css/site.css").read_text(encoding="utf-8")
TEXT = 4.5  # WCAG 2.2, success criterion 1.4.3
SHAPE = 3.0  # 1.4.11: edges of fields, focus
PAIRS = [
    *((ink, ground, TEXT) for ink in ("ink", "quiet", "way-strong") for ground in ("paper", "card", "sunk", "way-soft")),
    *((ink, "urgent-soft", TEXT) for ink in ("ink", "urgent")),
    *(("urgent", ground, TEXT) for ground in ("paper", "card")),
    *(("ask", ground, TEXT) for ground in ("ask-soft", "card", "paper")),
    *(("on-way", ground, TEXT) for ground in ("way", "way-strong")),
    *(("on-urgent", ground, TEXT) for ground in ("urgent", "urgent-strong")),
    ("on-leave", "leave", TEXT),
    ("on-focus", "focus", TEXT),
    *(("edge", ground, SHAPE) for ground in ("card", "paper")),
    *(("way", ground, SHAPE) for ground in ("card", "paper", "way-soft")),
    ("focus", "ink", SHAPE),
]


def _tokens(scheme: str) -> dict[str, str]:
    blocks = re.findall(r":root \{(.*?)\n\s*\}", CSS, re.DOTALL)
    light = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", blocks[0]))
    return light if scheme == "light" else light | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", blocks[1]))


def _brightness(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    brighter, darker = sorted((_brightness(one), _brightness(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def test_contrast_is_that_of_the_standard():
    assert round(contrast("#000000", "#ffffff"), 1) == 21.0
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_pair_of_colours_that_meet_can_be_read(scheme):
    tokens = _tokens(scheme)
    # Dark focus: yellow on light ink is not used; the ring there stands on the dark page.
    pairs = PAIRS if scheme == "light" else [pair for pair in PAIRS if pair[:2] != ("focus", "ink")]
    weak = {
        (ink, ground): round(contrast(tokens[ink], tokens[ground]), 2)
        for ink, ground, least in pairs
        if contrast(tokens[ink], tokens[ground]) < least
    }
    assert weak == {}


def test_no_property_names_left_or_right():
    physical = r"(?:margin|padding|border|inset)-(?:left|right)\b|(?<![\w-])(?:left|right|float|text-align: ?(?:left|right))\s*:"
    assert re.findall(physical, CSS) == []


def test_no_other_host_no_font_and_no_picture():
    assert re.findall(r"url\(|@import|@font-face", CSS) == []


def test_style_sheet_stays_small():
    assert len(gzip.compress(CSS.encode())) < 6 * 1024
