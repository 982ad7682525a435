"""Settings for real visitors. Refuses to start when a secret, the hosts or the database are missing, and says which."""

import os
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from directory_site.settings.base import *  # noqa: F403 - a settings module is meant to take everything from base
from directory_site.settings.base import database_from


def required(name: str, why: str) -> str:
    value = os.environ.get(name, "").strip()
    if not value:
        raise ImproperlyConfigured(f"{name} is not set. {why} docs/running.md shows every setting.")
    return value


DEBUG = False
SECRET_KEY = required("DJANGO_SECRET_KEY", "It signs the editors' sessions: 50 or more random characters, kept secret.")
if len(SECRET_KEY) < 50 or "demonstration" in SECRET_KEY:
    raise ImproperlyConfigured("DJANGO_SECRET_KEY is too short or is the demonstration's. Make one with: make secret")
ALLOWED_HOSTS = [host.strip() for host in required("DJANGO_ALLOWED_HOSTS", "Names of this site, separated by commas.").split(",")]
if "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("DJANGO_ALLOWED_HOSTS must name the hosts; * would let anybody pretend to be this site.")
DATABASES = {"default": database_from(required("DATABASE_URL", "For example postgres://user:password@host/name."))}
WAGTAILADMIN_BASE_URL = required("WAYMARK_ADMIN_URL", "The address of the admin, for example https://edit.example.org.")
CSRF_TRUSTED_ORIGINS = ["{0.scheme}://{0.netloc}".format(urlsplit(WAGTAILADMIN_BASE_URL))]

SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
WAYMARK_SECOND_FACTOR = os.environ.get("WAYMARK_SECOND_FACTOR", "on") != "off"
