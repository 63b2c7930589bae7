"""Bring a database to the newest shape, or say why not."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError, OperationalError

from bot.errors import StartError

HERE = Path(__file__).parent / "migrations"


def migrate(engine: Engine) -> None:
    """Raises StartError when the database cannot be reached, is no database of ours, or comes from a newer version."""
    try:
        with engine.connect() as connection, connection.begin():
            config = _config(connection)
            _refuse_newer(connection, ScriptDirectory.from_config(config))
            command.upgrade(config, "head")
    except OperationalError as error:
        reason = str(error.orig).strip().splitlines()[0] if error.orig else "no answer"
        raise StartError(f"DATABASE_URL: the database cannot be used ({reason}).") from error
    except DatabaseError as error:
        raise StartError("DATABASE_URL names a file that is not a database. Point it at another file.") from error


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _refuse_newer(connection: Connection, scripts: ScriptDirectory) -> None:
    current = MigrationContext.configure(connection).get_current_revision()
    if current is not None and current not in {revision.revision for revision in scripts.walk_revisions()}:
        raise StartError(
            "DATABASE_URL names a database that a newer Handraise has written. Update Handraise, or restore the backup"
            " you made before updating."
        )
