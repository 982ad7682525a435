"""The words a new site starts with. Editors own them afterwards: `setup_site` never writes over a page that exists.

English, plain, for a reading age of eleven at most; a test measures it. No number and no address of a service stands here: those are
listings, which are checked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_noop as _  # collected for the catalogues; the database gets the English

Block = tuple[str, Any]


@dataclass(frozen=True, slots=True)
class FirstPage:
    """body: (block name, value) pairs of directory_site.models.GuideBody."""

    slug: str
    heading: str
    intro: str
    body: tuple[Block, ...]


HOME_HEADING = _("Help with abuse or sexual violence")
HOME_INTRO = _("You choose what happens next. You do not have to report anything, and nobody has to refer you.")
LEAVING_NOTE = _(
    "The bar at the top takes you to a weather page at once. It cannot hide your visit from someone who checks this phone or computer."
)

STAY_SAFER = FirstPage(
    "stay-safer",
    _("Stay safer online"),
    _("Someone who knows your phone may be able to see what you do on it. Here is what you can do, and what no website can do for you."),
    (
        (
            "warning",
            _("If you think your phone is watched, use another one to look for help. Do not change anything on the watched phone yet."),
        ),
        ("heading", _("The bar at the top")),
        (
            "paragraph",
            _("<p>Press “Leave this site now” and a weather page opens in place of this one. You can also press Shift three times.</p>"),
        ),
        (
            "paragraph",
            _("<p>If your browser has JavaScript switched off, the Back button can show this site again. Then close the tab as well.</p>"),
        ),
        ("paragraph", _("<p>The bar works fast. It cannot do these things:</p>")),
        (
            "list",
            [
                _("hide that you were here from someone who reads your history"),
                _("hide anything from spyware"),
                _("hide calls that you made"),
            ],
        ),
        ("heading", _("Going back")),
        (
            "paragraph",
            _(
                "<p>Use the Back link on our pages. The Back button of your browser leaves this site. We made it so on purpose: "
                "your history then holds one line for this site, and not what you read.</p>"
            ),
        ),
        ("heading", _("Use another device if you can")),
        (
            "paragraph",
            _(
                "<p>A phone or computer that the other person has never held is safest. You could ask a friend, or use one in a library, "
                "at work, at school or at your doctor’s.</p>"
            ),
        ),
        ("heading", _("Spyware")),
        (
            "paragraph",
            _(
                "<p>Spyware is an app that shows someone else what you do. It can show messages, calls, photos and where you are. "
                "It is hard to find. A private window does not stop it.</p>"
            ),
        ),
        (
            "list",
            [
                _("The other person knows things you told nobody."),
                _("The phone was a gift, or was out of your hands for a while."),
                _("The battery runs down fast, or the phone gets warm."),
            ],
        ),
        (
            "warning",
            _(
                "Do not take spyware off before you have a plan. The other person will see that it is gone, and it is also proof. "
                "A helpline can plan it with you."
            ),
        ),
        ("heading", _("Your history")),
        (
            "paragraph",
            _(
                "<p>Do not clear everything. An empty history looks odd, and you lose your own pages and passwords. "
                "Take out only the lines for this site:</p>"
            ),
        ),
        (
            "steps",
            [
                _("Open your browser’s history."),
                _("Look for “Local help” or the address of this site."),
                _("Press and hold the line, or press the dots beside it."),
                _("Choose remove or delete."),
            ],
        ),
        ("paragraph", _("<p>Next time you can open a private window first. Close it when you are done.</p>")),
        ("heading", _("Calls and texts")),
        (
            "list",
            [
                _("Calls stay in the call log. You can take out one call at a time."),
                _("Some numbers show on a phone bill. Our pages say so where we know."),
                _("If someone else pays or sees your bill, use another phone."),
                _("Texts and chats can be read by someone who holds your phone."),
            ],
        ),
        ("heading", _("Accounts and maps")),
        (
            "list",
            [
                _("Someone who knows your email password can see your searches on their own phone."),
                _("A shared account, tablet or car can show where you are."),
                _("Check who is in your family sharing and who can see your place, but only when it is safe to change it."),
            ],
        ),
        ("heading", _("Printing and saving")),
        (
            "paragraph",
            _("<p>Paper can be found. Keep only the numbers you need. You could write them in a notebook among other numbers.</p>"),
        ),
    ),
)

NOT_KEPT = FirstPage(
    "what-we-keep",
    _("What we do not keep"),
    _("You do not have to say who you are. We do not want to know."),
    (
        (
            "list",
            [
                _("We set no cookies and store nothing on your phone."),
                _("We do not keep your answers. They are used to make one page and then they are gone."),
                _("If you type a postcode we find the district and forget the postcode."),
                _("We keep no list of who visits, and no addresses of phones or computers."),
                _("No other company is told that you were here. There are no ads and no counters on our pages."),
            ],
        ),
        ("heading", _("What we cannot change")),
        (
            "list",
            [
                _("Your browser may keep the address of this site in its history."),
                _("Your phone company or the owner of the wifi can see the name of this site. They cannot see your answers."),
                _("When you press a link to another website, that site has its own rules."),
            ],
        ),
        ("heading", _("When you call a service")),
        (
            "paragraph",
            _(
                "<p>Each service has its own rules on what it keeps and when it must tell someone. You can ask before you say anything: "
                "“What do you write down, and who might you tell?”</p>"
            ),
        ),
    ),
)

ACCESSIBILITY = FirstPage(
    "accessibility",
    _("Accessibility"),
    _("This site should work for you, whatever phone you have and however you read."),
    (
        (
            "list",
            [
                _("Every page works without JavaScript, and with a keyboard alone."),
                _("You can make the text four times as big and nothing gets lost."),
                _("Colours follow your phone: light, dark or high contrast."),
                _("Buttons are big enough for a thumb."),
                _("Signs always have words beside them."),
                _("Pages print without the name of this site."),
            ],
        ),
        ("heading", _("How we test")),
        (
            "paragraph",
            _(
                "<p>We check each page with a tool called axe against WCAG 2.2, level AA, and look at pages on a small phone and a wide screen. "
                "People who use screen readers every day have not tested this version yet.</p>"
            ),
        ),
        ("heading", _("Calling")),
        (
            "list",
            [
                _("If you are deaf or cannot speak, the Relay UK service can make the call with you. Dial 18001 before the number."),
                _("In an emergency there is 999 BSL, an app and a website in British Sign Language."),
                _("Where a service has text, chat or sign language, we show it beside the number."),
            ],
        ),
        ("heading", _("If something does not work")),
        (
            "paragraph",
            _(
                "<p>The foot of each page can name who runs this site. If it does, please tell them what you tried to do. You need not say why you were here.</p>"
            ),
        ),
    ),
)

LISTINGS = FirstPage(
    "listings",
    _("About these listings"),
    _("How services get on this site, and how far you can trust what we say about them."),
    (
        ("heading", _("Checked, seen, not known")),
        (
            "words",
            [
                {
                    "word": _("Checked with them"),
                    "meaning": _("Someone at the service told us that this is right, on the day that we show."),
                },
                {
                    "word": _("Seen in a public source"),
                    "meaning": _("We read it somewhere and say when. Nobody at the service has told us yet."),
                },
                {"word": _("Not known"), "meaning": _("Nobody has told us. It does not mean no. We say what to ask when you call.")},
            ],
        ),
        ("heading", _("Safe places have no address here")),
        (
            "paragraph",
            _(
                "<p>We do not hold the address of any refuge or safe house, so we cannot show it or lose it. You get there through a phone line.</p>"
            ),
        ),
        ("heading", _("The order")),
        (
            "paragraph",
            _(
                "<p>Nobody pays to be here or to be first. Services come first when they fit what you told us, when you can start with them "
                "yourself, and when somebody answers now.</p>"
            ),
        ),
        ("heading", _("A professional asks for you")),
        (
            "paragraph",
            _(
                "<p>Some services cannot be called by you. A doctor, school, council or police officer asks for you, and you can ask them to. "
                "We always show someone you can call yourself as well.</p>"
            ),
        ),
        ("heading", _("When a number is wrong")),
        ("paragraph", _("<p>Numbers change. If one does not work, try the next step, or one of the lines on the first page.</p>")),
    ),
)

WORDS = FirstPage(
    "words",
    _("What the words mean"),
    _("Services use many short names. You do not need to know any of them to get help."),
    (
        (
            "words",
            [
                {
                    "word": _("IDVA"),
                    "meaning": _(
                        "Independent domestic violence adviser. Someone who stays by the side of a person at high risk and deals with "
                        "police, courts and housing with them. In most places a professional asks for one."
                    ),
                },
                {
                    "word": _("ISVA"),
                    "meaning": _(
                        "Independent sexual violence adviser. Someone who explains your choices after rape or sexual assault and stays with "
                        "you through them, whether or not you tell the police."
                    ),
                },
                {"word": _("CHISVA"), "meaning": _("An ISVA who works with children and young people.")},
                {
                    "word": _("SARC"),
                    "meaning": _(
                        "Sexual assault referral centre. A place with doctors, nurses and support after rape or sexual assault. "
                        "You can go without telling the police."
                    ),
                },
                {
                    "word": _("MARAC"),
                    "meaning": _(
                        "A meeting where services plan how to keep a person at very high risk safe. The person who hurts them is not told. "
                        "A professional asks for it."
                    ),
                },
                {"word": _("DASH"), "meaning": _("A list of questions that trained people use to see how much danger someone is in.")},
                {
                    "word": _("Refuge"),
                    "meaning": _("A safe house for people who flee abuse, often with their children. The address is secret."),
                },
                {"word": _("Outreach"), "meaning": _("A support worker who helps you where you live or in a place where you feel safe.")},
                {"word": _("Self-referral"), "meaning": _("You can call and ask for yourself. Nobody else has to do it.")},
                {"word": _("Safeguarding"), "meaning": _("What people must do when a child, or an adult who needs care, is being harmed.")},
                {
                    "word": _("Coercive control"),
                    "meaning": _("When someone runs your life by rules, threats, watching or keeping you from others. It is a crime."),
                },
                {
                    "word": _("Honour-based abuse"),
                    "meaning": _("Threats or harm by family or community who say that you brought shame on them."),
                },
                {"word": _("Clare’s Law"), "meaning": _("The right to ask the police if a partner has hurt someone before.")},
                {
                    "word": _("No recourse to public funds"),
                    "meaning": _("A rule on some visas that stops you getting most benefits and housing help."),
                },
                {"word": _("By and for"), "meaning": _("A service run by people from the same community as those who use it.")},
            ],
        ),
    ),
)

GUIDES = (STAY_SAFER, NOT_KEPT, ACCESSIBILITY, LISTINGS, WORDS)
