"""Camunda's DMN engine runs the exported tables, and must find the same rules as ours, for every scenario and for situations by chance."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest

from pathways.core.ruleset import load_ruleset
from pathways.core.samples import edge_situations, random_situations
from pathways.core.situation import situation_from
from pathways.dmn import dmn_files
from pathways.dmn.inputs import inputs_of
from pathways.replay import scenarios
from tests.proofs.plain import plain_truths, truth

pytestmark = [pytest.mark.needs_java, pytest.mark.xdist_group("dmn")]
ROOT = Path(__file__).resolve().parents[2]
POM = ROOT / "deploy" / "dmn" / "pom.xml"
BUILT = ROOT / "var" / "dmn"
#: With the rules that wait for a day: one that begins in the middle of the situations' days, one that holds already.
RULESET = load_ruleset(parameters={"csa_duty_from": date(2026, 12, 1), "dapo_from": date(2026, 1, 1)})
DAYS = ("2026-11-30T23:30", "2026-12-01T09:00")


@pytest.fixture(scope="module")
def run():
    """Builds the runner (deploy/dmn) with Maven, and runs it on a directory of tables."""
    subprocess.run(["mvn", "-q", "-B", "-f", POM, "package"], check=True, timeout=600)

    def run_tables(directory: Path, lines: list[str]) -> subprocess.CompletedProcess:
        command = ["java", "-cp", f"{BUILT / 'classes'}:{(BUILT / 'classpath').read_text()}", "RunTables", directory]
        return subprocess.run(command, input="\n".join(lines), capture_output=True, text=True, timeout=600, check=False)

    return run_tables


@pytest.fixture
def tables(tmp_path):
    for name, text in dmn_files(RULESET):
        (tmp_path / name).write_text(text)
    return tmp_path


def situations(by_chance: int):
    requests = [dict(scenario.situation) for scenario in scenarios()]
    requests = [{key: value for key, value in request.items() if key != "postcode"} for request in requests]
    requests += [*edge_situations(), *random_situations(by_chance, seed=8)]
    return [situation_from(request | {"at": DAYS[place % 2]}) for place, request in enumerate(requests)]


def line(situation) -> str:
    return "\t".join(
        f"{name}={'' if value is None else value if isinstance(value, str) else f'#{value}'}"
        for name, value in inputs_of(situation).items()
    )


def ours(situation) -> str:
    """What our rules say, in the runner's words: read plainly, as the compiled engine is held to (tests/proofs/)."""
    truths = plain_truths(situation, RULESET)
    found = {}
    for rule in RULESET.rules_for(situation.audience, situation.at.date()):
        barred = rule.unless is not None and truth(rule.unless.tree, situation, truths) is True
        holds = False if barred else truth(rule.when.tree, situation, truths)
        if holds is not False:
            found[rule.id] = "holds" if holds else "may hold"
    return "\t".join(f"{rule}={result}" for rule, result in sorted(found.items()))


def test_second_engine_finds_the_same_rules(run, tables, record_property):
    tried = situations(by_chance=1700)
    assert len(tried) >= 2000
    result = run(tables, [line(situation) for situation in tried])
    assert (result.returncode, result.stderr) == (0, "")
    theirs = result.stdout.splitlines()
    assert len(theirs) == len(tried)
    different = [(situation, found) for situation, found in zip(tried, theirs, strict=True) if found != ours(situation)]
    assert different == []
    assert {result.split("=")[1] for found in theirs for result in found.split("\t")} == {"holds", "may hold"}
    record_property("situations", len(tried))


def test_comparison_notices_one_number_that_is_wrong(run, tables):
    path = tables / "rules_2_domestic_abuse.dmn"
    assert "&gt;= 17" in path.read_text()
    path.write_text(path.read_text().replace("&gt;= 17", "&gt;= 18"))
    situation = situation_from({"audience": "professional", "needs": ["domestic_abuse"], "dash_score": 17, "at": DAYS[0]})
    assert "R04=holds" in ours(situation)
    assert "R04=holds" not in run(tables, [line(situation)]).stdout


def test_schema_of_dmn_refuses_what_is_not_dmn(run, tables):
    path = tables / "rules_1_safety.dmn"
    path.write_text(path.read_text().replace("<decisionTable", "<decisiontable").replace("</decisionTable", "</decisiontable"))
    result = run(tables, [])
    assert result.returncode == 1
    assert "decisiontable" in result.stderr
