"""Who matches, held against a plain reading of the same rows."""

from __future__ import annotations

from collections import Counter

import pytest
from rapidfuzz.distance import OSA

from search.eligibility import Eligibility, eligibility_of
from search.engines.bits import BitIndex, BitState, bits_of, mask_of
from search.fields import BOOSTS, ages, days, shelf
from search.matching import Wanted
from search.models import SearchDocument
from search.opening import open_tokens
from search.planning import Group, Term, loosened, make_plan
from search.port import OpenAt
from search.tags import ANY, DISTRICT, FACETS, NOT, by_group, tag
from tests.search.corpus import queries, rows
from tests.search.listings import NAMES

ROWS = list(rows(400))
for row in ROWS[::7]:  # some take anybody but those who live in one district
    row.tags = sorted(
        {name for name in row.tags if not name.startswith(f"{DISTRICT}:")} | {tag(DISTRICT, ANY), tag(DISTRICT, "E07000008") + NOT}
    )
QUERIES = queries(80)


# --- a plain reading --------------------------------------------------------------------------------------------------------
def has_term(row: SearchDocument, term: Term) -> bool:
    fields = ("tr",) if term.in_translations_only else BOOSTS
    tokens = {token for name in fields for token in row.analysed[name].split()}
    return any(OSA.distance(token, term.token) <= term.reach for token in tokens) if term.reach else term.token in tokens


def has_group(row: SearchDocument, group: Group) -> bool:
    said = any(all(any(has_term(row, term) for term in part) for part in each.parts) for each in group.alternatives)
    return said or any(name in row.tags for name, _ in group.tags)


def passes(row: SearchDocument, eligibility: Eligibility) -> bool:
    (youngest, oldest), (first, last) = ages(row), days(row)
    if not first <= eligibility.on.toordinal() <= last or not (eligibility.age is None or youngest <= eligibility.age <= oldest):
        return False
    for clause in eligibility.clauses:
        has = set(open_tokens(row.raw["hours"]) if clause.index_field == "open" else row.tags)
        if has.isdisjoint(clause.any_of) or not has.isdisjoint(clause.none_of):
            return False
    return True


def matching(known: list[SearchDocument], wanted: Wanted) -> list[SearchDocument]:
    required = [group for group in wanted.groups if group.is_required]
    return [
        row
        for row in known
        if passes(row, wanted.eligibility) and sum(has_group(row, group) for group in required) >= min(wanted.minimum, len(required))
    ]


def ids(state: BitState, mask: int) -> set[int]:
    return {state.index.facts[bit].service_id for bit in bits_of(mask)}


def wanted_of(number: int) -> list[Wanted]:
    query = QUERIES[number]
    plan = make_plan(query.text, query.language)
    eligibility = eligibility_of(query)
    some = -(-2 * len(plan.required) // 3)
    fuzzy = loosened(plan, [group for group in plan.groups if len(group.words) == 1])
    opened = eligibility.open_at(OpenAt(10 * 60, bank_holiday=False))
    return [
        Wanted(plan.sought, len(plan.required), eligibility),
        Wanted(plan.sought, some, eligibility),
        Wanted(fuzzy.sought, len(fuzzy.required), eligibility),
        Wanted(plan.sought, len(plan.required), opened),
    ]


@pytest.fixture(scope="module")
def state():
    return BitState(BitIndex()).after(ROWS)


# --- tests ------------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("number", range(0, len(QUERIES), 2))
def test_who_matches_and_how_many_have_each_tag(state, number):
    for wanted in wanted_of(number):
        matched, plain = state.match(wanted), matching(ROWS, wanted)
        assert ids(state, matched.mask) == {row.service_id for row in plain}
        counts = by_group(Counter(name for row in plain for name in row.tags))
        for facet in FACETS:
            assert state.count(matched.mask, facet) == counts.get(facet, {})
        here = {value: times for value, times in counts.get(DISTRICT, {}).items() if value.rstrip("!?&*") in [*NAMES, ""]}
        assert state.count_districts(matched.mask, NAMES) == here
        other = wanted.eligibility.without("district")
        assert ids(state, state.filtered(matched.said, other)) == {
            row.service_id for row in matching(ROWS, Wanted(wanted.groups, wanted.minimum, other))
        }


def test_what_is_left_of_a_query_matches_the_same_listings(state):
    """Only what nobody says is left out, so that tantivy's scores stay what they were."""
    for number in range(0, len(QUERIES), 5):
        for wanted in wanted_of(number):
            matched = state.match(wanted)
            found = [row for row in ROWS if row.service_id in ids(state, matched.mask)]
            kept = {group.words: group for group in matched.groups if group.is_required}
            for group in (group for group in wanted.groups if group.is_required):
                for row in found:
                    assert has_group(row, group) == (group.words in kept and has_group(row, kept[group.words]))


def test_listings_come_along_the_shelf_also_after_changes(state):
    changed = list(rows(420, seed=3))[390:]  # ten that were there before, twenty new ones
    after = state.after([*changed, SearchDocument(service_id=1, key="gone", deleted=True)])
    left = [row for row in ROWS if row.service_id != 1 and row.service_id not in {one.service_id for one in changed}]
    order = [row.service_id for row in sorted([*left, *changed], key=shelf)]
    assert [facts.service_id for facts in after.in_order(after.live, len(order) + 5, 0)] == order
    assert [facts.service_id for facts in after.in_order(after.live, 30, 50)] == order[50:80]


def test_an_earlier_state_stays_as_it_is():
    before = BitState(BitIndex()).after(ROWS[:100])
    wanted = Wanted(make_plan("stalking", "en").sought, 1, eligibility_of(QUERIES[0]).without("district"))
    said, live = ids(before, before.match(wanted).mask), before.live
    before.after([*rows(130, seed=4)])
    assert (ids(before, before.match(wanted).mask), before.live) == (said, live)


def test_masks_and_bits_are_the_same():
    for bits in ([], [0], [7, 8, 9], [3, 64, 1000]):
        assert list(bits_of(mask_of(bits))) == bits
