"""The taxonomy that describes listings: what people need help with, and the kinds of service. Rules refer to their keys only."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from pathways.core.vocabulary import CONFIDENTIAL_SERVICE_TYPES


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

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.is_confidential = self.is_confidential or self.key in CONFIDENTIAL_SERVICE_TYPES
        super().save(*args, **kwargs)
        self.services.exclude(is_confidential=self.is_confidential).update(is_confidential=self.is_confidential)

    def clean(self) -> None:
        super().clean()
        if self.key in CONFIDENTIAL_SERVICE_TYPES and not self.is_confidential:
            raise ValidationError({"is_confidential": "The place of a refuge or safe accommodation is always secret."})
        if self.is_confidential and (with_place := list(self.services.exclude(address="", postcode="")[:5])):
            names = ", ".join(str(service) for service in with_place)
            raise ValidationError({"is_confidential": f"Some listings of this kind have an address. Empty it first: {names}."})
