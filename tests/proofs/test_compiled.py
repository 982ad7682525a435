"""The compiled programs say what the rules say: held against the plain reading on situations drawn with a seed."""

from __future__ import annotations

from datetime import date

import pytest

from pathways.core.drafting import Drafts
from pathways.core.ruleset import current_ruleset, load_ruleset
from pathways.core.situation import situation_from
from tests.proofs.plain import PlainDrafts
from tests.proofs.sampling import sampled_situations

WITH_A_DATE = load_ruleset(parameters={"csa_duty_from": date(2026, 11, 24)})


def differences(situation, ruleset, day):
    """What the two readings say differently; empty when they agree."""
    plain, compiled = PlainDrafts(situation, ruleset), Drafts(situation, ruleset, day)
    rules = list(ruleset.rules_for(situation.audience, day))
    found = []
    for fallback in (False, True):
        for rule in rules:
            if rule.fallback is fallback:
                plain.add(rule)
        compiled.add(compiled.lane.fallback if fallback else compiled.lane.main)
        said = {
            kind: [(told.rule.id, told.rule.steps.index(told.entry), told.rule_holds, told.condition) for told in contributions]
            for kind, contributions in (
                (kind, [compiled.lane.contributions[place] for place in places]) for kind, places in compiled.by_kind.items()
            )
        }
        if list(said.items()) != list(plain.by_kind.items()):
            found.append(("steps", said, plain.by_kind))
        if list(compiled.must_not) != list(plain.must_not):
            found.append(("must not", compiled.must_not, plain.must_not))
        if compiled.worth_asking & situation.unknown_keys != plain.worth_asking & situation.unknown_keys:
            found.append(("worth asking", compiled.worth_asking, plain.worth_asking))
    if compiled.truths != plain.truths:
        found.append(("facts", compiled.truths, plain.truths))
    return found


@pytest.mark.parametrize("audience", ["survivor", "professional", "worried_other", "own_behaviour"])
@pytest.mark.parametrize("ruleset", [current_ruleset(), WITH_A_DATE], ids=["today", "with a dated rule"])
def test_compiled_and_plain_reading_agree(audience, ruleset):
    for answers in sampled_situations(250, seed=len(audience), audience=audience):
        situation = situation_from(answers)
        for day in (date(2026, 11, 23), date(2026, 11, 24)):
            assert differences(situation, ruleset, day) == [], answers
