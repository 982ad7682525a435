"""Listings as rows that engines index: `document_for` maps one, `write_document` keeps its row, `rebuild_documents` keeps them all.

Rows are made from `services.public.PublicService` and nothing else. A row of a confidential kind carries no place at all: no point,
no district, no area's name, and none of the place names that a text of it may hold.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import Max

from pathways.core.vocabulary import AreaMode
from search.analysis import ANALYSER_VERSION, index_tokens, words
from search.eligibility import ASK_IF_STATED
from search.models import SearchDocument
from search.opening import ALWAYS, StoredHours, open_tokens, stored_together
from search.places import without_places
from search.port import Progress
from search.tags import ANY, ASKED_FOR, DAY_AND_NIGHT, DISTRICT, FOR_SOME, NOT, group_tags, tag
from services.languages import LANGUAGE_NAMES
from services.models import Service
from services.public import PublicService, public_view
from services.words import BY_AND_FOR_CHOICES, DISABILITY_CHOICES

#: The lock under which change numbers are given out on PostgreSQL. Any number will do that nothing else in the database uses.
SEQ_LOCK = 0x7761_796D_6172_6B
#: Years. Listings that begin later, or end earlier, are for some.
ADULT = 18
CHUNK = 200

Row = dict[str, Any]


# --- one listing as a row -----------------------------------------------------------------------------------------------------
def document_for(service: PublicService, valid_from: date | None = None) -> Row:
    """The columns of a SearchDocument but for service_id, seq and stamp. valid_from: the listing's first day, None for "already"."""
    address = None if service.is_confidential else service.address
    eligibility = service.eligibility
    return {
        "key": service.key,
        "code": service.code,
        "deleted": False,
        "analysed": _analysed(service),
        "raw": _raw(service),
        "tags": _tags(service),
        "age_min": eligibility.age_min,
        "age_max": max(eligibility.age_max, eligibility.age_extended_max or 0) if eligibility.age_max is not None else None,
        "lat": address.lat if address else None,
        "lng": address.lng if address else None,
        "verified_on": service.proof.confirmed_on,
        "valid_from": valid_from,
        "valid_to": service.proof.valid_to,
        "analyser_version": ANALYSER_VERSION,
    }


def _analysed(service: PublicService) -> dict[str, str]:
    """Field -> tokens. `words` are whole words for the speller, each once."""
    title = [service.name]
    # Keys are the field's own terms ("economic abuse"); names are what people say ("Someone controls my money").
    terms = [key.replace("_", " ") for key in (service.service_type, *sorted(service.needs))]
    summary = [service.summary, *terms, service.service_type_name, service.organisation, *service.former]
    translated = {language: list(texts) for language, texts in service.translations.items()}
    body = list(_body(service))
    all_words = {word for text in (*title, *summary, *body) for word in _found(service, text)}
    all_words |= {word for texts in translated.values() for text in texts for word in _found(service, text)}
    return {
        "title": _tokens(service, title, "en"),
        "summary": _tokens(service, summary, "en"),
        "tr": " ".join(_tokens(service, texts, language) for language, texts in sorted(translated.items())),
        "body": _tokens(service, body, "en"),
        "words": " ".join(sorted(all_words)),
    }


def _found(service: PublicService, text: str) -> list[str]:
    return without_places(words(text)) if service.is_confidential else words(text)


def _tokens(service: PublicService, texts: Iterable[str], language: str) -> str:
    return " ".join(token for text in texts for token in index_tokens(" ".join(_found(service, text)), language))


def _body(service: PublicService) -> Iterator[str]:
    eligibility = service.eligibility
    if not service.is_confidential:
        yield from service.area_names
        yield service.professional_notes  # of a secret place they may say how many beds it has, or who pays for it
    yield from (name for _, name in sorted(service.need_names.items()))
    yield from (eligibility.note, eligibility.age_note, service.access_note, service.cost)
    yield from (service.languages.note, *(LANGUAGE_NAMES.get(code, "") for code in sorted(_languages(service))))
    yield from (name for key, name in BY_AND_FOR_CHOICES if key in eligibility.by_and_for)
    yield from (name for key, name in DISABILITY_CHOICES if key in eligibility.disabilities)
    for route in service.routes:
        yield route.how
    for contact in service.contacts:
        yield from (contact.label, contact.topic)
        if contact.is_phone or contact.kind.startswith("sms"):
            yield from (contact.value, contact.display)


def _shown_details(service: PublicService) -> Iterator[str]:
    """Texts of the body that every reader sees on the page of the listing."""
    yield from (service.eligibility.age_note, service.access_note, service.cost)
    for route in service.routes:
        yield route.how
    for contact in service.contacts:
        yield contact.topic  # a label such as "Helpline" says nothing by itself


def _languages(service: PublicService) -> frozenset[str]:
    return service.languages.spoken | service.languages.interpreter | service.languages.written


def _raw(service: PublicService) -> dict[str, Any]:
    """texts: language -> [name, summary]. details: lines to show what they say of the words. names: tag -> what it is called. hours: see
    `search.opening`."""
    return {
        "texts": {"en": [service.name, service.summary]} | {code: list(texts) for code, texts in sorted(service.translations.items())},
        "details": [] if service.is_confidential else list(dict.fromkeys(filter(None, _shown_details(service)))),
        "type": service.service_type,
        "names": {tag("types", service.service_type): service.service_type_name}
        | {tag("needs", key): name for key, name in sorted(service.need_names.items())},
        "hours": _hours(service),
        "is_national": service.is_national,
        "is_secret_place": service.is_confidential,
    }


def _hours(service: PublicService) -> list[StoredHours] | None:
    answered = [contact.hours for contact in service.contacts if contact.is_answered]
    # The service's own hours speak for contacts that give none.
    return stored_together([service.hours, *(one for one in answered if one is not None)] if service.hours is not None else answered)


def _tags(service: PublicService) -> list[str]:
    eligibility, languages = service.eligibility, service.languages
    says_no_interpreter = languages.interpreter_any is False and bool(_languages(service))
    tags = [
        *group_tags("types", [service.service_type]),
        *group_tags("needs", service.needs),
        *group_tags("routes", {route.audience for route in service.routes}, for_any=not service.routes),
        *group_tags("languages", languages.spoken | languages.interpreter, ask=languages.written, for_any=not says_no_interpreter),
        *_asked_tags("gender", eligibility.genders or frozenset()),
        *_asked_tags("risk", eligibility.risks),
        *_district_tags(service),
        *([FOR_SOME] if _is_for_some(service) else []),
        *([ASKED_FOR] if service.needs_professional else []),
        *([DAY_AND_NIGHT] if ALWAYS in open_tokens(_hours(service)) else []),
    ]
    return sorted(tags)


def _is_for_some(service: PublicService) -> bool:
    """Whether it was made for people of some ages or communities. Whose sex it asks for says nothing here: most services ask."""
    eligibility = service.eligibility
    return bool(eligibility.by_and_for) or (eligibility.age_min or 0) > ADULT or (eligibility.age_max or ADULT) < ADULT


def _asked_tags(group: str, stated: frozenset[str]) -> list[str]:
    ask = [value for value, implied_by in ASK_IF_STATED[group].items() if not implied_by.isdisjoint(stated)]
    return group_tags(group, stated, ask=ask, for_any=not stated)


def _district_tags(service: PublicService) -> list[str]:
    if service.is_confidential:
        # Where a refuge is for is too near to where it is. Refuges take people from elsewhere, so everyone is told to call and ask.
        return [tag(DISTRICT, ANY)]
    if service.area_mode == AreaMode.EXCLUDES_RESIDENTS:
        return [tag(DISTRICT, ANY), *(tag(DISTRICT, code) + NOT for code in sorted(service.district_codes))]
    if service.is_national or service.area_mode == AreaMode.SERVES_EVERYONE or not service.district_codes:
        return [tag(DISTRICT, ANY)]
    return [tag(DISTRICT, code) for code in sorted(service.district_codes)]


# --- rows in the database -----------------------------------------------------------------------------------------------------
def write_document(service_id: int, service: PublicService | None, valid_from: date | None = None) -> bool:
    """Bring the row of one listing up to date; None leaves a tombstone. Belongs into the transaction that changed the listing.

    True when the row changed. A row that would stay the same keeps its change number, so that no worker indexes it again.
    """
    with _writing():
        return _write({service_id: None if service is None else document_for(service, valid_from)}) == 1


def write_listings(service_ids: Iterable[int]) -> int:
    """Bring the rows of these listings up to date from the database: published ones as readers see them, others as tombstones."""
    wanted = set(service_ids)
    with _writing():
        live = _live_documents(wanted)
        return _write({service_id: live.get(service_id) for service_id in wanted})


def rebuild_documents(progress: Progress | None = None) -> int:
    """Bring every row up to date with the listings. Returns how many changed."""
    with _writing():
        everything = list(Service.objects.filter(live=True).order_by("pk").values_list("pk", flat=True))
        gone = SearchDocument.objects.filter(deleted=False).exclude(pk__in=everything).values_list("pk", flat=True)
        changed = _write(dict.fromkeys(gone))
        for start in range(0, len(everything), CHUNK):
            chunk = everything[start : start + CHUNK]
            changed += write_listings(chunk)
            if progress:
                progress(start + len(chunk), len(everything))
        return changed


@contextmanager
def _writing() -> Iterator[None]:
    """One writer of rows at a time, from before the listings are read until the transaction ends.

    So change numbers become visible in the order in which they were given out, and nobody overwrites a row with older facts.
    SQLite's transactions are IMMEDIATE (settings.SQLITE_OPTIONS), which is the same.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SEQ_LOCK])
        yield


def live_documents() -> dict[int, Row]:
    """service_id -> row as it should be, for every published listing, whether its days have begun or not."""
    return _live_documents(None)


def _live_documents(service_ids: set[int] | None) -> dict[int, Row]:
    listings = Service.objects.filter(live=True).for_readers()
    if service_ids is not None:
        listings = listings.filter(pk__in=service_ids)
    return {listing.pk: document_for(public_view(listing), listing.valid_from) for listing in listings}


def _write(documents: dict[int, Row | None]) -> int:
    rows = {row.service_id: row for row in SearchDocument.objects.filter(pk__in=documents)}
    changed = [
        _filled(rows.get(service_id) or SearchDocument(service_id=service_id), document)
        for service_id, document in documents.items()
        if not _is_same(rows.get(service_id), document)
    ]
    if changed:
        newest = SearchDocument.objects.aggregate(newest=Max("seq"))["newest"] or 0
        for seq, row in enumerate(changed, start=newest + 1):
            row.seq, row.stamp = seq, secrets.randbits(62)
            row.save()
    return len(changed)


def _is_same(row: SearchDocument | None, document: Row | None) -> bool:
    if document is None:
        return row is None or row.deleted
    return row is not None and all(getattr(row, name) == value for name, value in document.items())


def _filled(row: SearchDocument, document: Row | None) -> SearchDocument:
    """`row` with its new content. A tombstone keeps its key and nothing else of the listing."""
    blank = {
        "deleted": True,
        "analysed": {},
        "raw": {},
        "tags": [],
        "age_min": None,
        "age_max": None,
        "lat": None,
        "lng": None,
        "verified_on": None,
        "valid_from": None,
        "valid_to": None,
    }
    for name, value in (blank if document is None else document).items():
        setattr(row, name, value)
    return row
