"""Three nodes and one copy of each shard: nodes are killed while visitors search and an editor saves. No visitor sees an error, no
document is missing, the lag goes back to nothing; and when all nodes are gone, the embedded engine takes over."""

from __future__ import annotations

import signal
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.test import override_settings

from search.breaker import EngineWithStandIn
from search.documents import write_document
from search.engines.elastic import ElasticEngine
from search.engines.embedded import EmbeddedEngine
from search.models import SearchDocument
from search.port import SearchQuery
from tests.search.listings import TODAY, listing, write_all
from tests.search.servers import OwnServer, own_server, wait_for

pytestmark = [
    pytest.mark.needs_search_server,
    pytest.mark.needs_search_cluster,
    pytest.mark.enable_socket,
    pytest.mark.xdist_group("search_faults"),
]

MANY = [listing(f"many-{number:03}", f"Group {number}", "outreach", "For women.") for number in range(300)]
LETTERS = "bdfgklmnrstvz"
#: Seconds that a cluster may take to heal on a busy machine.
HEAL = 240
#: Longer than a visitor waits, so that on a busy machine it is dying nodes that are tested and not slow ones.
PATIENCE = 10.0


@pytest.fixture
def cluster(tmp_path) -> Iterator[OwnServer]:
    with (
        own_server(tmp_path, 9341, 9342, 9343) as server,
        override_settings(ELASTICSEARCH_URL=server.urls, WAYMARK_SEARCH_SHARDS=3, WAYMARK_SEARCH_REPLICAS=1),
    ):
        yield server


class Visitors:
    """An editor who renames one listing after the other, and visitors who each look for the newest name."""

    def __init__(self, numbers: dict[str, int]) -> None:
        self.numbers, self.turn = numbers, 0
        self.engine = EngineWithStandIn(ElasticEngine(PATIENCE), EmbeddedEngine())
        self.answered: Counter[str] = Counter()

    def go_on(self, searches: int) -> None:
        for _ in range(searches):
            self.turn += 1
            word = "kestrel" + "".join(LETTERS[int(digit)] for digit in f"{self.turn:04}") + "ko"  # no ending that a stemmer takes off
            renamed = MANY[self.turn % len(MANY)]
            write_document(self.numbers[renamed.key], replace(renamed, name=word))
            results = self.engine.search(SearchQuery(text=word, on=TODAY))  # an error here is an error that a visitor sees
            assert [hit.key for hit in results.hits][:1] == [renamed.key]
            self.answered[results.engine] += 1

    def go_on_while(self, strike) -> Counter[str]:
        """What answered while `strike` happened in the middle."""
        self.answered.clear()
        self.go_on(5)
        striking = threading.Timer(0.1, strike)
        striking.start()
        self.go_on(40)
        striking.join()
        self.go_on(5)
        return Counter(self.answered)

    def are_served_by_the_cluster(self) -> bool:
        time.sleep(1)
        self.answered.clear()
        self.go_on(1)
        return self.answered["elasticsearch"] == 1 and self.engine.status().lag == 0


def is_whole(cluster: OwnServer, node: int) -> bool:
    health = cluster.client(node).options(ignore_status=503).cluster.health()
    return (health["status"], health["number_of_nodes"]) == ("green", 3)


def nothing_is_missing() -> bool:
    return ElasticEngine(patience=60).indexed() == dict(SearchDocument.objects.filter(deleted=False).values_list("pk", "seq"))


def test_nodes_die_under_load_and_nobody_notices(cluster, db):
    visitors = Visitors(write_all(MANY))
    assert ElasticEngine(patience=60).rebuild() == len(MANY)
    wait_for(lambda: is_whole(cluster, 1), HEAL, "copies of each shard")
    wait_for(visitors.are_served_by_the_cluster, HEAL, "the cluster answers")

    for role in ("elected master", "data node"):
        master = int(cluster.client(1).cat.master(format="json")[0]["node"].removeprefix("n"))
        victim = master if role == "elected master" else next(node for node in (1, 2, 3) if node != master)
        witness = next(node for node in (1, 2, 3) if node != victim)
        told = visitors.go_on_while(lambda victim=victim: cluster.signal(victim, signal.SIGKILL))
        assert (role, told.total()) == (role, 50)
        wait_for(visitors.are_served_by_the_cluster, HEAL, f"two nodes answer without the {role}")
        assert (role, nothing_is_missing()) == (role, True)
        cluster.again(victim)
        wait_for(lambda witness=witness: is_whole(cluster, witness), HEAL, f"whole again after the {role} died")

    def kill_all() -> None:
        for node in (1, 2, 3):
            cluster.signal(node, signal.SIGKILL)

    told = visitors.go_on_while(kill_all)
    assert told.total() == 50
    assert told["embedded"] >= 5
    assert visitors.engine.status().engine == "embedded"
