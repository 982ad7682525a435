"""Finds a place that somebody typed into a text: a postcode, a street, a grid point, a map link.

A refuge's text must hold none of them, in any language (safety specification 4.5, checks D6 and D7). This module only looks: the
refusal is in `services.confidential`. It would rather find too much than too little, and says what it found.
"""

from __future__ import annotations

import re
import unicodedata

from services.geography.postcodes import AREAS

# Letters of other alphabets that look like the Latin ones on a page and would slip past a plain search.
_LOOKALIKES = str.maketrans(
    "АВЕКМНОРСТУХІЈЅԁавекмнорстухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧαβεικνορτυχ",
    "ABEKMHOPCTYXIJSdabekmhopctyxijsABEZHIKMNOPTYXabeiknoptyx",
)
_GAP = r"[\s.\-_/,]*"
_LONGEST_FIRST = sorted(AREAS, key=len, reverse=True)
_AREA = "|".join(_LONGEST_FIRST)
_INWARD = rf"{_GAP}[ABD-HJLNP-UW-Z]{_GAP}[ABD-HJLNP-UW-Z](?![A-Z0-9])"
# O, I and l are typed for 0 and 1; at least one of the two digits must be a real one, or "choose" would be a postcode.
_POSTCODE = re.compile(
    rf"(?<![A-Z0-9])(?:{'|'.join(_GAP.join(area) for area in _LONGEST_FIRST)}){_GAP}"
    rf"(?:[0-9]{_GAP}[0-9A-Z]?{_GAP}[0-9OIL]|[OIL]{_GAP}[0-9A-Z]?{_GAP}[0-9]){_INWARD}",
    re.IGNORECASE,
)
# Two letters in any case ("pe13"), one letter only as a capital: "e1" may stand in a word list, "E1" is London.
_OUTCODE = re.compile(
    rf"(?<![A-Za-z0-9])(?:{_AREA}|(?i:{'|'.join(area for area in _LONGEST_FIRST if len(area) == 2)}))[0-9][0-9A-Za-z]?(?![A-Za-z0-9])"
)
_STREETS = r"road|rd|street|avenue|ave|lane|crescent|cres|boulevard|blvd|close|drive|gardens|gdns|grove|terrace|mews"
# Also everyday words: they count as a street only after a capital letter ("4 Mill House", not "4 women in one house").
_EVERYDAY_STREETS = (
    r"St|Ln|Dr|Court|Ct|Place|Way|Walk|Row|Hill|Park|Square|Sq|Green|Rise|View|House|Flat|Apartment|Fields?|Meadows?|Bank|End|Gate|"
    r"Parade|Villas?|Cottages?"
)
_STREET_WITH_NUMBER = re.compile(
    rf"\b\d{{1,4}}[a-z]?[\s,-]+(?:\d{{1,4}}[a-z]?[\s,]+)?(?:[\w'’.-]+\s+){{1,3}}(?:{_STREETS})\b", re.IGNORECASE
)
_NUMBERED_PLACE = re.compile(rf"\b\d{{1,4}}[a-zA-Z]?[\s,-]+(?:[A-Z][\w'’.-]*\s+){{1,3}}(?:{_EVERYDAY_STREETS})\b")
_NAMED_STREET = re.compile(
    r"\b[A-Z][\w'’-]+\s+(?:Road|Rd|Street|Avenue|Lane|Crescent|Boulevard|Close|Drive|Gardens|Grove|Terrace|Mews|Cottage|Court|ROAD|STREET|AVENUE|LANE|CRESCENT)\b"
)
# "opposite the Example store in Town", "near Town station": what stands beside a house finds it as well as its number.
_LANDMARK = re.compile(
    r"\b(?i:near|opposite|behind|beside|next to|close to|in front of|around the corner from)\s+(?i:the\s+)?[A-Z][\w'’-]+"
)
# A name with a house number and a town, as most of Europe writes it: "Dworcowa 12, Wisbech".
_NAME_NUMBER_TOWN = re.compile(r"\b[^\W\d_a-z][^\W\d_]+\s\d{1,3}[a-z]?,\s*[^\W\d_a-z][^\W\d_]+")
# The word for "street" or "road" in the other languages of the site, with a house number before or after.
_OTHER_WORDS = (
    r"ulic\w*|ul\.|aleja|al\.|gatv\w*|g\.|pr\.|str\.|strad\w*|bulevard\w*|rua|avenida|av\.|travessa|iela|ielā|"
    r"улиц\w*|ул\.|вулиц\w*|вул\.|проспект\w*|пр-т|шосе|ulice|cesta|"
    r"شارع|طريق|خیابان|کوچه|جاده|سڑک|گلی|روڈ|اسٹریٹ|شەقام|کۆڵان|سړک|کوڅه|ਸੜਕ|ਗਲੀ|ਰੋਡ|ਸਟਰੀਟ"
)
_OTHER_STREET = re.compile(
    rf"(?:(?<!\w)(?:{_OTHER_WORDS})\s*(?:[\w'’.-]+\s+){{0,3}}(?:nr\.?\s*)?\d{{1,4}}\b)|"
    rf"(?:\b\d{{1,4}}[a-z]?,?\s+(?:[\w'’.-]+\s+){{0,2}}(?:{_OTHER_WORDS})(?!\w))",
    re.IGNORECASE,
)
_POINT = re.compile(r"(?<![\d.])(?:49|5\d|60)\.\d{2,}\D{1,8}?-?[0-8]\.\d{2,}")
_MAP_LINK = re.compile(
    r"goo\.gl/maps|google\.[a-z.]+/maps|maps\.app|maps\.google|openstreetmap\.org|what3words|w3w\.co|///\w+\.\w+\.\w+|bing\.com/maps", re.I
)


def plain(text: str) -> str:
    """`text` with width, hidden characters and digits brought to plain ones, so that tricks of typing do not hide a place."""
    text = unicodedata.normalize("NFKC", text)
    text = "".join(character for character in text if unicodedata.category(character) != "Cf")
    return "".join(str(unicodedata.digit(character)) if character.isdigit() else character for character in text)


def find_place_in_text(text: str) -> str | None:
    """The first place found in `text` as it was typed after `plain()`, or None.

    >>> find_place_in_text("We are at 12 Example Road")
    '12 Example Road'
    >>> find_place_in_text("Open to women across the county, 24 hours a day")
    """
    text = plain(text)
    latin = text.translate(_LOOKALIKES)
    for pattern, written in (
        (_POSTCODE, latin),
        (_OUTCODE, latin),
        (_STREET_WITH_NUMBER, text),
        (_NUMBERED_PLACE, text),
        (_NAMED_STREET, text),
        (_LANDMARK, text),
        (_NAME_NUMBER_TOWN, text),
        (_OTHER_STREET, text),
        (_POINT, text),
        (_MAP_LINK, text),
    ):
        found = pattern.search(written)
        if found:
            return found.group().strip()
    return None
