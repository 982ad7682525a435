"""Listings by the thousand, and queries for them: seeded, so that the same size gives the same rows everywhere.

Each is a made-up listing of `tests.search.listings` as `document_for` maps it, with words, districts and a point of its own. Words
follow Zipf's law, so that common ones stand in a large part of the listings, as in a real directory.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from copy import deepcopy
from datetime import timedelta
from itertools import product

from search.analysis import ANALYSER_VERSION, token
from search.documents import document_for
from search.models import SearchDocument
from search.port import Near, SearchQuery
from search.tags import ANY, DISTRICT, tag
from tests.search.listings import LISTINGS, NAMES, NEED_NAMES, TODAY

BATCH = 1000
SYLLABLES = "ba de fi go ku la me ni po ru sa te vi wo zu".split()
#: Made-up words, the first ones common.
WORDS = ["".join(parts) for parts in product(SYLLABLES, repeat=3)]
TOKENS = [token(word, "en") for word in WORDS]
WEIGHTS = [1 / (place + 3) for place in range(len(WORDS))]
DISTRICTS = (*NAMES, *(f"E070{number:05}" for number in range(340)))
ASKED = (
    "refuge",
    "safe place",
    "outreach",
    "women",
    "money",
    "stalking",
    "counselling",
    "solicitor",
    "he takes my wages",
    "someone is following me",
    "help with housing",
    "my dog",
    "talk to someone",
    "children",
    "legal advice",
    "helpline",
    "refuje",
    "stalkng",
    "przemoc domowa",
    "south asian women",
)


def rows(count: int, seed: int = 1) -> Iterator[SearchDocument]:
    chosen = random.Random(seed)
    bases = [document_for(each) for each in LISTINGS]
    for number in range(1, count + 1):
        row = deepcopy(chosen.choice(bases))
        places = chosen.choices(range(len(WORDS)), WEIGHTS, k=30)
        words, tokens = [WORDS[place] for place in places], [TOKENS[place] for place in places]
        analysed = row["analysed"]
        analysed["title"] += " " + " ".join(tokens[:2])
        analysed["summary"] += " " + " ".join(tokens[2:10])
        analysed["body"] += " " + " ".join(tokens[10:])
        analysed["words"] = " ".join(sorted({*analysed["words"].split(), *words}))
        english = row["raw"]["texts"]["en"]
        row["raw"]["texts"]["en"] = [f"{english[0]} {' '.join(words[:2])}", f"{english[1]} {' '.join(words[2:10])}"]
        if not row["raw"]["is_secret_place"]:
            row["tags"] = sorted(
                {name for name in row["tags"] if not name.startswith(f"{DISTRICT}:")}
                | {tag(DISTRICT, ANY if row["raw"]["is_national"] else code) for code in chosen.sample(DISTRICTS, 2)}
            )
            row["lat"], row["lng"] = chosen.uniform(51, 54), chosen.uniform(-2, 1)
        row["verified_on"] = TODAY - timedelta(days=chosen.randrange(400))
        row |= {"key": f"listing-{number:07}", "code": f"c{number:06}", "analyser_version": ANALYSER_VERSION}
        yield SearchDocument(service_id=number, seq=number, stamp=chosen.getrandbits(62), **row)


def write_corpus(count: int) -> None:
    batch = []
    for row in rows(count):
        batch.append(row)
        if len(batch) == BATCH or row.seq == count:
            SearchDocument.objects.bulk_create(batch)
            batch = []


def queries(count: int, seed: int = 2) -> Sequence[SearchQuery]:
    """Words that people type, alone, together with words of the corpus, or none; most with filters."""
    chosen = random.Random(seed)
    made = []
    for _ in range(count):
        asked = chosen.choice(ASKED)
        rare = chosen.choices(WORDS, WEIGHTS, k=2)
        text = chosen.choice((asked, asked, f"{asked} {rare[0]}", " ".join(rare), rare[0], ""))
        filters = {
            "districts": (chosen.choice(DISTRICTS[:6]),) if chosen.random() < 0.6 else (),
            "gender": chosen.choice(("", "", "woman", "man")),
            "age": chosen.choice((None, None, 15, 31, 70)),
            "needs": (chosen.choice(list(NEED_NAMES)),) if chosen.random() < 0.2 else (),
            "near": Near(52.2, 0.12) if chosen.random() < 0.3 else None,
        }
        made.append(SearchQuery(text=text, on=TODAY, **filters))
    return made
