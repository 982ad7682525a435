"""What a listing must have before readers see it, said as things to do. It must not decide who may publish."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


def missing_facts(facts: Mapping[str, Any], routes: Sequence[Mapping[str, Any]], contacts: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Field -> what to do, for everything that stops a listing from being published. `__all__` is for the listing as a whole.

    facts: cleaned fields of the listing; routes and contacts: cleaned rows. Nothing that a provider may not know is demanded.
    """
    missing: dict[str, str] = {}
    if not facts.get("summary_en"):
        missing["summary_en"] = "Write what it does for somebody, in one or two short sentences. Readers see this first."
    if not facts.get("areas"):
        missing["areas"] = "Tick where it works. For a line that takes calls from everywhere, tick England and Wales."
    if not facts.get("needs"):
        missing["needs"] = "Tick what it helps with. Without this the pathway can't find it."
    if not routes:
        missing["__all__"] = "Add at least one way in under “How to get in”: who may start it, and how. If nobody knows, say “Not known”."
    if not contacts and not facts.get("website"):
        missing["website"] = "Add a web address, or a phone number or email under “Contacts”. A reader must be able to reach it."
    if not facts.get("sources") and not facts.get("confirmed_on"):
        missing["sources"] = (
            "Say where the facts come from, or when the provider confirmed them. We never publish a number that nobody has seen."
        )
    if bool(facts.get("confirmed_on")) != bool(facts.get("confirmed_how")):
        missing["confirmed_how"] = "Give both the day it was confirmed and how."
    return missing
