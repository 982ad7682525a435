"""Search: one box, filters, results with why. By POST only, so that the words are in no address, history, cookie or log; nothing is stored.

A search engine that does not answer is told apart from "nothing found", and the page still helps. It must not match or rank.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from directory_site import search_page
from directory_site.cards import Card
from directory_site.forms.posted import posted
from directory_site.forms.search import FIELD_OF, SearchForm
from directory_site.language import reader_language
from directory_site.lines import lines_day_and_night, own_behaviour_lines
from pathways.core.vocabulary import Need, ServiceType
from search.port import Relaxation, Results, SearchQuery, SearchUnavailable
from search.queries import QueryError, open_at, query_from
from search.registry import search
from search.wording import value_name
from services.listings import Listings, current_listings
from services.public import PublicService

#: Cards are tall: ten fill a phone many times over.
PER_PAGE = 10
#: With fewer services than this, lines that answer now stand below them: each may be shut, or not for this person.
FEW = 4


@csrf_exempt  # nothing is changed and nobody is signed in: there is nothing to forge
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def search_view(request: HttpRequest) -> HttpResponse:
    listings = current_listings(reader_language())
    if request.method != "POST":
        return _page(request, listings, SearchForm())
    data, problem = posted(request)
    form = SearchForm(data)
    if problem:
        form.add_error(None, problem)
    if not form.is_valid() or form.asks_nothing:
        return _page(request, listings, form)
    moment = timezone.now()
    try:
        query = query_of(form, moment)
        results = search(query)
        if results.total and not results.hits and query.page > 1:  # the last page went away since the button was drawn
            query = replace(query, page=1)
            results = search(query)
    except QueryError as error:
        form.refuse(error)
        return _page(request, listings, form)
    except SearchUnavailable:
        return _page(request, listings, form, is_down=True)
    results = search_page.named(results, listings)
    return _page(request, listings, form, **_found(form, query, results, listings, moment))


def query_of(form: SearchForm, moment: datetime) -> SearchQuery:
    """The query of a valid form, with as many hits as a page shows. Raises QueryError."""
    return replace(query_from(form.mapping(), moment), per_page=PER_PAGE, count_open_at=open_at(moment))


def _page(request: HttpRequest, listings: Listings, form: SearchForm, **shows: Any) -> HttpResponse:
    """Ways to look around, and lines that answer now, are made only for pages that show them."""
    results = shows.get("results")
    has_hits = results is not None and results.total > 0
    needs_lines = shows.get("is_down") or (results is not None and (results.is_urgent or results.total < FEW))
    shown = [one.card.service for one in shows.get("found", ())]
    lines = _lines(results) if needs_lines else ()
    answering = {line.service.key for line in lines}
    # In danger nobody should have to look past listings that cannot be rung for somebody who answers.
    lines_first = results is not None and results.is_urgent and not any(_answers(first, answering) for first in shown[:1])
    keys = {service.key for service in shown}
    context = {
        "form": form,
        "is_down": False,
        "results": None,
        "doctor": None,
        "without_words": form.kept(without="words"),
        "browse_needs": () if has_hits else search_page.browse_by_need(listings.all),
        "browse_kinds": () if has_hits else search_page.browse_by_kind(listings.all),
        "lines": [line for line in lines if lines_first or line.service.key not in keys],
        "lines_first": lines_first,
    }
    return render(request, "search.html", context | shows)


def _answers(service: PublicService, lines: Collection[str]) -> bool:
    return service.key in lines or service.service_type == ServiceType.EMERGENCY


def _lines(results: Results | None) -> tuple[Card, ...]:
    """Lines that answer now, those for what was asked first; for the reader's own behaviour those that are for it, never a survivor's."""
    if results is not None and results.need_hints[:1] == (Need.OWN_BEHAVIOUR,):
        return own_behaviour_lines()
    return lines_day_and_night(asked=results.need_hints if results else ())


def _found(
    form: SearchForm,
    query: SearchQuery,
    results: Results,
    listings: Listings,
    moment: datetime,
) -> dict[str, Any]:
    filters = search_page.filters(form, results)
    return {
        "results": results,
        "doctor": search_page.see_a_doctor((*query.needs, *results.need_hints)),
        "found": search_page.found(results.hits, listings.by_key, search_page.reader_for(form, moment)),
        "filters": filters,
        "chosen": search_page.chosen(filters),
        "value_name": value_name,
        "pages": search_page.pages(results.total, query.page, query.per_page),
        "page": query.page,
        "first": (query.page - 1) * query.per_page + 1,
        "hints": search_page.need_words((*results.need_hints, *results.need_guesses), listings.need_names),
        "wider": _wider(form, results.relaxation),
    }


def _wider(form: SearchForm, relaxation: Relaxation | None) -> dict[str, Any] | None:
    """The one thing to leave out so that something is found: its name, how many there are then, and what is left of the form. None when
    nothing would be left to ask for."""
    if relaxation is None or relaxation.field not in FIELD_OF:
        return None
    name = FIELD_OF[relaxation.field]
    label = _("your words") if name == "words" else f"“{form.fields[name].label}”"
    kept = form.kept(without=name)
    return {"label": label, "total": relaxation.total, "kept": kept} if kept else None
