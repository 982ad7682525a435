"""Demonstration listings: public facts about real services, one JSON record each, that nobody has checked with the providers."""
