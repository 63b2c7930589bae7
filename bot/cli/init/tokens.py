"""The questions for what opens the way to Slack: two tokens, or a token and a signing secret."""

from collections.abc import Callable
from functools import partial

from bot.cli.doctor.slack import scopes as granted
from bot.cli.init.interview import Checked, Question
from bot.cli.inquiry import Answer, Inquiry, NoAnswer
from bot.cli.tokens import APP, BOT, Kind, OfAnotherKind

Opener = Callable[[str], Inquiry]  # makes a way to ask Slack with a token


def bot_token(opener: Opener) -> Question:
    return Question(
        key="SLACK_BOT_TOKEN",
        where="The bot token starts with xoxb-. It is in your app's settings at api.slack.com/apps: Install App,"
        " once the app is installed.",
        prompt="Bot User OAuth Token (it is not shown while you paste it)",
        check=partial(_check_bot_token, opener),
        is_secret=True,
    )


def app_token(opener: Opener) -> Question:
    return Question(
        key="SLACK_APP_TOKEN",
        where="The app-level token starts with xapp-. It is in the app's settings: Basic Information, App-Level Tokens,"
        " Generate Token and Scopes, with the scope connections:write. Leave it empty to listen over HTTP instead.",
        prompt="App-level token (not shown either)",
        check=partial(_check_app_token, opener),
        is_secret=True,
    )


def signing_secret() -> Question:
    return Question(
        key="SLACK_SIGNING_SECRET",
        where="Without an app-level token Slack comes by HTTP and signs what it sends. The secret is in the app's"
        " settings: Basic Information, App Credentials.",
        prompt="Signing secret (not shown)",
        check=_check_signing_secret,
        is_secret=True,
    )


def _check_bot_token(opener: Opener, typed: str) -> Checked:
    if typed.startswith(APP.prefix):
        raise ValueError("That is the app-level token, which is asked for next. A bot token starts with xoxb-.")
    me = _taken(BOT, opener, typed, "Copy all of it once more.")
    scopes = granted(me)
    if scopes.fix:
        raise ValueError(f"{scopes.said} {scopes.fix}")
    return Checked(typed, f"That is @{me.said.get('user')} in {me.said.get('team')}.")


def _check_app_token(opener: Opener, typed: str) -> Checked:
    if not typed:
        return Checked("", "None: Slack will come by HTTP.")
    _taken(APP, opener, typed, "Copy all of it once more. Is Socket Mode switched on?")
    return Checked(typed, "Slack takes it.")


def _taken(kind: Kind, opener: Opener, typed: str, advice: str) -> Answer:
    """Slack's answer to a token. Another one helps only where Slack was reached."""
    slack = opener(typed)
    try:
        return kind.shown_to(slack, typed)
    except OfAnotherKind:
        article = "An" if kind is APP else "A"
        raise ValueError(f"{article} {kind.called} starts with {kind.prefix}.") from None
    except NoAnswer as silence:
        if silence.is_refusal:
            raise ValueError(f"Slack does not take it ({silence.reason}). {advice}") from None
        raise ValueError(f"No Slack answers at {slack.api_url} ({silence.reason}). Is this machine online?") from None


def _check_signing_secret(typed: str) -> Checked:
    if not typed:
        raise ValueError("Without an app-level token, it is needed.")
    return Checked(typed, "Kept. Only a request from Slack can show whether it is the right one.")
