"""`manage.py search < queries.jsonl > answers.jsonl`: one JSON object a line, the same answers as POST /api/v1/search."""

from __future__ import annotations

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand

from search.answers import search_answer
from search.port import QueryError, SearchUnavailable


class Command(BaseCommand):
    help = "Answers search queries: one JSON object a line in, one a line out. A line that can't be understood gets an error object."

    def handle(self, *args: Any, **options: Any) -> None:
        refused = 0
        for line in sys.stdin:
            if line.strip():
                answer = _answer(line)
                refused += "error" in answer
                self.stdout.write(json.dumps(answer, ensure_ascii=False))
        if refused:
            sys.exit(1)


def _answer(line: str) -> dict[str, Any]:
    try:
        query = json.loads(line)
    except (ValueError, RecursionError):
        return {"error": "not_json", "message": "This line is not JSON.", "field": None}
    if not isinstance(query, dict):
        return {"error": "not_json", "message": "This line is not a JSON object.", "field": None}
    try:
        return search_answer(query)
    except QueryError as error:
        return {"error": error.code, "message": error.message, "field": error.field}
    except SearchUnavailable as error:
        return {"error": "unavailable", "message": str(error), "field": None}
