"""Who a service says it is for. Every field can be left as "not known"; not known never shuts anybody out."""

from __future__ import annotations

from django.db import models

from services.models.fields import KeyListField, unknown_or_bool
from services.words import (
    BY_AND_FOR_CHOICES,
    CONSENT_CHOICES,
    DISABILITY_CHOICES,
    FOR_WHOM_CHOICES,
    GENDER_CHOICES,
    POLICE_REPORT_CHOICES,
    PROFESSION_CHOICES,
    RELATIONSHIP_CHOICES,
    RISK_CHOICES,
)


class EligibilityFields(models.Model):
    genders = KeyListField("genders", keys=GENDER_CHOICES, help_text="Tick all for anyone. Leave empty when not known.")
    age_min = models.PositiveSmallIntegerField("youngest age", null=True, blank=True)
    age_max = models.PositiveSmallIntegerField("oldest age", null=True, blank=True)
    age_extended_max = models.PositiveSmallIntegerField("oldest age for some", null=True, blank=True)
    age_note = models.CharField("about the ages", max_length=255, blank=True, help_text="For example: up to 24 with additional needs.")
    for_whom = KeyListField("who may get in touch", keys=FOR_WHOM_CHOICES)
    relationships = KeyListField("abuse by", keys=RELATIONSHIP_CHOICES)
    risks = KeyListField("risk levels", keys=RISK_CHOICES, help_text="Leave empty when any level or not known.")
    dash_min = models.PositiveSmallIntegerField("lowest DASH score", null=True, blank=True)
    dash_max = models.PositiveSmallIntegerField("highest DASH score", null=True, blank=True)
    consent = models.CharField("consent", max_length=20, choices=CONSENT_CHOICES, blank=True)
    recency_months = models.PositiveSmallIntegerField("abuse within how many months", null=True, blank=True)
    police_report = models.CharField("police report", max_length=12, choices=POLICE_REPORT_CHOICES, blank=True)
    accepts_no_recourse = unknown_or_bool("takes people with no recourse to public funds")
    only_no_recourse = unknown_or_bool("only for people with no recourse to public funds")
    children = unknown_or_bool("takes children")
    max_children = models.PositiveSmallIntegerField("most children", null=True, blank=True)
    max_age_male_child = models.PositiveSmallIntegerField(
        "oldest age of a son", null=True, blank=True, help_text="The most asked question: can a teenage son come too?"
    )
    max_age_female_child = models.PositiveSmallIntegerField("oldest age of a daughter", null=True, blank=True)
    pets = unknown_or_bool("takes pets")
    substance_use = unknown_or_bool("takes people who use drugs or alcohol")
    mental_health = unknown_or_bool("takes people with severe mental illness")
    wheelchair = unknown_or_bool("wheelchair access")
    lgbt_inclusive = unknown_or_bool("says that LGBT+ people are welcome")
    by_and_for = KeyListField("led by and for", keys=BY_AND_FOR_CHOICES)
    disabilities = KeyListField("specialised in", keys=DISABILITY_CHOICES)
    professions = KeyListField("referrals only from", keys=PROFESSION_CHOICES)
    who_note = models.TextField("who it is for, in words", blank=True)

    class Meta:
        abstract = True
