"""`manage.py pathway`: a line in, a line out, in order; a bad line never stops the rest."""

from __future__ import annotations

import io
import json
import sys

import pytest
from django.core.management import call_command

from pathways.answers import answer_for

pytestmark = pytest.mark.django_db


class Lines(io.TextIOWrapper):
    def __init__(self, text: str | bytes) -> None:
        super().__init__(io.BytesIO(text if isinstance(text, bytes) else text.encode()))


@pytest.fixture
def run(monkeypatch, capsys):
    """Runs the command on `text`: (answers, standard error, exit status)."""

    def run_on(text):
        monkeypatch.setattr(sys, "stdin", Lines(text))
        out, err, status = io.StringIO(), io.StringIO(), 0
        try:
            call_command("pathway", stdout=out, stderr=err)
        except SystemExit as exit_:
            status = exit_.code
        assert capsys.readouterr() == ("", "")
        return [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue(), status

    return run_on


def test_command_gives_the_answers_of_the_api_in_order(run):
    situations = [
        {"audience": "survivor", "needs": ["domestic_abuse"], "at": "2026-11-22T10:00"},
        {"audience": "own_behaviour", "at": "2026-11-22T10:00"},
    ]
    answers, errors, status = run("".join(json.dumps(situation) + "\n" for situation in situations))
    assert answers == [answer_for(situation) for situation in situations]
    assert (errors, status) == ("", 0)


def test_bad_lines_are_refused_in_place_and_counted(run):
    answers, errors, status = run(
        b'{"audience": "survivor"}\nnot json\n{"audience": "survivor", "age": 300}\n\xff\n\n'
        b'{"audience": "survivor", "colour": "red"}\n{"audience": "survivor"}'
    )
    assert [answer.get("error") for answer in answers] == [None, "not_json", "out_of_range", "not_json", "unknown_key", None]
    assert answers[2] == {"error": "out_of_range", "message": "Give a whole number from 0 to 120.", "field": "age"}
    assert errors == "4 of the situations could not be answered; their lines say why.\n"
    assert status == 1


def test_no_input_is_no_output(run):
    assert run("") == ([], "", 0)
