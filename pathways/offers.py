"""From listings to offers: what the engine may know of a published listing, held per process until any listing changes.

It reads `PublicService` and nothing else, so no place of a confidential kind can get in. No work is done at import.
"""

from __future__ import annotations

import threading

from django.conf import settings
from django.utils.translation import get_language

from pathways.core.offer import Offer, Offers, Phone, Way
from services.listings import Listings, current_listings
from services.public import Contact, PublicService, Route

#: Contact kinds that are dialled or texted.
NUMBERS = frozenset({"phone", "textphone", "sms", "sms_shortcode"})
#: Ways to get in touch without hearing or speaking.
WITHOUT_VOICE = frozenset({"bsl", "textphone", "sms", "sms_shortcode", "webchat"})
SIGN_LANGUAGES = frozenset({"bfi", "bsl"})

_held_by_language: dict[str, tuple[Listings, Offers]] = {}
_lock = threading.Lock()


def current_offers() -> Offers:
    """Offers for all published listings, named in the reader's language. One query; built again when a listing changes."""
    listings = current_listings(listing_language())
    held = _held_by_language.get(listings.language)
    if held is not None and held[0] is listings:
        return held[1]
    with _lock:
        offers = Offers(offer_from(service) for service in listings.all)
        _held_by_language[listings.language] = (listings, offers)
    return offers


def listing_language() -> str:
    """The active language as listings know it; English where they do not."""
    code = (get_language() or "en").lower()
    return next((tag for tag in (code, code.split("-")[0]) if tag in settings.MODELTRANSLATION_LANGUAGES), "en")


def offer_from(service: PublicService) -> Offer:
    eligibility, address = service.eligibility, service.address
    spoken = _primary_tags(service.languages.spoken)
    interpreter = _primary_tags(service.languages.interpreter)
    has_point = address is not None and address.lat is not None and address.lng is not None and not service.is_confidential
    return Offer(
        key=service.key,
        name=service.name,
        service_type=service.service_type,
        is_confidential=service.is_confidential,
        needs=service.needs,
        ways=tuple(_way(route, eligibility.professions) for route in service.routes),
        phones=tuple(_phone(contact, service.proof.needs_check) for contact in service.contacts if contact.kind in NUMBERS),
        hours=tuple(
            dict.fromkeys(
                hours for hours in (service.hours, *(c.hours for c in service.contacts if c.kind in NUMBERS)) if hours is not None
            )
        ),
        spoken=spoken,
        interpreter=interpreter,
        interpreter_any=service.languages.interpreter_any,
        has_bsl=bool(SIGN_LANGUAGES & (spoken | interpreter)) or any(_without_voice(contact) for contact in service.contacts),
        area_mode=service.area_mode,
        district_codes=service.district_codes,
        is_national=service.is_national,
        by_and_for=eligibility.by_and_for,
        genders=eligibility.genders,
        age_min=eligibility.age_min,
        age_max=eligibility.age_max,
        age_extended_max=eligibility.age_extended_max,
        age_is_noted=bool(eligibility.age_note),
        for_whom=eligibility.for_whom,
        relationships=eligibility.relationships,
        risks=eligibility.risks,
        consent=eligibility.consent,
        recency_months=eligibility.recency_months,
        police_report=eligibility.police_report,
        accepts_no_recourse=eligibility.accepts_no_recourse,
        only_no_recourse=eligibility.only_no_recourse,
        children=eligibility.children,
        max_children=eligibility.max_children,
        max_age_male_child=eligibility.max_age_male_child,
        max_age_female_child=eligibility.max_age_female_child,
        pets=eligibility.pets,
        substance_use=eligibility.substance_use,
        mental_health=eligibility.mental_health,
        wheelchair=eligibility.wheelchair,
        point=(address.lat, address.lng) if has_point else None,
    )


def _way(route: Route, professions: frozenset[str]) -> Way:
    return Way(
        audience=route.audience,
        consent=route.consent,
        age_min=route.age_min,
        age_max=route.age_max,
        dash_min=route.dash_min,
        dash_max=route.dash_max,
        any_risk=route.any_risk,
        professions=route.professions or professions,
        district_codes=route.area_codes,
        assumed=route.assumed,
    )


def _phone(contact: Contact, needs_check: bool) -> Phone:
    return Phone(
        kind=contact.kind,
        number=contact.value,
        display=contact.display,
        label=contact.label,
        keyword=contact.keyword,
        audiences=contact.audiences,
        area_codes=contact.area_codes,
        free=contact.free,
        shows_on_bill=contact.shows_on_bill,
        to_check=needs_check or contact.checked_on is None,
    )


def _without_voice(contact: Contact) -> bool:
    return contact.kind in WITHOUT_VOICE or bool(contact.accepts_text) or bool(contact.bsl_hours)


def _primary_tags(tags: frozenset[str]) -> frozenset[str]:
    return frozenset(tag.lower().split("-")[0] for tag in tags)
