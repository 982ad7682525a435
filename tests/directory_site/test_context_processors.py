"""What stands around every page."""

from __future__ import annotations

import pytest
from django.test import RequestFactory
from django.utils import translation
from wagtail.models import PageViewRestriction, Site

from directory_site import context_processors
from directory_site.context_processors import MOST_HELD, MenuEntry, bare_frame, forget, frame
from directory_site.models import GuidePage, HomePage, PagesVersion, SiteSettings
from tests.factories import make_service


@pytest.fixture
def request_():
    return RequestFactory().get("/")


def test_frame_of_a_site_without_settings_is_the_default_and_writes_nothing(db, request_):
    site = frame(request_)["site"]
    assert (site.name, site.exit_url, site.language, site.direction) == ("Local help", "https://www.bbc.co.uk/weather", "en-GB", "ltr")
    assert (site.menu, site.safety, site.is_demo, SiteSettings.objects.count()) == ((), None, False, 0)


def test_frame_without_any_site_still_has_a_way_out(db, request_):
    Site.objects.all().delete()
    assert frame(request_)["site"].exit_url == "https://www.bbc.co.uk/weather"


def test_frame_holds_the_editors_words_and_the_pages_of_the_menu(site_pages, request_):
    frame(request_)  # held from now on
    own = SiteSettings.objects.get()
    own.name_en, own.partnership, own.exit_url = "Help here", "A partnership", "https://www.gov.uk/"
    own.save()
    hidden = GuidePage.objects.get(slug="words")
    hidden.show_in_menus = False
    hidden.save()
    GuidePage.objects.get(slug="listings").unpublish()
    site = frame(request_)["site"]
    assert (site.name, site.partnership, site.exit_url) == ("Help here", "A partnership", "https://www.gov.uk/")
    assert site.safety == MenuEntry("Stay safer online", "/stay-safer/")
    assert [entry.url for entry in site.menu] == ["/stay-safer/", "/what-we-keep/", "/accessibility/"]


@pytest.mark.parametrize("is_demo", [True, False])
def test_frame_says_demonstration_while_a_demo_listing_is_published(site_pages, request_, is_demo):
    make_service(is_demo=is_demo)
    make_service("a-draft", is_demo=True, publish=False)
    assert frame(request_)["site"].is_demo is is_demo


def test_urdu_is_written_from_right_to_left(db, request_):
    with translation.override("ur"):
        site = frame(request_)["site"]
        bare = bare_frame()
    assert (site.language, site.direction) == ("ur", "rtl")
    assert (bare.language, bare.direction) == ("ur", "rtl")


@pytest.mark.parametrize("listings", [1, 3])
def test_frame_takes_the_same_queries_whatever_there_is(site_pages, request_, listings, django_assert_num_queries):
    for number in range(listings):
        make_service(f"service-{number}")
    frame(RequestFactory().get("/"))  # listings are read once
    with django_assert_num_queries(2):
        frame(request_)


def _renamed(pages):
    page = GuidePage.objects.get(slug="stay-safer")
    page.heading_en = "Another heading"
    page.save_revision().publish()


def _moved_to_the_end(pages):
    GuidePage.objects.get(slug="stay-safer").move(pages, pos="last-child")


def _shut(pages):
    PageViewRestriction.objects.create(page=GuidePage.objects.get(slug="stay-safer"), restriction_type="login")


def _deleted(pages):
    GuidePage.objects.get(slug="stay-safer").delete()


def _under_another_root(pages):
    Site.objects.get().delete()


@pytest.mark.parametrize("change", [_renamed, _moved_to_the_end, _shut, _deleted, _under_another_root])
def test_whatever_an_editor_changes_is_seen_by_the_next_page(site_pages, request_, change):
    before = frame(request_)["site"]
    assert frame(request_)["site"] == before
    change(HomePage.objects.get())
    held = frame(RequestFactory().get("/"))["site"]
    forget()
    assert held == frame(RequestFactory().get("/"))["site"] != before


def test_another_process_sees_a_change_by_the_number_alone(site_pages, request_):
    before = frame(request_)["site"]
    SiteSettings.objects.update(partnership="A partnership")  # as a change looks here that another process made
    assert frame(request_)["site"] == before
    PagesVersion.move_on()
    assert frame(request_)["site"].partnership == "A partnership"


def test_a_visitor_with_many_names_for_the_site_does_not_fill_the_memory(db):
    for number in range(MOST_HELD + 5):
        frame(RequestFactory().get("/", headers={"host": f"a{number}.example.org"}))
    assert len(context_processors._held) <= MOST_HELD
