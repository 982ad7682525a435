"""The listings of the scenarios, under the name by which the tests know them."""

from pathways.scenario_listings import CAMBRIDGE, CAMBRIDGESHIRE, FENLAND, NORWICH, PETERBOROUGH, eligibility, offer, offers

__all__ = ["CAMBRIDGE", "CAMBRIDGESHIRE", "FENLAND", "NORWICH", "PETERBOROUGH", "eligibility", "offer", "offers"]
