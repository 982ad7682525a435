"""Words of steps about children: children's social care, police for a child, child advisers. See steps_now.py for the rules."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pathways.core.vocabulary import StepKind
from pathways.wording.voices import Words

WORDS = {
    (StepKind.CHILDRENS_SOCIAL_CARE, ""): Words(
        survivor=(
            _("Get help for the children"),
            _(
                "Children's social care helps to keep children safe. You can call them yourself, at night too. You can ask what they "
                "will do before you say more. They should work with you, not against you: being hurt by someone is not your fault."
            ),
        ),
        child=(
            _("Children's social care can help to keep you safe"),
            _(
                "Their job is to keep children and teenagers safe. You can call them, or an adult you trust can call for you. You can "
                "ask what happens next. If they think you are in danger they have to act, and you can ask them to tell you first."
            ),
        ),
        professional=(
            _("Children's social care: refer today"),
            _(
                "Ring the team for the place where the child lives, then send the form. Bring: names and dates of birth, address, "
                "language, disability, what you saw or heard in the child's own words, what it does to the child, what helps, where the "
                "child is now, and what you want to happen. Seek the family's agreement unless that raises the risk or loses evidence; "
                "record your decision and why. Never wait for it when danger is near. A MARAC or IDVA referral does not replace this "
                "one."
            ),
        ),
        worried_other=(
            _("Tell children's social care what you know"),
            _(
                "Anyone can call about a child, and you do not have to give your name. Say what you saw or heard, and where the child "
                "is. You do not need proof. It is their job to find out more."
            ),
        ),
        own_behaviour=(
            _("Get help so that the children are safe"),
            _(
                "Children who see or hear abuse are harmed by it, even when nobody hits them. You can call children's social care "
                "yourself and ask for help. If a child may get hurt now, call 999."
            ),
        ),
    ),
    (StepKind.CHILDRENS_SOCIAL_CARE, "not_family"): Words(
        survivor=(
            _("Ask children's social care to protect a child"),
            _(
                "If you or a girl or boy you know is under 18, children's social care can step in. Say at once that your family must not "
                "know that you called, and how to reach you safely."
            ),
        ),
        child=(
            _("Children's social care can step in for you"),
            _(
                "Their job is to keep you safe, even from people in your own family. Say at once that your family must not know that you "
                "called, and how they can reach you safely. An adult you trust, like a teacher, can call for you."
            ),
        ),
        professional=(
            _("Children's social care today, without the family"),
            _(
                "Ring the team for where the child lives now. No parental consent, no letter, no visit, no call to relatives: telling "
                "the family can raise the risk. Bring: who said or saw what, travel dates, passport, names of relatives here and abroad, "
                "sisters and other children, a safe way to reach the child. If travel is near, 999."
            ),
        ),
        worried_other=(
            _("Tell children's social care, not the family"),
            _(
                "Anyone can call about a child, and you do not have to give your name. Say that the family must not be told. Say if "
                "travel is planned and when. You do not need proof."
            ),
        ),
    ),
    (StepKind.CHILDRENS_SOCIAL_CARE, "unborn"): Words(
        professional=(
            _("Children's social care: risk to the unborn child"),
            _(
                "Abuse often starts or grows worse in pregnancy. Refer for a pre-birth assessment where the unborn child or other "
                "children may be harmed. Tell the midwife's safeguarding lead. Keep it out of hand-held notes that others can read."
            ),
        ),
    ),
    (StepKind.CHILDRENS_SOCIAL_CARE, "homeless"): Words(
        survivor=(
            _("Under 18 with nowhere safe? The council must help"),
            _(
                "At 16 or 17, children's services should look after you if you cannot stay safely where you live. Say: I am 16 or 17, I "
                "have nowhere safe to stay tonight. They should not send you on to adult housing."
            ),
        ),
        professional=(
            _("Homeless at 16 or 17: children's services lead"),
            _(
                "In law this is a child in need. Children's services lead, with a joint assessment with housing; the young person is not "
                "sent round to adult homelessness. Ask for a safe place tonight."
            ),
        ),
    ),
    (StepKind.CHILDRENS_SOCIAL_CARE, "no_recourse"): Words(
        survivor=(
            _("The council can help your children and you"),
            _(
                "Your visa does not stop the council from helping children. Children's social care can help with somewhere to stay and "
                "with money while your papers are looked at. You can bring someone with you. You do not have to go back."
            ),
        ),
        professional=(
            _("Children's social care: help for a family with no public funds"),
            _(
                "Ask for an assessment under section 17 of the Children Act 1989: accommodation and money can be given whatever the "
                "immigration status. Ask for tonight. Bring what is known of visa, children and income; missing papers are no reason to "
                "wait."
            ),
        ),
    ),
    (StepKind.CHILDRENS_SOCIAL_CARE, "early_help"): Words(
        survivor=(
            _("Ask for help for your child and you"),
            _(
                "Many parents are hurt by a child, and it is not your fault. Early help or children's social care can support your "
                "child, brothers and sisters, and you. Call 999 if anyone is in danger."
            ),
        ),
        professional=(
            _("Early help or children's social care for the family"),
            _(
                "The child is under 16: this is outside the legal meaning of domestic abuse, and programmes for adults do not fit. Keep "
                "brothers and sisters safe first. The child may be a victim too."
            ),
        ),
    ),
    (StepKind.CHILDRENS_SOCIAL_CARE, "non_recent"): Words(
        professional=(
            _("Is the person near children today? Refer"),
            _(
                "An adult tells you of abuse in childhood: find out whether the person named may be in contact with children now. If so, "
                "refer to the police or children's social care, and tell the adult that you have to and why."
            ),
        ),
    ),
    (StepKind.POLICE_101, "child"): Words(
        child=(
            _("The police help to keep children safe"),
            _(
                "What was done to you is a crime, and it is not your fault. You or an adult you trust can tell the police on 101, or 999 "
                "if it is happening now. Trained people will listen to you."
            ),
        ),
        professional=(
            _("Tell the police today"),
            _(
                "Ring 101, or 999 if it is happening now, and tell children's social care as well. Write down the child's own words. Do "
                "not question the child, do not wait for agreement, and do not tell the person who is suspected."
            ),
        ),
        worried_other=(
            _("Tell the police today"),
            _("Call 101, or 999 if it is happening now. Say what you saw or heard. Do not ask the child questions about it."),
        ),
    ),
    (StepKind.CHILDLINE, ""): Words(
        survivor=(
            _("Talk to someone who is there for young people"),
            _(
                "You can talk about anything that worries you. You decide how much you say. Ask first what they can keep private and "
                "what they have to pass on."
            ),
        ),
        child=(
            _("Talk to someone who is there for you"),
            _(
                "You can talk about anything that worries you, big or small. You decide how much you say, and you can stop at any time. "
                "Ask first what they can keep private and what they have to pass on."
            ),
        ),
        professional=(
            _("Somebody for the child or young person to talk to"),
            _("Give the number or site in a safe way. It is the young person's choice to use it, and it does not replace a referral."),
        ),
        worried_other=(
            _("Somebody for the child to talk to"),
            _("A child can call or chat with these services alone. Tell them it is their choice."),
        ),
    ),
    (StepKind.CHILDLINE, "for_the_child"): Words(
        survivor=(
            _("Someone for your child to talk to"),
            _(
                "Children who see or hear abuse need someone of their own. These services are for children and young people. Check first "
                "that it is safe for your child to have the number."
            ),
        ),
        child=(
            _("Talk to someone who is there for young people"),
            _("You, and brothers and sisters, can talk to these services about what happens at home. You decide how much you say."),
        ),
        professional=(
            _("Support for each child in their own right"),
            _(
                "A child who sees, hears or feels the effects of abuse is a victim in law. Offer support to the child, not only to the "
                "adult."
            ),
        ),
        worried_other=(
            _("Support for the child"),
            _("Children who see or hear abuse can get help of their own. These services are for children and young people."),
        ),
    ),
    (StepKind.CHILDLINE, "images"): Words(
        survivor=(
            _("Get a picture of you taken down"),
            _(
                "It is not your fault, whoever took the picture. Services for young people can help to get it removed. Do not send it to "
                "anyone, even to show what happened. Tell an adult you trust if you can."
            ),
        ),
        professional=(
            _("Pictures of a person under 18: help to remove them"),
            _(
                "Do not look at, copy, keep or pass on the pictures: that is a crime for you too. The young person can report them for "
                "removal with help from services for children. Refer as child sexual abuse."
            ),
        ),
        worried_other=(
            _("Pictures of a child: help to remove them"),
            _("Do not look at them, save them or send them on. Services for children can help the child to have them removed."),
        ),
    ),
    (StepKind.CHISVA, ""): Words(
        survivor=(
            _("A worker for you, whatever you decide"),
            _(
                "A child and young person's adviser (ChISVA) explains your choices, is on your side and can come with you. It does not "
                "matter if the police know or not. If you cannot ask yourself, an adult you trust can."
            ),
        ),
        professional=(
            _("ChISVA: child and young person's sexual violence adviser"),
            _(
                "Any time since the abuse, reported or not. Consent from the child where they understand it, else from a parent who is "
                "safe."
            ),
        ),
        worried_other=(
            _("A worker for the child"),
            _("A child and young person's adviser (ChISVA) helps a child after sexual abuse. Police, school or a helper can ask for one."),
        ),
    ),
    (StepKind.SARC_PAEDIATRIC, ""): Words(
        child=(
            _("A doctor or nurse who knows about this"),
            _(
                "There is a special health centre for children who were hurt in a sexual way. The police or children's social care "
                "arrange it. They explain everything first, go at your speed, and you can ask them to stop."
            ),
        ),
        professional=(
            _("Child medical at the SARC, through police or social care"),
            _(
                "Start with police or children's social care; the centre should be asked to every strategy meeting about sexual abuse. "
                "The child does not need to have said anything for a medical to go ahead, and it may be worth doing long after. Within "
                "{sarc_recent_days_child} days treat it as urgent. Under {sarc_self_refer_min_age} a child cannot be self-referred."
            ),
        ),
        worried_other=(
            _("A doctor who knows about this"),
            _("Police or children's social care arrange a visit to a special health centre for children. Ask them about it."),
        ),
    ),
}
