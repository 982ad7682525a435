"""What is worked out once for a pool changes no verdict: a check that is left out would have said nothing, what is remembered is true."""

from __future__ import annotations

from pathways.core.eligibility import COMFORT, ELIGIBILITY, GUARDS, person_from
from pathways.core.matching import Matcher, _judge, standing_of
from pathways.core.ruleset import current_ruleset
from pathways.core.situation import situation_from
from tests.pathways.directory import offers
from tests.proofs.sampling import sampled_situations

EVERY_CHECK = ((1 << len(ELIGIBILITY)) - 1, (1 << len(COMFORT)) - 1)


def persons(count: int, seed: int):
    ruleset = current_ruleset()
    for answers in sampled_situations(count, seed):
        situation = situation_from(answers)
        yield person_from(situation, ruleset.truths(situation), older_min=60)


def test_guard_leaves_out_only_what_the_check_would_not_answer():
    left_out = 0
    for person in persons(300, seed=1):
        for check, (of_offer, of_person) in GUARDS.items():
            for offer in offers():
                if (of_offer and not of_offer(offer)) or (of_person and not of_person(person)):
                    left_out += 1
                    assert check(offer, person) is None, (check.__name__, offer.key, person.situation)
    assert left_out > 10_000


def test_verdict_is_the_same_with_and_without_what_a_pool_remembers():
    for person in persons(600, seed=2):
        matcher = Matcher(person, offers())
        for offer in offers():
            assert matcher.judge(offer) == _judge(standing_of(offer), person, EVERY_CHECK)
