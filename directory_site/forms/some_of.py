"""A form field for any of a list. Its message never repeats what was sent."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class SomeOf(forms.MultipleChoiceField):
    """Any of a list. Several controls may share its name; one left at "not known" sends an empty value, which is no answer."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, error_messages={"invalid_choice": _("Choose from the list.")}, **kwargs)

    def to_python(self, value: Any) -> list[str]:
        return list(dict.fromkeys(entry for entry in super().to_python(value) if entry))
