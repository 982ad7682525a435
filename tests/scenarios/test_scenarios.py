"""Every scenario of *.toml, replayed. A scenario is one person's situation, what the answer must hold and must never hold, and why.

Fields (all but name, situation, reason and source are optional):
  recommended   step kinds without an "if", in this order among the answer's steps
  offered       step kinds with an "if"
  absent        step kinds that are nowhere in the answer
  not_recommended  step kinds that may be offered at most
  first         kind of the first specialist step
  duties        the answer's duties, all of them
  must_not      kinds of warnings that must be there
  outcome       the answer's outcome
  says, never_says   pieces of its text
  lists, never_lists listings (tests/pathways/directory.py) under any step; `under = {kind = [listings]}` under one, in this order
  consent, groups  {kind = consent}, {kind = group}
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from pathways.answers import answer_for
from pathways.core.rules.conditions import ALWAYS
from pathways.core.ruleset import current_ruleset, load_ruleset
from pathways.core.vocabulary import Duty, MustNot, StepKind
from pathways.situations import situation_from_request
from tests.pathways.directory import offers
from tests.proofs.plain import plain_truths, truth

#: With the rules that wait for a day that nobody knows yet.
EVERY_RULE = load_ruleset(parameters={"csa_duty_from": date(2026, 1, 1), "dapo_from": date(2026, 1, 1)})
#: A score always says whether it is in the band, and scoring is itself domestic abuse: R05 is never unknown.
POSSIBLE = {"R05": {True, False}}
FIELDS = {"name", "situation", "reason", "source"}
EXPECTED = {
    "recommended",
    "offered",
    "absent",
    "not_recommended",
    "first",
    "duties",
    "must_not",
    "outcome",
    "says",
    "never_says",
    "lists",
    "never_lists",
    "under",
    "consent",
    "groups",
}


def scenarios():
    for path in sorted(Path(__file__).parent.glob("*.toml")):
        for scenario in tomllib.loads(path.read_text())["scenario"]:
            yield pytest.param(scenario, id=f"{path.stem}: {scenario['name']}")


SCENARIOS = list(scenarios())


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_scenario_gives_the_expected_answer(scenario):
    check(scenario, answer_for(scenario["situation"], offers=offers()))


@pytest.mark.parametrize("rule", current_ruleset().rules, ids=lambda rule: rule.id)
def test_rule_is_held_by_a_scenario(rule):
    """Take the rule away, and at least one scenario that it takes part in must fail."""
    whole = current_ruleset()
    without = replace(whole, rules=tuple(other for other in whole.rules if other.id != rule.id))
    for scenario in taking_part(rule.id):
        try:
            check(scenario, answer_for(scenario["situation"], offers=offers(), ruleset=without))
        except AssertionError:
            return
    pytest.fail(f"no scenario notices that {rule.id} ({rule.name}) is gone")


@pytest.mark.parametrize("rule", EVERY_RULE.rules, ids=lambda rule: rule.id)
def test_rule_is_tried_with_yes_no_and_not_known(rule):
    """Somewhere in the scenarios the rule surely holds, surely does not, and nobody knows (where it can be each of these)."""
    tried = {holds(rule, parameter.values[0]["situation"]) for parameter in SCENARIOS} - {"not asked"}
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
    for parameter in SCENARIOS:
        answer = answer_for(parameter.values[0]["situation"], offers=offers())
        for rule in {rule for step in answer["steps"] for rule in step["rule"]}:
            found.setdefault(rule, []).append(parameter.values[0])
    return found


def taking_part(rule_id):
    return rules_taking_part().get(rule_id, [])


def check(scenario, answer):
    steps = answer["steps"]
    recommended = [step["kind"] for step in steps if step["conditional"] is None]
    offered = [step["kind"] for step in steps if step["conditional"] is not None]
    listed = {service["id"] for step in steps for service in step["services"]}
    text = json.dumps([answer["must_not"], *({**step, "services": [], "sources": []} for step in steps)], ensure_ascii=False)

    wanted = scenario.get("recommended", [])
    assert [kind for kind in recommended if kind in wanted] == wanted
    assert [kind for kind in scenario.get("offered", []) if kind not in offered] == []
    assert [kind for kind in scenario.get("absent", []) if kind in {*recommended, *offered}] == []
    assert [kind for kind in scenario.get("not_recommended", []) if kind in recommended] == []
    assert [kind for kind in scenario.get("must_not", []) if kind not in {warning["kind"] for warning in answer["must_not"]}] == []
    assert [piece for piece in scenario.get("says", []) if piece not in text] == []
    assert [piece for piece in scenario.get("never_says", []) if piece.lower() in text.lower()] == []
    assert set(scenario.get("lists", [])) <= listed
    assert listed.isdisjoint(scenario.get("never_lists", []))
    if "first" in scenario:
        assert next(step["kind"] for step in steps if step["group"] == "specialist") == scenario["first"]
    if "duties" in scenario:
        assert sorted(answer["duties"]) == sorted(scenario["duties"])
    if "outcome" in scenario:
        assert answer["outcome"] == scenario["outcome"]
    by_kind = {step["kind"]: step for step in steps}
    for kind, keys in scenario.get("under", {}).items():
        assert [service["id"] for service in by_kind[kind]["services"]] == keys
    for kind, consent in scenario.get("consent", {}).items():
        assert by_kind[kind]["consent"] == consent
    for kind, group in scenario.get("groups", {}).items():
        assert by_kind[kind]["group"] == group


def test_scenarios_are_written_with_known_words():
    """A misspelt field or kind would make a scenario pass without testing anything."""
    for parameter in SCENARIOS:
        scenario = parameter.values[0]
        assert scenario.keys() >= FIELDS
        assert scenario.keys() & EXPECTED
        assert scenario.keys() <= FIELDS | EXPECTED
        kinds = {kind for field in ("recommended", "offered", "absent", "not_recommended") for kind in scenario.get(field, [])}
        assert kinds | scenario.get("under", {}).keys() | scenario.get("consent", {}).keys() | scenario.get("groups", {}).keys() <= set(
            StepKind
        )
        assert set(scenario.get("must_not", [])) <= set(MustNot)
        assert set(scenario.get("duties", [])) <= set(Duty)
        assert set(scenario["source"]) <= current_ruleset().sources.keys()
        assert {*scenario.get("lists", []), *scenario.get("never_lists", [])} <= {offer.key for offer in offers()}


def test_scenarios_have_different_names():
    names = [parameter.id for parameter in SCENARIOS]
    assert len(names) == len(set(names))
