"""users.*: who is here."""

from sandbox.errors import Refused
from sandbox.members.profiles import profile_json
from sandbox.parsing import Json
from sandbox.records.member import Member
from sandbox.shapes.member import member_json
from sandbox.web_api.call import Call, page_of
from sandbox.workspace.seeing import shares

_SLACKBOT = "USLACKBOT"


def info(call: Call) -> Json:
    """Strangers are seen only by whoever shares a conversation with them."""
    if call.args.get("user") == _SLACKBOT:
        return {"user": _shape(call, _slackbot(call))}
    member = call.member()
    if member.kind == "stranger" and not shares(call.workspace, call.app.bot_user_id, member.id):
        raise Refused("user_not_visible")
    return {"user": _shape(call, member)}


def list_them(call: Call) -> Json:
    """Slackbot is in every workspace and looks like a person; strangers are not of this one and are not listed."""
    team_id = call.workspace.team.id
    here = [each for each in (_slackbot(call), *call.workspace.members.values()) if each.team_id == team_id]
    some, metadata = page_of(here, call)
    return {
        "members": [_shape(call, member) for member in some],
        "cache_ts": call.workspace.seconds(),
        "response_metadata": metadata,
    }


def look_up_by_email(call: Call) -> Json:
    """The deactivated and strangers cannot be found so."""
    email = call.args.text("email").casefold()
    hidden = {"bot", "deactivated", "stranger"}
    people = (each for each in call.workspace.members.values() if each.kind not in hidden)
    found = next((each for each in people if each.email.casefold() == email), None)
    if found is None:
        raise Refused("users_not_found")
    return {"user": _shape(call, found)}


def profile(call: Call) -> Json:
    """The bot's own unless it names somebody."""
    member = call.member() if call.args.get("user") else call.slack.bot
    now, address = call.workspace.clock.now(), call.workspace.address
    return {"profile": profile_json(member, now, email=_may_read_email(call), address=address)}


def presence(call: Call) -> Json:
    """People here are always at their desks; a bot is there while it is connected."""
    member = call.member() if call.args.get("user") else call.slack.bot
    if member.id == call.app.bot_user_id:
        connected = call.slack.sockets.connections
        manner = {"online": bool(connected), "auto_away": False, "manual_away": False, "connection_count": connected}
        return {"presence": "active" if connected else "away", **manner}
    return {"presence": "away" if member.kind == "deactivated" else "active"}


def _slackbot(call: Call) -> Member:
    """Slack's own voice; no member of any conversation."""
    return Member(_SLACKBOT, "slackbot", "Slackbot", call.workspace.team.id, tz="America/Los_Angeles", quiet=None)


def _shape(call: Call, member: Member) -> Json:
    return member_json(
        member,
        call.workspace.clock.now(),
        include_locale=call.args.flag("include_locale"),
        email=_may_read_email(call),
        address=call.workspace.address,
    )


def _may_read_email(call: Call) -> bool:
    return call.has_scope("users:read.email")


METHODS = {
    "users.getPresence": presence,
    "users.info": info,
    "users.list": list_them,
    "users.lookupByEmail": look_up_by_email,
    "users.profile.get": profile,
}
