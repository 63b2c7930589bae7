"""Running Alembic on a connection of ours."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from bot.errors import StartError

HERE = Path(__file__).parent


def upgrade(connection: Connection) -> None:
    """Raises StartError for a database that a newer version has written."""
    config = config_for(connection)
    _refuse_newer(connection, ScriptDirectory.from_config(config))
    command.upgrade(config, "head")


def config_for(connection: Connection) -> Config:
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
