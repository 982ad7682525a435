"""Words of steps that come first, and of duties: (title, how) by kind, variant and voice.

Only 999, 55, 101, 18000 and 999 BSL may stand here as numbers: they are public and the same everywhere. Every other number comes
from a listing. {names} in braces are parameters of the partnership.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pathways.core.vocabulary import StepKind
from pathways.wording.voices import Words

WORDS = {
    (StepKind.EMERGENCY_999, ""): Words(
        survivor=(
            _("If you are in danger, call 999"),
            _(
                "Ask for the police. On a mobile, if you cannot speak: stay silent, listen, and press 55 when you are asked. Without 55 "
                "the call ends. 55 does not show where you are, so cough or tap to answer if you can. On a landline you do not need 55: "
                "stay on the line. If you are deaf or cannot speak, use 999 BSL, or 18000 with Relay UK. Go where other people are, if "
                "that is safe."
            ),
        ),
        child=(
            _("If someone is hurting you or may hurt you now, call 999"),
            _(
                "Ask for the police. You will not be in trouble for calling. On a mobile, if you cannot speak: stay silent, listen, and "
                "press 55 when you are asked. On a landline you do not need 55: stay on the line. If you are deaf or cannot speak, use "
                "999 BSL, or 18000 with Relay UK. Go to other people you feel safe with."
            ),
        ),
        professional=(
            _("Danger now: call 999"),
            _(
                "Call 999 and stay with the person if that is safe. Say where they are, who else is there, whether there are children, "
                "and any weapons. No consent is needed, and no form comes first. Tell a caller who cannot speak: on a mobile, stay "
                "silent and press 55 when asked; on a landline 55 is not needed, stay on the line."
            ),
        ),
        worried_other=(
            _("If they are in danger now, call 999"),
            _(
                "Ask for the police, even if you are not sure. Say where they are, whether there are children, and any weapons. Keep "
                "yourself safe: do not go in. If you cannot speak, on a mobile stay silent and press 55 when you are asked; on a "
                "landline stay on the line. If you are deaf, use 999 BSL, or 18000 with Relay UK."
            ),
        ),
        own_behaviour=(
            _("If anyone may get hurt now, call 999"),
            _(
                "If you think you may hurt someone, go somewhere else now. Call 999, or ask someone to call for you. If you cannot "
                "speak, on a mobile stay silent and press 55 when you are asked; on a landline stay on the line."
            ),
        ),
    ),
    (StepKind.EMERGENCY_999, "deaf"): Words(
        any=(
            _("In danger? Use 999 BSL, or text"),
            _(
                "999 BSL is a free app and website: a British Sign Language interpreter calls 999 for you by video. With Relay UK, call "
                "18000 by text. You can text 999 if you have signed your phone up before. You can also call 999 on a mobile, stay silent "
                "and press 55 when you are asked."
            ),
        ),
        professional=(
            _("Danger now: 999, or 999 BSL with the person"),
            _(
                "Call 999 yourself if you can. A Deaf person can use 999 BSL (app or website, with an interpreter by video), 18000 "
                "through Relay UK, or text 999 if the phone is signed up. Never ask a relative or a child to interpret."
            ),
        ),
        worried_other=(
            _("If they are in danger now, call 999"),
            _(
                "Call 999 if you can speak. If not: 999 BSL is a free app and website with a British Sign Language interpreter by video, "
                "and 18000 is the number for text calls through Relay UK. Texting 999 works if the phone was signed up before."
            ),
        ),
    ),
    (StepKind.MEDICAL_TODAY, "strangulation"): Words(
        survivor=(
            _("See a doctor today, even with no marks"),
            _(
                "Pressure on the neck can hurt you inside, and the harm can show days later. Call 999 or go to A&E now if you passed out "
                "or cannot remember, if you have a bad headache, if your sight or voice has changed, if it hurts to swallow, if you are "
                "short of breath, if your neck is swollen, if you wet yourself, if you feel weak or had a fit, or if you are pregnant. "
                "Tell them that someone held your neck."
            ),
        ),
        professional=(
            _("Medical assessment today: strangulation"),
            _(
                "Any non-fatal strangulation, with or without marks: medical assessment today, because stroke and vessel damage can come "
                "late. 999 or A&E now for loss of consciousness or memory, seizure or weakness, incontinence, severe headache, change "
                "of voice or sight, painful swallowing, breathlessness, neck swelling, pin-point bleeding, or pregnancy. Record when and "
                "how. It is a strong sign of later homicide, so use your judgement whatever the score."
            ),
        ),
        worried_other=(
            _("Help them to see a doctor today"),
            _(
                "Pressure on the neck can do harm that shows days later, even with no marks. Call 999 if they passed out, have a bad "
                "headache, cannot see, speak, swallow or breathe well, or are pregnant."
            ),
        ),
    ),
    (StepKind.MEDICAL_TODAY, "assault"): Words(
        survivor=(
            _("Get medical help for any injury"),
            _(
                "If you are bleeding, in pain, or feel very unwell, go to A&E or call 999. Your health comes before evidence, forms or "
                "any other step. You can say as little as you want about what happened."
            ),
        ),
        professional=(
            _("Injury comes first: A&E or 999"),
            _(
                "Treat injury, bleeding or collapse before anything else. Tell A&E that forensic samples may be wanted, if the person "
                "agrees."
            ),
        ),
        worried_other=(
            _("Get medical help for any injury"),
            _("If they are bleeding, in pain or very unwell, take them to A&E or call 999. It is up to them what they say there."),
        ),
    ),
    (StepKind.MEDICAL_TODAY, "spiking"): Words(
        survivor=(
            _("Feel unwell? Get help now"),
            _(
                "Do not stay alone and do not try to sleep it off. If you feel very ill, cannot stay awake or cannot breathe well, call "
                "999 or go to A&E. If a needle was used, ask A&E about infection. You will not be in trouble for anything you took."
            ),
        ),
        professional=(
            _("Unwell after spiking: A&E or 999"),
            _("Do not leave the person alone. Needle injury: A&E for blood-borne virus assessment. Having taken drugs is no bar to help."),
        ),
        worried_other=(
            _("Stay with them and get help"),
            _("Do not leave them alone or let them sleep it off. If they are very ill or hard to wake, call 999."),
        ),
    ),
    (StepKind.SUICIDE_CRISIS, ""): Words(
        survivor=(
            _("Talk to someone about staying alive today"),
            _(
                "If you have hurt yourself or have a plan to, call 999 or go to A&E now. If not, call one of these now. You can say: I "
                "am thinking about ending my life. What is being done to you is not your fault, and this feeling can pass with help."
            ),
        ),
        child=(
            _("Tell someone now how bad it feels"),
            _(
                "If you have hurt yourself or have a plan to, call 999 or go to A&E. If not, call one of these now, or tell an adult you "
                "trust. You can say: I am thinking about ending my life. You are not in trouble."
            ),
        ),
        professional=(
            _("Suicide risk: act now"),
            _(
                "Ask directly about thoughts, plan and means. Attempt or plan: 999 or A&E. Otherwise crisis team today. Do not leave the "
                "person alone with means. The partner or family may be the cause: do not call them. It counts as risk of serious harm "
                "in your judgement for the duty IDVA."
            ),
        ),
        worried_other=(
            _("If they may end their life, get help now"),
            _(
                "If they have tried, or have a plan, call 999. Ask them directly; it does not put the idea there. Stay with them or stay "
                "on the phone. Do not call their partner or family if those people may be the cause."
            ),
        ),
        own_behaviour=(
            _("If you think about ending your life, talk to someone now"),
            _(
                "If you have a plan, call 999 or go to A&E. If not, call one of these. You can get help for this and for how you act at "
                "the same time."
            ),
        ),
    ),
    (StepKind.TALK_TO_TRUSTED_ADULT, ""): Words(
        child=(
            _("Tell an adult you trust"),
            _(
                "This can be a teacher, a school nurse, a doctor, a youth worker or someone else you feel safe with. It does not have to "
                "be a parent. What happened is not your fault. Before you start, you can ask: what do you have to pass on? If an adult "
                "thinks you are in danger, they have to tell people whose job is to keep you safe, and they can tell you first who that "
                "is."
            ),
        ),
    ),
    (StepKind.SAFE_CONTACT_PLAN, ""): Words(
        survivor=(
            _("Use a phone nobody else checks"),
            _(
                "Calls, texts and pages can be seen by someone who looks at your phone, your bills or your accounts. A phone at work, at "
                "the doctor's, or a friend's phone is safer. When you speak to a service, tell them a safe number and safe times, and "
                "if they must not text, leave a message or write to your home."
            ),
        ),
        professional=(
            _("Agree safe contact first"),
            _(
                "See the person alone. Ask for a safe number, safe times, whether voicemail, text, email or post is safe, and who else "
                "sees them. Agree a code word. Write it at the top of the referral. Use no channel that has not been called safe."
            ),
        ),
        worried_other=(
            _("Find a safe way to talk with them"),
            _(
                "Speak alone, face to face if you can. Messages may be read by the person who hurts them. Ask: is it safe to talk? "
                "Listen, believe them, and let them decide. Agree a word that means: call the police."
            ),
        ),
    ),
    (StepKind.SAFE_CONTACT_PLAN, "bereaved"): Words(
        worried_other=(
            _("Be safe when you talk about it"),
            _(
                "If you fear the person who did this, say so to the police and to the people who help you. Give them a safe number and "
                "safe times. If someone else may be in danger from them, speak with that person alone, and ask first if it is safe to "
                "talk."
            ),
        ),
    ),
    (StepKind.SAFE_CONTACT_PLAN, "one_chance"): Words(
        survivor=(
            _("Tell a helper how to reach you safely"),
            _(
                "When you speak to someone, ask to be alone. Give a safe number and safe times, and agree a code word. Ask them not to "
                "speak to anyone in your family or community, not to write, and not to visit your home. If you can, learn one number by "
                "heart."
            ),
        ),
        professional=(
            _("One chance: see them alone, now"),
            _(
                "You may only get this one meeting. See them alone and in private, believe them, say what you cannot keep to yourself. "
                "Take details: who may harm them, relatives in agencies, travel plans, passport, brothers and sisters. Agree safe "
                "contact and a code word. Never send them away without a plan. Keep the record where relatives who work here cannot see "
                "it."
            ),
        ),
        worried_other=(
            _("Keep it between you and trained people"),
            _(
                "Do not speak about it with relatives, friends or community leaders, even to help. Speak with the person alone. Agree a "
                "code word. Ask one of the lines below what to do next."
            ),
        ),
    ),
    (StepKind.SAFE_CONTACT_PLAN, "leaving"): Words(
        survivor=(
            _("Plan a safe day and time"),
            _(
                "Leaving can be the most dangerous time, so plan it with someone trained if you can. Keep it secret. Think about a bag, "
                "papers, keys, medicine, money, a phone that is safe, children, and pets. If you have to go now, go: things can be "
                "fetched later with help."
            ),
        ),
        professional=(
            _("Separation: plan a safe day with the person"),
            _(
                "Separation with coercive control and violence is the time of highest risk. Plan day, time, transport, papers, medicine, "
                "phone, school, pets and orders. Tell nobody who need not know. Do the DASH again after any change."
            ),
        ),
        worried_other=(
            _("Help them to leave safely, and quietly"),
            _(
                "Leaving can be the most dangerous time. Let them choose the day. Tell nobody. Do not move their things. You can offer "
                "to keep a bag or papers, or to be a safe number."
            ),
        ),
    ),
    (StepKind.SAFE_CONTACT_PLAN, "insider"): Words(
        survivor=(
            _("Ask for help where they cannot see it"),
            _(
                "If the person works for the police, a council, a health service or a charity, you can ask for another team or another "
                "police force. Ask for your record to be locked, so that only a few people can open it. You can also start with a "
                "national line. Use a phone nobody else checks, and tell helpers a safe number."
            ),
        ),
        professional=(
            _("Restrict the record before you write in it"),
            _(
                "Ask your safeguarding lead for a restricted record and check who can open it. Use another agency or police force. Before "
                "a MARAC, check every attender for a conflict of interest. Agree a safe number, safe times and a code word."
            ),
        ),
        worried_other=(
            _("Use a route they cannot see"),
            _(
                "If the person works for the police or a service, a national line or another force is safer. They can ask for a locked "
                "record. Speak alone, face to face if you can. Messages may be read."
            ),
        ),
    ),
    (StepKind.SAFE_CONTACT_PLAN, "tech"): Words(
        survivor=(
            _("Use another phone, and leave the tracker where it is"),
            _(
                "Get help from a phone or computer that the person has never held. Do not take off an app or a tracker yet: they may "
                "notice. Do not change all your passwords at once. A domestic abuse service can go through your phone with you when it is "
                "safe. Keep notes where they cannot look."
            ),
        ),
        professional=(
            _("Safety plan first, devices second"),
            _(
                "Speak by a device the abuser has never had. Leave trackers and spyware in place until there is a plan. Ask about shared "
                "accounts, children's tablets, cars, doorbells and tags. Keep evidence off shared devices. Agree safe contact."
            ),
        ),
        worried_other=(
            _("Speak away from their phone"),
            _(
                "Leave phones in another room, or go for a walk without them. Do not search their phone or take anything off it. Offer a "
                "phone that the person has never held, to call a helpline from."
            ),
        ),
    ),
    (StepKind.SAFE_CONTACT_PLAN, "site"): Words(
        survivor=(
            _("Say where and how it is safe to meet you"),
            _(
                "Helpers can meet you away from where you live: at a clinic, a school or a library. You can ask for a call and not a "
                "letter, and for a woman to speak to. Give a safe number and safe times."
            ),
        ),
        professional=(
            _("Meet away from the site, and speak rather than write"),
            _(
                "Do not visit a site or yard unless the person has called it safe. Offer a clinic, school or library. Ring, do not write: "
                "letters may be read by others. Ask for a safe number, safe times and a code word, and which relatives work nearby."
            ),
        ),
        worried_other=(
            _("Find a safe place to talk, away from home"),
            _(
                "Talk where nobody from home is near. Do not send letters or messages. Listen, believe them, and let them decide. Agree a "
                "word that means: call the police."
            ),
        ),
    ),
    (StepKind.TALK_TO_TRUSTED_ADULT, "school"): Words(
        professional=(
            _("School: quiet support for the child"),
            _(
                "When the police attend domestic abuse and a related child goes to school, they tell the school's safeguarding lead before "
                "the next school day (Operation Encompass). The family does not have to arrange it. In school: be kind, keep to routine, "
                "let the child choose to speak. Do not question the child and do not ask the family about it. If nobody was told, ring the "
                "safeguarding lead."
            ),
        ),
    ),
    (StepKind.FGM_MANDATORY_REPORT, ""): Words(
        professional=(
            _("Report to the police yourself, on 101"),
            _(
                "Teachers and regulated health and social care professionals must report FGM in a girl under 18 when she tells you or "
                "you see signs in your work. Ring 101 yourself, by the end of the next working day at the latest; nobody can do it for "
                "you. If she is in danger, 999. Have ready: her name, date of birth, address, what she said or what you saw, other girls "
                "in the family. Do not examine her to check. Consent is not needed."
            ),
        ),
    ),
    (StepKind.LADO, ""): Words(
        professional=(
            _("Tell the local authority designated officer"),
            _(
                "If the person who may have done this works or volunteers with children, tell the designated officer (LADO) within one "
                "working day, through the council's children's services. Do not speak to the person or their employer first, and do not "
                "look into it yourself."
            ),
        ),
    ),
    (StepKind.ADULT_SAFEGUARDING, ""): Words(
        survivor=(
            _("The council can help to protect you"),
            _(
                "If you need care or support and someone hurts or controls you, the council must look into it. You can call adult social "
                "care yourself. Ask to talk alone. They should ask what you want to happen."
            ),
        ),
        professional=(
            _("Adult safeguarding concern today"),
            _(
                "For an adult with care and support needs who is abused or at risk and cannot protect themselves because of those needs "
                "(Care Act 2014, section 42). Ask what they want, alone and never in front of the carer. Seek agreement; go ahead "
                "without it where others are at risk, or there is coercion, lack of capacity or danger to life, and record why. A "
                "domestic abuse referral runs beside it."
            ),
        ),
        worried_other=(
            _("Tell adult social care"),
            _(
                "If they need care or support and someone hurts, neglects or controls them, anyone can call the council's adult social "
                "care. You do not need proof."
            ),
        ),
    ),
    (StepKind.ADULT_SAFEGUARDING, "position_of_trust"): Words(
        professional=(
            _("Adult safeguarding: person in a position of trust"),
            _(
                "The person who may have done this works with or cares for adults. Raise a concern with adult social care today and say "
                "so: there is a process for people in positions of trust. Do not tell them or their employer first."
            ),
        ),
    ),
    (StepKind.ADULT_SAFEGUARDING, "no_recourse"): Words(
        survivor=(
            _("Ask the council about care and support"),
            _("If you need care or support, the council can assess you whatever your visa. You can ask for an adviser or an interpreter."),
        ),
        professional=(
            _("Care Act assessment, whatever the immigration status"),
            _("Ask adult social care for a needs assessment. Having no recourse to public funds is no bar to it. Ask who pays tonight."),
        ),
    ),
}
