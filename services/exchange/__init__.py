"""Listings in and out: plain values of one listing (`listing`), and writing them through revisions (`importing`)."""
