"""The second step of a person: one app that makes codes, and ten recovery codes for when it is lost.

It decides which code counts and keeps the audit rows. Screens are in views.py; who must pass the step is decided in middleware.py.
"""

from __future__ import annotations

import re
import time
from base64 import b32encode
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django_otp import verify_token
from django_otp.models import Device
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from wagtail.log_actions import log

RECOVERY_CODES = 10
SET, REPLACED, CODES_MADE, CODE_USED, TAKEN_AWAY = (
    f"waymark.second_step_{what}" for what in ("set", "replaced", "codes_made", "code_used", "taken_away")
)
#: Action -> (label, message) of the site history.
LOG_ACTIONS = {
    SET: ("Set up sign-in codes", "Set up an app for sign-in codes"),
    REPLACED: ("Replace the app for sign-in codes", "Replaced the app for sign-in codes"),
    CODES_MADE: ("Make recovery codes", "Made new recovery codes"),
    CODE_USED: ("Use a recovery code", "Signed in with a recovery code"),
    TAKEN_AWAY: ("Take away sign-in codes", "Took away the app and the recovery codes"),
}


def app_of(user: User) -> TOTPDevice | None:
    """The app that makes this person's codes, once they have shown that it works."""
    return TOTPDevice.objects.filter(user_id=user.pk, confirmed=True).first()


def recovery_codes_left(user: User) -> int:
    return StaticToken.objects.filter(device__user_id=user.pk).count()


def typed(code: str) -> str:
    """As people type it: spaces, hyphens and capitals don't matter."""
    return re.sub(r"[\s-]+", "", code).lower()


def _kept(code: str) -> str:
    """What the database holds of a recovery code: not the code. 16 characters is what django-otp's column takes."""
    return salted_hmac("directory_site.signing_in", code, algorithm="sha256").hexdigest()[:16]


def setting_up(user: User, key: str) -> TOTPDevice:
    """The app as it is going to be, not saved. `key`: hexadecimal."""
    return TOTPDevice(user=user, name="app", key=key)


def key_as_text(key: str) -> str:
    """The key as an app takes it by hand, in groups of four."""
    letters = b32encode(bytes.fromhex(key)).decode()
    return " ".join(letters[start : start + 4] for start in range(0, len(letters), 4))


@transaction.atomic
def set_app(user: User, key: str, code: str, *, replacing: bool) -> list[str] | None:
    """Take the app with `key` if it made `code`; returns ten recovery codes, or None when the code is wrong.

    The code is spent: it can't be used to sign in again.
    """
    person = User.objects.select_for_update().get(pk=user.pk)  # two windows set up one app, not two
    totp = TOTP(bytes.fromhex(key))
    totp.time = time.time()
    digits = typed(code)
    if not digits.isdecimal() or not totp.verify(int(digits), tolerance=1) or bool(app_of(person)) != replacing:
        return None
    TOTPDevice.objects.filter(user=person).delete()
    app = setting_up(person, key)
    app.last_t, app.drift = totp.t(), totp.drift
    app.save()
    log(person, REPLACED if replacing else SET, user=person)
    return _new_codes(person)


@transaction.atomic
def new_recovery_codes(user: User) -> list[str]:
    """Ten new ones; the old ones no longer count."""
    person = User.objects.select_for_update().get(pk=user.pk)
    log(person, CODES_MADE, user=person)
    return _new_codes(person)


def _new_codes(person: User) -> list[str]:
    StaticDevice.objects.filter(user=person).delete()
    device = StaticDevice.objects.create(user=person, name="recovery codes")
    codes = [StaticToken.random_token() for _ in range(RECOVERY_CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=_kept(code)) for code in codes)
    return [f"{code[:4]}-{code[4:]}" for code in codes]


def device_for(user: User, code: str) -> Device | None:
    """Which of the two a typed code can belong to: six digits come from the app."""
    digits = typed(code)
    if len(digits) == 6 and digits.isdecimal():
        return app_of(user)
    return StaticDevice.objects.filter(user_id=user.pk, confirmed=True).first()


def waits_until(device: Device) -> datetime | None:
    """After wrong codes a wait, twice as long each time (django-otp): when the next try counts."""
    allowed, why = device.verify_is_allowed()
    return None if allowed else (why or {}).get("locked_until", timezone.now())


def accept(user: User, device: Device, code: str) -> bool:
    """Whether `code` counts now; it is spent, or a wrong one lengthens the wait."""
    by_recovery = isinstance(device, StaticDevice)
    accepted = verify_token(user, device.persistent_id, _kept(typed(code)) if by_recovery else typed(code)) is not None
    if accepted and by_recovery:
        person = User.objects.get(pk=user.pk)
        log(person, CODE_USED, user=person)
    return accepted


@transaction.atomic
def take_away(person: User, by: User | None) -> bool:
    """Forget the app and the recovery codes, so that the person sets up again after their next password. Whether there was anything."""
    taken = TOTPDevice.objects.filter(user=person).delete()[0] + StaticDevice.objects.filter(user=person).delete()[0]
    if taken:
        log(person, TAKEN_AWAY, user=by)
    return bool(taken)
