"""Which engine answers: the one that WAYMARK_SEARCH_ENGINE names, imported when it is first needed. One that needs a server has the
embedded one as its stand-in."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib import import_module
from typing import TypedDict

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from search.breaker import EngineWithStandIn
from search.port import Results, SearchEngine, SearchQuery, SearchUnavailable
from search.semantic import guessed_needs

#: Name in the settings -> module and class.
ENGINES = {
    "embedded": ("search.engines.embedded", "EmbeddedEngine"),
    "elasticsearch": ("search.engines.elastic", "ElasticEngine"),
}
STAND_IN = "embedded"


class ReadyStatus(TypedDict):
    """For `/readyz`. engine: who answers now; standing_in: whether that is the embedded engine in place of the chosen one.
    lag: changes that the engine has not taken in; outdated: rows that `manage.py rebuild_search` would renew."""

    engine: str
    standing_in: bool
    ready: bool
    documents: int
    lag: int
    outdated: int


def engine() -> SearchEngine:
    return _made(settings.WAYMARK_SEARCH_ENGINE)


def search(query: SearchQuery) -> Results:
    """Raises SearchUnavailable."""
    results = engine().search(query)
    if results.need_hints or query.needs:
        return results
    guesses = guessed_needs(query.text, query.language)
    return replace(results, need_guesses=guesses) if guesses else results


def engine_status() -> ReadyStatus:
    """Whether search answers in this process, after taking in what changed."""
    chosen = engine()
    try:
        chosen.refresh()
        status = chosen.status()
    except SearchUnavailable:
        return ReadyStatus(engine=chosen.name, standing_in=False, ready=False, documents=0, lag=0, outdated=0)
    return ReadyStatus(
        engine=status.engine,
        standing_in=status.engine != chosen.name,
        ready=True,
        documents=status.documents,
        lag=status.lag,
        outdated=status.outdated,
    )


@cache
def _made(name: str) -> SearchEngine:
    if name not in ENGINES:
        raise ImproperlyConfigured(f"WAYMARK_SEARCH_ENGINE is not one of: {', '.join(ENGINES)}")
    module, class_name = ENGINES[name]
    made: SearchEngine = getattr(import_module(module), class_name)()
    return made if name == STAND_IN else EngineWithStandIn(made, _made(STAND_IN))
