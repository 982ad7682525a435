"""A search engine that is always away, for the pages that must help all the same."""

from __future__ import annotations

from search.port import Results, SearchQuery, SearchUnavailable


class BrokenEngine:
    name = "broken"

    def search(self, query: SearchQuery) -> Results:
        raise SearchUnavailable("the engine is away")
