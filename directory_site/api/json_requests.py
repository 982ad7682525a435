"""A JSON object in, a JSON object out, and every refusal as {"error", "message", "field"}. It must not know what the object means."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, NoReturn

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt

Answerer = Callable[[Mapping[str, Any]], Mapping[str, Any]]
View = Callable[[HttpRequest], JsonResponse]


class RefusedRequest(ValueError):
    """What was sent can't be read as a JSON object. Its text says why."""


def refusal(message: str, *, error: str = "bad_request", field: str | None = None, status: int = 400) -> JsonResponse:
    return JsonResponse({"error": error, "message": message, "field": field}, status=status)


def answers_json(refusals: tuple[type[Exception], ...], unavailable: tuple[type[Exception], ...] = ()) -> Callable[[Answerer], View]:
    """Make a view of a function from mapping to mapping.

    refusals: its errors about a field, with `.field`, `.message` and `.code`: 400. unavailable: what it needs is away for now: 503.
    """

    def decorate(answer: Answerer) -> View:
        @csrf_exempt  # nothing is stored and nobody is signed in: there is nothing to forge
        @wraps(answer)
        def view(request: HttpRequest) -> JsonResponse:
            if request.method != "POST":
                response = refusal("Send the question as a JSON object with POST.", error="method_not_allowed", status=405)
                response.headers["Allow"] = "POST"
                return response
            try:
                return JsonResponse(answer(_read_object(request)))
            except RefusedRequest as error:
                return refusal(str(error))
            except refusals as error:
                return refusal(error.message, error=error.code, field=error.field)
            except unavailable:
                return refusal("This can't be answered now. Please try again in a minute.", error="unavailable", status=503)

        return view

    return decorate


def _read_object(request: HttpRequest) -> Mapping[str, Any]:
    try:
        body = request.body
    except RequestDataTooBig:
        raise RefusedRequest("The request is too long. Send one question at a time.") from None
    try:
        value = json.loads(body, parse_constant=_refuse_constant, object_pairs_hook=_object)
    except (ValueError, RecursionError) as error:
        if isinstance(error, RefusedRequest):
            raise
        raise RefusedRequest("The request is not a JSON object in UTF-8.") from None
    if not isinstance(value, dict):
        raise RefusedRequest('The request is not a JSON object. Send for example {"audience": "survivor"}.')
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise RefusedRequest("The request names a key twice.")
    return value


def _refuse_constant(_name: str) -> NoReturn:
    raise RefusedRequest("NaN and Infinity are not numbers in JSON.")
