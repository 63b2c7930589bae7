"""A school for stories about words and forms, which read the same on every database."""

from collections.abc import AsyncIterator

import pytest

from tests.school import School, open_school


@pytest.fixture
async def words_school(sqlite_url: str) -> AsyncIterator[School]:
    async with open_school(sqlite_url) as school:
        yield school
