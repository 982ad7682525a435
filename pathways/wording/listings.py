"""Why a listing fits, what to ask when you call, and why another does not fit: by key and voice.

The same key may stand under "fits", "ask" and "does not fit", so each sentence says what the listing says of itself.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pathways.wording.voices import Words

WORDS = {
    "open_while_closed": Words(any=_("Answers at every hour, while another service is closed.")),
    "answers_at_every_hour": Words(any=_("Answers at every hour.")),
    "area_everywhere": Words(any=_("Helps people wherever they live.")),
    "area_here": Words(
        any=_("Works where you live."),
        professional=_("Covers this district."),
        worried_other=_("Works where they live."),
    ),
    "area_other": Words(
        any=_("Works in another area."),
    ),
    "area_from_elsewhere": Words(
        any=_("Takes people from other areas, and may take you."), professional=_("Takes people from other areas.")
    ),
    "area_excludes_local": Words(
        any=_("Does not take people from your own area, so that nobody is found. They can help you to another one."),
        professional=_("Does not take people from this district, for their safety."),
        worried_other=_("Does not take people from that area, for their safety."),
    ),
    "area_may_exclude_local": Words(any=_("Ask: some safe homes do not take people from the same area.")),
    "area_ask": Words(
        any=_("Ask: do they work where you live?"),
        professional=_("Ask: do they cover the district?"),
        worried_other=_("Ask: do they work there?"),
    ),
    "gender_yes": Words(
        any=_("Says it is for you."), professional=_("States that it takes this gender."), worried_other=_("Says it is for them.")
    ),
    "gender_anyone": Words(any=_("For people of any gender.")),
    "gender_ask": Words(
        any=_("Ask: do they help people of your gender?"),
        professional=_("Ask: do they take this gender?"),
        worried_other=_("Ask: do they help people of that gender?"),
    ),
    "gender_women_ask": Words(
        any=_("Says it is for women. Ask: do you welcome me?"),
        professional=_("States women. Ask what they mean by it and whether they take this person."),
        worried_other=_("Says it is for women. Ask if they welcome this person."),
    ),
    "gender_women_only": Words(any=_("For women.")),
    "gender_men_only": Words(any=_("For men.")),
    "gender_some_only": Words(any=_("For people of some genders only. Ask which.")),
    "age_yes": Words(any=_("Right for your age."), professional=_("Fits the age."), worried_other=_("Right for their age.")),
    "age_ask": Words(
        any=_("Ask: do they help people of your age?"),
        professional=_("Ask: which ages do they take?"),
        worried_other=_("Ask: which ages do they help?"),
    ),
    "age_from": Words(any=_("For people aged {age_min} or over.")),
    "age_up_to": Words(any=_("For people aged up to {age_max}.")),
    "age_between": Words(any=_("For people aged {age_min} to {age_max}.")),
    "age_extended": Words(any=_("For people up to {age_max}, and up to {age_extended_max} with extra needs. Ask.")),
    "community_yes": Words(any=_("Run by and for a community you named."), professional=_("By and for a community that was named.")),
    "community_ask": Words(
        any=_("Run by and for one community. Ask if it is for you."),
        professional=_("By and for one community. Ask if it fits."),
        worried_other=_("Run by and for one community. Ask if it fits."),
    ),
    "community_other": Words(any=_("Run by and for another community.")),
    "relationship_other": Words(any=_("For abuse by a partner or in the family.")),
    "relationship_ask": Words(any=_("Ask: do they help with abuse by this person?")),
    "for_others_yes": Words(any=_("Talks with people who worry about someone.")),
    "for_others_ask": Words(any=_("Ask: do you talk with people who worry about someone?")),
    "risk_ask": Words(
        any=_("Ask: can you help now, or only at another level of danger?"),
        professional=_("States other levels of risk. Ask: a grade alone decides nothing."),
    ),
    "recency_yes": Words(any=_("The abuse is recent enough for this service.")),
    "recency_too_old": Words(any=_("Only for abuse in the last {months} months.")),
    "recency_ask": Words(any=_("Only for abuse in the last {months} months. Say when it last happened.")),
    "police_report_not_needed": Words(
        any=_("You do not need to have told the police."),
        professional=_("No police report needed."),
        worried_other=_("No police report needed."),
    ),
    "police_report_needed": Words(any=_("Only after a report to the police.")),
    "only_no_recourse": Words(any=_("For people who cannot get benefits because of their visa.")),
    "no_recourse_yes": Words(any=_("Can help with no right to benefits.")),
    "no_recourse_no": Words(any=_("Cannot take people who have no right to benefits.")),
    "no_recourse_ask": Words(any=_("Ask: can you help with no right to benefits?")),
    "children_yes": Words(any=_("Takes children.")),
    "children_no": Words(any=_("Does not take children.")),
    "children_ask": Words(any=_("Ask: is there space for the children together?")),
    "children_too_many": Words(any=_("Takes up to {max_children} children.")),
    "children_too_old": Words(any=_("Takes children up to {age_max}.")),
    "children_boys_ask": Words(any=_("Takes boys up to {age_max}. Ask about sons.")),
    "pets_yes": Words(any=_("Takes some pets.")),
    "pets_no": Words(any=_("Cannot take pets. Someone else can look after them.")),
    "pets_ask": Words(any=_("Ask: what about the pet?")),
    "substance_use_yes": Words(any=_("Takes people who use drugs or alcohol.")),
    "substance_use_no": Words(any=_("Does not take people who use drugs or alcohol now.")),
    "substance_use_ask": Words(any=_("Ask: do you take people who use drugs or alcohol?")),
    "mental_health_yes": Words(any=_("Takes people with poor mental health.")),
    "mental_health_no": Words(any=_("Does not take people with poor mental health.")),
    "mental_health_ask": Words(any=_("Ask: can you support poor mental health?")),
    "wheelchair_yes": Words(any=_("Has wheelchair access.")),
    "wheelchair_ask": Words(any=_("Ask about access and what you need."), professional=_("Ask about access. Adjustments are a duty.")),
    "language_spoken": Words(any=_("Someone speaks {language}.")),
    "language_interpreter": Words(any=_("Ask for an interpreter: {language}.")),
    "language_ask": Words(any=_("Ask: can you find an interpreter for {language}?")),
    "bsl_yes": Words(
        any=_("You can reach them in British Sign Language or by text."), professional=_("Reachable in British Sign Language or by text.")
    ),
    "bsl_ask": Words(any=_("Ask: can you be reached by text or in British Sign Language?")),
    "route_ask": Words(any=_("Ask how to start: we do not know."), professional=_("The way to refer is not known: ask.")),
    "route_assumed": Words(
        any=_("Check that you can contact them yourself."), professional=_("The route is assumed, not published: check.")
    ),
    "route_professional": Words(any=_("A professional asks for you."), worried_other=_("A professional asks for the person.")),
    "route_other_agency": Words(any=_("Another agency makes this referral.")),
    "route_other_area": Words(any=_("This way in is for another area.")),
    "route_other_profession": Words(any=_("Referrals come from some professions only.")),
    "consent_needed": Words(any=_("Needs the person's agreement.")),
    "score_from": Words(any=_("Asks for a DASH of {dash_min} or more. Ring if you are more worried than the score says.")),
}
