"""No key without words, no word that must not be said, no number that is not public everywhere."""

from __future__ import annotations

import ast
import re
from datetime import date
from pathlib import Path

import pytest

import pathways.core
from pathways.core.ruleset import current_ruleset, load_ruleset
from pathways.core.vocabulary import Audience, MustNot
from pathways.wording import CONDITIONS, REASONS, STEPS, WARNINGS
from pathways.wording.checks import ANSWER_NAMES, text_problems
from pathways.wording.voices import VOICES, Words

CORE = Path(pathways.core.__file__).parent
#: With every rule that may ever be in force.
RULESET = load_ruleset(parameters={"csa_duty_from": date(2027, 1, 1), "dapo_from": date(2027, 1, 1)})
#: Wordings that only a child can meet among survivors: their rules ask for an age under 18.
FOR_CHILDREN = {("talk_to_trusted_adult", ""), ("police_101", "child"), ("sarc_paediatric", "")}


def spoken_to(audience: str, words: tuple[str, str] = ("", "")) -> list[str]:
    if audience != Audience.SURVIVOR:
        return [audience]
    return ["child"] if words in FOR_CHILDREN else ["survivor", "child"]


def entries():
    for rule in RULESET.rules:
        for entry in rule.steps:
            for audience in entry.audiences:
                yield rule, entry, audience


def test_every_step_has_words_for_everybody_who_may_get_it():
    missing = set()
    for _, entry, audience in entries():
        words = (entry.kind, entry.variant)
        for voice in spoken_to(audience, words):
            if words not in STEPS or not STEPS[words].speaks(voice):
                missing.add((*words, voice))
    assert missing == set()


def test_every_kind_has_plain_words_beside_its_variants():
    """A step without a variant is worded too, whichever rules meet in it."""
    used = {(entry.kind, entry.variant) for _, entry, _ in entries()}
    assert used - STEPS.keys() == set()


def test_every_rule_has_a_reason_for_everybody_it_speaks_to():
    missing = {
        (rule.name, voice)
        for rule in RULESET.rules
        for who in rule.audiences
        for voice in spoken_to(who)
        if not speaks(REASONS, rule.name, voice)
    }
    assert missing == set()


def speaks(table, key, voice):
    return key in table and table[key].speaks(voice)


def test_every_condition_has_words_for_everybody_who_may_get_it():
    missing = set()
    for rule, entry, audience in entries():
        for key in filter(None, (entry.if_maybe, entry.if_unknown, entry.if_no, entry.only_if)):
            for voice in spoken_to(audience, (entry.kind, entry.variant)):
                if not speaks(CONDITIONS, key, voice):
                    missing.add((rule.id, key, voice))
    assert missing == set()


def test_every_warning_has_words_for_everybody_who_may_get_it():
    missing = set()
    for rule, entry, audience in entries():
        for kind in {*rule.must_not, *entry.must_not, *RULESET.kinds[entry.kind].must_not}:
            for voice in spoken_to(audience):
                if not speaks(WARNINGS, kind, voice):
                    missing.add((rule.id, kind, voice))
    assert missing == set()


def test_every_reason_of_the_core_has_words():
    """Reason keys are written as literals in the core: find each one and look for its words."""
    keys = set()
    for path in CORE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("reason", "Reason"):
                keys |= {part.value for part in ast.walk(node.args[0]) if isinstance(part, ast.Constant) and isinstance(part.value, str)}
    keys -= {"", "ask", "yes", "no"}  # the endings of two keys that are put together, checked below
    keys |= {f"{name}_{ending}" for name in ("substance_use", "mental_health") for ending in ("ask", "yes", "no")}
    keys = {key for key in keys if not key.startswith("_")}
    assert len(keys) > 40
    assert {key for key in keys if not all(speaks(REASONS, key, voice) for voice in VOICES)} == set()


def test_no_words_are_left_over():
    used = {(entry.kind, entry.variant) for _, entry, _ in entries()}
    assert STEPS.keys() - used == set()
    conditions = {key for _, entry, _ in entries() for key in (entry.if_maybe, entry.if_unknown, entry.if_no, entry.only_if)}
    assert CONDITIONS.keys() - conditions == set()
    assert WARNINGS.keys() - set(MustNot) == set()


def sentences():
    for table in (STEPS, REASONS, CONDITIONS, WARNINGS):
        for key, words in table.items():
            for voice, said in words.voices.items():
                for text in said if isinstance(said, tuple) else (said,):
                    yield key, voice, str(text)


def test_texts_name_only_parameters_that_exist_and_hold_no_phone_number_but_the_public_ones():
    names = RULESET.values.keys() | ANSWER_NAMES
    assert [(key, voice, problem) for key, voice, text in sentences() for problem in text_problems(text, names)] == []


@pytest.mark.parametrize("voice", ["survivor", "child", "any"])
def test_words_for_survivors_never_blame_or_shout(voice):
    banned = re.compile(r"\b(victim|just|simply|unfortunately|should have|why didn't|batter\w*|abuser)\b|!|Ask for ANI", re.IGNORECASE)
    said = [
        (key, text.replace("Victims' Code", "").replace("victim service", "")) for key, said_to, text in sentences() if said_to == voice
    ]
    assert {(key, banned.search(text)[0]) for key, text in said if banned.search(text)} == set()


def test_stale_facts_are_not_in_the_words():
    """Domain specification, section 11: what has ended or was renamed."""
    stale = re.compile(r"Ask for ANI|\bDDVC?\b|35 days|Rivergate|\bCAADA\b|DVDS scheme|0845", re.IGNORECASE)
    assert [key for key, _, text in sentences() if stale.search(text)] == []


def test_words_refuse_a_voice_that_does_not_exist():
    with pytest.raises(ValueError, match="friend"):
        Words(friend="hello")


def test_child_reads_the_survivors_words_where_there_are_none_of_its_own():
    words = Words(survivor="you", professional="they", any="all")
    assert [words.in_voice(voice) for voice in VOICES] == ["you", "you", "they", "all", "all"]
    assert Words(survivor="you").speaks("professional") is False


def syllables(word: str) -> int:
    return max(1, len(re.findall(r"[aeiouy]+", re.sub(r"(e|es|ed)$", "", word.lower()))))


def test_words_for_survivors_can_be_read_at_eleven():
    """Flesch-Kincaid grade + 5, over all that is said to survivors, at most 11; no single how-to above 14."""
    ages = {}
    everything = []
    for key, words in STEPS.items():
        for voice in ("survivor", "child"):
            if voice in words.voices:
                text = re.sub(r"\{\w+\}", "10", str(words.voices[voice][1]))
                everything.append(text)
                ages[key, voice] = reading_age(text)
    assert reading_age(" ".join(everything)) <= 11
    assert {key: round(age, 1) for key, age in ages.items() if age > 14} == {}


def reading_age(text: str) -> float:
    parts = [part for part in re.split(r"[.:;?]\s", text) if part.strip()]
    words = re.findall(r"[A-Za-z']+", text)
    return 0.39 * len(words) / len(parts) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59 + 5


def test_current_ruleset_is_the_one_whose_words_were_checked():
    assert {rule.id for rule in RULESET.rules} - {rule.id for rule in current_ruleset().rules} == {"R15", "R56b"}
