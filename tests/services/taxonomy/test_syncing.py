"""The shipped taxonomy: complete for the rules, and never over an editor's words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from django.conf import settings

from directory_site.language import offered_languages
from pathways.core import vocabulary
from services.models import Area, Need, ServiceType
from services.taxonomy import syncing
from services.taxonomy.syncing import TaxonomyChange, shipped, shipped_names, sync_taxonomy

pytestmark = pytest.mark.django_db


def test_taxonomy_has_every_key_that_rules_may_name():
    assert set(shipped("needs")) == {need.value for need in vocabulary.Need}
    assert set(shipped("service_types")) == {kind.value for kind in vocabulary.ServiceType}


def test_taxonomy_names_are_all_different():
    for name in ("needs", "service_types", "areas"):
        names = [row["name"] for row in shipped(name).values()]
        assert len(set(names)) == len(names)


def test_taxonomy_secret_kinds_are_those_of_the_vocabulary():
    secret = {key for key, kind in shipped("service_types").items() if kind.get("is_confidential")}
    assert secret == set(vocabulary.CONFIDENTIAL_SERVICE_TYPES)


def test_sync_taxonomy_makes_everything_once():
    rows = sum(len(shipped(name)) for name in ("needs", "service_types", "areas"))
    assert sync_taxonomy() == TaxonomyChange(made=rows, mended=0)
    assert sync_taxonomy() == TaxonomyChange(made=0, mended=0)
    assert Need.objects.get(key="forced_marriage").parent.key == "honour_based_abuse"
    assert list(ServiceType.objects.filter(is_confidential=True).values_list("key", flat=True)) == ["refuge", "safe_accommodation"]


def test_sync_taxonomy_areas_are_a_tree_of_the_partnerships_districts():
    sync_taxonomy()
    county = Area.objects.prefetch_related("children").get(code="E10000003")
    assert county.district_codes | {"E06000031"} == set(settings.WAYMARK_DISTRICTS)
    assert (county.kind, county.parent.kind, county.parent.name) == ("county", "nation", "England and Wales")
    assert Area.objects.get(code="E06000031").parent.kind == "nation"


def test_sync_taxonomy_keeps_names_translations_and_order_of_editors():
    sync_taxonomy()
    Need.objects.filter(key="stalking").update(name_en="Somebody keeps watching me", name_pl="Ktoś mnie śledzi", order=99)
    Area.objects.filter(code="E07000010").update(name="Fenland district")
    assert sync_taxonomy() == TaxonomyChange(made=0, mended=0)
    need = Need.objects.get(key="stalking")
    assert (need.name_en, need.name_pl, need.order) == ("Somebody keeps watching me", "Ktoś mnie śledzi", 99)
    assert Area.objects.get(code="E07000010").name == "Fenland district"


def test_sync_taxonomy_mends_what_is_structural():
    sync_taxonomy()
    Need.objects.filter(key="forced_marriage").update(parent=None)
    ServiceType.objects.filter(key="refuge").update(is_confidential=False)
    Area.objects.filter(code="E07000010").update(kind="nation")
    assert sync_taxonomy() == TaxonomyChange(made=0, mended=3)
    assert ServiceType.objects.get(key="refuge").is_confidential
    assert Area.objects.get(code="E07000010").kind == "district"


def test_sync_taxonomy_keeps_a_kind_secret_that_an_editor_made_secret():
    sync_taxonomy()
    ServiceType.objects.filter(key="pet_fostering").update(is_confidential=True)
    assert sync_taxonomy() == TaxonomyChange(made=0, mended=0)
    assert ServiceType.objects.get(key="pet_fostering").is_confidential


def test_sync_taxonomy_keeps_a_local_need():
    Need.objects.create(key="river_flooding", name_en="My boat is not safe")
    sync_taxonomy()
    assert Need.objects.filter(key="river_flooding").exists()


@pytest.mark.parametrize("name", ["needs", "service_types"])
def test_every_name_is_translated_into_every_language_with_a_catalogue(name):
    fields = {f"name_{code}" for code, _ in offered_languages() if code != "en"}
    assert len(fields) == 10
    translated = shipped_names(name)
    assert {key: fields - set(translated.get(key, {})) for key in shipped(name)} == {key: set() for key in shipped(name)}
    assert translated.keys() == shipped(name).keys()


@pytest.mark.parametrize("path", sorted((syncing._FOLDER / "names").glob("*.toml")), ids=lambda path: path.stem)
def test_the_english_above_each_name_is_that_of_the_taxonomy_and_names_differ(path):
    table = ""
    above: dict[str, list[tuple[str, str]]] = {"needs": [], "service_types": []}
    lines = path.read_text(encoding="utf-8").splitlines()
    for before, line in pairwise(lines):
        if line.startswith("["):
            table = line.strip("[]")
        elif " = " in line:
            above[table].append((line.split(" = ")[0], before.removeprefix("# ")))
    for name, pairs in above.items():
        assert pairs == [(key, row["name"]) for key, row in shipped(name).items()]
        names = [said[f"name_{path.stem}"][0] for said in shipped_names(name).values()]
        assert len(set(names)) == len(names)
        assert all(0 < len(text) <= 120 for text in names)


@pytest.mark.parametrize("name", ["needs", "service_types"])
def test_a_translated_name_keeps_what_stands_in_brackets(name):
    """An acronym is what the person says to whoever answers."""
    for key, row in shipped(name).items():
        if "(" in row["name"]:
            assert all(row["name"].split("(")[1] in now for now, *_ in shipped_names(name)[key].values()), key


def test_sync_taxonomy_fills_empty_translations_and_keeps_those_of_an_editor():
    sync_taxonomy()
    shipped_name = Need.objects.get(key="stalking").name_ur
    assert shipped_name
    Need.objects.filter(key="stalking").update(name_pl="Ktoś mnie śledzi", name_ur="", name_lt=None)
    assert sync_taxonomy() == TaxonomyChange(made=0, mended=1)
    need = Need.objects.get(key="stalking")
    assert (need.name_pl, need.name_ur) == ("Ktoś mnie śledzi", shipped_name)
    assert need.name_lt


def test_sync_taxonomy_replaces_a_name_that_an_earlier_file_said(monkeypatch):
    sync_taxonomy()
    before = Need.objects.get(key="pets").name_pl
    ServiceType.objects.filter(key="police").update(name_pl="Nasza policja")
    now = {"needs": {"pets": {"name_pl": ("Nowa nazwa", before)}}, "service_types": {"police": {"name_pl": ("Nowa", "Policja")}}}
    monkeypatch.setattr(syncing, "shipped_names", now.__getitem__)
    assert sync_taxonomy() == TaxonomyChange(made=0, mended=1)
    assert Need.objects.get(key="pets").name_pl == "Nowa nazwa"
    assert ServiceType.objects.get(key="police").name_pl == "Nasza policja"
