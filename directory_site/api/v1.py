"""POST /api/v1/pathway and POST /api/v1/search: the same answers as `manage.py pathway` and `manage.py search` (docs/interfaces.md)."""

from __future__ import annotations

from directory_site.api.json_requests import answers_json
from pathways.answers import answer_for
from pathways.core.errors import SituationError
from search.answers import search_answer
from search.port import QueryError, SearchUnavailable

pathway = answers_json((SituationError,))(answer_for)
search = answers_json((QueryError,), unavailable=(SearchUnavailable,))(search_answer)
