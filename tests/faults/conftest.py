"""A school whose Slack can be made to fail; on SQLite, since what differs between databases is tested in storage."""

from collections.abc import AsyncIterator

import pytest

from tests.school import School, open_school


@pytest.fixture
async def school(sqlite_url: str) -> AsyncIterator[School]:
    async with open_school(sqlite_url, call_timeout_seconds=0.5) as school:
        yield school
