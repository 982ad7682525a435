"""Which fields readers may read in other languages (django-modeltranslation). Adding one here needs a migration."""

from modeltranslation.translator import TranslationOptions, register

from pathways.models import StepText


@register(StepText)
class StepTextTranslation(TranslationOptions):
    fields = ("title", "how")
    required_languages = ("en",)
