"""Fixtures for every test."""

from __future__ import annotations

from datetime import date, timedelta

import pytest


@pytest.fixture
def today_plus():
    """A date so many days from today."""
    return lambda days: date.today() + timedelta(days=days)
