"""The search contract as JSON: one mapping in, one mapping out, for the API and the command line alike (docs/interfaces.md)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from search.port import Facet, Hit, Results
from search.queries import query_from
from search.registry import search
from search.wording import value_name, why_text


def search_answer(mapping: Mapping[str, Any], now: datetime | None = None) -> dict[str, Any]:
    """Raises QueryError for what can't be understood, SearchUnavailable when nothing can be looked up."""
    return answer_from(search(query_from(mapping, now)))


def answer_from(results: Results) -> dict[str, Any]:
    """engine; total; showing_for: corrected words or null; hits; facets: query key -> values; need_hint: a Need key or null."""
    return {
        "engine": results.engine,
        "total": results.total,
        "showing_for": results.showing_for or None,
        "hits": [_hit(hit) for hit in results.hits],
        "facets": {facet.key: _values(facet) for facet in results.facets},
        "need_hint": next(iter((*results.need_hints, *results.need_guesses)), None),
    }


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "id": hit.key,
        "name": hit.name,
        "service_type": hit.service_type,
        "summary": hit.summary,
        "why": [{"key": reason.key, "text": why_text(reason)} for reason in hit.why],
        "distance_km": hit.distance_km,
    }


def _values(facet: Facet) -> list[dict[str, Any]]:
    return [
        {
            "key": value.key,
            "name": value_name(facet.key, value),
            "count": value.count,
            "stated": value.stated,
            "chosen": value.is_chosen,
        }
        for value in facet.values
    ]
