"""All the looks, in the order in which one thing rests on another."""

from collections.abc import Iterator

from bot.cli.doctor import database, listening, slack
from bot.cli.doctor.finding import Finding
from bot.cli.inquiry import Answer, Inquiry
from bot.clock import Clock
from bot.config import Settings
from bot.errors import StartError
from storage.look import Look, look


def examine(choices: Settings, clock: Clock, public_url: str | None = None) -> Iterator[Finding]:
    """One finding after the other, as they are made."""
    seen = None
    try:
        seen = look(choices.database_url)
        yield from database.described(seen)
    except StartError as error:
        fix = "Check DATABASE_URL (see .env.example), and whether what it names is there."
        yield Finding("database", str(error), fix)
    token = choices.slack_bot_token.reveal()
    inquiry = Inquiry(choices.slack_api_url, token, choices.call_timeout_seconds)
    me = yield from slack.bot_token(inquiry, token)
    if me:
        yield slack.scopes(me)
        yield slack.clock_skew(me, clock)
    yield from _listening(choices, is_running=seen is not None and seen.is_in_use)
    if public_url:
        yield listening.at_public_address(public_url)
    if me:
        yield slack.needs_channel(inquiry, _channel(choices, seen, me))
        yield from slack.coordinators(inquiry, frozenset(choices.coordinators), _remembered(seen, me))


def _listening(choices: Settings, *, is_running: bool) -> Iterator[Finding]:
    if choices.slack_app_token:
        token = choices.slack_app_token.reveal()
        inquiry = Inquiry(choices.slack_api_url, token, choices.call_timeout_seconds)
        if ticket := (yield from slack.app_token(inquiry, token)):
            yield listening.by_a_running_socket() if is_running else listening.by_socket(ticket, inquiry.proxy)
    elif choices.slack_signing_secret:
        yield listening.over_http(choices.http_host, choices.http_port)
    else:
        fix = "Set SLACK_APP_TOKEN in .env (or SLACK_SIGNING_SECRET, to listen over HTTP)."
        yield Finding("app token", "SLACK_APP_TOKEN is missing.", fix)


def _channel(choices: Settings, seen: Look | None, me: Answer) -> str | None:
    """What a coordinator has chosen counts; the setting is only where that begins."""
    chosen = seen.needs_channels if seen else {}
    return chosen.get(me.said["team_id"], choices.needs_channel)


def _remembered(seen: Look | None, me: Answer) -> frozenset[str]:
    """Who has the role in this workspace, named in the settings or not."""
    known = seen.coordinators if seen else frozenset()
    return frozenset(one.user_id for one in known if one.team_id == me.said["team_id"])
