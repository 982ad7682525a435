"""The real postcode directory, built once per machine: the file is kept in var/ and made again when the package's version changes."""

import pytest

from services.geography.building import ensure_built
from services.geography.directory import PostcodeDirectory, open_directory


@pytest.fixture(scope="session")
def directory() -> PostcodeDirectory:
    ensure_built()
    return open_directory()
