"""Who provides services. An organisation's registered office is never a service address, so there is no address here."""

from __future__ import annotations

from django.db import models


class Organisation(models.Model):
    name = models.CharField(max_length=200, unique=True)
    former_names = models.TextField(blank=True, help_text="One on each line. People still search for the old names.")
    website = models.URLField(blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
