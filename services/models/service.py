"""A listing. Organisation > Service > ReferralRoute, ContactPoint; drafts, workflow, lock, history and a preview for each language.

Readers never see this model: they see `services.public.PublicService`. It must not hold sentences for readers or rules of matching.
"""

from __future__ import annotations

import contextlib
import hashlib
import itertools
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.module_loading import import_string
from django.utils.text import slugify
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin, LockableMixin, PreviewableMixin, RevisionMixin, WorkflowMixin

from pathways.core.vocabulary import CONFIDENTIAL_SERVICE_TYPES, AreaMode
from services.confidential import places_written_in
from services.geography.lookup import PlaceError, PostcodesNotBuilt, find_place
from services.languages import LANGUAGE_CHOICES
from services.models.area import Area
from services.models.eligibility import EligibilityFields
from services.models.fields import HoursField, KeyListField, unknown_or_bool
from services.models.need import Need, ServiceType
from services.models.organisation import Organisation
from services.models.proof import ProofFields
from services.querysets import ServiceQuerySet
from services.words import AREA_MODE_CHOICES

_CODE_LETTERS = "23456789bcdfghjkmnpqrstvwxz"  # no vowels, no look-alikes: a code never spells anything


class Service(
    PreviewableMixin, WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, EligibilityFields, ProofFields, ClusterableModel
):
    # What it is
    key = models.SlugField(
        max_length=120, unique=True, editable=False, help_text="A lasting name for other systems, made from the first name."
    )
    code = models.CharField(max_length=8, unique=True, editable=False)
    name = models.CharField(max_length=200, help_text="As the service calls itself.")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="services")
    service_type = models.ForeignKey(ServiceType, on_delete=models.PROTECT, related_name="services", verbose_name="kind of service")
    is_confidential = models.BooleanField("place is secret", default=False, editable=False)
    summary = models.TextField(
        "for the public",
        blank=True,
        help_text="What it does for somebody, in short sentences. For example: They help you plan, find a safe place, and listen.",
    )
    professional_notes = models.TextField(
        "for professionals",
        blank=True,
        help_text="When and how to refer, what to bring. Published; never write here what must stay inside.",
    )
    needs = ParentalManyToManyField(Need, blank=True, related_name="services")
    former_names = models.TextField("former names and numbers", blank=True, help_text="One on each line. Search finds the listing by them.")

    # Where
    areas = ParentalManyToManyField(Area, blank=True, related_name="services")
    area_mode = models.CharField("who by area", max_length=20, choices=AREA_MODE_CHOICES, default=AreaMode.SERVES_RESIDENTS.value)
    address = models.CharField(
        max_length=255, blank=True, help_text="Only a place that is open to the public. For example: 1 Example Road, Anytown."
    )
    postcode = models.CharField(max_length=8, blank=True)
    lat = models.FloatField(null=True, blank=True, editable=False)
    lng = models.FloatField(null=True, blank=True, editable=False)

    # How and when
    website = models.URLField(blank=True)
    hours = HoursField("opening hours", help_text="24 hours, or for example: Mon-Fri 09:00-17:00; bank holidays closed. Empty: not known.")
    access_note = models.TextField("access", blank=True, help_text="For example: Step-free. They can meet you where you feel safe.")
    cost = models.CharField(max_length=200, blank=True, help_text="For example: Free. Empty: not known.")
    waiting_time = models.CharField(max_length=200, blank=True, help_text="For example: About 4 weeks, asked in May 2026.")
    languages_spoken = KeyListField("languages staff speak", keys=LANGUAGE_CHOICES)
    languages_interpreter = KeyListField("languages by interpreter", keys=LANGUAGE_CHOICES)
    languages_written = KeyListField("languages in writing only", keys=LANGUAGE_CHOICES)
    interpreter_any = unknown_or_bool("an interpreter can be asked for")
    language_note = models.CharField("about languages", max_length=255, blank=True)

    objects = models.Manager.from_queryset(ServiceQuerySet)()

    class Meta:
        ordering = ["key"]
        constraints = [
            models.CheckConstraint(
                name="confidential_service_has_no_place",
                condition=Q(is_confidential=False) | Q(address="", postcode="", lat__isnull=True, lng__isnull=True),
                violation_error_message="A refuge or safe accommodation has no address here, not even a part of one.",
            ),
            models.CheckConstraint(
                name="refuge_is_confidential",
                condition=Q(is_confidential=True) | ~Q(service_type__in=sorted(kind.value for kind in CONFIDENTIAL_SERVICE_TYPES)),
                violation_error_message="A refuge or safe accommodation is always confidential.",
            ),
        ]

    def __str__(self) -> str:
        return self.name_en or self.key

    # --- nothing is stored that could give a secret place away ----------------------------------------------------
    def set_confidentiality(self) -> None:
        self.is_confidential = self.service_type_id in CONFIDENTIAL_SERVICE_TYPES or (
            self.service_type_id is not None and self.service_type.is_confidential
        )

    def clean(self) -> None:
        super().clean()
        self.set_confidentiality()
        self.refuse_places()
        if self.postcode:
            try:
                find_place(self.postcode)
            except PostcodesNotBuilt:
                pass  # the listing is right as far as anyone can tell here
            except PlaceError as error:
                raise ValidationError({"postcode": str(error.message)}) from error

    def refuse_places(self) -> None:
        """Raise ValidationError when a confidential listing, or a route or contact of it, holds a place in any field or language."""
        if problems := places_written_in(self):
            raise ValidationError(problems)

    def set_point(self) -> None:
        """Where the public address is, from its postcode; no point when there is none or it can't be found."""
        self.lat = self.lng = None
        if self.postcode and not self.is_confidential:
            with contextlib.suppress(PlaceError):
                place = find_place(self.postcode)
                self.lat, self.lng = place.lat, place.lng

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.make_ready()
        super().save(*args, **kwargs)

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        # Revisions keep what was typed, so the refusal comes before the first one is written, draft or not.
        self.make_ready()
        return super().save_revision(*args, **kwargs)

    def make_ready(self) -> None:
        """What holds before anything of this listing is written: no secret place, a key and a code."""
        self.set_confidentiality()
        self.refuse_places()
        self.set_point()
        self.key = self.key or self.new_key()
        self.code = self.code or self.new_code()

    def new_key(self) -> str:
        """The name in small letters, with a number behind it where another listing has that key."""
        words = slugify(self.name_en)[:110] or "listing"
        taken = set(Service.objects.filter(key__startswith=words).values_list("key", flat=True))
        return next(key for number in itertools.count(1) if (key := words if number == 1 else f"{words}-{number}") not in taken)

    def new_code(self) -> str:
        """Six letters that mean nothing, the same for the same key in every installation."""
        for attempt in range(1000):
            number = int.from_bytes(hashlib.sha256(f"{self.key}:{attempt}".encode()).digest()[:8])
            code = ""
            for _ in range(6):
                number, letter = divmod(number, len(_CODE_LETTERS))
                code += _CODE_LETTERS[letter]
            if not Service.objects.filter(code=code).exclude(pk=self.pk).exists():
                return code
        raise RuntimeError("No free code was found in 1000 attempts.")

    # --- publishing: the row, its children and everything built from them change together -------------------------
    @transaction.atomic
    def publish(self, *args: Any, **kwargs: Any) -> Any:
        return super().publish(*args, **kwargs)

    @transaction.atomic
    def unpublish(self, *args: Any, **kwargs: Any) -> Any:
        return super().unpublish(*args, **kwargs)

    def with_content_json(self, content: dict) -> Service:
        # Under another language, modeltranslation would copy English into a language added after the revision was made.
        with translation.override(settings.MODELTRANSLATION_DEFAULT_LANGUAGE):
            service = super().with_content_json(content)
        service.code = self.code
        service.set_confidentiality()
        if service.is_confidential:  # a revision from before its kind became secret may still hold a place
            service.address = service.postcode = ""
            service.lat = service.lng = None
        return service

    # --- preview: the public page, in each language of the site ---------------------------------------------------
    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        return [("card", "On a results page"), *((code, f"Page: {name}") for code, name in settings.LANGUAGES)]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        return import_string(settings.WAYMARK_LISTING_PREVIEW)(request, self, mode_name)
