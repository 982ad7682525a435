"""Pages for what went wrong, in the same look. They say 999 first, show nothing of the fault, and do without the database.

`handler400` and the others are wired in directory_site.urls; `csrf_failure` by the setting CSRF_FAILURE_VIEW.
"""

from __future__ import annotations

from http import HTTPStatus

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from directory_site.context_processors import Frame, bare_frame, frame_of


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page(
        HTTPStatus.BAD_REQUEST, _("We could not read that"), _("Nothing was kept. Please start again, with fewer or shorter answers.")
    )


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page(HTTPStatus.FORBIDDEN, _("This page is not open to you"), _("You can start again from the first page."))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return not_allowed(request)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    try:
        around = frame_of(request)
    except DatabaseError:
        around = bare_frame()
    return error_page(
        HTTPStatus.NOT_FOUND, _("This page is not here"), _("It may have moved. You can start again from the first page."), around
    )


def server_error(request: HttpRequest) -> HttpResponse:
    return error_page(
        HTTPStatus.INTERNAL_SERVER_ERROR,
        _("Something went wrong on our side"),
        _("It is not because of anything you did. Please try again in a few minutes."),
    )


def error_page(status: HTTPStatus, heading: str, words: str, around: Frame | None = None) -> HttpResponse:
    # Without the request no context processor runs, so the page draws even when the database is away.
    return HttpResponse(render_to_string("error.html", {"site": around or bare_frame(), "heading": heading, "words": words}), status=status)
