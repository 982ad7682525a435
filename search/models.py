"""The one table that every search engine reads: a row for each listing that is or was published, analysed and ready to index.

Rows are written by `search.documents` only, in the transaction that changed the listing. A row that is deleted stays as a tombstone,
so that every worker learns of it.
"""

from __future__ import annotations

from django.db import models


class SearchDocument(models.Model):
    """service_id: the listing's primary key, kept after the listing is gone, so it is no foreign key.

    seq: change number, given out one by one under a lock: who has seen number n has seen all below it. stamp: random, new with each
    change, to tell a number that was given out again after a rollback or a restored backup.
    analysed: field -> tokens with spaces between. raw: texts and names to show. tags: see `search.tags`.
    lat, lng: WGS84 degrees of an address open to the public; always empty for kinds whose place is secret.
    """

    service_id = models.BigIntegerField(primary_key=True)
    key = models.CharField(max_length=120)
    code = models.CharField(max_length=8)
    seq = models.BigIntegerField(unique=True)
    stamp = models.BigIntegerField()
    deleted = models.BooleanField(default=False)
    analysed = models.JSONField(default=dict)
    raw = models.JSONField(default=dict)
    tags = models.JSONField(default=list)
    age_min = models.PositiveSmallIntegerField(null=True)
    age_max = models.PositiveSmallIntegerField(null=True)
    lat = models.FloatField(null=True)
    lng = models.FloatField(null=True)
    verified_on = models.DateField(null=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    analyser_version = models.CharField(max_length=40)

    class Meta:
        ordering = ["seq"]

    def __str__(self) -> str:
        return self.key
