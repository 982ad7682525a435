"""The newest of the SearchDocument rows, by which every engine sees whether and how it has to follow them."""

from __future__ import annotations

from dataclasses import dataclass

from search.models import SearchDocument


@dataclass(frozen=True, slots=True)
class Head:
    """The newest row: which number, which stamp, and which version of the analyser made it."""

    seq: int
    stamp: int
    version: str

    def continues(self, earlier: Head) -> bool:
        """Whether who holds `earlier` gets here by newer rows alone. If not, rows went back in time or were analysed by another version."""
        return self == earlier or (self.seq > earlier.seq and self.version == earlier.version)


NOTHING = Head(0, 0, "")


def newest_head() -> Head:
    newest = SearchDocument.objects.order_by("-seq").values_list("seq", "stamp", "analyser_version").first()
    return Head(*newest) if newest else NOTHING
