"""What Slack says of the tokens, the scopes, the time, the channel and the coordinators. Nothing is posted."""

from collections.abc import Generator, Iterator, Mapping
from datetime import timedelta
from email.utils import parsedate_to_datetime
from typing import Any

from bot.cli.doctor.finding import Finding
from bot.cli.inquiry import Answer, Inquiry, NoAnswer
from bot.cli.manifest import manifest
from bot.cli.tokens import APP, BOT, Kind, OfAnotherKind
from bot.clock import Clock
from bot.services.acquaintance import owners_among

SKEW = timedelta(seconds=60)  # at five minutes requests over HTTP are refused, at fifteen a lost post is not found
NO_CONVERSATION_YET = "channel_not_found"
NAME_SOMEBODY = "Put the member ID of somebody who is here into COORDINATORS in .env: profile, ⋮, Copy member ID."


def bot_token(slack: Inquiry, token: str) -> Generator[Finding, None, Answer | None]:
    """Who we are, where Slack says so."""
    about = "bot token"
    me = yield from _accepted(about, BOT, slack, token)
    if me:
        yield Finding(about, f"The bot token is accepted: @{me.said.get('user')} in {me.said.get('team')}.")
    return me


def scopes(me: Answer) -> Finding:
    """What the token may do, against what the manifest asks for."""
    if "x-oauth-scopes" not in me.headers:
        return Finding("scopes", "Slack does not say which scopes the token has.")
    granted = {scope.strip() for scope in me.headers["x-oauth-scopes"].split(",")}
    wanted = set(manifest()["oauth_config"]["scopes"]["bot"])
    if missing := sorted(wanted - granted):
        return Finding(
            "scopes",
            f"The token lacks scopes: {', '.join(missing)}.",
            "Add them in your app's settings (OAuth & Permissions, Bot Token Scopes), then press Reinstall there.",
        )
    return Finding("scopes", f"The token has all {len(wanted)} scopes that Handraise needs.")


def clock_skew(me: Answer, clock: Clock) -> Finding:
    """This machine's clock against the date of Slack's answer."""
    try:
        theirs = parsedate_to_datetime(me.headers.get("date", ""))
    except ValueError:
        return Finding("clock", "Slack's answer has no date to compare this machine's clock with.")
    ahead = clock.now() - theirs
    if abs(ahead) <= SKEW:
        return Finding("clock", "This machine's clock agrees with Slack's.")
    which = "ahead of" if ahead > timedelta(0) else "behind"
    return Finding(
        "clock",
        f"This machine's clock is {round(abs(ahead).total_seconds())} seconds {which} Slack's.",
        "Let the system keep the time: on Linux, sudo timedatectl set-ntp true.",
    )


def app_token(slack: Inquiry, token: str) -> Generator[Finding, None, str | None]:
    """The address to open a socket at; asking for one opens nothing."""
    about = "app token"
    ticket = yield from _accepted(about, APP, slack, token)
    if ticket is None:
        return None
    yield Finding(about, "The app token is accepted.")
    return str(ticket.said["url"])


def needs_channel(slack: Inquiry, channel: str | None) -> Finding:
    about = "channel"
    if not channel:
        return Finding(
            about, "No channel is chosen yet: requests appear where they are typed, until a coordinator does."
        )
    try:
        found = slack.ask("conversations.info", channel=channel).said["channel"]
    except NoAnswer as silence:
        return Finding(
            about,
            f"Slack shows me no channel {channel} ({silence.reason}): it may be private, and I not in it.",
            "Type /invite @Handraise in that channel, or choose another with /partner settings.",
        )
    name = f"#{found.get('name', channel)}"
    if found.get("is_archived"):
        return Finding(about, f"{name} is archived.", "Choose another channel with /partner settings, or unarchive it.")
    if not found.get("is_member"):
        return Finding(about, f"I am not in {name}, so I cannot post there.", f"Type /invite @Handraise in {name}.")
    return Finding(about, f"Requests go to {name}{' (private)' if found.get('is_private') else ''}, and I am in it.")


def coordinators(slack: Inquiry, named: frozenset[str], remembered: frozenset[str]) -> Iterator[Finding]:
    """Each who is named can be written to. Whoever has the role from before may have left, if others are there."""
    about = "coordinators"
    if not named | remembered:
        yield _first_coordinator(slack)
        return
    hindrances = {user_id: _hindrance(slack, user_id) for user_id in sorted(named | remembered)}
    for user_id, hindrance in hindrances.items():
        if hindrance is None:
            yield Finding(about, f"I can write to the coordinator {user_id}.")
        elif user_id in named:
            yield Finding(about, f"I cannot write to the coordinator {user_id} ({hindrance}).", NAME_SOMEBODY)
        else:
            yield Finding(about, f"The coordinator {user_id} cannot be written to any more ({hindrance}).")
    if not named and None not in hindrances.values():
        yield Finding(about, "Nobody is a coordinator, so nobody can change the settings.", NAME_SOMEBODY)


def _accepted(about: str, kind: Kind, slack: Inquiry, token: str) -> Generator[Finding, None, Answer | None]:
    """Slack's answer to a token; where there is none, what is wrong with it."""
    try:
        return kind.shown_to(slack, token)
    except OfAnotherKind:
        yield Finding(about, f"{kind.setting} is no {kind.called}: those start with {kind.prefix}.", kind.where)
    except NoAnswer as silence:
        if silence.is_refusal:
            yield Finding(about, f"{kind.setting} is not accepted by Slack ({silence.reason}).", kind.where)
        else:
            reach = "Check SLACK_API_URL, and whether a firewall or proxy keeps this machine from reaching it."
            yield Finding(about, f"No Slack answers at {slack.api_url} ({silence.reason}).", reach)
    return None


def _first_coordinator(slack: Inquiry) -> Finding:
    """Nobody is named, and nobody has the role yet: it goes to the owner of the workspace when the bot starts."""
    about = "coordinators"
    try:
        owner = first_owner(slack)
    except NoAnswer as silence:
        said = f"Nobody is named in COORDINATORS, and Slack does not say who owns the workspace ({silence.reason})."
        return Finding(about, said, NAME_SOMEBODY)
    if owner is None:
        return Finding(about, "Nobody is a coordinator, and Slack shows no owner who could be.", NAME_SOMEBODY)
    name = owner.get("real_name") or owner["id"]
    return Finding(about, f"Nobody is named in COORDINATORS: when the bot starts, {name} coordinates, as the owner.")


def first_owner(slack: Inquiry) -> Mapping[str, Any] | None:
    """Who coordinates where nobody is named. Raises NoAnswer."""
    here = slack.ask("auth.test").said["team_id"]
    users = {user["id"]: user for user in slack.all("users.list", "members", include_locale=True)}
    owners = owners_among(users.values(), here)
    return users[min(owners)[1]] if owners else None


def _hindrance(slack: Inquiry, user_id: str) -> str | None:
    """Why this person cannot be written to. A conversation is only looked for, and none is made for the asking."""
    try:
        user = slack.ask("users.info", user=user_id).said["user"]
        if user.get("deleted") or user.get("is_bot"):
            return "has left" if user.get("deleted") else "is a bot"
        slack.ask("conversations.open", users=user_id, prevent_creation=True)
    except NoAnswer as silence:
        return None if silence.reason == NO_CONVERSATION_YET else silence.reason
    return None
