"""D15 to D17: nobody edits with a password alone, guesses have to wait, sessions end; and nothing of it on a public page."""

from __future__ import annotations

import re
import time
from urllib.parse import parse_qs, urlsplit

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client, RequestFactory, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.resolvers import RoutePattern
from django.utils.regex_helper import normalize
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from wagtail.models import ModelLogEntry

from directory_site.signing_in import second_step, sessions
from directory_site.signing_in.lockout import NOT_KNOWN, editor_address
from directory_site.signing_in.middleware import OPEN
from services.admin.roles import EDITOR, PARTNERSHIP_ADMIN
from tests.directory_site.pages import page, words
from tests.directory_site.signing_in_people import PASSWORD, app_for, at_the_start_of_a_code, code_of, person, wrong_code

pytestmark = pytest.mark.django_db
ENROL, CONFIRM, OWN, HOME = "/admin/second-step/set-up/", "/admin/second-step/confirm/", "/admin/second-step/", "/admin/"
SAMPLES = {"int": "1", "str": "x", "slug": "x", "path": "x", "uuid": "00000000-0000-0000-0000-000000000000"}


@pytest.fixture
def second_factor():
    with override_settings(WAYMARK_SECOND_FACTOR=True):
        yield


@pytest.fixture
def editor(second_factor, client) -> User:
    """Signed in by password, without an app."""
    user = person(EDITOR)
    client.force_login(user)
    return user


# --- D15 ----------------------------------------------------------------------------------------------------------
def admin_addresses() -> dict[str, str]:
    """Every address pattern under /admin/, filled with something -> the name of its view."""
    found: dict[str, str] = {}

    def walk(patterns, before: str, space: str) -> None:
        for pattern in patterns:
            if isinstance(pattern.pattern, RoutePattern):
                part = re.sub(r"<(?:(\w+):)?\w+>", lambda match: SAMPLES.get(match[1] or "str", "x"), str(pattern.pattern))
            else:
                text, names = normalize(pattern.pattern.regex.pattern)[0]
                part = text % dict.fromkeys(names, "1")
            if isinstance(pattern, URLResolver):
                walk(pattern.url_patterns, before + part, f"{space}{pattern.namespace}:" if pattern.namespace else space)
            elif isinstance(pattern, URLPattern):
                found[before + part] = f"{space}{pattern.name}"

    admin = next(entry for entry in get_resolver().url_patterns if str(entry.pattern) == "admin/")
    walk(admin.url_patterns, "/admin/", "")
    return found


def test_d15_every_address_of_the_admin_asks_for_the_second_step(client, editor):
    addresses = admin_addresses()
    assert len(addresses) > 150
    assert {"rules:index", "wagtailadmin_home", "second_step:own", "wagtailadmin_tag_autocomplete"} <= set(addresses.values())
    assert any(address.startswith("/admin/api/") for address in addresses)
    let_in = {}
    for address, name in addresses.items():
        if name in OPEN:
            continue
        answer = client.get(address)
        if answer.status_code != 302 or urlsplit(answer["Location"]).path != ENROL:
            let_in[address] = answer.status_code
    assert let_in == {}
    assert {*addresses.values()} >= OPEN


def test_d15_posting_and_asking_as_a_script_are_refused_too(client, editor):
    for answer in (
        client.post("/admin/rules/new/", {"purpose": "x"}),
        client.get("/admin/pages/", headers={"X-Requested-With": "XMLHttpRequest"}),
        client.post("/admin/logout/../pages/"),
        client.get("/admin/no-such-page/"),
    ):
        assert (answer.status_code, urlsplit(answer["Location"]).path) == (302, ENROL)


def test_d15_without_it_the_admin_opens_at_once_and_the_screens_are_not_there(client):
    client.force_login(person(EDITOR))
    assert client.get(HOME).status_code == 200
    assert "Sign-in codes" not in page(client.get("/admin/account/"))
    assert client.get(OWN).status_code == client.get(ENROL).status_code == 404


def test_d15_somebody_who_may_not_edit_goes_nowhere(client, second_factor):
    client.force_login(User.objects.create_user("reader", password=PASSWORD))
    answer = client.get(HOME, follow=True)
    assert urlsplit(answer.redirect_chain[-1][0]).path == "/admin/login/"


def enrol(client, later: int = 0) -> list[str]:
    """Set up an app as a person does; returns the recovery codes that the page shows."""
    shown = page(client.get(ENROL))
    key = client.session["second_step_key"]
    assert second_step.key_as_text(key) in shown
    answer = client.post(ENROL, {"code": code_of(key, later), "next": "/admin/rules/"})
    assert answer.status_code == 200
    assert 'href="/admin/rules/"' in page(answer)
    return shown_codes(page(answer))


def shown_codes(source: str) -> list[str]:
    return re.findall(r'<code translate="no">([a-z2-7]{4}-[a-z2-7]{4})</code>', source)


def test_d15_a_person_sets_up_an_app_and_goes_on_to_what_they_wanted(client, editor):
    at_the_start_of_a_code()
    first = client.get("/admin/account/?tab=x")
    assert parse_qs(urlsplit(first["Location"]).query) == {"next": ["/admin/account/?tab=x"]}
    source = page(client.get(ENROL))
    assert "<svg" in source
    assert 'style="' not in source.split("<svg", 1)[1].split("</svg>", 1)[0]
    key = client.session["second_step_key"]
    assert "This is not the code" in page(client.post(ENROL, {"code": wrong_code(key)}))
    assert "Type the code first" in page(client.post(ENROL, {"code": " "}))
    assert "This is not the code" in page(client.post(ENROL, {"code": "abc"}))
    assert client.session["second_step_key"] == key
    assert not TOTPDevice.objects.exists()
    codes = enrol(client)
    assert len(set(codes)) == 10
    assert client.get("/admin/account/").status_code == 200
    kept = set(StaticToken.objects.values_list("token", flat=True))
    assert len(kept) == 10
    assert not kept & {second_step.typed(code) for code in codes}
    assert ModelLogEntry.objects.filter(action=second_step.SET, user=editor).count() == 1


def confirmed(client, user: User, code: str, **more: str):
    client.force_login(user)
    return client.post(CONFIRM, {"code": code, **more})


def test_d15_a_code_of_the_app_counts_once(client, editor):
    at_the_start_of_a_code()
    app = app_for(editor)
    assert urlsplit(client.get(HOME)["Location"]).path == CONFIRM
    assert client.get(ENROL)["Location"].startswith(CONFIRM)  # a password alone can't set up another app
    code = code_of(app.key)
    assert client.post(CONFIRM, {"code": f"{code[:3]} {code[3:]}", "next": "/admin/rules/"})["Location"] == "/admin/rules/"
    assert client.get(HOME).status_code == 200
    other = Client()
    assert "does not count" in page(confirmed(other, editor, code))
    assert other.get(HOME).status_code == 302


def test_d15_the_code_that_set_the_app_up_is_spent(client, editor):
    at_the_start_of_a_code()
    enrol(client)
    code = code_of(TOTPDevice.objects.get().key)
    assert "does not count" in page(confirmed(Client(), editor, code))


def test_d15_a_recovery_code_counts_once_and_leaves_a_row(client, editor):
    at_the_start_of_a_code()
    codes = enrol(client)
    one, two = Client(), Client()
    answer = confirmed(one, editor, codes[3].upper().replace("-", " "))
    assert answer["Location"] == HOME
    assert "9 left" in page(one.get(HOME))
    assert "does not count" in page(confirmed(two, editor, codes[3]))
    assert ModelLogEntry.objects.filter(action=second_step.CODE_USED, user=editor).count() == 1


def test_d15_wrong_codes_wait_longer_each_time(client, editor):
    at_the_start_of_a_code()
    app = app_for(editor)
    client.post(CONFIRM, {"code": wrong_code(app.key)})
    answer = page(client.post(CONFIRM, {"code": code_of(app.key)}))  # the right one, too soon
    assert "Too many wrong codes. Wait 1 second," in answer
    TOTPDevice.objects.update(throttling_failure_count=9)
    assert "Wait 5 minutes," in page(client.post(CONFIRM, {"code": code_of(app.key)}))
    TOTPDevice.objects.update(throttling_failure_timestamp=None)
    assert client.post(CONFIRM, {"code": code_of(app.key)}).status_code == 302


@pytest.mark.parametrize("elsewhere", ["https://zq7mark.example/", "//zq7mark.example/", "javascript:alert(1)", "/\\zq7mark.example"])
def test_d15_nobody_is_sent_to_another_host(client, editor, elsewhere):
    at_the_start_of_a_code()
    assert "zq7mark" not in page(client.get(ENROL, {"next": elsewhere}))
    app = app_for(editor)
    assert client.post(f"{CONFIRM}?next={elsewhere}", {"code": code_of(app.key), "next": elsewhere})["Location"] == HOME
    assert client.get(CONFIRM, {"next": elsewhere})["Location"] == HOME


def test_d15_replacing_the_app_needs_the_present_code(client, editor):
    at_the_start_of_a_code()
    codes = enrol(client)
    old = TOTPDevice.objects.get()
    assert client.get(ENROL)["Location"] == OWN
    assert "10 unused recovery codes" in words(page(client.get(OWN)))
    assert "does not count" in page(client.post(OWN, {"code": wrong_code(old.key), "do": "replace"}))
    assert client.get(ENROL)["Location"] == OWN
    assert client.post(OWN, {"code": codes[0], "do": "replace"})["Location"] == ENROL
    assert len(enrol(client)) == 10
    assert TOTPDevice.objects.get().key != old.key
    assert client.get(HOME).status_code == 200
    assert client.get(ENROL)["Location"] == OWN  # the permission is spent
    assert "does not count" in page(confirmed(Client(), editor, codes[1]))
    assert ModelLogEntry.objects.filter(action=second_step.REPLACED).count() == 1


def test_d15_new_recovery_codes_end_the_old_ones(client, editor):
    at_the_start_of_a_code()
    codes = enrol(client)
    answer = page(client.post(OWN, {"code": codes[0], "do": "codes"}))
    new = shown_codes(answer)
    assert len(new) == 10
    assert not set(new) & set(codes)
    assert StaticToken.objects.count() == 10
    assert confirmed(Client(), editor, new[0])["Location"] == HOME


@pytest.fixture
def admin(second_factor, client) -> User:
    """A partnership admin who has passed the second step."""
    user = person(PARTNERSHIP_ADMIN)
    at_the_start_of_a_code()
    confirmed(client, user, code_of(app_for(user).key))
    return user


def test_d15_an_admin_takes_away_what_somebody_lost(client, admin):
    lost = person(EDITOR)
    theirs = Client()
    app = app_for(lost)
    confirmed(theirs, lost, code_of(app.key))
    assert theirs.get(HOME).status_code == 200
    address = reverse("second_step:take_away", args=[lost.pk])
    assert address in page(client.get("/admin/users/"))
    assert "Speak with them first" in page(client.get(address))
    assert TOTPDevice.objects.filter(user=lost).exists()  # looking takes nothing away
    assert client.post(address)["Location"] == "/admin/users/"
    assert not TOTPDevice.objects.filter(user=lost).exists()
    assert urlsplit(theirs.get(HOME)["Location"]).path == ENROL  # at once, also where they were signed in
    row = ModelLogEntry.objects.get(action=second_step.TAKEN_AWAY)
    assert (row.user, row.object_id) == (admin, str(lost.pk))
    assert "Took away the app" in page(client.get("/admin/reports/site-history/"))
    assert "nothing to take away" in page(client.get(address))


def test_d15_not_ones_own_not_a_superuser_s_and_not_by_an_editor(client, admin):
    chief = User.objects.create_superuser("chief", password=PASSWORD)
    app_for(chief)
    for user in (admin, chief):
        client.post(reverse("second_step:take_away", args=[user.pk]))
        assert TOTPDevice.objects.filter(user=user).exists()
    assert reverse("second_step:take_away", args=[chief.pk]) not in page(client.get("/admin/users/"))
    editor, theirs = person(EDITOR), Client()
    confirmed(theirs, editor, code_of(app_for(editor).key))
    theirs.post(reverse("second_step:take_away", args=[admin.pk]))
    assert TOTPDevice.objects.filter(user=admin).exists()


def test_d15_the_command_takes_away_what_the_only_admin_lost(editor, capsys):
    app_for(editor)
    call_command("take_away_sign_in_codes", "editor")
    assert not TOTPDevice.objects.exists()
    assert ModelLogEntry.objects.filter(action=second_step.TAKEN_AWAY, user=None).count() == 1
    with pytest.raises(CommandError, match="nobody"):
        call_command("take_away_sign_in_codes", "nobody")


# --- D16 ----------------------------------------------------------------------------------------------------------
def try_password(client, username: str, password: str = "wrong", address: str = "9.9.9.9", **headers: str):
    return client.post("/admin/login/", {"username": username, "password": password}, REMOTE_ADDR=address, headers=headers)


@pytest.mark.parametrize("username", ["editor", "nobody-of-that-name"])
def test_d16_five_wrong_passwords_wait_fifteen_minutes(client, username):
    person(EDITOR)
    answers = [try_password(client, username) for _ in range(5)]
    assert [answer.status_code for answer in answers] == [200] * 4 + [429]
    assert "Please wait 15 minutes" in page(answers[-1])
    assert answers[-1].headers["Retry-After"] == "900"
    assert username not in page(answers[-1]).split("<main", 1)[1].split("</main>", 1)[0]
    assert try_password(client, username, PASSWORD).status_code == 429  # the right one waits too
    assert try_password(Client(), username, address="9.9.9.10").status_code == 200
    assert try_password(Client(), "somebody-else").status_code == 200


def test_d16_the_wait_ends_and_does_not_grow(client, monkeypatch):
    person(EDITOR)
    for _ in range(7):
        try_password(client, "editor")
    before = AccessAttempt.objects.get()
    assert before.failures_since_start == 5
    AccessAttempt.objects.update(attempt_time=before.attempt_time - settings.AXES_COOLOFF_TIME)
    assert try_password(client, "editor", PASSWORD).status_code == 302
    assert not AccessAttempt.objects.exists()


def test_d16_the_same_words_and_the_same_work_for_a_name_that_is_not_there(client, monkeypatch):
    """Hashings are counted, not seconds: hashing is all the work that could tell."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.PBKDF2PasswordHasher"]):
        monkeypatch.setattr(PBKDF2PasswordHasher, "iterations", 10)
        person(EDITOR)
        done = []
        encode = PBKDF2PasswordHasher.encode
        monkeypatch.setattr(PBKDF2PasswordHasher, "encode", lambda *given, **named: done.append(1) or encode(*given, **named))
        seen = {}
        for username in ("editor", "nobody-of-that-name"):
            done.clear()
            with CaptureQueriesContext(
                connection,
            ) as queries:
                answer = page(try_password(client, username))
            errors = words(answer.split('class="error"', 1)[1].split("</li>", 1)[0])
            seen[username] = (len(done), len(queries), errors)
    assert seen["editor"] == seen["nobody-of-that-name"]
    assert seen["editor"][0] == 1


def test_d16_what_a_row_holds_and_when_it_goes(client):
    try_password(client, "editor")
    row = AccessAttempt.objects.get()
    assert "wrong" not in row.post_data
    assert row.ip_address == "9.9.9.9"
    AccessAttempt.objects.update(attempt_time=row.attempt_time - settings.AXES_COOLOFF_TIME)
    try_password(client, "another")
    assert [row.username for row in AccessAttempt.objects.all()] == ["another"]
    call_command("axes_reset", verbosity=0)
    assert not AccessAttempt.objects.exists()


@pytest.mark.parametrize(
    ("direct", "forwarded", "address"),
    [
        ("9.9.9.9", "8.8.8.8", "9.9.9.9"),  # nobody's own word counts
        ("127.0.0.1", "1.1.1.1, 9.9.9.9", "9.9.9.9"),  # only what our proxy wrote
        ("127.0.0.1", "", "127.0.0.1"),
        ("127.0.0.1", "unknown", "127.0.0.1"),
        ("", "", NOT_KNOWN),
        ("2001:db8::0001", "", "2001:db8::1"),
    ],
)
def test_d16_the_address_is_the_one_the_rate_limits_use(direct, forwarded, address):
    assert editor_address(RequestFactory().get("/admin/", REMOTE_ADDR=direct, headers={"X-Forwarded-For": forwarded})) == address


def test_d16_behind_a_proxy_people_are_told_apart(client):
    person(EDITOR)
    for _ in range(5):
        last = try_password(client, "editor", address="127.0.0.1", **{"X-Forwarded-For": "9.9.9.9"})
    assert last.status_code == 429
    assert try_password(Client(), "editor", address="127.0.0.1", **{"X-Forwarded-For": "9.9.9.10"}).status_code == 200


@pytest.mark.usefixtures("site_pages", "national_line", "behaviour_line", "second_factor")
@pytest.mark.parametrize("address", ["/", "/find/", "/pro/", "/numbers/", "/nowhere/"])
def test_d16_public_pages_ask_no_table_of_signing_in_and_set_no_cookie(client, address):
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    asked = " ".join(query["sql"] for query in queries)
    assert not re.search(r"axes_|otp_|django_session|auth_user", asked)
    assert not answer.cookies
    assert "Vary" not in answer.headers or "Cookie" not in answer.headers["Vary"]


def test_d16_nobody_signs_in_outside_the_admin(client):
    person(EDITOR)
    answer = client.post("/_util/login/", {"username": "editor", "password": PASSWORD})
    assert answer.status_code == 404
    assert not answer.cookies
    assert not client.get("/_util/login/").cookies


# --- D17 ----------------------------------------------------------------------------------------------------------
@pytest.fixture
def clock(monkeypatch):
    """A clock that the test moves: clock[0] seconds."""
    moved = [int(time.time())]
    monkeypatch.setattr(sessions, "now", lambda: moved[0])
    return moved


def test_d17_thirty_minutes_without_anything_done_sign_out(client, clock):
    client.force_login(person(EDITOR))
    clock[0] += 29 * 60
    assert client.get("/admin/account/").status_code == 200
    clock[0] += 29 * 60
    assert client.get("/admin/account/").status_code == 200
    clock[0] += 30 * 60
    answer = client.get("/admin/account/?a=b", follow=True)
    assert answer.redirect_chain == [("/admin/login/?next=/admin/account/%3Fa%3Db", 302)]
    assert "nothing was done here for 30 minutes" in page(answer)
    assert "_auth_user_id" not in client.session


def test_d17_twelve_hours_end_it_whatever_is_done(client, clock):
    client.force_login(person(EDITOR))
    for _ in range(12 * 3 - 1):
        clock[0] += 20 * 60
        assert client.get("/admin/account/").status_code == 200
    clock[0] += 20 * 60
    assert "12 hours ago" in page(client.get("/admin/account/", follow=True))


def test_d17_a_page_that_only_stays_open_is_not_somebody_there(client, clock):
    client.force_login(person(EDITOR))
    ping = "/admin/editing-sessions/ping/wagtailcore/page/1/1/"
    for _ in range(3):
        clock[0] += 10 * 60
        client.post(ping, headers={"X-Requested-With": "XMLHttpRequest"})
    assert client.get("/admin/account/").status_code == 302


def test_d17_a_form_sent_too_late_leads_back_to_itself_and_says_so(client, clock):
    client.force_login(person(PARTNERSHIP_ADMIN))
    clock[0] += 31 * 60
    came_from = "http://testserver/admin/rules/?x=1"
    answer = client.post("/admin/rules/new/", {"purpose": "x"}, headers={"Referer": came_from}, follow=True)
    assert answer.redirect_chain == [("/admin/login/?next=/admin/rules/%3Fx%3D1", 302)]
    assert "was not saved" in page(answer)
    answer = client.post("/admin/rules/new/", {"purpose": "x"}, headers={"Referer": "https://zq7mark.example/"})
    assert answer["Location"] == "/admin/login/?next=/admin/"


def test_d17_signing_out_clears_what_the_browser_kept(client):
    client.force_login(person(EDITOR))
    answer = client.post("/admin/logout/")
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert answer.cookies["sessionid"]["max-age"] == 0
    with override_settings(FORCE_SCRIPT_NAME="/help"):  # the rest of the host belongs to somebody else
        assert client.post("/admin/logout/").headers["Clear-Site-Data"] == '"cache"'
    assert "Clear-Site-Data" not in client.get("/admin/login/").headers


def test_d17_the_cookie_of_a_session_is_the_admin_s_and_kept_from_scripts():
    assert settings.SESSION_COOKIE_HTTPONLY
    assert settings.SESSION_COOKIE_SAMESITE == "Lax"
    assert (settings.SESSION_COOKIE_AGE, settings.WAYMARK_IDLE_SECONDS) == (12 * 60 * 60, 30 * 60)
    assert "SESSION_COOKIE_SECURE = True" in (settings.BASE_DIR / "directory_site/settings/production.py").read_text()
