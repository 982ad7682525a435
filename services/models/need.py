"""The taxonomy that describes listings: what people need help with, and the kinds of service. Rules refer to their keys only."""

from __future__ import annotations

from django.db import models


class Need(models.Model):
    key = models.SlugField(max_length=40, unique=True, help_text="Never changes: rules and other systems use it.")
    name = models.CharField(max_length=120, help_text="Plain words, as somebody would say it. For example: Someone controls my money.")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "key"]

    def __str__(self) -> str:
        return self.name or self.key


class ServiceType(models.Model):
    key = models.SlugField(max_length=40, primary_key=True, help_text="Never changes: rules and other systems use it.")
    name = models.CharField(max_length=120)
    is_confidential = models.BooleanField(
        "place is secret", default=False, help_text="Listings of this kind have no address anywhere. Can't be switched off for refuges."
    )
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "key"]

    def __str__(self) -> str:
        return self.name or self.key
