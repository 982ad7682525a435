"""Reads the demonstration listings that lie next to this module, one file for each group. Their origin: docs/demo-data.md."""

from __future__ import annotations

import json
from pathlib import Path

from services.exchange.listing import ListingError, ListingInput, listing_from

_FOLDER = Path(__file__).parent


def demo_listings() -> tuple[ListingInput, ...]:
    """All of them, in the order of the files. Raises ListingError naming the file, the record and the field."""
    listings = []
    for path in sorted(_FOLDER.glob("*.json")):
        for at, record in enumerate(json.loads(path.read_text(encoding="utf-8"))):
            try:
                listings.append(listing_from(record))
            except ListingError as error:
                raise ListingError(f"{path.name} record {at + 1}: {error.field}", error.message) from error
    return tuple(listings)
