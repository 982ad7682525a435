"""The partnership's own numbers, in words, with their source and date: what a professional needs to know before a referral.

The values are parameters of the ruleset; only the words are here. A number without a value is not shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pathways.core.ruleset import Ruleset

_WORDS: Mapping[str, tuple[Promise, Promise]] = {
    "marac_visible": (_("MARAC, by score"), _("DASH {value} or more. Consent preferred, not needed.")),
    "idva_visible": (_("IDVA, by score"), _("DASH {value} or more, with consent.")),
    "escalation_callouts": (_("MARAC, by escalation"), _("{value} or more police call-outs in 12 months.")),
    "repeat_months": (_("MARAC, by repeat"), _("Any further abuse within {value} months of the last MARAC.")),
    "marac_min": (_("MARAC, youngest age"), _("{value} and over.")),
    "idva_recent_months": (_("IDVA, how recent"), _("Abuse within the last {value} months.")),
    "sarc_self_refer_min_age": (_("SARC, self-referral"), _("From age {value}. Younger children come through police or social care.")),
    "sarc_recent_days_adult": (_("SARC, call the same day"), _("Up to {value} days after. Help goes on after that, at any time.")),
    "sarc_recent_days_child": (_("SARC, under 18"), _("Up to {value} days after is urgent: today, through police or social care.")),
    "dvds_days": (_("Clare’s Law"), _("An answer within {value} days.")),
}


@dataclass(frozen=True, slots=True)
class Threshold:
    """confirmed: a person of the partnership has confirmed the number."""

    name: str
    text: str
    source: str
    url: str
    reviewed_on: date
    confirmed: bool


def thresholds(ruleset: Ruleset) -> tuple[Threshold, ...]:
    found = []
    for key, (name, text) in _WORDS.items():
        parameter = ruleset.parameters.get(key)
        if parameter is None or parameter.value is None:
            continue
        source = ruleset.sources[parameter.source]
        found.append(
            Threshold(
                name=str(name),
                text=str(text).format(value=parameter.value),
                source=source.name,
                url=source.url,
                reviewed_on=parameter.reviewed_on,
                confirmed=parameter.confirmed,
            )
        )
    return tuple(found)
