"""Registers the listing editor with Wagtail, and nothing else."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from services.admin.viewsets import ListingsViewSetGroup

register_snippet(ListingsViewSetGroup)


@hooks.register("insert_global_admin_css")
def editor_style() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("services/editor.css"))
