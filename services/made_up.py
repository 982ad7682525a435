"""PublicService values for tests and scenarios, which need no database: every fact "not known" unless it is given.

It must not be shown to a reader: nothing here is a real service.
"""

from __future__ import annotations

from services.public import Contact, Eligibility, Languages, Proof, PublicService, Route

UNKNOWN_ELIGIBILITY = Eligibility(
    genders=None,
    age_min=None,
    age_max=None,
    age_extended_max=None,
    age_note="",
    for_whom=frozenset(),
    relationships=frozenset(),
    risks=frozenset(),
    dash_min=None,
    dash_max=None,
    consent="",
    recency_months=None,
    police_report="",
    accepts_no_recourse=None,
    only_no_recourse=None,
    children=None,
    max_children=None,
    max_age_male_child=None,
    max_age_female_child=None,
    pets=None,
    substance_use=None,
    mental_health=None,
    wheelchair=None,
    lgbt_inclusive=None,
    by_and_for=frozenset(),
    disabilities=frozenset(),
    professions=frozenset(),
    note="",
)
NO_LANGUAGES = Languages(frozenset(), frozenset(), frozenset(), None, "")
DEMO_PROOF = Proof((), "seen", None, "", "", True, None, False, True)


def make_route(audience: str = "self", **facts) -> Route:
    blank = dict(
        audience=audience,
        methods=frozenset({"phone"}),
        how="",
        consent="",
        age_min=None,
        age_max=None,
        age_note="",
        dash_min=None,
        dash_max=None,
        needs_dash=None,
        any_risk=None,
        professions=frozenset(),
        area_codes=frozenset(),
        form_url="",
        response_target="",
        assumed=False,
    )
    return Route(**(blank | facts))


def make_contact(value: str = "01632960001", **facts) -> Contact:
    """A phone in Ofcom's range for drama (01632 960xxx), so that nobody is rung."""
    blank = dict(
        kind="phone",
        value=value,
        display=value,
        label="",
        topic="",
        keyword="",
        audiences=frozenset(),
        area_codes=frozenset(),
        hours=None,
        hours_note="",
        free=None,
        shows_on_bill=None,
        takes_voicemail=None,
        anonymous=None,
        accepts_text=None,
        bsl_hours="",
        source="",
        checked_on=None,
    )
    return Contact(**(blank | facts))


def make_public_service(key: str = "a-service", **facts) -> PublicService:
    blank = dict(
        key=key,
        code=key[:6],
        name=key.replace("-", " ").capitalize(),
        organisation="An organisation",
        service_type="outreach",
        service_type_name="Outreach",
        is_confidential=False,
        summary="",
        professional_notes="",
        language="en",
        needs=frozenset({"domestic_abuse"}),
        need_names={"domestic_abuse": "Domestic abuse"},
        area_mode="serves_residents",
        area_codes=frozenset({"E07000010"}),
        area_names=("Fenland",),
        district_codes=frozenset({"E07000010"}),
        is_national=False,
        languages=NO_LANGUAGES,
        eligibility=UNKNOWN_ELIGIBILITY,
        routes=(make_route(),),
        contacts=(make_contact(),),
        hours=None,
        address=None,
        website="",
        access_note="",
        cost="",
        waiting_time="",
        former=(),
        translations={},
        proof=DEMO_PROOF,
    )
    return PublicService(**(blank | facts))
