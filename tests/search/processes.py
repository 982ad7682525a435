"""Scenarios with threads and processes on an SQLite file, in a Python of their own: `python -m tests.search.processes`.

The suite's own tests run inside a transaction, where an engine may not trust what it sees; here everything is committed.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def run_scenarios(folder: Path) -> dict[str, str]:
    """Scenario -> what it found, on a new database in `folder`."""
    environment = os.environ | {
        "DATABASE_URL": f"sqlite:///{folder / 'search.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "directory_site.settings.test",
    }
    command = [sys.executable, "-W", "error", "-m", "tests.search.processes"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.strip().splitlines()[-1])


def write(number: int, name: str) -> None:
    from search.documents import write_document
    from services.made_up import make_public_service

    write_document(number, make_public_service(f"key-{number}", name=name))


def found(engine, text: str) -> list[str]:
    from search.port import SearchQuery

    return sorted(hit.name for hit in engine.search(SearchQuery(text=text)).hits)


def fork(engine) -> str:
    from django.db import connections

    write(1, "alpha")
    parent = found(engine, "alpha beta")
    connections.close_all()  # as a server does before it forks
    reading, writing = os.pipe()
    if os.fork() == 0:
        first = found(engine, "alpha beta")
        write(2, "beta")
        os.write(writing, f"child {first}, after its change {found(engine, 'alpha') + found(engine, 'beta')}".encode())
        sys.exit(0)  # an ordinary end: what was inherited is thrown away here too
    _, status = os.wait()
    after = found(engine, "alpha") + found(engine, "beta")
    return f"parent {parent}, {os.read(reading, 1000).decode()}, parent after it {after}, exit {status}"


def fork_while_busy(engine) -> str:
    """A child starts while another thread of its parent holds the engine's lock: it must not wait for a thread that it does not have.

    The thread stands still inside its rebuild, outside SQLite: a fork while a thread is inside that library hangs whatever we do.
    """
    from django.db import connection, connections

    write(1, "alpha")
    holds, may_go_on = threading.Event(), threading.Event()

    def stand_still(done: int, of: int) -> None:
        holds.set()
        may_go_on.wait(60)

    def rebuild() -> None:
        engine.rebuild(stand_still)
        connection.close()

    busy = threading.Thread(target=rebuild)
    busy.start()
    connections["default"].close()
    assert holds.wait(60)
    if (child := os.fork()) == 0:
        signal.alarm(60)
        os._exit(0 if found(engine, "alpha") == ["alpha"] else 1)
    _, status = os.waitpid(child, 0)
    may_go_on.set()
    busy.join()
    return f"exit {status}"


def threads(engine) -> str:
    from django.db import connection

    errors = []

    def work(first: int) -> None:
        try:
            for number in range(first, first + 25):
                write(number, f"name {number}")
                if f"name {number}" not in found(engine, str(number)):
                    errors.append(f"{number} not found")
        except Exception as error:  # noqa: BLE001 - the test shows whatever it is
            errors.append(repr(error))
        finally:
            connection.close()

    workers = [threading.Thread(target=work, args=(first,)) for first in (1, 101, 201, 301)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return f"{summary(engine)}, errors {errors}"


def processes(engine) -> str:
    from django.db import connections

    engine.refresh()
    connections.close_all()
    children = []
    for first in (1, 101, 201):
        if (child := os.fork()) == 0:
            for number in range(first, first + 20):
                write(number, f"name {number}")
            os._exit(0)
        children.append(child)
    statuses = []
    for child in children:
        while (ended := os.waitpid(child, os.WNOHANG)) == (0, 0):
            engine.refresh()
        statuses.append(ended[1])
    return f"{summary(engine)}, exits {statuses}"


def versions(engine) -> str:
    """Newer rows are taken in alone; rows of another version of the analyser make the index anew."""
    from search.models import SearchDocument

    write(1, "alpha")
    write(2, "beta")
    engine.refresh()
    first = SearchDocument.objects.get(pk=1)
    SearchDocument.objects.filter(pk=1).update(analysed=first.analysed | {"title": "newtoken"})
    write(3, "gamma")
    followed = found(engine, "newtoken"), found(engine, "gamma")
    SearchDocument.objects.filter(pk=3).update(seq=100, analyser_version="next")
    return f"followed {followed}, anew {found(engine, 'newtoken')}"


def summary(engine) -> str:
    from search.models import SearchDocument

    rows = dict(SearchDocument.objects.values_list("pk", "seq"))
    return f"{len(rows)} rows, {len(set(rows.values()))} numbers, index equal to rows: {engine.indexed() == rows}"


def main() -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from search.engines.embedded import EmbeddedEngine
    from search.models import SearchDocument

    call_command("migrate", "directory_search", verbosity=0)
    told = {}
    for scenario in (fork, fork_while_busy, threads, processes, versions):
        SearchDocument.objects.all().delete()
        told[scenario.__name__] = scenario(EmbeddedEngine())
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
