"""The two tokens: how each is told from the other, and the call that shows whether Slack takes it."""

from dataclasses import dataclass

from bot.cli.inquiry import Answer, Inquiry
from bot.config import WHERE_APP_TOKENS_ARE, WHERE_BOT_TOKENS_ARE


class OfAnotherKind(Exception):  # noqa: N818  # an outcome, not a fault of the program
    """It does not even look like such a token."""


@dataclass(frozen=True, slots=True)
class Kind:
    setting: str
    called: str
    prefix: str
    method: str
    where: str
    """Where such tokens are found."""

    def shown_to(self, slack: Inquiry, token: str) -> Answer:
        """Slack's answer to it. Raises OfAnotherKind, or NoAnswer."""
        if not token.startswith(self.prefix):
            raise OfAnotherKind
        return slack.ask(self.method)


BOT = Kind("SLACK_BOT_TOKEN", "bot token", "xoxb-", "auth.test", WHERE_BOT_TOKENS_ARE)
APP = Kind(  # asking for an address opens nothing
    "SLACK_APP_TOKEN",
    "app-level token",
    "xapp-",
    "apps.connections.open",
    f"{WHERE_APP_TOKENS_ARE} Its scope is connections:write, and Socket Mode must be switched on.",
)
