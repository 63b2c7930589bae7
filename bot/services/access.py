"""Whether Slack lets us into a workspace. While it does not, nothing is said there, and no deadline passes."""

import logging
from datetime import datetime

from storage.transaction import Transaction

log = logging.getLogger(__name__)


def lock_out(tx: Transaction, team_id: str, reason: str, *, at: datetime) -> None:
    """Whoever runs the bot is told once, however many calls are refused."""
    if tx.workspaces.lock_out(team_id, at):
        log.error(
            "Slack no longer lets Handraise into workspace %s (%s). Nothing is lost: what there is to say waits."
            " Install the app again; if its bot token is a new one, put it into SLACK_BOT_TOKEN and restart.",
            team_id,
            reason,
        )


def let_in(tx: Transaction, team_id: str) -> None:
    if tx.workspaces.let_in(team_id):
        tx.outbox.has_news = True
        log.warning("Slack lets Handraise into workspace %s again; what waited goes out now.", team_id)


def is_locked_out(tx: Transaction) -> bool:
    """Of any workspace."""
    return any(house.locked_out_at for house in tx.workspaces.all())
