"""conversations.*: making channels, bringing people in, and what becomes of them."""

from collections.abc import Callable

from sandbox.errors import Refused
from sandbox.parsing import Json
from sandbox.records.conversation import Conversation
from sandbox.web_api.call import Call
from sandbox.web_api.conversations import conversation_shape
from sandbox.workspace import channels, membership
from sandbox.workspace.workspace import Workspace

_MOST_INVITED = 1_000


def create(call: Call) -> Json:
    private = call.args.flag("is_private")
    call.demand_scope_for("private" if private else "channel")
    name = call.args.text("name", "")
    channel = channels.create(call.workspace, name, call.app.bot_user_id, private=private)
    return {"channel": conversation_shape(call, channel)}


def rename(call: Call) -> Json:
    """A bot may rename what it made."""
    channel = call.conversation_it_is_in()
    if channel.creator != call.app.bot_user_id:
        raise Refused("not_authorized")
    channels.rename(call.workspace, channel, call.args.text("name", ""), call.app.bot_user_id)
    return {"channel": conversation_shape(call, channel)}


def archive(call: Call) -> Json:
    channels.archive(call.workspace, call.conversation_it_is_in(), call.app.bot_user_id)
    return {}


def unarchive(call: Call) -> Json:
    """Bots cannot: they were put out when it was archived, and Slack wants a member."""
    channels.unarchive(call.workspace, call.conversation_it_is_in(), call.app.bot_user_id)
    return {}


def set_topic(call: Call) -> Json:
    return _described(call, channels.set_topic, "topic")


def set_purpose(call: Call) -> Json:
    return {**_described(call, channels.set_purpose, "purpose"), "purpose": call.args.text("purpose", "")}


def invite(call: Call) -> Json:
    """All or nobody, unless `force`."""
    channel = call.conversation_it_is_in()
    if channel.is_archived:
        raise Refused("is_archived")
    users = list(dict.fromkeys(call.args.listed("users")))
    if not users:
        raise Refused("no_user")
    if len(users) > _MOST_INVITED:
        raise Refused("too_many_users")
    errors = [{"user": user, "ok": False, "error": why} for user in users if (why := _why_not(call, channel, user))]
    refused = {error["user"] for error in errors}
    if errors and (not call.args.flag("force") or len(refused) == len(users)):
        raise Refused(str(errors[0]["error"]), errors=errors)
    for user in users:
        if user not in refused:
            membership.join(call.workspace, channel, user, inviter=call.app.bot_user_id)
    return {"channel": conversation_shape(call, channel), **({"errors": errors} if errors else {})}


def kick(call: Call) -> Json:
    channel = call.conversation_it_is_in()
    user = call.args.text("user", "")
    if not user:
        raise Refused("no_user")
    if user == call.app.bot_user_id:
        raise Refused("cant_kick_self")
    if channel.is_general:
        raise Refused("cant_kick_from_general")
    if call.member().id not in channel.members:
        raise Refused("not_in_channel")
    membership.leave(call.workspace, channel, user, by=call.app.bot_user_id)
    return {"errors": {}}


def _described(call: Call, put: Callable[[Workspace, Conversation, str, str], None], name: str) -> Json:
    channel = call.conversation_it_is_in()
    put(call.workspace, channel, call.args.text(name, ""), call.app.bot_user_id)
    return {"channel": conversation_shape(call, channel)}


def _why_not(call: Call, channel: Conversation, user: str) -> str | None:
    """Why somebody cannot be invited."""
    member = call.workspace.members.get(user)
    if member is None or member.kind == "deactivated":
        return "user_not_found"
    if user == call.app.bot_user_id:
        return "cant_invite_self"
    if user in channel.members:
        return "already_in_channel"
    return "cant_invite" if member.kind == "stranger" else None


METHODS = {
    "conversations.archive": archive,
    "conversations.create": create,
    "conversations.invite": invite,
    "conversations.kick": kick,
    "conversations.rename": rename,
    "conversations.setPurpose": set_purpose,
    "conversations.setTopic": set_topic,
    "conversations.unarchive": unarchive,
}
