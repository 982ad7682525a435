"""The scenarios of tests/scenarios/, for whoever replays them: the tests, and the publish gate of the rules.

They stay where a practitioner finds them; the whole tree is what is installed, so they are there at run time (docs/running.md).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pathways.core.ruleset import current_ruleset
from pathways.core.scenarios import Scenario, read_scenarios
from pathways.scenario_listings import offers

SCENARIOS_DIRECTORY = Path(__file__).resolve().parents[1] / "tests" / "scenarios"


@cache
def scenarios() -> tuple[Scenario, ...]:
    """Read once per process. Raises RulesetError where they are not installed or not readable."""
    return read_scenarios(SCENARIOS_DIRECTORY, current_ruleset().sources, {offer.key for offer in offers()})
