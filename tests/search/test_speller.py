"""Spelling: the eighteen misspellings of the search specification, and what must be left alone."""

from __future__ import annotations

import pytest

from search.speller import Speller, standing_vocabulary

SPELLER = Speller(standing_vocabulary())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("refuje", "refuge"),
        ("domestc", "domestic"),
        ("harrasment", "harassment"),
        ("stalkng", "stalking"),
        ("forsed", "forced"),
        ("mariage", "marriage"),
        ("perpertrator", "perpetrator"),
        ("peterbrough", "peterborough"),
        ("acomodation", "accommodation"),
        ("therepy", "therapy"),
        ("imigration", "immigration"),
        ("cambrige", "cambridge"),
        ("helplien", "helpline"),
        ("conselling", "counselling"),
        ("interpeter", "interpreter"),
        ("sexaul", "sexual"),
        ("violance", "violence"),
        ("wisbeach", "wisbech"),
        ("przemocc", "przemoc"),
        ("насилее", "насилие"),
        ("переслідуваня", "переслідування"),
    ],
)
def test_misspellings_are_mended(typed, meant):
    assert SPELLER.mend(typed) == meant


@pytest.mark.parametrize("word", ["ely", "xyzzyqqq", "12345", "ਹਿੰਸ", "нiж", "", "a"])
def test_what_is_too_short_too_far_or_of_another_script_is_left_alone(word):
    assert SPELLER.mend(word) is None


def test_the_more_frequent_of_two_near_words_is_meant():
    assert Speller(["hoping", "helping", "helping"]).mend("heping") == "helping"


def test_a_word_that_no_listing_has_any_more_is_not_offered():
    speller = Speller(["kestrel"])
    speller.remove(["kestrel"])
    assert (speller.knows("kestrel"), speller.mend("kestral")) == (False, None)
    speller.add(["kestrel"])
    assert (speller.knows("kestrel"), speller.mend("kestral")) == (True, "kestrel")
