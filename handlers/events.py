"""What Slack itself tells the bot: it was let into a channel or put out of the workspace, or a person has changed."""

from bot.services import access, acquaintance, settings
from handlers.heard import Event
from handlers.reply import Reply, Silence
from handlers.route import event
from storage.transaction import Transaction


def joined(tx: Transaction, heard: Event) -> Reply:
    """Somebody joined a channel. Where it was the bot, posts that were refused there go out now."""
    settings.channel_opened(tx, heard.team_id, str(heard.facts.get("channel", "")), at=heard.at)
    return Silence()


def person_changed(tx: Transaction, heard: Event) -> Reply:
    """A new colleague, or somebody who has changed their language or time zone."""
    acquaintance.learn(tx, [heard.facts["user"]], team_id=heard.team_id, at=heard.at)
    return Silence()


def put_out(tx: Transaction, heard: Event) -> Reply:
    """The app was uninstalled."""
    access.lock_out(tx, heard.team_id, heard.name, at=heard.at)
    return Silence()


def tokens_revoked(tx: Transaction, heard: Event) -> Reply:
    """The bot's own token, or only tokens of people, of which we have none."""
    if heard.facts.get("tokens", {}).get("bot"):
        access.lock_out(tx, heard.team_id, heard.name, at=heard.at)
    return Silence()


ROUTES = (
    event("member_joined_channel", joined),
    event("user_change", person_changed),
    event("team_join", person_changed),
    event("app_uninstalled", put_out),
    event("tokens_revoked", tokens_revoked),
)
