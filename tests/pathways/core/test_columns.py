"""What is worked out once for a pool changes no verdict: persons who are alike in what a check reads get the same finding from it, and
the listings of a step, their order and their reasons are those of a plain reading (tests/proofs/plain.py)."""

from __future__ import annotations

from random import Random

import pytest

from pathways.core import columns, groups, matching, pool
from pathways.core.columns import CHECKS, Columns
from pathways.core.eligibility import NOTHING, READS, person_from
from pathways.core.explain import reason
from pathways.core.matching import MOST_EXCLUDED, MOST_LISTINGS, Excluded, Matcher
from pathways.core.offer import Offers
from pathways.core.ruleset import current_ruleset
from pathways.core.situation import situation_from
from pathways.scenario_listings import offers
from tests.proofs.plain import plain_for_kind
from tests.proofs.sampling import sampled_situations


def persons(count: int, seed: int):
    ruleset = current_ruleset()
    for answers in sampled_situations(count, seed):
        situation = situation_from(answers)
        yield person_from(situation, ruleset.truths(situation), older_min=60)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_check_finds_the_same_for_persons_who_are_alike_in_what_it_reads(check):
    reads, alike, met = READS[check], {}, 0
    for person in persons(400, seed=1):
        value = reads.person(person)
        found = [check(offer, person) for offer in offers()]
        met += value in alike or value is NOTHING
        assert alike.setdefault(value, found) == found
        if value is NOTHING:
            assert not any(found)
        for offer, finding in zip(offers(), found, strict=True):
            assert finding is None or reads.offer(offer)
    assert met > 100


class Noting:
    """An offer that notes which of its fields are read."""

    def __init__(self, offer, noted):
        self._offer, self._noted = offer, noted

    def __getattr__(self, name):
        self._noted.add(name)
        return getattr(self._offer, name)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_check_reads_nothing_of_a_listing_but_what_it_declares(check):
    stated, read = set(), set()
    for offer in offers():
        READS[check].stated(Noting(offer, stated))
        READS[check].offer(Noting(offer, read))
    for person in persons(200, seed=5):
        for offer in offers():
            check(Noting(offer, read), person)
    assert read == stated


def assert_plain(person, held: Offers) -> tuple[int, int]:
    """Every kind of step agrees with the plain reading; (listings that were shown, listings that were told not to fit)."""
    matcher, shown, told = Matcher(person, held), 0, 0
    for kind in current_ruleset().kinds.values():
        found = matcher.for_kind(kind)
        plain_matches, plain_excluded = plain_for_kind(kind, person, held)
        instead = [reason("instead_listing", name=match.offer.name) for match in plain_matches[:1] if match.route_is_open]
        assert list(found.matches) == plain_matches[:MOST_LISTINGS], (kind.kind, person.situation)
        assert len(found.failed) == min(MOST_EXCLUDED, len(plain_excluded)), (kind.kind, person.situation)
        assert set(found.failed) <= {Excluded(offer, (*why, *instead)) for offer, why in plain_excluded}, (kind.kind, person.situation)
        shown += len(found.matches)
        told += len(found.failed)
    return shown, told


def test_listings_of_every_step_are_those_of_a_plain_reading():
    held = offers()
    counts = [assert_plain(person, held) for person in persons(300, seed=2)]
    assert sum(shown for shown, _ in counts) > 3000
    assert sum(told for _, told in counts) > 500


def test_what_is_forgotten_is_found_again(monkeypatch):
    """The limits of what is remembered are met at once, over and over."""
    monkeypatch.setattr(columns, "MOST_REMEMBERED", 2)
    monkeypatch.setattr(columns, "MOST_FINDINGS", 3)
    for module in (pool, matching):
        monkeypatch.setattr(module, "MOST_REMEMBERED", 2)
    monkeypatch.setattr(groups, "MOST_VALUES", 2)
    held = Offers(offers())
    for person in persons(80, seed=3):
        assert_plain(person, held)


def test_no_more_is_held_than_the_limit(monkeypatch):
    """What visitors may ask in ever new combinations must not fill the memory of a worker."""
    monkeypatch.setattr(columns, "MOST_REMEMBERED", 5)
    most = 0
    for check in CHECKS:
        held = Columns(check, tuple(offers()))
        for person in persons(120, seed=6):
            held.of(person)
            most = max(most, len(held._columns), len(held._same))
    assert most == 5


def test_number_of_a_finding_never_stands_for_another(monkeypatch):
    monkeypatch.setattr(columns, "MOST_FINDINGS", 4)
    stood_for = {}
    for check in CHECKS:
        held = Columns(check, tuple(offers()))
        for person in persons(120, seed=4):
            column = held.of(person)
            for number in set(column.numbers) - {columns.NO_FINDING}:
                finding = column.findings[number]
                assert stood_for.setdefault((check, number), finding) == finding


def test_listings_elsewhere_are_told_last_and_not_without_end():
    """Nobody reads a thousand reasons; what does not fit near her is told before what is far away."""
    ruleset, kind = current_ruleset(), current_ruleset().kinds["outreach"]
    far = [offer for offer in many(300) if offer.district_codes == {"E06000052"}]
    situation = situation_from({"audience": "survivor", "district": "E07000010", "gender": "man", "needs": ["domestic_abuse"]})
    person = person_from(situation, ruleset.truths(situation), older_min=60)
    excluded = Matcher(person, Offers([*offers(), *far])).for_kind(kind).failed
    keys = [why.key for found in excluded for why in found.reasons if why.key != "instead_listing"]
    assert len(excluded) == MOST_EXCLUDED
    assert keys[-1] == "area_other"
    near = ["area_other" not in [why.key for why in found.reasons] for found in excluded]
    assert near == sorted(near, reverse=True)


def many(count: int):
    from dataclasses import replace

    random = Random(1)
    pattern = next(offer for offer in offers() if offer.key == "outreach-fenland")
    codes = ("E06000052", "E07000010")
    return [replace(pattern, key=f"far-{number}", district_codes=frozenset({random.choice(codes)})) for number in range(count)]
