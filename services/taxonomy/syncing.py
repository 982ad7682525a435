"""Brings the shipped taxonomy into the database: makes what is missing, mends what is structural, keeps what an editor wrote.

Structural is what a file says beside the name: a parent, the kind of an area, that a kind of service is secret. A name, a translation
or the order belongs to the editors once the row exists. It must not delete: rows that are no longer shipped may be in use.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Model

from services.models import Area, Need, ServiceType

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class TaxonomyChange:
    """How many rows were made and how many were mended. Both are 0 when everything was as shipped."""

    made: int
    mended: int


def shipped(name: str) -> dict[str, dict[str, Any]]:
    """Key or code -> facts, in the order of the file. name: needs | service_types | areas. A parent stands before its children."""
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@transaction.atomic
def sync_taxonomy() -> TaxonomyChange:
    counts = (
        _sync(Need, "key", {key: {"name_en": need.pop("name"), "order": at} | need for at, (key, need) in _numbered("needs")}),
        _sync(
            ServiceType, "key", {key: {"name_en": kind.pop("name"), "order": at} | kind for at, (key, kind) in _numbered("service_types")}
        ),
        _sync(Area, "code", shipped("areas")),
    )
    return TaxonomyChange(made=sum(made for made, _ in counts), mended=sum(mended for _, mended in counts))


def _numbered(name: str) -> enumerate[tuple[str, dict[str, Any]]]:
    return enumerate(shipped(name).items())


def _sync(model: type[Model], key_field: str, rows: Mapping[str, Mapping[str, Any]]) -> tuple[int, int]:
    there = {getattr(row, key_field): row for row in model._default_manager.all()}
    made = mended = 0
    for key, given in rows.items():
        facts = dict(given) | ({"parent": there[given["parent"]]} if "parent" in given else {})
        row = there.get(key)
        if row is None:
            there[key] = model._default_manager.create(**{key_field: key}, **facts)
            made += 1
            continue
        wrong = {name: facts[name] for name in ("parent", "kind", "is_confidential") if name in facts and getattr(row, name) != facts[name]}
        if wrong:
            for name, value in wrong.items():
                setattr(row, name, value)
            row.save(update_fields=list(wrong))
            mended += 1
    return made, mended
