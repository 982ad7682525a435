"""The languages a service may offer: BCP 47 code to English name. Independent of the languages the site itself is shown in.

The list: main languages of residents in the partnership's districts (ONS Census 2021, tables TS024 and TS029), languages of the demo
listings, and those of people who came after the census (Ukrainian, Pashto, Dari).
"""

LANGUAGE_CHOICES: tuple[tuple[str, str], ...] = (
    ("en", "English"),
    ("bfi", "British Sign Language"),
    ("ar", "Arabic"),
    ("bn", "Bengali"),
    ("bg", "Bulgarian"),
    ("yue", "Cantonese"),
    ("cs", "Czech"),
    ("prs", "Dari"),
    ("fr", "French"),
    ("de", "German"),
    ("el", "Greek"),
    ("gu", "Gujarati"),
    ("hi", "Hindi"),
    ("hu", "Hungarian"),
    ("it", "Italian"),
    ("ckb", "Kurdish (Sorani)"),
    ("ku", "Kurdish (not known which)"),
    ("lv", "Latvian"),
    ("lt", "Lithuanian"),
    ("ml", "Malayalam"),
    ("cmn", "Mandarin"),
    ("zh", "Chinese (not known which)"),
    ("ne", "Nepali"),
    ("ps", "Pashto"),
    ("fa", "Persian (Farsi)"),
    ("pl", "Polish"),
    ("pt", "Portuguese"),
    ("pa", "Punjabi"),
    ("ro", "Romanian"),
    ("ru", "Russian"),
    ("sk", "Slovak"),
    ("so", "Somali"),
    ("es", "Spanish"),
    ("fil", "Tagalog (Filipino)"),
    ("ta", "Tamil"),
    ("tet", "Tetum"),
    ("tr", "Turkish"),
    ("uk", "Ukrainian"),
    ("ur", "Urdu"),
    ("vi", "Vietnamese"),
)

LANGUAGE_NAMES = dict(LANGUAGE_CHOICES)
