"""Which fields readers may read in other languages (django-modeltranslation). Adding one here needs a migration."""

from modeltranslation.translator import TranslationOptions, register

from services.models import ContactPoint, Need, ReferralRoute, Service, ServiceType


class EnglishIsRequired(TranslationOptions):
    required_languages = ("en",)


@register(Need)
class NeedTranslation(EnglishIsRequired):
    fields = ("name",)


@register(ServiceType)
class ServiceTypeTranslation(EnglishIsRequired):
    fields = ("name",)


@register(Service)
class ServiceTranslation(TranslationOptions):
    fields = ("name", "summary", "who_note", "access_note", "cost", "waiting_time", "language_note")
    required_languages = {"en": ("name",)}


@register(ReferralRoute)
class ReferralRouteTranslation(TranslationOptions):
    fields = ("how",)


@register(ContactPoint)
class ContactPointTranslation(TranslationOptions):
    fields = ("label",)
