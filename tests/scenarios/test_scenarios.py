"""Every scenario of *.toml, replayed. How to read one: pathways/core/scenarios.py."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from pathways.answers import answer_for
from pathways.core.errors import RulesetError
from pathways.core.rules.conditions import ALWAYS
from pathways.core.ruleset import current_ruleset, load_ruleset
from pathways.core.scenarios import failures, read_scenarios
from pathways.replay import SCENARIOS_DIRECTORY, scenarios
from pathways.scenario_listings import offers
from pathways.situations import situation_from_request
from tests.proofs.plain import plain_truths, truth

#: With the rules that wait for a day that nobody knows yet.
EVERY_RULE = load_ruleset(parameters={"csa_duty_from": date(2026, 1, 1), "dapo_from": date(2026, 1, 1)})
#: A score always says whether it is in the band, and scoring is itself domestic abuse: R05 is never unknown.
POSSIBLE = {"R05": {True, False}}
SCENARIOS = scenarios()


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.id)
def test_scenario_gives_the_expected_answer(scenario):
    assert failures(scenario, answer_for(scenario.situation, offers=offers(), ruleset=current_ruleset())) == []


@pytest.mark.parametrize("rule", current_ruleset().rules, ids=lambda rule: rule.id)
def test_rule_is_held_by_a_scenario(rule):
    """Take the rule away, and at least one scenario that it takes part in must fail."""
    whole = current_ruleset()
    without = replace(whole, rules=tuple(other for other in whole.rules if other.id != rule.id))
    for scenario in taking_part(rule.id):
        if failures(scenario, answer_for(scenario.situation, offers=offers(), ruleset=without)):
            return
    pytest.fail(f"no scenario notices that {rule.id} ({rule.name}) is gone")


@pytest.mark.parametrize("rule", EVERY_RULE.rules, ids=lambda rule: rule.id)
def test_rule_is_tried_with_yes_no_and_not_known(rule):
    """Somewhere in the scenarios the rule surely holds, surely does not, and nobody knows (where it can be each of these)."""
    tried = {holds(rule, scenario.situation) for scenario in SCENARIOS} - {"not asked"}
    assert tried >= POSSIBLE.get(rule.id, {True} if rule.when is ALWAYS else {True, False, None})


def holds(rule, answers):
    situation = situation_from_request(answers)
    if situation.audience not in rule.audiences:
        return "not asked"
    truths = plain_truths(situation, EVERY_RULE)
    barred = rule.unless is not None and truth(rule.unless.tree, situation, truths)
    return False if barred else truth(rule.when.tree, situation, truths)


@cache
def rules_taking_part():
    found = {}
    for scenario in SCENARIOS:
        answer = answer_for(scenario.situation, offers=offers(), ruleset=current_ruleset())
        for rule in {rule for step in answer["steps"] for rule in step["rule"]}:
            found.setdefault(rule, []).append(scenario)
    return found


def taking_part(rule_id):
    return rules_taking_part().get(rule_id, [])


WRITTEN = {"name": "one", "reason": "why", "source": ["cambsdasv_referral"], "situation": {"audience": "survivor"}, "absent": ["idva"]}


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"recomended": ["idva"]}, "recomended"),
        ({"absent": ["idvaa"]}, "idvaa"),
        ({"under": {"outreech": []}}, "outreech"),
        ({"under": {"outreach": ["nobody"]}}, "nobody"),
        ({"must_not": ["shout"]}, "shout"),
        ({"duties": ["some_act"]}, "some_act"),
        ({"source": ["hearsay"]}, "hearsay"),
        ({"lists": ["nobody"]}, "nobody"),
        ({"absent": None}, "expects nothing"),
        ({"reason": None}, "reason"),
    ],
)
def test_scenario_written_with_an_unknown_word_is_refused_by_name(tmp_path, change, word):
    """A misspelt field or kind would make a scenario pass without testing anything."""
    entry = {key: value for key, value in (WRITTEN | change).items() if value is not None}
    (tmp_path / "some.toml").write_text("[[scenario]]\n" + "\n".join(f"{key} = {toml(value)}" for key, value in entry.items()))
    with pytest.raises(RulesetError, match=word):
        read_scenarios(tmp_path, current_ruleset().sources, {"idva"})


def toml(value):
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {toml(entry)}" for key, entry in value.items()) + " }"
    return str(value).replace("'", '"') if isinstance(value, list) else f'"{value}"'


def test_scenarios_with_one_name_are_refused(tmp_path):
    text = "[[scenario]]\n" + "\n".join(f"{key} = {toml(value)}" for key, value in WRITTEN.items()) + "\n"
    (tmp_path / "some.toml").write_text(text)
    assert len(read_scenarios(tmp_path, current_ruleset().sources, {"idva"})) == 1
    (tmp_path / "some.toml").write_text(text + text)
    with pytest.raises(RulesetError, match="two scenarios"):
        read_scenarios(tmp_path, current_ruleset().sources, {"idva"})


def test_scenarios_that_are_not_installed_are_missed(tmp_path):
    with pytest.raises(RulesetError, match="not there"):
        read_scenarios(tmp_path / "gone", current_ruleset().sources, set())
    with pytest.raises(RulesetError, match="no scenario"):
        read_scenarios(tmp_path, current_ruleset().sources, set())


def test_scenario_files_stand_where_practitioners_find_them():
    assert SCENARIOS_DIRECTORY.parts[-2:] == ("tests", "scenarios")
    assert len(SCENARIOS) > 100
