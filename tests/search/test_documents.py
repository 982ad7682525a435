"""Rows: what a listing becomes, and how rows are kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search.documents import document_for, live_documents, rebuild_documents, write_document, write_listings
from search.models import SearchDocument
from services.made_up import UNKNOWN_ELIGIBILITY, make_contact, make_public_service, make_route
from services.public import Address, Languages, PublicService
from tests.factories import make_area, make_service

ADDRESS = Address("9 Canary Lane, Sawston", "CB22 3AA", 52.12, 0.17)


def tags(service: PublicService, group: str) -> list[str]:
    return [name for name in document_for(service)["tags"] if name.startswith(f"{group}:")]


def eligible(**facts) -> PublicService:
    return make_public_service(eligibility=replace(UNKNOWN_ELIGIBILITY, **facts))


def test_what_is_not_known_is_open_to_anybody():
    service = make_public_service(routes=())
    assert [tags(service, group) for group in ("gender", "risk", "routes", "languages")] == [
        ["gender:*"],
        ["risk:*"],
        ["routes:*"],
        ["languages:*"],
    ]
    assert (document_for(service)["age_min"], document_for(service)["age_max"]) == (None, None)


def test_what_is_stated_is_stated_and_what_it_leaves_open_is_asked():
    assert tags(eligible(genders=frozenset({"woman"})), "gender") == [
        "gender:non_binary?",
        "gender:other?",
        "gender:trans_man?",
        "gender:trans_woman?",
        "gender:woman",
    ]
    assert tags(eligible(risks=frozenset({"high"})), "risk") == ["risk:high", "risk:immediate?"]


@pytest.mark.parametrize(
    ("languages", "expected"),
    [
        (Languages(frozenset({"pl"}), frozenset({"lt"}), frozenset(), None, ""), ["*", "lt", "lt&*", "pl", "pl&*"]),
        (Languages(frozenset({"pl"}), frozenset(), frozenset(), False, ""), ["pl"]),
        (Languages(frozenset({"pl"}), frozenset(), frozenset({"lt"}), False, ""), ["lt?", "pl"]),
        (Languages(frozenset(), frozenset(), frozenset(), False, ""), ["*"]),
        (Languages(frozenset(), frozenset(), frozenset(), True, ""), ["*"]),
    ],
)
def test_a_language_is_excluded_only_where_others_are_refused(languages, expected):
    assert tags(make_public_service(languages=languages), "languages") == [f"languages:{value}" for value in expected]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, ["district:E07000010"]),
        ({"is_national": True, "district_codes": frozenset()}, ["district:*"]),
        ({"area_mode": "serves_everyone"}, ["district:*"]),
        ({"district_codes": frozenset()}, ["district:*"]),
        ({"area_mode": "excludes_residents"}, ["district:*", "district:E07000010!"]),
        ({"is_confidential": True}, ["district:*"]),
        ({"is_confidential": True, "area_mode": "excludes_residents"}, ["district:*"]),
    ],
)
def test_districts_say_who_may_come(facts, expected):
    document = document_for(make_public_service(**facts))
    assert [name for name in document["tags"] if "district" in name] == expected


def test_an_extended_age_counts_and_is_never_below_the_usual_one():
    assert document_for(eligible(age_max=19, age_extended_max=24))["age_max"] == 24
    assert document_for(eligible(age_max=19, age_extended_max=None))["age_max"] == 19
    assert document_for(eligible(age_max=None, age_extended_max=24))["age_max"] is None


def test_every_text_that_people_search_for_is_there():
    service = make_public_service(
        name="Kestrel",
        summary="Merlin",
        organisation="Osprey",
        professional_notes="Buzzard",
        former=("Sparrowhawk", "01632 960999"),
        area_names=("Goshawk",),
        translations={"pl": ("Sokół", "Orzeł")},
        contacts=(make_contact("01632960001", display="01632 960 001", label="Harrier", topic="Peregrine"),),
        routes=(make_route(how="Ask the falcon"),),
        languages=Languages(frozenset({"lt"}), frozenset(), frozenset(), None, "Eagle"),
    )
    analysed = document_for(service)["analysed"]
    assert analysed["title"] == "kestrel"
    assert {"merlin", "osprey", "sparrowhawk", "01632960999", "domest", "abus", "outreach"} <= set(analysed["summary"].split())
    assert {"sokol", "orzel"} <= set(analysed["tr"].split())
    assert {"buzzard", "goshawk", "harrier", "peregrin", "falcon", "eagl", "lithuanian", "01632960001"} <= set(analysed["body"].split())
    assert {"kestrel", "falcon", "sokół"} <= set(analysed["words"].split())


def test_notes_for_professionals_are_not_searched_where_the_place_is_secret():
    notes = "Kestrel council pays for three beds."
    assert "kestrel" in document_for(make_public_service(professional_notes=notes))["analysed"]["body"]
    assert "kestrel" not in str(document_for(make_public_service(professional_notes=notes, is_confidential=True)))


def test_the_row_of_a_secret_place_holds_no_place_at_all():
    service = make_public_service(
        is_confidential=True,
        service_type="refuge",
        summary="A house in March near St Neots.",
        translations={"pl": ("Dom w Wisbech", "Blisko Peterborough")},
        address=ADDRESS,
        area_names=("Fenland",),
    )
    document = document_for(service)
    searchable = str({name: value for name, value in document.items() if name != "raw"}).casefold()
    for place in ("march", "neots", "wisbech", "peterborough", "fenland", "canary", "sawston", "cb22", "e07000010", "52.12"):
        assert place not in searchable
    assert (document["lat"], document["lng"]) == (None, None)
    assert "Canary" not in str(document["raw"])


def test_a_public_address_gives_its_point():
    document = document_for(make_public_service(address=ADDRESS))
    assert (document["lat"], document["lng"]) == (52.12, 0.17)


# --- keeping rows -------------------------------------------------------------------------------------------------------------
def row(number: int = 1) -> SearchDocument:
    return SearchDocument.objects.get(pk=number)


@pytest.mark.django_db
def test_change_numbers_go_up_and_a_row_that_stays_the_same_keeps_its_own():
    service = make_public_service("one")
    assert [write_document(1, service), write_document(2, make_public_service("two")), write_document(1, service)] == [True, True, False]
    assert (row(1).seq, row(2).seq) == (1, 2)
    stamp = row(1).stamp
    assert write_document(1, replace(service, name="Other")) is True
    assert (row(1).seq, row(1).stamp == stamp) == (3, False)


@pytest.mark.django_db
def test_a_listing_that_is_gone_leaves_a_tombstone_with_nothing_in_it():
    write_document(1, make_public_service("one", address=ADDRESS), valid_from=date(2026, 1, 1))
    assert [write_document(1, None), write_document(1, None), write_document(9, None)] == [True, False, False]
    assert SearchDocument.objects.count() == 1
    empty = row()
    assert (empty.deleted, empty.seq, empty.key) == (True, 2, "one")
    assert [empty.analysed, empty.raw, empty.tags, empty.lat, empty.valid_from] == [{}, {}, [], None, None]
    write_document(1, make_public_service("one"))
    assert (row().deleted, row().seq) == (False, 3)


@pytest.mark.django_db
def test_rows_are_made_from_what_the_database_publishes():
    listed, draft = make_service("listed", valid_from=date(2030, 1, 1)), make_service("draft", publish=False)
    SearchDocument.objects.all().delete()
    assert write_listings([listed.pk, draft.pk]) == 1
    assert (row(listed.pk).key, row(listed.pk).valid_from) == ("listed", date(2030, 1, 1))
    assert not SearchDocument.objects.filter(pk=draft.pk).exists()


@pytest.mark.django_db
def test_a_rebuild_mends_everything_and_tells_how_far_it_is():
    kept, changed, lost = (make_service(key) for key in ("kept", "changed", "lost"))
    SearchDocument.objects.filter(pk=changed.pk).update(raw={})
    SearchDocument.objects.filter(pk=lost.pk).delete()
    write_document(999, make_public_service("ghost"))
    seen = []
    assert rebuild_documents(lambda done, total: seen.append((done, total))) == 3
    assert seen == [(3, 3)]
    assert {each.pk: each.key for each in SearchDocument.objects.filter(deleted=False)} == {
        each.pk: each.key for each in (kept, changed, lost)
    }
    assert rebuild_documents() == 0


@pytest.mark.django_db
def test_a_rebuild_asks_as_few_questions_for_three_listings_as_for_one():
    asked = []
    for key in ("one", "two", "three"):
        make_service(key, areas=(make_area(),))
        with CaptureQueriesContext(connection) as queries:
            rebuild_documents()
        asked.append(len(queries))
    assert len(live_documents()) == 3
    assert asked[0] == asked[2]


@pytest.mark.needs_postgres
@pytest.mark.django_db(transaction=True)
def test_writers_at_once_get_different_numbers_on_postgresql():
    import threading

    def work(first: int) -> None:
        for number in range(first, first + 20):
            write_document(number, make_public_service(f"key-{number}"))
        connection.close()

    workers = [threading.Thread(target=work, args=(first,)) for first in (1, 101, 201)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(SearchDocument.objects.values_list("seq", flat=True)) == list(range(1, 61))
