from django.apps import AppConfig


class DirectorySiteConfig(AppConfig):
    name = "directory_site"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Website"

    def ready(self) -> None:
        from directory_site import signals  # models are loaded only now

        signals.connect()
