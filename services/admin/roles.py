"""Who may do what: Editor, Checker, Partnership admin, and the workflow between them. Made by `manage.py sync_roles`."""

from __future__ import annotations

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from wagtail.models import GroupApprovalTask, GroupPagePermission, Page, Workflow, WorkflowContentType, WorkflowTask

from services.models import Area, Need, Organisation, Service, ServiceType

EDITOR, CHECKER, PARTNERSHIP_ADMIN = "Editor", "Checker", "Partnership admin"
WORKFLOW = "Check before publishing"

_TAXONOMY = (Area, Need, ServiceType)
#: Role -> what it may do with the pages of words (home, guides), all of them.
_MAY_WITH_PAGES = {
    EDITOR: ("change_page",),
    CHECKER: ("change_page", "publish_page"),
    PARTNERSHIP_ADMIN: ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
}
#: Role -> model -> what it may do. An editor writes, a checker publishes what others wrote, an admin keeps words, places and people.
_MAY: dict[str, dict[type, tuple[str, ...]]] = {
    EDITOR: {Service: ("add", "change", "view"), Organisation: ("add", "change", "view"), **dict.fromkeys(_TAXONOMY, ("view",))},
    CHECKER: {
        Service: ("add", "change", "view", "publish", "lock", "unlock"),
        Organisation: ("add", "change", "view"),
        **dict.fromkeys(_TAXONOMY, ("view",)),
    },
    PARTNERSHIP_ADMIN: {
        Service: ("add", "change", "view", "delete", "publish", "lock", "unlock"),
        **dict.fromkeys((Organisation, *_TAXONOMY), ("add", "change", "view", "delete")),
    },
}
#: What each role may do with the versions of the rules. `pathways` stands above this package, so its permissions go by their names.
#: Signing off is for a second person: nobody can sign off what they wrote (pathways/gate.py), whatever their role.
_MAY_WITH_RULES = {
    CHECKER: ("view", "sign_off"),
    PARTNERSHIP_ADMIN: ("add", "change", "view", "delete", "sign_off", "publish"),
}


def sync_roles() -> list[str]:
    """Make or complete the three groups and the workflow; returns the names of the groups. Never takes a permission away."""
    access_admin = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    for name, models in _MAY.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.add(access_admin)
        for model, actions in models.items():
            content_type = ContentType.objects.get_for_model(model)
            wanted = [f"{action}_{model._meta.model_name}" for action in actions]
            found = Permission.objects.filter(content_type=content_type, codename__in=wanted)
            if len(found) != len(wanted):
                raise LookupError(f"Permissions of {model._meta.verbose_name} are missing. Run “manage.py migrate” first.")
            group.permissions.add(*found)
    _sync_page_permissions()
    _sync_rules_permissions()
    users = Permission.objects.filter(content_type__app_label="auth", content_type__model__in=("user", "group"))
    site_settings = Permission.objects.filter(codename="change_sitesettings")
    Group.objects.get(name=PARTNERSHIP_ADMIN).permissions.add(*users, *site_settings)
    _sync_workflow()
    return list(_MAY)


def _sync_page_permissions() -> None:
    root = Page.get_first_root_node()
    for name, codenames in _MAY_WITH_PAGES.items():
        group = Group.objects.get(name=name)
        for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=codenames):
            GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)


def _sync_rules_permissions() -> None:
    for name, actions in _MAY_WITH_RULES.items():
        wanted = [f"{action}_rulesetversion" for action in actions]
        found = Permission.objects.filter(content_type__app_label="pathways", codename__in=wanted)
        if len(found) != len(wanted):
            raise LookupError("Permissions of the rules are missing. Run “manage.py migrate” first.")
        Group.objects.get(name=name).permissions.add(*found)


def _sync_workflow() -> None:
    if Workflow.objects.filter(name=WORKFLOW).exists():
        return
    workflow = Workflow.objects.create(name=WORKFLOW, active=True)
    task = GroupApprovalTask.objects.create(name="A second person checks", active=True)
    task.groups.set(Group.objects.filter(name__in=(CHECKER, PARTNERSHIP_ADMIN)))
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowContentType.objects.create(workflow=workflow, content_type=ContentType.objects.get_for_model(Service))
