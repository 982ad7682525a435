"""The professional's form: one situation as words in, the pathway's request as clean values out.

Every question may be left open. It must not hold rules, and must not name a person: there is no field for one.
"""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from directory_site.forms import professional_choices as choices
from directory_site.forms.some_of import SomeOf
from pathways.core.situation import DASH_QUESTIONS, OLDEST
from pathways.core.vocabulary import Audience
from services.geography.districts import district_name
from services.geography.lookup import Place, PlaceError, find_place
from services.languages import LANGUAGE_CHOICES

#: All that a link may hold: nothing from which a person could be told (safety specification 4.2, check D12).
SHAREABLE = ("need", "role", "district", "lang")

#: Fields of the form whose name differs from the pathway's request key. Short names make a link that can be read out.
REQUEST_KEYS = {"need": "needs", "role": "profession", "lang": "languages", "consent": "consent_to_share", "area": "postcode"}

#: Shown without opening anything: what decides most answers.
FIRST_FIELDS = ("need", "district", "role", "dash_score", "consent", "risk", "children_in_household")
GROUPS: tuple[tuple[str, Promise, tuple[str, ...]], ...] = (
    (
        "risk",
        _("Risk"),
        (
            "immediate_danger",
            "professional_judgement_high",
            "repeat_within_12_months",
            "police_callouts_12_months",
            "red_flags",
            "already_at_marac",
            "abuse_is_current",
            "suicidal",
        ),
    ),
    ("happened", _("What happened"), ("days_since", "relationship", "perpetrator_age", "reported_to_police", "contact_is_unsafe")),
    ("children", _("Children and pregnancy"), ("children_ages", "pregnant")),
    ("person", _("The person"), ("age", "gender", "sexuality", "lang", "bsl", "ethnicity_or_faith")),
    ("care", _("Disability, care and health"), ("disability", "care_needs", "substance_use")),
    ("home", _("Home, money and immigration"), ("homeless_or_at_risk", "area", "immigration", "no_recourse", "pets")),
)


def _choice(label: Promise, options: choices.Choices, help_text: Promise | str = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=options,
        required=False,
        help_text=help_text,
        error_messages={"invalid_choice": _("Choose one from the list.")},
    )


def _yes_no(label: Promise, help_text: Promise | str = "") -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        choices=choices.YES_NO,
        coerce=lambda answer: answer == "yes",
        empty_value=None,
        required=False,
        help_text=help_text,
        error_messages={"invalid_choice": _("Choose yes, no or not known.")},
    )


def _number(label: Promise, highest: int, help_text: Promise | str = "") -> forms.IntegerField:
    problem = format_lazy(_("Write a whole number from 0 to {highest}, or leave it empty."), highest=highest)
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=highest,
        required=False,
        help_text=help_text,
        error_messages={"invalid": problem, "min_value": problem, "max_value": problem},
    )


class Ages(forms.CharField):
    """Ages of children as people write them: "3, 8 and 15"."""

    highest = 17

    def to_python(self, value: Any) -> list[int]:
        text = super().to_python(value)
        problem = forms.ValidationError(_("Write ages from 0 to 17 with commas between them, such as 3, 8, 15."))
        words = re.split(r"[\s,;&]+", text.strip()) if text else []
        words = [word for word in words if word not in {"", "and", gettext("and")}]
        if len(words) > 20 or not all(re.fullmatch(r"[0-9]{1,2}", word) for word in words):
            raise problem
        ages = sorted(int(word) for word in words)
        if ages and ages[-1] > self.highest:
            raise problem
        return ages

    def run_validators(self, value: list[int]) -> None:
        """Nothing is left to check: only numbers get here."""


class ProfessionalForm(forms.Form):
    use_required_attribute = False
    first_fields = FIRST_FIELDS

    need = SomeOf(label=_("What is happening"), choices=choices.NEEDS)
    district = _choice(_("District where the person lives"), choices.NOT_KNOWN, _("It decides which teams to call."))
    role = _choice(_("Your role"), choices.PROFESSIONS, _("Some duties and some routes are for one profession only."))
    dash_score = _number(_("DASH score, 0 to 24"), DASH_QUESTIONS, _("Leave it empty if you have not done one. Nothing waits for it."))
    consent = _yes_no(_("Agrees to a referral"), _("Some steps do not need it."))
    risk = _choice(_("Risk as graded"), choices.RISKS, _("A low grade closes no door."))
    children_in_household = _yes_no(_("Children in the home"), _("Under 18."))

    immediate_danger = _yes_no(_("In danger right now"))
    professional_judgement_high = _yes_no(_("High risk in your judgement"), _("Your judgement counts on its own, whatever the score."))
    repeat_within_12_months = _yes_no(_("New incident within 12 months of a MARAC"))
    police_callouts_12_months = _number(_("Police call-outs in the last 12 months"), 1000)
    red_flags = SomeOf(label=_("Red flags"), choices=choices.RED_FLAGS)
    already_at_marac = _yes_no(_("Already heard at MARAC"))
    abuse_is_current = _yes_no(_("The abuse is current"))
    suicidal = _yes_no(_("Thoughts of suicide"))

    days_since = _number(_("Days since the last incident"), OLDEST * 366, _("0 is today. For sexual violence, days decide what is urgent."))
    relationship = _choice(_("Who is abusing them"), choices.RELATIONSHIPS)
    perpetrator_age = _number(_("Age of the person using abuse"), OLDEST)
    reported_to_police = _yes_no(_("Reported to the police"))
    contact_is_unsafe = _yes_no(_("Calling or writing to them is unsafe"))

    children_ages = Ages(label=_("Ages of children under 18"), required=False, help_text=_("For example: 3, 8, 15."))
    pregnant = _yes_no(_("Pregnant"))

    age = _number(_("Age"), OLDEST)
    gender = _choice(_("Gender"), choices.GENDERS)
    sexuality = _choice(_("Sexuality"), choices.SEXUALITIES, _("Only if they want it used."))
    lang = SomeOf(label=_("Language they are most at ease in"), choices=LANGUAGE_CHOICES)
    bsl = _yes_no(_("Uses British Sign Language"))
    ethnicity_or_faith = SomeOf(label=_("A service by and for a community may help"), choices=choices.COMMUNITIES)

    disability = SomeOf(label=_("Disability or long-term illness"), choices=choices.DISABILITIES)
    care_needs = _yes_no(_("Needs care and support from others"), _("Care Act 2014, section 42."))
    substance_use = _yes_no(_("Uses drugs or alcohol in a harmful way"))

    homeless_or_at_risk = _yes_no(_("Homeless, or may be soon"))
    area = forms.CharField(
        label=_("Postcode, if the person is not from one of our districts"),
        required=False,
        max_length=20,
        help_text=_("Or only its first part. It is used for this answer and then forgotten."),
        error_messages={"max_length": _("That is too long for a postcode.")},
    )
    immigration = _choice(_("Immigration status"), choices.IMMIGRATION, _("Not a gate to help. It decides which advice comes first."))
    no_recourse = _yes_no(_("No recourse to public funds"))
    pets = _yes_no(_("Pets to keep safe"))

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data)
        self.place: Place | None = None
        self.fields["district"].choices = [*choices.NOT_KNOWN, *((code, district_name(code)) for code in settings.WAYMARK_DISTRICTS)]
        self.fields["lang"].choices = [(code, gettext(name)) for code, name in LANGUAGE_CHOICES]
        for field in self.fields.values():
            field.widget.attrs["autocomplete"] = "off"

    def clean_area(self) -> str:
        text = self.cleaned_data["area"]
        if text:
            try:
                self.place = find_place(text)
            except PlaceError as error:
                raise forms.ValidationError(error.message) from error
        return text

    def situation(self) -> dict[str, Any]:
        """The pathway's request (docs/interfaces.md) for a valid form. What nobody answered is not in it."""
        request: dict[str, Any] = {"audience": Audience.PROFESSIONAL.value}
        for name, answer in self.cleaned_data.items():
            if answer not in ("", None, []):
                request[REQUEST_KEYS.get(name, name)] = answer
        if self.place is not None and request.get("district") not in self.place.districts:
            request.pop("district", None)  # the postcode is the finer answer
        if "red_flags" in request:
            request["red_flags"] = [flag for flag in request["red_flags"] if flag != choices.NONE_OF_THESE]
        return request

    @property
    def district_code(self) -> str | None:
        """The ONS code that the answer is for, None when nothing was said. The form must be valid."""
        chosen = self.cleaned_data["district"] or None
        return chosen if self.place is None or chosen in self.place.districts else self.place.district_code

    def refuse(self, key: str) -> None:
        """The pathway refuses the answer to a request key. Its message is for machines; the reader gets this one."""
        names = {request_key: name for name, request_key in REQUEST_KEYS.items()}
        name = names.get(key, key)
        self.add_error(name if name in self.fields else None, _("We can’t use this answer. Change it or leave it empty."))

    def told(self) -> list[str]:
        """What was answered, in words, in the order of the form. The form must be valid."""
        return [
            words
            for name in (*FIRST_FIELDS, *(name for _key, _title, names in GROUPS for name in names))
            if self.cleaned_data[name] not in ("", None, [])
            for words in self._words(name)
        ]

    def _words(self, name: str) -> list[str]:
        field, answer = self.fields[name], self.cleaned_data[name]
        if name == "area":
            return []  # its district is said by the answer
        if isinstance(answer, bool):
            return [f"{field.label}: {gettext('yes') if answer else gettext('no')}"]
        labels = dict(getattr(field, "choices", ()))
        if name in {"need", "lang", "district", "role"}:
            return [str(labels[key]) for key in (answer if isinstance(answer, list) else [answer])]
        if name == "dash_score":
            return [gettext("DASH %(score)s") % {"score": answer}]
        chosen = answer if isinstance(answer, list) else [answer]
        return [f"{field.label}: {', '.join(str(labels.get(value, value)) for value in chosen)}"]

    def link_query(self) -> str:
        """The query of a link to the same question, without anything from which a person could be told; "" when nothing is left."""
        query = QueryDict(mutable=True)
        for name in SHAREABLE:
            answer = self.cleaned_data.get(name)
            query.setlist(name, answer if isinstance(answer, list) else [answer] if answer else [])
        return query.urlencode()

    def answered(self, names: tuple[str, ...]) -> bool:
        """Whether one of these fields holds something, right or wrong, so that its group is shown open."""
        return any(any(self.data.getlist(name)) for name in names) if self.is_bound else False
