"""Whole-unit distances, and never to a place that is not public."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.geography.distance import LatLng, distance_km_to, distance_to, whole_km, whole_miles
from services.made_up import make_public_service
from services.public import Address

PETERBOROUGH = LatLng(52.5725, -0.2428)
CAMBRIDGE = Address("A made-up street, Cambridge", "", 52.2053, 0.1218)

points = st.builds(LatLng, st.floats(49, 61), st.floats(-8, 2))


def test_one_degree_north_is_69_miles_and_111_kilometres():
    # The mean circumference of the earth, 40,030 km, over 360.
    assert whole_miles(LatLng(52, 0), LatLng(53, 0)) == 69
    assert whole_km(LatLng(52, 0), LatLng(53, 0)) == 111


@given(points, points)
def test_distance_is_whole_and_the_same_both_ways(a, b):
    assert type(whole_miles(a, b)) is int
    assert whole_miles(a, b) == whole_miles(b, a) >= 0
    assert whole_km(a, a) == 0


def test_distance_to_a_public_address():
    service = make_public_service(address=CAMBRIDGE)
    assert (distance_to(service, PETERBOROUGH), distance_km_to(service, PETERBOROUGH)) == (30, 48)


@pytest.mark.parametrize("address", [None, replace(CAMBRIDGE, lat=None), replace(CAMBRIDGE, lng=None)])
def test_no_distance_without_a_located_address(address):
    service = make_public_service(address=address)
    assert (distance_to(service, PETERBOROUGH), distance_km_to(service, PETERBOROUGH)) == (None, None)


@given(points, points)
def test_no_distance_to_a_confidential_service_wherever_it_is(place, hidden):
    service = make_public_service(service_type="refuge", is_confidential=True, address=Address("", "", hidden.lat, hidden.lng))
    assert (distance_to(service, place), distance_km_to(service, place)) == (None, None)
