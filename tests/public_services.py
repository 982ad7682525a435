"""Made-up listings under the name by which the tests know them."""

from services.made_up import DEMO_PROOF, NO_LANGUAGES, UNKNOWN_ELIGIBILITY, make_contact, make_public_service, make_route

__all__ = ["DEMO_PROOF", "NO_LANGUAGES", "UNKNOWN_ELIGIBILITY", "make_contact", "make_public_service", "make_route"]
