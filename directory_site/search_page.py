"""What the search page shows: cards with why, filters with how many, pages, and ways to look around without words.

Made from `search.port.Results` and the published listings. It must not search or decide what matches.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache, cached_property
from typing import NamedTuple

from django.conf import settings
from django.utils import translation
from markupsafe import Markup, escape

from directory_site.cards import Card, Reader, kept_card
from directory_site.forms.search import FIELD_OF, SearchForm
from directory_site.language import reader_language
from directory_site.phrases import Phrase
from pathways.core.vocabulary import Audience, Need, RouteAudience, ServiceType, StepKind
from pathways.wording import STEPS
from search.port import Facet, FacetValue, Hit, Marks, Reason, Results
from search.wording import value_name, why_text
from services.listings import Listings
from services.public import PublicService

#: Options of a filter, or of browsing, that stand open; the rest wait behind "More".
FIRST_OPTIONS = 8
#: Pages on either side of the one that is shown.
NEAR_PAGES = 2
ASK_REASON = "ask"
CONFIRMED_REASON = "confirmed"
SAID_BY_CARDS = frozenset({"languages", "open_now", "routes"})


@dataclass(frozen=True)
class Filter:
    """One filter. name: of its form field. facet: what `search.wording.value_name` knows its options by; they are named when drawn."""

    name: str
    label: str
    facet: str
    options: Sequence[FacetValue]

    @cached_property
    def first(self) -> Sequence[FacetValue]:
        """The most frequent and every chosen one."""
        return [*self.options[:FIRST_OPTIONS], *(option for option in self.options[FIRST_OPTIONS:] if option.is_chosen)]

    @cached_property
    def more(self) -> Sequence[FacetValue]:
        return [option for option in self.options[FIRST_OPTIONS:] if not option.is_chosen]

    @cached_property
    def chosen(self) -> Sequence[FacetValue]:
        return [option for option in self.options if option.is_chosen]


class Found(NamedTuple):
    """One hit. summary: with the words that match marked, "" where it says none. quote: the line of its details that does. reasons: why
    it was found, in sentences."""

    card: Card
    summary: str
    quote: str
    reasons: str


@dataclass(frozen=True, slots=True)
class Page:
    """number: None is a gap between numbers."""

    number: int | None
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Browse:
    """A need or a kind of service to look around by."""

    name: str
    value: str
    words: str
    count: int


def named(results: Results, listings: Listings) -> Results:
    """The same results with needs and kinds of service called as the reader calls them: the index holds English names."""
    if listings.language == "en":
        return results
    by_facet = {"needs": listings.need_names, "types": listings.type_names}
    by_english: dict[str, str] = {}
    facets = []
    for facet in results.facets:
        own = by_facet.get(facet.key, {})
        by_english |= {value.name: own[value.key] for value in facet.values if value.key in own}
        facets.append(facet._replace(values=tuple(value._replace(name=own.get(value.key, value.name)) for value in facet.values)))
    return replace(
        results,
        facets=tuple(facets),
        hits=tuple(hit._replace(why=tuple(_named(reason, by_english) for reason in hit.why)) for hit in results.hits),
    )


def _named(reason: Reason, by_english: Mapping[str, str]) -> Reason:
    names = {param: by_english.get(reason.params[param], reason.params[param]) for param in ("need", "meaning") if param in reason.params}
    return reason._replace(params={**reason.params, **names}) if names else reason


def found(hits: Iterable[Hit], by_key: Mapping[str, PublicService], reader: Reader) -> list[Found]:
    """What is shown of each hit. A listing that has gone in between is left out."""
    language = reader_language()
    return [_found(hit, by_key[hit.key], reader, language) for hit in hits if hit.key in by_key]


def _found(hit: Hit, service: PublicService, reader: Reader, language: str) -> Found:
    return Found(
        kept_card(service, reader, language, tuple(_asks(hit))),
        # A listing may have been published anew since its row was read; then the card's own words stand.
        _marked(hit.summary, hit.marks) if hit.marks and hit.summary == service.summary else "",
        _marked(hit.quote.text, hit.quote.marks) if hit.quote else "",
        " ".join([why_text(reason) for reason in hit.why if reason.key not in (ASK_REASON, CONFIRMED_REASON)]),
    )


def _marked(text: str, marks: Marks) -> Markup:
    pieces, shown = [], 0
    for start, end in marks:
        pieces += [escape(text[shown:start]), "<mark>", escape(text[start:end]), "</mark>"]
        shown = end
    return Markup("".join((*pieces, escape(text[shown:]))))  # noqa: S704 - each piece of the text is escaped


def _asks(hit: Hit) -> Iterator[str]:
    """What the listing does not say about the filters, without what a card asks by itself."""
    for reason in hit.why:
        if reason.key == ASK_REASON:
            about = [key for key in reason.params["about"].split() if key not in SAID_BY_CARDS]
            if about:
                yield why_text(Reason(ASK_REASON, {"about": " ".join(about)}))


def filters(form: SearchForm, results: Results) -> tuple[Filter, ...]:
    """Every filter in the order in which it is shown. What "open now" would leave is no facet: the query asks for it."""
    facets = {FIELD_OF[facet.key]: facet for facet in results.facets if facet.key in FIELD_OF}
    language = reader_language()
    shown = [Filter("district", _label("district", language), "district", _districts(facets["district"]))]
    for name in ("need", "kind", "start", "lang", "gender"):
        if name in facets:
            options = [value for value in facets[name].values if value.count or value.is_chosen]
            shown.append(Filter(name, _label(name, language), facets[name].key, options))
    open_now = results.open_total or 0
    option = FacetValue("on", _label("open", language), open_now, open_now, bool(form.chosen("open")))
    return (*shown, Filter("open", option.name, "open_now", [option]))


@cache
def _label(name: str, language: str) -> str:
    """language: the reader's, in which a form says it."""
    return str(SearchForm.base_fields[name].label)


def _districts(facet: Facet) -> Sequence[FacetValue]:
    """All districts of the partnership, in their own order."""
    order: tuple[str, ...] = settings.WAYMARK_DISTRICTS
    return sorted((value for value in facet.values if value.key in order), key=lambda value: order.index(value.key))


def chosen(shown: Iterable[Filter]) -> list[tuple[str, str, str]]:
    """(name of the form field, value, what it is called) of every option that is chosen."""
    return [(one.name, option.key, value_name(one.facet, option)) for one in shown for option in one.chosen]


def see_a_doctor(needs: Sequence[str]) -> tuple[Phrase, Phrase] | None:
    """(what to do, why and how) for somebody whose neck was held, in the words of the pathway; None where the needs are others.

    needs: those that were asked for or understood, the first first. Harm inside the neck shows late, so it can't wait for the finder.
    """
    if Need.STRANGULATION not in needs or needs[0] == Need.OWN_BEHAVIOUR:
        return None
    title, how = STEPS[StepKind.MEDICAL_TODAY, "strangulation"].in_voice(Audience.SURVIVOR)
    with translation.override("en"):
        english = str(title), str(how)
    return Phrase(str(title), english[0]), Phrase(str(how), english[1])


def pages(total: int, current: int, per_page: int) -> tuple[Page, ...]:
    """Page numbers with gaps; () when there is one page only."""
    last = -(-total // per_page)
    if last < 2:
        return ()
    near = range(max(1, current - NEAR_PAGES), min(last, current + NEAR_PAGES) + 1)
    numbers: list[Page] = []
    before = 0
    for number in sorted({1, last, *near}):
        if number > before + 1:
            numbers.append(Page(None))
        numbers.append(Page(number, number == current))
        before = number
    return tuple(numbers)


def browse_by_need(listings: Sequence[PublicService]) -> tuple[Browse, ...]:
    names: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for service in listings:
        names |= service.need_names
        counts.update(service.needs)
    return _browse("need", names, counts, [need.value for need in Need])


def browse_by_kind(listings: Sequence[PublicService]) -> tuple[Browse, ...]:
    names = {service.service_type: service.service_type_name for service in listings}
    return _browse("kind", names, Counter(service.service_type for service in listings), [kind.value for kind in ServiceType])


def _browse(name: str, names: Mapping[str, str], counts: Mapping[str, int], order: Sequence[str]) -> tuple[Browse, ...]:
    """In the order of the vocabulary, a partnership's own words after it."""
    place = {key: number for number, key in enumerate(order)}
    keys = sorted(counts, key=lambda key: (place.get(key, len(place)), names[key]))
    return tuple(Browse(name, key, names[key], counts[key]) for key in keys)


def need_words(keys: Iterable[str], names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """(key, name) of needs that at least one listing helps with. names: of those, `Listings.need_names`."""
    return tuple((key, names[key]) for key in keys if key in names)


def reader_for(form: SearchForm, moment: datetime) -> Reader:
    district = form.chosen("district")
    return Reader(
        moment, audience=RouteAudience.SELF.value, district=district[0] if district else None, languages=tuple(form.chosen("lang"))
    )
