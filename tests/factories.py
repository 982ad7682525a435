"""Rows for tests. Everything is made as an importer would: a draft first, published through a revision (docs/decisions.md)."""

from __future__ import annotations

from services.models import Area, ContactPoint, Need, Organisation, ReferralRoute, Service, ServiceType


def make_area(code: str = "E07000010", name: str = "Fenland", kind: str = "district", parent: Area | None = None) -> Area:
    return Area.objects.get_or_create(code=code, defaults={"name": name, "kind": kind, "parent": parent})[0]


def make_service(
    key: str = "a-service",
    *,
    service_type: str = "outreach",
    needs: tuple[str, ...] = ("domestic_abuse",),
    areas: tuple[Area, ...] = (),
    routes: tuple[dict, ...] = ({"audience": "self", "methods": ["phone"], "how_en": "Call."},),
    contacts: tuple[dict, ...] = ({"kind": "phone", "display": "01632 960001"},),
    publish: bool = True,
    **facts,
) -> Service:
    """A listing with a phone in Ofcom's range for drama (01632 960xxx)."""
    words = service_type.replace("_", " ").capitalize()
    facts = {
        "name_en": key.replace("-", " ").capitalize(),
        "summary_en": "They listen and help you plan.",
        "sources": "https://example.org",
    } | facts
    service = Service(
        key=key,
        organisation=facts.pop("organisation", None) or Organisation.objects.get_or_create(name="An organisation")[0],
        service_type=ServiceType.objects.get_or_create(key=service_type, defaults={"name_en": words})[0],
        live=False,
        **facts,
    )
    service.needs = [Need.objects.get_or_create(key=need, defaults={"name_en": need.replace("_", " ").capitalize()})[0] for need in needs]
    service.areas = areas or (make_area(),)
    service.routes = [ReferralRoute(**route) for route in routes]
    service.contacts = [ContactPoint(**contact) for contact in contacts]
    service.save()
    revision = service.save_revision()
    if publish:
        revision.publish()
        service.refresh_from_db()
    return service
