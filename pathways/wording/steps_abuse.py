"""Words of steps about domestic abuse, risk, and people who use abuse. See steps_now.py for the rules."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pathways.core.vocabulary import StepKind
from pathways.wording.voices import Words

WORDS = {
    (StepKind.MARAC, ""): Words(
        professional=(
            _("MARAC: refer today, with the IDVA"),
            _(
                "For people aged {marac_min} or over. Local line: {marac_visible} or more of {dash_questions} on the DASH, or your "
                "professional judgement, or {escalation_callouts} or more police call-outs in 12 months, or any further abuse within "
                "{repeat_months} months of the last MARAC. Consent is preferred but not needed: record your reason for going ahead "
                "without it, and tell the person unless that raises the risk. Send the form and the DASH through the IDVA service, and "
                "be ready to present the case. MARAC does not replace a child or adult safeguarding referral."
            ),
        ),
    ),
    (StepKind.MARAC, "victim_of_client"): Words(
        professional=(
            _("MARAC for the person who is being harmed"),
            _(
                "Your client's partner, ex-partner or relative may be at high risk. Refer them to MARAC through the IDVA service, with "
                "or without consent, and record your reason. Your client must not learn of it."
            ),
        ),
    ),
    (StepKind.IDVA, ""): Words(
        survivor=(
            _("An adviser for people in great danger (IDVA)"),
            _(
                "An IDVA is an independent domestic violence adviser. They work with people who may be seriously hurt. You cannot refer "
                "yourself, but a doctor, nurse, school, council or police officer you trust can ask for you. You can show them this "
                "page."
            ),
        ),
        professional=(
            _("IDVA: refer with consent"),
            _(
                "Local line: {idva_visible} or more on the DASH, with consent; from {marac_visible} consent is preferred but not needed. "
                "The abuse must be current: the last {idva_recent_months} months. Bring: the DASH, consent, date of the last incident, "
                "a safe number and safe times, children and where they are, orders or bail, what has been done. Forms that are not "
                "complete may be sent back. Some specialist IDVAs take any score, with consent: the listings say for whom."
            ),
        ),
    ),
    (StepKind.IDVA, "high"): Words(
        professional=(
            _("IDVA: refer today"),
            _(
                "At this level of risk consent is preferred but not needed; record your reason if you go ahead without it. Ring the duty "
                "IDVA if you can. Bring: the DASH and what the risk rests on, date of the last incident (the service works with abuse "
                "in the last {idva_recent_months} months), a safe number and safe times, children and where they are, weapons, orders or "
                "bail, what has been done."
            ),
        ),
    ),
    (StepKind.IDVA, "specialist"): Words(
        professional=(
            _("Specialist IDVA: any score, with consent"),
            _(
                "Some IDVA posts take any level of risk, with consent: for health and housing professionals, and for people from some "
                "communities. The listings say for whom. A DASH is wanted but not needed. The abuse must be current: the last "
                "{idva_recent_months} months. Bring a safe number and safe times."
            ),
        ),
    ),
    (StepKind.IDVA, "young"): Words(
        professional=(
            _("Young people's IDVA"),
            _(
                "Use the young people's form and checklist. Any level of risk, with consent. A young person of 16 or 17 has a right to "
                "both: child safeguarding and domestic abuse support. They are not too young for an IDVA or a MARAC."
            ),
        ),
    ),
    (StepKind.IDVA, "victim_of_client"): Words(
        professional=(
            _("IDVA for the person who is being harmed"),
            _(
                "The safety of your client's partner, ex-partner or relative comes first. Ring the duty IDVA. Keep this work apart from "
                "the work with your client."
            ),
        ),
    ),
    (StepKind.IDVA, "midwife"): Words(
        survivor=(
            _("Tell your midwife or health visitor"),
            _(
                "Midwives and health visitors ask about this often, and you can ask to see them alone. They can ask an IDVA to help you. "
                "An IDVA is an independent domestic violence adviser for people who may be seriously hurt. You cannot refer yourself, but "
                "you can show this page to someone you trust."
            ),
        ),
    ),
    (StepKind.PROFESSIONAL_JUDGEMENT, "who_does_what"): Words(
        professional=(
            _("Find out who does what to whom"),
            _(
                "See each person alone and keep both safe. Ask who is afraid of whom, who controls, who changes what they do, and how any "
                "injury came about: people fight back. Ring the duty IDVA for a specialist view. Refuse nobody help while it is open, and "
                "hold no joint meeting. A man, a gay or lesbian partner, or a person without English is easily named wrongly."
            ),
        ),
    ),
    (StepKind.PROFESSIONAL_JUDGEMENT, "insider"): Words(
        professional=(
            _("Abuser inside the network: ring the duty IDVA, by name only"),
            _(
                "Speak to one named person and say why. Ask for a restricted record, another force or agency, and a conflict check before "
                "any MARAC. The same holds where the person harmed is a member of staff."
            ),
        ),
    ),
    (StepKind.PROFESSIONAL_JUDGEMENT, ""): Words(
        professional=(
            _("Use your judgement: ring the duty IDVA"),
            _(
                "A score can miss most of the worst cases. If you are more worried than the number says, or there is one red flag, ring "
                "the duty IDVA and say why. Your judgement alone is enough for a MARAC referral. No consent? Ask yourself: is this high "
                "risk in my judgement? If yes, go ahead and record it."
            ),
        ),
    ),
    (StepKind.RISK_ASSESSMENT, ""): Words(
        professional=(
            _("Complete the DASH, or ask the duty IDVA to help"),
            _(
                "Not scored is not low risk. Complete the DASH with the person, alone, with a qualified interpreter if needed. If you "
                "are not trained, ring the duty IDVA. Some police forces use DARA: a grade without a score is enough to refer on."
            ),
        ),
    ),
    (StepKind.RISK_ASSESSMENT, "stalking"): Words(
        professional=(
            _("Complete a stalking checklist with the DASH"),
            _(
                "Use a stalking screening tool (S-DASH) beside the DASH. Remember FOUR: fixated, obsessive, unwanted, repeated. Ask for "
                "the log, devices, cars and orders. Stalking by a former partner goes to MARAC at any score. Only the police can apply for "
                "a stalking protection order: ask them to."
            ),
        ),
    ),
    (StepKind.RISK_ASSESSMENT, "again"): Words(
        professional=(
            _("Do the DASH again after any change"),
            _(
                "Risk can rise in a day: separation or plans to leave, a new partner, pregnancy, drink or drugs, a court date, contact "
                "with children. Do it again after each incident or change. A new incident within {repeat_months} months of a MARAC goes "
                "back whatever the score."
            ),
        ),
    ),
    (StepKind.RISK_ASSESSMENT, "young"): Words(
        professional=(
            _("Use the young people's checklist"),
            _(
                "The SafeLives checklist for young people fits ages 13 to 17. It finds cases for MARAC from {marac_min} and supports the "
                "referral to children's social care. It does not decide whether to refer a child."
            ),
        ),
    ),
    (StepKind.RISK_ASSESSMENT, "older"): Words(
        professional=(
            _("Use the older people's DASH"),
            _(
                "From {older_min}, the older people's DASH is often fairer. Ask about adult children and carers, money, medicine and "
                "care. Ask alone, never with the carer in the room. A visit to the GP can be a safe place to ask."
            ),
        ),
    ),
    (StepKind.HELPLINE_DA, ""): Words(
        survivor=(
            _("Talk to someone who understands"),
            _(
                "A helpline listens and helps you think about what is safe for you. You can say as much or as little as you want, and "
                "you do not have to decide anything. They can help you to make a plan and to look for a safe place. You can end the call "
                "at any time."
            ),
        ),
        professional=(
            _("Helpline: advice, and a way to refuge"),
            _("The person can call at any level of risk. Helplines also advise professionals, and can look for a refuge space."),
        ),
        worried_other=(
            _("Ask a helpline what you can do"),
            _(
                "Helplines talk with people who worry about someone, too. Ask what is safe to do before you do it. You do not need to "
                "know everything."
            ),
        ),
    ),
    (StepKind.HELPLINE_DA, "anywhere"): Words(
        survivor=(
            _("You can get help wherever you live"),
            _(
                "National helplines help people all over the country. They can look for support near you, or for a safe place somewhere "
                "else. You can go to another area to be safe."
            ),
        ),
        professional=(
            _("National helpline: help in any area"),
            _("The district is outside this partnership. National lines find local support and refuge space in any area."),
        ),
        worried_other=(
            _("National helplines help in any area"),
            _("They talk with people who worry about someone, and know what there is where that person lives."),
        ),
    ),
    (StepKind.HELPLINE_MEN, ""): Words(
        survivor=(
            _("Talk to a service for men"),
            _(
                "Abuse happens to men too, and it is not your fault. These services listen and help you think about what is safe for "
                "you. You can say as much or as little as you want."
            ),
        ),
        professional=(
            _("Services for men who are abused"),
            _(
                "Men have the same rights to safety, housing and orders. If both say that they are abused, make both safe separately; "
                "who does what to whom is looked at by a specialist later and never delays help."
            ),
        ),
        worried_other=(
            _("Ask a service for men what you can do"),
            _("Abuse happens to men too. Ask what is safe to do before you do it."),
        ),
    ),
    (StepKind.HELPLINE_LGBT, ""): Words(
        survivor=(
            _("Talk to people who know LGBT+ lives"),
            _("You decide what you say about who you are, and who else may know. Threats to tell others about you are abuse too."),
        ),
        professional=(
            _("LGBT+ services"),
            _("Never reveal sexuality or gender history to anyone without consent. Being outed can bring danger, from family too."),
        ),
        worried_other=(
            _("Services that know LGBT+ lives"),
            _("Do not tell anyone about the person's sexuality or gender. It can put them in danger."),
        ),
    ),
    (StepKind.OUTREACH, ""): Words(
        survivor=(
            _("Get a worker near you"),
            _(
                "A support worker can meet you or call you in a safe way, whether you stay or leave, and however bad it is or is not. "
                "They help with safety, housing, money, courts and children. You do not need anyone to refer you."
            ),
        ),
        professional=(
            _("Outreach: community support at any level of risk"),
            _("For people aged 16 or over, with consent. The person can also refer themselves. Give a safe number and safe times."),
        ),
    ),
    (StepKind.REFUGE, ""): Words(
        survivor=(
            _("Ask for a place in a refuge"),
            _(
                "A refuge is a safe house for people who leave because of abuse. You call, and they look for a space that fits you and "
                "your children. It may be in another area. The address is kept secret, so please keep it secret too. Say if you have "
                "sons, pets, a disability, or no right to benefits, so that they find the right one."
            ),
        ),
        professional=(
            _("Refuge space"),
            _(
                "Space changes by the hour: ring, with the person. Have ready: risk, ages and number of children, age of sons (many "
                "refuges cannot take older boys), language, disability, visa and public funds, drugs or alcohol, pets, areas that are "
                "not safe. Never write down or pass on an address."
            ),
        ),
    ),
    (StepKind.SAFE_ACCOMMODATION, ""): Words(
        survivor=(
            _("Another kind of safe home"),
            _(
                "Some safe homes take people whom a refuge cannot: men, families with older sons, people with pets, with care needs or "
                "with a carer. A worker asks for a place for you. You can ask the council or a support worker to do it."
            ),
        ),
        professional=(
            _("Dispersed and other safe accommodation"),
            _(
                "Where a refuge does not fit: men, teenage sons, larger families, care needs, pets, complex needs, no public funds. "
                "Mostly arranged with the IDVA service."
            ),
        ),
    ),
    (StepKind.HOME_SECURITY, ""): Words(
        survivor=(
            _("Make your home harder to get into"),
            _(
                "If you want to stay and it is safe enough, locks, alarms or cameras can help. A support worker can ask for this for "
                "you. Think about who has keys, and tell school and neighbours you trust."
            ),
        ),
        professional=(
            _("Target hardening at home"),
            _("For people who want to stay and can do so safely. Through a domestic abuse specialist; measures depend on the risk."),
        ),
    ),
    (StepKind.BY_AND_FOR, ""): Words(
        survivor=(
            _("People from a community like yours"),
            _(
                "These services are run by and for people who share a background, a language, a faith or a disability. If you worry that "
                "people you know will hear of it, ask how they keep things private before you say your name."
            ),
        ),
        professional=(
            _("By-and-for services"),
            _("Ask which one the person wants, if any. Check first that nobody there is close to the family."),
        ),
        worried_other=(
            _("Services run by and for a community"),
            _("Ask the person if they want this. Some people would rather talk to someone outside their community."),
        ),
    ),
    (StepKind.DEAF_SERVICE, ""): Words(
        any=(_("Deaf people who support Deaf people"), _("They work in British Sign Language, by video, text or email.")),
    ),
    (StepKind.OLDER_SERVICE, ""): Words(
        survivor=(
            _("Talk to people who help older people"),
            _(
                "Being hurt by a partner, a grown-up child or a carer is abuse at any age. You can ask for help and still love the "
                "person who does it."
            ),
        ),
        professional=(
            _("Specialist services for older people"),
            _("Abuse may be long-standing, or by an adult child or a carer."),
        ),
        worried_other=(
            _("Ask people who help older people"),
            _("They talk with people who worry about an older person, too."),
        ),
    ),
    (StepKind.ECONOMIC_ABUSE, ""): Words(
        survivor=(
            _("Get advice about money and control"),
            _(
                "Someone who takes your money, your wages or your phone, or puts debt in your name, is abusing you. Advisers can help "
                "with banks, debts and benefits. Ask them not to write to you if your post or your account is seen."
            ),
        ),
        professional=(
            _("Economic abuse advice"),
            _("Bank's specialist team, benefits (split payments, easements) and debt. Send nothing to a shared address or account."),
        ),
    ),
    (StepKind.RESPECT_PHONELINE, ""): Words(
        own_behaviour=(
            _("Talk to someone about what you do"),
            _(
                "You took a first step by looking. Call and say what you do, as it is. They will ask you to be honest, and talk with you "
                "about how to stop. If you are being hurt as well, say so."
            ),
        ),
        professional=(
            _("Helpline for people who use abuse"),
            _("For your client, and for you. Ask how to keep the partner and the children safe while your client gets help."),
        ),
    ),
    (StepKind.PERPETRATOR_PROGRAMME, ""): Words(
        own_behaviour=(
            _("Join a programme to change"),
            _(
                "A programme takes months and works when you choose it yourself. Ask the helpline which one is near you and how to join. "
                "It is not anger management, and not couples counselling. They also check that the people you hurt are safe."
            ),
        ),
        professional=(
            _("Behaviour-change programme"),
            _(
                "For medium and standard risk, with the client's own consent. Usual terms: 18 or over, takes some responsibility, no "
                "live proceedings; each programme sets its own. It must be linked with support for the victim. It is not a safety plan, "
                "and never a reason to tell a survivor that it is safe to go back."
            ),
        ),
    ),
    (StepKind.PERPETRATOR_PANEL, ""): Words(
        professional=(
            _("Perpetrator Panel: high harm"),
            _(
                "For those who cause the greatest harm below MAPPA. Through police or probation. Your client must not learn of the "
                "referral."
            ),
        ),
    ),
    (StepKind.MAPPA, ""): Words(
        professional=(
            _("MAPPA, if there is a qualifying conviction"),
            _(
                "Police, probation and prisons manage registered sexual offenders, other violent or sexual offenders and other dangerous "
                "offenders. Other agencies refer through them and have a duty to co-operate."
            ),
        ),
    ),
}
