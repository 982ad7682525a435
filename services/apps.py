from django.apps import AppConfig


class ServicesConfig(AppConfig):
    name = "services"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Services"

    def ready(self) -> None:
        from services import signals  # models are loaded only now

        signals.connect()
