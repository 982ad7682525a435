"""What must hold for every situation: for a block of the walk as bits, and for one whole answer as it is given.

A promise that is broken is told with a situation in plain words. docs/pathways.md says what the promises mean and which part of the
walk covers which.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import prod

from pathways.core.answer import Answer
from pathways.core.pool import OWN_BEHAVIOUR_TYPES
from pathways.core.ruleset import Ruleset
from pathways.core.vocabulary import Group
from tests.proofs.grid import COMPLETE, LANES, Value, positive_pairs
from tests.proofs.listings import Listings, starts
from tests.proofs.owed import OWED
from tests.proofs.walk import Grid, Said, Walk

#: Kinds that somebody who asks about their own behaviour may be shown; written here a second time, apart from steps.toml.
OWN_BEHAVIOUR_KINDS = frozenset(
    """emergency_999 medical_today suicide_crisis childrens_social_care respect_phoneline perpetrator_programme interpreter""".split()
)
GROUPS = list(Group)


@dataclass(frozen=True)
class Broken:
    """promise: what was promised. situation: a smallest example by its place in the grid. count: situations of its block."""

    promise: str
    situation: Value
    count: int

    def in_words(self, axes_keys: list[str]) -> str:
        known = "; ".join(f"{key.replace('_', ' ')}: {_value(value)}" for key, value in self.situation.items())
        unknown = ", ".join(key.replace("_", " ") for key in axes_keys if key not in self.situation)
        return f"BROKEN: {self.promise}\n  for example: {known}\n  not answered: {unknown}\n  ({self.count:,} situations of this block)"


def _value(value: object) -> str:
    if isinstance(value, list):
        return " and ".join(map(str, value)).replace("_", " ") or "none"
    return {True: "yes", False: "no"}.get(value, str(value).replace("_", " ")) if isinstance(value, bool) else str(value).replace("_", " ")


class Promises:
    """The promises of one lane's rules, tried on the blocks of its walk."""

    def __init__(self, walk: Walk, pools: list[Listings]) -> None:
        self.walk = walk
        self.grid: Grid = walk.grid
        self.ruleset: Ruleset = walk.ruleset
        self.pools = pools
        self.owed = [owed for owed in OWED if self.grid.audience in owed.lanes]
        self.needs_axis = self.grid.values[self.grid.split - 1]
        self.inner = list(range(self.grid.split, len(self.grid.shape)))
        self.masks = {place: [self._mask(place, value) for value in range(self.grid.shape[place])] for place in self.inner}
        self.stride = {place: prod(self.grid.shape[place + 1 :]) for place in self.inner}
        self.positive = {place: positive_pairs(self.grid.names[place], self.grid.values[place]) for place in self.inner}
        self.more_needs = positive_pairs("needs", self.needs_axis)

    def row(self, row: tuple[int, ...]) -> tuple[int, list[Broken]]:
        """(situations evaluated, broken promises) of the blocks for every needs of a row."""
        broken: list[Broken] = []
        kept: list[Said] = []
        for needs in range(len(self.needs_axis)):
            main, both = self.walk.block((*row, needs))
            kept.append(main)
            for promise, bits in self.of_block(main, both):
                if bits:
                    broken.append(self._broken(promise, bits, main.outer))
        for less, more in self.more_needs:
            before, after = kept[less], kept[more]
            for promise, bits in _never_less(before, after, "one more need"):
                if bits:
                    broken.append(self._broken(promise, bits, after.outer))
        return len(kept) * self.grid.block_size, broken

    def of_block(self, main: Said, both: Said) -> Iterator[tuple[str, int]]:
        """(promise, the situations that break it) for everything that is promised of a situation by itself."""
        whole = main.whole
        yield "999 is in every answer, at the top (V2)", whole & ~main.first.get("emergency_999", 0)
        for owed in self.owed:
            wanted = self.grid.spread(f"owed {owed.name}", owed.keys, owed.test, main.outer)[0]
            if wanted:
                for what, key, held in (
                    ("recommends", owed.kind, main.recommended),
                    ("names the duty", owed.duty, main.duties),
                    ("warns of", owed.must_not, main.must_not),
                ):
                    if key:
                        yield f"{owed.name}: the answer {what} {key}", wanted & ~held.get(key, 0)
        if self.grid.audience == "own_behaviour":
            for kind, bits in both.shown.items():
                if kind not in OWN_BEHAVIOUR_KINDS:
                    yield f"own behaviour is never shown {kind} (V10)", bits
        yield from self._start(main, both)
        yield from self._more_never_takes_away(main)
        yield from self._not_answered_never_takes_away(main)

    def _start(self, main: Said, both: Said) -> Iterator[tuple[str, int]]:
        """Nobody's answer is empty; a survivor has a start of her own, and a line that answers at every hour."""
        whole = main.whole
        if self.grid.audience != "survivor":
            start = 0
            for said in (main, both):
                for kind, bits in said.recommended_specialists().items():
                    if not self.ruleset.kinds[kind].needs_a_listing:
                        start |= bits
                for kind, bits in said.recommended.items():
                    start |= bits & said.first.get(kind, 0) if kind != "emergency_999" else 0
            yield "no answer is empty: a recommended step besides 999 (R68)", whole & ~start
            return
        needs = set(self.needs_axis[main.outer[-1]].get("needs", ()))
        for pool in self.pools:
            start = starts(main, pool, self.ruleset)
            if start != whole:
                start |= starts(both, pool, self.ruleset)
            yield f"a survivor has a recommended step that she can start herself (V4; {pool.name})", whole & ~start
            if len(pool.pool):
                yield f"a line that she can ring answers at every hour (R70; {pool.name})", whole & ~pool.line(main.outer, needs)

    def _more_never_takes_away(self, said: Said) -> Iterator[tuple[str, int]]:
        for place in self.inner:
            for less, more in self.positive[place]:
                shift = (more - less) * self.stride[place]
                for held in (said.first, said.duties):
                    for kind, bits in held.items():
                        if bits != said.whole:
                            before = _shifted(bits & self.masks[place][less], shift)
                            yield f"more is known of {self.grid.names[place]}: {kind} stays (V5)", before & self.masks[place][more] & ~bits

    def _not_answered_never_takes_away(self, said: Said) -> Iterator[tuple[str, int]]:
        """A step of the first two groups that comes whatever the answer to a question is, comes also while nobody has answered it."""
        for place in self.inner:
            name = self.grid.names[place]
            if name not in COMPLETE or self.grid.values[place] != LANES[self.grid.audience][name]:
                continue
            masks = self.masks[place]
            for kind, bits in said.first.items():
                if bits != said.whole:
                    always = masks[0] & ~bits
                    for value in range(1, len(masks)):
                        if not always:
                            break
                        always &= _shifted(bits & masks[value], -value * self.stride[place])
                    yield f"{self.grid.names[place]} not answered: {kind} is there, as for every answer (V1)", always

    def _mask(self, place: int, value: int) -> int:
        wanted = self.grid.values[place][value]
        keys = tuple(sorted({key for answer in self.grid.values[place] for key in answer}))
        name = f"axis {place} {value}"
        return self.grid.spread(name, keys, lambda given: given == wanted, ())[0]

    def _broken(self, promise: str, bits: int, outer: tuple[int, ...]) -> Broken:
        lowest = (bits & -bits).bit_length() - 1
        return Broken(promise, self.grid.value_at(outer, lowest), bits.bit_count())


def _shifted(bits: int, by: int) -> int:
    return bits << by if by >= 0 else bits >> -by


def _never_less(before: Said, after: Said, what: str) -> Iterator[tuple[str, int]]:
    for held, then in ((before.first, after.first), (before.duties, after.duties)):
        for key, bits in held.items():
            yield f"{what}: {key} stays (V5)", bits & ~then.get(key, 0)


def broken_in(answer: Answer, audience: str) -> list[str]:
    """The promises that a whole answer breaks."""
    found: list[str] = []

    def promise(text: str, holds: bool) -> None:
        if not holds:
            found.append(text)

    steps = answer.steps
    places = [GROUPS.index(Group(step.group)) for step in steps]
    specialists = [step for step in steps if step.group == "specialist"]
    shown = {match.offer.key for step in steps for match in step.matches}
    promise("no answer is empty", len(steps) > 1)
    promise("999 is first (V2)", steps[0].kind == "emergency_999")
    promise("immediate, duty, specialist, parallel, follow-up (V2)", places == sorted(places))
    promise("each kind of step once", len({step.kind for step in steps}) == len(steps))
    promise("every step has its reason and its source", all(step.why and step.sources for step in steps))
    promise("what does not fit is never shown, and says why (V8)", shown.isdisjoint({entry.offer.key for entry in answer.excluded}))
    promise("what does not fit says why (V8)", all(entry.reasons for entry in answer.excluded))
    promise("a confidential kind has no distance", all(m.distance_km is None for s in steps for m in s.matches if m.offer.is_confidential))
    promise(
        "IDVA, MARAC, SARAC are started by a professional", all(s.needs_professional for s in steps if s.kind in ("idva", "marac", "sarac"))
    )
    if audience == "survivor":
        promise("the first specialist step is hers to start (V4)", bool(specialists) and specialists[0].can_start_self)
        promise("it is recommended", not specialists[0].conditions)
    if audience == "own_behaviour":
        types = {m.offer.service_type for s in steps for m in s.matches} | {entry.offer.service_type for entry in answer.excluded}
        promise("own behaviour sees seven kinds of listing (V10)", types <= OWN_BEHAVIOUR_TYPES)
        promise("own behaviour sees its own kinds of step (V10)", {step.kind for step in steps} <= OWN_BEHAVIOUR_KINDS)
    return found


def answers_now(answer: Answer) -> bool:
    """Whether some listing under a step answers at that moment and is hers to ring (999 and crisis lines of the first group apart)."""
    return any(
        match.open_now and match.phones and match.route_is_open
        for step in answer.steps
        if step.group != "immediate"
        for match in step.matches
    )
