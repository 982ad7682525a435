"""One exception per cause. A message says what is wrong and what would be right; it never repeats what a person typed."""

from __future__ import annotations


class PathwayError(Exception):
    """Anything the pathway engine refuses."""


class SituationError(PathwayError):
    """A situation that cannot be read. `field` is the request key at fault ("" when it is the whole thing).

    code: unknown_key | unknown_value | wrong_type | out_of_range | missing | duplicate | not_json.
    """

    def __init__(self, field: str, message: str, code: str = "unknown_value") -> None:
        super().__init__(message)
        self.field = field
        self.message = message
        self.code = code


class RulesetError(PathwayError):
    """A rule file that cannot be used. `where` names the file and the entry."""

    def __init__(self, where: str, message: str) -> None:
        super().__init__(f"{where}: {message}")
        self.where = where
