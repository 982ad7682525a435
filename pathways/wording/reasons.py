"""Why a step is in an answer: the words of each rule, by its name and by voice. One sentence each."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pathways.wording.voices import Words

WORDS = {
    "not_known": Words(
        any=_("You have not told us about this. If it is so, this may help."),
        professional=_("Not known yet. Worth finding out, because it would change the route."),
    ),
    "danger": Words(
        any=_("In danger, seconds count, and 999 works at every hour."),
        survivor=_("If things get worse, seconds count. 999 answers at every hour."),
    ),
    "safe_contact": Words(
        survivor=_("Someone who wants to control you may look at your phone, post or bills."),
        worried_other=_("Someone who wants control may read messages and look at bills."),
    ),
    "safe_contact_for_referrers": Words(professional=_("Contact by an unsafe channel can bring violence.")),
    "child_in_danger": Words(
        any=_("A child may be in danger now. Nobody's agreement is needed to protect a child."),
        survivor=_("A child may be in danger now. Children's social care can help to keep them safe."),
        child=_("You may be in danger now, and it is their job to protect you."),
    ),
    "strangled": Words(
        survivor=_("Pressure on the neck is very dangerous, even when nothing can be seen."),
        professional=_("Non-fatal strangulation: hidden injury, and the risk of homicide is about seven times higher."),
        worried_other=_("Pressure on the neck is very dangerous, even when nothing can be seen."),
    ),
    "suicide_risk": Words(
        survivor=_("You said that you think about ending your life, or that you feel in crisis."),
        professional=_("Suicide risk was named. Abuse is a leading road to suicide."),
        worried_other=_("You said that they may end their life, or are in crisis."),
    ),
    "deaf_or_deafblind": Words(
        any=_("British Sign Language or deafness was named. Services must make adjustments (Equality Act 2010)."),
        survivor=_("You told us that you are Deaf, deafblind or use British Sign Language."),
    ),
    "disabled": Words(
        any=_("Services must make adjustments for disabled people (Equality Act 2010)."),
        survivor=_("Services must make changes so that you can use them. You can ask for this."),
    ),
    "language": Words(
        any=_("You chose a language other than English."),
        professional=_("English is not the person's language: a wrong word can cost safety, and relatives can control what is said."),
        worried_other=_("English is not their language."),
    ),
    "joint_sessions_asked": Words(
        survivor=_("Meeting together is not safe when one person is afraid of the other. This is a safer start."),
        professional=_("Joint sessions were asked for. With abuse they bring coercion and reprisal."),
        worried_other=_("Meeting together is not safe when one person is afraid of the other. This is a safer start."),
        own_behaviour=_("Meeting together is not the place to start. Working on what you do is."),
    ),
    "general_help": Words(
        any=_("This helps whatever you have told us, and whatever you left out."),
        professional=_("Nothing more specific follows from what is known. This is safe in any case."),
    ),
    "outside_area": Words(
        survivor=_("You live outside the area of this site. You can still get help."),
        professional=_("The district is outside the partnership's area."),
        worried_other=_("They live outside the area of this site. There is help there too."),
    ),
    "closed_now": Words(any=_("A service below is closed at this hour, so a line that answers now comes first.")),
    "someone_answers": Words(any=_("At this hour a line that answers day and night is listed too, so that there is someone to call.")),
    "under_18": Words(survivor=_("You told us that you are under 18.")),
    "domestic_abuse": Words(survivor=_("You told us that someone close to you hurts, frightens or controls you.")),
    "high_risk": Words(
        professional=_(
            "One of these is enough for high risk: a DASH of {marac_visible} or more, your judgement, a repeat within {repeat_months} "
            "months, escalation, or a grade of high."
        ),
    ),
    "idva_band": Words(professional=_("The DASH is from {idva_visible} up to the MARAC line of {marac_visible}: an IDVA with consent.")),
    "specialist_idva": Words(professional=_("Your role, or the person's community, has an IDVA who takes any score.")),
    "specialist_idva_may_fit": Words(
        professional=_("Some IDVA posts take any score. Which one fits depends on your role and the person's community.")
    ),
    "not_scored": Words(professional=_("There is no DASH score. Not known is never treated as standard.")),
    "medium_risk": Words(
        survivor=_("The risk was called medium. It can rise quickly, so it is good to have someone beside you."),
        professional=_("Medium risk: serious harm is possible if something changes."),
    ),
    "standard_risk": Words(
        survivor=_("The risk was called standard. That does not mean that you have to cope alone."),
        professional=_("Standard grade or low score. A low grade is not low danger, and never closes a case."),
    ),
    "red_flag": Words(professional=_("There is a red flag. One is enough to use professional judgement, whatever the score.")),
    "leaving": Words(
        survivor=_("You are leaving, or have left. This time needs the most care."),
        professional=_("Separation was named: with control and violence it is the time of highest risk."),
        worried_other=_("They are leaving, or have left. This time needs the most care."),
    ),
    "order_breached": Words(
        survivor=_("You told us that an order or bail was broken."),
        professional=_("A breach of an order or bail was named."),
    ),
    "pregnant": Words(
        survivor=_("You are pregnant or have a baby. Abuse can grow worse then."),
        professional=_("Abuse in pregnancy or with a baby: the risk is higher for both."),
    ),
    "man": Words(
        survivor=_("You told us that you are a man. Some services are only for women; these are for you."),
        professional=_("The person is a man: women-only services are left out, with the reason."),
        worried_other=_("He is a man. Some services are only for women; these are for him."),
    ),
    "lgbt": Words(
        survivor=_("You told us something that makes LGBT+ services a choice for you."),
        professional=_("LGBT+ services are a choice for this person."),
        worried_other=_("LGBT+ services may be a choice for them."),
    ),
    "economic_abuse": Words(
        survivor=_("You told us about money."),
        professional=_("Economic abuse or money was named."),
    ),
    "older_or_needs_care": Words(
        survivor=_("You are {older_min} or over, or need care. Abuse by a partner, grown-up child or carer counts."),
        professional=_("The person is {older_min} or over, or has care needs: the carer may be the abuser."),
        worried_other=_("They are {older_min} or over, or need care. Abuse by relatives or carers counts."),
    ),
    "adult_at_risk": Words(professional=_("Care and support needs with abuse or risk: section 42 of the Care Act 2014.")),
    "abused_by_child": Words(
        survivor=_("You told us that a child under 16 hurts or threatens you."),
        professional=_("The person who uses abuse is under 16."),
    ),
    "recent_assault": Words(
        survivor=_("You told us about a rape or sexual assault not long ago. The sooner you ask for help, the more choices you have."),
        professional=_("Sexual violence within the recent window. Medical care comes first."),
        worried_other=_("You told us about a rape or sexual assault not long ago. The sooner they get help, the more choices they have."),
    ),
    "pregnancy_possible": Words(
        survivor=_("If you could be pregnant, hours matter."),
        professional=_("Pregnancy may be possible: hours matter."),
        worried_other=_("If they could be pregnant, hours matter."),
    ),
    "non_recent_assault": Words(
        survivor=_("You told us about sexual violence. There is help however long ago it was."),
        professional=_("Sexual violence, not recent or with no date: it is never too late for help."),
        worried_other=_("You told us about sexual violence. There is help however long ago it was."),
    ),
    "sarac": Words(professional=_("Sexual violence: the county's own conference may help where several agencies are needed.")),
    "abused_as_child": Words(
        survivor=_("You told us about sexual abuse when you were a child. It was not your fault."),
        professional=_("An adult was sexually abused as a child."),
    ),
    "under_13_sexual_abuse": Words(
        survivor=_("You told us that someone did something sexual to you. At your age the law protects you."),
        professional=_("A child under 13 cannot consent in law (Sexual Offences Act 2003). Police and social care always."),
        worried_other=_("A child under 13 cannot consent in law. Police and social care need to know."),
    ),
    "csa_duty_to_report": Words(professional=_("The duty to report child sexual abuse is in force. Referring at once is the norm.")),
    "child_sexual_abuse": Words(professional=_("Child sexual abuse is suspected. The child need not have said anything.")),
    "sexual_assault_13_to_15": Words(
        survivor=_("You are under 16 and someone did something sexual to you. You have a right to care, and to be kept safe."),
        professional=_("A child of 13 to 15: a patient with rights of their own, and a child at risk."),
    ),
    "sexual_assault_16_or_17": Words(professional=_("At 16 or 17 still a child in law: safeguarding as well as support.")),
    "spiking": Words(
        survivor=_("You told us that someone may have put something in your drink or your body."),
        professional=_("Spiking was named: some drugs clear within 12 hours."),
        worried_other=_("You told us about spiking."),
    ),
    "intimate_images": Words(
        survivor=_("You told us about private pictures."),
        professional=_("Intimate images were named."),
        worried_other=_("You told us about private pictures."),
    ),
    "child_in_household": Words(
        survivor=_("There are children. They feel what happens at home, and can have help of their own."),
        child=_("There are children at home. Each of them can have help of their own."),
        professional=_("A child who sees, hears or feels abuse is a victim in their own right (Domestic Abuse Act 2021, section 3)."),
        worried_other=_("There are children. They feel what happens at home."),
    ),
    "child_under_16_harmed": Words(
        professional=_("A child under 16 is being harmed. This is child abuse in law, whoever does it."),
        worried_other=_("You told us about a child under 16 who is being harmed."),
    ),
    "child_asked_about": Words(professional=_("The person is under 18: any harm is for children's social care.")),
    "abused_at_16_or_17": Words(professional=_("At 16 or 17 both apply: child safeguarding, and domestic abuse support.")),
    "abused_at_13_to_15": Words(professional=_("At 13 to 15 the young people's checklist fits better than the adults' DASH.")),
    "worried_about_child": Words(worried_other=_("Anyone may tell the council about a child, and the council must look into it.")),
    "homeless_at_16_or_17": Words(
        survivor=_("You are 16 or 17 and need somewhere safe. Children's services should help you."),
        professional=_("Homeless at 16 or 17: children's services lead."),
    ),
    "abuser_in_position_of_trust": Words(professional=_("The person who may have done this is a professional or carer.")),
    "no_recourse_with_children_or_care": Words(
        survivor=_("You told us that you cannot get benefits, and that you have children or need care."),
        professional=_("No recourse to public funds, with children or care needs: status is no bar to protection."),
    ),
    "honour_based_abuse": Words(
        survivor=_("You told us about abuse to do with honour. Family and others may be part of it, so trained people come first."),
        professional=_("Honour-based abuse: the one-chance rule. The family may be the abusers."),
        worried_other=_("You told us about abuse to do with honour. The family may be part of it."),
    ),
    "forced_marriage": Words(
        survivor=_("You told us about a marriage that someone did not choose."),
        professional=_("Forced marriage: the one-chance rule and statutory guidance (Family Law Act 1996, section 63Q)."),
        worried_other=_("You told us about a marriage that someone did not choose."),
    ),
    "marriage_under_18": Words(
        survivor=_("You are under 18. In law nobody may arrange a marriage for you, even with no pressure."),
        professional=_("Any marriage arranged for a person under 18 is forced marriage in law, even without pressure."),
        worried_other=_("They are under 18. In law nobody may arrange a marriage for them."),
    ),
    "fgm_known_under_18": Words(
        professional=_("FGM in a girl under 18, known to a teacher or regulated professional (FGM Act 2003, section 5B).")
    ),
    "fgm_risk": Words(
        survivor=_("You told us that a girl may be cut, or has been."),
        professional=_("A girl may be at risk of FGM, or it has happened to her."),
        worried_other=_("You told us that a girl may be cut, or has been."),
    ),
    "fgm_adult": Words(
        survivor=_("You told us that you were cut. There is care made for this."),
        professional=_("FGM in an adult: her own health and her own choice."),
        worried_other=_("You told us that someone was cut. There is care made for this."),
    ),
    "stalking": Words(
        survivor=_("You told us that someone will not leave you alone."),
        professional=_("Stalking was named. It comes before many killings."),
        worried_other=_("You told us that someone will not leave them alone."),
    ),
    "trafficked_adult": Words(professional=_("Modern slavery was named: section 52 of the Modern Slavery Act 2015.")),
    "trafficked_child": Words(professional=_("A child may be trafficked. A child cannot agree to be exploited.")),
    "trafficked": Words(
        survivor=_("You told us that someone makes you work or keeps you."),
        worried_other=_("You told us that someone may be forced to work."),
    ),
    "homeless_through_abuse": Words(
        survivor=_("You need somewhere to stay. If it is because of abuse, you come first in law."),
        professional=_("Homeless, or about to be: automatic priority need if it is because of domestic abuse."),
    ),
    "home_may_not_be_safe": Words(
        survivor=_("You have this right even before you leave."),
        professional=_("Nobody needs to have left to be owed the duty."),
    ),
    "duty_to_refer": Words(professional=_("Your service is one of those that must offer to refer.")),
    "needs_refuge": Words(
        survivor=_("You told us that you need a safe place to stay."),
        professional=_("A safe place to stay was named."),
    ),
    "visa_or_no_recourse": Words(
        survivor=_("You told us about a visa, papers or benefits. The order of steps matters here."),
        professional=_("Immigration status or no recourse to public funds: advice comes before any application."),
    ),
    "pets": Words(
        survivor=_("You told us about a pet."),
        professional=_("There are pets: they are used to trap and to threaten."),
    ),
    "stay_at_home": Words(
        survivor=_("You told us that you want your home to be safer."),
        professional=_("The person wants to stay at home."),
    ),
    "legal_protection": Words(
        survivor=_("You told us that you want the law to protect you."),
        professional=_("Legal protection was named."),
    ),
    "disclosure_scheme": Words(
        any=_("Clare's Law was asked for."),
    ),
    "reported_to_police": Words(
        survivor=_("You told us that the police know. You have rights from then on."),
        professional=_("It was reported: the Victims' Code applies."),
    ),
    "workplace": Words(
        survivor=_("You told us about work."),
        professional=_("The workplace was named: the abuser may know it."),
    ),
    "support_asked_for": Words(
        survivor=_("You asked for this."),
        professional=_("This was asked for."),
    ),
    "bereaved": Words(
        any=_("You told us about a death."),
        professional=_("A death through abuse was named."),
    ),
    "coercive_control": Words(
        survivor=_("You told us that someone controls your life. That is abuse, and a crime, with or without injuries."),
        professional=_("Coercive control was named: no injury to see, and isolation hides the risk."),
    ),
    "tech_abuse": Words(
        survivor=_("You told us that someone watches you through a phone or accounts."),
        professional=_("Abuse through devices or accounts was named."),
        worried_other=_("You told us that someone watches them through a phone or accounts."),
    ),
    "abused_by_relative": Words(
        survivor=_("You told us that a grown child or another relative hurts you. It counts as much as abuse by a partner."),
        professional=_("Abuse by a relative of 16 or over is domestic abuse, like abuse by a partner."),
    ),
    "gypsy_roma_traveller": Words(
        survivor=_("You told us that you are Gypsy, Roma or a Traveller. Help can come in a way that others do not see."),
        professional=_("Gypsy, Roma or Traveller: a visit that is seen can do harm, and spoken contact may suit better than letters."),
        worried_other=_("They are Gypsy, Roma or a Traveller. Help can come in a way that others do not see."),
    ),
    "multiple_disadvantage": Words(
        survivor=_("You told us about drink or drugs. You are owed help all the same."),
        professional=_("Substance use with abuse: among the most excluded, and at the highest risk of harm."),
    ),
    "abuser_is_an_insider": Words(
        survivor=_("The person who hurts you may work for a service. There are ways round them."),
        professional=_("The person may have access to records, or colleagues who do."),
        worried_other=_("The person may work for a service. There are ways round them."),
    ),
    "both_say_victim": Words(
        professional=_(
            "You named abuse that is suffered and abuse that is done. Where both say that they are harmed, the one who is most afraid may "
            "be the one who is blamed."
        )
    ),
    "sells_sex": Words(
        survivor=_("You told us that someone uses you for sex or money. You are owed the same care as anyone."),
        professional=_("Sexual exploitation: fear of being judged or charged hides assaults."),
        worried_other=_("You told us that someone uses them for sex or money. They are owed the same care as anyone."),
    ),
    "school_is_told": Words(
        professional=_("A child lives with the abuse. After the police attend, the school is told before the next school day.")
    ),
    "servitude_in_the_family": Words(
        survivor=_("You told us that your family or your partner makes you work or keeps you. That is a crime."),
        professional=_("Servitude by a partner or relatives: think of dowry abuse, abandonment abroad and trafficking."),
        worried_other=_("You told us that a partner or relatives keep them or make them work."),
    ),
    "refugee_or_asylum": Words(
        survivor=_("You told us that you are a refugee or ask for asylum. You can be moved somewhere safer."),
        professional=_("Refugee or seeking asylum: shared housing may hold the abuser or their community."),
    ),
    "abuse_protection_order": Words(any=_("Courts here can make domestic abuse protection orders.")),
    "family_court": Words(
        survivor=_("You told us about court, and there are children."),
        professional=_("Court proceedings with children: contact handovers are moments of risk."),
    ),
    "instead_listing": Words(any=_("This one may fit instead: {name}.")),
    "own_behaviour": Words(own_behaviour=_("You asked about your own behaviour. People can change, with help.")),
    "client_uses_abuse": Words(professional=_("Your client uses abuse.")),
    "own_behaviour_and_child": Words(
        any=_("Where there are children, their safety comes first."),
    ),
    "high_harm_perpetrator": Words(professional=_("High harm: a programme alone does not protect anyone.")),
    "worried_other": Words(worried_other=_("You worry about someone. What you do can help.")),
}
