"""What an editor sees beside the form: the public page, or one result card, of a listing that may not be saved yet.

Drawn from the public view, so that it can't show more than the site will.
"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation

from directory_site.cards import Reader, card_of
from directory_site.views.service import service_context
from pathways.core.vocabulary import RouteAudience
from services.models import Service
from services.public import public_view

CARD_MODE = "card"


def preview_service(request: HttpRequest, service: Service, mode_name: str) -> HttpResponse:
    """mode_name: one of `Service.preview_modes`: "card", or the code of a language for the whole page."""
    language = mode_name if mode_name in dict(settings.LANGUAGES) else settings.MODELTRANSLATION_DEFAULT_LANGUAGE
    with translation.override(language):
        if service.organisation_id is None or service.service_type_id is None:
            return render(request, "preview_missing.html")
        view = public_view(service, language)
        moment, audience = timezone.now(), RouteAudience.SELF.value
        if mode_name == CARD_MODE:
            return render(request, "preview_card.html", {"card": card_of(view, Reader(moment, audience))})
        return render(request, "service.html", service_context(view, audience, moment))
