"""The promises of README and docs: commands exist, settings are documented, links lead somewhere, nothing private is committed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import get_commands

ROOT = Path(__file__).resolve().parents[2]
TRACKED = [
    ROOT / name for name in subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
]
DOCS = sorted(path for path in TRACKED if path.suffix == ".md")
OUR_APPS = {"directory_site", "services", "pathways", "search"}


def test_readme_begins_with_the_two_commands():
    block = re.search(r"```sh\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)
    assert [line.split("#")[0].strip() for line in block[1].splitlines()] == ["make demo", "make test"]


def test_help_lists_every_command_of_the_makefile():
    makefile = (ROOT / "Makefile").read_text()
    promised = set(re.search(r"\.PHONY: (.*)", makefile)[1].split())
    shown = subprocess.run(["make", "--no-print-directory", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    listed = {line.split()[1] for line in shown.splitlines()}
    assert listed == promised
    assert {"demo", "test", "lint", "bench", "messages", "help"} <= listed


def test_every_command_of_ours_is_documented():
    ours = {name for name, app in get_commands().items() if app in OUR_APPS}
    documented = set(re.findall(r"manage\.py (\w+)", (ROOT / "docs/running.md").read_text()))
    assert ours - documented == set()
    assert "load_demo" in ours


def test_every_setting_from_the_environment_is_documented():
    read = set()
    for path in (ROOT / "directory_site/settings").glob("*.py"):
        read |= set(re.findall(r"(?:environ\.get\(|required\()\"([A-Z_]+)\"", path.read_text()))
    documented = set(re.findall(r"^\| `([A-Z_]+)`", (ROOT / "docs/running.md").read_text(), re.MULTILINE))
    assert documented == read


@pytest.mark.parametrize("document", DOCS, ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(document):
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", document.read_text())
    assert [target for target in targets if not (document.parent / target).exists()] == []


def test_nothing_of_a_machine_or_a_private_address_is_committed():
    telling = re.compile(
        r"/root/|/home/\w+/|/work/(?:main|shared)|\b(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))(?:\.\d{1,3}){2,3}\b|BEGIN [A-Z ]*PRIVATE KEY"
    )
    found = {
        str(path.relative_to(ROOT)): telling.findall(path.read_text(errors="ignore"))
        for path in TRACKED
        if path != Path(__file__) and path.exists() and path.suffix != ".lock"
    }
    assert {name: hits for name, hits in found.items() if hits} == {}


COMPLETE = {
    "DJANGO_SETTINGS_MODULE": "directory_site.settings.production",
    "DJANGO_SECRET_KEY": "x" * 60,
    "DJANGO_ALLOWED_HOSTS": "help.example.org",
    "DATABASE_URL": "sqlite:///:memory:",
    "WAYMARK_ADMIN_URL": "https://edit.example.org",
}


def start(environment: dict[str, str]) -> subprocess.CompletedProcess:
    code = "import django; django.setup(); from django.conf import settings; print(settings.DEBUG)"
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO_", "DATABASE_", "WAYMARK_"))}
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=clean | environment, capture_output=True, text=True, check=False)


def test_production_starts_with_everything_set():
    result = start(COMPLETE)
    assert (result.stdout, result.returncode) == ("False\n", 0)


@pytest.mark.parametrize("missing", ["DJANGO_SECRET_KEY", "DJANGO_ALLOWED_HOSTS", "DATABASE_URL", "WAYMARK_ADMIN_URL"])
def test_production_refuses_to_start_and_names_what_is_missing(missing):
    result = start({name: value for name, value in COMPLETE.items() if name != missing})
    assert result.returncode != 0
    assert f"ImproperlyConfigured: {missing} is not set" in result.stderr


@pytest.mark.parametrize(("name", "value"), [("DJANGO_SECRET_KEY", "demonstration-only-not-a-secret"), ("DJANGO_ALLOWED_HOSTS", "*")])
def test_production_refuses_a_weak_setting(name, value):
    result = start(COMPLETE | {name: value})
    assert f"ImproperlyConfigured: {name}" in result.stderr


def test_every_safety_promise_names_a_test_that_exists_or_says_that_it_is_not_built():
    rows = re.findall(r"^\| (D\d+) \|[^|]*\|(.*)\|$", (ROOT / "docs/safety.md").read_text(), re.MULTILINE)
    assert [number for number, _ in rows] == [f"D{number}" for number in range(1, 25)]
    for number, cell in rows:
        named = re.findall(r"`([^`]+)`", cell)
        assert named or "not built" in cell, number
        file = ""
        for name in named:
            file = name.split("::")[0] if name.startswith("tests/") else file
            test = name.split("::")[-1]
            assert (ROOT / file).exists(), name
            assert test == file or f"def {test}(" in (ROOT / file).read_text(), name
