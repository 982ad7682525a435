"""Puts the demonstration listings in and takes them out again. What an editor has worked on is never overwritten or deleted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from services.exchange.importing import Outcome, is_held_by_editors, write_listing
from services.exchange.listing import ListingInput
from services.models import Organisation, Service


@dataclass(frozen=True, slots=True)
class Removal:
    """What was deleted, and the keys of the listings that stay because an editor has worked on them."""

    listings: int
    organisations: int
    kept: tuple[str, ...]


def load_demo(listings: Iterable[ListingInput]) -> Counter[Outcome]:
    """Write each listing through a revision of its own. Running it again changes nothing."""
    return Counter(write_listing(listing, is_demo=True) for listing in listings)


@transaction.atomic
def remove_demo() -> Removal:
    """Delete the demonstration listings and the organisations that only they needed. Needs, kinds and areas stay."""
    demo = list(Service.objects.filter(is_demo=True))
    kept = tuple(service.key for service in demo if is_held_by_editors(service))
    organisations = {service.organisation_id for service in demo if service.key not in kept}
    for service in demo:
        if service.key not in kept:
            service.delete()
    unused = Organisation.objects.filter(pk__in=organisations, services__isnull=True)
    count = unused.count()
    unused.delete()
    return Removal(listings=len(demo) - len(kept), organisations=count, kept=kept)
