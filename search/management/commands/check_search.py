"""`manage.py check_search`: whether the listings, the search rows and the index agree. Names each difference; then it ends with 1."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand

from search.documents import live_documents
from search.models import SearchDocument
from search.registry import engine


class Command(BaseCommand):
    help = "Compares the published listings, the search rows and the index. Run rebuild_search to mend differences."

    def handle(self, *args: Any, **options: Any) -> None:
        differences = list(_differences())
        for difference in differences:
            self.stdout.write(difference)
        if differences:
            self.stdout.write(f"{len(differences)} differences. `manage.py rebuild_search` mends them.")
            sys.exit(1)
        self.stdout.write("Listings, rows and index agree.")


def _differences() -> Iterator[str]:
    indexed = engine().indexed()
    rows = SearchDocument.objects.filter(deleted=False).in_bulk()
    wanted = live_documents()
    for service_id in sorted(wanted.keys() | rows.keys()):
        row, document = rows.get(service_id), wanted.get(service_id)
        if row is None:
            yield f"{wanted[service_id]['key']}: published, but has no row"
        elif document is None:
            yield f"{row.key}: has a row, but is not published"
        elif columns := [name for name, value in document.items() if getattr(row, name) != value]:
            yield f"{row.key}: its row differs from the listing in {', '.join(columns)}"
    for service_id in sorted(rows.keys() | indexed.keys()):
        row = rows.get(service_id)
        if row is None:
            yield f"listing number {service_id}: in the index, but has no row"
        elif service_id not in indexed:
            yield f"{row.key}: has a row, but is not in the index"
        elif indexed[service_id] != row.seq:
            yield f"{row.key}: the index holds change {indexed[service_id]}, the row is at {row.seq}"
