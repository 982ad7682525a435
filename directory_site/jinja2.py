"""The Jinja2 environment of the public pages."""

from jinja2 import Environment


def environment(**options) -> Environment:
    return Environment(**options)  # noqa: S701 - Django passes autoescape=True
