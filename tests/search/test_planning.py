"""Plans: which words belong together, which may be missing, what they hint at."""

from __future__ import annotations

import pytest

from search.planning import about_what_is_understood, loosened, make_plan, mended, unknown_groups
from search.speller import Speller, standing_vocabulary

SPELLER = Speller(standing_vocabulary())


def knows_nothing(_token: str) -> bool:
    return False


def groups(text: str, language: str = "en") -> list[tuple[str, bool]]:
    return [(" ".join(group.words), group.is_required) for group in make_plan(text, language).groups]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("he takes all my wages", [("takes all my wages", True)]),
        ("help with housing", [("help", False), ("housing", True)]),
        ("help", [("help", True)]),
        ("outreach in Wisbech", [("outreach", True), ("wisbech", False)]),
        ("Wisbech", [("wisbech", False)]),
        ("where can I go tonight", [("where can i go tonight", True)]),
        ("tonight", [("tonight", True)]),
        ("who are you", [("who", True), ("are", True), ("you", True)]),
        ("pomoc przemoc domowa", [("pomoc", False), ("przemoc domowa", True)]),
        ("", []),
        ("???", []),
    ],
)
def test_words_are_grouped_by_what_they_mean(text, expected):
    assert groups(text) == expected


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("she controls all the money", ("economic_abuse", "money")),
        ("my son hits me", ("child_to_parent_abuse",)),
        ("my husband hit me", ("domestic_abuse",)),
        ("forced to marry my cousin", ("forced_marriage",)),
        ("abused when I was a child", ("childhood_sexual_abuse", "sexual_violence_non_recent")),
        ("I hit my wife", ("own_behaviour",)),
        ("домашнє насильство", ("domestic_abuse",)),
        ("زبردستی شادی", ("forced_marriage",)),
        ("ਬਲਾਤਕਾਰ", ("sexual_violence_recent", "sexual_violence_non_recent")),
        ("opening hours", ()),
    ],
)
def test_lay_words_hint_at_needs(text, needs):
    assert make_plan(text, "en").need_hints == needs


@pytest.mark.parametrize(
    "text",
    [
        "he says he will kill me",
        "killing myself",
        "I can't breathe",
        "he has a knife",
        "strangled",
        "zabije mnie",
        "mă va omorî",
        "он хочет убить меня",
        "میں مرنا چاہتی ہوں",
    ],
)
def test_danger_is_heard_in_every_language(text):
    assert make_plan(text, "en").is_urgent


@pytest.mark.parametrize("text", ["housing advice", "kill time", "legal help", "pomoc", "someone to talk to"])
def test_danger_is_not_heard_where_there_is_none(text):
    assert not make_plan(text, "en").is_urgent


def test_only_unknown_words_are_mended():
    plan = make_plan("refuje for stalkng victims", "en")
    assert mended(plan, "en", SPELLER, knows_nothing).words == ("refuge", "for", "stalking", "victims")
    assert mended(plan, "en", SPELLER, lambda token: True) is None
    assert mended(make_plan("refuge xyzzyqqq", "en"), "en", SPELLER, knows_nothing) is None


def test_unknown_words_are_those_that_no_listing_synonym_or_place_knows():
    plan = make_plan("refuge in Wisbech xyzzyqqq", "en")
    unknown = unknown_groups(plan, SPELLER, knows_nothing)
    assert [group.words for group in unknown] == [("xyzzyqqq",)]
    terms = [term for group in loosened(plan, unknown).groups for part in group.alternatives[-1].parts for term in part if term.reach]
    assert {(term.token, term.reach) for term in terms} == {("xyzzyqqq", 2)}


def test_foreign_stems_are_only_sought_in_translations():
    (group,) = make_plan("żółwie", "pl").groups
    (terms,) = group.alternatives[0].parts
    assert [term.in_translations_only for term in terms] == [False] + [True] * (len(terms) - 1)


def test_the_first_named_kind_counts_most_and_nothing_counts_twice():
    plan = make_plan("refuge", "en")
    kinds, needs = plan.sought[len(plan.groups) :]
    scores = [score for name, score in kinds.tags]
    assert [name for name, _ in kinds.tags] == ["types:refuge", "types:safe_accommodation", "types:helpline"]
    assert scores == sorted(set(scores), reverse=True)
    assert [name for name, _ in needs.tags] == ["needs:safe_place_to_stay"]
    assert not any(bonus.is_required or bonus.alternatives for bonus in (kinds, needs))


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("I hit her", ["i hit her"]),
        ("he hits me", ["hits"]),
        ("he takes my whole wages", ["takes my whole wages"]),
        ("he takes my hard earned wages", ["takes", "hard", "earned", "wages"]),
        ("he takes my own wages", ["takes my own wages"]),
        ("abused when I was a child", ["abused when i was a child"]),
    ],
)
def test_one_word_may_stand_inside_a_phrase_and_little_words_can_decide(text, phrases):
    assert [" ".join(group.words) for group in make_plan(text, "en").groups] == phrases


def test_what_is_understood_is_enough_when_words_are_many():
    plan = about_what_is_understood(make_plan("my visa runs out at christmas", "en"))
    assert [(group.words, group.is_required) for group in plan.groups] == [(("visa",), True), (("runs",), False), (("christmas",), False)]
    plain = make_plan("paper lanterns", "en")
    assert about_what_is_understood(plain) == plain


@pytest.mark.parametrize(
    "text",
    [
        "wyważa drzwi",
        "laužia duris",
        "sparge ușa",
        "está a arrombar a porta",
        "он ломает дверь",
        "він ламає двері",
        "يكسر الباب",
        "در را می شکند",
        "دروازہ توڑ رہا ہے",
        "ਦਰਵਾਜ਼ਾ ਤੋੜ ਰਿਹਾ ਹੈ",
        "mujhe maar dalega",
        "he strangeld me",
        "mąż mnie dusił",
        "her partner locks her in",
    ],
)
def test_danger_at_the_door_is_heard_in_every_language(text):
    plan = make_plan(text, "en")
    better = mended(plan, "en", SPELLER, knows_nothing)
    assert plan.is_urgent or better.is_urgent


@pytest.mark.parametrize("text", ["gdzie żyć", "где жить", "kur gyventi", "where to live", "cut my hair", "tout va bien"])
def test_words_that_only_sound_like_danger_are_none(text):
    assert not make_plan(text, "en").is_urgent
