"""Reading postcodes as people write them."""

from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from services.geography.errors import EmptyPlace, IncompletePostcode, NotAPostcode, PlaceError, TextTooLong, UnreadableText
from services.geography.postcodes import AREAS, INCODE, MAX_TYPED, OUTCODE, OUTCODES_WITHOUT_NUMBER, Postcode, read_postcode

DIGITS = "0123456789"
LAST_OF_OUTCODE = "ABCDEFGHJKMNPRSTUVWXY"
INCODE_LETTERS = "ABDEFGHJLNPQRSTUVWXYZ"

areas = st.sampled_from(sorted(AREAS))
numbers = st.one_of(
    st.integers(0, 99).map(str),
    st.builds("{}{}".format, st.sampled_from(DIGITS), st.sampled_from(LAST_OF_OUTCODE)),
)
outcodes = st.builds("{}{}".format, areas, numbers)
incodes = st.builds("{}{}{}".format, st.sampled_from(DIGITS), st.sampled_from(INCODE_LETTERS), st.sampled_from(INCODE_LETTERS))
postcodes = st.builds(Postcode, outcodes, incodes)
blanks = st.text(" \t\n\u00a0\u2003\u3000\u200b\u202a\ufeff-.,'", max_size=2)


def answer_to(typed: str) -> Postcode | PlaceError:
    try:
        return read_postcode(typed)
    except PlaceError as error:
        return error


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("PE13 1AR", "PE13 1AR"),
        ("pe131ar", "PE13 1AR"),
        ("  pe13   1ar ", "PE13 1AR"),
        ("P E 1 3 1 A R", "PE13 1AR"),
        ("PE1 31AR", "PE13 1AR"),
        ("PE13-1AR.", "PE13 1AR"),
        ("ＰＥ１３　１ＡＲ", "PE13 1AR"),
        ("\u202aPE13\u00a01AR\u202c", "PE13 1AR"),
        ("PE۱۳ ۱AR", "PE13 1AR"),
        ("РЕ13 1АХ", "PE13 1AX"),
        ("E1 6AN", "E1 6AN"),
        ("sw1a2aa", "SW1A 2AA"),
        ("N1C 4AG", "N1C 4AG"),
        ("PE13", "PE13"),
        (" cb1\n", "CB1"),
        ("SW 1A", "SW1A"),
        ("gir 0aa", "GIR 0AA"),
        ("npt", "NPT"),
    ],
)
def test_read_postcode_accepts_the_ways_people_write(typed, meant):
    assert str(read_postcode(typed)) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("PEI3 IAR", "PE13 1AR"),
        ("0X1 1DP", "OX1 1DP"),
        ("P01 2AB", "PO1 2AB"),
        ("S014 7FE", "SO14 7FE"),
        ("1P1 1QJ", "IP1 1QJ"),
        ("E1O OAA", "E10 0AA"),
        ("BSI", "BS1"),
    ],
)
def test_read_postcode_mends_letters_and_digits_that_look_alike(typed, meant):
    assert str(read_postcode(typed)) == meant


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("", EmptyPlace),
        (" \t\u00a0\u200b", EmptyPlace),
        ("---", EmptyPlace),
        ("P" * (MAX_TYPED + 1), TextTooLong),
        ("PE13\x001AR", UnreadableText),
        ("PE13\x1b", UnreadableText),
        ("PE13\ud800", UnreadableText),
        ("Wisbech", NotAPostcode),
        ("12345", NotAPostcode),
        ("QQ1 1AA", NotAPostcode),
        ("PE13 1CI", NotAPostcode),
        ("PE013 1AR", NotAPostcode),
        ("PE", NotAPostcode),
        ("PE13 1AR please", NotAPostcode),
        ("🏠", NotAPostcode),
        ("PE13 1", IncompletePostcode),
        ("PE13 1A", IncompletePostcode),
        ("PE131", IncompletePostcode),
        ("PE131A", IncompletePostcode),
    ],
)
def test_read_postcode_names_what_is_wrong(typed, error):
    with pytest.raises(PlaceError) as raised:
        read_postcode(typed)
    assert type(raised.value) is error


def test_read_postcode_does_not_join_a_cut_off_postcode_into_another_town():
    with pytest.raises(IncompletePostcode):
        read_postcode("PE1 1")
    assert read_postcode("PE11").outcode == "PE11"


@pytest.mark.parametrize(("outcode", "area"), [("PE13", "PE"), ("SW1A", "SW"), ("E1W", "E"), ("N1", "N"), ("NPT", "NPT")])
def test_area_is_the_letters_before_the_first_digit(outcode, area):
    assert Postcode(outcode, "").area == area


@given(postcodes, st.lists(blanks, min_size=8, max_size=8), st.booleans())
def test_read_postcode_ignores_spaces_marks_and_case(postcode, gaps, lower):
    text = postcode.outcode + postcode.incode
    typed = "".join(gap + character for gap, character in zip(gaps, text, strict=False)) + gaps[-1]
    assert read_postcode(typed.lower() if lower else typed) == postcode


@given(outcodes)
def test_read_postcode_reads_its_own_outcodes(outcode):
    assert read_postcode(outcode) == Postcode(outcode, "")


def test_no_mix_up_of_o_and_i_turns_one_outcode_into_another():
    alike = {"O": "O0", "0": "0O", "I": "I1", "1": "1I"}
    endings = [str(number) for number in range(100)] + [digit + letter for digit in DIGITS for letter in LAST_OF_OUTCODE]
    for outcode in (area + ending for area in AREAS for ending in endings):
        typed = {"".join(letters) for letters in product(*(alike.get(letter, letter) for letter in outcode))}
        assert {read_postcode(text + "1AA").outcode for text in typed - OUTCODES_WITHOUT_NUMBER} == {outcode}


@given(postcodes, st.data())
def test_read_postcode_mends_any_mix_up_of_o_and_i(postcode, data):
    mixed_up = {"O": "0", "0": "O", "I": "1", "1": "I"}
    text = postcode.outcode + postcode.incode
    typed = "".join(data.draw(st.sampled_from([c, mixed_up.get(c, c)])) for c in text)
    assert read_postcode(typed) == postcode


@given(st.text(max_size=MAX_TYPED + 5))
@example("ﷺ" * MAX_TYPED)
@example("\udfff")
def test_read_postcode_gives_a_legal_postcode_or_a_named_error(typed):
    read = answer_to(typed)
    if isinstance(read, PlaceError):
        assert (bool(read.message), read.args) == (True, ())
    else:
        assert OUTCODE.fullmatch(read.outcode) or read.outcode in {"NPT", "GIR"}
        assert read.incode == "" or INCODE.fullmatch(read.incode)
        assert read_postcode(str(read)) == read
