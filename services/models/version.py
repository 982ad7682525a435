"""A number that moves whenever something many pages read may have changed, so that every process knows when to read it again.

There are few of them and a page hangs on several, so whoever asks for one gets all, once in a moment (`services.moment`).
"""

from __future__ import annotations

from collections.abc import Mapping

from django.db import connection, models
from django.db.models import F

from services.moment import once


class Version(models.Model):
    number = models.PositiveBigIntegerField(default=0)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def current(cls) -> int:
        return once(Version, _numbers)[cls]

    @classmethod
    def move_on(cls) -> None:
        """Call inside the transaction that makes the change."""
        rows = cls._default_manager
        if not rows.filter(pk=1).update(number=F("number") + 1):
            rows.get_or_create(pk=1, defaults={"number": 1})


def _numbers() -> Mapping[type[Version], int]:
    """Of every version."""
    versions = Version.__subclasses__()
    # By hand: every page asks, and to build this query takes ten times as long as to ask it.
    each = [f"(SELECT number FROM {version._meta.db_table} WHERE id = 1)" for version in versions]  # noqa: S608 - names of our own
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(each)}")
        found = cursor.fetchone()
    return {version: number or 0 for version, number in zip(versions, found, strict=True)}


class ListingsVersion(Version):
    """Of the published listings."""
