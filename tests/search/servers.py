"""A search server for tests: which one is there, an index of one's own on it, and servers started and killed for a single test."""

from __future__ import annotations

import os
import secrets
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

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


RUN = Path(__file__).resolve().parents[2] / "deploy" / "search-server" / "run"


@dataclass(frozen=True)
class OwnServer:
    """Nodes that a test may stop and kill; numbers from 1."""

    folder: Path
    ports: tuple[int, ...]

    @property
    def urls(self) -> str:
        return " ".join(f"http://127.0.0.1:{port}" for port in self.ports)

    def client(self, node: int) -> Elasticsearch:
        return Elasticsearch(f"http://127.0.0.1:{self.ports[node - 1]}", request_timeout=60)

    def signal(self, node: int, what: signal.Signals) -> None:
        os.kill(int((self.folder / f"n{node}" / "pid").read_text()), what)

    def again(self, node: int) -> None:
        _run(self, "again", str(node))


@contextmanager
def own_server(folder: Path, *ports: int, heap: str = "256m") -> Iterator[OwnServer]:
    """A server, or a cluster of as many nodes as ports, for one test alone."""
    server = OwnServer(folder, ports)
    try:
        _run(server, "start", str(len(ports)), HEAP=heap)
        yield server
    finally:
        for node in range(1, len(ports) + 1):
            if (folder / f"n{node}" / "pid").exists():
                with suppress(ProcessLookupError):
                    server.signal(node, signal.SIGKILL)


def _run(server: OwnServer, *arguments: str, **other: str) -> None:
    environment = os.environ | {"WAYMARK_SEARCH_SERVER_DIR": str(server.folder), "FIRST_PORT": str(server.ports[0])} | other
    done = subprocess.run([RUN, *arguments], env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=300, check=False)
    assert done.returncode == 0, done.stdout.decode()


def wait_for(condition, seconds: float, what: str) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, f"{what}: not within {seconds:.0f} s"
        time.sleep(0.25)
