"""Why a step or a listing is in an answer, as keys and parameters. It must not hold sentences: those are in `pathways.wording`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """key: a key of the wording. parameters: (name, value) pairs that the words may use."""

    key: str
    parameters: tuple[tuple[str, object], ...] = ()


def reason(key: str, **parameters: object) -> Reason:
    return Reason(key, tuple(sorted(parameters.items())))
