"""What a parameter of the partnership can be: one check for the files and for the admin.

It must not know which rule uses a parameter, or where its value comes from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise

from pathways.core.rules.entries import Parameter

Value = int | date | None

#: Each of these is at most the one after it; else a score would fall between two lines, or the longer window would end first.
RISING = (
    ("medium_min", "idva_visible", "marac_visible", "dash_questions"),
    ("ec_lng_hours", "ec_upa_hours"),
)


def value_problem(parameter: Parameter, value: object) -> str | None:
    """What is wrong with a value by itself, said so that it can be put right; None when the rules can use it."""
    if parameter.between is None:
        return None if value is None or type(value) is date else "this is a date, or nothing while nobody knows it"
    least, most = parameter.between
    if type(value) is not int or not least <= value <= most:
        return f"this is a whole number from {least} to {most} ({parameter.unit})"
    return None


def order_problems(parameters: Mapping[str, Parameter], values: Mapping[str, Value]) -> Iterator[tuple[str, str, str]]:
    """(lower, higher, message) for each pair of values that do not fit together. Names that are not there are passed over."""
    for names in RISING:
        for lower, higher in pairwise(names):
            low, high = values.get(lower), values.get(higher)
            if type(low) is int and type(high) is int and low > high:
                yield lower, higher, (f"“{parameters[lower].means}” is {low}, above “{parameters[higher].means}”, which is {high}")
