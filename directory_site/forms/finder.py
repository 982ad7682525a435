"""The finder's five questions: one form each, all posted together every time, nothing stored.

Each can be skipped, and "I am not sure" is an answer. It must not hold rules (pathways) or draw pages (views and templates).
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory_site.forms import finder_choices as choices
from directory_site.forms.professional import Ages
from directory_site.forms.questions import DistrictQuestion, QuestionForm, hints, one_of, one_tile, some_tiles
from directory_site.settings.languages import LANGUAGE_NAMES as OWN_LANGUAGE_NAMES
from pathways.core.situation import OLDEST
from pathways.core.vocabulary import Audience


class SafetyQuestion(QuestionForm):
    key = "safety"
    heading = gettext_lazy("Are you safe right now?")
    safe = one_tile(choices.SAFETY, gettext_lazy("Are you safe right now?"))

    def answers(self) -> dict[str, Any]:
        return choices.meaning(choices.SAFETY, [self.cleaned_data["safe"]], "needs")


class HelpQuestion(QuestionForm):
    key = "help"
    heading = gettext_lazy("What would help most right now?")
    help = some_tiles((*choices.FIRST_HELP, *choices.MORE_HELP), gettext_lazy("What would help most right now?"))
    first_keys = [tile.key for tile in choices.FIRST_HELP]
    more_keys = [tile.key for tile in choices.MORE_HELP]
    hints = hints((*choices.FIRST_HELP, *choices.MORE_HELP))

    @property
    def more_is_open(self) -> bool:
        """Something behind "More choices" is ticked, so it must be seen."""
        return bool(set(self["help"].value() or []) & set(self.more_keys))

    def answers(self) -> dict[str, Any]:
        return choices.meaning((*choices.FIRST_HELP, *choices.MORE_HELP), self.cleaned_data["help"], "needs")


class PlaceQuestion(DistrictQuestion):
    key = "place"
    heading = gettext_lazy("Where do you live or stay?")


class AboutQuestion(QuestionForm):
    key = "about"
    heading = gettext_lazy("A little about you")
    age = forms.IntegerField(
        label=gettext_lazy("Your age"),
        required=False,
        min_value=0,
        max_value=OLDEST,
        error_messages={
            cause: gettext_lazy("Write your age as a number, such as 34, or leave it empty.")
            for cause in ("invalid", "min_value", "max_value")
        },
    )
    gender = one_of(
        choices.GENDERS,
        gettext_lazy("Gender"),
        help_text=gettext_lazy("Some services are for women, some for men, some for everyone."),
    )
    language = one_of((), gettext_lazy("Language you like to speak"), help_text=gettext_lazy("Many services can find an interpreter."))
    children = Ages(
        label=gettext_lazy("Ages of your children"), required=False, help_text=gettext_lazy("If they are under 18. For example: 3, 8, 15.")
    )
    pregnant = forms.BooleanField(label=gettext_lazy("I am pregnant"), required=False)
    sexuality = one_of(
        choices.SEXUALITIES, gettext_lazy("Sexuality"), help_text=gettext_lazy("If you want a service that knows your life.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(code, _language_words(code, name)) for code, name in choices.SPOKEN_LANGUAGES]
        self.fields["language"].choices = [("", _("English is fine")), *named]

    def kept(self) -> list[tuple[str, str]]:
        answer = self.cleaned_data
        rest = [(name, str(value)) for name, value in answer.items() if name not in {"children", "pregnant"} and value not in (None, "")]
        ages = [("children", ", ".join(map(str, answer["children"])))] if answer.get("children") else []
        return [*rest, *ages, *([("pregnant", "on")] if answer.get("pregnant") else [])]

    def answers(self) -> dict[str, Any]:
        answer = self.cleaned_data
        known = {name: answer[name] for name in ("age", "gender", "sexuality") if answer[name] not in (None, "")}
        if answer["language"]:
            known["languages"] = [answer["language"]]
        if answer["children"]:
            known |= {"children_ages": answer["children"], "children_in_household": True}
        if answer["pregnant"]:
            known["pregnant"] = True
        return known

    def told(self) -> list[str]:
        answer = self.cleaned_data
        words = super().told()
        if answer["age"] is not None:
            words.insert(0, _("%(age)s years old") % {"age": answer["age"]})
        if answer["children"]:
            words.append(_("Children: %(ages)s") % {"ages": ", ".join(map(str, answer["children"]))})
        if answer["pregnant"]:
            words.append(_("Pregnant"))
        return words


class MoreQuestion(QuestionForm):
    key = "more"
    heading = gettext_lazy("Is there anything a service should know?")
    more = some_tiles(choices.MORE_ABOUT, gettext_lazy("Is there anything a service should know?"))
    hints = hints(choices.MORE_ABOUT)
    visa = one_of(
        choices.VISAS, gettext_lazy("Visa or papers"), help_text=gettext_lazy("You need not say. It decides which advice comes first.")
    )
    community = one_of(choices.COMMUNITIES, gettext_lazy("A service run by people from a community you choose"))

    def answers(self) -> dict[str, Any]:
        answer = self.cleaned_data
        known = choices.meaning(choices.MORE_ABOUT, answer["more"], "disability")
        if answer["visa"]:
            known["immigration"] = answer["visa"]
        if answer["community"]:
            known["ethnicity_or_faith"] = [answer["community"]]
        return known


QUESTIONS: tuple[type[QuestionForm], ...] = (SafetyQuestion, HelpQuestion, PlaceQuestion, AboutQuestion, MoreQuestion)


class Finder:
    """All five questions over one posted form. `step` counts from 1."""

    audience = Audience.SURVIVOR

    def __init__(self, data: QueryDict) -> None:
        self.questions = [_asked(question, data) for question in QUESTIONS]

    def skip(self, step: int) -> None:
        """Leave a question open, whatever stands in it."""
        self.questions[step - 1] = _asked(QUESTIONS[step - 1], QueryDict())

    def first_problem(self) -> int | None:
        """The first question whose answer cannot be used."""
        return next((step for step, question in enumerate(self.questions, 1) if not question.is_valid()), None)

    def kept(self, but: int | None = None) -> list[tuple[str, str]]:
        """Hidden fields: every usable answer, without those of the question that is on the page."""
        return [pair for step, question in enumerate(self.questions, 1) if step != but and question.is_valid() for pair in question.kept()]

    def told(self) -> list[str]:
        """All questions must be usable."""
        return [words for question in self.questions for words in question.told()]

    def situation(self) -> dict[str, Any]:
        """The pathway's request. All questions must be usable."""
        request: dict[str, Any] = {"audience": self.audience.value}
        for question in self.questions:
            for key, answer in question.answers().items():
                request[key] = [*request.get(key, []), *answer] if key == "needs" else answer
        return request

    @property
    def is_in_danger(self) -> bool:
        safety = self.questions[0]
        return safety.is_valid() and safety.cleaned_data["safe"] == "danger"


def _asked(question: type[QuestionForm], data: QueryDict) -> QuestionForm:
    """The question over `data`, already judged, so that its answers can be read."""
    form = question(data)
    form.full_clean()
    return form


def _language_words(code: str, english: str) -> str:
    own = OWN_LANGUAGE_NAMES[code][0] if code in OWN_LANGUAGE_NAMES else ""
    return f"{own} · {_(english)}" if own else _(english)
