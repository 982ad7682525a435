"""The WSGI entry point (gunicorn --config deploy/gunicorn.conf.py directory_site.wsgi)."""

import gc
import logging
import os

from django.core.wsgi import get_wsgi_application
from django.db import DatabaseError

#: So many objects are made, beyond those that went again, before Python looks for cycles among them: about sixty pages' worth (a search
#: leaves 320). At Python's own 700 looking takes a tenth of each page; memory is the same.
NEW_OBJECTS = 20_000

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "directory_site.settings.production")
application = get_wsgi_application()
gc.set_threshold(NEW_OBJECTS, *gc.get_threshold()[1:])


def warm_up() -> None:
    """Read what pages and searches are made from, so that the first visitor of a worker does not wait for it. Call it in the worker.

    A site that can't read it yet serves what it can. A search server's index is not here; were it asked and away, its stand-in would
    be made, which takes a large directory longer than a worker may take to start.
    """
    from search.port import SearchQuery, SearchUnavailable
    from search.registry import STAND_IN, engine
    from services.listings import current_listings

    try:
        current_listings()
        if engine().name == STAND_IN:
            engine().search(SearchQuery(text="help"))
    except (DatabaseError, SearchUnavailable) as error:
        logging.getLogger("waymark").warning("A worker starts without its listings: %s", type(error).__name__)
