"""dnd.*: when people are not to be disturbed."""

from sandbox.errors import Refused
from sandbox.members.quiet import quiet_json
from sandbox.parsing import Json
from sandbox.web_api.call import Call

_MOST_ASKED = 50


def info(call: Call) -> Json:
    """The bot's own unless it names somebody."""
    member = call.member() if call.args.get("user") else call.slack.bot
    return quiet_json(member, call.workspace.clock.now())


def team_info(call: Call) -> Json:
    """Of up to fifty; whoever is unknown is left out."""
    users = call.args.listed("users")
    if not users:
        raise Refused("invalid_arguments")
    if len(users) > _MOST_ASKED:
        raise Refused("too_many_users")
    now, members = call.workspace.clock.now(), call.workspace.members
    return {"users": {user: quiet_json(members[user], now) for user in users if user in members}}


METHODS = {"dnd.info": info, "dnd.teamInfo": team_info}
