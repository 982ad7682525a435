"""The page of one listing, for the person (/s/<code>/) and for the professional (/pro/s/<code>/). It reads public views only."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from directory_site import details
from directory_site.cards import Reader, Way, ways_of
from directory_site.language import reader_language
from directory_site.lines import lines_beside, lines_day_and_night
from pathways.core.vocabulary import RouteAudience
from services.listings import current_listings
from services.public import PublicService

SELF, SOMEONE_ELSE, PROFESSIONAL, POLICE = (audience.value for audience in RouteAudience)


@require_safe
def service_page(request: HttpRequest, code: str) -> HttpResponse:
    return _page(request, code, SELF)


@require_safe
def professional_service_page(request: HttpRequest, code: str) -> HttpResponse:
    return _page(request, code, PROFESSIONAL)


def _page(request: HttpRequest, code: str, audience: str) -> HttpResponse:
    service = current_listings(reader_language()).by_code.get(code)
    if service is None:
        context = {"lines": lines_day_and_night(), "for_professional": audience == PROFESSIONAL}
        return render(request, "service_missing.html", context, status=404)
    return render(request, "service.html", service_context(service, audience, timezone.now()))


def service_context(service: PublicService, audience: str, moment: datetime) -> dict[str, Any]:
    """What the template shows. audience: RouteAudience SELF or PROFESSIONAL."""
    for_professional = audience == PROFESSIONAL
    own = ways_of(service, Reader(moment, audience))
    main = _main(own, audience) if for_professional or not service.needs_professional else None
    # A professional also sees what the person could use; the person also sees what somebody worried about them could.
    others = [way for way in ways_of(service, Reader(moment, SELF if for_professional else SOMEONE_ELSE)) if way not in own]
    entrances = [details.entrance(route, service.language, for_professional=for_professional) for route in service.routes]
    return {
        "service": service,
        "for_professional": for_professional,
        "texts_language": details.texts_language(service),
        "in_short": details.in_short(service),
        "main": details.contact_details(main, service, for_professional=for_professional) if main else None,
        "contacts": [details.contact_details(way, service, for_professional=for_professional) for way in own if way is not main],
        "other_contacts": [details.contact_details(way, service) for way in others],
        "needs_professional": service.needs_professional,
        # Nobody leaves this page without a number: a line that answers now stands in for one that is not known or not theirs to call.
        "lines": () if main or for_professional else lines_beside(service),
        "entrances": {name: [entrance for entrance in entrances if entrance.audience == name] for name in RouteAudience},
        "forms": [one.form_url for one in entrances if one.audience == PROFESSIONAL and one.form_url],
        "who": details.who_rows(service),
        "languages": details.language_rows(service),
        "practical": details.practical_rows(service),
        "referral": details.referral_rows(service) if for_professional else (),
        "proof": details.proof_lines(service),
        "sources": details.source_lines(service),
    }


def _main(ways: list[Way], audience: str) -> Way | None:
    """The one number to press: a professional's own line before the public one, any phone before a form."""
    phones = [way for way in ways if way.contact.is_phone]
    own = [way for way in phones if audience in way.contact.audiences] if audience == PROFESSIONAL else []
    return next(iter([*own, *phones, *ways]), None)
