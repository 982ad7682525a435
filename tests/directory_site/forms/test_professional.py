"""The professional's form: words in, the pathway's request out."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from directory_site.forms import professional_choices as choices
from directory_site.forms.professional import FIRST_FIELDS, GROUPS, REQUEST_KEYS, ProfessionalForm
from pathways.core.situation import REQUEST_KEYS as PATHWAY_KEYS
from pathways.core.vocabulary import Disability, Gender, Immigration, Need, Profession, RedFlag, Relationship, Sexuality


def form_of(text: str) -> ProfessionalForm:
    form = ProfessionalForm(QueryDict(text))
    assert form.is_valid(), form.errors
    return form


@pytest.mark.parametrize(
    ("offered", "vocabulary"),
    [
        (choices.NEEDS, Need),
        (choices.PROFESSIONS[1:], Profession),
        (choices.RED_FLAGS[:-1], RedFlag),
        (choices.GENDERS[1:], Gender),
        (choices.SEXUALITIES[1:], Sexuality),
        (choices.DISABILITIES, Disability),
        (choices.IMMIGRATION[1:], Immigration),
        (choices.RELATIONSHIPS[1:], Relationship),
    ],
)
def test_choices_are_the_whole_vocabulary_once_each(offered, vocabulary):
    assert sorted(key for key, _words in offered) == sorted(vocabulary)


def test_every_field_is_shown_once():
    shown = [*FIRST_FIELDS, *(name for _key, _title, names in GROUPS for name in names)]
    assert sorted(shown) == sorted(ProfessionalForm().fields)


def test_every_field_is_a_question_of_the_pathway():
    asked = {REQUEST_KEYS.get(name, name) for name in ProfessionalForm().fields} - {"postcode"}
    assert asked == set(PATHWAY_KEYS) - {"audience", "at"}


def test_empty_form_asks_for_nobody_in_particular():
    assert form_of("").situation() == {"audience": "professional"}


def test_situation_has_every_answer_in_the_pathways_words():
    form = form_of(
        "need=stalking&need=housing&district=E07000010&role=nurse&dash_score=0&consent=no&lang=&lang=lt&children_ages=8 and 3"
        "&red_flags=weapons&pregnant=yes&disability=deaf&ethnicity_or_faith=south_asian&days_since=2&perpetrator_age=44"
    )
    assert form.situation() == {
        "audience": "professional",
        "needs": ["stalking", "housing"],
        "district": "E07000010",
        "profession": "nurse",
        "dash_score": 0,
        "consent_to_share": False,
        "languages": ["lt"],
        "children_ages": [3, 8],
        "red_flags": ["weapons"],
        "pregnant": True,
        "disability": ["deaf"],
        "ethnicity_or_faith": ["south_asian"],
        "days_since": 2,
        "perpetrator_age": 44,
    }


def test_none_of_the_red_flags_is_an_answer():
    assert form_of("red_flags=none").situation()["red_flags"] == []
    assert form_of("red_flags=none&red_flags=weapons").situation()["red_flags"] == ["weapons"]
    assert "red_flags" not in form_of("").situation()


@pytest.mark.parametrize(
    ("sent", "district", "request_keys"),
    [
        ("district=E07000010", "E07000010", {"district"}),
        ("area=PE13 1AA", "E07000010", {"postcode"}),
        ("area=NR1 1AA&district=E07000010", "E07000148", {"postcode"}),
        ("area=PE13&district=E07000010", "E07000010", {"postcode", "district"}),
        ("", None, set()),
    ],
)
def test_postcode_decides_the_district_where_it_can(sent, district, request_keys):
    form = form_of(sent)
    assert form.district_code == district
    assert set(form.situation()) - {"audience"} == request_keys


@pytest.mark.parametrize("text", ["3,8,15", "3 8 15", "15; 8; 3", "3, 8 and 15", " 3 , 8 & 15 "])
def test_ages_are_read_as_people_write_them(text):
    query = QueryDict(mutable=True)
    query["children_ages"] = text
    form = ProfessionalForm(query)
    assert form.is_valid()
    assert form.cleaned_data["children_ages"] == [3, 8, 15]


@pytest.mark.parametrize("text", ["-1", "18", "3.5", "²", "३", ",".join(["3"] * 21), "three"])
def test_ages_that_are_none_are_refused(text):
    query = QueryDict(mutable=True)
    query["children_ages"] = text
    assert list(ProfessionalForm(query).errors) == ["children_ages"]


def test_told_says_what_was_answered_and_no_postcode():
    form = form_of("need=stalking&district=E07000010&dash_score=15&consent=yes&lang=pl&area=PE13 1AA&red_flags=weapons")
    assert form.told() == [
        "Stalking",
        "Fenland",
        "DASH 15",
        "Agrees to a referral: yes",
        "Red flags: Weapons used or within reach",
        "Polish",
    ]


def test_refusal_of_the_pathway_stands_beside_its_field():
    form = form_of("lang=lt")
    form.refuse("languages")
    assert list(form.errors) == ["lang"]
    form.refuse("at")
    assert form.non_field_errors() == ["We can’t use this answer. Change it or leave it empty."]
