"""The search page over a socket, for `make bench`: against the same page without a search, the same bytes from a view that makes nothing,
and the same page by Wagtail's own search. One client, one worker; the four take turns, so that a busy machine is busy for all of them.

The listings are the demonstration's and made-up ones besides, up to LISTINGS, in a database of their own.
"""

from __future__ import annotations

import http.client
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from statistics import mean, median
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parents[1]
DATABASE = ROOT / "var" / "bench_search_page.sqlite3"
LISTINGS = 1000
ROUNDS = 60
PORT = int(os.environ.get("WAYMARK_BENCH_PORT", "8126"))
#: What is asked in turn: something that many listings say, something that few say, a sentence, a name and a misspelt word.
QUERIES = ("domestic abuse", "refuge near wisbech", "he takes my wages", "karma nirvana", "harrasment", "legal advice", "counselling")
#: Path -> what it is.
PAGES = {
    "/search/": "search page",
    "/bench/without/": "same page without a search",
    "/bench/static/": "same bytes, nothing made",
    "/bench/wagtail/": "same page, Wagtail's search",
}


def settings() -> dict[str, str]:
    return {"DATABASE_URL": f"sqlite:///{DATABASE}", "DJANGO_SETTINGS_MODULE": "directory_site.settings.dev"}


# --- in the server ------------------------------------------------------------------------------------------------------------
def make_application() -> Callable[..., Iterator[bytes]]:
    """The site with three more views (gunicorn's "tests.bench_search_page:make_application()")."""
    os.environ.update(settings())
    from django.conf import settings as django_settings
    from django.core.wsgi import get_wsgi_application

    django_settings.DEBUG = False  # as in production: templates stay compiled, queries are not collected
    application = get_wsgi_application()
    from django.http import HttpRequest, HttpResponse
    from django.urls import path
    from django.utils import timezone
    from django.views.decorators.csrf import csrf_exempt

    from directory_site import urls
    from directory_site.forms.search import SearchForm
    from directory_site.views import directory
    from search.port import Hit, Results
    from search.queries import query_from
    from search.registry import search
    from services.listings import current_listings
    from tests.baselines import WagtailSearch

    wagtail = WagtailSearch(current_listings("en").all)
    held: dict[str, Results] = {}
    pages: dict[str, bytes] = {}

    def page(request: HttpRequest, find: Callable[[str], Results]) -> HttpResponse:
        """What the search page does, but for where the results come from."""
        listings = current_listings("en")
        form = SearchForm(request.POST)
        form.is_valid()
        moment = timezone.now()
        query = directory.query_of(form, moment)
        found = directory._found(form, query, find(query.text), listings, moment)
        return directory._page(request, listings, form, **found)

    def keep(text: str) -> Results:
        if text not in held:
            held[text] = search(replace(query_from({"q": text}), per_page=directory.PER_PAGE))
        return held[text]

    def by_wagtail(text: str) -> Results:
        services = wagtail.search(text, directory.PER_PAGE)
        hits = tuple(Hit(0, one.key, one.code, one.name, one.service_type, one.summary, (), None) for one in services)
        return replace(keep(text), hits=hits, total=wagtail.count(text))

    def static(request: HttpRequest) -> HttpResponse:
        text = request.POST["words"]
        if text not in pages:
            pages[text] = page(request, keep).content
        return HttpResponse(pages[text])

    urls.urlpatterns.insert(0, path("bench/without/", csrf_exempt(lambda request: page(request, keep))))
    urls.urlpatterns.insert(0, path("bench/wagtail/", csrf_exempt(lambda request: page(request, by_wagtail))))
    urls.urlpatterns.insert(0, path("bench/static/", csrf_exempt(static)))
    return application


# --- around it ----------------------------------------------------------------------------------------------------------------
def fill() -> None:
    """Make the database, once. Runs in a process of its own, because this one has another database."""
    os.environ.update(settings())
    import django

    django.setup()
    from django.core.management import call_command
    from tqdm import tqdm

    from search.documents import rebuild_documents
    from services.models import Service
    from tests.factories import make_service

    DATABASE.parent.mkdir(exist_ok=True)
    call_command("migrate", verbosity=0)
    call_command("load_demo", quiet=True)
    call_command("setup_site", verbosity=0)
    chosen = random.Random(5)
    samples = list(Service.objects.filter(live=True).exclude(key__startswith="made-up"))
    missing = LISTINGS - Service.objects.filter(live=True).count()
    for _ in tqdm(range(missing), desc="listings", leave=False, disable=not sys.stderr.isatty()):
        one, other = chosen.sample(samples, 2)
        make_service(
            f"made-up-{chosen.randrange(10**9)}",
            name_en=f"{one.name} {chosen.randrange(1000)}"[:200],
            summary_en=other.summary,
            service_type=chosen.choice(("outreach", "helpline", "counselling", "legal", "housing", "by_and_for")),
            needs=tuple(need.key for need in other.needs.all()),
        )
    rebuild_documents()


@contextmanager
def served() -> Iterator[None]:
    command = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{PORT}", "--workers", "1", "--log-level", "warning"]
    process = subprocess.Popen([*command, "tests.bench_search_page:make_application()"], cwd=ROOT, env=os.environ | settings())
    try:
        for _ in range(600):
            if process.poll() is not None:
                raise RuntimeError("The server of the search page's bench ended before it answered. Its message stands above.")
            try:
                ask("/search/", QUERIES[0])
                break
            except OSError:
                time.sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait(timeout=20)


def ask(path: str, text: str) -> tuple[float, int]:
    """(wall seconds, bytes) of one page."""
    started = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
    connection.request("POST", path, urlencode({"words": text}), {"Content-Type": "application/x-www-form-urlencoded", "Host": "localhost"})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    if response.status != 200:
        raise RuntimeError(f"{path} answered {response.status}")
    return time.perf_counter() - started, len(body)


def search_page() -> None:
    """Print the table. Goals of issue 5, part 7."""
    from tests.bench import table

    subprocess.run([sys.executable, "-c", "from tests.bench_search_page import fill; fill()"], cwd=ROOT, check=True)
    times: dict[str, list[float]] = {path: [] for path in PAGES}
    sizes = dict.fromkeys(PAGES, 0)
    with served():
        for text in QUERIES:
            for path in PAGES:
                ask(path, text)
        order = random.Random(7)
        for number in range(ROUNDS):
            # In a new order each time: whoever comes after Wagtail's search finds the processor's caches emptied of all it needs.
            for path in order.sample([*PAGES], len(PAGES)):
                taken, sizes[path] = ask(path, QUERIES[number % len(QUERIES)])
                times[path].append(taken * 1000)
    middle = {path: median(taken) for path, taken in times.items()}
    rows = [
        (PAGES[path], middle[path], sorted(taken)[int(len(taken) * 0.95)], 1000 / mean(taken), sizes[path] / 1024)
        for path, taken in times.items()
    ]
    table(f"Search page ({LISTINGS} listings, one client over a socket, wall ms)", ("what", "p50", "p95", "a second", "KiB"), rows)
    search, without, static, _ = (middle[path] for path in PAGES)
    rates = [mean(times[path]) for path in PAGES]
    goals = [
        ("search page : same page without a search, p50", search / without, "at most 1.3"),
        ("search page : same bytes, p50", search / static, "at most 4"),
        ("requests a second : those with Wagtail's search", rates[3] / rates[0], "at least 20"),
    ]
    table("Search page, goals", ("ratio", "measured", "goal"), goals)


if __name__ == "__main__":
    search_page()
