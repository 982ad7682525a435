"""A confidential listing through Python: no place by any way in, in no column, child, revision or public byte."""

from __future__ import annotations

import dataclasses

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Revision

from services.models import ContactPoint, ReferralRoute, Service
from services.public import PublicService, public_view
from services.querysets import published_services
from tests.factories import make_service

pytestmark = pytest.mark.django_db

TEXT_FIELDS = [
    "name_en",
    "name_uk",
    "summary_en",
    "summary_ar",
    "who_note_en",
    "access_note_pl",
    "cost_en",
    "waiting_time_en",
    "language_note_en",
    "professional_notes",
    "former_names",
    "age_note",
    "sources",
    "confirmed_by",
]


@pytest.mark.parametrize("field", TEXT_FIELDS)
def test_saving_a_refuge_with_a_place_in_a_text_is_refused(field):
    with pytest.raises(ValidationError) as refused:
        make_service(service_type="refuge", **{field: "At 12 Example Road"})
    assert "looks like a place" in str(refused.value)
    assert (Service.objects.count(), Revision.objects.count()) == (0, 0)


@pytest.mark.parametrize("field", ["address", "postcode"])
def test_saving_a_refuge_with_an_address_is_refused(field):
    with pytest.raises(ValidationError, match="no address"):
        make_service(service_type="refuge", **{field: "PE1 1AA"})
    assert Service.objects.count() == 0


@pytest.mark.parametrize(
    "children",
    [
        {"routes": ({"audience": "self", "how_en": "Come to PE1 1AA"},)},
        {"contacts": ({"kind": "phone", "display": "01632 960001", "label_pl": "ul. Przykładowa 12"},)},
        {"contacts": ({"kind": "website", "display": "https://maps.app.goo.gl/abc"},)},
    ],
)
def test_a_place_in_a_route_or_contact_is_refused(children):
    with pytest.raises(ValidationError, match="looks like a place"):
        make_service(service_type="refuge", **children)
    assert (Service.objects.count(), ReferralRoute.objects.count(), ContactPoint.objects.count()) == (0, 0, 0)


def test_a_draft_revision_of_a_live_refuge_cannot_hold_a_place():
    service = make_service(service_type="refuge")
    before = Revision.objects.count()
    service.summary_en = "We are in PE13"
    with pytest.raises(ValidationError, match="PE13"):
        service.save_revision(clean=False)
    assert Revision.objects.count() == before


def test_a_kind_that_a_partnership_marks_secret_is_confidential_too():
    service = make_service(service_type="safe_house")
    service.service_type.is_confidential = True
    service.service_type.full_clean()
    service.service_type.save()
    service.refresh_from_db()
    assert service.is_confidential
    with pytest.raises(ValidationError, match="no address"):
        make_service("another", service_type="safe_house", address="1 Example Road")


def test_a_kind_cannot_become_secret_while_a_listing_of_it_has_an_address():
    service = make_service("centre", service_type="safe_house", address="1 Example Road")
    service.service_type.is_confidential = True
    with pytest.raises(ValidationError, match="Empty it first: Centre"):
        service.service_type.full_clean()


def test_the_place_of_a_refuge_cannot_be_made_public():
    kind = make_service(service_type="refuge").service_type
    kind.is_confidential = False
    with pytest.raises(ValidationError, match="always secret"):
        kind.full_clean()
    kind.save()
    kind.refresh_from_db()
    assert kind.is_confidential


def test_an_old_revision_loses_its_place_once_its_kind_is_secret():
    service = make_service("centre", service_type="safe_house", address="1 Example Road")
    old = service.latest_revision
    Service.objects.filter(pk=service.pk).update(address="")
    service.service_type.is_confidential = True
    service.service_type.save()
    assert old.as_object().address == ""


def test_the_public_view_of_a_refuge_has_no_place_whatever_the_row_says():
    service = make_service(service_type="refuge")
    service = published_services().get()
    service.address, service.postcode, service.lat, service.lng = "1 Canary Road", "PE1 1AA", 52.123456, -0.123456
    view = public_view(service)
    assert view.address is None
    assert not any(canary in repr(view) for canary in ("Canary", "PE1", "52.123456", "0.123456"))


def test_the_public_view_has_one_place_field_and_it_is_the_address():
    telling = ("address", "postcode", "lat", "lng", "point", "location", "easting", "northing")
    names = {field.name for field in dataclasses.fields(PublicService)}
    assert {name for name in names if set(name.split("_")) & set(telling)} == {"address"}
