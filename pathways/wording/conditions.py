"""The "if ..." of a step that is offered and not recommended: by key and voice. Each is a clause that starts with "If"."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pathways.wording.voices import Words

#: A condition -> a wider one, which holds in every voice whenever the first does. Beside the wider one the first says nothing more.
WIDER = {"sexual_harm_lately": "sexual_harm", "unwell": "injured"}

WORDS = {
    "in_danger": Words(
        survivor=_("If you are in danger now"),
        professional=_("If the person or a child is in danger now"),
        worried_other=_("If they are in danger now"),
        own_behaviour=_("If anyone may get hurt now"),
    ),
    "phone_checked": Words(
        survivor=_("If someone may check your phone, your post or your accounts"),
        worried_other=_("If someone may check their phone, post or accounts"),
    ),
    "contact_not_checked": Words(professional=_("If nobody has checked yet which contact is safe")),
    "want_to_report": Words(
        survivor=_("If you want to report it"),
        professional=_("If the person wants to report it"),
        worried_other=_("If the person wants to report it"),
    ),
    "by_someone_close": Words(
        survivor=_("If it is a partner, an ex-partner or someone in your family"),
        professional=_("If it is by a partner, ex-partner or relative aged 16 or over"),
        worried_other=_("If it is a partner, an ex-partner or someone in their family"),
    ),
    "sexual_harm": Words(
        survivor=_("If someone did something sexual that you did not want"),
        professional=_("If there may have been sexual violence"),
        worried_other=_("If someone did something sexual that they did not want"),
    ),
    "sexual_harm_lately": Words(
        survivor=_("If someone did something sexual that you did not want, in the last days or weeks"),
        professional=_("If there was sexual violence within {sarc_recent_days_adult} days ({sarc_recent_days_child} for under 18s)"),
        worried_other=_("If someone did something sexual that they did not want, in the last days or weeks"),
    ),
    "child_harmed": Words(
        survivor=_("If you think a child is being hurt or may be hurt"),
        professional=_("If a child has suffered harm or may suffer it"),
        worried_other=_("If you worry about a child"),
        own_behaviour=_("If a child may be hurt or frightened"),
    ),
    "care_needs": Words(
        survivor=_("If you need care or support in daily life"),
        professional=_("If the adult has care and support needs"),
        worried_other=_("If they need care or support in daily life"),
    ),
    "abuse_suspected": Words(professional=_("If you suspect domestic abuse")),
    "home_not_safe": Words(
        survivor=_("If you cannot stay safely where you live"),
        professional=_("If the person cannot stay safely where they live"),
    ),
    "because_of_abuse": Words(
        survivor=_("If home is not safe because someone hurts, controls or threatens you"),
        professional=_("If the homelessness is because of abuse"),
    ),
    "need_somewhere": Words(
        survivor=_("If you need somewhere safe to stay"),
        professional=_("If the person needs somewhere safe to stay"),
    ),
    "under_18": Words(survivor=_("If you are under 18")),
    "marac_line": Words(
        professional=_(
            "If it is domestic abuse and the DASH is {marac_visible} or more, or in your judgement the risk is high, or it is a repeat "
            "within {repeat_months} months, or the police came {escalation_callouts} times or more in 12 months"
        ),
    ),
    "they_agree": Words(professional=_("If they agree to the referral, and it is by a partner, ex-partner or relative")),
    "idva_line": Words(
        professional=_(
            "If the DASH is {idva_visible} or more and they agree; from {marac_visible}, or on your judgement, even if they do not"
        ),
    ),
    "worried_more_than_score": Words(professional=_("If you are worried, whatever a score would say")),
    "warning_sign": Words(
        professional=_(
            "If there is domestic abuse with any red flag: strangulation, stalking, threats to kill, separation, weapons, pregnancy, "
            "suicide threats, broken orders, harm to pets, or fear of serious harm"
        ),
    ),
    "reported_and_agree": Words(professional=_("If it was reported to the police and the person agrees")),
    "reported": Words(survivor=_("If you have told the police")),
    "want_order": Words(
        survivor=_("If you want the law to keep them away"),
        professional=_("If the person wants a protective order"),
    ),
    "money_controlled": Words(
        survivor=_("If someone controls your money"),
        professional=_("If money is part of the abuse"),
    ),
    "more_afraid": Words(survivor=_("If you are more afraid than before, or it gets worse")),
    "staying_home": Words(professional=_("If the person stays at home and can do so safely")),
    "lgbt": Words(
        survivor=_("If you are lesbian, gay, bisexual, trans or non-binary"),
    ),
    "injured": Words(
        survivor=_("If you are hurt or feel unwell"),
        professional=_("If the person is injured or unwell"),
        worried_other=_("If they are hurt or unwell"),
    ),
    "unwell": Words(
        survivor=_("If you feel unwell"),
        professional=_("If the person is unwell"),
        worried_other=_("If they are unwell"),
    ),
    "within_3_days": Words(any=_("If it was in the last {pep_hours} hours")),
    "within_5_days": Words(any=_("If it was in the last {ec_upa_hours} hours")),
    "within_7_days": Words(any=_("If it was in the last seven days")),
    "abuser_near_children": Words(professional=_("If the person named may be in contact with children now")),
    "threatened_with_images": Words(
        survivor=_("If someone threatens you with the pictures, or has shared them"),
        professional=_("If images were shared, or there are threats to share them"),
        worried_other=_("If someone threatens them with the pictures, or has shared them"),
    ),
    "child_at_home": Words(
        professional=_("If a child lives in the home, or is related to either person"),
        worried_other=_("If a child lives in the home"),
        own_behaviour=_("If a child lives with you or sees you"),
    ),
    "works_with_children": Words(professional=_("If the person works or volunteers with children")),
    "travel_soon": Words(
        survivor=_("If you or a child may be taken away soon"),
        professional=_("If travel is near"),
        worried_other=_("If they may be taken away soon"),
    ),
    "sarac_criteria": Words(
        professional=_(
            "If there is a need for intensive support by several agencies, a high risk of further harm, and no other forum holds the case"
        ),
    ),
    "judged_high": Words(professional=_("If in your judgement the risk is high: with honour-based abuse, think of it as high")),
    "person_under_18": Words(
        survivor=_("If you are under 18, or a child is in danger too"),
        professional=_("If the person is under 18"),
        worried_other=_("If they are under 18"),
    ),
    "girl_under_18": Words(
        survivor=_("If it is about you or a girl under 18"),
        professional=_("If she is under 18"),
        worried_other=_("If she is under 18"),
    ),
    "fgm_duty_applies": Words(
        professional=_("If she is under 18 and you are a teacher or a regulated health or social care professional"),
    ),
    "girls_at_risk": Words(professional=_("If there are girls in the family who may be at risk")),
    "stalked_by_ex": Words(professional=_("If the stalker is a partner, ex-partner or relative")),
    "thoughts_of_suicide": Words(own_behaviour=_("If you think about ending your life")),
    "not_high_harm": Words(professional=_("If the risk is medium or standard, and your client agrees")),
    "high_harm": Words(professional=_("If the risk of serious harm is high")),
    "abuse_again": Words(
        professional=_("If there is new abuse, contact or stalking: the IDVA works with the last {idva_recent_months} months"),
    ),
    "specialist_post": Words(
        professional=_(
            "If they agree, and one of these is so: you are their nurse, midwife or doctor in Cambridgeshire, you work in housing, or they "
            "belong to a community that has its own IDVA"
        ),
    ),
    "complex_needs_post": Words(professional=_("If they agree, and an IDVA for people with many needs has room")),
    "repeat_after_marac": Words(
        professional=_("If the case was at MARAC in the last {repeat_months} months: any new incident takes it back, whatever the score"),
    ),
    "abuser_under_16": Words(
        survivor=_("If the person who hurts you is under 16"),
        professional=_("If the person who uses abuse is under 16"),
    ),
    "abuser_16_or_over": Words(
        survivor=_("If the person who hurts you is 16 or over"),
        professional=_("If the person who uses abuse is 16 or over"),
    ),
    "abuser_in_a_service": Words(
        survivor=_("If the person works for the police or for a service that may help you"),
        professional=_("If the person works for the police or an agency of this network, or is close to somebody who does"),
        worried_other=_("If the person works for the police or for a service that may help them"),
    ),
    "police_attended": Words(professional=_("If the police came to the home")),
    "english_is_hard": Words(
        survivor=_("If another language is easier for you"),
        professional=_("If another language is easier for the person"),
    ),
    "contact_in_court": Words(
        survivor=_("If the court decides about your children"),
        professional=_("If the proceedings are about children"),
    ),
    "want_to_know_past": Words(worried_other=_("If you want to know whether someone has hurt people before")),
}
