"""One number that moves whenever a published listing may have changed, so that every process knows when to read again."""

from __future__ import annotations

from django.db import models


class ListingsVersion(models.Model):
    number = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.number)
