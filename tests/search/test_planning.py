"""Plans: which words belong together, which may be missing, what they hint at."""

from __future__ import annotations

import pytest

from search.planning import Term, about_what_is_understood, loosened, make_plan, mended, unknown_groups
from search.speller import Speller, standing_vocabulary
from search.synonyms import stop_words

SPELLER = Speller(standing_vocabulary())


def knows_nothing(_term: Term) -> bool:
    return False


def groups(text: str, language: str = "en") -> list[tuple[str, bool]]:
    return [(" ".join(group.words), group.is_required) for group in make_plan(text, language).groups]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("he takes all my wages", [("takes all my wages", True)]),
        ("help with housing", [("help", False), ("housing", True)]),
        ("help", [("help", True)]),
        ("outreach in Wisbech", [("outreach", True), ("wisbech", False)]),
        ("Wisbech", [("wisbech", False)]),
        ("where can I go tonight", [("where can i go tonight", True)]),
        ("tonight", [("tonight", True)]),
        ("who are you", [("who", True), ("are", True), ("you", True)]),
        ("pomoc przemoc domowa", [("pomoc", False), ("przemoc domowa", True)]),
        ("", []),
        ("???", []),
    ],
)
def test_words_are_grouped_by_what_they_mean(text, expected):
    assert groups(text) == expected


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("she controls all the money", ("economic_abuse", "money")),
        ("my son hits me", ("child_to_parent_abuse",)),
        ("my husband hit me", ("domestic_abuse",)),
        ("forced to marry my cousin", ("forced_marriage",)),
        ("abused when I was a child", ("childhood_sexual_abuse", "sexual_violence_non_recent")),
        ("I hit my wife", ("own_behaviour",)),
        ("домашнє насильство", ("domestic_abuse",)),
        ("زبردستی شادی", ("forced_marriage",)),
        ("ਬਲਾਤਕਾਰ", ("sexual_violence_recent", "sexual_violence_non_recent")),
        ("opening hours", ()),
    ],
)
def test_lay_words_hint_at_needs(text, needs):
    assert make_plan(text, "en").need_hints == needs


@pytest.mark.parametrize(
    "text",
    [
        "he says he will kill me",
        "killing myself",
        "I can't breathe",
        "he has a knife",
        "strangled",
        "zabije mnie",
        "mă va omorî",
        "он хочет убить меня",
        "میں مرنا چاہتی ہوں",
    ],
)
def test_danger_is_heard_in_every_language(text):
    assert make_plan(text, "en").is_urgent


@pytest.mark.parametrize("text", ["housing advice", "kill time", "legal help", "pomoc", "someone to talk to"])
def test_danger_is_not_heard_where_there_is_none(text):
    assert not make_plan(text, "en").is_urgent


def test_only_unknown_words_are_mended():
    plan = make_plan("refuje for stalkng victims", "en")
    assert mended(plan, "en", SPELLER, knows_nothing).words == ("refuge", "for", "stalking", "victims")
    assert mended(plan, "en", SPELLER, lambda token: True) is None
    assert mended(make_plan("refuge xyzzyqqq", "en"), "en", SPELLER, knows_nothing) is None


def test_unknown_words_are_those_that_no_listing_synonym_or_place_knows():
    plan = make_plan("refuge in Wisbech xyzzyqqq", "en")
    unknown = unknown_groups(plan, SPELLER, knows_nothing)
    assert [group.words for group in unknown] == [("xyzzyqqq",)]
    terms = [term for group in loosened(plan, unknown).groups for part in group.alternatives[-1].parts for term in part if term.reach]
    assert {(term.token, term.reach) for term in terms} == {("xyzzyqqq", 2)}


def test_foreign_stems_are_only_sought_in_translations():
    (group,) = make_plan("żółwie", "pl").groups
    (terms,) = group.alternatives[0].parts
    assert [term.in_translations_only for term in terms] == [False] + [True] * (len(terms) - 1)


def test_words_that_are_only_a_figure_of_speech_hardly_count_themselves():
    """A refuge for women has "refuge" in its name; "men's refuge" does not ask for one."""
    (figure,), (plain,) = make_plan("men's refuge", "en").groups, make_plan("refuge", "en").groups
    assert figure.alternatives[0].weight < 0.1 < figure.alternatives[1].weight
    assert plain.alternatives[0].weight == 1.0
    assert "types:refuge" not in [name for name, _ in figure.tags]


@pytest.mark.parametrize(
    ("words", "need", "kind"),
    [
        ("am I abused", "domestic_abuse", "types:helpline"),
        ("am I abusive", "own_behaviour", "types:behaviour_helpline"),
        ("refuge for a man", "safe_place_to_stay", "types:safe_accommodation"),
        ("refuge from a man", "safe_place_to_stay", "types:refuge"),
        ("is he abusive?", "domestic_abuse", "types:helpline"),
        ("I strangled her", "own_behaviour", "types:behaviour_helpline"),
        ("he strangled her", "strangulation", "types:helpline"),
        ("he held me by the throat", "strangulation", "types:helpline"),
        ("he put a pillow over my face", "strangulation", "types:helpline"),
        ("I abuse my partner", "own_behaviour", "types:behaviour_helpline"),
        ("abused by my partner", "domestic_abuse", "types:helpline"),
        ("I slapped him back", "domestic_abuse", "types:helpline"),
        ("my husband says I am abusive", "domestic_abuse", "types:helpline"),
        ("how do I stop being abusive", "own_behaviour", "types:behaviour_helpline"),
        ("how do I get him to stop being abusive", "domestic_abuse", "types:helpline"),
        ("he lost his temper", "domestic_abuse", "types:helpline"),
        ("I lost my temper and pushed her", "own_behaviour", "types:behaviour_helpline"),
        ("he lost his temper and pushed her", "domestic_abuse", "types:helpline"),
        ("he lost his temper and pushed me", "domestic_abuse", "types:helpline"),
        ("my 15 year old hits me", "child_to_parent_abuse", "types:helpline"),
        ("im 15 my dad hits me", "children_support", "types:children_young_people"),
        ("my uncle touches me", "child_sexual_abuse", "types:children_young_people"),
        ("my stepdad keeps touching me", "child_sexual_abuse", "types:children_young_people"),
        ("her stepdad touches her", "child_sexual_abuse", "types:childrens_social_care"),
        ("i dont want to be here any more", "mental_health_crisis", "types:mental_health_crisis"),
        ("they want to cut my daughter", "fgm_at_risk", "types:fgm"),
    ],
)
def test_phrases_that_differ_in_little_words_or_forms_alone_are_told_apart(words, need, kind):
    plan = make_plan(words, "en")
    assert plan.need_hints[0] == need
    assert next(group.tags for group in plan.groups if group.tags)[0][0] == kind


@pytest.mark.parametrize(
    "text",
    [
        "he is hurting me right now",
        "he pinned me by my neck",
        "he had me in a headlock",
        "I dont want to be here any more",
        "hes holding me hostage",
        "he pushed me down the stairs and im pregnant",
        "someone is following me home",
        "no point living",
    ],
)
def test_plain_words_of_danger_raise_the_alarm(text):
    assert make_plan(text, "en").is_urgent


@pytest.mark.parametrize("text", ["abused by a man", "a man abused me", "my husband beat me", "he hit me again", "he pushed me back"])
def test_words_of_a_woman_are_not_read_as_those_of_a_man_who_is_hurt(text):
    """Stems of "abused by a man" and "abused man" are the same."""
    (group, *_) = make_plan(text, "en").groups
    assert ("man",) not in [tuple(part[0].token for part in other.parts) for other in group.alternatives[1:]]


def test_shouting_is_not_the_text_line_of_that_name():
    (shouting,), (line,) = make_plan("he shouts", "en").groups, make_plan("shout", "en").groups
    assert shouting.alternatives[0].weight < 0.1
    assert (line.alternatives[0].weight, line.needs) == (1.0, ())


def test_the_first_named_kind_counts_most_and_nothing_counts_twice():
    plan = make_plan("refuge", "en")
    kinds, needs = plan.sought[len(plan.groups) :]
    scores = [score for name, score in kinds.tags]
    assert [name for name, _ in kinds.tags] == ["types:refuge", "types:safe_accommodation", "types:helpline"]
    assert scores == sorted(set(scores), reverse=True)
    assert [name for name, _ in needs.tags] == ["needs:safe_place_to_stay"]
    assert not any(bonus.is_required or bonus.alternatives for bonus in (kinds, needs))


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("I hit her", ["i hit her"]),
        ("he hits me", ["hits"]),
        ("he takes my whole wages", ["takes my whole wages"]),
        ("he takes my hard earned wages", ["takes", "hard", "earned", "wages"]),
        ("he takes my own wages", ["takes my own wages"]),
        ("abused when I was a child", ["abused when i was a child"]),
    ],
)
def test_one_word_may_stand_inside_a_phrase_and_little_words_can_decide(text, phrases):
    assert [" ".join(group.words) for group in make_plan(text, "en").groups] == phrases


def test_what_is_understood_is_enough_when_words_are_many():
    plan = about_what_is_understood(make_plan("my visa runs out at christmas", "en"))
    assert [(group.words, group.is_required) for group in plan.groups] == [(("visa",), True), (("runs",), False), (("christmas",), False)]
    plain = make_plan("paper lanterns", "en")
    assert about_what_is_understood(plain) == plain


@pytest.mark.parametrize(
    "text",
    [
        "wyważa drzwi",
        "laužia duris",
        "sparge ușa",
        "está a arrombar a porta",
        "он ломает дверь",
        "він ламає двері",
        "يكسر الباب",
        "در را می شکند",
        "دروازہ توڑ رہا ہے",
        "ਦਰਵਾਜ਼ਾ ਤੋੜ ਰਿਹਾ ਹੈ",
        "mujhe maar dalega",
        "he strangeld me",
        "mąż mnie dusił",
        "her partner locks her in",
    ],
)
def test_danger_at_the_door_is_heard_in_every_language(text):
    plan = make_plan(text, "en")
    better = mended(plan, "en", SPELLER, knows_nothing)
    assert plan.is_urgent or better.is_urgent


@pytest.mark.parametrize("text", ["gdzie żyć", "где жить", "kur gyventi", "where to live", "cut my hair", "tout va bien"])
def test_words_that_only_sound_like_danger_are_none(text):
    assert not make_plan(text, "en").is_urgent


@pytest.mark.parametrize(
    "text",
    [
        "he's right outside",
        "hes outside",
        "my ex is outside my flat",
        "he is outside my window",
        "I can hear him outside",
        "he's trying to get in",
        "he is breaking in",
        "there is someone in my house",
        "he is beating down the door",
        "he kicked down my door",
        "he tried to drown me",
        "my baby isn't moving he kicked me",
        "he kicked me and I'm pregnant",
        "I am pregnant and he pushed me",
        "I'm bleeding",
        "I have taken tablets",
        "I took all my pills",
        "he said he would burn the house down",
        "he's locked me in the bedroom",
        "he has taken my baby",
        "he pulled a knife on me",
        "kitchen knife",
        "knife",
        "gun",
        "he came with my knife",
        "he has got a gun",
        "I want to kill my husband",
        "chce umrzeć",
        "chce umrzec",
        "on stoi za drzwiami",
        "połknęłam tabletki",
        "jis stovi už durų",
        "kraujuoju",
        "e cineva la ușă",
        "am inghitit pastile",
        "ele está à porta",
        "engoli comprimidos",
        "он за дверью",
        "я выпила таблетки",
        "у меня кровотечение",
        "хтось за дверима",
        "я випила таблетки",
        "هو أمام الباب",
        "ابتلعت حبوب",
        "او پشت در ایستاده",
        "قرص خوردم",
        "وہ دروازے کے باہر ہے",
        "میں نے گولیاں کھا لیں",
        "ਉਹ ਦਰਵਾਜ਼ੇ ਦੇ ਬਾਹਰ ਹੈ",
        "ਖੂਨ ਨਿਕਲ ਰਿਹਾ",
        "woh darwaze ke bahar hai",
        "woh mujhe mar dalega",
        "er will mich umbringen",
        "il veut me tuer",
        "mi marido me quiere matar",
        "kocam beni öldürecek",
    ],
)
def test_danger_is_heard_in_the_forms_in_which_people_say_it(text):
    assert make_plan(text, "en").is_urgent


@pytest.mark.parametrize(
    "text",
    [
        "killing time in cambridge",
        "services outside my area",
        "the refuge is just outside Cambridge",
        "I work outside my home",
        "I am trying to get in touch",
        "kicked out",
        "took time off work",
        "tablets for depression",
        "I am pregnant",
        "bled dry by debt",
        "front door locks",
        "potrzebuję kogoś w domu",
        "preciso de alguém em casa",
        "нужна помощь дома",
        "ghar chahiye",
    ],
)
def test_ordinary_words_are_no_danger(text):
    assert not make_plan(text, "en").is_urgent


@pytest.mark.parametrize(
    "text",
    [
        "he checks my phone",
        "I am frightened of my partner",
        "I don't know if it's abuse",
        "in laws abuse",
        "trans woman abused",
        "priest abused me",
        "elderly man hit by daughter",
        "I have been abused",
        "he says I am the abuser",
        "she says that I abuse her",
        "I am abused by my husband",
        "am I being abused",
        "am I being controlled",
        "how do I stop him hitting me",
        "I was hit by my wife",
        "scared he will hurt me",
        "he smashed things",
        "help with abuse",
        "mój mąż jest agresywny",
        "муж мне изменяет",
        "мій кривдник",
        "quero mudar de casa",
        "o meu agressor",
        "شوہر کو غصہ آتا ہے",
    ],
)
def test_words_of_a_victim_do_not_hint_at_own_behaviour(text):
    assert "own_behaviour" not in make_plan(text, "en").need_hints


@pytest.mark.parametrize("text", ["my stepdad comes into my room", "15 and pregnant", "my dad hits me", "scared of my stepdad"])
def test_words_of_a_child_find_those_who_help_children_first(text):
    assert any("children_support" in group.needs for group in make_plan(text, "en").groups)


def kinds(text: str) -> list[str]:
    """The kinds of service that the words name, by what each adds to a score."""
    scores: dict[str, float] = {}
    for group in make_plan(text, "en").sought:
        for name, score in group.tags:
            if name.startswith("types:"):
                scores[name.removeprefix("types:")] = scores.get(name.removeprefix("types:"), 0.0) + score
    return sorted(scores, key=lambda kind: -scores[kind])


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("am I abusive", "behaviour_helpline"),
        ("I hit my wife and want to stop", "behaviour_helpline"),
        ("I shouted at my kids", "behaviour_helpline"),
        ("I look at child images and want to stop", "behaviour_helpline"),
        ("I want to kill my husband", "mental_health_crisis"),
        ("killed by her husband", "bereavement"),
        ("my daughter is in an abusive relationship", "helpline"),
        ("abused by my adult son", "helpline"),
        ("I am afraid of my son", "helpline"),
        ("my daughter is being abused", "childrens_social_care"),
        ("my teenager hits me", "children_young_people"),
        ("male rape", "rape_crisis"),
        ("my male friend was raped", "rape_crisis"),
        ("man raped as a boy", "rape_crisis"),
        ("he took the condom off", "rape_crisis"),
        ("my parents are taking me to Pakistan to get married", "honour_based_abuse"),
        ("dowry", "honour_based_abuse"),
        ("sexting", "image_abuse"),
        ("my ex is threatening to send my pics to my mum", "image_abuse"),
        ("my teacher is messaging me", "children_young_people"),
        ("my 13 year old sent nudes", "children_young_people"),
        ("boy 13 touched by coach", "children_young_people"),
        ("carer is rough with my mother who has dementia", "adult_social_care"),
        ("my grandson takes my pension", "adult_social_care"),
        ("he knows where I live", "helpline"),
        ("he said he'd find me", "helpline"),
        ("my ex is being released from prison", "helpline"),
        ("he pinned me down", "helpline"),
        ("my husband is in the army", "helpline"),
        ("my in-laws", "helpline"),
        ("he has taken my baby", "legal"),
        ("he kicked me out", "refuge"),
        ("mujhe mar dalega", "emergency"),
        ("meri shadi zabardasti kar rahe hain", "honour_based_abuse"),
        ("mujhe ghar se nikalna hai", "refuge"),
        ("хочу сховатися від чоловіка", "refuge"),
        ("втекти від чоловіка", "refuge"),
        ("спрятаться от мужа", "refuge"),
        ("manes nera kur eiti", "refuge"),
        ("mein mann schlägt mich", "helpline"),
        ("ich habe angst vor meinem mann", "helpline"),
        ("kocam beni dövüyor", "helpline"),
        ("mon mari me frappe", "helpline"),
        ("mi marido me pega", "helpline"),
    ],
)
def test_words_name_the_kind_that_helps_most(text, first):
    assert kinds(text)[0] == first


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("family law", ("legal_protection",)),
        ("law", ()),
        ("PIN", ()),
        ("a bit of money", ()),
        ("I am broke", ()),
        ("behaviour", ()),
        ("trying to get in there", ()),
    ],
)
def test_a_phrase_that_loses_its_little_words_does_not_catch_another_word(text, needs):
    plan = make_plan(text, "en")
    assert (plan.need_hints, "emergency" in kinds(text)) == (needs, False)


@pytest.mark.parametrize("text", ["боюся чоловіка", "vyras", "bărbat", "homem", "رجل"])
def test_a_word_for_husband_or_man_alone_does_not_ask_for_help_for_men(text):
    plan = make_plan(text, "en")
    parts = [term.token for group in plan.groups for other in group.alternatives[1:] for part in other.parts for term in part]
    assert "man" not in parts


@pytest.mark.parametrize("word", ["rahe", "raha", "karta", "mujhe", "meri"])
def test_little_words_of_typed_urdu_are_known_and_never_mended(word):
    assert SPELLER.knows(word)
    assert word in stop_words(frozenset({"ur-latn"}))
