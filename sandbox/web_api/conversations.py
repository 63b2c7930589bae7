"""conversations.*: finding them, opening them, and who is there."""

from sandbox.errors import Refused
from sandbox.parsing import Json
from sandbox.records.conversation import Conversation, ConversationKind
from sandbox.shapes.conversation import conversation_json
from sandbox.web_api.call import STAMP, Call, page_of
from sandbox.workspace import membership
from sandbox.workspace.channels import must_be_channel

_MOST_TO_OPEN_WITH = 8
_KINDS: dict[str, ConversationKind] = {
    "public_channel": "channel",
    "private_channel": "private",
    "im": "im",
    "mpim": "mpim",
}


def list_them(call: Call) -> Json:
    some, metadata = page_of(_wanted(call), call)
    return {"channels": [_listed(call, each) for each in some], "response_metadata": metadata}


def of_user(call: Call) -> Json:
    """users.conversations: where somebody is a member, as far as the bot sees; whether the bot is one is not told."""
    user = call.args.text("user", call.app.bot_user_id)
    if user not in call.workspace.members:
        raise Refused("user_not_found")
    some, metadata = page_of([each for each in _wanted(call) if user in each.members], call)
    shapes = [conversation_shape(call, each) for each in some]
    for shape in shapes:
        shape.pop("is_member", None)
    return {"channels": shapes, "response_metadata": metadata}


def info(call: Call) -> Json:
    conversation = call.conversation()
    shape = conversation_shape(call, conversation)
    if conversation.is_channel:
        shape |= _restrictions(conversation)
    if call.is_in(conversation):
        shape["last_read"] = conversation.last_read.get(call.app.bot_user_id, "0000000000.000000")
    if call.args.flag("include_locale"):
        shape["locale"] = "en-US"
    if call.args.flag("include_num_members"):
        shape["num_members"] = len(conversation.members)
    return {"channel": shape}


def members(call: Call) -> Json:
    found, metadata = page_of(list(call.conversation().members), call)
    return {"members": found, "response_metadata": metadata}


def join(call: Call) -> Json:
    conversation = call.conversation()
    if conversation.is_archived:
        raise Refused("is_archived")
    if call.is_in(conversation):
        warning = {"warning": "already_in_channel", "response_metadata": {"warnings": ["already_in_channel"]}}
        return {"channel": conversation_shape(call, conversation), **warning}
    membership.join(call.workspace, conversation, call.app.bot_user_id)
    return {"channel": conversation_shape(call, conversation)}


def leave(call: Call) -> Json:
    conversation = call.conversation()
    must_be_channel(conversation)
    if conversation.is_general:
        raise Refused("cant_leave_general")
    if conversation.is_archived:
        raise Refused("is_archived")
    if not call.is_in(conversation):
        return {"not_in_channel": True}
    if len(conversation.members) == 1:
        raise Refused("last_member")
    membership.leave(call.workspace, conversation, call.app.bot_user_id)
    return {}


def open_direct(call: Call) -> Json:
    """With one person or up to eight, or again by `channel`."""
    conversation, already = (call.conversation(), True) if call.args.get("channel") else _opened_with(call)
    if conversation is None:
        return {"channel": None, "no_op": True}
    if call.app.bot_user_id in conversation.closed_for:
        conversation.closed_for.discard(call.app.bot_user_id)
        already = False
    shape = conversation_shape(call, conversation) if call.args.flag("return_im") else {"id": conversation.id}
    return {"channel": shape, **({"no_op": True, "already_open": True} if already else {})}


def close(call: Call) -> Json:
    """Out of sight, not out of the world: the next `open` finds it again."""
    conversation = call.conversation()
    if conversation.kind not in {"im", "mpim"}:
        raise Refused("method_not_supported_for_channel_type")
    if call.app.bot_user_id in conversation.closed_for:
        return {"no_op": True, "already_closed": True}
    conversation.closed_for.add(call.app.bot_user_id)
    return {}


def mark(call: Call) -> Json:
    conversation = call.conversation_it_is_in()
    ts = call.args.text("ts")
    if not STAMP.fullmatch(ts):
        raise Refused("invalid_timestamp")
    conversation.last_read[call.app.bot_user_id] = ts
    return {}


def conversation_shape(call: Call, conversation: Conversation) -> Json:
    shape = conversation_json(conversation, call.app.bot_user_id, call.workspace.team)
    if conversation.kind in {"im", "mpim"}:
        shape["is_open"] = call.app.bot_user_id not in conversation.closed_for
    if other := conversation.other(call.app.bot_user_id):
        shape["is_user_deleted"] = call.workspace.members[other].kind == "deactivated"
    return shape


def _restrictions(conversation: Conversation) -> Json:
    """Who may post what here, as Slack tells it beforehand."""
    return {
        "is_read_only": conversation.restriction == "read_only",
        "is_thread_only": conversation.restriction == "threads_only",
        "is_non_threadable": conversation.restriction == "no_threads",
    }


def _opened_with(call: Call) -> tuple[Conversation | None, bool]:
    users = [user for user in dict.fromkeys(call.args.listed("users")) if user != call.app.bot_user_id]
    if not users:
        raise Refused("not_enough_users" if call.args.get("users") else "users_list_not_supplied")
    if len(users) > _MOST_TO_OPEN_WITH:
        raise Refused("too_many_users")
    call.demand_scope_for("im" if len(users) == 1 else "mpim")
    for user in users:
        _must_be_reachable(call, user)
    there = call.workspace.find_direct(call.app.bot_user_id, *users)
    if there is not None or call.args.flag("prevent_creation"):
        return there, there is not None
    return membership.direct(call.workspace, call.app.bot_user_id, *users), False


def _must_be_reachable(call: Call, user: str) -> None:
    member = call.workspace.members.get(user)
    if member is None:
        raise Refused("user_not_found")
    if member.kind == "deactivated":
        raise Refused("user_disabled")
    if member.bot_id:
        raise Refused("cannot_dm_bot")


def _wanted(call: Call) -> list[Conversation]:
    """What the bot can see of the types it asked for."""
    types = call.args.listed("types") or ["public_channel"]
    if not set(types) <= _KINDS.keys():
        raise Refused("invalid_types")
    kinds = {_KINDS[each] for each in types}
    for kind in kinds:
        call.demand_scope_for(kind)
    skip_archived = call.args.flag("exclude_archived")
    return [
        each
        for each in call.workspace.conversations.values()
        if each.kind in kinds and (each.kind == "channel" or call.is_in(each))
        if not (skip_archived and each.is_archived)
    ]


def _listed(call: Call, conversation: Conversation) -> Json:
    shape = conversation_shape(call, conversation)
    return shape if conversation.kind == "im" else {**shape, "num_members": len(conversation.members)}


METHODS = {
    "conversations.close": close,
    "conversations.info": info,
    "conversations.join": join,
    "conversations.leave": leave,
    "conversations.list": list_them,
    "conversations.mark": mark,
    "conversations.members": members,
    "conversations.open": open_direct,
    "users.conversations": of_user,
}
