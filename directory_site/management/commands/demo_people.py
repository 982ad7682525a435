"""Make one person for each role of the demonstration and print their passwords once. Only for a demonstration: refuses in production."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management.base import BaseCommand, CommandError
from django.utils.crypto import get_random_string

from services.admin.roles import CHECKER, EDITOR, PARTNERSHIP_ADMIN

PEOPLE = (("editor", EDITOR), ("checker", CHECKER), ("admin", PARTNERSHIP_ADMIN))


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args, **options) -> None:
        if settings.SETTINGS_MODULE.endswith("production"):
            raise CommandError("demo_people makes people with printed passwords, so it does not run in production.")
        for username, role in PEOPLE:
            group = Group.objects.filter(name=role).first()
            if group is None:
                raise CommandError(f"There is no role “{role}” yet. Run “manage.py sync_roles” first.")
            user, made = User.objects.get_or_create(username=username)
            user.groups.add(group)
            if made:
                password = get_random_string(14)
                user.set_password(password)
                user.save()
                self.stdout.write(f"  {role}: sign in at /admin/ as “{username}” with password {password}")
            else:
                self.stdout.write(f"  {role}: “{username}” is there already. For a new password: manage.py changepassword {username}")
