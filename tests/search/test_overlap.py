"""The engines give the same order: of 200 queries, the ten first hits of one are nearly those of the other."""

from __future__ import annotations

from statistics import mean

import pytest

from search.engines.elastic import ElasticEngine
from search.engines.embedded import EmbeddedEngine
from tests.search.corpus import queries, write_corpus
from tests.search.servers import own_index, server_url

LISTINGS, QUERIES, TOP, LEAST = 1000, 200, 10, 0.9


@pytest.mark.needs_search_server
@pytest.mark.enable_socket
@pytest.mark.django_db
def test_the_ten_first_hits_of_both_engines_are_nearly_the_same():
    write_corpus(LISTINGS)
    with own_index(server_url()):
        cluster, embedded = ElasticEngine(patience=60), EmbeddedEngine()
        overlaps, totals = [], []
        for query in queries(QUERIES):
            here, there = embedded.search(query), cluster.search(query)
            first, second = ([hit.key for hit in results.hits[:TOP]] for results in (here, there))
            overlaps.append(len(set(first) & set(second)) / max(len(first), len(second), 1) if first or second else 1.0)
            totals.append((here.total, here.facets, here.showing_for) == (there.total, there.facets, there.showing_for))
    assert mean(overlaps) >= LEAST, f"mean overlap {mean(overlaps):.3f}"
    assert len(overlaps) == QUERIES
    assert mean(totals) >= 0.99, f"{totals.count(False)} queries with other totals or counts"
