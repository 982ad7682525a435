"""Which words of editors readers may read in other languages (django-modeltranslation). Adding one here needs a migration."""

from modeltranslation.translator import TranslationOptions, register

from directory_site.models import GuidePage, HomePage, SiteSettings


@register(HomePage)
class HomePageTranslation(TranslationOptions):
    fields = ("heading", "intro", "leaving_note")
    required_languages = {"en": ("heading",)}


@register(GuidePage)
class GuidePageTranslation(TranslationOptions):
    fields = ("heading", "intro", "body")
    required_languages = {"en": ("heading",)}


@register(SiteSettings)
class SiteSettingsTranslation(TranslationOptions):
    fields = ("name", "emergency_note")
