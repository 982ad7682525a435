"""The publish gate: what a draft of the rules would change, for whom, and whether it may be published.

It replays every scenario and a fixed sample of situations under the rules in force and under the draft, on each day on which something
of the draft begins. A crossed red line blocks. Anything else needs a second person's name (`sign_off_problem`), whoever signs in.
It must not change a version: that is pathways/models.py.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import translation

from pathways.answers import wanted_language, writer_for
from pathways.core.answer import Answer
from pathways.core.engine import suggest
from pathways.core.errors import RulesetError
from pathways.core.parameters import Value
from pathways.core.red_lines import crossed, lines_of_words
from pathways.core.ruleset import current_ruleset, load_ruleset
from pathways.core.samples import edge_situations, random_situations
from pathways.core.scenarios import Scenario, failures
from pathways.core.situation import Situation
from pathways.models import RulesetVersion, published_number
from pathways.replay import scenarios
from pathways.rules_in_force import Rules, rules_in_force, rules_of, today
from pathways.scenario_listings import offers
from pathways.situations import situation_from_request
from pathways.wording import STEPS

SAMPLE_SEED, SAMPLE_SIZE = 2026, 200
MOST_DAYS = 4  # today and three beginnings; more would not be looked through by a person
#: A situation without a time is taken at noon of the day, so that the run says the same in the morning and at night.
NOON = "12:00"
ENGLISH = "English"


@dataclass(frozen=True, slots=True)
class Changed:
    """One scenario that is answered otherwise. before, after: step kinds, with "if" before those only offered. lines: what differs.

    rules: ids that ask for steps in one answer only. causes: what of the draft does it. broken: what the scenario expects and no
    longer finds. route: False where only words differ.
    """

    scenario: str
    reason: str
    day: str
    route: bool
    before: list[str]
    after: list[str]
    lines: list[str]
    rules: list[str]
    causes: list[str]
    broken: list[str]


@dataclass(frozen=True, slots=True)
class RedLine:
    """One crossed red line. times: in how many of the situations that were tried."""

    line: str
    what: str
    step: str
    detail: str
    rules: list[str]
    causes: list[str]
    situation: str
    times: int


@dataclass(frozen=True, slots=True)
class Edit:
    """One value or text that the draft holds otherwise than what is in force.

    before, after: what stands there; "" where a language has no words, so that its readers see others. parameter: its name, "" for
    words. kind, variant, voice: of words, "" for a number. language: the name of the words' language.
    """

    before: str
    after: str
    parameter: str = ""
    kind: str = ""
    variant: str = ""
    voice: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """digest: of exactly what was looked at; a sign-off holds for this digest alone. days: ISO dates. seconds: how long it took."""

    digest: str
    ruleset: str
    days: list[str]
    scenarios: int
    samples: int
    edits: list[Edit]
    changed: list[Changed]
    red_lines: list[RedLine]
    seconds: float

    @property
    def blocked(self) -> bool:
        return bool(self.red_lines)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def look_through(version: RulesetVersion) -> Report:
    """Replay everything under a draft. Takes seconds.

    Raises RulesetError where the scenarios are not installed, where the draft holds what the rules can't use, or begins on too many days.
    """
    started = time.monotonic()
    looked_at = digest(version)  # before anything is read: what is changed meanwhile is not what was looked at
    in_force, ruleset = rules_in_force(), ""
    changed: list[Changed] = []
    red_lines: dict[tuple[str, str, str, str], RedLine] = {}
    days = days_to_try(version)
    if len(days) > MOST_DAYS:
        raise RulesetError(
            "Days", f"values begin on more than {MOST_DAYS - 1} later days. Publish the first ones, then start another draft."
        )
    every, sample = scenarios(), list(_sample())
    with translation.override("en"):
        for day in days:
            comparison = _Comparison(version, in_force if day == today() else _in_force_on(day), day)
            if comparison.after.passed_over:
                raise RulesetError(
                    f"On {day_in_words(day)}", f"{'; '.join(comparison.after.passed_over)}. Put that right in the draft first."
                )
            ruleset = comparison.after.ruleset.version
            told = {(other.scenario, *other.lines) for other in changed}
            for scenario in every:
                pair = comparison.pair(scenario.situation)
                changed += [found for found in comparison.scenario(scenario, pair) if (found.scenario, *found.lines) not in told]
                comparison.red_lines(scenario.id, pair, red_lines)
            for name, request in sample:
                comparison.red_lines(name, comparison.pair(request), red_lines)
            for found in comparison.reworded():
                red_lines.setdefault((found.line, found.what, found.step, found.detail), found)
    return Report(
        looked_at,
        ruleset,
        [day.isoformat() for day in days],
        len(every),
        len(sample),
        list(edits(version)),
        sorted(changed, key=lambda found: not found.route),
        list(red_lines.values()),
        round(time.monotonic() - started, 1),
    )


def digest(version: RulesetVersion) -> str:
    """Everything that a sign-off is about: what the draft holds, what is in force, and the files below both."""
    held = {"files": load_ruleset().version, "in_force": published_number(), "purpose": version.purpose, "rows": _held_rows(version)}
    return hashlib.sha256(json.dumps(held, sort_keys=True, default=str).encode()).hexdigest()


def days_to_try(version: RulesetVersion) -> list[date]:
    """Today, and each later day on which a value of the draft begins or on which a date that it sets falls."""
    rows = list(version.parameters.all())
    begins = {row.effective_from for row in rows} | {row.day for row in rows if row.day is not None}
    return sorted({today(), *(day for day in begins if day > today())})


def is_empty_change(version: RulesetVersion) -> bool:
    """Whether the draft holds exactly what is in force."""
    other = _version_in_force()
    return _held_rows(version) == (_held_rows(other) if other else ([], []))


def _held_rows(version: RulesetVersion) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Everything that a version holds. Without `title` and `how`, which are those of the editor's own language."""
    parts = (version.parameters.order_by("name", "effective_from"), version.texts.order_by("kind", "variant", "voice"))
    rows = [[{k: v for k, v in row.items() if k not in ("id", "version_id", "title", "how")} for row in part.values()] for part in parts]
    return rows[0], rows[1]


def _version_in_force() -> RulesetVersion | None:
    return RulesetVersion.objects.filter(number__isnull=False).order_by("-number").first()


def edits(version: RulesetVersion) -> Iterator[Edit]:
    """What the draft holds otherwise than what is in force, in the order of the names: the person who signs off reads each of them."""
    other = _version_in_force()
    old, new = (_values_said(held) for held in (other, version))
    for name in sorted(old.keys() | new.keys()):
        if old.get(name) != new.get(name):
            files = _value_of_the_files(name)
            yield Edit(old.get(name, files), new.get(name, files), parameter=name)
    was, now = (_words_said(held) for held in (other, version))
    for kind, variant, voice, language in sorted(was.keys() | now.keys()):
        key = (kind, variant, voice, language)
        if was.get(key) != now.get(key):
            files = _words_of_the_files(kind, variant, voice) if language == ENGLISH else ""
            yield Edit(was.get(key, files), now.get(key, files), "", kind, variant, voice, language)


def _value_of_the_files(name: str) -> str:
    parameter = current_ruleset().parameters.get(name)
    if parameter is None:
        return ""
    return f"{_value(parameter.value)}, as in the files"


def _value(value: Value) -> str:
    return "not set" if value is None else day_in_words(value) if isinstance(value, date) else str(value)


def day_in_words(day: date) -> str:
    return f"{day:%-d %B %Y}"


def _words_of_the_files(kind: str, variant: str, voice: str) -> str:
    words = STEPS[kind, variant].voices.get(voice) if (kind, variant) in STEPS else None
    with translation.override("en"):
        return f"{_joined(map(str, words))}, as in the files" if words else ""


def _joined(parts: Iterable[str]) -> str:
    return " — ".join(filter(None, parts))


def _values_said(version: RulesetVersion | None) -> dict[str, str]:
    said: dict[str, list[str]] = {}
    for row in version.parameters.order_by("name", "effective_from") if version else ():
        value = _value(row.value)
        confirmed = f"confirmed by {row.confirmed_by}" if row.confirmed_by else "not confirmed"
        source = " ".join(filter(None, (row.source_name, row.source_url)))
        looked_at = f"looked at on {day_in_words(row.reviewed_on)}"
        said.setdefault(row.name, []).append(f"{value} from {day_in_words(row.effective_from)} ({source}; {confirmed}; {looked_at})")
    return {name: "; ".join(values) for name, values in said.items()}


def _words_said(version: RulesetVersion | None) -> dict[tuple[str, str, str, str], str]:
    names = {**dict(settings.LANGUAGES), "en": ENGLISH}
    said = {}
    for row in version.texts.all() if version else ():
        for code in settings.MODELTRANSLATION_LANGUAGES:
            parts = [getattr(row, f"{part}_{code}") for part in ("title", "how")]
            if any(parts):
                said[row.kind, row.variant, row.voice, names.get(code, code)] = _joined(parts)
    return said


def sign_off_problem(version: RulesetVersion, person: Any) -> str | None:
    """Why this person can't sign the draft off; None when they can. It asks nobody whether they are a superuser."""
    if not version.is_draft:
        return "This version was published already."
    if version.authors.filter(pk=person.pk).exists():
        return (
            "You wrote or changed this draft, so a second person has to sign it off. "
            "This holds for everybody, a superuser too: nobody can sign off their own change."
        )
    if not person.has_perm("pathways.sign_off_rulesetversion"):
        return "Your role can't sign off changes of the rules. Ask a checker or a partnership admin who did not write this draft."
    return None


def publish_problem(version: RulesetVersion, report: Report | None) -> str | None:
    """Why the draft can't be published now; None when it can. report: a fresh look-through; None before there is one."""
    if not version.is_draft:
        return "This version was published already."
    if is_empty_change(version):
        return "This draft holds exactly what is in force. There is nothing to publish."
    if report is not None and report.digest != digest(version):
        return "Something changed while it was looked through. Look through it again."
    if report is not None and report.blocked:
        return "A red line is crossed, so this draft can't be published by anybody. The list of red lines says where and why."
    if not version.signed_digest or version.signed_by is None:
        return "A second person who did not write this draft has to sign it off first. This holds for everybody, a superuser too."
    if version.authors.filter(pk=version.signed_by.pk).exists():
        return "The person who signed this off has changed it since. Another person has to sign it off."
    if version.signed_digest != digest(version):
        return "The draft, the version in force or the rule files changed after it was signed off. It has to be signed off again."
    return None


@dataclass(frozen=True, slots=True)
class _Pair:
    """Both answers to one situation."""

    situation: Situation
    before: Answer
    after: Answer


class _Comparison:
    """The draft beside what is in force, on one day."""

    def __init__(self, version: RulesetVersion, in_force: Rules, day: date) -> None:
        self.day = day
        self.before = in_force
        self.after = rules_of(version, day)
        self.parts = dict(_parts(in_force, self.after))
        words = (self.after.texts, in_force.texts)
        self.own_words = {key for key in words[0].keys() | words[1].keys() if words[0].get(key) != words[1].get(key)}

    def pair(self, request: Mapping[str, Any]) -> _Pair:
        situation = situation_from_request({"at": f"{self.day}T{NOON}", **request})
        return _Pair(situation, self.answer(situation, self.before), self.answer(situation, self.after))

    def scenario(self, scenario: Scenario, pair: _Pair) -> Iterator[Changed]:
        before, after = self.written(pair.situation, pair.before, self.before), self.written(pair.situation, pair.after, self.after)
        before.pop("ruleset")
        after.pop("ruleset")
        if before == after:
            return
        lines = list(differences(before, after))
        rules = {rule for step in before["steps"] for rule in step["rule"]} ^ {rule for step in after["steps"] for rule in step["rule"]}
        yield Changed(
            scenario.id,
            scenario.reason,
            self.day.isoformat(),
            route(before) != route(after),
            [step_name(step) for step in before["steps"]],
            [step_name(step) for step in after["steps"]],
            lines,
            sorted(rules),
            self.causes(pair, {step["kind"] for step in after["steps"]}),
            failures(scenario, after | {"ruleset": ""}),
        )

    def red_lines(self, name: str, pair: _Pair, found: dict[tuple[str, str, str, str], RedLine]) -> None:
        """Adds to `found` every red line that this situation crosses; one that was found before is only counted."""
        for line in crossed(pair.situation, pair.before, pair.after, self.before.ruleset):
            key = (line.line, line.what, line.step, line.detail)
            if key in found:
                found[key] = replace(found[key], times=found[key].times + 1)
            else:
                causes = self.causes(pair, frozenset())
                found[key] = RedLine(line.line, line.what, line.step, line.detail, list(line.rules), causes, name, 1)

    def reworded(self) -> Iterator[RedLine]:
        """A red line for each wording of the draft that only the files may change. Going back to the files' words is no such thing."""
        for key in sorted(key for key in self.own_words if key in self.after.texts):
            kind, variant, voice = key
            for line in lines_of_words(kind, voice, self.before.ruleset):
                where = ", ".join(filter(None, (variant, voice)))
                yield RedLine(line, "reworded", kind, where, [], [f"words of {kind}"], "", 0)

    def written(self, situation: Situation, answer: Answer, rules: Rules) -> dict[str, Any]:
        return writer_for(rules, "en", answer.voice).written(answer, wanted_language(situation))

    def answer(self, situation: Situation, rules: Rules) -> Answer:
        return suggest(situation, offers(), rules.ruleset)

    def causes(self, pair: _Pair, kinds: Collection[str]) -> list[str]:
        """Each change of the draft that, by itself, changes this answer; all of them where only together they do.

        kinds: of the steps whose words are looked at too. Where nothing else does it, it is a number that the words name.
        """
        base, found = _but_version(pair.before), []
        if _but_version(pair.after) != base:
            found = [name for name, rules in self.parts.items() if _but_version(self.answer(pair.situation, rules)) != base]
            found = found or list(self.parts)
        found += sorted({f"words of {kind}" for kind, _, _ in self.own_words if kind in kinds})
        return found or (list(self.parts) if kinds else [])


def _but_version(answer: Answer) -> tuple[Any, ...]:
    return (answer.outcome, answer.steps, answer.must_not, answer.duties, answer.unknown, answer.excluded)


def _parts(before: Rules, after: Rules) -> Iterator[tuple[str, Rules]]:
    """parameter -> the rules in force with this one parameter as the draft has it."""
    old, new = ({name: parameter.value for name, parameter in rules.ruleset.parameters.items()} for rules in (before, after))
    for name in sorted(name for name in new if old[name] != new[name]):
        yield name, Rules(load_ruleset(parameters=old | {name: new[name]}, districts=before.ruleset.values["districts"]))


def _in_force_on(day: date) -> Rules:
    version = _version_in_force()
    return rules_of(version, day) if version else rules_in_force()


def _sample() -> Iterator[tuple[str, dict[str, Any]]]:
    for request in (*edge_situations(), *random_situations(SAMPLE_SIZE, SAMPLE_SEED)):
        yield json.dumps(request, ensure_ascii=False), request


# --- how two answers differ, for the gate and for the preview -------------------------------------------------------------------


def route(answer: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """What of an answer sends somebody somewhere: everything but the words."""
    steps = [
        (
            step["kind"],
            step["group"],
            step["conditional"] is None,
            step["can_start_self"],
            step["consent"],
            step["act_by_hours"],
            tuple(step["duties"]),
            tuple(warning["kind"] for warning in step["must_not"]),
            tuple(service["id"] for service in step["services"]),
        )
        for step in answer["steps"]
    ]
    return [*steps, tuple(warning["kind"] for warning in answer["must_not"]), tuple(answer["duties"]), (answer["outcome"],)]


def step_name(step: Mapping[str, Any]) -> str:
    return step["kind"] if step["conditional"] is None else f"if: {step['kind']}"


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    """One line for each thing that differs between two written answers, in the order of the steps."""
    old, new = ({step["kind"]: step for step in answer["steps"]} for answer in (before, after))
    for kind in dict.fromkeys([*old, *new]):
        if kind not in new:
            yield f"{kind}: gone"
        elif kind not in old:
            yield f"{kind}: new, {'recommended' if new[kind]['conditional'] is None else 'offered'}"
        else:
            yield from (f"{kind}: {line}" for line in step_differences(old[kind], new[kind]))
    for field in ("must_not", "duties"):
        was, now = (Counter(_keys(answer[field])) for answer in (before, after))
        yield from (f"{field}: {key} is gone" for key in was - now)
        yield from (f"{field}: {key} is new" for key in now - was)
    if before["outcome"] != after["outcome"]:
        yield f"outcome: {before['outcome']}, now {after['outcome']}"
    order = [kind for kind in old if kind in new]
    if order != [kind for kind in new if kind in old]:
        yield "the order of the steps"


def step_differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    """What differs between two steps of one kind."""
    if (old["conditional"] is None) != (new["conditional"] is None):
        yield "only offered now" if old["conditional"] is None else "recommended now"
    elif old["conditional"] != new["conditional"]:
        yield f"offered “{new['conditional']}”, was “{old['conditional']}”"
    for field, name in (
        ("group", "place"),
        ("consent", "consent"),
        ("act_by_hours", "hours to act"),
        ("can_start_self", "started alone"),
    ):
        if old[field] != new[field]:
            yield f"{name} {_plain(new[field])}, was {_plain(old[field])}"
    for field, name in (("title", "title"), ("how", "words")):
        if old[field] != new[field]:
            yield f"other {name}"
    for field, name in (("rule", "rules"), ("duties", "duties"), ("must_not", "warnings"), ("services", "listings"), ("why", "reasons")):
        if _keys(old[field]) != _keys(new[field]):
            yield f"{name} {', '.join(_keys(new[field])) or 'none'}; were {', '.join(_keys(old[field])) or 'none'}"
        elif old[field] != new[field]:
            yield f"other words in {name}"


def _plain(value: object) -> str:
    return {True: "yes", False: "no", None: "none"}.get(value, str(value)) if isinstance(value, bool | None) else str(value)


def _keys(entries: list[Any]) -> list[str]:
    return [entry if isinstance(entry, str) else entry.get("kind") or entry.get("id") or entry["key"] for entry in entries]
