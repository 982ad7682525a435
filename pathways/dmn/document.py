"""Decision tables as a DMN 1.3 document (the schema of https://www.omg.org/spec/DMN/20191111/MODEL/). Ids never change between exports."""

from __future__ import annotations

import uuid
from xml.etree import ElementTree

from pathways.dmn.model import Model
from pathways.dmn.tables import OTHER, Column, Table, feel

DMN = "https://www.omg.org/spec/DMN/20191111/MODEL/"
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:waymark:rules")
FEEL_LANGUAGE = "https://www.omg.org/spec/DMN/20191111/FEEL/"
READ_ME = (
    "Rules of a Waymark site. Evaluate the last decision of this file: it collects (hit policy COLLECT) each rule that holds and each that "
    "may hold. Every fact is “yes”, “no” or “not known”, and not known is a value of its own: a number comes with NAME_known, and while "
    "that is “not known” the number is not read. A list comes as one input for each entry (needs_stalking). Hit policies: FIRST for "
    "conditions (the rows are read from the top; the last says “not known”), UNIQUE for facts that were tabulated. day is a number, year "
    "month day (20270401). children_ages_youngest is the age of the youngest child; languages_english says whether English is among "
    "the languages. Cells are S-FEEL."
)


def document(model: Model) -> str:
    root = ElementTree.Element(
        f"{{{DMN}}}definitions",
        {"id": _id(model.name, "definitions"), "name": model.name, "namespace": "urn:waymark:rules", "expressionLanguage": FEEL_LANGUAGE},
    )
    _text(root, "description", f"{READ_ME} Version of the rules: {model.version}.")
    decided = {table.name for table in model.tables}
    inputs = {column.expression: column for table in model.tables for column in table.columns if column.expression not in decided}
    for name in sorted(inputs):
        data = _add(root, "inputData", id=_id(model.name, name), name=name)
        _add(data, "variable", id=_id(model.name, name, "variable"), name=name, typeRef=_type(inputs[name]))
    for table in model.tables:
        _decision(root, model.name, table, decided)
    ElementTree.register_namespace("", DMN)
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _decision(root: ElementTree.Element, group: str, table: Table, decided: set[str]) -> None:
    decision = _add(root, "decision", id=_id(group, table.name), name=table.name)
    _text(decision, "description", table.note)
    _add(decision, "variable", id=_id(group, table.name, "variable"), name=table.name)
    for name in dict.fromkeys(column.expression for column in table.columns):
        required = _add(decision, "informationRequirement", id=_id(group, table.name, "requires", name))
        _add(required, "requiredDecision" if name in decided else "requiredInput", href=f"#{_id(group, name)}")
    drawn = _add(decision, "decisionTable", id=_id(group, table.name, "table"), hitPolicy=table.hit_policy)
    for column in table.columns:
        place = (group, table.name, "column", column.expression, column.line)
        clause = _add(drawn, "input", id=_id(*place), label=column.expression)
        expression = _add(clause, "inputExpression", id=_id(*place, "expression"), typeRef=_type(column))
        _text(expression, "text", column.expression)
        if column.values and OTHER not in column.values:
            values = _add(clause, "inputValues", id=_id(*place, "values"))
            _text(values, "text", ",".join(f'"{value}"' for value in column.values))
    for name in table.outputs:
        clause = _add(drawn, "output", id=_id(group, table.name, "output", name), name=name, typeRef="string")
        if table.values:
            values = _add(clause, "outputValues", id=_id(group, table.name, "output", name, "values"))
            _text(values, "text", ",".join(f'"{value}"' for value in table.values))
    for name in table.notes:
        _add(drawn, "annotation", name=name)
    for number, row in enumerate(table.rows):
        where = (group, table.name, "row", str(number))
        drawn_row = _add(drawn, "rule", id=_id(*where))
        for column in table.columns:
            entry = _add(drawn_row, "inputEntry", id=_id(*where, column.expression, column.line))
            _text(entry, "text", feel(column, row.cells[column]) if column in row.cells else "-")
        for name, output in zip(table.outputs, row.outputs, strict=True):
            entry = _add(drawn_row, "outputEntry", id=_id(*where, "output", name))
            _text(entry, "text", f'"{output}"')
        for index in range(len(table.notes)):
            _text(_add(drawn_row, "annotationEntry"), "text", row.notes[index] if index < len(row.notes) else "")


def _type(column: Column) -> str:
    return "number" if column.is_number else "string"


def _id(*place: str) -> str:
    """An XML name that stays the same as long as the thing does."""
    return f"_{uuid.uuid5(NAMESPACE, '/'.join(place))}"


def _add(parent: ElementTree.Element, tag: str, **attributes: str) -> ElementTree.Element:
    return ElementTree.SubElement(parent, f"{{{DMN}}}{tag}", attributes)


def _text(parent: ElementTree.Element, tag: str, text: str) -> None:
    _add(parent, tag).text = text
