"""The search engines' part of `make bench`: each size in a process and a database of its own, every goal beside its figure.

BENCH_LISTINGS chooses the sizes ("1000 5000 50000"; add 500000 for the large one, which takes many minutes). Elasticsearch is measured
where ELASTICSEARCH_URL names a server. Its base is the raw call: the very requests that the engine made, sent again as bytes over a
bare connection, with the answer read but not understood. Not a test: it never fails on a time.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from statistics import quantiles

ROOT = Path(__file__).resolve().parents[1]
SIZES = os.environ.get("BENCH_LISTINGS", "1000 5000 50000").split()
QUERIES, SAVES, WORKERS = 200, 30, 2
#: CPU ms at p95 for filters and all facets, by listings; seconds until a worker is ready; ms at p95 until all workers show a save; how
#: many times as long as the raw calls an answer may take.
INDEX_GOALS = {1000: 0.5, 5000: 1.0, 50_000: 3.0}
READY_GOALS = {5000: 1.5}
VISIBLE_GOAL = 250.0
OVERHEAD_GOALS = {500_000: 1.3}

Row = tuple[str, str, float, str]


def engine_tables(table: Callable[..., None], machine_speed: Callable[[], None]) -> None:
    for size in SIZES:
        machine_speed()
        done = subprocess.run([sys.executable, "-m", "tests.bench_search", size], cwd=ROOT, stdout=subprocess.PIPE, check=True)
        rows = [tuple(row) for row in json.loads(done.stdout)]
        table(f"Search engines, {int(size):,} listings", ("what", "unit", "figure", "goal"), rows)


def cuts(times: list[float]) -> tuple[float, float]:
    """(p50, p95)."""
    found = quantiles(times, n=20, method="inclusive")
    return found[9], found[18]


def timed(work: Callable[[], object], clock: Callable[[], float]) -> float:
    """Milliseconds."""
    start = clock()
    work()
    return (clock() - start) * 1000


def goal(figure: float, most: float | None) -> str:
    return "" if most is None else f"at most {most:g}: {'met' if figure <= most else 'NOT MET'}"


def resident_mb() -> float:
    """Now, not at most: the most of a new process begins with that of the process that started it."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1024**2


# --- one size -----------------------------------------------------------------------------------------------------------------
def embedded(size: int) -> list[Row]:
    from search.eligibility import eligibility_of
    from search.engines.embedded import EmbeddedEngine
    from search.matching import Wanted
    from search.planning import make_plan
    from search.ranking import WINDOW
    from tests.search.corpus import queries

    before = resident_mb()
    engine = EmbeddedEngine()
    wall, cpu = time.perf_counter(), time.process_time()
    engine.refresh()
    ready, ready_cpu = time.perf_counter() - wall, time.process_time() - cpu
    rows: list[Row] = [
        ("embedded: worker ready", "s wall", ready, goal(ready, READY_GOALS.get(size))),
        ("embedded: worker ready", "s CPU", ready_cpu, ""),
        ("embedded: memory of a worker", "MB", resident_mb() - before, ""),
    ]
    asked = queries(QUERIES)
    snapshot = engine._current()
    wanted = []
    for query in asked:
        plan = make_plan(query.text, query.language)
        wanted.append(Wanted(plan.sought, len(plan.required), eligibility_of(query)))

    def index_call(each: Wanted) -> None:
        question = snapshot.ask(each)
        list(question.best(WINDOW)[1])
        question.counts()

    for each in wanted[:20]:
        index_call(each)
    p50, p95 = cuts([timed(lambda each=each: index_call(each), time.process_time) for each in wanted])
    rows += [
        ("embedded: best 200 with filters and all facets", "ms CPU p50", p50, ""),
        ("embedded: best 200 with filters and all facets", "ms CPU p95", p95, goal(p95, INDEX_GOALS.get(size))),
    ]
    p50, p95 = cuts([timed(lambda query=query: engine.search(query), time.process_time) for query in asked])
    rows += [
        ("embedded: whole answer (mending, ranking, rows, why)", f"ms CPU {name}", value, "")
        for name, value in (("p50", p50), ("p95", p95))
    ]
    return rows + visible("embedded", engine)


def elasticsearch(size: int) -> list[Row]:
    from search.engines.elastic import ElasticEngine
    from tests.search.corpus import queries
    from tests.search.servers import own_index

    with own_index(os.environ["ELASTICSEARCH_URL"]):
        engine = ElasticEngine(patience=30)
        start = time.perf_counter()
        engine.rebuild()
        rows: list[Row] = [("elasticsearch: rebuild", "listings a second", size / (time.perf_counter() - start), "")]
        engine.search(queries(1)[0])
        raw = RawCalls(engine)
        product_times, raw_times = [], []
        for query in queries(QUERIES):
            calls = raw.recorded(lambda query=query: engine.search(query))  # also warms the server's caches for both
            product_times.append(timed(lambda query=query: engine.search(query), time.perf_counter))
            raw_times.append(timed(lambda calls=calls: raw.send(calls), time.perf_counter))
        for place, name in enumerate(("p50", "p95")):
            product, base = cuts(product_times)[place], cuts(raw_times)[place]
            rows += [
                ("elasticsearch: whole answer", f"ms wall {name}", product, ""),
                ("elasticsearch: the same raw calls", f"ms wall {name}", base, ""),
                (
                    "elasticsearch: overhead over the raw calls",
                    f"ratio {name}",
                    product / base,
                    goal(product / base, OVERHEAD_GOALS.get(size)),
                ),
            ]
        return rows + visible("elasticsearch", engine)


class RawCalls:
    """What an engine sent to its server, to be sent again without it."""

    def __init__(self, engine) -> None:
        import urllib3

        self.transport = engine._held().client.transport
        node = next(iter(self.transport.node_pool.all()))
        self.pool = urllib3.HTTPConnectionPool(node.host, node.port)

    def recorded(self, ask: Callable[[], object]) -> list[tuple[str, str, bytes, dict[str, str]]]:
        sent, send = [], self.transport.perform_request

        def record(method, target, *, body=None, headers=None, **other):
            sent.append((method, target, self._bytes(body, headers), dict(headers or {})))
            return send(method, target, body=body, headers=headers, **other)

        self.transport.perform_request = record
        try:
            ask()
        finally:
            del self.transport.perform_request
        return sent

    def send(self, calls) -> None:
        for method, target, body, headers in calls:
            assert self.pool.request(method, target, body=body, headers=headers).status == 200

    def _bytes(self, body, headers) -> bytes | None:
        return None if body is None else self.transport.serializers.get_serializer(headers["content-type"]).dumps(body)


def visible(name: str, engine) -> list[Row]:
    """From before a listing is saved until the next search of every worker has found it."""
    from dataclasses import replace

    from django.db import connections

    from search.documents import write_document
    from search.port import SearchQuery
    from tests.search.listings import BY_KEY, TODAY

    def is_found(word: str) -> bool:
        return "saved" in [hit.key for hit in engine.search(SearchQuery(text=word, on=TODAY)).hits]

    engine.refresh()
    connections.close_all()
    workers = []
    for _ in range(WORKERS):
        (orders, order), (answers, answer) = os.pipe(), os.pipe()
        if os.fork() == 0:
            os.close(order)
            engine.refresh()
            os.write(answer, b"1")
            for word in os.fdopen(orders):
                while not is_found(word.strip()):
                    pass
                os.write(answer, b"1")
            os._exit(0)
        os.close(orders)
        os.read(answers, 1)
        workers.append((order, answers))
    times = []
    for number in range(SAVES):
        word = f"visible{'bdfgklmnrs'[number // 10]}{'bdfgklmnrs'[number % 10]}ko"
        start = time.perf_counter()
        write_document(9_000_000, replace(BY_KEY["hub"], key="saved", name=word))
        for order, _ in workers:
            os.write(order, f"{word}\n".encode())
        for _, answers in workers:
            os.read(answers, 1)
        times.append((time.perf_counter() - start) * 1000)
    for order, _ in workers:
        os.close(order)
    p50, p95 = cuts(times)
    return [
        (f"{name}: saved until {WORKERS} workers show it", "ms wall p50", p50, ""),
        (f"{name}: saved until {WORKERS} workers show it", "ms wall p95", p95, goal(p95, VISIBLE_GOAL)),
    ]


def main(size: int) -> None:
    database = ROOT / "var" / f"bench-search-{size}.sqlite3"
    database.parent.mkdir(exist_ok=True)
    for file in database.parent.glob(f"{database.name}*"):
        file.unlink()
    os.environ |= {"DATABASE_URL": f"sqlite:///{database}", "DJANGO_SETTINGS_MODULE": "directory_site.settings.dev"}
    import_module("directory_site.wsgi")  # sets Django up as in a worker of the site
    from django.core.management import call_command

    from tests.search.corpus import write_corpus

    call_command("migrate", "directory_search", verbosity=0)
    write_corpus(size)
    rows = embedded(size)
    if os.environ.get("ELASTICSEARCH_URL"):
        rows += elasticsearch(size)
    else:
        sys.stderr.write("ELASTICSEARCH_URL is not set: Elasticsearch is not measured (make search-server starts one).\n")
    sys.stdout.write(json.dumps(rows))


if __name__ == "__main__":
    main(int(sys.argv[1]))
