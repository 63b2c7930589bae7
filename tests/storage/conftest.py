"""An open database of each kind, with one workspace in it."""

from collections.abc import AsyncIterator, Iterator

import pytest
from sqlalchemy import text

from storage.database import Database, make_engine, parse
from storage.indexes import metadata
from tests.conftest import TEMPLATE
from tests.postgres import EphemeralPostgres
from tests.storage.records import workspace


@pytest.fixture(params=["sqlite", "postgres"])
async def db(request: pytest.FixtureRequest) -> AsyncIterator[Database]:
    url: str = request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "emptied_postgres_url")
    async for database in _opened(url):
        yield database


@pytest.fixture
async def sqlite(sqlite_url: str) -> AsyncIterator[Database]:
    async for database in _opened(sqlite_url):
        yield database


@pytest.fixture(scope="session")
def postgres_url(postgres: EphemeralPostgres) -> Iterator[str]:
    """One database for all of these tests: a fresh one for each would cost a quarter of a second."""
    postgres.create_database("storage", template=TEMPLATE)
    yield postgres.url("storage")
    postgres.drop_database("storage")


@pytest.fixture
def emptied_postgres_url(postgres_url: str) -> str:
    engine = make_engine(parse(postgres_url))
    with engine.begin() as connection:
        connection.execute(text(f"TRUNCATE {', '.join(metadata.tables)} RESTART IDENTITY"))
    engine.dispose()
    return postgres_url


async def _opened(url: str) -> AsyncIterator[Database]:
    database = Database(url)
    await database.run(workspace)
    yield database
    database.close()
