"""A look at a database that changes nothing in it, before the first start or while the bot runs."""

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, inspect, select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool

from bot.domain.audit import Note
from bot.domain.people import Person, Role
from bot.errors import StartError
from storage.audit import note_of
from storage.database import is_postgres, make_engine, parse
from storage.migrations import NEWEST
from storage.migrations.upgrading import is_known
from storage.tables.audit import audit
from storage.tables.people import roles
from storage.tables.workspaces import workspaces

PATIENCE_S = 2
READ_AT_ONCE = 500
OTHERS = text(
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE application_name = 'handraise' AND datname = current_database() AND pid <> pg_backend_pid()"
)


class Shape(StrEnum):
    NOT_MADE = "not made yet"
    NEWEST = "up to date"
    OLDER = "of an older version"
    NEWER = "of a newer version"


@dataclass(frozen=True, slots=True)
class Look:
    """What a database says of itself; `needs_channels` by workspace, and who has the role of a coordinator."""

    kind: str
    version: str
    shape: Shape
    is_in_use: bool = False
    needs_channels: Mapping[str, str | None] = field(default_factory=dict)
    coordinators: frozenset[Person] = frozenset()


def trail(url: str, since: datetime | None) -> Iterator[Note]:
    """The audit trail, oldest first, read beside a running bot. Raises StartError."""
    parsed = parse(url)
    path = Path(str(parsed.database))
    if not is_postgres(parsed) and not path.exists():
        raise StartError(f"DATABASE_URL names {path.name}, and there is no such file.")
    engine = make_engine(parsed) if is_postgres(parsed) else _read_only(parsed, path)
    wanted = select(audit).order_by(audit.c.id)
    if since is not None:
        wanted = wanted.where(audit.c.at >= since)
    try:
        with engine.connect() as connection:
            if is_postgres(parsed):
                connection.execute(text("SET TRANSACTION READ ONLY"))
            yield from (note_of(row) for row in connection.execution_options(yield_per=READ_AT_ONCE).execute(wanted))
    except DatabaseError as error:
        raise StartError(f"DATABASE_URL: the database cannot be used ({_reason(error)}).") from error
    finally:
        engine.dispose()


def look(url: str) -> Look:
    """Raises StartError naming the setting when there is no looking at it."""
    parsed = parse(url)
    if is_postgres(parsed):
        return _read(make_engine(parsed), "PostgreSQL")
    path = Path(str(parsed.database))
    if not path.exists():
        _can_be_made(path)
        return Look("SQLite", sqlite3.sqlite_version, Shape.NOT_MADE)
    return _read(_read_only(parsed, path), "SQLite", is_in_use=_is_locked(path))


def _can_be_made(path: Path) -> None:
    folder = path.absolute().parent
    if not folder.is_dir():
        raise StartError(f"DATABASE_URL names a file in {folder}, and there is no such folder.")
    if not os.access(folder, os.W_OK):
        raise StartError(f"DATABASE_URL: Handraise cannot write in {folder}. Give it a folder of its own.")


def _read_only(url: URL, path: Path) -> Engine:
    """A connection that may look and can do nothing else, also beside a running bot.

    Where no bot has left a write-ahead log, none is made: it might belong to somebody the bot cannot write as.
    """
    mode = "mode=ro" if path.with_name(path.name + "-wal").exists() else "immutable=1"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(f"{path.absolute().as_uri()}?{mode}", uri=True, timeout=PATIENCE_S)

    return create_engine(url, creator=connect, poolclass=NullPool)


def _is_locked(path: Path) -> bool:
    """Whether a bot holds this file: it keeps the file beside it locked as long as it lives."""
    lock = path.with_name(path.name + ".lock")
    if not lock.exists():
        return False
    with closing(sqlite3.connect(f"{lock.absolute().as_uri()}?mode=ro", uri=True, timeout=0)) as beside:
        try:
            beside.execute("SELECT name FROM sqlite_master")
        except sqlite3.OperationalError as error:
            return error.sqlite_errorcode == sqlite3.SQLITE_BUSY
    return False


def _read(engine: Engine, kind: str, *, is_in_use: bool = False) -> Look:
    try:
        with engine.connect() as connection:
            if kind == "PostgreSQL":
                connection.execute(text("SET TRANSACTION READ ONLY"))
                is_in_use = bool(connection.execute(OTHERS).scalar())
            return _read_all(connection, kind, is_in_use)
    except DatabaseError as error:
        raise StartError(f"DATABASE_URL: the database cannot be used ({_reason(error)}).") from error
    finally:
        engine.dispose()


def _reason(error: DatabaseError) -> str:
    return str(error.orig).strip().splitlines()[0] if error.orig else "no answer"


def _read_all(connection: Connection, kind: str, is_in_use: bool) -> Look:
    version = ".".join(str(part) for part in connection.dialect.server_version_info or ())
    shape = _shape(connection)
    if shape is not Shape.NEWEST:
        return Look(kind, version, shape, is_in_use)
    chosen = connection.execute(select(workspaces.c.team_id, workspaces.c.needs_channel))
    named = connection.execute(select(roles.c.team_id, roles.c.user_id).where(roles.c.role == Role.COORDINATOR))
    return Look(
        kind,
        version,
        shape,
        is_in_use,
        needs_channels={row.team_id: row.needs_channel for row in chosen},
        coordinators=frozenset(Person(row.team_id, row.user_id) for row in named),
    )


def _shape(connection: Connection) -> Shape:
    if not inspect(connection).has_table("alembic_version"):
        return Shape.NOT_MADE
    revision = str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar())
    if revision == NEWEST:
        return Shape.NEWEST
    return Shape.OLDER if is_known(revision) else Shape.NEWER
