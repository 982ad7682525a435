"""The embedded engine: the contract of every engine, and what only an index in the memory of a process has to get right."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import transaction

from search.documents import write_document
from search.engines.embedded import EmbeddedEngine
from search.engines.tantivy_index import TantivyIndex
from search.models import SearchDocument
from search.port import SearchQuery
from tests.search.contract import SearchEngineContract
from tests.search.listings import BY_KEY, TODAY
from tests.search.processes import run_scenarios


class TestEmbedded(SearchEngineContract):
    @pytest.fixture
    def engine(self) -> EmbeddedEngine:
        return EmbeddedEngine()


def found(engine: EmbeddedEngine, text: str) -> list[str]:
    return [hit.key for hit in engine.search(SearchQuery(text=text, on=TODAY)).hits]


def test_rows_that_come_again_replace_and_tombstones_take_out(numbers):
    index = TantivyIndex()
    rows = list(SearchDocument.objects.order_by("seq"))
    assert index.apply(rows).num_docs == len(rows)
    assert index.apply(rows[:5]).num_docs == len(rows)
    rows[0].deleted = True
    assert index.apply(rows[:1]).num_docs == len(rows) - 1


def test_rows_that_are_rolled_back_are_forgotten(numbers):
    engine = EmbeddedEngine()
    engine.refresh()
    with transaction.atomic():
        write_document(numbers["hub"], replace(BY_KEY["hub"], name="Kestrel hub"))
        assert found(engine, "kestrel") == ["hub"]
        transaction.set_rollback(True)
    assert found(engine, "kestrel") == []
    assert found(engine, "victim hub") == ["hub"]


def test_a_change_number_given_out_again_is_noticed(numbers):
    engine = EmbeddedEngine()
    with transaction.atomic():
        write_document(numbers["hub"], replace(BY_KEY["hub"], name="Kestrel hub"))
        assert found(engine, "kestrel") == ["hub"]
        transaction.set_rollback(True)
    write_document(numbers["hub"], replace(BY_KEY["hub"], name="Merlin hub"))
    write_document(numbers["paws"], replace(BY_KEY["paws"], name="Merlin paws"))
    assert (found(engine, "kestrel"), sorted(found(engine, "merlin"))) == ([], ["hub", "paws"])


def test_an_index_that_failed_half_way_is_made_anew(numbers):
    engine = EmbeddedEngine()
    engine.refresh()
    row = SearchDocument.objects.get(pk=numbers["hub"])
    write_document(numbers["hub"], replace(BY_KEY["hub"], name="Kestrel hub"))
    whole = SearchDocument.objects.get(pk=numbers["hub"]).raw
    SearchDocument.objects.filter(pk=numbers["hub"]).update(raw={})
    with pytest.raises(KeyError):
        found(engine, "kestrel")
    SearchDocument.objects.filter(pk=numbers["hub"]).update(raw=whole)
    assert found(engine, "kestrel") == ["hub"]
    assert engine.indexed()[numbers["hub"]] > row.seq


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> dict[str, str]:
    return run_scenarios(tmp_path_factory.mktemp("search"))


@pytest.mark.xdist_group("search_processes")
class TestProcesses:
    def test_a_forked_worker_searches_and_follows_on_its_own(self, told):
        assert (
            told["fork"]
            == "parent ['alpha'], child ['alpha'], after its change ['alpha', 'beta'], parent after it ['alpha', 'beta'], exit 0"
        )

    def test_a_worker_that_is_forked_while_another_thread_holds_the_lock_searches(self, told):
        assert told["fork_while_busy"] == "exit 0"

    def test_threads_that_write_and_search_at_once_lose_nothing(self, told):
        assert told["threads"] == "100 rows, 100 numbers, index equal to rows: True, errors []"

    def test_processes_that_write_at_once_lose_nothing(self, told):
        assert told["processes"] == "60 rows, 60 numbers, index equal to rows: True, exits [0, 0, 0]"

    def test_newer_rows_are_followed_and_another_analyser_starts_anew(self, told):
        assert told["versions"] == "followed ([], ['gamma']), anew ['alpha']"
