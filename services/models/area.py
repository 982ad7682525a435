"""Areas by ONS code: a tree of nation, county or unitary, district. Listings say where they work with these, never with postcodes."""

from __future__ import annotations

from django.db import models


class Area(models.Model):
    class Kind(models.TextChoices):
        NATION = "nation", "Nation or nations"
        COUNTY = "county", "County"
        DISTRICT = "district", "District or unitary authority"

    code = models.CharField(
        "ONS code",
        max_length=9,
        primary_key=True,
        help_text="The nine-character code of the Office for National Statistics, e.g. E07000010.",
    )
    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=10, choices=Kind)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def district_codes(self) -> frozenset[str]:
        """ONS codes of the districts it holds: itself, or its children (prefetch them). Empty for nations, which hold them all."""
        if self.kind == self.Kind.DISTRICT:
            return frozenset({self.code})
        if self.kind == self.Kind.COUNTY:
            return frozenset(child.code for child in self.children.all())
        return frozenset()
