"""The listing editor's panels, in the order in which a provider answers the phone: what, who, where, how, when, safe contact, proof."""

from __future__ import annotations

from django.conf import settings
from django.forms import CheckboxSelectMultiple, Select
from django.utils.translation import get_language_info
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel, ObjectList, Panel, TabbedInterface
from wagtail.admin.widgets import AdminAutoHeightTextInput

TRANSLATED = {
    "name": "Name",
    "summary": "For the public",
    "who_note": "Who it is for, in words",
    "access_note": "Access",
    "cost": "Cost",
    "waiting_time": "Waiting time",
    "language_note": "About languages",
}


class PlacePanel(MultiFieldPanel):
    """The address of a place that is open to the public. Not shown, and not in the form, for any other listing (services.admin.forms)."""

    class BoundPanel(MultiFieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            return self.instance.pk is not None and not self.instance.is_confidential and super().is_shown()


def _text(name: str, heading: str) -> FieldPanel:
    # A translated field comes without Wagtail's own widget, which grows with the text.
    return FieldPanel(name, heading=heading, widget=AdminAutoHeightTextInput)


def _child_translations(name: str) -> MultiFieldPanel:
    return MultiFieldPanel(
        [FieldPanel(f"{name}_{code}", widget=AdminAutoHeightTextInput) for code in _other_languages()],
        heading="In other languages",
        classname="collapsed",
    )


def _other_languages() -> list[str]:
    return [code for code, _ in settings.LANGUAGES if code != "en"]


def service_edit_handler() -> TabbedInterface:
    return TabbedInterface(
        [
            ObjectList(_listing_panels(), heading="Listing"),
            ObjectList(_translation_panels(), heading="Translations"),
            ObjectList(_proof_panels(), heading="Proof and dates"),
        ]
    )


def _listing_panels() -> list[Panel]:
    return [
        MultiFieldPanel(
            [
                FieldPanel("name_en", heading="Name"),
                FieldPanel("organisation"),
                FieldPanel("service_type", widget=Select),
                _text("summary_en", "For the public"),
                FieldPanel("professional_notes"),
                FieldPanel("needs", widget=CheckboxSelectMultiple),
                FieldPanel("former_names"),
            ],
            heading="What it is",
        ),
        MultiFieldPanel(
            [
                _text("who_note_en", "Who it is for, in words"),
                FieldPanel("genders"),
                FieldRowPanel([FieldPanel("age_min"), FieldPanel("age_max"), FieldPanel("age_extended_max")]),
                FieldPanel("age_note"),
                FieldPanel("for_whom"),
                FieldPanel("by_and_for"),
            ],
            heading="Who it is for",
        ),
        MultiFieldPanel(
            [
                FieldPanel("relationships"),
                FieldPanel("risks"),
                FieldRowPanel([FieldPanel("dash_min"), FieldPanel("dash_max"), FieldPanel("recency_months")]),
                FieldRowPanel([FieldPanel("consent"), FieldPanel("police_report")]),
                FieldRowPanel([FieldPanel("accepts_no_recourse"), FieldPanel("only_no_recourse")]),
                FieldRowPanel([FieldPanel("children"), FieldPanel("max_children")]),
                FieldRowPanel([FieldPanel("max_age_male_child"), FieldPanel("max_age_female_child")]),
                FieldRowPanel([FieldPanel("pets"), FieldPanel("substance_use"), FieldPanel("mental_health")]),
                FieldRowPanel([FieldPanel("wheelchair"), FieldPanel("lgbt_inclusive")]),
                FieldPanel("disabilities"),
                FieldPanel("professions"),
            ],
            heading="Limits, as far as they are known",
            help_text="Leave anything as “Unknown” when nobody has said. Readers see “ask when you call”, and nobody is shut out.",
            classname="collapsed",
        ),
        MultiFieldPanel(
            [
                FieldPanel("areas", widget=CheckboxSelectMultiple),
                FieldPanel("area_mode"),
            ],
            heading="Where it works",
        ),
        PlacePanel(
            [FieldPanel("address"), FieldPanel("postcode")],
            heading="A place that anyone may visit",
            help_text="Only when the service itself publishes it. A charity’s registered office is never a service address.",
        ),
        InlinePanel(
            "routes",
            heading="How to get in",
            label="Way in",
            panels=[
                FieldRowPanel([FieldPanel("audience"), FieldPanel("consent")]),
                FieldPanel("methods"),
                _text("how_en", "In words"),
                FieldRowPanel([FieldPanel("form_url"), FieldPanel("response_target")]),
                FieldPanel("assumed"),
                MultiFieldPanel(
                    [
                        FieldRowPanel([FieldPanel("age_min"), FieldPanel("age_max"), FieldPanel("dash_min"), FieldPanel("dash_max")]),
                        FieldPanel("age_note"),
                        FieldRowPanel([FieldPanel("needs_dash"), FieldPanel("any_risk")]),
                        FieldPanel("professions"),
                        FieldPanel("area_codes"),
                    ],
                    heading="Limits of this way in",
                    classname="collapsed",
                ),
                _child_translations("how"),
            ],
        ),
        MultiFieldPanel(
            [
                FieldPanel("hours"),
                FieldPanel("waiting_time_en", heading="Waiting time"),
                FieldPanel("cost_en", heading="Cost"),
                FieldPanel("languages_spoken"),
                FieldPanel("languages_interpreter"),
                FieldPanel("languages_written"),
                FieldPanel("interpreter_any"),
                FieldPanel("language_note_en", heading="About languages"),
                _text("access_note_en", "Access"),
                FieldPanel("website"),
            ],
            heading="When, languages and access",
        ),
        InlinePanel(
            "contacts",
            heading="Contacts, and how safe each one is",
            label="Contact",
            panels=[
                FieldRowPanel([FieldPanel("kind"), FieldPanel("display")]),
                FieldRowPanel([FieldPanel("label_en", heading="What it is called"), FieldPanel("topic"), FieldPanel("keyword")]),
                FieldRowPanel([FieldPanel("hours"), FieldPanel("hours_note")]),
                FieldRowPanel([FieldPanel("free"), FieldPanel("shows_on_bill"), FieldPanel("anonymous")]),
                FieldRowPanel([FieldPanel("takes_voicemail"), FieldPanel("accepts_text")]),
                FieldRowPanel([FieldPanel("source"), FieldPanel("checked_on")]),
                MultiFieldPanel(
                    [FieldPanel("bsl_hours"), FieldPanel("audiences"), FieldPanel("area_codes")],
                    heading="More about this contact",
                    classname="collapsed",
                ),
                _child_translations("label"),
            ],
        ),
    ]


def _translation_panels() -> list[Panel]:
    return [
        HelpPanel(
            "<p>Leave a text empty and readers see the English one, with a note in their language. Never paste a machine translation.</p>"
        ),
        *(
            MultiFieldPanel(
                [_text(f"{name}_{code}", heading) for name, heading in TRANSLATED.items()],
                heading=f"{get_language_info(code)['name']} · {get_language_info(code)['name_local']}",
                classname="collapsed",
            )
            for code in _other_languages()
        ),
    ]


def _proof_panels() -> list[Panel]:
    return [
        MultiFieldPanel(
            [
                FieldPanel("sources"),
                FieldPanel("confidence"),
                FieldRowPanel([FieldPanel("confirmed_on"), FieldPanel("confirmed_how"), FieldPanel("confirmed_by")]),
            ],
            heading="How we know",
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to"), FieldPanel("time_limited")]),
                FieldPanel("successor"),
            ],
            heading="How long it stands",
        ),
    ]
