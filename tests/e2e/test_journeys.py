"""A survivor in Wisbech, a housing officer and an editor do their main job in a real browser; every public page is looked at."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import SIZES, Site

pytestmark = [pytest.mark.needs_browser, pytest.mark.xdist_group("browser"), pytest.mark.enable_socket]


def answer_finder(page: Page) -> None:
    """From the first page to the answer: in Wisbech, hurt by someone close, 31, a woman, Lithuanian."""
    page.goto("/")
    page.get_by_role("link", name="Find help for me").click()
    page.get_by_text("Yes, I am safe for now").click()
    page.get_by_role("button", name="Continue").click()
    page.get_by_text("Someone close hurts me, scares me or controls me").click()
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Or a town or village, or the first part of a postcode").fill("pe13 1aa")
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Your age").fill("31")
    page.get_by_label("Gender").select_option(label="Woman")
    page.get_by_label("Language you like to speak").select_option("lt")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Show my next steps").click()


def test_a_survivor_in_wisbech_gets_a_first_step_of_her_own(page, looked_at):
    answer_finder(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Your next steps")
    steps = page.locator(".way > li")
    expect(steps.first.get_by_role("link", name=re.compile("0808 2000 247")).first).to_have_attribute("href", "tel:08082000247")
    expect(steps.first).not_to_contain_text("A professional asks for you")
    expect(page.get_by_role("main")).to_contain_text("Lithuanian")
    expect(page.get_by_role("main")).to_contain_text("Fenland")
    idva = page.locator("details.before").filter(has_text="IDVA")
    idva.locator("summary").first.click()
    expect(idva).to_contain_text("A professional asks for you")
    assert page.url.endswith(("/find/", f"{urlsplit(page.url).netloc}/"))  # with script, where the visit began
    assert "PE13" not in page.content().upper().replace("FOR EXAMPLE PE13", "")
    looked_at(page, "results")


@pytest.mark.parametrize("script", [True], indirect=True)
def test_a_wrong_postcode_says_what_is_wrong_and_keeps_everything(page, looked_at):
    page.goto("/find/")
    page.get_by_text("I am not sure").click()
    page.get_by_role("button", name="Continue").click()
    page.get_by_text("A safe place to stay").click()
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Or a town or village, or the first part of a postcode").fill("nowhere")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Where do you live or stay?")
    expect(page.locator(".problem").first).to_be_visible()
    looked_at(page, "finder-wrong-postcode")
    page.get_by_role("button", name="Skip this question").click()
    page.get_by_role("button", name="See what we have so far").click()
    expect(page.get_by_role("main")).to_contain_text("A safe place to stay")


def test_a_housing_officer_finds_duties_routes_and_what_to_bring(page, looked_at):
    page.goto("/pro/find/")
    page.get_by_label("Domestic abuse", exact=True).check()
    page.get_by_label("District where the person lives").select_option(label="Fenland")
    page.get_by_label("Your role").select_option(label="Housing officer")
    page.get_by_label("DASH score, 0 to 24").fill("15")
    page.get_by_label("Agrees to a referral").select_option(label="Yes")
    page.get_by_label("Children in the home").select_option(label="Yes")
    page.get_by_role("button", name="Show where to refer").first.click()
    answer = page.get_by_role("main")
    expect(answer).to_contain_text("0345 045 5203")  # Cambridgeshire children's social care
    expect(answer).to_contain_text("Housing IDVA")
    expect(answer).to_contain_text(re.compile("consent", re.IGNORECASE))
    looked_at(page, "professional")


def test_search_finds_leads_on_and_opens_a_service(page, looked_at):
    page.goto("/search/")
    page.get_by_label("What are you looking for?").fill("lithuanian women peterborough")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("main")).to_contain_text("Lithuanian and Polish")
    looked_at(page, "search-found")
    page.get_by_role("link", name=re.compile("Lithuanian and Polish")).first.click()
    expect(page).to_have_title("Service details - Local help")
    assert re.search(r"/s/[a-z0-9]{6}/$|/search/$", page.url)  # with script it stays where the visit began
    looked_at(page, "service")


@pytest.mark.parametrize("script", [True], indirect=True)
def test_search_for_nonsense_never_ends_there(page, looked_at):
    page.goto("/search/")
    page.get_by_label("What are you looking for?").fill("zzqqxxyy")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("link", name=re.compile("0808 2000 247")).first).to_be_visible()
    looked_at(page, "search-nothing")


def test_someone_who_is_worried_learns_what_to_say_and_who_to_ask(page, looked_at):
    page.goto("/")
    page.get_by_role("link", name="I am worried about someone").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Worried about someone?")
    page.get_by_text("No, not at this moment").click()
    page.get_by_text("A partner, ex or relative hurts, scares or controls them").click()
    page.get_by_text("Fenland", exact=True).click()
    page.get_by_role("button", name="Show the next steps").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your next steps")
    expect(page.get_by_role("main")).to_contain_text("0808 2000 247")
    assert page.url.endswith("/")  # where it began, or /someone/: never with an answer in it
    looked_at(page, "someone-answer")


def test_easy_words_lead_to_a_number_and_back_to_the_answers(page, looked_at):
    page.goto("/find/")
    page.get_by_role("link", name="Three questions in easy words").click()
    page.locator("label", has_text="I do not know").first.click()
    page.locator("label", has_text="A safe place to sleep").click()
    page.get_by_role("button", name="Show me who can help").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Who can help")
    assert page.locator("main a[href^='tel:']").count() >= 2
    looked_at(page, "easy-answer")
    page.get_by_role("button", name="Change my answers").click()
    expect(page.get_by_label("A safe place to sleep")).to_be_checked()


def test_a_survivor_who_signs_finds_text_and_bsl_before_any_number(page, looked_at):
    page.goto("/find/")
    for step in range(1, 5):
        page.locator(f"input[name=step][value='{step}']").wait_for(state="attached")
        page.get_by_role("button", name="Skip this question").click()
    page.get_by_text("I use British Sign Language").click()
    page.get_by_role("button", name="Show my next steps").click()
    danger = page.locator(".danger")
    expect(danger).to_contain_text("999 BSL")
    words = danger.inner_text()
    assert words.index("999 BSL") < words.index("18000") < words.index("Someone with you can call")
    first = page.locator(".way .card").first.locator("a[href]:not([href*='/s/'])").first
    assert not first.get_attribute("href").startswith("tel:0")
    looked_at(page, "answer-bsl")


def test_an_answer_can_be_changed_and_kept_as_numbers_alone(page, looked_at):
    answer_finder(page)
    page.locator(".told > summary").click()
    page.get_by_role("button", name="Where do you live or stay?").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Where do you live or stay?")
    page.get_by_text("Huntingdonshire", exact=True).click()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_label("Your age")).to_have_value("31")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Show my next steps").click()
    expect(page.get_by_role("main")).to_contain_text("Huntingdonshire")
    page.get_by_role("button", name="Keep only the numbers").click()
    expect(page.locator(".keep")).to_contain_text("0808 2000 247")
    expect(page.locator(".keep")).not_to_contain_text("Helpline")
    looked_at(page, "numbers-kept")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as a text file").click()
    assert saved.value.suggested_filename == "list.txt"
    held = saved.value.path().read_text()
    assert "0808 2000 247" in held
    assert not re.search("local help|help|abuse|127.0.0.1|http", held, re.IGNORECASE)


@pytest.mark.parametrize("script", [True], indirect=True)
def test_the_back_link_on_the_page_leads_back_and_the_heading_is_announced(page):
    page.goto("/")
    expect(page.locator("[data-back]")).to_be_hidden()
    page.get_by_role("link", name="Find help for me").click()
    expect(page.locator("h1")).to_be_focused()
    page.get_by_role("button", name="Skip this question").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What would help most right now?")
    page.get_by_role("link", name="Back").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Are you safe right now?")
    page.get_by_role("link", name="Back").click()
    expect(page.get_by_role("link", name="Find help for me")).to_be_visible()
    expect(page.locator("[data-back]")).to_be_hidden()
    assert page.title() == "Local help"


def test_own_behaviour_shows_nothing_that_helps_to_find_someone(page, looked_at):
    page.goto("/self/")
    page.get_by_role("button", name=re.compile("next steps|who can help", re.IGNORECASE)).first.click()
    main = page.get_by_role("main")
    expect(main).to_contain_text("Respect")
    expect(main).not_to_contain_text(re.compile("refuge|safe space|women.s aid", re.IGNORECASE))
    looked_at(page, "own-behaviour-answer")


@pytest.mark.parametrize("size", ["desktop"])
def test_an_editor_writes_a_draft_sees_it_and_cannot_publish_it(browser, site: Site, size):
    context = browser.new_context(base_url=site.url, viewport=SIZES[size])
    page = context.new_page()
    page.goto("/admin/")
    page.get_by_label("Username").fill("editor")
    page.get_by_label("Password").fill(site.passwords["editor"])
    page.get_by_role("button", name="Sign in").click()
    page.goto("/admin/snippets/services/service/?q=National+Domestic")
    page.get_by_role("link", name="National Domestic Abuse Helpline").first.click()
    summary = page.locator("#id_summary_en")
    summary.fill("They listen. A sentence from the editor.")
    page.get_by_role("button", name="Save draft").click()
    expect(page.locator(".messages").get_by_text(re.compile("updated", re.IGNORECASE))).to_be_visible()
    assert page.get_by_role("button", name="Publish").count() == 0
    public = context.new_page()
    public.goto("/numbers/")
    expect(public.get_by_role("main")).not_to_contain_text("A sentence from the editor.")
    context.close()
