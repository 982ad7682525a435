"""The forms of the rules: a value can only be one that the rules can use, words only such as an answer may hold.

Everything that is wrong is said beside its field. Saving and permissions are in views.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.conf import settings
from wagtail.admin.widgets import AdminDateInput

from pathways.core.errors import SituationError
from pathways.core.parameters import Value, order_problems, value_problem
from pathways.core.rules.entries import Parameter
from pathways.core.ruleset import current_ruleset
from pathways.models import ParameterValue, RulesetVersion, StepText
from pathways.replay import scenarios
from pathways.situations import read_json, situation_from_request
from pathways.wording import STEPS
from pathways.wording.checks import PUBLIC_NUMBERS, names_in, phone_numbers, text_problems

#: How many values of one number a draft may hold: now, and at most two dated changes.
MOST_VALUES = 3
EARLIEST = date(2000, 1, 1)
LATEST_AHEAD = timedelta(days=366 * 5)


class PurposeForm(forms.ModelForm):
    class Meta:
        model = RulesetVersion
        fields = ["purpose"]
        widgets = {"purpose": forms.Textarea(attrs={"rows": 2})}


class ValueForm(forms.ModelForm):
    """One value of one parameter, from a day on."""

    source_url = forms.URLField(
        label="Web address", required=False, max_length=500, assume_scheme="https", help_text="Leave empty when it is not on the web."
    )

    class Meta:
        model = ParameterValue
        fields = ["effective_from", "source_name", "source_url", "confirmed_by", "reviewed_on"]
        widgets = {"effective_from": AdminDateInput(), "reviewed_on": AdminDateInput()}
        help_texts = {
            "effective_from": "Before this day, the value before it holds. A day that has gone by means: as soon as it is published.",
            "source_name": "Whose document or decision, and which page or date. Readers who are professionals see it.",
            "confirmed_by": "Name and role of the person who confirmed it. Empty: the site says that it is not confirmed.",
            "reviewed_on": "The day on which somebody last compared it with the source.",
        }

    def __init__(self, *args: Any, parameter: Parameter, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parameter = parameter
        own = self.instance.value if self.instance.pk else None
        if parameter.between is None:
            self.fields["value"] = forms.DateField(
                label="Date", required=False, initial=own, widget=AdminDateInput(), help_text="Empty: not set; nobody knows the day yet."
            )
        else:
            least, most = parameter.between
            self.fields["value"] = forms.IntegerField(
                label=f"Value: {parameter.unit}", initial=own, help_text=f"A whole number from {least} to {most}."
            )
        self.order_fields(["value", "effective_from", "source_name", "source_url"])

    def has_changed(self) -> bool:
        """A row that holds nothing but its proposed date is one that nobody filled in."""
        return bool(set(self.changed_data) - {"effective_from", "reviewed_on"})

    def clean_value(self) -> Value:
        value: Value = self.cleaned_data["value"]
        if problem := value_problem(self.parameter, value):
            raise forms.ValidationError(problem[:1].upper() + problem[1:] + ".")
        return value

    def clean_effective_from(self) -> date:
        return self._sane(self.cleaned_data["effective_from"])

    def clean_reviewed_on(self) -> date:
        day = self._sane(self.cleaned_data["reviewed_on"])
        if day > date.today():
            raise forms.ValidationError("This day has not come yet.")
        return day

    def _sane(self, day: date) -> date:
        if not EARLIEST <= day <= date.today() + LATEST_AHEAD:
            raise forms.ValidationError("Give a day from the year 2000 to five years from now.")
        return day

    def save(self, commit: bool = True) -> ParameterValue:
        value = self.cleaned_data["value"]
        self.instance.name, self.instance.unit = self.parameter.name, self.parameter.unit
        self.instance.number, self.instance.day = (value, None) if type(value) is int else (None, value)
        return super().save(commit)


class _Values(forms.BaseInlineFormSet):
    """The values of one parameter, checked against the draft's other numbers on every day on which one of them begins."""

    def clean(self) -> None:
        super().clean()
        if any(self.errors):
            return
        rows = [form for form in self.forms if form.has_changed() or form.instance.pk]
        rows = [form for form in rows if not form.cleaned_data.get("DELETE")]
        days = [form.cleaned_data["effective_from"] for form in rows]
        for form, day in zip(rows, days, strict=True):
            if days.count(day) > 1:
                form.add_error("effective_from", "Two values begin on the same day. Keep one of them.")
            for _, _, problem in order_problems(current_ruleset().parameters, self._values_on(day, form.cleaned_data["value"])):
                form.add_error("value", f"{problem}. Change the other number first, or take a value between.")

    def _values_on(self, day: date, value: Value) -> dict[str, Value]:
        name = self.form_kwargs["parameter"].name
        values: dict[str, Value] = {key: parameter.value for key, parameter in current_ruleset().parameters.items()}
        for row in self.instance.parameters.all():
            if row.effective_from <= day:
                values[row.name] = row.value
        return values | {name: value}


def values_formset(version: RulesetVersion, parameter: Parameter, posted: Mapping[str, Any] | None) -> forms.BaseInlineFormSet:
    rows = version.parameters.filter(name=parameter.name)
    formset = forms.inlineformset_factory(
        RulesetVersion,
        ParameterValue,
        form=ValueForm,
        formset=_Values,
        extra=1 if len(rows) < MOST_VALUES else 0,
        max_num=MOST_VALUES,
        validate_max=True,
        can_delete=True,
    )
    proposed = [{"effective_from": date.today(), "reviewed_on": date.today()}]
    return formset(posted, instance=version, queryset=rows, prefix="value", initial=proposed, form_kwargs={"parameter": parameter})


class WordsForm(forms.ModelForm):
    """The partnership's words for one wording of a step, in every language that the site shows."""

    class Meta:
        model = StepText
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        title, how = (str(text) for text in STEPS[self.instance.kind, self.instance.variant].voices[self.instance.voice])
        self.files = {"title": title, "how": how}
        self.languages = [(code, name) for code, name in settings.LANGUAGES if code in settings.MODELTRANSLATION_LANGUAGES]
        if "en" not in dict(self.languages):
            self.languages.insert(0, ("en", "English"))
        for code, name in self.languages:
            where = "" if code == "en" else f" in {name}"
            spoken = {"lang": code, "dir": "rtl" if code in settings.LANGUAGES_BIDI else "ltr"}
            self.fields[f"title_{code}"] = forms.CharField(
                label=f"Title{where}", max_length=160, required=code == "en", widget=forms.TextInput(attrs=spoken)
            )
            self.fields[f"how_{code}"] = forms.CharField(
                label=f"What to do{where}", max_length=1500, required=code == "en", widget=forms.Textarea(attrs={"rows": 5, **spoken})
            )
            for part in ("title", "how"):
                held = getattr(self.instance, f"{part}_{code}")
                self.initial[f"{part}_{code}"] = held or (self.files[part] if code == "en" else "")

    def by_language(self) -> list[tuple[str, str, list[forms.BoundField]]]:
        return [(code, name, [self[f"title_{code}"], self[f"how_{code}"]]) for code, name in self.languages]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for code, _ in self.languages:
            for part in ("title", "how"):
                if text := cleaned.get(f"{part}_{code}"):
                    for problem in self._problems(part, text):
                        self.add_error(f"{part}_{code}", problem)
        return cleaned

    def _problems(self, part: str, text: str) -> list[str]:
        own = self.files[part]
        names = {name for name, parameter in current_ruleset().parameters.items() if parameter.between} | {"language"} | names_in(own)
        if problems := list(text_problems(text, names)):
            return problems
        gone = [f"{{{name}}}" for name in sorted(names_in(own) - names_in(text))]
        gone += sorted(PUBLIC_NUMBERS & phone_numbers(own) - phone_numbers(text))
        return [f"“{name}” stands in the words of the files and is missing here. It can't be left out." for name in gone]

    def save(self, commit: bool = True) -> StepText:
        for code, _ in self.languages:
            for part in ("title", "how"):
                setattr(self.instance, f"{part}_{code}", self.cleaned_data[f"{part}_{code}"])
        return super().save(commit)


class PreviewForm(forms.Form):
    scenario = forms.ChoiceField(required=False, help_text="Answered with the made-up listings of the scenarios.")
    situation = forms.CharField(
        required=False,
        label="or a situation of your own, as JSON",
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 5, "spellcheck": "false", "autocomplete": "off"}),
        help_text='Answered with the published listings; kept nowhere. For example: {"audience": "professional", "needs": '
        '["domestic_abuse"], "dash_score": 15}',
    )
    language = forms.ChoiceField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        files = dict.fromkeys(scenario.file for scenario in scenarios())
        self.fields["scenario"].choices = [("", "Choose one")] + [
            (file, [(scenario.id, scenario.name) for scenario in scenarios() if scenario.file == file]) for file in files
        ]
        self.fields["language"].choices = [("en", "English"), *(pair for pair in settings.LANGUAGES if pair[0] != "en")]

    def clean_situation(self) -> Mapping[str, Any] | None:
        text = self.cleaned_data["situation"].strip()
        if not text:
            return None
        try:
            request = read_json(text)
            situation_from_request(request)
        except SituationError as error:
            raise forms.ValidationError(f"{error.field}: {error.message}" if error.field else error.message) from None
        return request

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if "situation" in cleaned and "scenario" in cleaned and bool(cleaned["situation"]) == bool(cleaned["scenario"]):
            self.add_error("scenario", "Choose a scenario, or write a situation of your own: one of the two.")
        return cleaned


class SignOffForm(forms.Form):
    """seen: the digest of what was looked at, so that nobody signs off what changed under their eyes."""

    words = forms.CharField(
        label="Your words",
        max_length=1000,
        min_length=10,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="What you looked at, and why it is right. They stand in the history with your name and the date.",
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
