"""The database and the workspace a command is about."""

from collections.abc import Iterator
from contextlib import contextmanager

from bot import config
from bot.domain.workspace import Workspace
from bot.errors import StartError
from storage.database import Database
from storage.migrate import migrate


@contextmanager
def database() -> Iterator[Database]:
    """In its newest shape. Raises StartError."""
    db = Database(config.load().database_url)
    try:
        migrate(db.engine)
        yield db
    finally:
        db.close()


async def workspace(db: Database, team: str | None) -> Workspace:
    """The one that is meant. Raises StartError where that is not plain."""
    known = await db.run(lambda tx: tx.workspaces.all())
    if not known:
        raise StartError("The database knows no workspace yet: start the bot once with `handraise run`.")
    if team is None and len(known) == 1:
        return known[0]
    listed = ", ".join(f"{each.team_id} ({each.url})" for each in known)
    if team is None:
        raise StartError(f"The database has several workspaces; say which with --team: {listed}")
    found = next((each for each in known if each.team_id == team), None)
    if found is None:
        raise StartError(f"--team: the database has no workspace {team}, only {listed}")
    return found
