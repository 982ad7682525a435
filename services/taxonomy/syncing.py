"""Brings the shipped taxonomy into the database: makes what is missing, mends what is structural, keeps what an editor wrote.

Structural is what a file says beside the name: a parent, the kind of an area, that a kind of service is secret. A name or the order
belongs to the editors once the row exists. A translated name (names/<language>.toml) is filled where it is empty or still what an
earlier file said, so an editor's own words stay. It must not delete: rows that are no longer shipped may be in use.
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


def shipped_names(name: str) -> dict[str, dict[str, tuple[str, ...]]]:
    """Key -> field ("name_pl") -> the name now, then former ones. name: needs | service_types. English is in `shipped`."""
    names: dict[str, dict[str, tuple[str, ...]]] = {}
    for path in sorted((_FOLDER / "names").glob("*.toml")):
        for key, said in tomllib.loads(path.read_text(encoding="utf-8"))[name].items():
            names.setdefault(key, {})[f"name_{path.stem}"] = (said,) if isinstance(said, str) else tuple(said)
    return names


@transaction.atomic
def sync_taxonomy() -> TaxonomyChange:
    counts = (
        _sync(Need, "key", _named("needs"), shipped_names("needs")),
        _sync(ServiceType, "key", _named("service_types"), shipped_names("service_types")),
        _sync(Area, "code", shipped("areas"), {}),
    )
    return TaxonomyChange(made=sum(made for made, _ in counts), mended=sum(mended for _, mended in counts))


def _named(name: str) -> dict[str, dict[str, Any]]:
    rows = shipped(name)
    return {key: {"name_en": row.pop("name"), "order": at} | row for at, (key, row) in enumerate(rows.items())}


def _sync(
    model: type[Model], key_field: str, rows: Mapping[str, Mapping[str, Any]], names: Mapping[str, Mapping[str, tuple[str, ...]]]
) -> tuple[int, int]:
    there = {getattr(row, key_field): row for row in model._default_manager.all()}
    made = mended = 0
    for key, given in rows.items():
        facts = dict(given) | ({"parent": there[given["parent"]]} if "parent" in given else {})
        said = names.get(key, {})
        row = there.get(key)
        if row is None:
            translated = {field: now for field, (now, *_former) in said.items()}
            there[key] = model._default_manager.create(**{key_field: key}, **facts, **translated)
            made += 1
            continue
        wrong = {name: facts[name] for name in ("parent", "kind", "is_confidential") if name in facts and getattr(row, name) != facts[name]}
        wrong |= {field: now for field, (now, *former) in said.items() if (getattr(row, field) or "") in {"", *former}}
        if wrong:
            for name, value in wrong.items():
                setattr(row, name, value)
            row.save(update_fields=list(wrong))
            mended += 1
    return made, mended
