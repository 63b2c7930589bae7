"""Asking, now and then, whether Slack lets us in again."""

from bot.courier.outcomes import Failed
from bot.courier.slack import Slack
from bot.services import access
from storage.database import Database


async def knock(db: Database, slack: Slack) -> int:
    """Only where Slack has locked us out. Nothing is left to do after it: returns 0."""
    if await db.run(access.is_locked_out):
        try:
            team_id = await slack.lets_in()
        except Failed:
            return 0
        await db.run(lambda tx: access.let_in(tx, team_id))
    return 0
