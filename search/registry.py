"""Which engine answers: the one that WAYMARK_SEARCH_ENGINE names, imported when it is first needed."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TypedDict

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from search.port import Results, SearchEngine, SearchQuery, SearchUnavailable

#: Name in the settings -> module and class.
ENGINES = {"embedded": ("search.engines.embedded", "EmbeddedEngine")}


class ReadyStatus(TypedDict):
    """For `/readyz`. lag: changes that this process has not taken in; outdated: rows that `manage.py rebuild_search` would renew."""

    engine: str
    ready: bool
    documents: int
    lag: int
    outdated: int


def engine() -> SearchEngine:
    return _made(settings.WAYMARK_SEARCH_ENGINE)


def search(query: SearchQuery) -> Results:
    """Raises SearchUnavailable."""
    return engine().search(query)


def engine_status() -> ReadyStatus:
    """Whether search answers in this process, after taking in what changed."""
    chosen = engine()
    try:
        chosen.refresh()
        status = chosen.status()
    except SearchUnavailable:
        return ReadyStatus(engine=chosen.name, ready=False, documents=0, lag=0, outdated=0)
    return ReadyStatus(engine=status.engine, ready=True, documents=status.documents, lag=status.lag, outdated=status.outdated)


@cache
def _made(name: str) -> SearchEngine:
    if name not in ENGINES:
        raise ImproperlyConfigured(f"WAYMARK_SEARCH_ENGINE is not one of: {', '.join(ENGINES)}")
    module, class_name = ENGINES[name]
    made: SearchEngine = getattr(import_module(module), class_name)()
    return made
