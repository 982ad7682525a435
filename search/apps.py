from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"
    label = "directory_search"  # "search" is Wagtail's own tag library; a label of our own keeps table names apart
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Search"

    def ready(self) -> None:
        from search import signals  # models are loaded only now

        signals.connect()
