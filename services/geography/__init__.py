"""Postcodes to districts and distances, offline. It must not send a request anywhere or keep what was asked."""
