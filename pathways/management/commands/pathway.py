"""`manage.py pathway < situations.jsonl > answers.jsonl`: the pathway API without HTTP, one JSON object a line.

Each line gives one line, in order; a blank line gives none. A line that cannot be answered gives {"error", "message", "field"} and the
rest goes on. Exit status 0 when every line was answered, 1 when any was refused (counted on standard error).
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from typing import Any

import orjson
from django.core.management.base import BaseCommand
from tqdm import tqdm

from pathways.answers import answer_for
from pathways.core.errors import SituationError
from pathways.core.offer import Offers
from pathways.core.remembering import Made
from pathways.offers import current_offers
from pathways.rules_in_force import Rules, rules_in_force
from pathways.situations import read_json

MOST_KEPT = 10_000  # steps in JSON
SELDOM = 200_000  # objects made and not yet gone


class Command(BaseCommand):
    help = "Answer situations: JSON lines on standard input, JSON lines on standard output."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        refused, steps = 0, Made[dict[str, Any], orjson.Fragment](lambda step: orjson.Fragment(orjson.dumps(step)), MOST_KEPT)
        out = getattr(self.stdout, "buffer", None)  # bytes as they are; a caller of the command may give a file of text
        for answer in self._answers():
            refused += "error" in answer
            line = _line(answer, steps)
            if out is None:
                self.stdout.write(line.decode())
            else:
                out.write(line)
        if refused:
            self.stderr.write(f"{refused} of the situations could not be answered; their lines say why.")
            sys.exit(1)

    def _answers(self) -> Iterator[dict[str, Any]]:
        offers, rules = current_offers(), rules_in_force()  # once: a batch is answered from listings and rules as they are when it starts
        # Nothing of what is loaded by now ever becomes garbage, and an answer leaves none that needs a search: look for it seldom.
        gc.freeze()
        gc.set_threshold(SELDOM)
        # Bytes, so that a line that is not UTF-8 is refused like any other; the bar shows only where somebody watches.
        lines = getattr(sys.stdin, "buffer", sys.stdin)
        for line in tqdm(lines, unit=" situations", disable=not sys.stderr.isatty()):
            if line.strip():
                yield _answer(line, offers, rules)


def _line(answer: dict[str, Any], in_json: Made[dict[str, Any], orjson.Fragment]) -> bytes:
    """The answer in JSON. Many answers hold the same step, as the same object: it is turned into JSON once."""
    if "steps" in answer:
        answer = answer | {"steps": [in_json.of(step) for step in answer["steps"]]}
    return orjson.dumps(answer, option=orjson.OPT_APPEND_NEWLINE)


def _answer(line: str | bytes, offers: Offers, rules: Rules) -> dict[str, Any]:
    try:
        return answer_for(read_json(line), offers=offers, rules=rules)
    except SituationError as error:
        return {"error": error.code, "message": error.message, "field": error.field}
