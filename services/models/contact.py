"""One way of reaching a service, with what a frightened person must know before they use it."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from services.models.fields import HoursField, KeyListField, unknown_or_bool
from services.words import AUDIENCE_CHOICES, district_choices

PHONE_KINDS = frozenset({"phone", "sms", "sms_shortcode", "textphone"})


#: Numbers shorter than ten digits that anybody in the UK can dial (Ofcom's National Telephone Numbering Plan; 18000 and 18001: Relay UK).
SHORT_NUMBERS = frozenset({"999", "112", "101", "105", "111", "119", "18000", "18001"})


def number_problem(kind: str, digits: str) -> str | None:
    """What is wrong with a number as dialled, or None. One digit too few or too many is the commonest slip, and sends a call anywhere."""
    if not digits.isdecimal():
        return "A phone number has nothing but digits, spaces, brackets or a leading +."
    if kind == "sms_shortcode":
        return None if 4 <= len(digits) <= 6 else "A short number for texts has 4 to 6 digits, such as 85258."
    if digits in SHORT_NUMBERS or re.fullmatch(r"116\d{3}", digits) or digits == "08001111":
        return None
    if digits.startswith("09"):
        return "This is a premium-rate number. We don't list them: a call can cost pounds a minute."
    if not digits.startswith("0") or not 10 <= len(digits) <= 11:
        return f"This has {len(digits)} digits. A UK number has 10 or 11 and begins with 0. Please count again."
    return None


class ContactPoint(Orderable):
    class Kind(models.TextChoices):
        PHONE = "phone", "Phone"
        SMS = "sms", "Text message"
        SMS_SHORTCODE = "sms_shortcode", "Text to a short number"
        TEXTPHONE = "textphone", "Textphone"
        BSL = "bsl", "British Sign Language (web address)"
        EMAIL = "email", "Email"
        WEBCHAT = "webchat", "Web chat"
        WEBSITE = "website", "Website"
        FORM = "form", "Web form"

    service = ParentalKey("services.Service", on_delete=models.CASCADE, related_name="contacts")
    kind = models.CharField(max_length=20, choices=Kind)
    display = models.CharField(
        "number or address", max_length=255, help_text="As the service writes it, e.g. 0808 2000 247, or the full web or email address."
    )
    value = models.CharField(max_length=255, editable=False, help_text="What is dialled: digits only. Made from the number when saved.")
    label = models.CharField("what it is called", max_length=120, blank=True, help_text="For example: Helpline, or Out of hours.")
    topic = models.CharField("only for", max_length=120, blank=True, help_text="When one line is for one topic. For example: Family law.")
    keyword = models.CharField("word to text", max_length=30, blank=True)
    audiences = KeyListField("for whom", keys=AUDIENCE_CHOICES, help_text="Leave empty when it is for anyone.")
    area_codes = KeyListField("only in these districts", keys=district_choices)
    hours = HoursField(
        "opening hours", help_text="24 hours, or for example: Mon-Fri 09:00-17:00; Sat 10:00-13:00; bank holidays closed. Empty: not known."
    )
    hours_note = models.CharField("about the hours", max_length=255, blank=True)
    free = unknown_or_bool("free to call")
    shows_on_bill = unknown_or_bool("shows on a phone bill")
    takes_voicemail = unknown_or_bool("takes voicemail")
    anonymous = unknown_or_bool("no name needed")
    accepts_text = unknown_or_bool("also answers text messages")
    bsl_hours = models.CharField("British Sign Language hours", max_length=120, blank=True)
    source = models.CharField(max_length=300, blank=True, help_text="Where this number was seen: a web address, or who told us.")
    checked_on = models.DateField("seen or checked on", null=True, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = "contact"

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.display}"

    def clean(self) -> None:
        super().clean()
        self.value = self.dialled()
        if self.kind in PHONE_KINDS and (problem := number_problem(self.kind, self.value)):
            raise ValidationError({"display": problem})
        try:
            if self.kind == self.Kind.EMAIL:
                EmailValidator()(self.display)
            elif self.kind not in PHONE_KINDS:
                URLValidator(schemes=["https", "http"])(self.display)
        except ValidationError as error:
            raise ValidationError({"display": error.messages}) from error

    def dialled(self) -> str:
        """What a phone dials or a link opens: digits only for numbers (+44 becomes 0), the text itself for addresses."""
        display = self.display.strip()
        if self.kind not in PHONE_KINDS:
            return display
        digits = re.sub(r"[\s().-]", "", display)
        return re.sub(r"^(?:\+44|0044)0?", "0", digits)

    def save(self, *args, **kwargs) -> None:
        self.value = self.dialled()
        super().save(*args, **kwargs)
