"""How a worker starts: what it has read before the first visitor, and what gunicorn is told."""

from __future__ import annotations

import gc
from importlib import import_module
from pathlib import Path

import pytest
from django.db import DatabaseError
from gunicorn.app.wsgiapp import WSGIApplication

from search.engines.embedded import EmbeddedEngine
from search.port import SearchQuery, SearchUnavailable
from search.registry import search
from services.listings import current_listings
from tests.factories import make_service

CONFIG = Path(__file__).resolve().parents[2] / "deploy" / "gunicorn.conf.py"
LISTINGS = "services.listings.current_listings"


@pytest.fixture(scope="module")
def wsgi():
    before = gc.get_threshold()
    yield import_module("directory_site.wsgi")
    gc.set_threshold(*before)


def fail_with(error):
    def fail(*_args):
        raise error

    return fail


@pytest.mark.django_db
def test_a_worker_that_is_warm_reads_neither_listings_nor_the_index_again(wsgi, django_assert_num_queries):
    make_service("shown")
    wsgi.warm_up()
    with django_assert_num_queries(2):  # the number of the listings, and of the rows of the index
        assert [one.key for one in current_listings().all] == ["shown"]
        search(SearchQuery(text="nothingsuch"))


def test_a_worker_starts_also_without_its_database(wsgi, monkeypatch, caplog):
    monkeypatch.setattr(LISTINGS, fail_with(DatabaseError("gone")))
    wsgi.warm_up()
    assert caplog.messages == ["A worker starts without its listings: DatabaseError"]


def test_a_worker_starts_also_without_its_index(wsgi, monkeypatch, caplog):
    monkeypatch.setattr(LISTINGS, lambda: None)
    monkeypatch.setattr(EmbeddedEngine, "search", fail_with(SearchUnavailable("gone")))
    wsgi.warm_up()
    assert caplog.messages == ["A worker starts without its listings: SearchUnavailable"]


def test_a_worker_does_not_wait_for_a_search_server(wsgi, monkeypatch, settings):
    settings.WAYMARK_SEARCH_ENGINE = "elasticsearch"
    monkeypatch.setattr(LISTINGS, lambda: None)
    monkeypatch.setattr(EmbeddedEngine, "search", fail_with(AssertionError("the stand-in was made")))
    monkeypatch.setattr("search.breaker.EngineWithStandIn.search", fail_with(AssertionError("the server was asked")))
    wsgi.warm_up()


def test_gunicorn_takes_no_path_from_a_header_and_warms_each_worker(wsgi, monkeypatch):
    monkeypatch.setattr("sys.argv", ["gunicorn", "--config", str(CONFIG), "directory_site.wsgi"])
    config = WSGIApplication().cfg
    warmed = []
    monkeypatch.setattr(wsgi, "warm_up", lambda: warmed.append(True))
    config.post_worker_init(None)
    assert (config.forwarder_headers, config.accesslog, config.timeout, warmed) == ([], None, 60, [True])
