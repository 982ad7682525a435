"""UK postcodes as people write them: reading, mending and formatting. It must not look anything up or keep what was typed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from services.geography.errors import EmptyPlace, IncompletePostcode, NotAPostcode, TextTooLong, UnreadableText

#: The letters that a UK postcode starts with (Royal Mail postcode areas, the Crown dependencies, and areas for post only).
AREAS = frozenset(
    """AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU
    HA HD HG HP HR HS HU HX IG IP IV KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR
    RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE
    GY IM JE BF BX""".split()
)
CROWN_DEPENDENCIES = frozenset({"GY", "IM", "JE"})
#: BFPO numbers of the forces, and addresses that are for post only. The ONS directory does not hold them.
POST_ONLY_AREAS = frozenset({"BF", "BX"})
#: Without a number: Newport before 1984, and Girobank.
OUTCODES_WITHOUT_NUMBER = frozenset({"NPT", "GIR"})

MAX_TYPED = 40  # characters; the longest honest postcode is 8, the rest is room for stray spaces and signs

# Letters that are never used in a place are left out: I L O Q Z end no outcode, C I K M O stand in no incode.
OUTCODE = re.compile(r"([A-Z]{1,2})(?:\d|[1-9]\d|\d[ABCDEFGHJKMNPRSTUVWXY])")
INCODE = re.compile(r"\d[ABD-HJLNP-Z]{2}")
PART_OF_INCODE = re.compile(r"\d[ABD-HJLNP-Z]?")
SHAPES = ("A9", "A99", "AA9", "AA99", "A9A", "AA9A")
TO_LETTER = str.maketrans("01", "OI")
TO_DIGIT = str.maketrans("OI", "01")
# Cyrillic capitals that look the same as Latin ones: a person may type with a Ukrainian, Russian or Bulgarian keyboard.
LOOKALIKES = str.maketrans("АВЕКМНОРСТУХІЈЅ", "ABEKMHOPCTYXIJS")


@dataclass(frozen=True, slots=True)
class Postcode:
    """outcode: the part before the space ("PE13"). incode: the part after it ("1AB"), "" when only the outcode is known."""

    outcode: str
    incode: str

    @property
    def area(self) -> str:
        return re.split(r"\d", self.outcode, maxsplit=1)[0]

    def __str__(self) -> str:
        return f"{self.outcode} {self.incode}".rstrip()


def read_postcode(typed: str) -> Postcode:
    """The postcode or outcode that `typed` means, whatever its spaces, case, script or O/0 and I/1 mix-ups.

    Raises EmptyPlace, TextTooLong, UnreadableText, IncompletePostcode or NotAPostcode.
    """
    if len(typed) > MAX_TYPED:
        raise TextTooLong
    parts = _plain(typed).split()
    if not parts:
        raise EmptyPlace
    # "PE1 1" is the start of a postcode in PE1: joined, it would be PE11, which is another town.
    if len(parts) == 2 and _mend_outcode(parts[0]) and PART_OF_INCODE.fullmatch(parts[1].translate(TO_DIGIT)):
        raise IncompletePostcode
    text = "".join(parts)
    if len(text) <= 4:
        outcode, incode = _mend_outcode(text), ""
    else:
        outcode, incode = _mend_outcode(text[:-3]), text[-3].translate(TO_DIGIT) + text[-2:]
        if not INCODE.fullmatch(incode):
            outcode = None
    if outcode is None:
        raise IncompletePostcode if _is_cut_short(text) else NotAPostcode
    return Postcode(outcode, incode)


def _plain(typed: str) -> str:
    """Capital Latin letters, ASCII digits and single spaces; punctuation counts as a space, invisible marks are dropped."""
    plain = []
    for character in unicodedata.normalize("NFKC", typed):
        kind = unicodedata.category(character)
        if character.isspace() or kind[0] in "PZ":
            plain.append(" ")
        elif kind in {"Cc", "Cs", "Co", "Cn"}:
            raise UnreadableText
        elif kind == "Nd":
            plain.append(str(unicodedata.decimal(character)))
        elif kind != "Cf":
            plain.append(character.upper())
    return "".join(plain).translate(LOOKALIKES)


def _is_outcode(text: str) -> bool:
    match = OUTCODE.fullmatch(text)
    return text in OUTCODES_WITHOUT_NUMBER or (match is not None and match[1] in AREAS)


def _mend_outcode(text: str) -> str | None:
    """`text` as an outcode, O/0 and I/1 swapped where only the other one is legal; None when it is none. At most one reading is legal."""
    readings = (
        "".join(character.translate(TO_LETTER if kind == "A" else TO_DIGIT) for character, kind in zip(text, shape, strict=True))
        for shape in SHAPES
        if len(shape) == len(text)
    )
    return next((outcode for outcode in (text, *readings) if _is_outcode(outcode)), None)


def _is_cut_short(text: str) -> bool:
    return any(_mend_outcode(text[:-cut]) and PART_OF_INCODE.fullmatch(text[-cut:]) for cut in (1, 2))
