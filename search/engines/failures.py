"""What engines do when something beneath them fails: SearchUnavailable, and a log line that holds nothing of a query."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from search.port import SearchUnavailable

logger = logging.getLogger(__name__)
P = ParamSpec("P")
T = TypeVar("T")


def unavailable_after(engine: str, *failures: type[Exception]) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Turns `failures` into SearchUnavailable. Their texts may hold a query, so they are dropped; the log says which kind, and where."""

    def guard(method: Callable[P, T]) -> Callable[P, T]:
        @wraps(method)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> T:
            try:
                return method(*args, **kwargs)
            except failures as error:
                place = traceback.extract_tb(error.__traceback__)[-1]
                logger.error("%s search failed: %s in %s line %s", engine, type(error).__name__, place.name, place.lineno)
                raise SearchUnavailable(f"the {engine} search engine failed ({type(error).__name__})") from None

        return guarded

    return guard
