"""Model fields that several listing models share. A field here knows how it is stored and which form edits it, nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from services.hours import HoursError, format_hours, parse_hours

KeyChoices = Iterable[tuple[str, str]] | Callable[[], Iterable[tuple[str, str]]]


class KeyListField(models.JSONField):
    """A list of keys out of a vocabulary, stored as a JSON list. An empty list means "not known".

    The vocabulary is not part of a migration: adding a word to it must not change the database.
    """

    def __init__(self, *args: Any, keys: KeyChoices = (), **kwargs: Any) -> None:
        self.keys = keys
        kwargs["default"] = list
        kwargs["blank"] = True
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, list, dict]:
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("blank", None)
        kwargs.pop("default", None)
        kwargs.pop("help_text", None)
        return name, path, args, kwargs

    def key_choices(self) -> list[tuple[str, str]]:
        return list(self.keys() if callable(self.keys) else self.keys)

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        if not isinstance(value, list) or not all(isinstance(key, str) for key in value):
            raise ValidationError(f"{self.verbose_name}: a list of words is expected.")
        wrong = sorted(set(value) - {key for key, _ in self.key_choices()})
        if wrong:
            raise ValidationError(f"{self.verbose_name}: {', '.join(wrong)} is not one of the choices.")

    def formfield(self, **kwargs: Any) -> forms.Field:
        return forms.MultipleChoiceField(
            choices=self.key_choices,
            required=False,
            label=kwargs.get("label", self.verbose_name[:1].upper() + self.verbose_name[1:]),
            help_text=kwargs.get("help_text", self.help_text),
            widget=forms.CheckboxSelectMultiple,
        )


class HoursField(models.CharField):
    """Opening hours as a line that people write and machines read, such as "Mon-Fri 09:00-17:00; bank holidays closed"."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 255)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def clean(self, value: Any, model_instance: models.Model | None) -> str:
        text = super().clean(value, model_instance)
        if not text:
            return ""
        try:
            return format_hours(parse_hours(text))
        except HoursError as error:
            raise ValidationError(str(error)) from error


def unknown_or_bool(verbose_name: str, **kwargs: Any) -> models.BooleanField:
    """Yes, no, or not known (None): the three answers that most facts about a service have."""
    return models.BooleanField(verbose_name, null=True, blank=True, default=None, **kwargs)
