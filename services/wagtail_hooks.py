"""Registers the listing editor with Wagtail, and nothing else."""

from wagtail.snippets.models import register_snippet

from services.admin.viewsets import ListingsViewSetGroup

register_snippet(ListingsViewSetGroup)
