"""Fixtures for every test, and the rule that CI never skips what it cannot run."""

from __future__ import annotations

import os
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from directory_site import context_processors
from pathways import rules_in_force
from services import listings
from services.geography.building import ensure_built
from tests.search.faults import FAKETIME

CHROMIUM = Path("/usr/bin/chromium")
FIREFOX = Path("/usr/bin/firefox-esr")
NGINX = Path("/usr/sbin/nginx")

settings.register_profile("waymark", suppress_health_check=[HealthCheck.too_slow])  # a busy machine is slow, not wrong
settings.load_profile("waymark")

#: Marker -> (whether it is there, how to get it in one line).
NEEDS = {
    "needs_postgres": (
        lambda: os.environ.get("DATABASE_URL", "").startswith("postgres"),
        "needs PostgreSQL 15: apt-get install postgresql-15, then set DATABASE_URL=postgres://user:password@127.0.0.1:5432/name",
    ),
    "needs_search_server": (
        lambda: bool(os.environ.get("ELASTICSEARCH_URL")),
        "needs Elasticsearch: make search-server, then set ELASTICSEARCH_URL=http://127.0.0.1:9200",
    ),
    "needs_search_cluster": (
        lambda: bool(os.environ.get("ELASTICSEARCH_URL")) and shutil.which("mvn") is not None,
        "needs what `make search-cluster` needs: apt-get install openjdk-17-jdk-headless maven",
    ),
    "needs_nginx": (NGINX.exists, "needs nginx: apt-get install nginx-light"),
    "needs_faketime": (FAKETIME.exists, "needs a clock that can be set wrong: apt-get install faketime"),
    "needs_browser": (CHROMIUM.exists, "needs a browser: apt-get install chromium"),
    "needs_java": (
        lambda: bool(shutil.which("mvn") and shutil.which("javac")),
        "needs Java and Maven: apt-get install default-jdk-headless maven",
    ),
    "needs_firefox": (FIREFOX.exists, "needs a browser: apt-get install firefox-esr"),
}


#: A test that asks for one of these asks a database.
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "admin_client"}


@pytest.hookimpl(tryfirst=True)  # before -m chooses
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    in_ci = bool(os.environ.get("CI"))
    for item in items:
        if item.get_closest_marker("django_db") or not DATABASE_FIXTURES.isdisjoint(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.asks_database)
        for marker, (is_there, how) in NEEDS.items():
            # CI runs the suite once on each database: PostgreSQL-only tests are left out of its SQLite run, required in the other.
            required = in_ci and not (marker == "needs_postgres" and not os.environ.get("DATABASE_URL"))
            if item.get_closest_marker(marker) and not is_there() and not required:
                item.add_marker(pytest.mark.skip(reason=how))


@pytest.fixture(scope="session", autouse=True)
def _postcodes():
    """The postcode file of the installed package, made once on each machine (about ten seconds)."""
    ensure_built()


@pytest.fixture(autouse=True)
def _nothing_held_between_tests():
    """A test's database goes back to its start, and with it the version by which listings are held in memory."""
    for held in (listings, rules_in_force, context_processors):
        held.forget()
    yield
    for held in (listings, rules_in_force, context_processors):
        held.forget()


@pytest.fixture
def today_plus():
    """A date so many days from today."""
    return lambda days: date.today() + timedelta(days=days)
