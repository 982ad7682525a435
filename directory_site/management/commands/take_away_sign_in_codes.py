"""Take away the app and the recovery codes of somebody who lost both, when no administrator can do it in the admin."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser

from directory_site.signing_in.second_step import take_away


class Command(BaseCommand):
    help = "Takes away somebody's app for sign-in codes and their recovery codes. They set up new ones after their next password."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")

    def handle(self, *args: Any, username: str, **options: Any) -> None:
        person = User.objects.filter(username=username).first()
        if person is None:
            raise CommandError(f"There is nobody with the username “{username}”.")
        taken = take_away(person, by=None)
        self.stdout.write(f"{username} sets up a new app after their next password." if taken else f"{username} has no app set up.")
