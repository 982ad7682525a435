"""How somebody gets into a service, and who may start it. Limits that hold for one route only are kept here, not on the service."""

from __future__ import annotations

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from services.models.fields import KeyListField, unknown_or_bool
from services.words import AUDIENCE_CHOICES, CONSENT_CHOICES, METHOD_CHOICES, PROFESSION_CHOICES, district_choices


class ReferralRoute(Orderable):
    service = ParentalKey("services.Service", on_delete=models.CASCADE, related_name="routes")
    audience = models.CharField("who can start it", max_length=20, choices=AUDIENCE_CHOICES)
    methods = KeyListField("how", keys=METHOD_CHOICES)
    how = models.TextField(
        "in words", blank=True, help_text="What happens, in one or two sentences. For example: Call and ask for outreach."
    )
    consent = models.CharField(max_length=20, choices=CONSENT_CHOICES, blank=True)
    age_min = models.PositiveSmallIntegerField(
        "youngest age", null=True, blank=True, help_text="For this route. Leave empty when not known."
    )
    age_max = models.PositiveSmallIntegerField("oldest age", null=True, blank=True)
    age_note = models.CharField("about the ages", max_length=255, blank=True)
    dash_min = models.PositiveSmallIntegerField("lowest DASH score", null=True, blank=True)
    dash_max = models.PositiveSmallIntegerField("highest DASH score", null=True, blank=True)
    needs_dash = unknown_or_bool("a DASH form is needed")
    any_risk = unknown_or_bool("takes any score or none")
    professions = KeyListField("only these professions", keys=PROFESSION_CHOICES, help_text="Leave empty when any professional may refer.")
    area_codes = KeyListField(
        "only in these districts", keys=district_choices, help_text="Leave empty when it is the same as for the service."
    )
    form_url = models.URLField("form", blank=True)
    response_target = models.CharField("when they answer", max_length=120, blank=True, help_text="For example: within 2 working days.")
    assumed = models.BooleanField(
        "no source says so",
        default=False,
        help_text="Tick when we think this route exists but nobody has confirmed it. Readers see “check”.",
    )

    class Meta(Orderable.Meta):
        verbose_name = "referral route"

    def __str__(self) -> str:
        return f"{self.get_audience_display()}: {self.how[:60]}"
