"""Why a step or a listing is in an answer, as keys and parameters. It must not hold sentences: those are in `pathways.wording`."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple


class Reason(NamedTuple):
    """key: a key of the wording. parameters: (name, value) pairs that the words may use."""

    key: str
    parameters: tuple[tuple[str, object], ...] = ()


def reason(key: str, **parameters: object) -> Reason:
    return Reason(key, tuple(sorted(parameters.items()))) if parameters else _plain(key)


@cache  # a few dozen keys, made a hundred times for each answer
def _plain(key: str) -> Reason:
    return Reason(key)
