"""Conditions of rules: the small language they are written in, and the facts that need more than one comparison."""
