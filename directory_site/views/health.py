"""Whether the process lives (`/healthz`) and whether it can answer (`/readyz`). For machines; it must not touch listings or visitors."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse

from search.registry import engine_status


def healthz(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"status": "ok"})


def readyz(request: HttpRequest) -> JsonResponse:
    """200 when database and search answer, else 503; says which one does not, and how far the search index is behind."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "unready", "database": "down", "search": None}, status=503)
    search = engine_status()
    ready = search["ready"]
    return JsonResponse({"status": "ok" if ready else "unready", "database": "ok", "search": search}, status=200 if ready else 503)
