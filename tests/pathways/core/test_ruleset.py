"""Loading the rules: the shipped files are complete, and a wrong entry is named exactly."""

from __future__ import annotations

import shutil
from datetime import date

import pytest

from pathways.core.errors import RulesetError
from pathways.core.ruleset import RULES_DIRECTORY, current_ruleset, load_ruleset
from pathways.core.vocabulary import Audience, Group

FIRST_RULES = "R01 R02 R03 R04 R05 R06 R07 R08 R18 R19 R26 R42 R51 R53 R59 R64 R65 R68 R69 R70 R71".split()
CRITICAL_SET = """R01 R03 R04 R08 R09 R10 R12 R13 R14 R16 R17 R18 R23 R24 R26 R27 R28 R29 R30 R39 R40 R41 R43 R44 R46 R47 R51 R52
R59 R60 R61 R65 R66 R68 R71 R72 R73 R75""".split()


def rule(rule_id: str, ruleset=None):
    return next(rule for rule in (ruleset or current_ruleset()).rules if rule.id == rule_id)


def test_first_rules_and_the_critical_set_are_there():
    ids = {rule.id for rule in current_ruleset().rules}
    assert set(FIRST_RULES) - ids == set()
    assert set(CRITICAL_SET) - ids == set()


def test_every_rule_of_the_specification_is_there():
    ruleset = load_ruleset(parameters={"csa_duty_from": date(2027, 1, 1), "dapo_from": date(2027, 1, 1)})
    assert {f"R{number:02}" for number in range(1, 81)} - {entry.id[:3] for entry in ruleset.rules} == set()


def test_every_rule_has_a_source_with_an_address_and_a_review_date():
    ruleset = current_ruleset()
    for entry in ruleset.rules:
        assert any(ruleset.sources[key].url.startswith("https://") for key in entry.sources), entry.id
        assert date(2026, 1, 1) <= entry.reviewed_on, entry.id


def test_every_source_is_used():
    ruleset = load_ruleset(parameters={"csa_duty_from": date(2027, 1, 1), "dapo_from": date(2027, 1, 1)})
    used = {key for entry in ruleset.rules for key in entry.sources} | {parameter.source for parameter in ruleset.parameters.values()}
    assert ruleset.sources.keys() - used == set()


def test_immediate_and_duty_steps_never_need_a_listing():
    ruleset = current_ruleset()
    for entry in ruleset.rules:
        for step in entry.steps:
            if step.group in (Group.IMMEDIATE, Group.DUTY):
                assert not ruleset.kinds[step.kind].needs_a_listing, (entry.id, step.kind)


def test_every_audience_has_questions_in_order_of_use():
    asked = current_ruleset().ask_order
    assert set(asked) == set(Audience)
    assert all(len(keys) == len(set(keys)) for keys in asked.values())
    assert all(keys[0] == "immediate_danger" for keys in asked.values())


def test_local_thresholds_are_parameters():
    values = current_ruleset().values
    assert (values["marac_visible"], values["idva_visible"], values["sarc_self_refer_min_age"], values["dvds_days"]) == (17, 14, 13, 28)


def test_version_changes_with_the_data_and_with_a_parameter(tmp_path):
    copied = shutil.copytree(RULES_DIRECTORY, tmp_path / "data")
    same = load_ruleset(copied)
    assert same.version == load_ruleset().version
    assert load_ruleset(copied, {"marac_visible": 14}).version != same.version
    (copied / "rules_1_safety.toml").write_text((copied / "rules_1_safety.toml").read_text() + "\n# a comment\n")
    assert load_ruleset(copied).version != same.version


def test_ruleset_is_read_once():
    assert current_ruleset() is current_ruleset()


def test_rule_of_the_new_duty_starts_on_the_day_that_is_set():
    day = date(2027, 4, 1)
    ruleset = load_ruleset(parameters={"csa_duty_from": day})
    on = {rule.id for rule in ruleset.rules_for("professional", day)}
    before = {rule.id for rule in ruleset.rules_for("professional", date(2027, 3, 31))}
    assert on - before == {"R15"}
    assert "R15" not in {rule.id for rule in current_ruleset().rules}


def test_parameter_that_does_not_exist_is_refused():
    with pytest.raises(RulesetError, match="marac_line"):
        load_ruleset(parameters={"marac_line": 17})


GOOD = """
[[rule]]
id = "T01"
name = "test"
audiences = ["survivor"]
sources = ["dasv_strategy"]
reviewed_on = 2026-11-22
steps = [{ kind = "outreach" }]
"""


@pytest.fixture
def load(tmp_path):
    """Loads the shipped data with one more file of rules."""

    def load_with(text: str, name: str = "rules_9_test.toml"):
        copied = shutil.copytree(RULES_DIRECTORY, tmp_path / "data", dirs_exist_ok=True)
        (copied / name).write_text(text)
        return load_ruleset(copied)

    return load_with


def test_rule_is_one_entry_of_data(load):
    added = rule("T01", load(GOOD))
    assert (added.name, [step.kind for step in added.steps], added.steps[0].group) == ("test", ["outreach"], "specialist")


def test_rule_ends_on_its_day(load):
    ruleset = load(GOOD + "effective_from = 2026-01-01\neffective_to = 2026-06-01\n")
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 5, 31), date(2026, 6, 1)]
    assert [any(r.id == "T01" for r in ruleset.rules_for("survivor", day)) for day in days] == [False, True, True, False]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (('id = "T01"', 'id = "R01"'), "same id"),
        (('name = "test"', 'name = "danger"'), "same id or name"),
        (('audiences = ["survivor"]', 'audiences = ["victim"]'), "'victim' is not known"),
        (('audiences = ["survivor"]', "audiences = []"), "needs audiences"),
        (('"dasv_strategy"', '"somebody"'), "'somebody' is not known"),
        (("reviewed_on = 2026-11-22", ""), "reviewed_on is missing"),
        (("reviewed_on = 2026-11-22", 'reviewed_on = "soon"'), "reviewed_on is not a date"),
        (("reviewed_on", "statutory = 1\nreviewed_on"), "statutory is not a bool"),
        (("reviewed_on", 'whem = "pets"\nreviewed_on'), "unknown field whem"),
        (("reviewed_on", 'when = "pests"\nreviewed_on'), "cannot read the condition 'pests'"),
        (("reviewed_on", 'effective_from = "marac"\nreviewed_on'), "is not a parameter"),
        (('kind = "outreach"', 'kind = "outrech"'), "'outrech' is not known"),
        (('kind = "outreach"', 'kind = "outreach", variant = "loud"'), "'loud' is not known"),
        (('kind = "outreach"', 'kind = "outreach", group = "last"'), "'last' is not known"),
        (('kind = "outreach"', 'kind = "outreach", within = "csa_duty_from"'), "is not a parameter with a number"),
        (('kind = "outreach"', 'kind = "outreach", duties = ["be_kind"]'), "'be_kind' is not known"),
        (('kind = "outreach"', 'kind = "outreach", act_by_hours = true'), "act_by_hours is not a int"),
        (("[[rule]]", "[[rule]"), "rules_9_test.toml"),
    ],
)
def test_wrong_entry_is_named(load, change, message):
    with pytest.raises(RulesetError, match=message):
        load(GOOD.replace(*change))


def test_fact_cannot_take_the_name_of_another(load):
    with pytest.raises(RulesetError, match="danger_now"):
        load('danger_now = "pets"\n', "facts.toml")


def test_immediate_kind_that_needs_a_listing_is_refused(load):
    steps = (RULES_DIRECTORY / "steps.toml").read_text().replace("[medical_today]", "[medical_today]\nneeds_a_listing = true")
    with pytest.raises(RulesetError, match="never left out"):
        load(steps, "steps.toml")
