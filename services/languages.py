"""The languages a service may offer: BCP 47 code to English name. Independent of the languages the site itself is shown in.

The list: main languages of residents in the partnership's districts (ONS Census 2021, tables TS024 and TS029), languages of the demo
listings, and those of people who came after the census (Ukrainian, Pashto, Dari).
"""

from django.utils.translation import gettext_noop as _  # collected for the catalogues; shown through gettext

LANGUAGE_CHOICES: tuple[tuple[str, str], ...] = (
    ("en", _("English")),
    ("bfi", _("British Sign Language")),
    ("ar", _("Arabic")),
    ("bn", _("Bengali")),
    ("bg", _("Bulgarian")),
    ("yue", _("Cantonese")),
    ("cs", _("Czech")),
    ("prs", _("Dari")),
    ("fr", _("French")),
    ("de", _("German")),
    ("el", _("Greek")),
    ("gu", _("Gujarati")),
    ("hi", _("Hindi")),
    ("hu", _("Hungarian")),
    ("it", _("Italian")),
    ("ckb", _("Kurdish (Sorani)")),
    ("ku", _("Kurdish (not known which)")),
    ("lv", _("Latvian")),
    ("lt", _("Lithuanian")),
    ("ml", _("Malayalam")),
    ("cmn", _("Mandarin")),
    ("zh", _("Chinese (not known which)")),
    ("ne", _("Nepali")),
    ("ps", _("Pashto")),
    ("fa", _("Persian (Farsi)")),
    ("pl", _("Polish")),
    ("pt", _("Portuguese")),
    ("pa", _("Punjabi")),
    ("ro", _("Romanian")),
    ("ru", _("Russian")),
    ("sk", _("Slovak")),
    ("so", _("Somali")),
    ("es", _("Spanish")),
    ("fil", _("Tagalog (Filipino)")),
    ("ta", _("Tamil")),
    ("tet", _("Tetum")),
    ("tr", _("Turkish")),
    ("uk", _("Ukrainian")),
    ("ur", _("Urdu")),
    ("vi", _("Vietnamese")),
)

LANGUAGE_NAMES = dict(LANGUAGE_CHOICES)
