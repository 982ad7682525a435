"""The screens of the rules: versions, a draft's numbers and words, preview, the gate, sign-off and publishing.

Each view asks for its permission first. What may be published is decided by pathways/gate.py, never here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import wraps
from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.db.models import Count, ProtectedError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail.admin.auth import permission_denied

from pathways import gate
from pathways.admin.forms import PreviewForm, PurposeForm, SignOffForm, WordsForm, values_formset
from pathways.admin.words import LINES, LOSSES, STEP_NAMES, VOICE_NAMES, readable, wording_name
from pathways.answers import answer_for
from pathways.core.errors import RulesetError
from pathways.core.red_lines import lines_of_words
from pathways.core.ruleset import current_ruleset
from pathways.dmn import dmn_archive
from pathways.models import RulesetVersion, StepText, person_name, publish
from pathways.replay import scenarios
from pathways.rules_in_force import rules_in_force, rules_of, today
from pathways.scenario_listings import offers
from pathways.wording import STEPS

View = Callable[..., HttpResponse]
VIEW, CHANGE, ADD, DELETE = (f"pathways.{action}_rulesetversion" for action in ("view", "change", "add", "delete"))
PUBLISH = "pathways.publish_rulesetversion"


def needs(permission: str) -> Callable[[View], View]:
    """Refuses as Wagtail does: back to the dashboard with a message."""

    def wrap(view: View) -> View:
        @wraps(view)
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            return view(request, *args, **kwargs) if request.user.has_perm(permission) else permission_denied(request)

        return checked

    return wrap


def _draft(pk: int) -> RulesetVersion:
    return get_object_or_404(RulesetVersion, pk=pk, number__isnull=True)


def _held_draft(pk: int) -> RulesetVersion:
    """A draft that nobody else can change, sign off or publish until this transaction ends."""
    return get_object_or_404(RulesetVersion.objects.select_for_update(), pk=pk, number__isnull=True)


def holds_the_draft(view: View) -> View:
    """A POST is one transaction that holds the draft, so that it is not published, with other contents, while it is being changed."""

    @wraps(view)
    def held(request: HttpRequest, pk: int, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return view(request, pk, *args, **kwargs)
        with transaction.atomic():
            _held_draft(pk)
            return view(request, pk, *args, **kwargs)

    return held


def _page(request: HttpRequest, template: str, title: str, context: Mapping[str, Any], *above: tuple[str, str]) -> TemplateResponse:
    """A screen under the list of versions; `above`: (address, name) of the screens between."""
    crumbs = [
        {"url": reverse("wagtailadmin_home"), "label": "Home"},
        {"url": reverse("rules:index"), "label": "Rules"},
        *({"url": url, "label": label} for url, label in above),
        {"url": "", "label": title},
    ]
    may = {name: request.user.has_perm(f"pathways.{name}_rulesetversion") for name in ("add", "change", "delete", "sign_off", "publish")}
    frame = {"breadcrumbs_items": crumbs, "header_title": title, "page_title": title, "header_icon": "form", "may": may}
    return TemplateResponse(request, f"rules_admin/{template}.html", frame | dict(context))


def _here(version: RulesetVersion) -> tuple[str, str]:
    return reverse("rules:version", args=[version.pk]), str(version)


@needs(VIEW)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    held = RulesetVersion.objects.select_related("based_on").annotate(
        numbers=Count("parameters", distinct=True), texts_count=Count("texts", distinct=True)
    )
    published = list(held.filter(number__isnull=False))
    rules = rules_in_force()
    context = {
        "drafts": list(held.filter(number__isnull=True)),
        "published": published,
        "in_force": published[0] if published else None,
        "rules": rules,
        "form": PurposeForm(auto_id="new_%s"),
    }
    return _page(request, "index", "Versions of the rules", context)


@needs(ADD)
@require_POST
def new(request: HttpRequest) -> HttpResponse:
    """A draft that begins with what is in force, or goes back: to what an earlier version held, or to the files (from=files)."""
    form = PurposeForm(request.POST)
    if not form.is_valid():
        messages.error(request, f"The draft was not started. Say in one or two sentences what changes, and why. {_first_error(form)}")
        return redirect("rules:index")
    published = RulesetVersion.objects.filter(number__isnull=False)
    base = published.filter(pk=_number(request.POST.get("from"))).first() or published.first()
    with transaction.atomic():
        version = form.save(commit=False)
        version.based_on = base
        version.save()
        version.changed_by(request.user)
        if base is not None and request.POST.get("from") != "files":
            version.copy_from(base)
    return redirect("rules:version", version.pk)


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else 0


def _first_error(form: Any) -> str:
    return next((str(error) for errors in form.errors.values() for error in errors), "")


@needs(VIEW)
@require_GET
def version_page(request: HttpRequest, pk: int) -> HttpResponse:
    version = get_object_or_404(RulesetVersion.objects.select_related("based_on"), pk=pk)
    context = {
        "version": version,
        "numbers": _numbers(version),
        "texts": [(text, wording_name(text.kind, text.variant, text.voice)) for text in version.texts.all()],
        "form": PurposeForm(instance=version),
        "report": _named(version.report) if version.report else None,
    }
    return _page(request, "version", str(version), context)


def _named(report: dict[str, Any]) -> dict[str, Any]:
    """A report with the names that an editor reads. It may be years old: what it names may be gone."""
    parameters = current_ruleset().parameters
    for edit in report["edits"]:
        name = edit["parameter"]
        number = parameters[name].means if name in parameters else name
        edit["name"] = number or f"{wording_name(edit['kind'], edit['variant'], edit['voice'])}, in {edit['language']}"
    report["days"] = [gate.day_in_words(date.fromisoformat(day)) for day in report["days"]]
    for change in report["changed"]:
        change["day"] = gate.day_in_words(date.fromisoformat(change["day"]))
        for field in ("before", "after", "lines", "causes", "broken"):
            change[field] = [readable(text) for text in change[field]]
    for found in report["red_lines"]:
        found["causes"] = [readable(text) for text in found["causes"]]
        found["line_name"], found["step_name"] = LINES[found["line"]], STEP_NAMES.get(found["step"], found["step"])
        found["what_name"] = LOSSES[found["what"]]
    return report


def _numbers(version: RulesetVersion) -> list[dict[str, Any]]:
    """Every parameter: what the files say, what is in force, what this version holds."""
    own: dict[str, list[Any]] = {}
    for row in version.parameters.all():
        own.setdefault(row.name, []).append(row)
    in_force, files = rules_in_force().ruleset, current_ruleset()
    return [
        {
            "name": name,
            "means": parameter.means,
            "unit": parameter.unit,
            "files": parameter.value,
            "source": files.sources[parameter.source],
            "in_force": in_force.parameters[name].value,
            "confirmed": in_force.parameters[name].confirmed,
            "reviewed_on": in_force.parameters[name].reviewed_on,
            "own": own.get(name, []),
        }
        for name, parameter in files.parameters.items()
    ]


@needs(CHANGE)
@require_POST
@holds_the_draft
def purpose(request: HttpRequest, pk: int) -> HttpResponse:
    version = _draft(pk)
    form = PurposeForm(request.POST, instance=version)
    if form.is_valid():
        form.save(commit=False).changed_by(request.user)
        messages.success(request, "Saved.")
    else:
        messages.error(request, f"Not saved. {_first_error(form)}")
    return redirect("rules:version", pk)


@needs(CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
@holds_the_draft
def number(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    version, files = _draft(pk), current_ruleset()
    if name not in files.parameters:
        raise Http404
    parameter = files.parameters[name]
    formset = values_formset(version, parameter, request.POST if request.method == "POST" else None)
    if request.method == "POST" and formset.is_valid():
        formset.save()
        version.changed_by(request.user)
        messages.success(request, f"Saved: {parameter.means}.")
        return redirect("rules:version", pk)
    using = [rule for rule in files.rules if _reading(name) & set(re.findall(r"\w+", _conditions_of(rule)))]
    context = {"version": version, "parameter": parameter, "source": files.sources[parameter.source], "formset": formset, "using": using}
    return _page(request, "number", parameter.means, context, _here(version))


def _reading(name: str) -> set[str]:
    """The number, and every fact whose condition reads it, itself or through another fact."""
    found = {name}
    for fact, condition in current_ruleset().facts.items():
        if found & set(re.findall(r"\w+", condition.text)):
            found.add(fact)
    return found


def _conditions_of(rule: Any) -> str:
    return " ".join([rule.when.text, *(step.when.text for step in rule.steps), *(part.text for part in (rule.unless,) if part)])


@needs(CHANGE)
@require_GET
def words_list(request: HttpRequest, pk: int) -> HttpResponse:
    version = _draft(pk)
    own = {(text.kind, text.variant, text.voice) for text in version.texts.all()}
    kinds: dict[str, list[dict[str, Any]]] = {}
    for (kind, variant), words in STEPS.items():
        for voice, (title, _how) in words.voices.items():
            kinds.setdefault(STEP_NAMES.get(kind, kind), []).append(
                {
                    "url": reverse("rules:words", args=[pk, kind, variant or "-", voice]),
                    "voice": VOICE_NAMES[voice],
                    "variant": variant.replace("_", " "),
                    "title": title,
                    "own": (str(kind), variant, voice) in own,
                    "protected": bool(lines_of_words(kind, voice, current_ruleset())),
                }
            )
    return _page(request, "words_list", "Choose the words to change", {"version": version, "kinds": sorted(kinds.items())}, _here(version))


@needs(CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
@holds_the_draft
def words(request: HttpRequest, pk: int, kind: str, variant: str, voice: str) -> HttpResponse:
    """The form of one wording; without it where only the files may change the words (pathways/core/red_lines.py)."""
    version, variant = _draft(pk), "" if variant == "-" else variant
    if (kind, variant) not in STEPS or voice not in STEPS[kind, variant].voices:
        raise Http404
    protects = [LINES[line] for line in lines_of_words(kind, voice, current_ruleset())]
    place = {"version": version, "kind": kind, "variant": variant, "voice": voice}
    text = StepText.objects.filter(**place).first() or StepText(**place)
    form = WordsForm(request.POST or None, instance=text)
    if request.method == "POST" and "back_to_files" in request.POST:
        if text.pk:
            text.delete()
        version.changed_by(request.user)
        messages.success(request, "The words of the files stand again in this draft.")
        return redirect("rules:version", pk)
    if request.method == "POST" and form.is_valid() and not protects:
        form.save()
        version.changed_by(request.user)
        messages.success(request, "Saved.")
        return redirect("rules:version", pk)
    names = {name: parameter for name, parameter in current_ruleset().parameters.items() if parameter.between}
    context = {"version": version, "form": form, "text": text, "names": names, "protects": protects}
    return _page(request, "words", wording_name(kind, variant, voice), context, _here(version))


@needs(VIEW)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """One situation under this version and under the rules in force, side by side. Nothing of it is kept."""
    version = get_object_or_404(RulesetVersion, pk=pk)
    form = PreviewForm(request.POST or None)
    context: dict[str, Any] = {"version": version, "form": form}
    if request.method == "POST" and form.is_valid():
        context |= _side_by_side(version, form.cleaned_data)
    return _page(request, "preview", "Preview", context, _here(version))


def _side_by_side(version: RulesetVersion, chosen: Mapping[str, Any]) -> dict[str, Any]:
    scenario = next((scenario for scenario in scenarios() if scenario.id == chosen["scenario"]), None)
    request = scenario.situation if scenario else chosen["situation"]
    request = {"at": timezone.now().isoformat(), **request}  # both answers for one moment
    listings = offers() if scenario else None
    draft = rules_of(version, today())
    with translation.override(chosen["language"] or "en"):
        before, after = (answer_for(request, offers=listings, rules=rules) for rules in (rules_in_force(), draft))
    old, new = ({step["kind"]: step for step in answer["steps"]} for answer in (before, after))
    rows = []
    for kind in _merged(list(old), list(new)):
        lines = list(gate.step_differences(old[kind], new[kind])) if kind in old and kind in new else []
        state = "new" if kind not in old else "gone" if kind not in new else "changed" if lines else "same"
        name = STEP_NAMES.get(kind, kind)
        rows.append(
            {
                "kind": kind,
                "name": name,
                "old": old.get(kind),
                "new": new.get(kind),
                "state": state,
                "lines": [readable(line) for line in lines],
            }
        )
    whole = [
        readable(line) for line in gate.differences(before, after) if line.startswith(("must_not:", "duties:", "outcome:", "the order"))
    ]
    return {
        "rows": rows,
        "whole": whole,
        "before": before,
        "after": after,
        "scenario": scenario,
        "language": chosen["language"] or "en",
        "same": all(row["state"] == "same" for row in rows) and not whole,
        "passed_over": draft.passed_over,
    }


def _merged(old: list[str], new: list[str]) -> list[str]:
    """The new order, with what is gone at the place where it was."""
    merged = list(new)
    for place, kind in enumerate(old):
        if kind not in new:
            before = next((merged.index(other) + 1 for other in reversed(old[:place]) if other in merged), 0)
            merged.insert(before, kind)
    return merged


@needs(VIEW)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """GET says what is going to happen; POST replays everything (some seconds) and shows what changes, to whom and why."""
    version = _draft(pk)
    context: dict[str, Any] = {"version": version, "scenarios": 0}
    if request.method == "POST":
        try:
            report = gate.look_through(version)
        except RulesetError as error:
            messages.error(request, f"The look-through could not run, so nothing can be published: {error}")
            return redirect("rules:version", pk)
        context |= {
            "report": _named(report.as_json()),
            "blocked": report.blocked,
            "form": SignOffForm(initial={"seen": report.digest}),
            "sign_problem": gate.sign_off_problem(version, request.user),
            "publish_problem": gate.publish_problem(version, report),
        }
    return _page(request, "check", "Look through what changes", context, _here(version))


@needs(VIEW)  # who may sign off is asked below, so that the refusal says why
@require_POST
def sign_off(request: HttpRequest, pk: int) -> HttpResponse:
    version = _draft(pk)
    form = SignOffForm(request.POST)
    if problem := gate.sign_off_problem(version, request.user):
        messages.error(request, problem)
    elif not form.is_valid():
        messages.error(request, f"Not signed off. Say in a sentence what you looked at, and why it is right. {_first_error(form)}")
    elif (problem := _sign(version, form.cleaned_data, request.user)) is not None:
        messages.error(request, problem)
    else:
        messages.success(request, "Signed off, with your name. It can be published now.")
    return redirect("rules:version", pk)


def _sign(version: RulesetVersion, said: Mapping[str, str], person: Any) -> str | None:
    """Looks through it once more, then writes the sign-off. Gives why it was not written."""
    try:
        if gate.look_through(version).blocked:
            return "A red line is crossed, so nobody can sign this off."
    except RulesetError as error:
        return f"The look-through could not run, so nothing can be signed off: {error}"
    with transaction.atomic():
        held = _held_draft(version.pk)
        if gate.digest(held) != said["seen"]:
            return "Not signed off: something changed while you were looking. Look through it again."
        held.signed_by, held.signed_name, held.signed_at = person, person_name(person), timezone.now()
        held.signed_words, held.signed_digest = said["words"], said["seen"]
        held.save()
    return None


@needs(PUBLISH)
@require_POST
def publish_version(request: HttpRequest, pk: int) -> HttpResponse:
    version = _draft(pk)
    try:
        problem = gate.publish_problem(version, None) or _publish(version, request.user)
    except RulesetError as error:
        problem = f"The look-through could not run, so nothing can be published: {error}"
    except IntegrityError:
        problem = "Somebody published another version at this moment. Look through this draft again, beside that one."
    if problem is not None:
        messages.error(request, f"Not published. {problem}")
    else:
        number = RulesetVersion.objects.get(pk=pk).number
        messages.success(request, f"Published as version {number}. Every answer uses it from now on.")
    return redirect("rules:version", pk)


def _publish(version: RulesetVersion, person: Any) -> str | None:
    """Looks through it once more, then publishes exactly what was looked through. Gives why it was not published."""
    report = gate.look_through(version)
    with transaction.atomic():
        held = _held_draft(version.pk)
        if problem := gate.publish_problem(held, report):
            return problem
        publish(held, person, report.ruleset.rsplit("-draft", 1)[0], report.as_json())
    return None


@needs(DELETE)
@require_POST
@holds_the_draft
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        _draft(pk).delete()
    except ProtectedError:
        messages.error(request, "Not deleted: another version was started from this one.")
        return redirect("rules:version", pk)
    messages.success(request, "The draft is deleted.")
    return redirect("rules:index")


@needs(VIEW)
@require_GET
def download_dmn(request: HttpRequest) -> HttpResponse:
    rules = rules_in_force()
    response = HttpResponse(dmn_archive(rules.ruleset), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="waymark-rules-{rules.ruleset.version}.zip"'
    return response
