"""Names that an editor reads in the screens of the rules. It must not hold words for readers (pathways/wording)."""

from __future__ import annotations

import re

from pathways.core.ruleset import current_ruleset
from pathways.core.vocabulary import StepKind

VOICE_NAMES = {
    "survivor": "to a survivor",
    "child": "to a survivor under 18",
    "professional": "to a professional",
    "worried_other": "to somebody worried about another person",
    "own_behaviour": "to somebody worried about their own behaviour",
    "any": "to everybody else",
}
_CAPITALS = frozenset("idva marac sarac isva chisva sarc mappa lado dvds fgm hiv pep da lgbt hba nrm".split())
#: Kind of step -> its name, in plain words.
STEP_NAMES = {
    str(kind): " ".join(word.upper() if word in _CAPITALS else word for word in str(kind).split("_")).replace("childrens", "children’s")
    for kind in StepKind
}
STEP_NAMES = {kind: name[:1].upper() + name[1:] for kind, name in STEP_NAMES.items()}
#: Red line -> what it protects.
LINES = {
    "duty": "A duty",
    "danger": "Somebody in danger",
    "under_16": "A child under 16",
    "fgm": "FGM",
    "nrpf": "Somebody with no recourse to public funds",
    "statutory": "A rule that rests on law",
    "promise": "A promise that holds for every answer",
}


#: What a red line says of a step, or of a whole answer where there is no step.
LOSSES = {
    "lost": "is gone from the answer",
    "weakened": "is only offered now, or no longer started by the person",
    "broken": "would no longer hold",
    "reworded": "has other words. Words of a duty, of danger, about FGM or no recourse, and to a child are changed in the files only, "
    "with a source and a review: a machine can’t tell whether other words still say the same",
}

_KEY = re.compile(r"\b[a-z]+(?:_[a-z0-9]+)+\b|^[a-z]+(?=: |$)|(?<=^if: )[a-z]+$")


def readable(text: str) -> str:
    """A line of a report with names in place of keys: of steps, of numbers, and of everything else without its underscores."""
    parameters = current_ruleset().parameters

    def name(found: re.Match[str]) -> str:
        key = found.group()
        return parameters[key].means if key in parameters else STEP_NAMES.get(key, key.replace("_", " "))

    return _KEY.sub(name, text)


def wording_name(kind: str, variant: str, voice: str) -> str:
    which = f" ({variant.replace('_', ' ')})" if variant else ""
    return f"{STEP_NAMES.get(kind, kind)}{which}, {VOICE_NAMES[voice]}"
