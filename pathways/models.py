"""What the partnership changes in the rules: its own numbers and its own words for steps, held together as one version.

A draft may change; a version that was published never does. The newest published version is in force (pathways/rules_in_force.py);
with none, the values and words of the files are. It must not decide what may be published: that is pathways/gate.py.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from pathways.core.ruleset import current_ruleset
from pathways.wording import STEPS
from pathways.wording.voices import VOICES, Words


class AlreadyPublished(Exception):
    """A published version is what people were answered with: it is kept as it was."""

    def __init__(self) -> None:
        super().__init__("A published version never changes. Start a new draft from it.")


class RulesetVersion(models.Model):
    """number: None while it is a draft. Names stand beside the people, because people leave and the record stays.

    signed_digest: what was signed off, to the letter (pathways/gate.py); any later change makes the sign-off void.
    report: what the gate found when it was published. ruleset: the `ruleset` of the answers that it gives.
    """

    number = models.PositiveIntegerField(null=True, blank=True, unique=True, editable=False)
    purpose = models.CharField("what changes, and why", max_length=300, help_text="One or two sentences. They stand in the history.")
    based_on = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False)
    authors = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+", editable=False)
    author_names = models.CharField(max_length=500, editable=False)
    started_at = models.DateTimeField(default=timezone.now, editable=False)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    signed_name = models.CharField(max_length=200, blank=True, editable=False)
    signed_at = models.DateTimeField(null=True, blank=True, editable=False)
    signed_words = models.TextField(blank=True, editable=False)
    signed_digest = models.CharField(max_length=64, blank=True, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    published_name = models.CharField(max_length=200, blank=True, editable=False)
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    ruleset = models.CharField(max_length=60, blank=True, editable=False)
    report = models.JSONField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["-number", "-pk"]
        verbose_name = "version of the rules"
        verbose_name_plural = "versions of the rules"
        permissions = [
            ("publish_rulesetversion", "Can publish version of the rules"),
            ("sign_off_rulesetversion", "Can sign off version of the rules"),
        ]

    def __str__(self) -> str:
        return f"Version {self.number}" if self.number else f"Draft: {self.purpose}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.refuse_if_published()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        self.refuse_if_published()
        return super().delete(*args, **kwargs)

    @property
    def is_draft(self) -> bool:
        return self.number is None

    def refuse_if_published(self) -> None:
        """Looks in the database, not at this object: somebody else may have published it in the meantime."""
        if self.pk and RulesetVersion.objects.filter(pk=self.pk, number__isnull=False).exists():
            raise AlreadyPublished

    def changed_by(self, person: Any) -> None:
        """Somebody changed the draft: they become one of its authors, and a sign-off of what it was before is void."""
        self.authors.add(person)
        names = [name for name in self.author_names.split(", ") if name]
        self.author_names = ", ".join(dict.fromkeys([*names, person_name(person)]))[:500]
        self.signed_by, self.signed_name, self.signed_at, self.signed_words, self.signed_digest = None, "", None, "", ""
        self.save()

    def copy_from(self, other: RulesetVersion) -> None:
        """Take over what another version holds, into a draft that holds nothing; without what the files no longer know."""
        numbers = other.parameters.filter(name__in=current_ruleset().parameters)
        texts = [row for row in other.texts.all() if row.voice in STEPS.get((row.kind, row.variant), Words()).voices]
        for rows in (numbers, texts):
            for row in rows:
                row.pk, row._state.adding, row.version = None, True, self
                row.save()


def person_name(person: Any) -> str:
    return (person.get_full_name() or person.get_username())[:200]


class _PartOfAVersion(models.Model):
    """A row that is frozen with its version."""

    class Meta:
        abstract = True

    version: models.ForeignKey

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.version.refuse_if_published()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        self.version.refuse_if_published()
        return super().delete(*args, **kwargs)


class ParameterValue(_PartOfAVersion):
    """One number or date of the partnership from a day on. Both empty: a date that is not set."""

    version = models.ForeignKey(RulesetVersion, on_delete=models.CASCADE, related_name="parameters")
    name = models.CharField(max_length=60)
    number = models.IntegerField(null=True, blank=True)
    day = models.DateField(null=True, blank=True)
    unit = models.CharField(max_length=120)
    source_name = models.CharField("where it comes from", max_length=300)
    source_url = models.URLField("web address", max_length=500, blank=True)
    confirmed_by = models.CharField("confirmed by", max_length=200, blank=True)
    reviewed_on = models.DateField("looked at on")
    effective_from = models.DateField("from this day on")

    class Meta:
        ordering = ["name", "effective_from"]
        constraints = [models.UniqueConstraint(fields=["version", "name", "effective_from"], name="one_value_a_day")]

    def __str__(self) -> str:
        return f"{self.name} = {self.value} from {self.effective_from}"

    @property
    def value(self) -> int | date | None:
        return self.number if self.number is not None else self.day


class StepText(_PartOfAVersion):
    """The partnership's own words for one wording of a step (kind, variant, voice; voice may be "any" as in pathways/wording)."""

    version = models.ForeignKey(RulesetVersion, on_delete=models.CASCADE, related_name="texts")
    kind = models.CharField(max_length=60)
    variant = models.CharField(max_length=60, blank=True)
    voice = models.CharField(max_length=20, choices=[(voice, voice) for voice in (*VOICES, "any")])
    title = models.CharField(max_length=160, blank=True)
    how = models.TextField(max_length=1500, blank=True)

    class Meta:
        ordering = ["kind", "variant", "voice"]
        constraints = [models.UniqueConstraint(fields=["version", "kind", "variant", "voice"], name="one_text_a_voice")]

    def __str__(self) -> str:
        return " ".join(filter(None, (self.kind, self.variant, self.voice)))


def published_number() -> int:
    """The number of the version in force; 0 when nothing was published. One query."""
    return RulesetVersion.objects.filter(number__isnull=False).values_list("number", flat=True).order_by("-number").first() or 0


def publish(version: RulesetVersion, person: Any, ruleset: str, report: dict[str, Any]) -> None:
    """Freeze a draft under the next number. Raises AlreadyPublished.

    Call only after the gate has let it pass, while the row of the draft is held (select_for_update): nobody may change it in between.
    """
    version.number = published_number() + 1
    version.published_by, version.published_name, version.published_at = person, person_name(person), timezone.now()
    version.ruleset, version.report = f"{ruleset}-{version.number}", report
    version.save()
