"""The commands: search, rebuild_search and check_search."""

from __future__ import annotations

import io
import json

import pytest
from django.core.management import call_command

from search.models import SearchDocument
from search.registry import engine
from tests.factories import make_service

pytestmark = pytest.mark.django_db


def run(name: str, *arguments: str) -> tuple[int, str]:
    """(exit code, what was printed)."""
    printed = io.StringIO()
    try:
        call_command(name, *arguments, stdout=printed, stderr=io.StringIO())
    except SystemExit as ended:
        return ended.code, printed.getvalue()
    return 0, printed.getvalue()


def test_search_answers_line_by_line(numbers, monkeypatch):
    lines = ['{"q": "roshni"}', "", '{"colour": 1}', "not json", "[1]", '{"q": "paws", "lang": "pl"}']
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines)))
    code, printed = run("search")
    answers = [json.loads(line) for line in printed.splitlines()]
    assert code == 1
    assert [hit["id"] for hit in answers[0]["hits"]] == ["roshni"]
    assert (answers[1]["error"], answers[1]["field"]) == ("unknown_key", "colour")
    assert [answer["error"] for answer in answers[2:4]] == ["not_json", "not_json"]
    assert [hit["id"] for hit in answers[4]["hits"]] == ["paws"]


def test_search_ends_well_when_every_line_was_understood(numbers, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO('{"q": "roshni"}\n'))
    assert run("search")[0] == 0


def test_rebuild_mends_rows_and_says_how_many():
    service = make_service("one")
    SearchDocument.objects.all().delete()
    assert run("rebuild_search", "--quiet") == (0, "1 rows changed. 1 listings can be found.\n")
    assert SearchDocument.objects.get().pk == service.pk


def test_check_agrees_when_all_is_well():
    make_service("one")
    assert run("check_search") == (0, "Listings, rows and index agree.\n")


def test_check_names_each_difference():
    missing, differing, ghost = make_service("missing"), make_service("differing"), make_service("ghost")
    engine().refresh()
    SearchDocument.objects.filter(pk=missing.pk).delete()
    SearchDocument.objects.filter(pk=differing.pk).update(tags=[], code="other")
    type(ghost).objects.filter(pk=ghost.pk).update(live=False)
    code, printed = run("check_search")
    assert code == 1
    assert printed.splitlines() == [
        "missing: published, but has no row",
        "differing: its row differs from the listing in code, tags",
        "ghost: has a row, but is not published",
        f"listing number {missing.pk}: in the index, but has no row",
        "4 differences. `manage.py rebuild_search` mends them.",
    ]
    assert run("rebuild_search", "--quiet")[0] == 0
    assert run("check_search")[0] == 0
