"""Rows follow the listings: through the editor's verbs and through the words and places that listings use."""

from __future__ import annotations

import pytest
from django.db import transaction

from search.models import SearchDocument
from services.models import Area, ContactPoint, Need, Organisation, Service, ServiceType
from tests.factories import make_area, make_service

pytestmark = pytest.mark.django_db


def row(service: Service) -> SearchDocument:
    return SearchDocument.objects.get(pk=service.pk)


def words(service: Service) -> set[str]:
    return set(row(service).analysed["words"].split())


def edit(service: Service) -> Service:
    return Service.objects.get(pk=service.pk).get_latest_revision_as_object()


def test_publishing_writes_the_row_with_children_needs_and_areas():
    service = make_service(
        "first",
        needs=("stalking",),
        areas=(make_area("E07000008", "Cambridge"),),
        contacts=({"kind": "phone", "display": "01632 960123", "label_en": "Kestrel"},),
    )
    assert row(service).deleted is False
    assert {"kestrel", "01632960123", "cambridge"} <= words(service)
    assert {"needs:stalking", "district:E07000008", "routes:self"} <= set(row(service).tags)


def test_a_second_publication_is_not_one_behind():
    service = make_service("second", needs=("stalking",))
    draft = edit(service)
    draft.needs = [Need.objects.get_or_create(key="pets", defaults={"name_en": "Pets"})[0]]
    draft.contacts = [ContactPoint(kind="phone", display="01632 960555", label_en="Merlin")]
    draft.save_revision().publish()
    assert ("needs:pets" in row(service).tags, "needs:stalking" in row(service).tags) == (True, False)
    assert "merlin" in words(service)


def test_a_draft_changes_nothing():
    service = make_service("drafted")
    before = row(service).seq
    draft = edit(service)
    draft.name_en = "Kestrel"
    draft.save_revision()
    assert (row(service).seq, "kestrel" in words(service)) == (before, False)
    assert not SearchDocument.objects.filter(pk=make_service("never", publish=False).pk).exists()


def test_unpublishing_and_deleting_leave_tombstones():
    hidden, deleted = make_service("hidden"), make_service("deleted")
    number = deleted.pk
    hidden.unpublish()
    deleted.delete()
    assert row(hidden).deleted is True
    assert SearchDocument.objects.get(pk=number).deleted is True


def test_a_publication_that_is_rolled_back_takes_its_row_along():
    service = make_service("rolled")
    with transaction.atomic():
        draft = edit(service)
        draft.name_en = "Kestrel"
        draft.save_revision().publish()
        assert "kestrel" in words(service)
        transaction.set_rollback(True)
    assert "kestrel" not in words(service)


def rename_need() -> None:
    need = Need.objects.get(key="stalking")
    need.name_en = "Kestrel need"
    need.save()


def rename_type() -> None:
    kind = ServiceType.objects.get(key="outreach")
    kind.name_en = "Kestrel outreach"
    kind.save()


def rename_organisation() -> None:
    organisation = Organisation.objects.get(name="An organisation")
    organisation.name = "Kestrel trust"
    organisation.save()


def rename_area() -> None:
    area = Area.objects.get(code="E07000010")
    area.name = "Kestrel fens"
    area.save()


@pytest.mark.parametrize("rename", [rename_need, rename_type, rename_organisation, rename_area])
def test_a_new_name_in_the_taxonomy_reaches_the_rows(rename):
    service = make_service("named", needs=("stalking",))
    assert "kestrel" not in words(service)
    rename()
    assert "kestrel" in words(service)


def test_a_district_that_joins_a_county_reaches_the_rows_of_the_county():
    county = make_area("E10000003", "Cambridgeshire", "county")
    service = make_service("county-wide", areas=(county,))
    assert row(service).tags.count("district:E07000011") == 0
    Area.objects.create(code="E07000011", name="Huntingdonshire", kind="district", parent=county)
    district = Area.objects.get(code="E07000011")
    district.save()
    assert "district:E07000011" in row(service).tags


def test_a_need_that_is_deleted_leaves_the_rows():
    service = make_service("needy", needs=("stalking", "pets"))
    Need.objects.get(key="pets").delete()
    assert [tag for tag in row(service).tags if tag.startswith("needs:")] == ["needs:stalking"]


def test_a_new_name_does_not_touch_rows_that_do_not_use_it():
    other = make_service("other", needs=("pets",))
    make_service("named", needs=("stalking",))
    before = row(other).seq
    rename_need()
    assert row(other).seq == before
