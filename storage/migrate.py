"""Bring a database to the newest shape, or say why not.

Alembic is loaded only where there is something to do: it takes a tenth of a second and 20 MB of every start.
"""

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import DatabaseError, OperationalError

from bot.errors import StartError
from storage.migrations import NEWEST


def migrate(engine: Engine) -> None:
    """Raises StartError when the database cannot be reached, is no database of ours, or comes from a newer version."""
    try:
        with engine.connect() as connection, connection.begin():
            if _revision(connection) != NEWEST:
                from storage.migrations.upgrading import upgrade  # noqa: PLC0415  # see above

                upgrade(connection)
    except DatabaseError as error:
        if engine.dialect.name == "sqlite" and not isinstance(error, OperationalError):
            raise StartError("DATABASE_URL names a file that is not a database. Point it at another file.") from error
        reason = str(error.orig).strip().splitlines()[0] if error.orig else "no answer"
        raise StartError(f"DATABASE_URL: the database cannot be used ({reason}).") from error


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
