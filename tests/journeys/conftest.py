"""A school for every story; on PostgreSQL all stories share one database, emptied in between.

To copy a template, as other suites do, would take longer than most stories.
"""

from collections.abc import AsyncIterator, Iterator

import pytest
from sqlalchemy import Engine, delete

from storage.database import make_engine, parse
from storage.indexes import metadata
from storage.migrate import migrate
from tests.postgres import EphemeralPostgres
from tests.school import School, open_school

SHARED = "journeys"


@pytest.fixture(scope="session")
def shared_database(postgres: EphemeralPostgres) -> Iterator[Engine]:
    postgres.create_database(SHARED)
    engine = make_engine(parse(postgres.url(SHARED)))
    migrate(engine)
    yield engine
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """An empty, migrated database of each kind."""
    if request.param == "sqlite":
        return str(request.getfixturevalue("sqlite_url"))
    engine: Engine = request.getfixturevalue("shared_database")
    with engine.begin() as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(delete(table))
    return engine.url.render_as_string(hide_password=False)


@pytest.fixture
async def words_school(sqlite_url: str) -> AsyncIterator[School]:
    """For stories about words and forms, which read the same on every database."""
    async with open_school(sqlite_url) as school:
        yield school
