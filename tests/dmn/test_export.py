"""The exported tables: their files, their shape, and every cell that a condition can be."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from xml.etree import ElementTree

import pytest
from django.core.management import CommandError, call_command

from pathways.core.ruleset import current_ruleset, load_ruleset
from pathways.dmn import dmn_archive, dmn_files
from pathways.dmn.conditions import Expander
from pathways.dmn.document import DMN
from pathways.dmn.tables import feel

EVERY_RULE = load_ruleset(parameters={"csa_duty_from": date(2026, 1, 1), "dapo_from": date(2026, 1, 1)})
EXPAND = Expander(EVERY_RULE.values, {"adult"})


def cells(alternatives):
    return [{column.expression: feel(column, cell) for column, cell in alternative.items()} for alternative in alternatives]


@pytest.mark.parametrize(
    ("text", "yes", "no"),
    [
        ("always", [{}], []),
        ("adult", [{"fact_adult": '"yes"'}], [{"fact_adult": '"no"'}]),
        ("not pregnant", [{"pregnant": '"no"'}], [{"pregnant": '"yes"'}]),
        (
            "dash_score >= marac_visible",
            [{"dash_score_known": '"yes"', "dash_score": ">= 17"}],
            [{"dash_score_known": '"yes"', "dash_score": "< 17"}],
        ),
        ("age < 13", [{"age_known": '"yes"', "age": "< 13"}], [{"age_known": '"yes"', "age": ">= 13"}]),
        ("audience == survivor", [{"audience": '"survivor"'}], [{"audience": '"own_behaviour","professional","worried_other"'}]),
        ("risk in (high, medium)", [{"risk": '"high","medium"'}], [{"risk": '"immediate","standard","unknown"'}]),
        (
            "any_of(needs, stalking, pets)",
            [{"needs_stalking": '"yes"'}, {"needs_pets": '"yes"'}],
            [{"needs_stalking": '"no"', "needs_pets": '"no"'}],
        ),
        ("stalking in needs", [{"needs_stalking": '"yes"'}], [{"needs_stalking": '"no"'}]),
        ("named(needs, stalking)", [{"needs_stalking": '"yes"'}], [{"needs_stalking": '"no","not known"'}]),
        ("pregnant and pets", [{"pregnant": '"yes"', "pets": '"yes"'}], [{"pregnant": '"no"'}, {"pets": '"no"'}]),
        ("pregnant or pets and pregnant", [{"pregnant": '"yes"'}], [{"pregnant": '"no"'}]),
        ("pregnant and not pregnant", [], [{"pregnant": '"no"'}, {"pregnant": '"yes"'}]),
    ],
)
def test_condition_is_written_as_what_surely_holds_and_what_surely_does_not(text, yes, no):
    assert (cells(EXPAND.yes(text)), cells(EXPAND.no(text))) == (yes, no)


def test_every_rule_is_in_one_file_with_its_id_steps_and_source():
    found = {}
    for name, text in dmn_files(EVERY_RULE):
        root = ElementTree.fromstring(text)
        collecting = root.findall(f"{{{DMN}}}decision")[-1].find(f"{{{DMN}}}decisionTable")
        assert (f"{root.get('name')}.dmn", collecting.get("hitPolicy")) == (name, "COLLECT")
        for row in collecting.findall(f"{{{DMN}}}rule"):
            rule, result, steps = (entry[0].text.strip('"') for entry in row.findall(f"{{{DMN}}}outputEntry"))
            source = row.find(f"{{{DMN}}}annotationEntry")[0].text
            found.setdefault(rule, []).append((result, steps, source))
    assert found.keys() == {rule.id for rule in EVERY_RULE.rules}
    for rule in EVERY_RULE.rules:
        steps = ", ".join(dict.fromkeys(step.kind for step in rule.steps))
        source = "; ".join(EVERY_RULE.sources[key].name for key in rule.sources)
        assert found[rule.id] == [("holds", steps, source), ("may hold", steps, source)]


def test_ids_are_different_and_stay_the_same():
    files = dict(dmn_files(EVERY_RULE))
    assert files == dict(dmn_files(EVERY_RULE))
    for text in files.values():
        ids = [element.get("id") for element in ElementTree.fromstring(text).iter() if element.get("id")]
        assert len(ids) == len(set(ids))
        assert {element.get("href")[1:] for element in ElementTree.fromstring(text).iter() if element.get("href")} <= set(ids)


def test_archive_holds_every_file():
    with zipfile.ZipFile(io.BytesIO(dmn_archive(current_ruleset()))) as archive:
        assert archive.namelist() == [name for name, _ in dmn_files(current_ruleset())]


@pytest.mark.django_db
def test_command_writes_the_rules_in_force_or_those_of_the_files(tmp_path, capsys):
    call_command("export_dmn", tmp_path / "new")
    call_command("export_dmn", tmp_path / "files", "--files")
    assert f"7 decision tables of the rules {current_ruleset().version}" in capsys.readouterr().out
    assert (tmp_path / "new" / "rules_1_safety.dmn").read_text() == dict(dmn_files(current_ruleset()))["rules_1_safety.dmn"]


def test_command_says_where_it_could_not_write(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(CommandError, match="Name a directory"):
        call_command("export_dmn", tmp_path / "file" / "new", "--files")
