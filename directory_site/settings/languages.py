"""The languages of the product.

TRANSLATION_LANGUAGES is frozen: the columns of translated fields are made from it, so adding one is a migration
(docs/change-recipes.md). A partnership shows a subset of it (LANGUAGES); switching one on or off touches no migration.
"""

#: code -> (the language's own name, its English name). Order is the order of choice lists.
LANGUAGE_NAMES = {
    "en": ("English", "English"),
    "pl": ("Polski", "Polish"),
    "lt": ("Lietuvių", "Lithuanian"),
    "ro": ("Română", "Romanian"),
    "pt": ("Português", "Portuguese"),
    "ur": ("اردو", "Urdu"),
    "pa": ("ਪੰਜਾਬੀ", "Punjabi"),
    "ru": ("Русский", "Russian"),
    "uk": ("Українська", "Ukrainian"),
    "ar": ("العربية", "Arabic"),
    "fa": ("فارسی", "Persian"),
    "lv": ("Latviešu", "Latvian"),
    "bg": ("Български", "Bulgarian"),
    "sk": ("Slovenčina", "Slovak"),
    "ckb": ("کوردی", "Kurdish (Sorani)"),
    "ps": ("پښتو", "Pashto"),
}

TRANSLATION_LANGUAGES = tuple(LANGUAGE_NAMES)

#: Written right to left. Django knows ar, ckb, fa and ur; it does not know ps.
RIGHT_TO_LEFT = ("ur", "ar", "fa", "ckb", "ps")
