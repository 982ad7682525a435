"""Places that an editor might type into a text about a refuge: all are found, ordinary sentences are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.places import find_place_in_text


@pytest.mark.parametrize(
    "text",
    [
        "Call us. PE1 1AA",
        "pe11aa",
        "P E 1 1 A A",
        "PE1-1AA",
        "РЕ1 1АА",  # Cyrillic letters that look the same
        "ＰＥ１ １ＡＡ",
        "PE1\u200b1AA",
        "PEl 1AA",  # a small L for the one
        "PE١ ١AA",  # Arabic digits
        "somewhere in PE13",
        "somewhere in pe13",
        "52.66, 0.16",
        "Chapel Close, Anytown",
        "Rose Cottage, Anytown",
        "House opposite the Bakery in town",
        "We are near Anytown station",
        "Dworcowa 12, Anytown",
        "12 Example Road",
        "12 example close",
        "32-34 Example Rd.",
        "Example Road",
        "Flat 3, 12 High Street",
        "4 Mill House",
        "ul. Przykładowa 12",
        "12 Pavyzdžio gatvė",
        "strada Exemplu nr. 12",
        "rua do Exemplo 12",
        "улица Пример 12",
        "вул. Приклад 12",
        "شارع المثال ١٢",
        "خیابان نمونه ۱۲",
        "52.5712, -0.2421",
        "https://maps.app.goo.gl/abc",
        "///apple.banana.cherry",
    ],
)
def test_a_place_is_found(text):
    assert find_place_in_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "Women aged 16 and over, with up to 4 children.",
        "Open 24 hours a day, 365 days a year.",
        "An 8-bed house for 18 children in one house.",
        "Within 12 weeks, in the way you choose.",
        "Call 0808 2000 247 and press 2.",
        "DASH 14 or more; at most 3 months ago.",
        "Somewhere in Cambridgeshire. The address is secret.",
        "https://example.org/refuge",
    ],
)
def test_ordinary_sentences_are_left_alone(text):
    assert find_place_in_text(text) is None


AREAS = ["PE", "CB", "SG", "B", "W"]
LETTERS = "ABDEFGHJLNPQRSTUWXYZ"


@given(
    st.sampled_from(AREAS),
    st.integers(1, 99),
    st.integers(0, 9),
    st.text(LETTERS, min_size=2, max_size=2),
    st.sampled_from(["", " ", "  ", "\u00a0", "-"]),
)
def test_every_postcode_is_found_wherever_it_stands(area, district, sector, unit, gap):
    assert find_place_in_text(f"Ask for the house near {area}{district}{gap}{sector}{unit}, please")
