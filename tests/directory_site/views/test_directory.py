"""Search as a visitor uses it: by POST, understood, narrowed, never a dead end, and nothing of it kept."""

from __future__ import annotations

import logging
import re

import pytest
from django.apps import apps
from django.test import Client

from search import registry
from services.models import Need, ServiceType
from tests.directory_site.pages import links, main, page, section, words
from tests.factories import make_area, make_service

pytestmark = pytest.mark.django_db

SEARCH = "/search/"


def ask(client, **fields) -> str:
    response = client.post(SEARCH, fields)
    assert response.status_code == 200
    return page(response)


def names(source: str) -> list[str]:
    """Names of the services that are shown, in order."""
    results = main(source).partition('aria-labelledby="lines"')[0]
    return [words(name) for name in re.findall(r"<article.*?<h3[^>]*>(.*?)</h3>", results, re.DOTALL)]


def ticked(source: str) -> list[tuple[str, str]]:
    """(name, value) of what is ticked or selected."""
    boxes = re.findall(r'<input type="checkbox"[^>]*? name="(\w+)" value="([\w-]+)"[^>]* checked', source)
    selects = re.findall(r'<select name="(\w+)".*?</select>', source, re.DOTALL)
    chosen = re.findall(r'<select name="(\w+)"(?:(?!</select>).)*?<option value="([\w-]+)" selected', source, re.DOTALL)
    assert len(selects) >= len(chosen)
    return boxes + chosen


def test_page_without_words_is_an_empty_box_and_ways_to_look_around(client):
    make_service("dahlia", needs=("stalking",))
    response = client.get(SEARCH)
    source = page(response)
    assert response.status_code == 200
    assert 'name="words" id="id_words" value=""' in source
    assert section(source, "Look around by what is happening") == "Look around by what is happening Stalking 1"
    assert section(source, "Look around by kind of help") == "Look around by kind of help Outreach 1"
    assert names(source) == []


def test_forms_only_post_and_no_field_is_one_that_browsers_remember(client):
    make_service("dahlia")
    for source in (page(client.get(SEARCH)), ask(client, words="dahlia"), ask(client, words="nothing at all like it")):
        forms = re.findall(r"<form[^>]*>", source)
        assert forms
        assert all('method="post"' in form and 'autocomplete="off"' in form for form in forms)
        controls = re.findall(r"<(?:input|select)[^>]*>", main(source))
        fields = set(re.findall(r' name="(\w+)"', " ".join(controls)))
        assert not fields & {"q", "query", "search", "postcode"}
        # Tick boxes follow their form, which says it for all of them.
        assert all('autocomplete="off"' in control or 'type="hidden"' in control or 'type="checkbox"' in control for control in controls)


def test_words_find_a_service_and_say_why(client):
    make_service("dahlia", name_en="Dahlia project")
    make_service("hub", name_en="Hub")
    source = ask(client, words="dahlia")
    assert names(source) == ["Dahlia project"]
    assert section(source, "1 service").startswith("1 service")
    assert "Why it is here: The name says “dahlia”." in words(main(source))
    assert re.search("<title>(.*)</title>", source)[1] == "Search - Local help"


def test_misspelt_word_is_mended_and_the_page_says_so(client):
    make_service("housing-help", name_en="Housing help", summary_en="Support with housing.")
    assert "Showing results for: housing" in words(main(ask(client, words="housingg")))


def test_words_are_kept_in_the_box_and_escaped(client):
    source = ask(client, words='"><script>alert(1)</script>')
    assert "<script>alert" not in source
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in source


def test_words_that_match_are_marked_or_quoted_and_nothing_of_a_listing_becomes_code(client):
    make_service("dahlia", summary_en="Help with <b>laundry</b> & more.")
    make_service("hub", summary_en="They listen.", cost_en="Free, with a <i>laundry</i> room.")
    source = main(ask(client, words="laundry"))
    assert "Help with &lt;b&gt;<mark>laundry</mark>&lt;/b&gt; &amp; more." in source
    assert "“Free, with a &lt;i&gt;<mark>laundry</mark>&lt;/i&gt; room.”" in source
    assert source.count("<mark>") == 2


def test_a_chosen_filter_is_taken_out_by_its_button_and_the_rest_stays(client):
    make_service("dahlia", needs=("stalking",), languages_spoken=["lt"])
    source = ask(client, words="they listen", need=["stalking"], lang=["lt"], drop="need stalking")
    assert ticked(source) == [("lang", "lt")]
    assert 'name="drop" value="lang lt"' in source
    assert 'value="they listen"' in source
    for odd in ("", "need", "words they listen", "page 1", "need \0", "drop drop", "nobody x"):
        assert sorted(ticked(ask(client, words="they listen", need=["stalking"], lang=["lt"], drop=odd))) == [
            ("lang", "lt"),
            ("need", "stalking"),
        ]


def test_filters_stay_in_reach_when_nothing_is_found(client):
    make_service("dahlia", genders=["woman"], interpreter_any=False, languages_spoken=["pl"])
    source = ask(client, words="dahlia", gender="man", lang=["pl"])
    assert "Nothing was found for all of this" in source
    assert sorted(ticked(source)) == [("gender", "man"), ("lang", "pl")]
    assert names(ask(client, words="dahlia", gender="man", lang=["pl"], drop="gender man")) == ["Dahlia"]


def test_browsing_by_need_or_kind_finds_without_words(client):
    make_service("one", needs=("stalking",))
    make_service("two", service_type="refuge", needs=("domestic_abuse",))
    assert names(ask(client, need="stalking")) == ["One"]
    assert names(ask(client, kind="refuge")) == ["Two"]


def test_filters_narrow_and_stay_chosen(client):
    fenland, cambridge = make_area(), make_area("E07000008", "Cambridge")
    make_service("fen-women", areas=(fenland,), genders=["woman"], languages_spoken=["lt"], interpreter_any=False)
    make_service("cam-men", areas=(cambridge,), genders=["man"], languages_spoken=["pl"], interpreter_any=False)
    make_service(
        "police-only", areas=(fenland, cambridge), routes=({"audience": "police", "methods": ["police_only"], "how_en": "By the police."},)
    )
    everything = ["Cam men", "Fen women", "Police only"]
    assert sorted(names(ask(client, words="they listen"))) == everything
    assert sorted(names(ask(client, words="they listen", district="E07000010"))) == ["Fen women", "Police only"]
    assert sorted(names(ask(client, words="they listen", gender="man"))) == ["Cam men", "Police only"]
    assert sorted(names(ask(client, words="they listen", start=["self"]))) == ["Cam men", "Fen women"]
    source = ask(client, words="they listen", district="E07000010", gender="woman", start=["self"])
    assert names(source) == ["Fen women"]
    assert sorted(ticked(source)) == [("district", "E07000010"), ("gender", "woman"), ("start", "self")]


def test_filters_say_how_many_there_would_be(client):
    fenland, cambridge = make_area(), make_area("E07000008", "Cambridge")
    make_service("one", areas=(fenland,), needs=("stalking",), hours="24 hours")
    make_service("two", areas=(fenland,), hours="Mon 00:00-00:01; bank holidays closed")
    make_service("three", areas=(cambridge,), hours="Mon 00:00-00:01; bank holidays closed")
    source = ask(client, words="they listen")
    assert "Fenland (2)" in source
    assert "Cambridge (1)" in source
    assert "Peterborough (0)" in source
    panel = words(source.split("<aside", 1)[1].split("</aside>")[0])
    assert "Stalking 1" in panel
    assert "Open now 1" in panel
    # A filter is counted as if it were not chosen, so that another value can be.
    assert "Cambridge (1)" in ask(client, words="they listen", district="E07000010")


def test_pages_go_on_by_button_with_everything_kept(client):
    for number in range(12):
        make_service(f"service-{number:02}")
    first = ask(client, words="they listen")
    second = ask(client, words="they listen", page="2")
    assert (len(names(first)), len(names(second))) == (10, 2)
    assert set(names(first)).isdisjoint(names(second))
    assert "12 services (1 to 10)" in words(main(first))
    assert "12 services (11 to 12)" in words(main(second))
    assert '<button class="button plain" form="find" name="page" value="2">' in first
    assert 'value="they listen"' in second
    assert names(ask(client, words="they listen", page="9")) == names(first)


@pytest.mark.parametrize("number", ["0", "-1", "x", "", "99999999999999999999", "1e3", "²"])
def test_page_that_is_none_is_the_first(client, number):
    make_service("dahlia")
    assert names(ask(client, words="dahlia", page=number)) == ["Dahlia"]


def test_nothing_found_says_which_filter_to_drop_and_does_it(client, national_line):
    make_service("dahlia", name_en="Dahlia project", genders=["woman"], areas=(make_area(),))
    source = ask(client, words="dahlia", gender="man")
    text = words(main(source))
    assert "Nothing was found for all of this" in text
    assert "Without “Open to” there is 1 service." in text
    assert "tel:999" in links(source)
    assert "tel:01632960100" in links(source)
    kept = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', source))
    assert kept == {"words": "dahlia"}
    assert names(ask(client, **kept)) == ["Dahlia project"]


def test_words_alone_that_find_nothing_offer_no_search_without_them(client):
    make_service("dahlia")
    source = ask(client, words="zqnonsen")
    assert "Nothing was found for all of this" in words(main(source))
    assert "Without your words" not in words(main(source))
    assert "Without your words there is 1 service." in words(main(ask(client, words="zqnonsen", start="self")))


def test_a_filter_that_is_refused_is_named_and_the_others_are_kept(client):
    make_service("dahlia", genders=["woman"], areas=(make_area(),))
    source = ask(client, words="dahlia", district="x", gender="woman", need="domestic_abuse")
    assert "Where the person lives: Choose one from the list." in section(source, "Something needs another look")
    assert 'href="#id_district"' not in source
    kept = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', source)
    assert kept == [("need", "domestic_abuse"), ("gender", "woman")]
    assert 'value="dahlia"' in source
    assert names(ask(client, words="dahlia", **dict(kept))) == ["Dahlia"]
    both = ask(client, words="d" * 600, district="x")
    assert "Where the person lives: Choose one from the list." in words(main(both))
    assert "That is too long to search for." in words(main(both))
    assert "Something needs another look" not in ask(client, words="d" * 600)


def test_in_danger_the_line_for_what_was_asked_comes_first(client, national_line):
    make_service(
        "listening",
        service_type="helpline",
        needs=("mental_health_crisis",),
        areas=(make_area("K04000001", "England and Wales", "nation"),),
        hours="24 hours",
    )
    make_service("crisis-team", name_en="Suicide crisis team", service_type="mental_health_crisis", needs=("mental_health_crisis",))
    lines = main(ask(client, words="suicide")).partition('aria-labelledby="lines"')[2]
    shown = [words(name) for name in re.findall(r"<h3[^>]*>(.*?)</h3>", lines, re.DOTALL)]
    assert shown[:2] == ["Listening", "National line"]


def test_urgent_words_put_the_emergency_before_everything(client, national_line):
    source = ask(client, words="he is going to kill me")
    assert main(source).index("tel:999") < main(source).index("<form")
    assert "tel:01632960100" in links(source)
    assert "tel:999" not in links(ask(client, words="national line"))


def test_in_danger_a_line_that_answers_stands_before_listings_that_cannot_be_rung_now(client, national_line):
    make_service("laundry", name_en="Laundry", summary_en="They wash clothes with a hammer.")
    source = main(ask(client, words="laundry hammer"))
    assert source.index("tel:01632960100") < source.index("Laundry")
    calm = main(ask(client, words="laundry"))
    assert calm.index("Laundry") < calm.index("tel:01632960100")
    source = main(ask(client, words="national line hammer"))
    assert source.count("tel:01632960100") == 1


def test_in_danger_no_line_is_lifted_above_the_emergency_number_and_none_out_of_what_stands_first(client, national_line):
    make_service("laundry", name_en="Laundry", summary_en="They wash clothes with a hammer.")
    make_service("nines", name_en="Nines with a hammer", service_type="emergency", contacts=({"kind": "phone", "value": "999"},))
    source = main(ask(client, words="nines hammer"))
    assert source.index("Nines") < source.index("Someone answers now") < source.index("tel:01632960100")
    make_service("wash", name_en="Wash hammer hammer", summary_en="A laundry and a national line.")
    found = main(ask(client, words="wash national line hammer"))
    first, _, hits = found.partition('<div class="stack" role="status">')
    assert hits.index("Wash") < hits.index("tel:01632960100")  # it is a hit
    assert "tel:01632960100" in first  # and stands first all the same


def test_pressure_on_the_neck_is_answered_with_a_doctor_today_before_all_services(client):
    """Harm inside the neck shows late (domain.md, 1.4): words that tell of it must not only find a helpline."""
    make_service("hub", needs=("strangulation",), name_en="Hub")
    source = main(ask(client, words="he strangled me"))
    assert 0 < source.index("See a doctor today, even with no marks") < source.index("Hub")
    assert "See a doctor today" in ask(client, need="strangulation")
    assert "See a doctor today" not in ask(client, words="I strangled my wife")
    assert "See a doctor today" not in ask(client, words="hub")
    assert '<span class="english" lang="en" dir="ltr">See a doctor today' in page(client.post("/pl/search/", {"words": "he strangled me"}))


def test_lines_that_answer_stand_below_few_services_and_none_twice(client, national_line):
    for name in ("Alpha", "Bravo", "Charlie", "Delta"):
        make_service(name.lower(), name_en=f"{name} laundry", summary_en="They wash clothes.")
    assert "Someone answers now" not in ask(client, words="laundry")
    few = main(ask(client, words="bravo"))
    assert few.index("Bravo laundry") < few.index("Someone answers now") < few.index("tel:01632960100")
    own = ask(client, words="national line")
    assert main(own).count("tel:01632960100") == 1


def test_somebody_who_hurts_others_is_never_led_to_the_lines_of_survivors(client, national_line, behaviour_line):
    """Below few results stand lines that answer; for these words those that are for them."""
    lines = main(ask(client, words="i hit my wife and want to stop")).partition("Someone answers now")[2]
    assert "tel:01632960100" not in lines
    programme = make_service(
        "programme", service_type="perpetrator_programme", routes=({"audience": "professional", "methods": []},), contacts=()
    )
    source = client.get(f"/s/{programme.code}/").content.decode()
    assert "tel:01632960200" in links(source)
    assert "tel:01632960100" not in links(source)


def test_words_that_mean_a_need_offer_it(client):
    make_service("bank", needs=("economic_abuse",), name_en="Bank help", summary_en="Advice.")
    make_service("wages", needs=("domestic_abuse",), name_en="Wages", summary_en="He takes my wages.")
    source = ask(client, words="he takes my wages")
    assert '<button class="button plain" name="need" value="economic_abuse">Economic abuse</button>' in source


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"words": "x" * 501}, "That is too long to search for. Use fewer words."),
        ({"words": "a\0b"}, "There is something in there that we cannot read."),
        ({"words": "dahlia", "district": "E99999999"}, "Choose one from the list."),
        ({"words": "dahlia", "district": "\0"}, "Choose one from the list."),
        ({"words": "dahlia", "gender": "nobody"}, "Choose one from the list."),
        ({"words": "dahlia", "need": "nothing-like-it"}, "Choose from the list."),
        ({"words": "dahlia", "need": ["\0", "'; drop table"]}, "Choose from the list."),
        ({"words": "dahlia", "kind": "no_such_kind"}, "Choose from the list."),
        ({"words": "dahlia", "start": "the_abuser"}, "Choose from the list."),
        ({"words": "dahlia", "lang": "klingon"}, "Choose from the list."),
    ],
)
def test_what_can_not_be_used_is_said_and_everything_stays(client, fields, said):
    make_service("dahlia")
    source = ask(client, **fields)
    assert said in words(main(source))
    assert names(source) == []
    if fields["words"] == "dahlia":
        assert 'value="dahlia"' in source


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"words=" + b"x" * 2_000_000, "application/x-www-form-urlencoded"),
        (b"&".join(b"a=1" for _ in range(5000)), "application/x-www-form-urlencoded"),
        (b"words=a", "multipart/form-data"),
        (b"words=a", "application/x-www-form-urlencoded; charset=utf-16"),
    ],
)
def test_body_that_can_not_be_read_is_the_empty_form_and_a_message(client, body, content_type):
    response = client.generic("POST", SEARCH, body, content_type=content_type)
    assert response.status_code == 200
    source = page(response)
    assert "What was sent was too long, or we could not read it." in words(main(source))


@pytest.mark.parametrize("body", [b"", b"%", b"words=%ff%fe", b"words", b"=&=&", b"words[]=a", b"\xf0\x28\x8c\x28"])
def test_odd_bodies_are_a_page(client, body):
    assert client.generic("POST", SEARCH, body, content_type="application/x-www-form-urlencoded").status_code == 200


def test_engine_that_is_away_is_told_apart_from_nothing_found(client, national_line, settings, monkeypatch):
    monkeypatch.setitem(registry.ENGINES, "broken", ("tests.directory_site.broken_engine", "BrokenEngine"))
    monkeypatch.setattr(registry, "STAND_IN", "broken")  # nobody answers in its place
    settings.WAYMARK_SEARCH_ENGINE = "broken"
    source = ask(client, words="dahlia")
    text = words(main(source))
    assert "Search does not answer just now" in text
    assert "Nothing was found" not in text
    assert {"tel:999", "tel:01632960100"} <= set(links(source))
    assert "Look around by kind of help" in text
    assert 'value="dahlia"' in source


def test_search_writes_nothing_sets_no_cookie_and_needs_no_token(caplog):
    make_service("dahlia")
    before = {model: model._default_manager.count() for model in apps.get_models()}
    caplog.clear()
    with caplog.at_level(logging.DEBUG):
        response = Client(enforce_csrf_checks=True).post(SEARCH, {"words": "zq7mark", "district": "E07000010"})
    assert response.status_code == 200
    assert response.cookies == {}
    assert response.headers["Cache-Control"] == "no-store"
    assert {model: model._default_manager.count() for model in apps.get_models()} == before
    assert "zq7mark" not in "".join(record.getMessage() for record in caplog.records if not record.name.startswith("django.db"))


def test_only_get_and_post_are_answered(client):
    assert client.put(SEARCH).status_code == 405
    assert client.head(SEARCH).status_code == 200


def test_word_that_only_a_secret_place_could_match_gives_what_nonsense_gives(client, national_line):
    make_service("safe-house", service_type="refuge")
    source, nonsense = ask(client, words="zqcanary"), ask(client, words="zqnonsen")
    assert source.replace("zqcanary", "") == nonsense.replace("zqnonsen", "")


@pytest.mark.parametrize("count", [1, 3])
def test_search_needs_the_same_queries_however_many_are_found(client, site_pages, django_assert_num_queries, count):
    for number in range(count):
        make_service(f"service-{number}")
    ask(client, words="they listen")
    with django_assert_num_queries(3):
        assert len(names(ask(client, words="they listen"))) == count


def test_needs_and_kinds_of_service_are_named_in_the_readers_language(client):
    Need.objects.create(key="stalking", name_en="Someone follows me", name_pl="Ktoś za mną chodzi")
    ServiceType.objects.create(key="stalking", name_en="Help with stalking", name_pl="Pomoc przy stalkingu")
    service = make_service("dahlia", service_type="stalking", needs=("stalking",))
    browse = client.get(f"/pl{SEARCH}").content.decode()
    found = client.post(f"/pl{SEARCH}", {"need": "stalking"}).content.decode()
    for source in (browse, found, client.get(f"/pl/s/{service.code}/").content.decode()):
        assert "Pomoc przy stalkingu" in source
        assert "Help with stalking" not in source
    for source in (browse, found):
        assert "Ktoś za mną chodzi" in source
        assert "Someone follows me" not in source
    assert "Ktoś za mną chodzi." in found  # why it is here
