"""docs/pathways.md says what is true."""

from __future__ import annotations

from pathlib import Path

from pathways.core.answer import Outcome
from pathways.core.matching import MOST_LISTINGS
from pathways.core.pool import OWN_BEHAVIOUR_TYPES
from pathways.core.ruleset import current_ruleset
from pathways.core.situation import REQUEST_KEYS

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "pathways.md").read_text()


def test_docs_list_every_parameter_as_it_is():
    rows = [line for line in TEXT.splitlines() if line.startswith("| `")]
    assert rows == [
        f"| `{parameter.name}` | {'not set' if parameter.value is None else parameter.value} | {parameter.unit} | "
        f"{'yes' if parameter.confirmed else 'no'} |"
        for parameter in current_ruleset().parameters.values()
    ]


def test_docs_name_every_request_key_and_outcome():
    assert [name for name in (*REQUEST_KEYS, "postcode", *Outcome) if f"`{name}`" not in TEXT] == []


def test_docs_count_right():
    assert (len(OWN_BEHAVIOUR_TYPES), MOST_LISTINGS) == (7, 6)
    assert "seven kinds of listing" in TEXT
    assert "at most six" in TEXT
