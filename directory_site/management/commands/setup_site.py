"""Make the pages a new site starts with. Does nothing at all once there is a first page, so it never touches an editor's words."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from wagtail.models import Page, Site

from directory_site import first_pages
from directory_site.models import GuidePage, HomePage, SiteSettings


class Command(BaseCommand):
    help = (
        "Makes the first page, the guide pages and the site settings of a new site. Safe to run again: an existing site is left as it is."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if HomePage.objects.exists():
            self.stdout.write("The site has its pages already. Nothing was changed.")
            return
        self.stdout.write(f"Made the first page and {make_pages()} guide pages.")


@transaction.atomic
def make_pages() -> int:
    """How many guide pages were made. For a database without a HomePage."""
    site = Site.objects.filter(is_default_site=True).first() or Site(hostname="localhost", is_default_site=True)
    welcome = site.root_page if site.pk else None
    home = HomePage(
        title="First page",
        slug="first-page",
        heading_en=first_pages.HOME_HEADING,
        intro_en=first_pages.HOME_INTRO,
        leaving_note_en=first_pages.LEAVING_NOTE,
        live=False,
    )
    _publish_under(Page.get_first_root_node(), home)
    site.root_page = home
    site.save()
    # Wagtail's own welcome page, which every new database has.
    if welcome and welcome.specific_class is Page and not welcome.get_children().exists():
        welcome.delete()
    guides = [_guide(page) for page in first_pages.GUIDES]
    for guide in guides:
        _publish_under(HomePage.objects.get(pk=home.pk), guide)
    SiteSettings.objects.update_or_create(site=site, defaults={"safety_page": guides[0]})
    return len(guides)


def _guide(page: first_pages.FirstPage) -> GuidePage:
    stream = GuidePage.body.field.stream_block
    return GuidePage(
        title=page.heading,
        slug=page.slug,
        heading_en=page.heading,
        intro_en=page.intro,
        body_en=stream.to_python([{"type": name, "value": value} for name, value in page.body]),
        show_in_menus=True,
        live=False,
    )


def _publish_under(parent: Page, page: Page) -> None:
    parent.add_child(instance=page)
    page.save_revision().publish()
