"""What not to do, by kind and voice. Calm, and with the reason where it is not plain."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pathways.core.vocabulary import MustNot
from pathways.wording.voices import Words

WORDS = {
    MustNot.COUPLE_COUNSELLING: Words(
        survivor=_("Couples counselling is not safe while someone hurts or controls you."),
        professional=_("Do not arrange couples counselling or joint sessions: it brings coercion and reprisal."),
        worried_other=_("Do not suggest couples counselling. It is not safe with abuse."),
        own_behaviour=_("Do not ask your partner to go to couples counselling with you. Work on what you do first."),
    ),
    MustNot.MEDIATION: Words(
        survivor=_("You do not have to meet them or make peace. Mediation is not safe with abuse."),
        professional=_("Do not mediate, reconcile or hold a family meeting."),
        worried_other=_("Do not try to make peace between them, and do not ask others to."),
        own_behaviour=_("Do not ask for a meeting or mediation with the person you hurt."),
    ),
    MustNot.FAMILY_INTERPRETER: Words(
        survivor=_("Do not let a relative, a child or a friend of the person who hurts you interpret for you."),
        professional=_("Never use a relative, a partner, a child or somebody from the close community as interpreter."),
        worried_other=_("Do not interpret yourself, and do not ask a relative or child to."),
        own_behaviour=_("Do not bring your partner, a relative or a child as interpreter."),
    ),
    MustNot.REFUGE_ADDRESS: Words(
        any=_("Never tell anyone the address of a refuge or safe home."),
        professional=_("Never record, share or show the address of a refuge or safe home."),
    ),
    MustNot.TELL_PERPETRATOR: Words(
        survivor=_("Do not tell the person who hurts you what you plan, or that you asked for help."),
        professional=_("Do not tell or hint to the person who uses abuse that a referral is made or what was said."),
        worried_other=_("Do not tell the person who hurts them, or anyone close to that person."),
    ),
    MustNot.TELL_FAMILY: Words(
        survivor=_("Do not tell family or community members who may be part of it."),
        professional=_("Do not contact or tell the family, friends or community leaders."),
        worried_other=_("Do not tell relatives or people in the community, even to help."),
    ),
    MustNot.TELL_PARENTS: Words(
        survivor=_("You do not have to tell your parents first. Choose an adult you trust."),
        child=_("You do not have to tell your parents first. Choose an adult you trust."),
        professional=_("Do not tell the parents or ask them to agree."),
        worried_other=_("Do not tell the parents."),
    ),
    MustNot.WAIT_FOR_PROOF: Words(
        survivor=_("You do not need proof. Do not wait until you have some."),
        professional=_("Do not ask for proof or wait for certainty."),
        worried_other=_("Do not wait for proof."),
    ),
    MustNot.WAIT_FOR_CONSENT: Words(
        professional=_("Do not wait for consent, a form or a manager where a child is at risk."),
        worried_other=_("Do not wait for anyone to agree where a child is at risk."),
    ),
    MustNot.UNSAFE_CONTACT: Words(
        professional=_("Use no phone, text, email, letter or visit that has not been called safe."),
        survivor=_("Have no letters, emails or bank messages about this sent to an account or address that is shared."),
        worried_other=_("Do not send messages, letters or gifts that someone else may see."),
    ),
    MustNot.PROMISE_SECRECY: Words(
        survivor=_("Nobody should promise you to keep everything secret. Ask first what they have to pass on."),
        professional=_("Do not promise a child to keep it secret."),
        worried_other=_("Do not promise a child to keep it secret."),
    ),
    MustNot.PARTNER_PRESENT: Words(
        survivor=_("Ask to speak alone, without a partner, relative or carer in the room."),
        professional=_("Do not ask about abuse with a partner, relative or carer in the room."),
        worried_other=_("Do not ask about it with a partner, relative or carer in the room."),
    ),
    MustNot.WATCHED_DEVICE: Words(
        survivor=_("Do not use a phone, tablet or computer that someone else checks."),
        worried_other=_("Do not use a phone or computer that the person who hurts them may check."),
    ),
    MustNot.CLOSE_AS_STANDARD: Words(professional=_("Do not close the case as standard risk because the score is low.")),
    MustNot.POLICE_ONLY: Words(
        survivor=_("You do not have to go to the police to get care. Nobody may make that a condition."),
        professional=_("Do not make a police report a condition of care, and do not offer it as the only way."),
        worried_other=_("Do not push the person to go to the police. They can get care without that."),
    ),
    MustNot.CONFRONT_ABUSER: Words(
        survivor=_("Do not meet or argue with the person, even one last time."),
        professional=_("Do not confront or negotiate with the person who does this."),
        worried_other=_("Do not confront the person who does this. It can set off violence."),
    ),
    MustNot.CONTACT_ABUSER: Words(
        survivor=_("Nobody who helps you may contact the person who hurts you to check what you said."),
        professional=_("Do not contact the partner or the person suspected, not even to check."),
        worried_other=_("Do not call the partner or the person who may have done it."),
    ),
    MustNot.INVESTIGATE: Words(
        survivor=_("You do not have to prove anything or find things out yourself."),
        professional=_("Do not investigate, examine, or question the child again and again. Write down their own words."),
        worried_other=_("Do not look into it yourself or question the child. Listen, and pass it on."),
    ),
    MustNot.HOME_VISIT: Words(
        survivor=_("Ask helpers not to visit your home and not to write to you there."),
        professional=_("Do not visit the home and do not write to the address."),
        worried_other=_("Do not visit the home about this, and do not write."),
    ),
    MustNot.VICTIM_DETAILS: Words(
        professional=_("Pass nothing on to your client about the victim: no address, no words, no plans."),
        own_behaviour=_("Do not try to find out where someone is, or what they have said."),
    ),
    MustNot.CHANGE_NUMBER: Words(
        survivor=_("You do not have to change your number or leave your accounts. Blocking alone can make it worse. Ask first."),
        professional=_("Do not make a new number or leaving social media the plan: it can cost evidence and make things worse."),
        worried_other=_("Do not tell them to change their number. It can make things worse."),
    ),
    MustNot.REMOVE_TRACKER: Words(
        survivor=_("Do not take off a tracker or an app yet. The person may notice. Get advice from another phone first."),
        professional=_("Do not have trackers or spyware removed before there is a safety plan: the abuser sees it and may act."),
        worried_other=_("Do not take a tracker or an app off their phone. The person may notice."),
    ),
    MustNot.SHARE_IMAGES: Words(
        survivor=_("Do not send the pictures on. If they show someone under 18, do not keep or copy them, even as proof."),
        professional=_("Do not look at, copy, keep or pass on a picture of a child: it is an offence, whatever the purpose."),
        worried_other=_("Do not look at the pictures, keep them or send them on."),
    ),
    MustNot.TELL_COLLEAGUES: Words(
        survivor=_("You choose who at work knows. Nobody there needs to know more than keeps you safe."),
        professional=_("Do not tell colleagues more than safety needs, and ask the person first."),
    ),
    MustNot.GET_CLEAN_FIRST: Words(
        survivor=_("You do not have to stop drinking or using drugs before you get help."),
        professional=_("Do not make stopping drink or drugs a condition of help."),
    ),
    MustNot.MAKE_CONDITIONAL: Words(
        survivor=_("You do not have to go to the police, or stop what you do for money, to get help."),
        professional=_("Do not make help depend on a police report or on leaving sex work."),
        worried_other=_("Do not make your help depend on what they do for money."),
    ),
    MustNot.SHARED_RECORD: Words(
        survivor=_("If they work for the police or a service, you can ask for another force or team, and for a locked record."),
        professional=_(
            "If they work in the network, put nothing in a record that they or their colleagues can open. Use another agency or force."
        ),
        worried_other=_("If they work for the police or a service, do not go to that force or team about it."),
    ),
    MustNot.LEAVE_ALONE: Words(
        survivor=_("Do not stay alone with what could hurt you. Go to someone, or ask someone to come."),
        professional=_("Do not leave the person alone with the means."),
        worried_other=_("Do not leave them alone with what could hurt them."),
    ),
    MustNot.LEAVE_UK: Words(
        survivor=_("Do not leave the UK to get papers, and keep your passport and papers with you if you can."),
        professional=_("Do not advise leaving the UK to collect papers, and never let the partner hold or produce them."),
        worried_other=_("Do not advise them to leave the UK to get papers."),
    ),
}
