"""`manage.py export_dmn DIRECTORY`: the rules in force as DMN 1.3 decision tables, one file for each file of rules.

`--files` takes the rules as they came with the software, and needs no database. Files of the same name are written anew.
"""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from pathways.core.ruleset import current_ruleset
from pathways.dmn import dmn_files
from pathways.rules_in_force import rules_in_force


class Command(BaseCommand):
    help = "Write the rules as DMN 1.3 decision tables."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("directory", type=Path, help="where the files go; made when it is not there")
        parser.add_argument("--files", action="store_true", help="the rules of the files, without the partnership's published version")

    def handle(self, *args: Any, directory: Path, files: bool, **options: Any) -> None:
        ruleset = current_ruleset() if files else rules_in_force().ruleset
        written = 0
        try:
            directory.mkdir(parents=True, exist_ok=True)
            for name, text in tqdm(dmn_files(ruleset), unit=" files", disable=not self.stderr.isatty()):
                (directory / name).write_text(text, encoding="utf-8")
                written += 1
        except OSError as error:
            raise CommandError(f"Could not write to {directory}: {error.strerror}. Name a directory that you may write to.") from error
        self.stdout.write(f"{written} decision tables of the rules {ruleset.version} are in {directory}.")
