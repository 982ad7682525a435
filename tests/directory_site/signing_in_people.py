"""People for the tests of signing in, and the codes that their apps show."""

from __future__ import annotations

import time

from django.contrib.auth.models import Group, User
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from services.admin.roles import sync_roles

PASSWORD = "a-long-password"


def person(role: str, username: str = "") -> User:
    sync_roles()
    user = User.objects.create_user(username or role.lower().replace(" ", "-"), password=PASSWORD)
    user.groups.add(Group.objects.get(name=role))
    return user


def code_of(key: str, later: int = 0) -> str:
    """What an app with this key (hexadecimal) shows, `later` seconds from now."""
    return f"{totp(bytes.fromhex(key), t0=-later):06d}"


def app_for(user: User) -> TOTPDevice:
    return TOTPDevice.objects.create(user=user, name="app")


def wrong_code(key: str) -> str:
    shown = {code_of(key, later) for later in (-60, -30, 0, 30, 60)}
    return next(code for code in (f"{number:06d}" for number in range(10)) if code not in shown)


def at_the_start_of_a_code() -> None:
    """Wait out the last seconds of a code, so that a test does not see two."""
    if time.time() % 30 > 25:
        time.sleep(5.5)
