"""Migrations: a database is brought to the newest shape, or the reason is said in one line."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from bot.domain.finding import terms_of
from bot.domain.people import Person, Role
from bot.errors import StartError
from storage.database import make_engine, parse
from storage.directory import Directory
from storage.indexes import metadata
from storage.migrate import migrate
from storage.migrations import NEWEST
from storage.migrations.upgrading import config_for
from storage.partners import Partners
from storage.people import People
from tests.postgres import EphemeralPostgres


def test_the_migrations_make_the_very_tables_of_the_code(database_url: str) -> None:
    """Nobody can change one without the other."""
    engine = make_engine(parse(database_url))
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


def test_the_newest_shape_is_the_last_migration(database_url: str) -> None:
    """Or a database would stay in an older one."""
    engine = make_engine(parse(database_url))
    with engine.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == NEWEST
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


def test_what_an_older_version_remembered_is_still_there(tmp_path: Path, postgres: EphemeralPostgres) -> None:
    """People who spoke for a partner still do, and coordinators keep their role; on both databases."""
    postgres.create_database("older")
    for url in (f"sqlite:///{tmp_path / 'older.db'}", postgres.url("older")):
        engine = make_engine(parse(url))
        with engine.begin() as connection:
            command.upgrade(config_for(connection), "0001")
            for row in OLDER:
                connection.execute(text(row))
        migrate(engine)
        with engine.begin() as connection:
            people = Partners(connection)
            spoken_for = people.of(Person("T1", "U0PRIYA"))
            contact = people.contact_of(Person("T1", "U0PRIYA"))
            by_kind = Directory(connection).matching("T1", terms_of("acme business"), pending=False, after=0, limit=2)
            is_coordinator = People(connection).has_role(Person("T1", "U0RUTH"), Role.COORDINATOR)
        engine.dispose()
        assert spoken_for is not None
        assert spoken_for.is_approved
        assert spoken_for.name == "Acme"
        assert [entry.profile.name for entry in by_kind] == ["Acme"]
        assert contact is not None
        assert contact.created_at == datetime(2026, 10, 6, 14, 0, tzinfo=UTC)
        assert is_coordinator


OLDER = (
    """INSERT INTO partners (id, team_id, name, folded, kind, created_at)
    VALUES (1, 'T1', 'Acme', 'acme', 'business', '2026-10-06 14:00:00')""",
    """INSERT INTO contacts (team_id, user_id, partner_id, created_at)
    VALUES ('T1', 'U0PRIYA', 1, '2026-10-06 14:00:00')""",
    "INSERT INTO roles (team_id, user_id, role) VALUES ('T1', 'U0RUTH', 'coordinator')",
)
