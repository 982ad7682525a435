"""`setup_site` makes a site once and never touches it again."""

from __future__ import annotations

from io import StringIO

from django.core.management import call_command
from wagtail.models import Page, Site

from directory_site.first_pages import GUIDES, HOME_HEADING
from directory_site.models import GuidePage, HomePage, SiteSettings


def _run() -> str:
    out = StringIO()
    call_command("setup_site", stdout=out)
    return out.getvalue().strip()


def test_setup_makes_the_first_page_and_every_guide(db):
    assert _run() == f"Made the first page and {len(GUIDES)} guide pages."
    home = HomePage.objects.get()
    assert (home.heading_en, home.live) == (HOME_HEADING, True)
    assert Site.objects.get(is_default_site=True).root_page_id == home.pk
    assert [page.slug for page in home.get_children()] == [page.slug for page in GUIDES]
    assert SiteSettings.objects.get().safety_page.slug == "stay-safer"
    assert not Page.objects.filter(title__startswith="Welcome").exists()


def test_setup_leaves_an_editor_s_words_and_deletions_alone(db):
    _run()
    page = GuidePage.objects.get(slug="words")
    page.heading_en = "Short names"
    page.save_revision().publish()
    GuidePage.objects.get(slug="accessibility").delete()
    before = list(Page.objects.order_by("path").values())
    assert _run() == "The site has its pages already. Nothing was changed."
    assert list(Page.objects.order_by("path").values()) == before
    assert GuidePage.objects.get(slug="words").heading_en == "Short names"
