"""Signing in to the admin: the second step after the password, the wait after wrong passwords, and when a session ends.

It stands under /admin/ alone. It must not touch a public page: no session, no cookie, no query there.
"""
