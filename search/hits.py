"""Hits: the rows of what an engine found, asked of the database in the same call, with the reasons why each is shown.

A listing that was unpublished since the engine last looked has no row that says so otherwise, so it is never shown, whatever the engine
holds. A row that was read before is read again only when its change number or stamp is another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db import connection

from search.models import SearchDocument
from search.planning import Alternative, Group, Plan
from search.port import Hit, Reason, SearchQuery
from search.ranking import Facts, distance_km, says_language
from search.snippets import Marker
from search.tags import ANY, ASK, DISTRICT, tag
from services.geography.districts import district_name

#: Fields in the order in which a match is worth telling.
TOLD_FIELDS = (("title", "in_name"), ("summary", "in_summary"), ("tr", "in_translation"), ("body", "in_details"))


def load_hits(page: Sequence[Facts], query: SearchQuery, plan: Plan, names: Mapping[str, str]) -> tuple[tuple[Hit, ...], int]:
    """(hits in the order of `page`, how many of it are no longer published)."""
    wanted = [facts.service_id for facts in page]
    rows = _rows(wanted)
    published = [rows[service_id] for service_id in wanted if service_id in rows and _is_published(rows[service_id].row, query.on)]
    marker, asked = Marker(plan), tuple(map(_asked, plan.groups))
    return tuple([_hit(read, query, plan, asked, names, marker) for read in published]), len(wanted) - len(published)


# --- rows ---------------------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class _Read:
    """A row as it was read, and its tokens: (key of TOLD_FIELDS, tokens)."""

    row: SearchDocument
    tokens: tuple[tuple[str, frozenset[str]], ...]


#: Rows that a process holds; more than a page of hits for every question that is asked often.
MOST_HELD = 2000
_held: dict[int, _Read] = {}


def _rows(wanted: Sequence[int]) -> dict[int, _Read]:
    """The rows as they are now; service_id -> row. Those that are not there are left out."""
    if not wanted:
        return {}
    # By hand: every search asks, and to build this query takes ten times as long as to ask it.
    marks = ", ".join(["%s"] * len(wanted))
    with connection.cursor() as cursor:
        table = SearchDocument._meta.db_table
        cursor.execute(f"SELECT service_id, seq, stamp FROM {table} WHERE service_id IN ({marks})", wanted)  # noqa: S608 - a name and marks
        current = cursor.fetchall()
    found = {}
    for service_id, seq, stamp in current:
        read = _held.get(service_id)
        if read is not None and (read.row.seq, read.row.stamp) == (seq, stamp):
            found[service_id] = read
    if len(found) < len(current):
        if len(_held) >= MOST_HELD:
            _held.clear()
        missing = [service_id for service_id, _, _ in current if service_id not in found]
        for row in SearchDocument.objects.filter(pk__in=missing):
            tokens = tuple((key, frozenset(row.analysed.get(field, "").split())) for field, key in TOLD_FIELDS)
            found[row.service_id] = _held[row.service_id] = _Read(row, tokens)
    return found


def _is_published(row: SearchDocument, on: date) -> bool:
    return not row.deleted and (row.valid_from or on) <= on <= (row.valid_to or on)


# --- what a hit says ----------------------------------------------------------------------------------------------------------
def _hit(read: _Read, query: SearchQuery, plan: Plan, asked: Sequence[_Asked], names: Mapping[str, str], marker: Marker) -> Hit:
    row = read.row
    english = row.raw["texts"]["en"]
    name, summary = row.raw["texts"].get(query.language, english)
    language = query.language if summary and query.language in row.raw["texts"] else "en"
    marks = marker.marks_in(summary or english[1], language, is_secret_place=row.raw["is_secret_place"])
    kilometres = distance_km(row.lat, row.lng, query.near)
    return Hit(
        service_id=row.service_id,
        key=row.key,
        code=row.code,
        name=name or english[0],
        service_type=row.raw["type"],
        summary=summary or english[1],
        why=(*_word_reasons(read, asked, names), *_reasons(row, query, plan, names, kilometres)),
        distance_km=kilometres,
        marks=marks,
        quote=None if marks else marker.quote_from(row.raw["details"]),
    )


def _reasons(row: SearchDocument, query: SearchQuery, plan: Plan, names: Mapping[str, str], kilometres: int | None) -> list[Reason]:
    reasons = [Reason("has_need", {"need": names.get(tag("needs", need), need)}) for need in query.needs if tag("needs", need) in row.tags]
    reasons += _area_reasons(row, query, plan)
    reasons += [Reason("has_language", {"language": code}) for code in query.languages if says_language(row.tags, code)]
    if kilometres is not None:
        reasons.append(Reason("distance", {"km": str(kilometres)}))
    if row.verified_on:
        reasons.append(Reason("confirmed", {"on": row.verified_on.isoformat()}))
    if not_stated := _not_stated(row, query):
        reasons.append(Reason("ask", {"about": " ".join(not_stated)}))
    return reasons


class _Asked(NamedTuple):
    """A group of the plan as it is looked for in a row: once for all rows. said, others: the parts of an alternative, any token of each
    of which will do. meant: its tags, needs first: a need is told in a person's own words, a kind of service in ours."""

    words: str
    said: tuple[frozenset[str], ...]
    others: tuple[tuple[frozenset[str], ...], ...]
    meant: tuple[str, ...]


def _asked(group: Group) -> _Asked:
    said, *others = map(_parts, group.alternatives)
    meant = sorted((name for name, _ in group.tags), key=lambda name: not name.startswith(_NEEDS))
    return _Asked(" ".join(group.words), said, (said, *others), tuple(meant))


_NEEDS = tag("needs", "")


def _parts(alternative: Alternative) -> tuple[frozenset[str], ...]:
    return tuple([frozenset([term.token for term in part]) for part in alternative.parts])


def _word_reasons(read: _Read, asked: Sequence[_Asked], names: Mapping[str, str]) -> list[Reason]:
    """Where the words stand; for words that do not, what they were taken to mean."""
    said: dict[str, list[str]] = {}
    others = []
    for words, itself, alternatives, meant in asked:
        for key, found in read.tokens:
            if _holds(itself, found):
                said.setdefault(key, []).append(words)
                break
        else:
            meaning = next((name for name in meant if name in read.row.tags), None)
            if meaning:
                others.append(Reason("means", {"words": words, "meaning": names.get(meaning, meaning)}))
            elif any(_holds(other, found) for other in alternatives for _, found in read.tokens):
                others.append(Reason("related", {"words": words}))
    return [*(Reason(key, {"words": ", ".join(said[key])}) for _, key in TOLD_FIELDS if key in said), *others]


def _holds(parts: Sequence[frozenset[str]], tokens: frozenset[str]) -> bool:
    return not any(map(tokens.isdisjoint, parts))


def _area_reasons(row: SearchDocument, query: SearchQuery, plan: Plan) -> list[Reason]:
    if row.raw["is_secret_place"]:
        return []
    asked = query.districts or (plan.place.districts if plan.place else ())
    if here := next((code for code in asked if tag(DISTRICT, code) in row.tags), None):
        return [Reason("works_here", {"district": district_name(here)})]
    return [Reason("national", {})] if row.raw["is_national"] else []


def _not_stated(row: SearchDocument, query: SearchQuery) -> list[str]:
    """Query keys about which the listing says nothing."""
    asked = (("gender", query.gender), ("risk", query.risk), ("routes", query.routes[0] if query.routes else ""))
    keys = [key for key, value in asked if value and not {tag(key, ANY), tag(key, value) + ASK}.isdisjoint(row.tags)]
    if query.age is not None and row.age_min is None and row.age_max is None:
        keys.append("age")
    if query.languages and not any(says_language(row.tags, code) for code in (*query.languages, "en")) and "en" not in query.languages:
        keys.append("languages")
    if query.districts and row.raw["is_secret_place"]:
        keys.append("district")
    if query.open_at and row.raw["hours"] is None:
        keys.append("open_now")
    return sorted(keys)
