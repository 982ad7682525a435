"""The rules in the admin: who may change what, what a number and a text can be, the gate, the second person, and what readers get."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from pathways import gate
from pathways.answers import answer_for, ruleset_in_force
from pathways.core.ruleset import current_ruleset
from pathways.models import AlreadyPublished, ParameterValue, RulesetVersion, StepText
from pathways.replay import scenarios
from pathways.rules_in_force import rules_in_force
from pathways.scenario_listings import offers
from pathways.wording import STEPS
from services.admin.roles import CHECKER, EDITOR, PARTNERSHIP_ADMIN, sync_roles

pytestmark = pytest.mark.django_db
AT_17 = {"audience": "professional", "needs": ["domestic_abuse"], "dash_score": 17}
MARAC_LINE = "DASH score from which a case goes to MARAC"
WORDS = {
    "title_en": "Ring the duty IDVA",
    "how_en": "From {idva_visible} with consent, from {marac_visible} without. Last {idva_recent_months} months.",
}


@pytest.fixture(autouse=True)
def _roles(db):
    sync_roles()


@pytest.fixture
def whole_gate():
    """For tests of what the gate finds. The others replay a tenth, so that the suite stays quick; what it does with it is the same."""


@pytest.fixture(autouse=True)
def _gate(request, monkeypatch):
    if "whole_gate" not in request.fixturenames:
        monkeypatch.setattr("pathways.gate.scenarios", lambda: scenarios()[:20])
        monkeypatch.setattr("pathways.gate._sample", lambda: iter(()))


def person(name, role=None, **facts):
    user = User.objects.create_user(name, password="a-long-password", **facts)
    if role:
        user.groups.add(Group.objects.get(name=role))
    return user


@pytest.fixture
def author():
    return person("author", PARTNERSHIP_ADMIN)


@pytest.fixture
def second():
    return person("second", CHECKER, first_name="Sam", last_name="Second")


def signed_in(client, user):
    client.force_login(user)
    return client


def said(response):
    return [str(message) for message in response.context["messages"]]


def started(client, user, purpose="Our own MARAC line") -> RulesetVersion:
    signed_in(client, user).post(reverse("rules:new"), {"purpose": purpose})
    return RulesetVersion.objects.latest("pk")


def row(value, number=0, **facts):
    today = date.today().isoformat()
    filled = {"value": value, "effective_from": today, "source_name": "MARAC steering group, November 2026", "reviewed_on": today} | facts
    return {f"value-{number}-{field}": text for field, text in filled.items()}


def save_number(client, version, name, *rows):
    data = {"value-TOTAL_FORMS": str(len(rows)), "value-INITIAL_FORMS": "0"}
    for posted in rows:
        data |= posted
    return client.post(reverse("rules:number", args=[version.pk, name]), data)


def field_errors(response):
    return {field: list(errors) for form in response.context["formset"] for field, errors in form.errors.items()}


def save_words(client, version, kind="idva", variant="-", voice="professional", **texts):
    return client.post(reverse("rules:words", args=[version.pk, kind, variant, voice]), texts)


def sign(client, user, version):
    seen = signed_in(client, user).post(reverse("rules:check", args=[version.pk])).context["report"]["digest"]
    words = "Looked at with the MARAC chair; agreed."
    return client.post(reverse("rules:sign_off", args=[version.pk]), {"words": words, "seen": seen}, follow=True)


def publish(client, user, version):
    return signed_in(client, user).post(reverse("rules:publish", args=[version.pk]), follow=True)


def published(client, author, second, name="marac_visible", value=20):
    version = started(client, author)
    assert save_number(client, version, name, row(value)).status_code == 302
    sign(client, second, version)
    publish(client, author, version)
    version.refresh_from_db()
    return version


# --- who may do what --------------------------------------------------------------------------------------------------------------


def test_editor_sees_nothing_of_the_rules(client, author):
    version = started(client, author)
    client.force_login(person("an-editor", EDITOR))
    assert reverse("rules:index") not in client.get(reverse("wagtailadmin_home")).content.decode()
    for name, arguments in (("index", []), ("version", [version.pk]), ("preview", [version.pk]), ("dmn", [])):
        assert client.get(reverse(f"rules:{name}", args=arguments)).status_code == 302
    for name in ("purpose", "check", "sign_off", "publish", "delete"):
        assert client.post(reverse(f"rules:{name}", args=[version.pk]), {"purpose": "mine"}).status_code == 302
    assert save_number(client, version, "marac_visible", row(20)).status_code == 302
    version.refresh_from_db()
    assert (version.purpose, version.parameters.count(), RulesetVersion.objects.count()) == ("Our own MARAC line", 0, 1)


def test_checker_reads_and_signs_off_but_changes_nothing(client, author, second):
    version = started(client, author)
    client.force_login(second)
    assert client.get(reverse("rules:version", args=[version.pk])).status_code == 200
    save_number(client, version, "marac_visible", row(20))
    client.post(reverse("rules:new"), {"purpose": "mine"})
    client.post(reverse("rules:publish", args=[version.pk]))
    assert (RulesetVersion.objects.count(), ParameterValue.objects.count()) == (1, 0)


def test_nobody_gets_in_without_signing_in(client):
    assert client.get(reverse("rules:index")).url.startswith("/admin/login/")


@pytest.mark.parametrize("name", ["index", "version", "words_list", "preview", "check"])
def test_every_screen_opens_for_the_partnership_admin(client, author, name):
    version = started(client, author)
    response = client.get(reverse(f"rules:{name}", args=[] if name == "index" else [version.pk]))
    assert response.status_code == 200


def test_missing_things_are_not_found(client, author):
    version = started(client, author)
    assert client.get(reverse("rules:version", args=[9999])).status_code == 404
    assert client.get(reverse("rules:number", args=[version.pk, "marac_line"])).status_code == 404
    assert client.get(reverse("rules:words", args=[version.pk, "idva", "loud", "professional"])).status_code == 404
    assert client.get(reverse("rules:words", args=[version.pk, "idva", "-", "shout"])).status_code == 404


# --- numbers ----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [*current_ruleset().parameters])
def test_every_parameter_has_its_form(client, author, name):
    version = started(client, author)
    response = client.get(reverse("rules:number", args=[version.pk, name]))
    assert current_ruleset().parameters[name].means in response.content.decode().replace("&#x27;", "'")


@pytest.mark.parametrize(
    ("name", "posted", "field", "words"),
    [
        ("marac_visible", row("seventeen"), "value", "whole number"),
        ("marac_visible", row("17.5"), "value", "whole number"),
        ("marac_visible", row("99"), "value", "from 8 to 24"),
        ("marac_visible", row("-1"), "value", "from 8 to 24"),
        ("marac_visible", row(""), "value", "required"),
        ("marac_visible", row("12"), "value", "is 14, above"),
        ("idva_visible", row("18"), "value", "is 18, above"),
        ("marac_visible", row("20", source_name=""), "source_name", "required"),
        ("marac_visible", row("20", source_url="not an address"), "source_url", "valid URL"),
        ("marac_visible", row("20", effective_from="soon"), "effective_from", "valid date"),
        ("marac_visible", row("20", effective_from="2126-01-01"), "effective_from", "five years"),
        ("marac_visible", row("20", reviewed_on=(date.today() + timedelta(3)).isoformat()), "reviewed_on", "not come yet"),
        ("csa_duty_from", row("next year"), "value", "valid date"),
        ("csa_duty_from", row("17"), "value", "valid date"),
    ],
)
def test_number_that_the_rules_cannot_use_is_refused_beside_its_field(client, author, name, posted, field, words):
    version = started(client, author)
    response = save_number(client, version, name, posted)
    assert response.status_code == 200
    assert list(field_errors(response)) == [field]
    assert words in field_errors(response)[field][0]
    assert not ParameterValue.objects.exists()


def test_two_values_of_one_day_are_refused(client, author):
    version = started(client, author)
    response = save_number(client, version, "marac_visible", row(18), row(19, 1))
    assert "same day" in field_errors(response)["effective_from"][0]


def test_values_are_dated_and_changed_and_taken_away(client, author):
    version = started(client, author)
    later = (date.today() + timedelta(30)).isoformat()
    save_number(client, version, "marac_visible", row(18), row(20, 1, effective_from=later))
    assert [(held.number, held.unit) for held in version.parameters.all()] == [(18, "DASH points, or more"), (20, "DASH points, or more")]
    first, other = version.parameters.all()
    data = {"value-TOTAL_FORMS": "2", "value-INITIAL_FORMS": "2", "value-0-id": first.pk, "value-1-id": other.pk, "value-1-DELETE": "on"}
    client.post(reverse("rules:number", args=[version.pk, "marac_visible"]), data | row(19) | row(20, 1, effective_from=later))
    assert [held.number for held in version.parameters.all()] == [19]


def test_date_of_the_new_duty_can_be_set_and_left_open(client, author):
    version = started(client, author)
    assert save_number(client, version, "csa_duty_from", row("2027-04-01")).status_code == 302
    assert version.parameters.get().value == date(2027, 4, 1)


# --- words ------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("texts", "field", "words"),
    [
        ({"title_en": ""}, "title_en", "required"),
        ({"how_en": "From {marac_line}."}, "how_en", "“{marac_line}” is not known"),
        ({"how_en": "From {idva_visible and above."}, "how_en", "brace is missing near"),
        ({"how_en": "From idva_visible} and above."}, "how_en", "brace is missing near"),
        ({"how_en": "From {} and above."}, "how_en", "“{}” is not known"),
        ({"how_en": "From {idva_visible.real}."}, "how_en", "is not known"),
        ({"how_en": "From {idva_visible:>99999}."}, "how_en", "nothing else in the braces"),
        ({"how_en": "Ring 01632 960 001."}, "how_en", "phone number"),
        ({"how_en": "Ring 0808-2000-247."}, "how_en", "phone number"),
        ({"how_en": "Ring 112."}, "how_en", "“112”"),
        ({"how_pl": "Zadzwoń: 01632 960 001"}, "how_pl", "phone number"),
        ({"how_ur": "فون ٠١٦٣٢٩٦٠٠٠١"}, "how_ur", "phone number"),
    ],
)
def test_words_that_an_answer_may_not_hold_are_refused_beside_their_field(client, author, texts, field, words):
    version = started(client, author)
    response = save_words(client, version, **(WORDS | texts))
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert words in response.context["form"].errors[field][0]
    assert not StepText.objects.exists()


def test_words_keep_the_numbers_of_the_partnership(client, author):
    response = save_words(client, started(client, author), **(WORDS | {"how_en": "From 14 with consent, from {marac_visible} without."}))
    errors = response.context["form"].errors["how_en"]
    assert [error.split("”")[0] for error in errors] == ["“{idva_recent_months}", "“{idva_visible}"]


def test_words_keep_the_public_numbers(client, author):
    version = started(client, author)
    response = save_words(client, version, "police_101", voice="survivor", title_en="Tell the police", how_en="They will listen.")
    assert "“101” stands in the words of the files" in str(response.context["form"].errors)
    assert not StepText.objects.exists()


@pytest.mark.parametrize(
    ("kind", "variant", "voice", "protects"),
    [
        ("emergency_999", "-", "survivor", "Somebody in danger"),
        ("adult_safeguarding", "-", "professional", "A duty"),
        ("fgm_helpline", "clinic", "any", "FGM"),
        ("immigration_concession", "then_settlement", "any", "Somebody with no recourse to public funds"),
        ("childline", "-", "child", "A child under 16"),
    ],
)
def test_words_of_a_red_line_are_changed_in_the_files_only(client, author, kind, variant, voice, protects):
    version = started(client, author)
    voices = STEPS[kind, variant.strip("-")].voices
    voice = voice if voice in voices else next(iter(voices))
    own = (str(text) for text in voices[voice])
    response = save_words(client, version, kind, variant, voice, **dict(zip(("title_en", "how_en"), own, strict=True)))
    page = response.content.decode()
    assert "These words can’t be changed here." in page
    assert protects in page
    assert "Save" not in [button.strip() for button in page.split(">")]
    assert not StepText.objects.exists()
    assert "(changed in the files only)" in client.get(reverse("rules:words_list", args=[version.pk])).content.decode()


def test_words_of_a_red_line_that_got_in_some_other_way_block(client, author, second):
    version = started(client, author)
    StepText.objects.create(version=version, kind="emergency_999", voice="survivor", title_en="Wait", how_en="Wait for 999.")
    context = signed_in(client, second).post(reverse("rules:check", args=[version.pk])).context
    assert [(line["line"], line["step"], line["what"]) for line in context["report"]["red_lines"]] == [
        ("danger", "emergency_999", "reworded")
    ]
    assert context["blocked"]


def test_words_are_said_in_the_readers_language_and_in_english_where_there_are_none(client, author, second):
    version = started(client, author)
    assert (
        save_words(
            client, version, **WORDS, title_pl="Zadzwoń do IDVA", how_pl="{idva_visible}, {marac_visible}, {idva_recent_months}"
        ).status_code
        == 302
    )
    sign(client, second, version)
    publish(client, author, version)
    idva = {language: said_in(language, "idva") for language in ("en", "pl", "lt")}
    assert idva["en"] == ("Ring the duty IDVA", "From 14 with consent, from 17 without. Last 3 months.")
    assert idva["pl"] == ("Zadzwoń do IDVA", "14, 17, 3")
    assert idva["lt"] == idva["en"]


def said_in(language, kind):
    with translation.override(language):
        answer = answer_for({**AT_17, "dash_score": 15, "consent_to_share": True}, offers=offers())
    step = next(step for step in answer["steps"] if step["kind"] == kind)
    return step["title"], step["how"]


def test_words_go_back_to_those_of_the_files(client, author):
    version = started(client, author)
    save_words(client, version, **WORDS)
    client.post(reverse("rules:words", args=[version.pk, "idva", "-", "professional"]), {"back_to_files": "1"})
    assert not StepText.objects.exists()


# --- the gate and the second person -----------------------------------------------------------------------------------------------


def test_look_through_names_the_scenarios_that_change_with_their_cause(client, author, whole_gate):
    version = started(client, author)
    save_number(client, version, "marac_visible", row(14))
    report = client.post(reverse("rules:check", args=[version.pk])).context["report"]
    assert report["red_lines"] == []
    changed = {change["scenario"]: change for change in report["changed"]}
    found = changed["acceptance: B: professional, DASH 15, consent refused"]
    assert (found["route"], found["causes"]) == (True, [MARAC_LINE])
    assert "if: MARAC" in found["before"]
    assert "MARAC" in found["after"]
    assert "R05" in found["rules"]
    assert found["broken"]


def test_no_change_of_one_cause_is_laid_on_another(client, author, whole_gate):
    version = started(client, author)
    save_number(client, version, "marac_visible", row(20))
    save_number(client, version, "dvds_days", row(20))
    report = client.post(reverse("rules:check", args=[version.pk])).context["report"]
    causes = {tuple(change["causes"]) for change in report["changed"] if change["route"]}
    assert causes == {(MARAC_LINE,)}


@pytest.mark.parametrize(
    ("name", "value", "line", "step"),
    [
        ("older_min", 75, "duty", "adult_safeguarding"),
        ("sarc_recent_days_child", 3, "danger", "medical_today"),
        ("pep_hours", 24, "under_16", "hiv_pep"),
    ],
)
def test_red_line_blocks_everybody_and_says_why(client, author, whole_gate, second, name, value, line, step):
    version = started(client, author)
    save_number(client, version, name, row(value))
    context = signed_in(client, second).post(reverse("rules:check", args=[version.pk])).context
    found = [crossed for crossed in context["report"]["red_lines"] if (crossed["line"], crossed["step"]) == (line, step)]
    assert found[0]["causes"] == [current_ruleset().parameters[name].means]
    assert context["blocked"]
    seen = context["report"]["digest"]
    response = client.post(reverse("rules:sign_off", args=[version.pk]), {"words": "It is fine by me.", "seen": seen}, follow=True)
    assert said(response)[-1:] == ["A red line is crossed, so nobody can sign this off."]
    version.refresh_from_db()
    assert version.signed_by is None
    version.signed_by, version.signed_name, version.signed_digest = second, "Sam", seen  # as if it had got in some other way
    version.save()
    boss = person("boss", is_superuser=True)
    assert "red line" in said(publish(client, boss, version))[-1]
    version.refresh_from_db()
    assert version.is_draft


def test_author_cannot_sign_off_and_nor_can_a_superuser_who_wrote_it(client, author):
    boss = person("boss", is_superuser=True)
    version = started(client, boss)
    save_number(client, version, "marac_visible", row(20))
    response = sign(client, boss, version)
    assert said(response)[-1].endswith("a superuser too: nobody can sign off their own change.")
    assert "second person" in said(publish(client, boss, version))[-1]
    version.refresh_from_db()
    assert (version.is_draft, version.signed_by) == (True, None)


def test_nobody_publishes_without_a_second_person(client, author):
    version = started(client, author)
    save_number(client, version, "marac_visible", row(20))
    assert "A second person" in said(publish(client, author, version))[-1]
    assert answer_for(AT_17, offers=offers())["ruleset"] == current_ruleset().version


def test_sign_off_needs_words(client, author, second):
    version = started(client, author)
    save_number(client, version, "marac_visible", row(20))
    seen = signed_in(client, second).post(reverse("rules:check", args=[version.pk])).context["report"]["digest"]
    response = client.post(reverse("rules:sign_off", args=[version.pk]), {"words": "ok", "seen": seen}, follow=True)
    assert said(response)[-1].startswith("Not signed off.")


def test_change_after_the_sign_off_makes_it_void(client, author, second):
    version = started(client, author)
    save_number(client, version, "marac_visible", row(20))
    sign(client, second, version)
    save_number(signed_in(client, author), version, "dvds_days", row(20))
    assert "A second person" in said(publish(client, author, version))[-1]


def test_what_changed_while_it_was_looked_through_is_not_signed_off(client, author, second):
    version = started(client, author)
    save_number(client, version, "marac_visible", row(20))
    seen = signed_in(client, second).post(reverse("rules:check", args=[version.pk])).context["report"]["digest"]
    save_number(signed_in(client, author), version, "dvds_days", row(20))
    data = {"words": "Looked at with the chair.", "seen": seen}
    response = signed_in(client, second).post(reverse("rules:sign_off", args=[version.pk]), data, follow=True)
    assert "something changed while you were looking" in said(response)[-1]


def test_second_person_who_then_changes_it_is_an_author(client, author):
    other = person("other", PARTNERSHIP_ADMIN)
    version = started(client, author)
    save_number(client, version, "marac_visible", row(20))
    save_number(signed_in(client, other), version, "dvds_days", row(20))
    assert "nobody can sign off their own change" in said(sign(client, other, version))[-1]


def test_sign_off_is_recorded_with_name_day_and_words(client, author, second):
    version = published(client, author, second)
    assert (version.number, version.signed_name, version.signed_words) == (1, "Sam Second", "Looked at with the MARAC chair; agreed.")
    assert version.signed_at
    assert version.published_at > version.signed_at
    page = client.get(reverse("rules:version", args=[version.pk])).content.decode()
    assert "Sam Second" in page
    assert "Looked at with the MARAC chair" in page


def test_draft_that_changes_nothing_is_not_published(client, author, second):
    version = started(client, author)
    sign(client, second, version)
    assert "nothing to publish" in said(publish(client, author, version))[-1]


def test_look_through_shows_every_number_and_text_before_and_after(client, author, second):
    version = started(client, author)
    save_number(client, version, "marac_visible", row(20))
    save_words(client, version, **WORDS, title_pl="Zadzwoń do IDVA", how_pl="{idva_visible}, {marac_visible}, {idva_recent_months}")
    signed_in(client, second)
    page = client.post(reverse("rules:check", args=[version.pk])).content.decode()
    for words in ("17, as in the files", "20 from", "MARAC steering group, November 2026", "Zadzwoń do IDVA", "Ring the duty IDVA"):
        assert words in page, words
    sign(client, second, version)
    publish(client, author, version)
    kept = RulesetVersion.objects.get(pk=version.pk).report["edits"]
    assert [edit["parameter"] or edit["language"] for edit in kept] == ["marac_visible", "English", "Polski"]


def test_report_names_steps_and_numbers_in_plain_words(client, author, whole_gate):
    version = started(client, author)
    save_number(client, version, "marac_visible", row(14))
    page = client.post(reverse("rules:check", args=[version.pk])).content.decode()
    assert "Because of DASH score from which a case goes to MARAC" in page
    assert "Professional judgement: gone" in page
    assert "professional_judgement" not in page


def test_sign_off_holds_whatever_language_an_editor_reads(client, author):
    version = started(client, author)
    save_words(client, version, **WORDS, title_pl="Zadzwoń do IDVA", how_pl="{idva_visible}, {marac_visible}, {idva_recent_months}")
    digests = set()
    for language in ("en", "pl", "lt"):
        with translation.override(language):
            digests.add(gate.digest(version))
    assert len(digests) == 1


def test_draft_that_is_changed_while_it_is_published_is_not_published(client, author, second, monkeypatch):
    version = started(client, author)
    save_number(client, version, "marac_visible", row(20))
    sign(client, second, version)
    look_through = gate.look_through

    def changed_meanwhile(draft):
        report = look_through(draft)
        ParameterValue.objects.filter(version=version).update(number=23)
        return report

    monkeypatch.setattr("pathways.gate.look_through", changed_meanwhile)
    assert "Something changed" in said(publish(client, author, version))[-1]
    version.refresh_from_db()
    assert version.is_draft


def test_numbers_that_do_not_fit_together_on_a_later_day_block(client, author, second):
    version = started(client, author)
    later = (date.today() + timedelta(30)).isoformat()
    save_number(client, version, "marac_visible", row(20))
    save_number(client, version, "idva_visible", row(18, effective_from=later))
    version.parameters.filter(name="marac_visible").update(number=16)
    response = signed_in(client, second).post(reverse("rules:check", args=[version.pk]), follow=True)
    assert "is 18, above" in said(response)[-1]
    assert "Put that right in the draft first." in said(response)[-1]
    assert version.signed_by is None


def test_more_days_than_a_person_looks_through_are_refused(client, author):
    version = started(client, author)
    for place, name in enumerate(("marac_visible", "dvds_days", "dvpo_days", "repeat_months")):
        save_number(client, version, name, row(20, effective_from=(date.today() + timedelta(10 * place + 1)).isoformat()))
    response = client.post(reverse("rules:check", args=[version.pk]), follow=True)
    assert "more than 3 later days" in said(response)[-1]


# --- what is in force -------------------------------------------------------------------------------------------------------------


def test_published_version_decides_the_answers_and_names_itself(client, author, second):
    before = answer_for(AT_17, offers=offers())
    version = published(client, author, second)
    after = answer_for(AT_17, offers=offers())
    assert "marac" in [step["kind"] for step in before["steps"] if step["conditional"] is None]
    assert "marac" not in [step["kind"] for step in after["steps"] if step["conditional"] is None]
    assert after["ruleset"] == version.ruleset
    assert after["ruleset"].endswith("-1")
    assert ruleset_in_force().sources[ruleset_in_force().parameters["marac_visible"].source].name.startswith("MARAC steering group")


def test_draft_changes_no_answer(client, author):
    before = answer_for(AT_17, offers=offers())
    save_number(client, started(client, author), "marac_visible", row(20))
    assert answer_for(AT_17, offers=offers()) == before


def test_published_version_never_changes(client, author, second):
    version = published(client, author, second)
    for change in (version.save, version.delete, version.parameters.get().save, version.parameters.get().delete):
        with pytest.raises(AlreadyPublished):
            change()
    with pytest.raises(AlreadyPublished):
        StepText(version=version, kind="idva", voice="professional", title_en="x", how_en="y").save()
    assert save_number(client, version, "marac_visible", row(14)).status_code == 404
    assert client.post(reverse("rules:delete", args=[version.pk])).status_code == 404


def test_go_back_to_an_earlier_version(client, author, second):
    first = published(client, author, second)
    newer = started(client, author, "Another line")
    held = newer.parameters.get()
    assert held.number == 20
    data = {"value-TOTAL_FORMS": "1", "value-INITIAL_FORMS": "1", "value-0-id": held.pk}
    client.post(reverse("rules:number", args=[newer.pk, "marac_visible"]), data | row(18))
    sign(client, second, newer)
    publish(client, author, newer)
    assert rules_in_force().ruleset.values["marac_visible"] == 18
    client.post(reverse("rules:new"), {"purpose": "Back to version 1", "from": str(first.pk)})
    back = RulesetVersion.objects.latest("pk")
    assert (back.based_on, back.parameters.get().number) == (first, 20)
    sign(client, second, back)
    publish(client, author, back)
    assert rules_in_force().ruleset.values["marac_visible"] == 20
    assert list(RulesetVersion.objects.values_list("number", flat=True)) == [3, 2, 1]


def test_go_back_to_the_values_of_the_files(client, author, second):
    published(client, author, second)
    assert "Start a draft that goes back to them" in client.get(reverse("rules:index")).content.decode()
    client.post(reverse("rules:new"), {"purpose": "Back to the software", "from": "files"})
    back = RulesetVersion.objects.latest("pk")
    assert back.parameters.count() == 0
    sign(client, second, back)
    publish(client, author, back)
    assert (rules_in_force().ruleset.values["marac_visible"], RulesetVersion.objects.latest("number").number) == (17, 2)


def test_value_holds_from_its_day_on(client, author, second, monkeypatch):
    version = started(client, author)
    later = date.today() + timedelta(10)
    save_number(client, version, "marac_visible", row(20, effective_from=later.isoformat()))
    report = signed_in(client, second).post(reverse("rules:check", args=[version.pk])).context["report"]
    assert report["days"] == [f"{day:%-d %B %Y}" for day in (date.today(), later)]
    assert {change["day"] for change in report["changed"]} == {f"{later:%-d %B %Y}"}
    sign(client, second, version)
    publish(client, author, version)
    assert ruleset_in_force().values["marac_visible"] == 17
    monkeypatch.setattr("pathways.rules_in_force.today", lambda: later)
    assert ruleset_in_force().values["marac_visible"] == 20


def test_what_the_files_no_longer_know_is_passed_over_and_told(client, author, second, caplog):
    version = published(client, author, second)
    ParameterValue.objects.filter(version=version).update(name="a_number_of_long_ago")
    RulesetVersion.objects.filter(pk=version.pk).update(number=2)  # as after an upgrade: read again
    assert ruleset_in_force().values["marac_visible"] == 17
    assert "a_number_of_long_ago" in caplog.text
    assert "a_number_of_long_ago is no parameter any more" in client.get(reverse("rules:index")).content.decode()


def test_draft_from_an_old_version_leaves_out_what_the_files_no_longer_know(client, author, second):
    version = published(client, author, second)
    ParameterValue.objects.filter(version=version).update(name="a_number_of_long_ago")
    draft = RulesetVersion.objects.create(purpose="Put it right")
    draft.copy_from(version)
    assert draft.parameters.count() == 0
    ParameterValue.objects.filter(version=version).update(name="dvds_days")
    draft.copy_from(version)
    assert draft.parameters.get().name == "dvds_days"


def test_rules_cost_one_query_an_answer(client, author, second, django_assert_num_queries):
    answer_for(AT_17, offers=offers())
    with django_assert_num_queries(1):
        answer_for(AT_17, offers=offers())
    version = published(client, author, second)
    answer_for(AT_17, offers=offers())
    with django_assert_num_queries(1):
        assert answer_for(AT_17, offers=offers())["ruleset"] == version.ruleset


def test_list_takes_the_same_queries_for_one_and_three(client, author):
    counts = []
    for drafts in (1, 2):
        for _ in range(drafts):
            started(client, author)
        client.get(reverse("rules:index"))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("rules:index"))
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("screen", ["version", "words_list"])
def test_draft_takes_the_same_queries_however_much_it_holds(client, author, screen):
    version = started(client, author)
    counts = []
    for name in ("marac_visible", "dvds_days", "pep_hours"):
        save_number(client, version, name, row(24))
        save_words(client, version, "idva", voice="professional" if name == "marac_visible" else "survivor", **WORDS)
        client.get(reverse(f"rules:{screen}", args=[version.pk]))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse(f"rules:{screen}", args=[version.pk]))
        counts.append(len(queries))
    assert counts == [counts[0]] * 3


# --- preview ----------------------------------------------------------------------------------------------------------------------


def test_preview_marks_what_changes(client, author):
    version = started(client, author)
    save_number(client, version, "marac_visible", row(20))
    response = client.post(reverse("rules:preview", args=[version.pk]), {"situation": json.dumps(AT_17)})
    states = {found["kind"]: found["state"] for found in response.context["rows"]}
    assert (states["emergency_999"], states["marac"]) == ("same", "changed")
    assert "new" in states.values()
    assert "Changed" in response.content.decode()
    assert "no-store" in response["Cache-Control"]


def test_preview_of_a_scenario_uses_its_listings(client, author):
    version = started(client, author)
    response = client.post(
        reverse("rules:preview", args=[version.pk]), {"scenario": "acceptance: B: professional, DASH 15, consent refused", "language": "pl"}
    )
    assert response.context["same"]
    assert response.context["after"]["steps"]


@pytest.mark.parametrize(
    ("data", "field", "words"),
    [
        ({"language": "en"}, "scenario", "one of the two"),
        ({"situation": "{"}, "situation", "not JSON"),
        ({"situation": '{"audience": "survivor", "shoe_size": 5}'}, "situation", "shoe_size"),
        ({"situation": '{"audience": "survivor", "age": 500}'}, "situation", "age"),
        ({"situation": "[" * 5000}, "situation", "not JSON"),
        ({"scenario": "no such"}, "scenario", "valid choice"),
        ({"situation": '{"audience": "survivor"}', "language": "xx"}, "language", "valid choice"),
    ],
)
def test_preview_says_what_is_wrong_beside_the_field(client, author, data, field, words):
    response = client.post(reverse("rules:preview", args=[started(client, author).pk]), data)
    assert response.status_code == 200
    assert words in response.context["form"].errors[field][0]


def test_rules_in_force_are_downloaded_as_decision_tables(client, author):
    response = signed_in(client, author).get(reverse("rules:dmn"))
    assert response["Content-Type"] == "application/zip"
    assert b"rules_1_safety.dmn" in response.content
