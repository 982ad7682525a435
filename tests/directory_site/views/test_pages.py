"""The first page, the guides, the numbers, and pages for what went wrong: what each must say, and that none leaves a trace."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re

import pytest
from django.db import OperationalError, connection
from django.test import Client, RequestFactory
from django.urls import path

from directory_site.models import HomePage, PagesVersion, SiteSettings
from directory_site.scripts import hashes
from directory_site.urls import urlpatterns as site_urls
from directory_site.views import errors
from tests.directory_site.views.test_finder import heading, title
from tests.factories import make_area, make_service


def fail(request):
    raise RuntimeError("what somebody typed")


urlpatterns = [path("fail/", fail), *site_urls]
handler400, handler403, handler404, handler500 = errors.bad_request, errors.not_allowed, errors.not_found, errors.server_error

pytestmark = [pytest.mark.urls(__name__)]

SURVIVOR_PAGES = [
    "/",
    "/find/",
    "/someone/",
    "/self/",
    "/numbers/",
    "/stay-safer/",
    "/what-we-keep/",
    "/accessibility/",
    "/listings/",
    "/words/",
]


@pytest.fixture(autouse=True)
def _site(site_pages, national_line, behaviour_line):
    pass


def test_home_says_what_this_is_then_999_then_a_number_that_answers_now(client):
    page = client.get("/").content.decode()
    main = page[page.index("<main") :]
    order = [
        "Help with abuse or sexual violence",
        'href="tel:999"',
        "<b>55</b>",
        "A landline needs no 55",
        'href="tel:01632960100"',
        "/find/",
        "/someone/",
    ]
    assert sorted(order, key=main.index) == order
    assert "Open now, day and night" in main
    assert re.findall(r'class="door[^"]*" href="([^"]+)"', page) == [
        "/find/",
        "/someone/",
        "/search/",
        "/pro/",
        "/self/",
    ]
    assert "It cannot hide your visit" in main


def test_home_without_any_listing_still_says_999(client):
    from services.models import Service

    Service.objects.all().delete()
    page = client.get("/").content.decode()
    assert 'href="tel:999"' in page
    assert "Talk to someone now" not in page


def test_home_shows_what_editors_wrote(client):
    home = HomePage.objects.get()
    home.heading_en = "Help <for> you"
    home.save_revision().publish()
    SiteSettings.objects.update(exit_url="https://www.gov.uk/bank-holidays", emergency_note_en="Say that you need an interpreter.")
    PagesVersion.move_on()
    page = client.get("/").content.decode()
    assert heading(page) == "Help &lt;for&gt; you"
    assert 'data-exit href="https://www.gov.uk/bank-holidays"' in page
    assert "Say that you need an interpreter." in page


@pytest.mark.parametrize("address", SURVIVOR_PAGES)
def test_every_page_of_a_survivor_can_be_left_at_once(client, address):
    page = client.get(address).content.decode()
    links = re.findall(r"<a [^>]*>", page)
    assert links[0].startswith('<a class="skip"')
    assert links[1] == '<a data-exit href="https://www.bbc.co.uk/weather" rel="noreferrer nofollow">'
    assert 'href="tel:999"' in page


@pytest.mark.parametrize("address", SURVIVOR_PAGES)
def test_no_page_tells_in_its_title_icon_or_cookies(client, address):
    response = client.get(address)
    page = response.content.decode()
    assert (response.status_code, dict(response.cookies), response.headers["Cache-Control"]) == (200, {}, "no-store")
    assert re.findall(r"abus|violen|rape|refuge|sexual|surviv|victim|stalk", title(page), re.IGNORECASE) == []
    assert '<link rel="icon" href="data:,">' in page
    assert re.findall(r"<(?:script|link|img|iframe)[^>]*(?:src|href)=\"(?!/static/|data:,)", page) == []
    assert re.findall(r"<script[^>]+>|<style|\son\w+=|\sstyle=", page) == []
    # Only what the policy lets run stands in the page: any other script would be dead words.
    found = [
        base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    ]
    assert [f"'sha256-{digest}'" for digest in found] == hashes()


@pytest.mark.parametrize("address", SURVIVOR_PAGES)
def test_every_page_has_one_heading_one_main_and_fits_the_first_window(client, address):
    page = client.get(address).content.decode()
    assert (page.count("<h1"), page.count("<main")) == (1, 1)
    assert len(gzip.compress(page.encode())) < 14 * 1024


@pytest.mark.parametrize("is_demo", [True, False])
def test_every_page_says_when_the_listings_are_a_demonstration(client, is_demo):
    make_service("shown", is_demo=is_demo)
    said = {"Demonstration data, not checked with providers." in client.get(address).content.decode() for address in SURVIVOR_PAGES}
    assert said == {is_demo}


@pytest.mark.parametrize("listings", [1, 3])
def test_home_and_numbers_take_the_same_queries_whatever_there_is(client, listings, django_assert_num_queries):
    for number in range(listings):
        make_service(
            f"line-{number}", service_type="helpline", areas=(make_area("K04000001", "England and Wales", "nation"),), hours="24 hours"
        )
    for address, queries in (("/", 5), ("/numbers/", 1)):
        client.get(address)  # listings and site roots are read once
        with django_assert_num_queries(queries):
            client.get(address)


def test_numbers_lists_every_line_with_its_page(client):
    page = client.get("/numbers/").content.decode()
    assert re.findall(r'href="(/s/\w+/)"', page) != []
    assert "01632 960100" in page
    assert "01632 960200" not in page


def test_a_guide_is_drawn_with_every_kind_of_block(client):
    page = client.get("/stay-safer/").content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    assert heading(page) == "Stay safer online"
    for tag in ("<h2>", "<ul>", "<ol>", '<p class="avoid">'):
        assert tag in main
    words = client.get("/words/").content.decode()
    assert "<dt>IDVA</dt>" in words


# --- what went wrong ------------------------------------------------------------------------------------------------------
def test_a_page_that_is_not_here_is_in_the_same_look(client):
    response = client.get("/nothing/here/")
    page = response.content.decode()
    assert (response.status_code, heading(page)) == (404, "This page is not here")
    assert 'class="button urgent" href="tel:999"' in page
    assert "nothing/here" not in page


def test_a_failure_says_999_and_nothing_of_the_fault():
    response = Client(raise_request_exception=False).get("/fail/")
    page = response.content.decode()
    assert (response.status_code, heading(page)) == (500, "Something went wrong on our side")
    assert 'href="tel:999"' in page
    assert "what somebody typed" not in page


@pytest.mark.parametrize(
    ("view", "status", "words"),
    [
        (errors.bad_request, 400, "We could not read that"),
        (errors.not_allowed, 403, "This page is not open to you"),
        (errors.csrf_failure, 403, "This page is not open to you"),
        (errors.not_found, 404, "This page is not here"),
        (errors.server_error, 500, "Something went wrong on our side"),
    ],
)
def test_error_pages_are_drawn_while_the_database_is_away(view, status, words):
    def away(*_query):
        raise OperationalError("away")

    with connection.execute_wrapper(away):
        response = view(RequestFactory().get("/"))
    page = response.content.decode()
    assert (response.status_code, heading(page)) == (status, words)
    assert 'data-exit href="https://www.bbc.co.uk/weather"' in page
    assert 'href="tel:999"' in page


def test_a_body_that_is_too_long_is_told_so_calmly(client):
    response = client.post("/find/", {"step": "3", "area": "x" * (2 * 1024 * 1024)})
    assert (response.status_code, heading(response.content.decode())) == (400, "We could not read that")
