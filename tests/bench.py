"""`make bench`: what pages, answers, searches and lookups cost, each beside its base in the same run. Not a test: it never fails on a time.

The base of a page is a Django view that returns the same bytes without making them, so the ratio says what our own work costs.
Times are CPU milliseconds of this process; machines drift, so compare ratios, not milliseconds of different days.
"""

from __future__ import annotations

import gzip
import os
import platform
import random
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client

from tests.bench_search import engine_tables, resident_mb

ROOT = Path(__file__).resolve().parents[1]
DATABASE = ROOT / "var" / "bench.sqlite3"
ROUNDS = 120


def measure(work: Callable[[], object], rounds: int = ROUNDS) -> tuple[float, float]:
    """(p50, p95) in CPU milliseconds, after a tenth of the rounds as warming up."""
    for _ in range(max(3, rounds // 10)):
        work()
    times = []
    for _ in range(rounds):
        start = time.process_time_ns()
        work()
        times.append((time.process_time_ns() - start) / 1e6)
    cuts = quantiles(times, n=20, method="inclusive")
    return cuts[9], cuts[18]


def machine_speed() -> None:
    """Absolute goals mean nothing without it: shared machines swing by a factor of four within an hour, and so do ways to build Python."""
    started = time.process_time()
    total = 0
    for number in range(10_000_000):
        total += number
    sys.stdout.write(f"This machine, now: ten million additions in a loop take {time.process_time() - started:.2f} s of CPU ")
    sys.stdout.write(f"(Python {platform.python_version()} of {sys.base_prefix}).\n")


def prepare() -> None:
    os.environ["DATABASE_URL"] = f"sqlite:///{DATABASE}"
    os.environ["DJANGO_SETTINGS_MODULE"] = "directory_site.settings.dev"
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()
    from django.core.management import call_command

    DATABASE.parent.mkdir(exist_ok=True)
    call_command("migrate", verbosity=0)
    call_command("build_postcodes", verbosity=0)
    call_command("load_demo", quiet=True)
    call_command("setup_site", verbosity=0)


def table(title: str, head: tuple[str, ...], rows: list[tuple]) -> None:
    cells = [head, *[tuple(f"{cell:.2f}" if isinstance(cell, float) else str(cell) for cell in row) for row in rows]]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    sys.stdout.write(f"\n{title}\n")
    for row in cells:
        sys.stdout.write(
            "  "
            + "  ".join(
                cell.ljust(width) if not index else cell.rjust(width) for index, (cell, width) in enumerate(zip(row, widths, strict=True))
            )
            + "\n"
        )


def pages() -> None:
    from django.http import HttpResponse
    from django.test import Client
    from django.urls import path

    from directory_site import urls
    from services.listings import current_listings

    held: dict[str, bytes] = {}
    urls.urlpatterns.insert(0, path("bench/<name>/", lambda request, name: HttpResponse(held[name])))
    client = Client(headers={"host": "localhost"})
    code = current_listings().by_key["national-domestic-abuse-helpline"].code
    visits: dict[str, Callable[[], HttpResponse]] = {
        "home": lambda: client.get("/"),
        "finder, first question": lambda: client.get("/find/"),
        "finder, answer": lambda: client.post("/find/", FINDER_ANSWER),
        "search": lambda: client.post("/search/", {"words": "safe place to stay"}),
        "service": lambda: client.get(f"/s/{code}/"),
        "professional answer": lambda: client.post("/pro/find/", PROFESSIONAL),
    }
    rows = []
    for name, visit in visits.items():
        response = visit()
        assert response.status_code == 200, (name, response.status_code)
        held[name] = response.content
        base50, _ = measure(lambda name=name: client.get(f"/bench/{name}/"))
        p50, p95 = measure(visit)
        rows.append((name, p50, p95, base50, p50 / base50, len(gzip.compress(response.content)) / 1024))
    table("Pages (114 demonstration listings, CPU ms)", ("page", "p50", "p95", "same bytes", "ratio", "KiB gzip"), rows)
    budgets(client, visits)


#: What a page may cost the phone of a visitor (issue: the survivor's experience): the first 14 KiB come in one round trip.
HTML_KIB, FIRST_VISIT_KIB, FIRST_VISIT_REQUESTS = 14, 50, 6


def budgets(client: Client, visits: dict[str, Callable[[], HttpResponse]]) -> None:
    """Bytes as a browser without a cache gets them: the page and each file that it names, compressed."""
    from django.contrib.staticfiles import finders

    from directory_site.settings.languages import TRANSLATION_LANGUAGES

    pages = dict(visits) | {"safety advice": lambda: client.get("/stay-safer/"), "professional form": lambda: client.get("/pro/find/")}
    for code in ("pl", "ur"):
        assert code in TRANSLATION_LANGUAGES
        pages[f"home, {code}"] = lambda code=code: client.get(f"/{code}/")
        pages[f"finder answer, {code}"] = lambda code=code: client.post(f"/{code}/find/", FINDER_ANSWER)
    rows = []
    for name, visit in pages.items():
        source = visit().content
        files = re.findall(rb'<(?:link rel="stylesheet" href|script src|img src)="/static/([^"]+)"', source)
        html = len(gzip.compress(source)) / 1024
        rest = sum(len(gzip.compress(Path(finders.find(file.decode())).read_bytes())) for file in files) / 1024
        requests = 1 + len(files)
        over = html > HTML_KIB or html + rest > FIRST_VISIT_KIB or requests > FIRST_VISIT_REQUESTS
        rows.append((name, html, HTML_KIB, html + rest, FIRST_VISIT_KIB, requests, FIRST_VISIT_REQUESTS, "OVER" if over else "kept"))
    head = ("page", "HTML KiB", "goal", "first visit KiB", "goal", "requests", "goal", "budget")
    table("Page budgets (compressed, without a cache)", head, rows)


FINDER_ANSWER = {"step": "5", "go": "answer", "safe": "safe", "help": "hurt", "district": "E07000010", "age": "31", "language": "lt"}
PROFESSIONAL = {
    "need": "domestic_abuse",
    "district": "E07000010",
    "dash_score": "15",
    "consent": "yes",
    "role": "housing_officer",
}
SITUATIONS = (
    {"audience": "survivor"},
    {"audience": "survivor", "needs": ["domestic_abuse"], "district": "E07000010", "languages": ["lt"], "age": 31, "gender": "woman"},
    {
        "audience": "professional",
        "needs": ["domestic_abuse", "strangulation"],
        "dash_score": 15,
        "consent_to_share": True,
        "profession": "housing_officer",
    },
    {"audience": "worried_other", "needs": ["honour_based_abuse"]},
    {"audience": "own_behaviour", "risk": "medium"},
)
QUERIES = ("safe place to stay", "refuge near wisbech", "idva referral form", "he takes my wages", "lithuanian", "rape", "harrasment")


def engines() -> None:
    from pathways.answers import answer_for
    from search.answers import search_answer
    from services.geography.lookup import find_place

    rows = []
    for number, situation in enumerate(SITUATIONS):
        rows.append((f"pathway: {situation['audience']} {number}", *measure(lambda situation=situation: answer_for(situation))))
    for words in QUERIES:
        rows.append((f"search: {words}", *measure(lambda words=words: search_answer({"q": words}))))
    before = resident_mb()
    chosen = random.Random(1)
    outcodes = ("PE13", "PE1", "CB1", "CB7", "PE29", "SG8", "NR1", "M1", "EH1")
    rows.append(("postcode: outcode", *measure(lambda: find_place(chosen.choice(outcodes)), 2000)))
    rows.append(("postcode: full", *measure(lambda: find_place("PE13 1AA"), 2000)))
    table("Answers (CPU ms)", ("what", "p50", "p95"), rows)
    sys.stdout.write(f"\n  Memory that the postcode lookups added: {resident_mb() - before:.1f} MB (goal: at most 60 MB)\n")


def pathways() -> None:
    from tests.bench_pathways import answers_table, batches

    head = ("what", "p50", "p95", "naive p50", "naive p95", "ratio")
    table("Pathways (CPU ms; goals: 1 ms at 112 listings, 5 ms at 5,000)", head, answers_table())
    for whom, per_second in batches():
        sys.stdout.write(f"\n  manage.py pathway, JSON lines in and out, {whom}: {per_second:,.0f} answers a second of CPU (goal: 2,000)\n")


if __name__ == "__main__":
    from tests.bench_search_page import search_page

    prepare()
    machine_speed()
    pathways()
    engines()
    pages()
    search_page()
    engine_tables(table, machine_speed)
