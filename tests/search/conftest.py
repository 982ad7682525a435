"""Rows of the made-up listings, and engines that read them."""

from __future__ import annotations

import pytest

from tests.search.listings import write_all

pytest.register_assert_rewrite("tests.search.contract")


@pytest.fixture
def numbers(db) -> dict[str, int]:
    """key -> number of the row, for every made-up listing."""
    return write_all()
