"""From a request to a situation: postcodes, the time, and JSON that is not what it should be."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from pathways.core.errors import SituationError
from pathways.situations import read_json, situation_from_request

WISBECH = "PE13 1AA"


def situation(**answers):
    return situation_from_request({"audience": "survivor"} | answers)


def refusal(**answers):
    with pytest.raises(SituationError) as refused:
        situation(**answers)
    return refused.value.field, refused.value.code


def test_postcode_becomes_a_district_and_a_point():
    found = situation(postcode=WISBECH)
    assert found.district == "E07000010"
    assert found.point == pytest.approx((52.66, 0.16), abs=0.05)


def test_outcode_becomes_a_district_without_a_point():
    found = situation(postcode="PE13")
    assert (found.district, found.point) == ("E07000010", None)


def test_postcode_far_away_is_a_district_too():
    assert situation(postcode="NR1 3JU").district == "E07000148"


def test_postcode_in_the_district_that_was_given_is_accepted():
    assert situation(postcode=WISBECH, district="E07000010").district == "E07000010"


@pytest.mark.parametrize(
    ("postcode", "expected"),
    [
        ("ZZ99 9ZZ", ("postcode", "unknown_value")),
        ("Fenland", ("postcode", "unknown_value")),
        ("", ("postcode", "unknown_value")),
        ("PE13 1AA\x00", ("postcode", "unknown_value")),
        ("x" * 10_000, ("postcode", "unknown_value")),
        (13, ("postcode", "wrong_type")),
        (["PE13 1AA"], ("postcode", "wrong_type")),
    ],
)
def test_wrong_postcode_is_refused_by_name(postcode, expected):
    assert refusal(postcode=postcode) == expected


def test_postcode_outside_the_district_that_was_given_is_refused():
    assert refusal(postcode=WISBECH, district="E06000031") == ("postcode", "unknown_value")


def test_null_postcode_is_not_known():
    assert situation(postcode=None).district is None


def test_district_that_does_not_exist_is_refused():
    assert refusal(district="E07999999") == ("district", "unknown_value")


def test_time_is_now_unless_given():
    assert abs(situation().at - timezone.now()) < timedelta(minutes=1)
    assert situation(at="2026-11-22T23:30").at.isoformat() == "2026-11-22T23:30:00+00:00"


def test_bank_holiday_is_found_from_the_time():
    assert situation(at="2026-12-25T10:00").bank_holiday is True
    assert situation(at="2026-12-23T10:00").bank_holiday is False


def test_request_that_is_no_object_is_refused():
    with pytest.raises(SituationError) as refused:
        situation_from_request(["survivor"])
    assert refused.value.code == "wrong_type"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "not_json"),
        ("{", "not_json"),
        ('{"audience": "survivor"} x', "not_json"),
        ('{"days_since": NaN}', "not_json"),
        (b'{"audience": "\xff"}', "not_json"),
        ("[" * 100_000, "not_json"),
        ("[]", "wrong_type"),
        ('"survivor"', "wrong_type"),
        ('{"age": 3, "age": 4}', "duplicate"),
    ],
)
def test_text_that_is_no_json_object_is_refused(text, code):
    with pytest.raises(SituationError) as refused:
        read_json(text)
    assert refused.value.code == code


def test_json_object_is_read():
    assert read_json(b'{"audience": "survivor"}') == {"audience": "survivor"}
