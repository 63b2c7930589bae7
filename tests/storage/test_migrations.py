"""Migrations: a database is brought to the newest shape, or the reason is said in one line."""

from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from bot.errors import StartError
from storage.database import make_engine, parse
from storage.indexes import metadata
from storage.migrate import migrate
from tests.postgres import EphemeralPostgres


def test_the_migrations_make_the_very_tables_of_the_code(database_url: str) -> None:
    """Nobody can change one without the other."""
    engine = make_engine(parse(database_url))
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


def test_migrating_twice_changes_nothing(database_url: str) -> None:
    """As every start does."""
    engine = make_engine(parse(database_url))
    migrate(engine)
    migrate(engine)
    engine.dispose()


def test_a_newer_database_is_left_alone(database_url: str) -> None:
    """An older program must not write into a shape it does not know."""
    engine = make_engine(parse(database_url))
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'from_the_future'"))
    with pytest.raises(StartError, match=r"DATABASE_URL names a database that a newer Handraise has written\."):
        migrate(engine)
    engine.dispose()


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    """It may be somebody's essay."""
    essay = tmp_path / "essay.txt"
    essay.write_text("Robots in our classroom. " * 100)
    engine = make_engine(parse(f"sqlite:///{essay}"))
    with pytest.raises(StartError, match=r"DATABASE_URL names a file that is not a database\."):
        migrate(engine)
    assert essay.read_text().startswith("Robots")
    engine.dispose()


def test_a_database_locked_by_another_program_is_said_to_be(sqlite_url: str) -> None:
    """After a patient while, in one line."""
    other = make_engine(parse(sqlite_url))
    engine = make_engine(parse(f"{sqlite_url}?timeout=0.01"))
    with closing(other.connect()) as connection:
        connection.execute(text("SELECT 1"))  # begins, and so has the write lock
        with pytest.raises(StartError, match=r"^DATABASE_URL: the database cannot be used \(database is locked\)\.$"):
            migrate(engine)
    engine.dispose()
    other.dispose()


def test_a_database_that_does_not_exist_is_said_not_to(postgres: EphemeralPostgres) -> None:
    """In the server's own words."""
    engine = make_engine(parse(postgres.url("nowhere")))
    with pytest.raises(StartError, match=r'^DATABASE_URL: .*"nowhere" does not exist') as caught:
        migrate(engine)
    assert "\n" not in str(caught.value)
    engine.dispose()


def test_an_account_that_may_not_write_is_not_blamed_on_the_file(postgres: EphemeralPostgres) -> None:
    """PostgreSQL has no files to speak of."""
    postgres.create_database("guarded")
    engine = make_engine(parse(postgres.url("guarded")))
    with engine.begin() as connection:
        connection.execute(text("CREATE ROLE visitor LOGIN"))
    engine.dispose()
    visitor = make_engine(parse(postgres.url("guarded").replace("postgres@", "visitor@")))
    with pytest.raises(StartError, match="permission denied"):
        migrate(visitor)
    visitor.dispose()
    postgres.drop_database("guarded")
