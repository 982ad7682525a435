"""The one public view of a listing. Pages, search rows, the pathway engine, APIs, feeds and exports are built from nothing else.

Allow-list by construction: a fact that has no field here cannot be shown. A confidential kind (refuge, safe accommodation) has
no place: `address` is None for it whatever the database holds, and there is no other field that could carry one.
This module must not query: `services.querysets.published_services()` loads the rows, `public_view()` maps one row.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Model

from pathways.core.hours import OpeningHours
from pathways.core.vocabulary import RouteAudience
from services.hours import HoursError, parse_hours

if TYPE_CHECKING:
    from services.models import ContactPoint, ReferralRoute, Service


@dataclass(frozen=True, slots=True)
class Address:
    """A place open to the public. Never exists for confidential kinds. lat/lng are WGS84 degrees, None when not looked up."""

    lines: str
    postcode: str
    lat: float | None
    lng: float | None


@dataclass(frozen=True, slots=True)
class Contact:
    """One way of reaching a service.

    kind: phone | sms | sms_shortcode | textphone | bsl | email | webchat | website | form.
    value: digits only for phone kinds (as dialled in the UK), an address or URL for the others. display: the provider's own grouping.
    hours: None when not known. Three-valued facts: True, False, None = not known.
    """

    kind: str
    value: str
    display: str
    label: str
    topic: str
    keyword: str
    audiences: frozenset[str]  # RouteAudience values; empty = anyone
    area_codes: frozenset[str]  # empty = wherever the service works
    hours: OpeningHours | None
    hours_note: str
    free: bool | None
    shows_on_bill: bool | None
    takes_voicemail: bool | None
    anonymous: bool | None
    accepts_text: bool | None
    bsl_hours: str
    source: str
    checked_on: date | None

    @property
    def is_phone(self) -> bool:
        return self.kind in {"phone", "textphone"}

    @property
    def is_answered(self) -> bool:
        """Whether somebody answers there, by voice, in writing or in signs, so that its hours are the service's."""
        return self.is_phone or self.kind in {"sms", "sms_shortcode", "webchat", "bsl"}


@dataclass(frozen=True, slots=True)
class Route:
    """One way into a service and who may start it. audience: RouteAudience; methods: RouteMethod values. Ages in whole years, inclusive."""

    audience: str
    methods: frozenset[str]
    how: str
    consent: str  # Consent value, "" = not known
    age_min: int | None
    age_max: int | None
    age_note: str
    dash_min: int | None
    dash_max: int | None
    needs_dash: bool | None
    any_risk: bool | None  # True: takes any score or none (specialist IDVA posts)
    professions: frozenset[str]  # Profession values; empty = not known / any
    area_codes: frozenset[str]  # empty = wherever the service works
    form_url: str
    response_target: str
    assumed: bool  # no source states this route; say "check"


@dataclass(frozen=True, slots=True)
class Languages:
    """BCP 47 codes by kind. interpreter_any: an interpreter can be asked for in any language (True/False/None = not known)."""

    spoken: frozenset[str]
    interpreter: frozenset[str]
    written: frozenset[str]
    interpreter_any: bool | None
    note: str


@dataclass(frozen=True, slots=True)
class Eligibility:
    """Who a service says it is for. None or an empty set always means "not known", never "nobody" and never "everybody"."""

    genders: frozenset[str] | None  # Gender values; every Gender = stated to be for anyone
    age_min: int | None
    age_max: int | None
    age_extended_max: int | None
    age_note: str
    for_whom: frozenset[str]  # self | someone_else | professional
    relationships: frozenset[str]
    risks: frozenset[str]  # Risk values
    dash_min: int | None
    dash_max: int | None
    consent: str
    recency_months: int | None
    police_report: str  # required | not_needed | "" = not known
    accepts_no_recourse: bool | None
    only_no_recourse: bool | None
    children: bool | None
    max_children: int | None
    max_age_male_child: int | None
    max_age_female_child: int | None
    pets: bool | None
    substance_use: bool | None
    mental_health: bool | None
    wheelchair: bool | None
    lgbt_inclusive: bool | None
    by_and_for: frozenset[str]  # ByAndFor values
    disabilities: frozenset[str]  # Disability values it is specialised in
    professions: frozenset[str]  # referrer professions, empty = not known
    note: str


@dataclass(frozen=True, slots=True)
class Proof:
    """Where the listing's facts come from. confidence: seen | partly_seen | memory | confirmed."""

    sources: tuple[str, ...]
    confidence: str
    confirmed_on: date | None
    confirmed_by: str
    confirmed_how: str
    is_demo: bool
    valid_to: date | None
    time_limited: bool
    needs_check: bool  # nobody has confirmed it within the partnership's review period


@dataclass(frozen=True, slots=True)
class PublicService:
    """A published listing as anyone may see it. Texts are in the language that was asked for, English where it is not translated.

    key: stable listing key used by APIs and imports. code: short, meaningless, used in page addresses (/s/<code>/).
    needs: Need keys. district_codes: ONS codes of districts it serves (counties expanded), empty when it is national.
    former: former names and numbers, for search only.
    """

    key: str
    code: str
    name: str
    organisation: str
    service_type: str
    service_type_name: str
    is_confidential: bool
    summary: str
    professional_notes: str
    language: str  # language of the texts actually shown
    needs: frozenset[str]
    need_names: Mapping[str, str]
    area_mode: str  # AreaMode
    area_codes: frozenset[str]
    area_names: tuple[str, ...]
    district_codes: frozenset[str]
    is_national: bool
    languages: Languages
    eligibility: Eligibility
    routes: tuple[Route, ...]
    contacts: tuple[Contact, ...]
    hours: OpeningHours | None
    address: Address | None
    website: str
    access_note: str
    cost: str
    waiting_time: str
    former: tuple[str, ...]
    translations: Mapping[str, tuple[str, str]]  # language code -> (name, summary), for search
    proof: Proof

    @property
    def needs_professional(self) -> bool:
        """Known routes, and none that the person, or somebody worried about them, can start."""
        openers = {RouteAudience.SELF, RouteAudience.SOMEONE_ELSE}
        return bool(self.routes) and openers.isdisjoint(route.audience for route in self.routes)


def public_view(service: Service, language: str = "en") -> PublicService:
    """The public view of one listing in `language` (a code of TRANSLATION_LANGUAGES), English where a text is not translated.

    `service` comes from `published_services()` or is a preview; only prefetched relations are read, so it makes no query then.
    """
    areas = tuple(service.areas.all())
    needs = tuple(service.needs.all())
    is_confidential = service.is_confidential or service.service_type.is_confidential
    is_national = any(area.kind == area.Kind.NATION for area in areas)
    name = _translated(service, "name", language)
    return PublicService(
        key=service.key,
        code=service.code,
        name=name,
        organisation=service.organisation.name,
        service_type=service.service_type_id,
        service_type_name=_translated(service.service_type, "name", language),
        is_confidential=is_confidential,
        summary=_translated(service, "summary", language),
        professional_notes=service.professional_notes,
        language=language if getattr(service, f"summary_{language}") else "en",
        needs=frozenset(need.key for need in needs),
        need_names={need.key: _translated(need, "name", language) for need in needs},
        area_mode=service.area_mode,
        area_codes=frozenset(area.code for area in areas),
        area_names=tuple(sorted(area.name for area in areas)),
        district_codes=frozenset().union(*(area.district_codes for area in areas)),
        is_national=is_national,
        languages=Languages(
            spoken=frozenset(service.languages_spoken),
            interpreter=frozenset(service.languages_interpreter),
            written=frozenset(service.languages_written),
            interpreter_any=service.interpreter_any,
            note=_translated(service, "language_note", language),
        ),
        eligibility=_eligibility(service, language),
        routes=tuple(_route(route, language) for route in service.routes.all()),
        contacts=tuple(_contact(contact, language, is_confidential) for contact in service.contacts.all()),
        hours=_hours(service.hours),
        address=None if is_confidential else _address(service),
        website=service.website,
        access_note=_translated(service, "access_note", language),
        cost=_translated(service, "cost", language),
        waiting_time=_translated(service, "waiting_time", language),
        former=_lines(service.former_names) + _lines(service.organisation.former_names),
        translations={
            code: (getattr(service, f"name_{code}") or "", getattr(service, f"summary_{code}") or "")
            for code in settings.MODELTRANSLATION_LANGUAGES
            if code != "en" and (getattr(service, f"name_{code}") or getattr(service, f"summary_{code}"))
        },
        proof=Proof(
            # A newspaper story about a secret place is a way to it.
            sources=() if is_confidential else _lines(service.sources),
            confidence=service.confidence,
            confirmed_on=service.confirmed_on,
            confirmed_by=service.confirmed_by,
            confirmed_how=service.confirmed_how,
            is_demo=service.is_demo,
            valid_to=service.valid_to,
            time_limited=service.time_limited,
            needs_check=service.needs_check,
        ),
    )


def _translated(row: Model, field: str, language: str) -> str:
    return getattr(row, f"{field}_{language}", None) or getattr(row, f"{field}_en") or ""


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _hours(text: str) -> OpeningHours | None:
    try:
        return parse_hours(text) if text else None
    except HoursError:  # written before the grammar was as strict: not known is better than no page
        return None


def _address(service: Service) -> Address | None:
    if not service.address:
        return None
    return Address(lines=service.address, postcode=service.postcode, lat=service.lat, lng=service.lng)


def _eligibility(service: Service, language: str) -> Eligibility:
    return Eligibility(
        genders=frozenset(service.genders) or None,
        age_min=service.age_min,
        age_max=service.age_max,
        age_extended_max=service.age_extended_max,
        age_note=service.age_note,
        for_whom=frozenset(service.for_whom),
        relationships=frozenset(service.relationships),
        risks=frozenset(service.risks),
        dash_min=service.dash_min,
        dash_max=service.dash_max,
        consent=service.consent,
        recency_months=service.recency_months,
        police_report=service.police_report,
        accepts_no_recourse=service.accepts_no_recourse,
        only_no_recourse=service.only_no_recourse,
        children=service.children,
        max_children=service.max_children,
        max_age_male_child=service.max_age_male_child,
        max_age_female_child=service.max_age_female_child,
        pets=service.pets,
        substance_use=service.substance_use,
        mental_health=service.mental_health,
        wheelchair=service.wheelchair,
        lgbt_inclusive=service.lgbt_inclusive,
        by_and_for=frozenset(service.by_and_for),
        disabilities=frozenset(service.disabilities),
        professions=frozenset(service.professions),
        note=_translated(service, "who_note", language),
    )


def _route(route: ReferralRoute, language: str) -> Route:
    return Route(
        audience=route.audience,
        methods=frozenset(route.methods),
        how=_translated(route, "how", language),
        consent=route.consent,
        age_min=route.age_min,
        age_max=route.age_max,
        age_note=route.age_note,
        dash_min=route.dash_min,
        dash_max=route.dash_max,
        needs_dash=route.needs_dash,
        any_risk=route.any_risk,
        professions=frozenset(route.professions),
        area_codes=frozenset(route.area_codes),
        form_url=route.form_url,
        response_target=route.response_target,
        assumed=route.assumed,
    )


def _contact(contact: ContactPoint, language: str, is_confidential: bool) -> Contact:
    return Contact(
        kind=contact.kind,
        value=contact.value,
        display=contact.display,
        label=_translated(contact, "label", language),
        topic=contact.topic,
        keyword=contact.keyword,
        audiences=frozenset(contact.audiences),
        area_codes=frozenset(contact.area_codes),
        hours=_hours(contact.hours),
        hours_note=contact.hours_note,
        free=contact.free,
        shows_on_bill=contact.shows_on_bill,
        takes_voicemail=contact.takes_voicemail,
        anonymous=contact.anonymous,
        accepts_text=contact.accepts_text,
        bsl_hours=contact.bsl_hours,
        source="" if is_confidential else contact.source,
        checked_on=contact.checked_on,
    )
