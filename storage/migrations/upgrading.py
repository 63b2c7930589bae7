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
    _refuse_newer(connection)
    command.upgrade(config_for(connection), "head")


def config_for(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def is_known(revision: str) -> bool:
    """Whether this version of Handraise knows a database of that shape."""
    return revision in {each.revision for each in ScriptDirectory(str(HERE)).walk_revisions()}


def _refuse_newer(connection: Connection) -> None:
    current = MigrationContext.configure(connection).get_current_revision()
    if current is not None and not is_known(current):
        raise StartError(
            "DATABASE_URL names a database that a newer Handraise has written. Update Handraise, or restore the backup"
            " you made before updating."
        )
