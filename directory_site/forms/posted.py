"""What a form sent, read without ever failing: a body that is too long or can't be read is an empty form and a message."""

from __future__ import annotations

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest, QueryDict, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.utils.translation import gettext as _


def posted(request: HttpRequest) -> tuple[QueryDict, str]:
    """The fields of a POST, and "" or why they could not be read."""
    try:
        return request.POST, ""
    except (SuspiciousOperation, BadRequest, MultiPartParserError, UnreadablePostError):
        # Too long, too many fields, or not a form at all. Reading again would fail again, so the page gets nothing of it.
        return QueryDict(), _("What was sent was too long, or we could not read it. Please write it again, shorter.")
