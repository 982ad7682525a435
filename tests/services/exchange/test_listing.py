"""Reading one listing from plain values: what comes out, and that bad input is told by field."""

from __future__ import annotations

import contextlib
import json
from datetime import date
from typing import Any

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st
from modeltranslation.translator import translator
from wagtail.models import DraftStateMixin, LockableMixin, RevisionMixin, WorkflowMixin

from services.exchange.listing import ContactInput, ListingError, ListingInput, RouteInput, listing_from
from services.models import ContactPoint, ReferralRoute, Service

WAGTAIL_FIELDS = {field.name for mixin in (DraftStateMixin, LockableMixin, RevisionMixin, WorkflowMixin) for field in mixin._meta.fields}

LEAST = {"key": "a-line", "name": "A line", "organisation": "An organisation", "service_type": "helpline"}


def problem(**facts: Any) -> tuple[str, str]:
    with pytest.raises(ListingError) as caught:
        listing_from(LEAST | facts)
    return caught.value.field, caught.value.message


def test_listing_from_the_least_leaves_everything_else_not_known():
    assert listing_from(LEAST) == ListingInput(key="a-line", name="A line", organisation="An organisation", service_type="helpline")


def test_listing_from_reads_every_kind_of_fact():
    listing = listing_from(
        LEAST
        | {
            "needs": ["stalking", "domestic_abuse"],
            "areas": ["E10000003", "E06000031"],
            "genders": ["woman"],
            "hours": "mon-fri 9-17, bank holidays closed",
            "age_min": 16,
            "children": None,
            "pets": False,
            "valid_to": "2029-03-31",
            "routes": [{"audience": "self", "methods": ["phone"], "how": " Call. "}],
            "contacts": [{"kind": "phone", "display": "01632 960001", "checked_on": "2026-01-02", "hours": "24/7"}],
            "sources": ["https://example.org"],
            "publish": False,
        }
    )
    assert listing == ListingInput(
        key="a-line",
        name="A line",
        organisation="An organisation",
        service_type="helpline",
        needs=("domestic_abuse", "stalking"),
        areas=("E06000031", "E10000003"),
        genders=("woman",),
        hours="Mon-Fri 09:00-17:00; bank holidays closed",
        age_min=16,
        children=None,
        pets=False,
        valid_to=date(2029, 3, 31),
        routes=(RouteInput(audience="self", methods=("phone",), how="Call."),),
        contacts=(ContactInput(kind="phone", display="01632 960001", checked_on=date(2026, 1, 2), hours="24 hours"),),
        sources=("https://example.org",),
        publish=False,
    )


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"colour": "red"}, "colour"),
        ({"name": " "}, "name"),
        ({"name": None}, "name"),
        ({"name": 7}, "name"),
        ({"name": "two\nlines"}, "name"),
        ({"summary": "nul \x00"}, "summary"),
        ({"summary": "half \ud800"}, "summary"),
        ({"key": "A Line"}, "key"),
        ({"genders": "woman"}, "genders"),
        ({"genders": ["women"]}, "genders[0]"),
        ({"genders": ["woman", "woman"]}, "genders"),
        ({"needs": ["Stalking!"]}, "needs[0]"),
        ({"areas": ["Fenland"]}, "areas[0]"),
        ({"languages_spoken": ["xx"]}, "languages_spoken[0]"),
        ({"area_mode": "everywhere"}, "area_mode"),
        ({"age_min": 121}, "age_min"),
        ({"age_min": -1}, "age_min"),
        ({"age_min": True}, "age_min"),
        ({"age_min": "16"}, "age_min"),
        ({"age_min": 18, "age_max": 16}, "age_max"),
        ({"pets": "yes"}, "pets"),
        ({"publish": None}, "publish"),
        ({"hours": "when the moon is full"}, "hours"),
        ({"valid_to": "31/03/2029"}, "valid_to"),
        ({"valid_to": "2029-02-30"}, "valid_to"),
        ({"valid_from": "2027-01-01", "valid_to": "2026-01-01"}, "valid_to"),
        ({"confidence": "confirmed"}, "confidence"),
        ({"routes": {}}, "routes"),
        ({"routes": ["call"]}, "routes[0]"),
        ({"routes": [{"methods": []}]}, "routes[0].audience"),
        ({"routes": [{"audience": "self"}, {"audience": "self", "dash_min": 25}]}, "routes[1].dash_min"),
        ({"contacts": [{"kind": "pigeon", "display": "x"}]}, "contacts[0].kind"),
        ({"contacts": [{"kind": "phone", "display": "01632 960001", "hours": "late"}]}, "contacts[0].hours"),
    ],
)
def test_listing_from_bad_input_names_the_field(facts, field):
    assert problem(**facts)[0] == field


def test_listing_from_bad_word_shows_the_words_that_can_be_used():
    assert problem(police_report="sometimes") == ("police_report", "“sometimes” is not one of: not_needed, required.")


def test_listing_from_missing_fact_says_that_it_is_needed():
    with pytest.raises(ListingError, match=r"^organisation: This is needed\.$"):
        listing_from({"key": "a", "name": "A", "service_type": "helpline"})


@pytest.mark.parametrize("value", [None, [], "text", 3])
def test_listing_from_something_that_is_not_a_listing(value):
    with pytest.raises(ListingError, match=r"^listing: "):
        listing_from(value)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["audience", "kind", "display", "how"]), inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from([*ListingInput.__dataclass_fields__, "colour"]), JSON, max_size=6))
def test_listing_from_any_json_is_a_listing_or_a_listing_error(facts):
    with contextlib.suppress(ListingError):
        assert isinstance(listing_from(LEAST | json.loads(json.dumps(facts))), ListingInput)


def test_listing_input_has_every_fact_that_an_editor_can_give_but_the_confirmation():
    for inputs, model, left_out in (
        (ListingInput, Service, {"confirmed_on", "confirmed_by", "confirmed_how", "successor"}),
        (RouteInput, ReferralRoute, {"service", "sort_order"}),
        (ContactInput, ContactPoint, {"service", "sort_order"}),
    ):
        translated = set(translator.get_options_for_model(model).fields)
        columns = {f"{name}_{code}" for name in translated for code in settings.MODELTRANSLATION_LANGUAGES}
        # The mixins of Wagtail keep drafts, locks and workflow; their fields are not facts.
        facts = {
            field.name
            for field in (*model._meta.fields, *model._meta.many_to_many)
            if field.editable and not field.primary_key and field.name not in columns and field.name not in WAGTAIL_FIELDS
        }
        expected = facts - left_out | ({"key", "routes", "contacts", "publish"} if inputs is ListingInput else set())
        assert set(inputs.__dataclass_fields__) == expected
