"""Rows that the public pages need: a site as `setup_site` makes it, and lines that answer day and night."""

from __future__ import annotations

import pytest

from directory_site.management.commands.setup_site import make_pages
from services.models import Service
from tests.factories import make_area, make_service


@pytest.fixture
def site_pages(db) -> None:
    make_pages()


@pytest.fixture
def national_line(db) -> Service:
    return make_service(
        "national-line",
        service_type="helpline",
        areas=(make_area("K04000001", "England and Wales", "nation"),),
        hours="24 hours",
        name_en="National line",
        contacts=({"kind": "phone", "display": "01632 960100", "free": True},),
    )


@pytest.fixture
def behaviour_line(db) -> Service:
    return make_service(
        "behaviour-line",
        service_type="behaviour_helpline",
        needs=("own_behaviour",),
        areas=(make_area("K04000001", "England and Wales", "nation"),),
        name_en="Behaviour line",
        contacts=({"kind": "phone", "display": "01632 960200"},),
    )
