"""Published listings as public views, held in memory by each process and read again when any of them changes.

One query (the version) a page, whatever the number of listings or of workers. It must not hold drafts or anything of a visitor.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass

from services.moment import once
from services.public import PublicService, public_view
from services.querysets import listings_version, published_services


@dataclass(frozen=True, slots=True)
class Listings:
    """All published listings in one language, at one version. by_key and by_code hold the same values as `all`.

    has_demo: whether one of them is demonstration data. need_names, type_names: key -> name of every need that one of
    them helps with, of every kind of service that one of them is."""

    version: int
    language: str
    all: tuple[PublicService, ...]
    by_key: Mapping[str, PublicService]
    by_code: Mapping[str, PublicService]
    has_demo: bool
    need_names: Mapping[str, str]
    type_names: Mapping[str, str]


_held: dict[str, Listings] = {}
_lock = threading.Lock()


def current_listings(language: str = "en") -> Listings:
    """The published listings as of now, or as of the moment that stands still around the call."""
    return once((Listings, language), lambda: _as_of_now(language))


def _as_of_now(language: str) -> Listings:
    version = listings_version()
    held = _held.get(language)
    if held is not None and held.version == version:
        return held
    with _lock:
        held = _held.get(language)
        if held is None or held.version != version:
            services = tuple(public_view(service, language) for service in published_services())
            held = Listings(
                version,
                language,
                services,
                {service.key: service for service in services},
                {service.code: service for service in services},
                any(service.proof.is_demo for service in services),
                {key: name for service in services for key, name in service.need_names.items()},
                {service.service_type: service.service_type_name for service in services},
            )
            _held[language] = held
        return held


def forget() -> None:
    """Drop what is held, for a process whose database was put back to an earlier state."""
    with _lock:
        _held.clear()
