"""The lines that answer now, chosen from the published listings by what they say of themselves. No number is written in code.

For pages that know nothing of the reader: the first page, the list of numbers, an emergency, a page that went wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils import timezone

from directory_site.cards import Card, Reader, Way, kept_card
from directory_site.language import reader_language
from pathways.core.vocabulary import Need, RouteAudience, ServiceType
from services.listings import current_listings
from services.public import PublicService

#: Kinds that are a line to call rather than a place or a case worker.
SURVIVOR_LINES = frozenset(
    {
        ServiceType.HELPLINE,
        ServiceType.RAPE_CRISIS,
        ServiceType.STALKING,
        ServiceType.HONOUR_BASED_ABUSE,
        ServiceType.FGM,
        ServiceType.MODERN_SLAVERY,
        ServiceType.IMAGE_ABUSE,
        ServiceType.BY_AND_FOR,
        ServiceType.CHILDREN_YOUNG_PEOPLE,
        ServiceType.MENTAL_HEALTH_CRISIS,
    }
)
OWN_BEHAVIOUR_LINES = frozenset({ServiceType.BEHAVIOUR_HELPLINE})
#: Whoever reads about one of these may ask about their own behaviour: they are never led to survivors.
FOR_OWN_BEHAVIOUR = frozenset({ServiceType.BEHAVIOUR_HELPLINE, ServiceType.PERPETRATOR_PROGRAMME})
_FIRST_NEEDS = (Need.DOMESTIC_ABUSE, Need.SEXUAL_VIOLENCE_RECENT, Need.MENTAL_HEALTH_CRISIS)


def lines_day_and_night(limit: int = 3, asked: Sequence[str] = ()) -> tuple[Card, ...]:
    """Lines that somebody answers at any hour: those for the first of the needs that were asked for, if there are any, then the broadest
    first, for abuse at home, sexual violence, despair, then the rest."""
    always = [card for card in _line_cards(SURVIVOR_LINES) if _is_always_open(card.main)]
    first = next((need for need in asked if any(need in card.service.needs for card in always)), None)
    return tuple(sorted(always, key=lambda card: (first not in card.service.needs, *_first_needs(card)))[:limit])


def all_lines() -> tuple[Card, ...]:
    """Every line of a survivor, by text, chat and sign language too, those open now first."""
    rank = {"open": 0, "unknown": 1, "shut": 2}
    return tuple(
        sorted(
            _line_cards(SURVIVOR_LINES, by_phone=False),
            key=lambda card: (
                rank[card.main.opening.state] if card.main else 3,
                not _is_always_open(card.main),
                *_first_needs(card),
                card.name,
            ),
        )
    )


def own_behaviour_lines() -> tuple[Card, ...]:
    return tuple(_line_cards(OWN_BEHAVIOUR_LINES))


def lines_beside(service: PublicService) -> tuple[Card, ...]:
    """Lines for somebody who reads of this service and cannot call it."""
    return own_behaviour_lines() if service.service_type in FOR_OWN_BEHAVIOUR else lines_day_and_night()


def _line_cards(kinds: Iterable[ServiceType], by_phone: bool = True) -> list[Card]:
    """by_phone: only those whose first contact is a phone; else text, chat and signing will do, for somebody who cannot be heard."""
    reader = Reader(timezone.now(), RouteAudience.SELF.value)
    language = reader_language()
    services = [service for service in current_listings(language).all if service.service_type in kinds and _is_for_anyone_here(service)]
    cards = [kept_card(service, reader, language) for service in services]
    answered = [card for card in cards if card.main and card.main.contact.is_answered and not card.needs_professional]
    return [card for card in answered if not by_phone or (card.main and card.main.contact.is_phone)]


def _is_for_anyone_here(service: PublicService) -> bool:
    """National, or anywhere: a page that knows no district must not send somebody to a line for another one."""
    return service.is_national or service.area_mode == "serves_everyone"


def _is_always_open(way: Way | None) -> bool:
    return way is not None and way.always


def _first_needs(card: Card) -> tuple[int, int]:
    found = [order for order, need in enumerate(_FIRST_NEEDS) if need in card.service.needs]
    return (found[0] if found else len(_FIRST_NEEDS), -len(card.service.needs))
