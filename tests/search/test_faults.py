"""What breaks and what visitors see of it: a page with status 200 and the right listing, and nothing that was saved is lost."""

from __future__ import annotations

import os
import secrets
import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress

import pytest
from django.conf import settings
from django.test import Client, override_settings

from search import registry
from search.engines.elastic import ElasticEngine
from tests.factories import make_service
from tests.search.faults import run_faults
from tests.search.servers import own_index, own_server, server_url

pytestmark = pytest.mark.xdist_group("search_faults")


@pytest.fixture
def fresh_registry() -> Iterator[None]:
    """Engines made for these settings, and thrown away with them."""
    registry._made.cache_clear()
    yield
    registry._made.cache_clear()


@pytest.fixture
def kestrel(db):
    return make_service("kestrel-house-line", name_en="Kestrel line")


def visit() -> tuple[int, bool]:
    """(status, whether the listing is on the page) of a visitor's search."""
    page = Client().post("/search/", {"words": "kestrel"})
    return page.status_code, "Kestrel line" in page.content.decode()


def calls_waiting(server: socket.socket) -> int:
    calls = 0
    with suppress(TimeoutError):
        while True:
            server.accept()[0].close()
            calls += 1
    return calls


# --- a server that fails ------------------------------------------------------------------------------------------------------
@pytest.mark.enable_socket
def test_a_host_that_says_nothing_is_asked_twice_and_then_left_alone(kestrel, fresh_registry):
    silent = socket.create_server(("127.0.0.1", 0))
    silent.settimeout(0.1)
    url = f"http://127.0.0.1:{silent.getsockname()[1]}"
    with override_settings(WAYMARK_SEARCH_ENGINE="elasticsearch", ELASTICSEARCH_URL=url):
        assert [visit() for _ in range(5)] == [(200, True)] * 5
        status = registry.engine_status()
    assert (status["engine"], status["standing_in"], status["ready"]) == ("embedded", True, True)
    with silent:
        assert calls_waiting(silent) == 2


@pytest.mark.needs_search_server
@pytest.mark.enable_socket
def test_a_server_killed_in_the_middle_of_a_query(kestrel, fresh_registry, tmp_path):
    with (
        own_server(tmp_path, 9331) as server,
        override_settings(WAYMARK_SEARCH_ENGINE="elasticsearch", ELASTICSEARCH_URL=server.urls, WAYMARK_SEARCH_REPLICAS=0),
    ):
        assert registry.engine().rebuild() == 1
        assert visit() == (200, True)
        server.signal(1, signal.SIGSTOP)  # from here on a query is on its way and gets no answer
        killing = threading.Timer(0.2, server.signal, (1, signal.SIGKILL))
        killing.start()
        assert visit() == (200, True)
        killing.join()
        assert [visit() for _ in range(3)] == [(200, True)] * 3
        assert registry.engine_status()["standing_in"] is True


@pytest.mark.needs_search_server
@pytest.mark.enable_socket
def test_an_index_that_was_deleted_is_made_again(kestrel, fresh_registry):
    with own_index(server_url(), WAYMARK_SEARCH_ENGINE="elasticsearch") as alias:
        engine = ElasticEngine(patience=30)
        assert engine.rebuild() == 1
        client = engine._held().client
        client.indices.delete(index=f"{alias}-000001")
        assert [visit() for _ in range(3)] == [(200, True)] * 3
        assert engine.refresh() > 0
        assert engine.status().documents == 1
        assert client.indices.get_alias(name=alias).body.keys() == {f"{alias}-000001"}


# --- workers that fail --------------------------------------------------------------------------------------------------------
@pytest.fixture
def database_url(tmp_path) -> str:
    """A new database of the kind that the suite runs on."""
    if "postgres" not in settings.DATABASES["default"]["ENGINE"]:
        return f"sqlite:///{tmp_path / 'faults.sqlite3'}"
    import psycopg

    url = os.environ["DATABASE_URL"]
    name = f"{url.rpartition('/')[2]}_faults"
    with psycopg.connect(url.rpartition("/")[0] + "/postgres", autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}"')
        connection.execute(f'CREATE DATABASE "{name}"')
    return f"{url.rpartition('/')[0]}/{name}"


ENGINES = ["embedded", pytest.param("elasticsearch", marks=pytest.mark.needs_search_server)]
FAULTS = ("killed_while_saving", "two_workers_saving_at_once", "clock_of_a_worker_behind")


@pytest.mark.needs_faketime
@pytest.mark.enable_socket
@pytest.mark.parametrize("engine", ENGINES)
def test_nothing_saved_is_lost_when_workers_are_killed_write_at_once_or_have_the_wrong_time(engine, database_url):
    environment = {"DATABASE_URL": database_url, "WAYMARK_SEARCH_ENGINE": engine}
    if engine == "elasticsearch":
        environment |= {"WAYMARK_SEARCH_INDEX": f"test-{secrets.token_hex(6)}", "WAYMARK_SEARCH_REPLICAS": "0"}
    told = run_faults(environment)
    assert set(told) == set(FAULTS)
    for fault, came_to in told.items():
        assert (fault, came_to["lost"], came_to["numbers_twice"]) == (fault, [], 0)
        assert (fault, came_to["check"], came_to["page"]) == (fault, "Listings, rows and index agree.", [200, True])
    assert told["killed_while_saving"]["acknowledged"] >= 25
    assert told["two_workers_saving_at_once"]["acknowledged"] == 40
    behind = told["clock_of_a_worker_behind"]
    assert {entry["day"] for entry in behind["behind"]}.isdisjoint({behind["today"]})
    assert all(entry["own"] and entry["other"] for entry in behind["behind"])
