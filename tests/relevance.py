"""`make relevance`: how well search answers the judged queries, beside plain BM25 and Wagtail's own search on the same listings.

tests/search/judged.toml holds the queries and the kinds of service that answer them. Not a test: it never fails on a figure.

    nDCG@5     gain 2^grade - 1, discounted by rank, over the best five that the listings could give
    first hit  queries whose first hit is of a kind graded 2 or 3
    nothing    queries that find nothing at all
"""

from __future__ import annotations

import argparse
import math
import sys
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from tests.bench import prepare, table

JUDGED_TOML = Path(__file__).with_name("search") / "judged.toml"
PARTS = ("tuned", "second", "held_out")
BEST = 5
#: Words and language of the page -> kinds of the first hits, in order.
Search = Callable[[str, str], Sequence[str]]


@dataclass(frozen=True)
class Judged:
    """how: "misspelt", "sentence" or "". grades: kind of service -> 1 to 3."""

    text: str
    language: str
    how: str
    grades: Mapping[str, int]


def read_judged(part: str) -> list[Judged]:
    listed = tomllib.loads(JUDGED_TOML.read_text(encoding="utf-8"))[part]
    return [Judged(query["q"], language, query.get("how", ""), query["types"]) for language, queries in listed.items() for query in queries]


def gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / math.log2(rank + 2) for rank, grade in enumerate(grades[:BEST]))


def ndcg(found: Sequence[int], available: Sequence[int]) -> float:
    """found: grades in the order shown. available: grades of all listings."""
    best = gain(sorted(available, reverse=True))
    return gain(found) / best if best else 0.0


def measured(search: Search, queries: Sequence[Judged], kinds: Sequence[str]) -> list[tuple[Judged, float, bool, bool]]:
    """(query, nDCG@5, whether the first hit is right, whether nothing was found). kinds: of all listings."""
    rows = []
    for query in queries:
        found = search(query.text, query.language)
        grades = [query.grades.get(kind, 0) for kind in found]
        available = [query.grades.get(kind, 0) for kind in kinds]
        rows.append((query, ndcg(grades, available), bool(grades) and grades[0] >= 2, not found))
    return rows


def summary(rows: Sequence[tuple[Judged, float, bool, bool]]) -> tuple[float, float, float]:
    return mean(row[1] for row in rows), mean(row[2] for row in rows), mean(row[3] for row in rows)


def print_part(part: str, searches: Mapping[str, Search], kinds: Sequence[str], *, show: bool) -> None:
    queries = read_judged(part)
    by_engine = {name: measured(search, queries, kinds) for name, search in searches.items()}
    groups: dict[str, Callable[[Judged], bool]] = {"all": lambda query: True}
    groups |= {code: lambda query, code=code: query.language == code for code in dict.fromkeys(query.language for query in queries)}
    groups |= {"not English": lambda query: query.language != "en"}
    groups |= {how: lambda query, how=how: query.how == how for how in ("misspelt", "sentence")}
    rows = []
    for name, belongs in groups.items():
        chosen = {engine: [row for row in measures if belongs(row[0])] for engine, measures in by_engine.items()}
        if count := len(next(iter(chosen.values()))):
            rows.append((name, count, *(figure for measures in chosen.values() for figure in summary(measures))))
    head = ("queries", "n", *(f"{engine}: {figure}" for engine in by_engine for figure in ("nDCG@5", "first hit", "nothing")))
    table(f"{part}: {len(queries)} queries over {len(kinds)} listings", head, rows)
    if show:
        for query, score, _first, _nothing in by_engine["waymark"]:
            if score < 0.7:
                sys.stdout.write(
                    f"  {score:.2f} {query.language} {query.text}: {', '.join(searches['waymark'](query.text, query.language))}\n"
                )


def print_guesses() -> None:
    """How often a guess of `search.semantic` names a need that a phrase means, for phrases that it has not read: every fifth one."""
    from search.semantic import LEAST, Encoder, phrases

    rows = []
    for language, least in LEAST.items():
        said = phrases(language)
        unread = set(list(said)[::5])
        known = Encoder()
        known.learn({text: needs for text, needs in said.items() if text not in unread})
        nearest = [(text, next(known.nearest(text))) for text in unread]
        guessed = [(text, guess) for text, guess in nearest if guess.nearness >= least]
        right = mean(guess.need in said[text] for text, guess in guessed)
        rows.append((language, len(unread), least, len(guessed) / len(unread), right))
    table("Guesses of needs (the extra `semantic`), every fifth phrase unread", ("language", "n", "least", "guessed", "right"), rows)


def main() -> None:
    options = argparse.ArgumentParser(description="How well search answers the judged queries.")
    options.add_argument("--show", action="store_true", help="list the queries that are answered badly, and what they find")
    options.add_argument("--part", choices=PARTS, help="only one part of judged.toml")
    chosen = options.parse_args()
    prepare()
    from search.port import SearchQuery
    from search.registry import search
    from services.listings import current_listings
    from tests.baselines import PlainBm25, WagtailSearch

    listings = current_listings("en").all
    bm25, wagtail = PlainBm25(listings), WagtailSearch(listings)
    searches: dict[str, Search] = {
        "waymark": lambda text, language: [hit.service_type for hit in search(SearchQuery(text, language, per_page=BEST)).hits],
        "BM25": lambda text, language: [service.service_type for service in bm25.search(text, BEST)],
        "Wagtail": lambda text, language: [service.service_type for service in wagtail.search(text, BEST)],
    }
    kinds = [service.service_type for service in listings]
    for part in [chosen.part] if chosen.part else PARTS:
        print_part(part, searches, kinds, show=chosen.show)
    print_guesses()


if __name__ == "__main__":
    main()
