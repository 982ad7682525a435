"""Words of steps after sexual violence, spiking and intimate images. See steps_now.py for the rules.

No sentence may say that it is too late for help, or that the police must be told. Evidence is never a condition of care.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pathways.core.vocabulary import StepKind
from pathways.wording.voices import Words

WORDS = {
    (StepKind.SARC, ""): Words(
        survivor=(
            _("Go to the sexual assault centre (SARC)"),
            _(
                "Trained people look after your health, tell you your choices and listen. You do not have to tell the police. You can "
                "ask them anything before you decide to come."
            ),
        ),
        child=(
            _("Call the sexual assault centre (SARC)"),
            _(
                "From {sarc_self_refer_min_age} you can call them yourself. Trained people look after your health and listen. Ask what "
                "they have to pass on to keep you safe. You choose what happens to your body."
            ),
        ),
        professional=(
            _("SARC: sexual assault referral centre"),
            _(
                "Self-referral from {sarc_self_refer_min_age}, or refer with consent; under {sarc_self_refer_min_age} through police or "
                "children's social care. No police report is needed. They also see people long after."
            ),
        ),
        worried_other=(
            _("The sexual assault centre (SARC) can help"),
            _("You can call and ask what they do. The person decides whether to go. Nobody has to tell the police."),
        ),
    ),
    (StepKind.SARC, "recent"): Words(
        survivor=(
            _("Call the sexual assault centre (SARC) today"),
            _(
                "The sooner you call, the more they can do, and it is always worth calling. They look after your health, and can keep "
                "samples while you decide what you want. You do not have to tell the police. You can stop or say no at any point."
            ),
        ),
        child=(
            _("Call the sexual assault centre (SARC) today"),
            _(
                "From {sarc_self_refer_min_age} you can call them yourself. The sooner you call, the more they can do, and it is always "
                "worth calling. Ask what they have to pass on to keep you safe. You can stop or say no at any point."
            ),
        ),
        professional=(
            _("SARC: ring today"),
            _(
                "Up to {sarc_recent_days_adult} days for adults and {sarc_recent_days_child} for under 18s treat it as recent; windows "
                "differ by act and only raise the hurry, so ring even if it was longer ago. Samples before washing or swabs for "
                "infection, if the person wants them. Do not delay emergency contraception or HIV medicine for the visit. No police "
                "report is needed."
            ),
        ),
        worried_other=(
            _("Help them to call the sexual assault centre (SARC) today"),
            _(
                "The sooner they call, the more can be done, and it is always worth calling. You can call and ask what happens there. "
                "They decide whether to go, and nobody has to tell the police."
            ),
        ),
    ),
    (StepKind.SARC, "non_recent"): Words(
        survivor=(
            _("The sexual assault centre (SARC) helps long after, too"),
            _("They can check your health, explain your choices and link you with support, however long ago it was."),
        ),
        professional=(
            _("SARC: for non-recent abuse too"),
            _("Holistic health check, and links to ISVA and counselling, however long ago."),
        ),
        worried_other=(
            _("The sexual assault centre (SARC) helps long after, too"),
            _("They can check the person's health and explain choices, however long ago it was."),
        ),
    ),
    (StepKind.EMERGENCY_CONTRACEPTION, ""): Words(
        survivor=(
            _("Could you be pregnant? Get the emergency pill now"),
            _(
                "A pharmacy, sexual health clinic, A&E or the SARC can help. It works best the sooner you take it. One kind works up to "
                "{ec_lng_hours} hours, another up to {ec_upa_hours}. A copper coil works best of all. Do not wait for another "
                "appointment first. Your weight and other medicines matter, so ask which is right for you."
            ),
        ),
        child=(
            _("Could you be pregnant? You can get the emergency pill"),
            _(
                "A pharmacy, sexual health clinic, A&E or the SARC can help. It works best the sooner you take it, and up to "
                "{ec_upa_hours} hours after. Someone you trust can come with you. Ask first what they have to pass on."
            ),
        ),
        professional=(
            _("Emergency contraception now, if pregnancy is possible"),
            _(
                "Levonorgestrel up to {ec_lng_hours} hours, ulipristal up to {ec_upa_hours}, copper coil up to five days and most "
                "effective. Over 70 kg or BMI over 26: ulipristal or double levonorgestrel; ask a clinician. Do not wait for the SARC."
            ),
        ),
        worried_other=(
            _("Could they be pregnant? The emergency pill works best now"),
            _("A pharmacy, sexual health clinic, A&E or the SARC can help. One kind works up to {ec_upa_hours} hours. Sooner is better."),
        ),
    ),
    (StepKind.HIV_PEP, ""): Words(
        survivor=(
            _("Ask about medicine to stop HIV"),
            _(
                "It is called PEP. It has to start within {pep_hours} hours, and within 24 is best. Ask the SARC or a sexual health "
                "clinic now. At night or at weekends go to A&E."
            ),
        ),
        professional=(
            _("HIV PEP: within {pep_hours} hours"),
            _("Ideally within 24 hours. SARC or sexual health clinic; A&E out of hours."),
        ),
        worried_other=(
            _("Ask about medicine to stop HIV"),
            _("It is called PEP and has to start within {pep_hours} hours. Ask the SARC or a clinic. At night go to A&E."),
        ),
    ),
    (StepKind.EARLY_EVIDENCE, ""): Words(
        survivor=(
            _("Keep clothes and bedding, if you feel able to"),
            _(
                "Only if it feels OK: keep what you wore in a paper bag, and wait to wash until you have spoken to the SARC. If it was "
                "in your mouth, wait to eat, drink or brush your teeth if you can. If you have washed, call anyway. You get help "
                "whatever you did."
            ),
        ),
        professional=(
            _("Early evidence, if the person wants it"),
            _(
                "Ask the SARC first. Clothes unwashed in paper bags; no washing, eating, drinking or brushing of teeth if it is oral, "
                "only as far as the person is able. Never a condition of care. Health first."
            ),
        ),
        worried_other=(
            _("Keep clothes and bedding, if they agree"),
            _(
                "Only if it feels OK to them: keep clothes in a paper bag and call the SARC before washing. If they have washed, call "
                "anyway."
            ),
        ),
    ),
    (StepKind.RAPE_CRISIS, ""): Words(
        survivor=(
            _("Talk to people who know about sexual violence"),
            _(
                "It was not your fault, whatever happened before or after. You can talk about it in your own time, or not talk about it "
                "and still get help. It does not matter how long ago it was."
            ),
        ),
        professional=(
            _("Rape Crisis and specialist support"),
            _("Self-referral or with consent. Reported or not, recent or not. Counselling may have a waiting list: ask."),
        ),
        worried_other=(
            _("Ask people who know about sexual violence"),
            _("They talk with friends and family too. Believe the person, listen, and let them decide what happens next."),
        ),
    ),
    (StepKind.ISVA, ""): Words(
        survivor=(
            _("Someone on your side (ISVA)"),
            _(
                "An ISVA is an independent sexual violence adviser. They explain your choices, help with health, police and court if you "
                "want that, and stay with you through it. You can ask for one at any time, and the police need not know."
            ),
        ),
        professional=(
            _("ISVA: independent sexual violence adviser"),
            _("Any time since the assault, reported or not, with consent. The person can refer themselves."),
        ),
        worried_other=(
            _("Someone on their side (ISVA)"),
            _("An independent adviser explains choices and stays with the person through it. The police need not know."),
        ),
    ),
    (StepKind.SARAC, ""): Words(
        professional=(
            _("SARAC: Sexual Assault Risk Assessment Conference"),
            _(
                "On the form of the Constabulary. Ask the person, and ask which agencies may attend: consent is given for each agency. "
                "It can be overridden where the safeguarding risk is high. Not for cases that MARAC, MAPPA or another forum holds, and "
                "not to settle whether something happened."
            ),
        ),
    ),
    (StepKind.COUNSELLING, ""): Words(
        survivor=(
            _("Counselling, when you want it"),
            _("You choose when. Ask how long the wait is and what it costs. You can get other help while you wait."),
        ),
        professional=(_("Counselling"), _("Ask for the waiting time, and keep other support in place meanwhile.")),
        worried_other=(_("Counselling"), _("For the person, when they want it. Ask about the wait.")),
    ),
    (StepKind.SEXUAL_HEALTH, ""): Words(
        survivor=(
            _("Have a check-up at a sexual health clinic"),
            _("Tests for infections are most useful about two weeks after. The SARC can do this too. It is private."),
        ),
        professional=(
            _("Sexual health screen in 10 to 14 days"),
            _("If there are no symptoms. Blood tests are repeated later. Ask about hepatitis B vaccine."),
        ),
        worried_other=(
            _("A check-up at a sexual health clinic"),
            _("Tests for infections are most useful about two weeks after. It is private."),
        ),
    ),
    (StepKind.SEXUAL_HEALTH, "pep_passed"): Words(
        survivor=(
            _("Have a check-up at a sexual health clinic"),
            _(
                "Medicine to stop HIV works only in the first {pep_hours} hours. That time has gone by, and that is not your fault. The "
                "clinic or the SARC can test you, treat you and answer your questions."
            ),
        ),
        professional=(
            _("Sexual health: PEP window has passed"),
            _("Past {pep_hours} hours PEP is not started. Screen at 10 to 14 days and later, hepatitis B vaccine. No blame."),
        ),
        worried_other=(
            _("A check-up at a sexual health clinic"),
            _("The time for medicine to stop HIV has gone by. That is nobody's fault but the person who did it. Tests still help."),
        ),
    ),
    (StepKind.SEXUAL_HEALTH, "both_passed"): Words(
        survivor=(
            _("Have a check-up at a sexual health clinic"),
            _(
                "The emergency pill and medicine to stop HIV work only in the first days. That time has gone by, and that is not your "
                "fault. The clinic or the SARC can do a pregnancy test and tests for infections, treat you, and talk about your choices."
            ),
        ),
        professional=(
            _("Sexual health: PEP and emergency pill windows have passed"),
            _(
                "Past {ec_upa_hours} hours. Pregnancy test, screen for infections at 10 to 14 days and later, hepatitis B vaccine, all "
                "choices open. No blame."
            ),
        ),
        worried_other=(
            _("A check-up at a sexual health clinic"),
            _("A clinic can do a pregnancy test and tests for infections, and talk about choices. It is never too late for help."),
        ),
    ),
    (StepKind.SPIKING_TEST, ""): Words(
        survivor=(
            _("Ask the police for an early urine test"),
            _(
                "Some drugs leave the body in hours; the police may test for up to seven days. It does not hurt. A test at a doctor's "
                "alone is not proof. You can ask even if you had been drinking or took something yourself."
            ),
        ),
        professional=(
            _("Early urine test by the police"),
            _("Some drugs clear in under 12 hours; police may test urine up to seven days. A hospital test is not evidence on its own."),
        ),
        worried_other=(
            _("Ask the police for an early urine test"),
            _("Some drugs leave the body in hours. The police may test for up to seven days."),
        ),
    ),
    (StepKind.REVENGE_PORN, ""): Words(
        survivor=(
            _("Get help to take pictures down"),
            _(
                "If someone shares or threatens to share private pictures of you, that can be a crime. Helpers can get them removed. If "
                "you can, keep a note of where they are and a picture of the page."
            ),
        ),
        professional=(
            _("Help to remove intimate images (adults)"),
            _("The adult keeps links and screenshots themselves. Sharing, and threats to share, are offences."),
        ),
        worried_other=(
            _("Help to take pictures down"),
            _("Do not look at them or send them on. Helpers can get them removed if the person agrees."),
        ),
    ),
    (StepKind.POLICE_101, ""): Words(
        survivor=(
            _("You can report it to the police, if you want to"),
            _(
                "Call 101, or 999 in danger. You can ask what happens next before you decide. You can get all other help without the "
                "police."
            ),
        ),
        professional=(
            _("Police on 101, if the person wants it"),
            _("An adult decides about reporting, unless others are in danger. Support does not depend on it."),
        ),
        worried_other=(
            _("The police, if the person wants it"),
            _("101, or 999 in danger. An adult decides about reporting. They can get all other help without the police."),
        ),
    ),
    (StepKind.POLICE_101, "any_time"): Words(
        survivor=(
            _("You can report it at any time, or never"),
            _("There is no time limit. Call 101, or ask an ISVA to come with you. You can get all other help without the police."),
        ),
        professional=(
            _("Reporting: no time limit, the person's choice"),
            _("An ISVA can go with them. If the person named may be near children now, a child safeguarding referral comes first."),
        ),
        worried_other=(
            _("It can be reported at any time, or never"),
            _("There is no time limit. It is the person's choice."),
        ),
    ),
}
