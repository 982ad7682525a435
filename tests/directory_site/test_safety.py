"""The product's own safety checks, D2 to D24 of the specification, each named after its number. docs/safety.md lists the rest."""

from __future__ import annotations

import json
import logging
import os
import random
import re
import socket
import subprocess
import sys

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.db import models
from django.test import override_settings
from django.urls import reverse
from wagtail.models import ModelLogEntry

from directory_site.rate_limit import DAY, WINDOW, Limiter
from search.answers import search_answer
from services.admin.roles import CHECKER, EDITOR, sync_roles
from services.geography.lookup import find_place
from services.listings import current_listings
from services.models import Service
from tests.directory_site.pages import page, words
from tests.directory_site.reading_age import reading_age
from tests.factories import make_area, make_service

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site_pages", "national_line", "behaviour_line")]

MARKER = "zq7mark"
ROOT = settings.BASE_DIR
#: Every public form, with what a visitor might type.
POSTS = {
    "/find/": {"step": "5", "go": "answer", "help": "hurt", "age": "31", "area": MARKER},
    "/easy/": {"go": "answer", "wants": "hurt", "area": MARKER},
    "/someone/": {"go": "answer", "happening": "hurt", "area": MARKER},
    "/self/": {"go": "answer", "area": MARKER},
    "/search/": {"words": f"refuge {MARKER}"},
    "/pro/find/": {"need": "domestic_abuse", "area": MARKER},
}
OUR_APPS = ("directory_site", "services", "pathways", "search")


def our_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.split(".")[0] in OUR_APPS]


@pytest.mark.parametrize("address", POSTS)
def test_d02_a_public_request_opens_no_socket(client, monkeypatch, address):
    client.get(address)  # whatever the database needs is open from here on
    opened = []
    monkeypatch.setattr(socket.socket, "connect", lambda self, where: opened.append(where))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *where, **how: opened.append(where) or [])
    assert client.post(address, POSTS[address]).status_code == 200
    assert opened == []


@pytest.mark.parametrize("address", POSTS)
def test_d03_a_post_leaves_no_line_in_the_log(client, caplog, address):
    with caplog.at_level(logging.INFO):
        client.post(address, POSTS[address])
        client.get(f"{address}?where={MARKER}")
    assert [record.getMessage() for record in caplog.records] == []


def test_d04_a_visit_writes_no_row_in_any_table(client):
    def rows() -> dict[str, int]:
        return {model._meta.label: model._default_manager.count() for model in apps.get_models(include_auto_created=True)}

    before = rows()
    for address, fields in POSTS.items():
        client.post(address, fields)
    client.get("/")
    assert rows() == before
    assert before["services.Service"] > 0


def test_d05_no_app_keeps_what_people_search_for():
    assert [app.name for app in apps.get_app_configs() if "search_promotions" in app.name or "searchpromotions" in app.label] == []


def test_d08_no_image_and_no_document_of_a_listing_exists_to_hold_a_place():
    """Wagtail's images and documents belong to the admin alone: no model of ours refers to one and no public address serves one."""
    related = [
        f"{model._meta.label}.{field.name}"
        for model in our_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.FileField | models.ImageField)
        or (
            field.related_model
            and getattr(field.related_model, "_meta", None)
            and field.related_model._meta.app_label.startswith("wagtail")
            and field.related_model._meta.model_name in {"image", "document"}
        )
    ]
    assert related == []
    templates = ROOT / "templates" / "jinja2"
    assert [path.name for path in templates.rglob("*.html") if "<img" in path.read_text()] == []


@pytest.mark.parametrize("address", ["/documents/1/a.pdf", "/media/a.jpg", "/images/1/"])
def test_d08_no_public_address_serves_a_file(client, address):
    assert client.get(address).status_code == 404


def test_d09_fifty_postcodes_see_secret_places_in_the_same_order_and_without_distance():
    county = make_area("E10000003", "Cambridgeshire", "county")
    for number in range(4):
        make_service(f"house-{number}", service_type="refuge", areas=(county,), name_en=f"House {number}")
    chosen = random.Random(9)
    outcodes = "PE13 PE14 PE15 PE16 PE7 CB1 CB2 CB3 CB4 CB5 CB6 CB7 CB21 CB22 CB23 CB24 CB25 PE26 PE27 PE28 PE29 PE19 SG8".split()
    orders, distances = set(), set()
    for _ in range(50):
        outcode = chosen.choice(outcodes)
        assert find_place(outcode)
        hits = [hit for hit in search_answer({"q": "refuge", "postcode": outcode})["hits"] if hit["service_type"] == "refuge"]
        orders.add(tuple(hit["id"] for hit in hits))
        distances |= {hit["distance_km"] for hit in hits}
    assert (len(orders), distances) == (1, {None})
    assert len(next(iter(orders))) == 4


def test_d10_no_district_shows_a_number_of_secret_places_of_its_own(client):
    county = make_area("E10000003", "Cambridgeshire", "county")
    for code in ("E07000008", "E07000009", "E07000010"):
        make_area(code, code, "district", county)
    make_service("house", service_type="refuge", areas=(county,), name_en="House of care")
    counts = set()
    for code in ("E07000008", "E07000009", "E07000010"):
        answer = search_answer({"q": "refuge", "district": code, "types": ["refuge"]})
        counts.add((answer["total"], tuple(hit["id"] for hit in answer["hits"])))
    assert len(counts) == 1
    service = current_listings().by_key["house"]
    assert "not shown" in words(page(client.get(f"/s/{service.code}/"))) or "secret" in words(page(client.get(f"/s/{service.code}/")))


def test_d11_no_model_can_hold_a_person_who_looks_for_help():
    telling = re.compile(r"victim|survivor|client|case_|birth|nickname|visitor|referral_record|ip_address|user_agent")
    found = [f"{m._meta.label}.{f.name}" for m in our_models() for f in m._meta.get_fields() if telling.search(f.name)]
    assert found == []


def test_d12_links_of_professionals_hold_a_need_a_role_a_district_and_a_language_only(client):
    answer = page(
        client.post(
            "/pro/find/", {"need": "domestic_abuse", "district": "E07000010", "role": "housing_officer", "age": "31", "dash_score": "15"}
        )
    )
    for source in (page(client.get("/pro/")), answer):
        asked = {
            name for query in re.findall(r'href="[^"]*/pro/find/\?([^"]*)"', source) for name in re.findall(r"(?:^|&amp;|&)(\w+)=", query)
        }
        assert asked
        assert asked <= {"need", "role", "district", "lang"}


def sign_in(client, role: str) -> User:
    sync_roles()
    user = User.objects.create_user(role.lower(), password="a-long-password")
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    return user


def test_d13_an_editor_cannot_publish_a_change_of_a_number(client, national_line):
    editor = sign_in(client, EDITOR)
    for action in ("publish", "unlock", "delete"):
        assert not editor.has_perm(f"services.{action}_service")
    assert client.post(reverse("wagtailsnippets_services_service:unpublish", args=[national_line.pk])).status_code in {302, 403}
    national_line.refresh_from_db()
    assert national_line.live


def test_d14_nothing_about_a_visitor_is_kept_and_the_limit_forgets():
    assert [model.__name__ for model in our_models() if re.search("feedback|comment|message", model.__name__, re.IGNORECASE)] == []
    now = [0.0]
    limiter = Limiter(clock=lambda: now[0])
    assert [limiter.allows("9.9.9.9", 5) for _ in range(6)] == [True] * 5 + [False]
    assert limiter.allows("9.9.9.10", 5)
    assert not any(b"9.9.9.9" in key for key in limiter.counts)
    first = set(limiter.counts)
    now[0] = float(WINDOW)
    assert limiter.allows("9.9.9.9", 5)
    now[0] = float(DAY)
    limiter.allows("9.9.9.9", 5)
    assert not first & set(limiter.counts)  # the same address has another key on another day


@override_settings(WAYMARK_POSTS_IN_TEN_MINUTES=5)
def test_d14_the_sixth_post_waits_and_is_told_what_to_do(client):
    answers = [client.post("/find/", {"step": "1"}, REMOTE_ADDR="9.9.9.9") for _ in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429]
    assert "999" in page(answers[-1])
    assert "9.9.9.9" not in page(answers[-1])


def test_d18_publishing_leaves_a_row_with_who_and_when(client):
    checker = sign_in(client, CHECKER)
    service = make_service("a-listing", publish=False)
    service.latest_revision.publish(user=checker)
    row = ModelLogEntry.objects.filter(action="wagtail.publish", object_id=str(service.pk)).get()
    assert (row.user, row.timestamp is not None) == (checker, True)
    assert Service.objects.get(pk=service.pk).live


@pytest.mark.parametrize("address", ["/", "/find/", "/search/", "/pro/", "/pro/find/", "/stay-safer/", "/nowhere/", "/someone/"])
def test_d19_nothing_from_a_query_is_shown_and_nobody_is_sent_elsewhere(client, address):
    for query in (f"next=https://{MARKER}.example/", f"q={MARKER}", f"url=//{MARKER}.example", f"need={MARKER}"):
        answer = client.get(f"{address}?{query}")
        assert answer.status_code in {200, 404}
        assert MARKER not in page(answer)
    for path in (f"//{MARKER}.example", f"/%2f{MARKER}.example", f"/\\{MARKER}.example"):
        assert MARKER not in client.get(path).headers.get("Location", "")


def test_d20_production_has_no_warning_of_django_s_deployment_check():
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "directory_site.settings.production",
        "DJANGO_SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "DJANGO_ALLOWED_HOSTS": "help.example.org",
        "DATABASE_URL": "sqlite:///:memory:",
        "WAYMARK_ADMIN_URL": "https://edit.example.org",
    }
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_d20_every_package_is_locked_with_hashes():
    lock = (ROOT / "requirements.lock").read_text()
    packages = re.findall(r"^([a-z0-9][\w.-]*(?:\[[\w,]+\])?==\S+)(.*(?:\n    .*)*)", lock, re.MULTILINE | re.IGNORECASE)
    assert len(packages) > 40
    assert [name for name, rest in packages if "--hash=sha256:" not in rest] == []
    assert "--require-hashes" in (ROOT / "Makefile").read_text()


def test_d20_the_bill_of_materials_names_every_locked_package(tmp_path):
    """Made as `make bill` makes it, from the lock file alone: in a process that ends when it asks the network."""
    target = re.search(r"^bill:.*\n(?:\t.*\n)*?\t@\$\(BIN\)/python (.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)[1]
    bill = tmp_path / "bill.json"
    words = target.replace("var/bill-of-materials.json", str(bill)).split()
    shut = "import socket\ndef no(*_, **named): raise SystemExit('asked the network')\nsocket.socket.connect = socket.getaddrinfo = no\n"
    (tmp_path / "sitecustomize.py").write_text(shut)
    environment = os.environ | {"PYTHONPATH": str(tmp_path)}
    done = subprocess.run([sys.executable, *words], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    made = json.loads(bill.read_text())
    named = {(part["name"].lower(), part["version"]) for part in made["components"]}
    locked = re.findall(
        r"^([a-z0-9][\w.-]*)(?:\[[\w,]+\])?==([^\s;]+)", (ROOT / "requirements.lock").read_text(), re.MULTILINE | re.IGNORECASE
    )
    assert made["bomFormat"] == "CycloneDX"
    assert len(locked) > 100
    assert {(name.lower(), version) for name, version in locked} == named


def test_d22_the_safety_page_says_what_the_bar_cannot_do(client):
    advice = words(page(client.get("/stay-safer/")).split("<main", 1)[1].split("</main>", 1)[0])
    for needed in ("spyware", "Do not clear everything", "phone bill", "call log", "use another one", "Back button", "Shift three times"):
        assert needed.lower() in advice.lower(), needed
    assert reading_age(advice) <= 11


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/find/",
        "/easy/",
        "/someone/",
        "/self/",
        "/numbers/",
        "/stay-safer/",
        "/what-we-keep/",
        "/accessibility/",
        "/listings/",
        "/words/",
    ],
)
def test_p16_reading_age_is_at_most_eleven(client, address):
    """A sentence ends at the end of its element too."""
    inside = page(client.get(address)).split("<main", 1)[1].split("</main>", 1)[0]
    text = words(re.sub(r"</(p|li|h\d|dt|dd|a|label|legend|summary|small|button)>", r". </\1>", inside))
    assert reading_age(re.sub(r"(?:\s*[.?!:]\s*\.)+", ". ", text)) <= 11


#: From the grader of Mozilla's Observatory (mdn/mdn-http-observatory, src/grader/charts.js): what these headers add to 100.
OBSERVATORY = {
    "Content-Security-Policy": (lambda value: "default-src 'none'" in value and "unsafe" not in value, 10),
    "Cross-Origin-Resource-Policy": (lambda value: value == "same-origin", 10),
    "Cross-Origin-Opener-Policy": (lambda value: value == "same-origin", 10),
    "Referrer-Policy": (lambda value: value == "no-referrer", 5),
    "X-Frame-Options": (lambda value: value == "DENY", 5),
}


def test_d24_the_headers_earn_140_points(client):
    headers = client.get("/find/", secure=True).headers
    assert 100 + sum(points for name, (holds, points) in OBSERVATORY.items() if holds(headers.get(name, ""))) >= 140
    assert headers["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains; preload"
