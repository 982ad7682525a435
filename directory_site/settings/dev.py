"""Settings for the demonstration and for developing. Never for real visitors."""

from directory_site.settings.base import *  # noqa: F403 - a settings module is meant to take everything from base
from directory_site.settings.base import LOGGING, STATIC_ROOT

DEBUG = False  # error pages stay quiet even here
SECRET_KEY = "demonstration-only-not-a-secret"  # noqa: S105 - production refuses to start with this one
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", "testserver"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # inside var/, which also holds the database
# Loading the demonstration publishes a hundred listings; a line for each would bury the sign-ins that it prints.
LOGGING["loggers"]["wagtail"] = {"level": "WARNING"}
