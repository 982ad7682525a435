"""What every search engine must do. One class of tests for each engine (`test_embedded.py`) runs all of them on the same listings.

An engine that can't do one of these must say so by name and reason in its own class; none does.
"""

from __future__ import annotations

import json
from dataclasses import asdict, fields, replace
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection

from search.answers import answer_from
from search.documents import write_document
from search.models import SearchDocument
from search.port import Near, OpenAt, Reason, Relaxation, Results, SearchQuery, SearchUnavailable
from services.made_up import UNKNOWN_ELIGIBILITY
from services.public import Address
from tests.search.listings import (
    BY_KEY,
    CAMBRIDGE,
    FENLAND,
    HUNTS,
    LISTINGS,
    PETERBOROUGH,
    SOUTH_CAMBS,
    TODAY,
    listing,
    write_all,
)

FRIDAY_NOON, FRIDAY_NIGHT = 4 * 1440 + 12 * 60, 4 * 1440 + 23 * 60
WISBECH = Near(52.666, 0.159)
#: Districts that no listing serves.
ELSEWHERE = (("E07000146", "King's Lynn and West Norfolk"), ("E07000149", "South Norfolk"))


class SearchEngineContract:
    """Subclasses have a fixture `engine`: a new engine over the rows of the test's database."""

    def keys(self, engine, text: str = "", **parts) -> list[str]:
        return [hit.key for hit in self.ask(engine, text, **parts).hits]

    def ask(self, engine, text: str = "", **parts) -> Results:
        return engine.search(SearchQuery(text=text, **({"on": TODAY, "per_page": 100} | parts)))

    # --- words ----------------------------------------------------------------------------------------------------------------
    def test_everything_is_found_without_words(self, engine, numbers):
        results = self.ask(engine)
        assert sorted(hit.key for hit in results.hits) == sorted(numbers)
        assert results.total == len(LISTINGS)

    def test_a_name_comes_before_a_description(self, engine, numbers):
        assert self.keys(engine, "refuge")[:2] == ["elm-refuge", "oak-refuge"]
        assert self.keys(engine, "roshni") == ["roshni"]

    @pytest.mark.parametrize(
        ("text", "first"),
        [
            ("he takes my wages", "purse-strings"),
            ("IDVA", "county-idva"),
            ("solicitor", "law-clinic"),
            ("someone is following me", "stalking-team"),
            ("who can look after my dog", "paws"),
            ("battered women's shelter", "elm-refuge"),
            ("I was raped yesterday", "the-elder"),
            ("south asian", "roshni"),
            ("Ely Rooms", "bridge-counselling"),
            ("01632 960777", "bridge-counselling"),
            ("01632960101", "national-domestic-abuse-line"),
        ],
    )
    def test_plain_words_find_what_listings_call_otherwise(self, engine, numbers, text, first):
        assert self.keys(engine, text)[0] == first

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("schronienia", "cathedral-outreach"),
            ("przemoc domowa", "cathedral-outreach"),
            ("smurto aukoms", "cathedral-outreach"),
            ("adaposturi sigure", "adapost"),
            ("گھریلو تشدد", "roshni"),
            ("ਘਰੇਲੂ ਹਿੰਸਾ", "roshni"),
            ("العنف المنزلي", "salam-line"),
            ("مأوى", "salam-line"),
        ],
    )
    def test_other_languages_find_translations(self, engine, numbers, text, found):
        assert found in self.keys(engine, text)

    def test_texts_come_in_the_language_asked_for_or_in_english(self, engine, numbers):
        hits = {hit.key: hit for hit in self.ask(engine, language="pl").hits}
        assert hits["cathedral-outreach"].name == "Wsparcie Katedralne"
        assert hits["fen-outreach"].name == "Fen outreach"

    @pytest.mark.parametrize(
        ("typed", "meant", "first"),
        [
            ("stalkng", "stalking", "stalking-team"),
            ("counceling", "counseling", "bridge-counselling"),
            ("refuje", "refuge", "elm-refuge"),
            ("huntingdonshre housing", "huntingdonshire housing", "hunts-housing"),
        ],
    )
    def test_misspelt_words_are_mended_and_it_says_so(self, engine, numbers, typed, meant, first):
        results = self.ask(engine, typed)
        assert (results.showing_for, results.hits[0].key) == (meant, first)

    def test_a_word_is_not_known_because_a_stem_of_another_language_looks_like_one_of_ours(self, engine, numbers):
        results = self.ask(engine, "abusiv partner")  # the Romanian stem of "abusiv" is the English one of "abuse"
        assert results.showing_for
        assert "national-domestic-abuse-line" in [hit.key for hit in results.hits]

    def test_words_that_are_right_are_not_mended(self, engine, numbers):
        assert self.ask(engine, "stalking").showing_for == ""

    def test_a_place_puts_local_services_first_and_excludes_none(self, engine, numbers):
        results = self.ask(engine, "outreach in wisbeach")
        assert results.showing_for == "outreach in wisbech"
        assert (results.place.name, results.place.districts) == ("Wisbech", (FENLAND,))
        found = [hit.key for hit in results.hits]
        assert found[0] == "fen-outreach"
        assert {"river-outreach", "cathedral-outreach"} <= set(found)

    @pytest.mark.parametrize("typed", ["Wisbech", "PE13", "pe13 1aa", "help in PE13", "services near wisbech"])
    def test_a_place_alone_asks_for_help_there(self, engine, numbers, typed):
        found = self.keys(engine, typed)
        assert sorted(found) == sorted(numbers)
        assert found[:2] == ["fen-outreach", "national-domestic-abuse-line"]

    def test_of_lines_that_fit_alike_those_that_answer_day_and_night_come_first_and_those_for_some_last(self, engine, numbers):
        write_document(numbers["open-door-line"], replace(BY_KEY["open-door-line"], eligibility=replace(UNKNOWN_ELIGIBILITY, age_min=60)))
        lines = ["national-domestic-abuse-line", "mens-line", "open-door-line"]
        assert [key for key in self.keys(engine, "he strangled me") if key in lines] == lines

    def test_most_of_the_words_are_enough(self, engine, numbers):
        # Nothing says two thirds of this, so whatever is about one of the things that were understood is shown.
        assert self.keys(engine, "talking therapy foster dogs solicitors") == ["paws", "law-clinic"]
        assert self.keys(engine, "foster homes dogs umbrella") == ["paws"]

    def test_unknown_words_do_not_hide_what_the_others_find(self, engine, numbers):
        assert self.keys(engine, "roshni zzqqxxjj") == ["roshni"]

    @pytest.mark.parametrize(
        "text", ["zzqqxxjj", "???", "'\"(){}[]^~*:\\/+-!&|", "AND OR NOT", "a" * 400, "😀", "\u202e\u200f", "title:refuge"]
    )
    def test_odd_words_are_only_words(self, engine, numbers, text):
        assert isinstance(self.ask(engine, text), Results)

    def test_what_the_words_seem_to_mean_is_offered_as_a_need(self, engine, numbers):
        assert self.ask(engine, "he takes my wages").need_hints == ("economic_abuse", "money")
        assert self.ask(engine, "he takes my wages", needs=("economic_abuse",)).need_hints == ("money",)
        assert self.ask(engine, "roshni").need_hints == ()

    @pytest.mark.parametrize("text", ["he is going to kill me", "I want to kill myself", "chce mnie zabić", "سيقتلني"])
    def test_words_of_danger_are_told(self, engine, numbers, text):
        assert self.ask(engine, text).is_urgent is True
        assert self.ask(engine, "housing advice").is_urgent is False

    # --- eligibility ----------------------------------------------------------------------------------------------------------
    @pytest.mark.parametrize(
        ("parts", "shown", "not_shown"),
        [
            ({"districts": (FENLAND,)}, {"fen-outreach", "county-idva", "stalking-team", "hub"}, {"river-outreach", "hunts-housing"}),
            ({"districts": (FENLAND, CAMBRIDGE)}, {"fen-outreach", "river-outreach"}, {"hunts-housing"}),
            ({"districts": (HUNTS,)}, {"hunts-housing"}, {"border-aid", "fen-outreach"}),
            ({"districts": (PETERBOROUGH,)}, {"border-aid", "roshni"}, {"paws"}),
            ({"age": 15}, {"young-voices", "the-elder", "family-way"}, {"isva-team", "fen-outreach", "county-idva"}),
            ({"age": 17}, {"young-voices", "young-isva", "fen-outreach"}, {"isva-team"}),
            ({"age": 18}, {"isva-team"}, {"young-voices", "young-isva"}),
            ({"gender": "man"}, {"mens-line", "open-door-line", "fen-outreach"}, {"roshni", "law-clinic", "elm-refuge"}),
            ({"gender": "woman"}, {"roshni", "open-door-line"}, {"mens-line"}),
            ({"gender": "trans_woman"}, {"roshni", "open-door-line"}, {"mens-line"}),
            ({"languages": ("pl",)}, {"cathedral-outreach", "national-domestic-abuse-line", "salam-line"}, {"roshni"}),
            ({"languages": ("en",)}, {"roshni", "cathedral-outreach"}, set()),
            ({"risk": "standard"}, {"fen-outreach", "river-outreach"}, {"county-idva"}),
            ({"risk": "immediate"}, {"county-idva", "fen-outreach"}, set()),
            ({"risk": "unknown"}, {"county-idva"}, set()),
            ({"needs": ("pets", "economic_abuse")}, {"paws", "purse-strings"}, {"fen-outreach"}),
            ({"types": ("refuge",)}, {"elm-refuge", "oak-refuge"}, {"own-front-door"}),
            ({"routes": ("self",)}, {"fen-outreach", "border-aid"}, {"county-idva"}),
            ({"open_at": OpenAt(FRIDAY_NOON, False)}, {"fen-outreach", "night-owl-line", "river-outreach"}, set()),
            ({"open_at": OpenAt(FRIDAY_NIGHT, False)}, {"night-owl-line", "open-door-line"}, {"fen-outreach", "mens-line"}),
            ({"open_at": OpenAt(FRIDAY_NOON, True)}, {"night-owl-line"}, {"fen-outreach"}),
        ],
    )
    def test_filters_show_who_may_come_and_never_hide_what_is_not_known(self, engine, numbers, parts, shown, not_shown):
        found = set(self.keys(engine, **parts))
        assert shown - found == set()
        assert not_shown & found == set()

    @pytest.mark.parametrize(
        "parts",
        [
            {"districts": (FENLAND,)},
            {"age": 30},
            {"gender": "woman"},
            {"risk": "standard"},
            {"routes": ("self",)},
            {"needs": ("domestic_abuse",)},
            {"open_at": OpenAt(FRIDAY_NOON, False)},
        ],
    )
    def test_filters_do_not_change_the_order(self, engine, numbers, parts):
        for text in ("safe women", "outreach", ""):
            everything, some = self.keys(engine, text), self.keys(engine, text, **parts)
            assert some == [key for key in everything if key in some]

    def test_listings_are_shown_on_their_days_only(self, engine, numbers):
        write_document(900, replace(BY_KEY["paws"], key="soon"), valid_from=TODAY + timedelta(days=1))
        ended = replace(BY_KEY["paws"], key="ended", proof=replace(BY_KEY["paws"].proof, valid_to=TODAY - timedelta(days=1)))
        write_document(901, ended)
        assert self.keys(engine, "paws") == ["paws"]
        assert self.keys(engine, "paws", on=TODAY + timedelta(days=1)) == ["paws", "soon"]
        assert self.keys(engine, "paws", on=TODAY - timedelta(days=1)) == ["ended", "paws"]

    # --- order ----------------------------------------------------------------------------------------------------------------
    def test_local_services_come_before_national_ones(self, engine, numbers):
        found = self.keys(engine, districts=(FENLAND,))
        assert found.index("fen-outreach") < found.index("stalking-team")

    def test_near_and_lately_confirmed_services_come_first(self, engine, numbers):
        found = self.keys(engine, "outreach", near=WISBECH)
        assert found[0] == "fen-outreach"

    def test_services_that_say_a_language_come_before_those_that_do_not(self, engine, numbers):
        found = self.keys(engine, languages=("pl",))
        assert found[0] == "cathedral-outreach"

    def test_a_listing_that_changes_is_counted_once_and_one_that_goes_not_at_all(self, engine, numbers):
        everything = SearchQuery(on=TODAY, per_page=50)
        before = engine.search(everything)
        write_document(numbers["hub"], replace(BY_KEY["hub"], summary="They changed what they say."))
        changed = engine.search(everything)
        assert (changed.total, changed.facets) == (before.total, before.facets)
        assert sorted(hit.key for hit in changed.hits) == sorted(hit.key for hit in before.hits)
        write_document(numbers["hub"], None)
        gone = engine.search(everything)
        assert gone.total == before.total - 1
        assert sorted(hit.key for hit in gone.hits) == sorted(hit.key for hit in before.hits if hit.key != "hub")

    def test_the_order_is_the_same_however_the_rows_came(self, engine, numbers):
        asked = ("safe", "women", "outreach", "")
        before = [self.keys(engine, text) for text in asked]
        for each in reversed(LISTINGS):
            write_document(numbers[each.key], None)
        for each in reversed(LISTINGS):
            write_document(numbers[each.key], each)
        engine.rebuild()
        assert [self.keys(engine, text) for text in asked] == before

    @pytest.mark.parametrize("text", ["", "women"])
    def test_pages_show_everything_once(self, engine, db, text):
        many = [listing(f"many-{number:03}", f"Group {number}", "outreach", "For women.", districts=(FENLAND,)) for number in range(230)]
        write_all(many)
        shown = [key for page in range(1, 9) for key in self.keys(engine, text, page=page, per_page=30)]
        assert sorted(shown) == [each.key for each in many]
        assert self.keys(engine, text, page=9, per_page=30) == []
        assert self.ask(engine, text, page=2, per_page=30).total == 230

    # --- counts ---------------------------------------------------------------------------------------------------------------
    @pytest.mark.parametrize(
        "parts", [{}, {"districts": (FENLAND,)}, {"gender": "man", "types": ("helpline", "outreach")}, {"text": "women"}]
    )
    def test_each_count_is_the_number_that_choosing_it_shows(self, engine, numbers, parts):
        for facet in self.ask(engine, **parts).facets:
            part = "districts" if facet.key == "district" else facet.key
            is_list = isinstance(getattr(SearchQuery(), part), tuple)
            for value in facet.values:
                chosen = {part: (value.key,) if is_list else value.key}
                assert (facet.key, value.key, value.count) == (facet.key, value.key, self.ask(engine, **(parts | chosen)).total)

    def test_counts_say_how_many_state_it(self, engine, numbers):
        gender = next(facet for facet in self.ask(engine).facets if facet.key == "gender")
        stated = {value.key: value.stated for value in gender.values}
        assert stated["man"] == sum("man" in (each.eligibility.genders or ()) for each in LISTINGS)

    def test_a_chosen_value_stays_in_its_facet_with_the_others(self, engine, numbers):
        types = next(facet for facet in self.ask(engine, types=("refuge",)).facets if facet.key == "types")
        values = {value.key: value for value in types.values}
        assert [key for key, value in values.items() if value.is_chosen] == ["refuge"]
        assert (values["refuge"].count, values["outreach"].count, values["refuge"].name) == (2, 4, "Refuge")

    def test_nothing_found_says_which_filter_to_leave_out(self, engine, numbers):
        results = self.ask(engine, "roshni", districts=(FENLAND,))
        assert (results.total, results.hits) == (0, ())
        assert results.relaxation == Relaxation("district", 1)
        assert self.ask(engine, "zzqqxxjj", districts=(HUNTS,)).relaxation.field == "q"
        assert self.ask(engine, "roshni").relaxation is None

    # --- why ------------------------------------------------------------------------------------------------------------------
    def test_hits_say_why_they_are_shown(self, engine, numbers):
        hits = self.ask(engine, "outreach", districts=(FENLAND,), age=30, gender="woman", near=WISBECH).hits
        why = {reason.key: dict(reason.params) for reason in hits[0].why}
        assert hits[0].key == "fen-outreach"
        assert why["in_name"] == {"words": "outreach"}
        assert why["works_here"] == {"district": "Fenland"}
        assert why["confirmed"] == {"on": "2026-10-01"}
        assert why["ask"] == {"about": "gender"}
        assert (hits[0].distance_km, why["distance"]) == (0, {"km": "0"})

    def test_a_hit_by_meaning_says_what_was_understood(self, engine, numbers):
        hit = self.ask(engine, "he takes my wages").hits[0]
        assert hit.why[0] == Reason("means", {"words": "takes my wages", "meaning": "Someone controls my money"})

    # --- following the rows ---------------------------------------------------------------------------------------------------
    def test_a_change_is_found_at_once(self, engine, numbers):
        assert self.keys(engine, "kestrel") == []
        write_document(numbers["hub"], replace(BY_KEY["hub"], name="Kestrel hub"))
        assert self.keys(engine, "kestrel") == ["hub"]
        write_document(numbers["hub"], None)
        assert self.keys(engine, "kestrel") == []
        assert numbers["hub"] not in engine.indexed()

    def test_a_listing_without_a_live_row_is_never_shown(self, engine, numbers):
        engine.refresh()
        SearchDocument.objects.filter(pk=numbers["roshni"]).update(deleted=True)  # as a race between engine and database would look
        results = self.ask(engine, "roshni")
        assert (results.hits, results.total) == ((), 0)

    def test_the_engine_follows_rows_that_went_back_in_time(self, engine, numbers):
        newest = SearchDocument.objects.order_by("-seq").first()
        write_document(numbers["hub"], replace(BY_KEY["hub"], name="Kestrel hub"))
        assert self.keys(engine, "kestrel") == ["hub"]
        SearchDocument.objects.filter(pk=numbers["hub"]).delete()
        assert self.keys(engine, "kestrel") == []
        assert engine.refresh() == newest.seq - (newest.pk == numbers["hub"])

    def test_indexed_tells_the_change_number_of_each_listing(self, engine, numbers):
        assert engine.indexed() == dict(SearchDocument.objects.values_list("pk", "seq"))

    def test_status_tells_documents_and_lag(self, engine, numbers):
        engine.refresh()
        write_document(numbers["hub"], None)
        status = engine.status()
        assert (status.documents, status.lag, status.outdated) == (len(LISTINGS), 1, 0)
        SearchDocument.objects.filter(pk=numbers["paws"]).update(analyser_version="older")
        assert engine.status().outdated == 1

    def test_a_database_that_fails_is_not_nothing_found(self, engine, numbers, caplog):
        engine.refresh()

        def fail(*_args, **_kwargs):
            raise DatabaseError("secret words of a visitor")

        with connection.execute_wrapper(fail), pytest.raises(SearchUnavailable) as caught:
            self.ask(engine, "secret words of a visitor")
        assert "secret" not in str(caught.value) + caplog.text
        assert caught.value.__cause__ is None

    # --- secret places --------------------------------------------------------------------------------------------------------
    def test_no_answer_depends_on_where_a_secret_place_is(self, engine, numbers):
        elsewhere = {
            "area_codes": frozenset({SOUTH_CAMBS}),
            "area_names": ("South Cambridgeshire",),
            "district_codes": frozenset({SOUTH_CAMBS}),
            "address": Address("9 Canary Lane, Sawston", "CB22 3AA", 52.12, 0.17),
        }
        before = [self.whole_answer(engine, query) for query in self.probes()]
        for key in ("elm-refuge", "oak-refuge", "own-front-door"):
            write_document(numbers[key], replace(BY_KEY[key], **elsewhere))
            write_document(numbers[key], replace(BY_KEY[key], **(elsewhere | {"area_mode": "excludes_residents"})))
        assert [self.whole_answer(engine, query) for query in self.probes()] == before

    def test_place_names_in_the_texts_of_a_secret_place_find_nothing(self, engine, numbers):
        summary = BY_KEY["elm-refuge"].summary
        answers = []
        for told in (
            "Our house is in March, near Wisbech in Fenland, PE13 1AA.",
            "Our house is in Sawston, near Cambridge in South Cambs, CB22.",
        ):
            write_document(numbers["elm-refuge"], replace(BY_KEY["elm-refuge"], summary=f"{summary} {told}"))
            answers.append([self.without_texts(engine, query) for query in self.probes()])
        assert answers[0] == answers[1]

    def test_a_secret_place_has_no_distance_and_no_area(self, engine, numbers):
        for hit in self.ask(engine, districts=(FENLAND,), near=WISBECH, types=("refuge", "safe_accommodation")).hits:
            assert hit.distance_km is None
            assert {reason.key for reason in hit.why} & {"distance", "works_here", "national"} == set()

    def test_a_canary_in_a_secret_place_answers_as_a_nonsense_word_does(self, engine, numbers):
        (code, name), (other_code, other_name), point = *ELSEWHERE, Near(52.123, 0.177)
        secret = {
            "address": Address("9 Quibblethorn Lane, Vexmoor", "QZ9 9QZ", point.lat, point.lng),
            "area_names": ("Vexmoor Vale",),
            "area_codes": frozenset({code}),
            "district_codes": frozenset({code}),
        }
        for key in ("elm-refuge", "oak-refuge", "own-front-door"):
            write_document(numbers[key], replace(BY_KEY[key], **secret))
        for canary, nonsense in (
            ("quibblethorn", "brackenfizzle"),
            ("vexmoor", "zorblat"),
            ("vexmoor vale", "zorblat glom"),
            ("QZ9 9QZ", "XV8 8XV"),
        ):
            for pattern in ("{}", "refuge {}", "{} safe house", "women near {}"):
                for parts in ({}, {"types": ("refuge",)}, {"gender": "woman", "per_page": 1}):
                    told, expected = (self.answer_to(engine, word, pattern, parts) for word in (canary, nonsense))
                    assert (canary, pattern, parts, told) == (canary, pattern, parts, expected)
        for text in ("", "refuge", "safe house"):
            for parts, others in (
                ({"districts": (code,)}, {"districts": (other_code,)}),
                ({"near": point, "types": ("refuge",)}, {"near": Near(50.0, -5.0), "types": ("refuge",)}),
            ):
                told, expected = (self.answer_to(engine, text, "{}", each) for each in (parts, others))
                assert told.replace(code, other_code).replace(name, other_name) == expected

    def answer_to(self, engine, words: str, pattern: str, parts: dict) -> str:
        return self.whole_answer(engine, SearchQuery(text=pattern.format(words), **({"on": TODAY, "per_page": 100} | parts)))

    def probes(self) -> list[SearchQuery]:
        """Everything with which somebody might look for a place."""
        words = (
            "",
            "refuge",
            "Canary",
            "Canary Lane",
            "Sawston",
            "refuge in Sawston",
            "Wisbech",
            "refuge Fenland",
            "March",
            "CB22 3AA",
            "CB22",
            "PE13",
            "refuge PE13 1AA",
            "house near Wisbech",
        )
        filters = (
            {},
            {"districts": (FENLAND,)},
            {"districts": (SOUTH_CAMBS,)},
            {"districts": (HUNTS, PETERBOROUGH)},
            {"near": WISBECH},
            {"near": Near(52.12, 0.17), "types": ("refuge",)},
            {"types": ("refuge", "safe_accommodation"), "districts": (SOUTH_CAMBS,), "per_page": 1},
        )
        return [SearchQuery(text=text, **({"on": TODAY, "per_page": 100} | parts)) for text in words for parts in filters]

    def whole_answer(self, engine, query: SearchQuery) -> str:
        results = engine.search(query)
        return json.dumps([answer_from(results), asdict(results)], sort_keys=True, default=str)

    def without_texts(self, engine, query: SearchQuery) -> str:
        results = engine.search(query)
        bare = tuple(hit._replace(summary="") for hit in results.hits)
        return json.dumps(asdict(replace(results, hits=bare)), sort_keys=True, default=str)

    # --- privacy --------------------------------------------------------------------------------------------------------------
    def test_nothing_that_was_asked_is_logged_or_printed(self, engine, numbers, caplog, capfd):
        caplog.set_level(0)
        query = SearchQuery(text="canarywords stalkng", on=date(2026, 11, 20), gender="woman", age=31)
        engine.search(query)
        engine.status()
        assert caplog.text == ""
        assert "".join(capfd.readouterr()) == ""
        assert repr(query) == "SearchQuery(...)"
        assert len(fields(query)) > 10
