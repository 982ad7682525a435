"""Words of steps about honour-based abuse, marriage, FGM, stalking and slavery. See steps_now.py for the rules."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pathways.core.vocabulary import StepKind
from pathways.wording.voices import Words

WORDS = {
    (StepKind.POLICE_101, "honour"): Words(
        survivor=(
            _("The police can protect you from your family"),
            _(
                "Call 101, or 999 if someone threatens you or may take you away. Ask for an officer trained in honour-based abuse. Say "
                "that your family must not know. If the interpreter or the officer may know your family, ask for someone else."
            ),
        ),
        professional=(
            _("Police today: honour-based abuse"),
            _(
                "999 if there is a threat. Ask for an officer trained in honour-based abuse, and name all who may take part. Ask for a "
                "restricted record. Agree with the person, safety first."
            ),
        ),
        worried_other=(
            _("The police can protect the person"),
            _(
                "Call 101, or 999 if there is a threat. Ask for an officer trained in honour-based abuse. Say that the family must not "
                "know."
            ),
        ),
    ),
    (StepKind.POLICE_101, "order_breached"): Words(
        survivor=(
            _("Breaking an order is a crime. Call the police"),
            _("Call 999 if they are near, or 101. Say that there is an order or bail, and what was done. A message can be a breach too."),
        ),
        professional=(
            _("Breach of an order or bail: police today"),
            _("999 or 101. A breach is a crime, a repeat and a sign of escalation: check for MARAC, whatever the score."),
        ),
    ),
    (StepKind.POLICE_101, "stalking"): Words(
        survivor=(
            _("Tell the police that you are being stalked"),
            _(
                "Call 999 if they are near or threaten you, or 101. Say: fixated, obsessive, unwanted, repeated. Keep messages, and "
                "write down dates. You do not have to change your number or leave your accounts. The police can ask a court to order "
                "them to stop."
            ),
        ),
        professional=(
            _("Police: stalking"),
            _(
                "Fixated, obsessive, unwanted, repeated. 999 if close or threatening. Only the police can apply for a stalking "
                "protection order. Keep a log, check devices. Changing the number is not a plan, and blocking alone can make it worse."
            ),
        ),
        worried_other=(
            _("Help them to tell the police"),
            _("999 if the stalker is near, or 101. Do not speak to the stalker. Help to keep messages and a list of dates."),
        ),
    ),
    (StepKind.POLICE_101, "spiking"): Words(
        survivor=(
            _("Tell the police soon"),
            _("Call 101, or 999 if someone is ill or in danger. Say when and where. Tell the venue's staff too, if you want."),
        ),
        professional=(_("Police soon: spiking"), _("101, or 999 if unwell or in danger. Time matters because drugs clear in hours.")),
        worried_other=(_("Tell the police soon"), _("Call 101, or 999 if they are ill or in danger. Say when and where.")),
    ),
    (StepKind.HELPLINE_HBA, ""): Words(
        survivor=(
            _("Talk to people who understand honour abuse"),
            _(
                "You have done nothing wrong. They know families where honour is used to control or to hurt. They will not ask your "
                "family. Tell them how to reach you safely."
            ),
        ),
        professional=(
            _("Specialist line for honour-based abuse"),
            _("For the person and for you. Ask for advice before you act; treat the risk as high whatever the score."),
        ),
        worried_other=(
            _("Ask people who understand honour abuse"),
            _("They talk with friends and helpers too. Ask them before you do anything, and do not speak with the family."),
        ),
    ),
    (StepKind.FORCED_MARRIAGE_UNIT, ""): Words(
        survivor=(
            _("Ask the Forced Marriage Unit for help"),
            _(
                "Nobody may make you marry. If you are under 18, any marriage arranged for you is forced marriage, even with no "
                "pressure. They can help here and abroad. If you may be taken away soon, call 999, and tell airport or train staff if "
                "you have to."
            ),
        ),
        professional=(
            _("Forced Marriage Unit"),
            _(
                "Advice and help here and abroad. Have ready: passport, travel dates, who and where, contacts abroad, code word. You "
                "must have regard to the statutory guidance and record clear reasons if you depart from it. Under 18, any arranged "
                "marriage is forced."
            ),
        ),
        worried_other=(
            _("Ask the Forced Marriage Unit what to do"),
            _("They talk with friends and relatives who want to help. Do not tell the family. If travel is near, call 999."),
        ),
    ),
    (StepKind.FORCED_MARRIAGE_UNIT, "abroad"): Words(
        survivor=(
            _("If you are kept, or left abroad: there is help"),
            _(
                "Nobody may keep your passport, your pay or you. If you are in the UK and in danger, call 999. If you were taken abroad or "
                "left there, go to or ring the nearest British embassy. The Forced Marriage Unit helps here and abroad, married or not. "
                "Get advice about your visa before you apply for anything."
            ),
        ),
        professional=(
            _("Servitude, dowry abuse or abandonment abroad"),
            _(
                "In danger here: 999. Stranded abroad: the embassy and the Forced Marriage Unit. Regulated immigration advice "
                "comes before any application. Screen for trafficking. See the person alone, with a professional "
                "interpreter from outside the community."
            ),
        ),
        worried_other=(
            _("If they are kept, or were left abroad"),
            _(
                "In danger in the UK: call 999. Left abroad: the nearest British embassy and the Forced Marriage Unit can help. Do not "
                "speak to the relatives about it."
            ),
        ),
    ),
    (StepKind.FGM_HELPLINE, ""): Words(
        survivor=(
            _("Talk to people who know about FGM (cutting)"),
            _(
                "They know how to protect girls without shame. Ask how they keep your name private, and what they have to pass on about "
                "a child."
            ),
        ),
        professional=(_("FGM advice line"), _("Advice for professionals and families. It does not replace the referral.")),
        worried_other=(
            _("Ask people who know about FGM (cutting)"),
            _("You can say what worries you. Ask what they have to pass on about a child. Do not warn the family."),
        ),
    ),
    (StepKind.FGM_HELPLINE, "clinic"): Words(
        survivor=(
            _("A clinic for women who were cut (FGM)"),
            _(
                "NHS FGM clinics help with pain, health and feelings, and can sometimes open the scar. You can go without a letter from "
                "a doctor; your GP can find the nearest. As an adult, nobody reports you to the police."
            ),
        ),
        professional=(
            _("NHS FGM clinic for an adult"),
            _(
                "18 or over: self-referral, or GP or midwife. Health, counselling, de-infibulation. For an adult there is no mandatory "
                "report; ask about girls in the family and refer if one may be at risk."
            ),
        ),
        worried_other=(
            _("A clinic for women who were cut (FGM)"),
            _("Women can go without a letter from a doctor. Their GP can find the nearest."),
        ),
    ),
    (StepKind.HELPLINE_STALKING, ""): Words(
        survivor=(
            _("Talk to people who know about stalking"),
            _("They help you to see what is going on, to keep a record and to stay safe. Do not agree to meet one last time."),
        ),
        professional=(
            _("Stalking services"),
            _("Advice and advocacy. Use a stalking checklist; for an ex-partner think of MARAC at any score."),
        ),
        worried_other=(_("Ask people who know about stalking"), _("They talk with people who worry about someone, too.")),
    ),
    (StepKind.NRM_MODERN_SLAVERY, ""): Words(
        survivor=(
            _("Talk to people who help those who are forced to work"),
            _(
                "If someone makes you work, sell sex or commit crime, or keeps your papers or money, that is a crime against you. You "
                "can call and ask what your choices are. If you are watched or locked in, call 999. Ask for an interpreter who is not "
                "from that person."
            ),
        ),
        professional=(
            _("Modern slavery: notify, and refer to the NRM with consent"),
            _(
                "999 in danger. Public bodies named in section 52 of the Modern Slavery Act 2015 must notify. An adult decides about the "
                "NRM; without consent the body still files the duty to notify, without a name if asked. First responders enter it "
                "online; others ring the helpline. Never use the controller as interpreter, never confront."
            ),
        ),
        worried_other=(
            _("Ask the modern slavery helpline"),
            _("Say what you saw. Do not speak to the person in control. If someone is in danger, call 999."),
        ),
    ),
    (StepKind.NRM_MODERN_SLAVERY, "child"): Words(
        professional=(
            _("Trafficked child: NRM after social care, no consent needed"),
            _(
                "First children's social care and the police, then the NRM. A child cannot agree to be exploited, so consent is not "
                "asked for. Ask for an independent guardian."
            ),
        ),
    ),
}
