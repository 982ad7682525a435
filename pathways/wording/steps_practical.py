"""Words of steps about homes, papers, law, police rights, pets, work and interpreters. See steps_now.py for the rules."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pathways.core.vocabulary import StepKind
from pathways.wording.voices import Words

WORDS = {
    (StepKind.HOUSING_DUTY, ""): Words(
        survivor=(
            _("The council must help you find somewhere safe"),
            _(
                "If home is not safe because of abuse, you have a right to help with housing, with or without children, and before you "
                "have left. You can ask any council. You do not need proof or a police report, and they must not contact the person who "
                "hurts you. Ask for a safe place tonight if you need one."
            ),
        ),
        professional=(
            _("Council housing duty: homeless through abuse"),
            _(
                "Priority need without a further test (Housing Act 1996, section 189). Interim accommodation where there is reason to "
                "believe. Any council the person chooses; no referral back to an area of risk. No proof may be asked for, and no contact "
                "with the abuser. Ask which areas are not safe, and think of school and belongings."
            ),
        ),
    ),
    (StepKind.HOUSING_DUTY, "no_recourse"): Words(
        survivor=(
            _("Ask the council, and tell them about your visa"),
            _(
                "If your visa says “no recourse to public funds”, the council may not have to find you a home. Speak to an immigration "
                "adviser first. Ask for help all the same: a council can help where there are children, or where somebody needs care, "
                "and some refuges take people who cannot get benefits. They must not contact the person who hurts you."
            ),
        ),
        professional=(
            _("Council housing duty: check who is eligible"),
            _(
                "No recourse to public funds can make a person ineligible for homelessness help (Housing Act 1996, section 185). Get "
                "regulated immigration advice first. Other ways: the Children Act 1989, section 17; the Care Act 2014; refuge places that "
                "are paid for in another way; the concession for partners. The council’s advice is free to anybody (section 179). No "
                "contact with the abuser."
            ),
        ),
    ),
    (StepKind.HOUSING_DUTY, "own_authority"): Words(
        professional=(
            _("Your duty: homeless through abuse is priority need"),
            _(
                "Take the application today, wherever the person lived, and do not refer them back to an area where abuse is likely. "
                "Automatic priority need (Housing Act 1996, section 189); nobody needs to have left. Give interim accommodation where "
                "there is reason to believe. Ask for no proof or police report, and make no contact with the abuser. Ask which areas are "
                "not safe, and keep the address off letters and shared files. You may also have a housing IDVA."
            ),
        ),
    ),
    (StepKind.HOUSING_DUTY, "duty_to_refer"): Words(
        professional=(
            _("Duty to refer to a council of the person's choice"),
            _(
                "Named public bodies must ask to refer somebody who is or may be homeless (Housing Act 1996, section 213B). Needs "
                "consent, and the person picks the council, so that unsafe areas are avoided. Homeless through abuse is priority need: "
                "no proof, interim accommodation the same day, no contact with the abuser."
            ),
        ),
    ),
    (StepKind.HOUSING_DUTY, "any_council"): Words(
        survivor=(
            _("Any council can help you"),
            _(
                "If home is not safe because of abuse, you can ask the council where you live or any other. They must not send you back "
                "to an area where you are in danger. You do not need proof."
            ),
        ),
        professional=(
            _("Any council: homeless through abuse"),
            _("The person may apply to any council and must not be sent back to an area of risk. No local connection, no proof."),
        ),
    ),
    (StepKind.IMMIGRATION_ADVICE, ""): Words(
        survivor=(
            _("Get immigration advice first"),
            _(
                "Before you apply for anything, speak to a regulated immigration adviser: an application can change the visa you have. "
                "It is often free. Your visa does not decide if you deserve to be safe. If you are afraid to give your name, ask if you "
                "can speak without it."
            ),
        ),
        professional=(
            _("Regulated immigration advice before any application"),
            _(
                "The concession replaces current leave, and some groups face an end after three months. Find out: visa, expiry date, "
                "sponsor, children. Never make papers a condition of help, and promise no firewall: police may share data."
            ),
        ),
    ),
    (StepKind.IMMIGRATION_ADVICE, "asylum"): Words(
        survivor=(
            _("Ask for a safe move, and for advice about your status"),
            _(
                "If you live in asylum housing with the person, or near their friends, you can ask to be moved. Tell the asylum support "
                "line or a domestic abuse service. Ask a regulated adviser what this means for your claim. You can "
                "ask for advice without giving your name."
            ),
        ),
        professional=(
            _("Safe move within asylum support, and regulated advice"),
            _(
                "Ask the accommodation provider and the asylum support line for an urgent move, away from the abuser and their community. "
                "For the claim: a regulated immigration adviser. A refugee can apply to any council as homeless. Professional interpreter "
                "from outside the community."
            ),
        ),
    ),
    (StepKind.IMMIGRATION_CONCESSION, "then_settlement"): Words(
        survivor=(
            _("Then: ask your adviser about help for partners"),
            _(
                "If you came as the partner of someone who is British or settled, you may get three months with the right to benefits "
                "(MVDAC), and can then ask to stay for good. Speak with the adviser before you apply."
            ),
        ),
        professional=(
            _("MVDAC, then settlement as a victim of domestic abuse"),
            _(
                "Three months of leave with public funds for partners whose relationship broke down through abuse; then settlement "
                "(Appendix VDA). After advice, not before it."
            ),
        ),
    ),
    (StepKind.IMMIGRATION_CONCESSION, "three_months_only"): Words(
        survivor=(
            _("Then: three months with the right to benefits"),
            _(
                "If you came as the partner of a student, worker or graduate, you may get three months with the right to benefits "
                "(MVDAC). It does not lead to staying for good, and it ends the visa you have. Make a plan with the adviser before you "
                "apply."
            ),
        ),
        professional=(
            _("MVDAC: three months, with no settlement after it"),
            _(
                "Since 16 February 2024 partners of students, workers and graduates can apply, but not for settlement: they face a cliff "
                "edge at three months. A regulated adviser comes first."
            ),
        ),
    ),
    (StepKind.LEGAL_ORDERS, ""): Words(
        survivor=(
            _("A court can order them to stay away"),
            _(
                "A non-molestation order is free to ask for, on form FL401, and can be made the same day. You can keep your address "
                "secret. The day they are told can be dangerous, so make a safety plan with someone first. You may get legal aid."
            ),
        ),
        professional=(
            _("Protective orders"),
            _(
                "Non-molestation or occupation order: form FL401, no fee, C8 hides the address; without notice where needed. Police: "
                "DVPN and DVPO, up to {dvpo_days} days. Health staff may not charge for evidence letters. An order alone is no safety "
                "plan: plan for the day of service."
            ),
        ),
    ),
    (StepKind.LEGAL_ORDERS, "family_court"): Words(
        survivor=(
            _("Get a solicitor for the family court"),
            _(
                "Ask about legal aid, and what proof of abuse they need. You can ask the court for special measures, such as a screen or a "
                "separate waiting room. You do not have to go to mediation. Plan handovers so that "
                "you do not meet."
            ),
        ),
        professional=(
            _("Family court: solicitor, evidence, special measures"),
            _(
                "Legal aid with evidence of domestic abuse; health staff may not charge for the letter. There is an exemption from "
                "mediation meetings. Ask the court early for special measures. Plan handovers in a safe place with a third person. Do the "
                "DASH again before each hearing."
            ),
        ),
    ),
    (StepKind.LEGAL_ORDERS, "dapo"): Words(
        survivor=(
            _("Ask the court or the police for a protection order"),
            _(
                "A domestic abuse protection order can keep the person away from you and your home. The police can ask for it, or you can. "
                "Breaking it is a crime. Before the order is handed over, plan that day with a domestic abuse service: it can be a "
                "dangerous day."
            ),
        ),
        professional=(
            _("Domestic abuse protection order, or another order"),
            _(
                "The police, the person harmed or a third party may apply. It has no fixed end and can hold notification, tagging and "
                "programmes; a breach is a crime. Non-molestation and occupation orders stay open (form FL401, C8 hides the address). "
                "Safety plan before it is served: never the order alone."
            ),
        ),
    ),
    (StepKind.LEGAL_ORDERS, "forced_marriage"): Words(
        survivor=(
            _("A court can forbid a forced marriage"),
            _("A Forced Marriage Protection Order is free, can be made the same day and can stop someone taking you abroad."),
        ),
        professional=(
            _("Forced Marriage Protection Order"),
            _("By the person, the council as relevant third party, or others with leave. No fee, same day if needed. Breach is a crime."),
        ),
        worried_other=(
            _("A court can forbid a forced marriage"),
            _("The council or the police can ask a court for a protection order, or you can with the court's leave."),
        ),
    ),
    (StepKind.LEGAL_ORDERS, "fgm"): Words(
        survivor=(
            _("A court can protect a girl from FGM"),
            _("An FGM Protection Order is free, can be made the same day and can stop someone taking a girl abroad."),
        ),
        professional=(
            _("FGM Protection Order"),
            _("By the girl or woman, the council, or others with leave. No fee, same day if needed."),
        ),
        worried_other=(
            _("A court can protect a girl from FGM"),
            _("The council or the police can ask a court for a protection order. Tell children's social care first."),
        ),
    ),
    (StepKind.DVDS, ""): Words(
        survivor=(
            _("Ask about someone's past (Clare's Law)"),
            _(
                "You can ask the police if your partner or ex-partner has hurt people before. Ask on 101, online or at a police station. "
                "They ask how to reach you safely, and your partner is not told that you asked. It can take up to {dvds_days} days. If "
                "you describe a crime, the police may look into it. Hearing nothing does not mean that there is no danger."
            ),
        ),
        professional=(
            _("Clare's Law: right to ask, right to know"),
            _(
                "The person can ask, or you can start a right to know through the police. Up to {dvds_days} days, sooner in danger. A "
                "crime that is described may be investigated. Have a safety plan whatever the answer. Not for emergencies, and no DASH."
            ),
        ),
        worried_other=(
            _("You can ask about someone's past (Clare's Law)"),
            _(
                "A friend or relative can ask the police too. The answer goes to the person who can protect, so you may hear nothing. If "
                "you describe a crime, the police may look into it."
            ),
        ),
    ),
    (StepKind.VICTIM_HUB, ""): Words(
        survivor=(
            _("Your rights after telling the police"),
            _(
                "The Victims' Code says that you must be told what happens, be offered support and an interpreter, and can ask for "
                "special measures in court, such as a screen. The victim service can help you to get this."
            ),
        ),
        professional=(
            _("Victim and Witness Hub, and the Victims' Code"),
            _(
                "Rights to information, referral to support, an interpreter and special measures. For adults at medium risk who have "
                "reported and agree, the hub has domestic abuse workers: by phone, short term."
            ),
        ),
    ),
    (StepKind.PET_FOSTERING, ""): Words(
        survivor=(
            _("Someone can look after your pet"),
            _(
                "Some charities look after pets for free, and in private, while you get safe. Most refuges cannot take pets. An "
                "assistance dog may come with you."
            ),
        ),
        professional=(_("Pet fostering"), _("Self or agency referral, free and confidential. Assistance dogs are not pets in law.")),
    ),
    (StepKind.WORKPLACE, ""): Words(
        survivor=(
            _("Ask for help at work"),
            _(
                "If it is safe, tell one person at work you trust, or the personnel office. They can keep your details private, screen "
                "calls, change your hours or your place to park, and be a safe place to phone from."
            ),
        ),
        professional=(
            _("Safety at work"),
            _(
                "One safe contact, private records, changed shifts, parking and calls, a picture of the abuser at reception if wanted. "
                "Tell no one else."
            ),
        ),
    ),
    (StepKind.INTERPRETER, ""): Words(
        survivor=(
            _("Ask for an interpreter: {language}"),
            _(
                "Say: {language}, please. An interpreter should be free, and you can ask for a woman or a man. It should not be a "
                "relative, a child or someone who knows the person who hurts you. If you know the interpreter, ask for another."
            ),
        ),
        professional=(
            _("Professional interpreter: {language}"),
            _(
                "Ask about dialect and the interpreter's gender. Never family, a child or anyone from the close community. Check for "
                "links first."
            ),
        ),
        worried_other=(
            _("A professional interpreter: {language}"),
            _("Services can find one. Please do not interpret yourself, and do not ask a child or relative to."),
        ),
        own_behaviour=(
            _("Ask for an interpreter: {language}"),
            _("Say: {language}, please. An interpreter should be free. It should not be a relative or a child."),
        ),
    ),
    (StepKind.INTERPRETER, "bsl"): Words(
        survivor=(
            _("Ask for a British Sign Language interpreter"),
            _(
                "A qualified interpreter should be free, in person or by video. It should not be a relative or a child. Ask for a woman "
                "or a man."
            ),
        ),
        professional=(
            _("Qualified British Sign Language interpreter"),
            _("A reasonable adjustment under the Equality Act. Never family or a child. Check that they do not know the people involved."),
        ),
        worried_other=(
            _("A qualified British Sign Language interpreter"),
            _("Services can find one. Please do not interpret yourself."),
        ),
        own_behaviour=(
            _("Ask for a British Sign Language interpreter"),
            _("A qualified interpreter should be free. It should not be a relative or a child."),
        ),
    ),
    (StepKind.BEREAVEMENT_ADVOCACY, ""): Words(
        any=(
            _("Support after a death through abuse"),
            _(
                "We are sorry. Some services help families after a death through abuse, including suicide: with police, court, inquest "
                "and reviews."
            ),
        ),
        professional=(
            _("Advocacy after a death through abuse"),
            _("For family and friends, including after suicide. Tell the community safety partnership, which decides on a death review."),
        ),
    ),
}
