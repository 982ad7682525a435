"""What our search is measured against, over the same listings: plain BM25 over words as they are typed, and Wagtail's own search.

Used by `make relevance` and `make bench`; the site itself never touches it. Import it only after django.setup().
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from django.db import connection, models
from wagtail.search import index
from wagtail.search.backends import get_search_backend

from services.public import PublicService

K1, B = 1.2, 0.75  # the usual constants of BM25


def texts_of(service: PublicService) -> tuple[str, str, str]:
    """(title, summary, everything else), the texts that our own rows are made from."""
    translated = [text for texts in service.translations.values() for text in texts]
    needs = [
        *service.need_names.values(),
        *(key.replace("_", " ") for key in service.needs),
        service.service_type_name,
        service.organisation,
    ]
    body = [*service.former, service.eligibility.note, service.access_note, service.cost, *(route.how for route in service.routes)]
    body += [text for contact in service.contacts for text in (contact.label, contact.topic, contact.value, contact.display)]
    return service.name, " ".join([service.summary, *needs]), " ".join([*body, *translated])


class PlainBm25:
    """Any word will do, no stems, no synonyms, no spelling."""

    def __init__(self, listings: Sequence[PublicService]) -> None:
        self._listings = [Counter(self._words(" ".join(texts_of(service)))) for service in listings]
        self._services = listings
        self._lengths = [counts.total() for counts in self._listings]
        self._average = sum(self._lengths) / len(self._lengths)
        self._holding = Counter(word for counts in self._listings for word in counts)

    @staticmethod
    def _words(text: str) -> list[str]:
        return re.findall(r"\w+", text.casefold())

    def search(self, text: str, limit: int) -> list[PublicService]:
        asked = set(self._words(text))
        scored = [(self._score(number, asked), number) for number in range(len(self._services))]
        best = sorted((-score, number) for score, number in scored if score)
        return [self._services[number] for _, number in best[:limit]]

    def _score(self, number: int, asked: set[str]) -> float:
        counts, length = self._listings[number], self._lengths[number] / self._average
        total = 0.0
        for word in asked & counts.keys():
            rarity = math.log(1 + (len(self._listings) - self._holding[word] + 0.5) / (self._holding[word] + 0.5))
            total += rarity * counts[word] * (K1 + 1) / (counts[word] + K1 * (1 - B + B * length))
        return total


class WagtailListing(index.Indexed, models.Model):
    """The same texts as a model that Wagtail indexes. Its table lives in the bench database only."""

    key = models.CharField(max_length=120)
    title = models.TextField()
    summary = models.TextField()
    body = models.TextField()
    service_type = models.CharField(max_length=40)

    search_fields = (
        index.SearchField("title", boost=8),
        index.SearchField("summary", boost=3),
        index.SearchField("body"),
        index.FilterField("service_type"),
    )

    class Meta:
        app_label = "search"
        db_table = "bench_wagtail_listing"

    def __str__(self) -> str:
        return self.title


class WagtailSearch:
    """Any word will do (`operator="or"`), which finds more than its usual "all words"."""

    def __init__(self, listings: Sequence[PublicService]) -> None:
        self._by_key = {service.key: service for service in listings}
        self._backend = get_search_backend()
        with connection.schema_editor() as editor:
            if WagtailListing._meta.db_table in connection.introspection.table_names():
                editor.delete_model(WagtailListing)
            editor.create_model(WagtailListing)
        for service in listings:
            title, summary, body = texts_of(service)
            WagtailListing(key=service.key, title=title, summary=summary, body=body, service_type=service.service_type).save()
        self._backend.add_bulk(WagtailListing, list(WagtailListing.objects.all()))

    def count(self, text: str) -> int:
        return self._backend.search(text, WagtailListing, operator="or").count()

    def facet(self, text: str) -> dict[str, int]:
        """kind of service -> how many of what is found are one."""
        return dict(self._backend.search(text, WagtailListing, operator="or").facet("service_type"))

    def search(self, text: str, limit: int) -> list[PublicService]:
        found = self._backend.search(text, WagtailListing, operator="or")
        return [self._by_key[row.key] for row in found[:limit]]
