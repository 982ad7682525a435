"""The WSGI entry point (gunicorn directory_site.wsgi)."""

import gc
import os

from django.core.wsgi import get_wsgi_application

#: So many objects are made, beyond those that went again, before Python looks for cycles among them: about sixty pages' worth (a search
#: leaves 320). At Python's own 700 looking takes a tenth of each page; memory is the same.
NEW_OBJECTS = 20_000

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "directory_site.settings.production")
application = get_wsgi_application()
gc.set_threshold(NEW_OBJECTS, *gc.get_threshold()[1:])
