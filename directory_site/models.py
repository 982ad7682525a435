"""The words that a partnership's editors own: the first page, the guide pages, and what stands around every page.

`title` and `slug` stay English for editors; readers see `heading`, in their own language. No listing and nothing of a visitor is here.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import get_language_info
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, PageChooserPanel, TabbedInterface
from wagtail.blocks import CharBlock, ListBlock, RichTextBlock, StreamBlock, StructBlock, TextBlock
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField
from wagtail.models import Page

from services.models.version import Version

DEFAULT_EXIT_URL = "https://www.bbc.co.uk/weather"


def validate_exit_url(value: str) -> None:
    """A plain https address of another site: nothing in it may say where somebody came from."""
    try:
        URLValidator(schemes=["https"])(value)
    except ValidationError as error:
        raise ValidationError("Write a whole address that begins with https://, for example https://www.bbc.co.uk/weather") from error
    if "?" in value or "#" in value or "@" in value:
        raise ValidationError("Write the address without ?, # or @: the plain page that should open, nothing more.")


class GuideBody(StreamBlock):
    """What a guide page is made of. Plain blocks only: the page draws them, editors can't bring in scripts, pictures or other sites."""

    heading = CharBlock(icon="title", max_length=120, template="blocks/heading.html")
    paragraph = RichTextBlock(icon="pilcrow", features=["bold", "link"], template="blocks/paragraph.html")
    list = ListBlock(TextBlock(rows=1), icon="list-ul", template="blocks/list.html")
    steps = ListBlock(TextBlock(rows=1), icon="list-ol", template="blocks/steps.html", help_text="Things to do, one after the other.")
    warning = TextBlock(icon="warning", rows=2, template="blocks/warning.html", help_text="Something that could put a person at risk.")
    words = ListBlock(
        StructBlock([("word", CharBlock(max_length=80)), ("meaning", TextBlock(rows=2))]),
        icon="openquote",
        template="blocks/words.html",
        help_text="Words and what they mean.",
    )


def english_panels(*names: str) -> list[FieldPanel]:
    return [FieldPanel(f"{name}_en", heading=name.replace("_", " ").capitalize()) for name in names]


def translation_panels(*names: str) -> list[MultiFieldPanel]:
    return [
        MultiFieldPanel(
            [FieldPanel(f"{name}_{code}") for name in names], heading=get_language_info(code)["name_local"], classname="collapsed"
        )
        for code, _ in settings.LANGUAGES
        if code != "en"
    ]


def page_edit_handler(*names: str) -> TabbedInterface:
    """Title and English first, the other languages on a tab of their own, and only the settings that this site has."""
    return TabbedInterface(
        [
            ObjectList([*Page.content_panels, *english_panels(*names)], heading="Words"),
            ObjectList(translation_panels(*names), heading="Translations"),
            ObjectList([FieldPanel("slug"), FieldPanel("show_in_menus")], heading="Address and menu"),
        ]
    )


class HomePage(Page):
    heading = models.CharField(max_length=120, help_text="What this is, in nine words or fewer.")
    intro = models.TextField(blank=True, help_text="One or two short sentences. For example: You choose what happens next.")
    leaving_note = models.TextField(
        "what the bar can and can't do", blank=True, help_text="Stands under the doors. Never promise that a visit leaves no trace."
    )

    edit_handler = page_edit_handler("heading", "intro", "leaving_note")
    template = "home.html"
    max_count = 1
    subpage_types = ["directory_site.GuidePage"]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from directory_site.lines import lines_day_and_night  # the page shows listings; the model that editors edit doesn't know them

        return super().get_context(request, *args, **kwargs) | {"lines": lines_day_and_night()}


class GuidePage(Page):
    heading = models.CharField(
        max_length=120, help_text="As readers see it. It is also the page's title, so it must not give the visit away."
    )
    intro = models.TextField(blank=True)
    body = StreamField(GuideBody(), blank=True)

    edit_handler = page_edit_handler("heading", "intro", "body")
    template = "guide.html"
    parent_page_types = ["directory_site.HomePage", "directory_site.GuidePage"]
    subpage_types = ["directory_site.GuidePage"]


@register_setting(icon="home")
class SiteSettings(BaseSiteSetting):
    name = models.CharField(
        "name of the site",
        max_length=60,
        blank=True,
        help_text="A name that tells nothing, for example: Local help. Empty: Local help, in the reader's language.",
    )
    partnership = models.CharField(
        "who runs it", max_length=200, blank=True, help_text="Stands at the foot of every page. Empty: nothing stands there."
    )
    exit_url = models.CharField(
        "where “Leave this site now” goes",
        max_length=200,
        default=DEFAULT_EXIT_URL,
        validators=[validate_exit_url],
        help_text="A page that anybody might look at, that does not ask for cookies and does not change with the person.",
    )
    one_address = models.BooleanField(
        "one address in the browser’s history",
        default=True,
        help_text="Pages for survivors open inside the first one, so that history and the Back button show one line at most. "
        "Each page has a Back link of its own. Off: every page has its own address, as on other sites. Never for professionals.",
    )
    emergency_note = models.CharField(
        "under 999, on every page",
        max_length=200,
        blank=True,
        help_text="One short sentence, only if people here need to know something more in an emergency.",
    )
    corrections_email = models.EmailField(
        "where readers tell you what is wrong",
        blank=True,
        help_text="An address that somebody reads every working day. Empty: the pages of services don't say “This is wrong: tell us”.",
    )
    safety_page = models.ForeignKey(
        Page, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name="page on staying safer"
    )

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel("name_en", heading="Name of the site"),
                    FieldPanel("partnership"),
                    FieldPanel("exit_url"),
                    FieldPanel("one_address"),
                    FieldPanel("emergency_note_en", heading="Under 999, on every page"),
                    FieldPanel("corrections_email"),
                    PageChooserPanel("safety_page", "directory_site.GuidePage"),
                ],
                heading="Site",
            ),
            ObjectList(translation_panels("name", "emergency_note"), heading="Translations"),
        ]
    )

    class Meta:
        verbose_name = "site"

    def __str__(self) -> str:
        return self.name_en or "Local help"


class PagesVersion(Version):
    """Of the pages, the sites and their settings, drafts included: of what `directory_site.context_processors` holds."""
