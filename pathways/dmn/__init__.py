"""The rules as DMN 1.3, so that another partnership can read, compare and run them: one file for each file of rules.

    conditions.py  a condition -> the rows of a table         facts.py  a fact that is a Python function -> the rows of a table
    model.py       one file of rules -> its tables            document.py  tables -> XML
    inputs.py      a situation -> the inputs of the tables

It must not decide anything: the tables say what the engine does, and another engine is asked whether they do (tests/dmn/).
"""

from __future__ import annotations

import io
import tomllib
import zipfile
from collections.abc import Iterator

from pathways.core.ruleset import RULES_DIRECTORY, Ruleset
from pathways.dmn.document import document
from pathways.dmn.model import facts_of, model_of


def dmn_files(ruleset: Ruleset) -> Iterator[tuple[str, str]]:
    """(file name, XML) for each file of rules, in its order. A rule that has no date yet is in no file."""
    facts, by_id = facts_of(ruleset), {rule.id: rule for rule in ruleset.rules}
    for path in sorted(RULES_DIRECTORY.glob("rules_*.toml")):
        ids = [entry["id"] for entry in tomllib.loads(path.read_text())["rule"]]
        yield f"{path.stem}.dmn", document(model_of(path.stem, [by_id[rule] for rule in ids if rule in by_id], ruleset, facts))


def dmn_archive(ruleset: Ruleset) -> bytes:
    """All of them in one zip file."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in dmn_files(ruleset):
            archive.writestr(name, text)
    return held.getvalue()


__all__ = ["dmn_archive", "dmn_files"]
