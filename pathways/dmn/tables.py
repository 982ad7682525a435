"""A decision table as values: columns, rows and a hit policy. It must not know rules or XML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

YES, NO, NOT_KNOWN = "yes", "no", "not known"
TRUTHS = (YES, NO, NOT_KNOWN)
SAID: Mapping[bool | None, str] = {True: YES, False: NO, None: NOT_KNOWN}
#: Any value of a text that has no closed list, beside those that are named.
OTHER = "\0other"


@dataclass(frozen=True, slots=True, order=True)
class Column:
    """One column. expression: the input or decision that it reads. values: what a text can be; empty for a number.

    line: of a number, where the column divides it ("" elsewhere), so that two lines of one number stand in two columns.
    """

    expression: str
    values: tuple[str, ...] = TRUTHS
    line: str = ""

    @property
    def is_number(self) -> bool:
        return not self.values


#: What one row asks of one column: the texts that match, or a test of a number in S-FEEL.
Cell = frozenset[str] | str
Cells = Mapping[Column, Cell]


@dataclass(frozen=True, slots=True)
class Row:
    cells: Cells
    outputs: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One decision. hit_policy: UNIQUE | FIRST | COLLECT. outputs: their names; values: what the only output can be. note: for readers."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    hit_policy: str
    note: str
    outputs: tuple[str, ...]
    values: tuple[str, ...] = TRUTHS
    notes: tuple[str, ...] = ()


def feel(column: Column, cell: Cell) -> str:
    """A cell in S-FEEL."""
    if isinstance(cell, str):
        return cell
    if OTHER in cell:
        return f"not({_texts(column, frozenset(column.values) - cell)})"
    return _texts(column, cell)


def _texts(column: Column, cell: frozenset[str]) -> str:
    return ",".join(f'"{value}"' for value in column.values if value in cell and value != OTHER)


def columns_of(rows: list[Row]) -> tuple[Column, ...]:
    """Every column that a row uses, what says whether a number is known before the number itself."""
    used = {column for row in rows for column in row.cells}
    return tuple(sorted(used, key=lambda column: (column.is_number, column)))
