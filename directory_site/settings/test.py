"""Settings for the test suite: the demonstration's, quicker and in a database of its own."""

import os

from directory_site.settings.base import *  # noqa: F403 - a settings module is meant to take everything from base
from directory_site.settings.base import MIDDLEWARE, database_from

SECRET_KEY = "tests-only"  # noqa: S105 - not a secret: it protects nothing
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
DATABASES = {"default": database_from(os.environ.get("DATABASE_URL") or "sqlite:///:memory:")}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# No collected files in tests, so nothing for WhiteNoise to serve.
MIDDLEWARE = [middleware for middleware in MIDDLEWARE if "whitenoise" not in middleware]
WAYMARK_SECOND_FACTOR = False  # tests of the second step switch it on
