"""A search server for tests: which one is there, an index of one's own on it, and servers started and killed for a single test."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from django.test import override_settings
from elasticsearch import Elasticsearch


def server_url() -> str:
    url = os.environ.get("ELASTICSEARCH_URL", "")
    assert url, "ELASTICSEARCH_URL is not set. Start a server with `make search-server` and set it to http://127.0.0.1:9200"
    return url


@contextmanager
def own_index(url: str, **other: object) -> Iterator[str]:
    """Settings for an engine that has an index to itself on the server at `url`; nothing of it is left afterwards. Yields the alias."""
    alias = f"test-{secrets.token_hex(6)}"
    chosen = {"ELASTICSEARCH_URL": url, "WAYMARK_SEARCH_INDEX": alias, "WAYMARK_SEARCH_REPLICAS": 0} | other
    with override_settings(**chosen):
        try:
            yield alias
        finally:
            client = Elasticsearch(url.split(), request_timeout=30)
            for name in client.indices.get(index=f"{alias}-*").body:
                client.indices.delete(index=name)
            client.close()
