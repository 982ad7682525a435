"""How we know what a listing says, who confirmed it, and how long it stands."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.db import models

from services.words import CONFIDENCE_CHOICES, CONFIRMED_HOW_CHOICES


class ProofFields(models.Model):
    sources = models.TextField(blank=True, help_text="Where the facts come from, one source on each line.")
    confidence = models.CharField("how sure", max_length=12, choices=CONFIDENCE_CHOICES, default="seen")
    confirmed_on = models.DateField(null=True, blank=True, help_text="The day somebody at the service said it is right.")
    confirmed_by = models.CharField(max_length=120, blank=True, help_text="Who said so: their role, not their name.")
    confirmed_how = models.CharField(max_length=10, choices=CONFIRMED_HOW_CHOICES, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(
        "ends on", null=True, blank=True, help_text="When funding or the contract ends. The listing is hidden after this day."
    )
    time_limited = models.BooleanField("pilot or time-limited funding", default=False)
    successor = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name="replaced by")
    is_demo = models.BooleanField("demonstration data", default=False, editable=False)

    class Meta:
        abstract = True

    @property
    def needs_check(self) -> bool:
        """Whether nobody has confirmed it within the partnership's review period."""
        return self.confirmed_on is None or self.confirmed_on < date.today() - timedelta(days=settings.WAYMARK_REVIEW_EVERY_DAYS)
