"""Faults played out with real processes on a database of their own, everything committed: `python -m tests.search.faults`.

Prints what each came to as JSON. The engine is the one of the environment's settings.
"""

from __future__ import annotations

import io
import itertools
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FAKETIME = Path("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1")
ROUNDS = 25


def run_faults(environment: dict[str, str]) -> dict[str, dict]:
    """Fault -> what it came to, on the new database that `environment` names."""
    done = _python(environment, "play")
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.strip().splitlines()[-1])


def _python(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    settings = os.environ | {"DJANGO_SETTINGS_MODULE": "directory_site.settings.test"} | environment
    command = [sys.executable, "-W", "error", "-m", "tests.search.faults", *arguments]
    return subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, text=True, timeout=400, check=False)


# --- faults -------------------------------------------------------------------------------------------------------------------
def killed_while_saving() -> dict:
    """A worker publishes one listing after the other and is killed in the middle, again and again."""
    chosen, acknowledged = random.Random(25), []
    words = _words("kept")
    for _ in range(ROUNDS):
        names = [next(words) for _ in range(60)]
        with _worker(lambda tell, names=names: _publish(names, tell)) as (worker, told):
            acknowledged.append(told.readline().strip())
            time.sleep(chosen.uniform(0, 0.25))
            os.kill(worker, signal.SIGKILL)
            acknowledged += [line.strip() for line in told if line.endswith("\n")]
    return _outcome(acknowledged)


def two_workers_saving_at_once() -> dict:
    left, right = _words("left"), _words("right")
    acknowledged = []
    with (
        _worker(lambda tell: _publish(itertools.islice(left, 20), tell)) as (_, first),
        _worker(lambda tell: _publish(itertools.islice(right, 20), tell)) as (_, second),
    ):
        acknowledged += [line.strip() for line in (*first, *second)]
    return _outcome(acknowledged)


def clock_of_a_worker_behind() -> dict:
    """A worker whose clock is a day behind publishes and searches; so does one whose clock is right."""
    behind = {"LD_PRELOAD": str(FAKETIME), "FAKETIME": "-1d", "FAKETIME_DONT_FAKE_MONOTONIC": "1"}
    told = {"today": time.strftime("%F")}
    _publish(["rightfirst"], lambda word: None)
    late = _python(behind, "behind", "behindone", "rightfirst")
    assert late.returncode == 0, late.stderr[-3000:]
    _publish(["rightsecond"], lambda word: None)
    later = _python(behind, "behind", "behindtwo", "rightsecond")
    assert later.returncode == 0, later.stderr[-3000:]
    told["behind"] = [json.loads(late.stdout), json.loads(later.stdout)]
    return told | _outcome(["rightfirst", "behindone", "rightsecond", "behindtwo"])


def work_behind(word: str, sought: str) -> None:
    _publish([word], lambda word: None)
    sys.stdout.write(json.dumps({"day": time.strftime("%F"), "own": _is_found(word), "other": _is_found(sought)}))


# --- parts of them ------------------------------------------------------------------------------------------------------------
def _words(beginning: str) -> Iterator[str]:
    """Words that no other word is mended into."""
    return (beginning + "".join(letters) for letters in itertools.product("bdfgklmnrstvz", repeat=5) if len(set(letters)) == 5)


def _publish(words, tell: Callable[[str], object]) -> None:
    from search.port import SearchUnavailable
    from search.registry import engine
    from tests.factories import make_service

    for word in words:
        make_service(word)
        tell(word)
        try:
            engine().refresh()
        except SearchUnavailable as error:
            sys.stderr.write(f"{error}\n")


class _worker:
    """A forked process that works and tells lines; waited for at the end."""

    def __init__(self, work: Callable[[Callable[[str], object]], None]) -> None:
        self.work = work

    def __enter__(self):
        from django.db import connections

        connections.close_all()
        reading, writing = os.pipe()
        self.process = os.fork()
        if self.process == 0:
            os.close(reading)
            try:
                self.work(lambda word: os.write(writing, f"{word}\n".encode()))
            finally:
                os._exit(0)
        os.close(writing)
        self.told = os.fdopen(reading)
        return self.process, self.told

    def __exit__(self, *_error) -> None:
        self.told.close()
        os.waitpid(self.process, 0)


def _outcome(acknowledged: list[str]) -> dict:
    """lost: what was said to be saved and is not found. check: what `check_search` says. page: of a search for the last of them."""
    from django.core.management import call_command
    from django.test import Client

    from search.models import SearchDocument

    said = io.StringIO()
    with suppress(SystemExit):
        call_command("check_search", stdout=said)
    numbers = list(SearchDocument.objects.values_list("seq", flat=True))
    page = Client(headers={"host": "localhost"}).post("/search/", {"words": acknowledged[-1]})
    return {
        "acknowledged": len(acknowledged),
        "lost": [word for word in acknowledged if not _is_found(word)],
        "numbers_twice": len(numbers) - len(set(numbers)),
        "check": said.getvalue().strip(),
        "page": [page.status_code, acknowledged[-1].capitalize() in page.content.decode()],
    }


def _is_found(word: str) -> bool:
    from search.port import SearchQuery
    from search.registry import engine

    return word in [hit.key for hit in engine().search(SearchQuery(text=word)).hits]


def main() -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from directory_site.management.commands.setup_site import make_pages

    if sys.argv[1] == "behind":
        work_behind(*sys.argv[2:])
        return
    call_command("migrate", verbosity=0)
    make_pages()
    faults = (killed_while_saving, two_workers_saving_at_once, clock_of_a_worker_behind)
    sys.stdout.write("\n" + json.dumps({fault.__name__: fault() for fault in faults}))


if __name__ == "__main__":
    main()
