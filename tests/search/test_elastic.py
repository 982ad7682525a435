"""The Elasticsearch engine: the contract of every engine on a real server, and what only a shared index has to get right."""

from __future__ import annotations

import pytest

from search.engines.elastic import ElasticEngine
from tests.search.contract import SearchEngineContract
from tests.search.servers import own_index, server_url

pytestmark = [pytest.mark.needs_search_server, pytest.mark.enable_socket]

#: Seconds that a test waits for a busy machine. How long a visitor waits is tested where a server fails (test_faults.py).
PATIENT = 30.0


@pytest.fixture
def engine() -> ElasticEngine:
    with own_index(server_url()):
        yield ElasticEngine(PATIENT)


class TestElastic(SearchEngineContract):
    pass
