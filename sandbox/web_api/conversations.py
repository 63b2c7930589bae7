"""conversations.*: finding, joining and opening them."""

from sandbox.errors import Refused
from sandbox.shapes import conversation_json
from sandbox.state import Conversation, Json
from sandbox.web_api.call import Call, page_of

_TYPES = {"channel": "public_channel", "private": "private_channel", "im": "im", "mpim": "mpim"}


def list_them(call: Call) -> Json:
    found = [each for each in _wanted(call) if each.kind == "channel" or call.is_in(each)]
    return _page(call, found)


def of_user(call: Call) -> Json:
    """users.conversations: those somebody is a member of, as far as the bot can see."""
    user = call.args.text("user", call.app.bot_user_id)
    visible = [each for each in _wanted(call) if each.kind == "channel" or call.is_in(each)]
    return _page(call, [each for each in visible if user in each.members])


def info(call: Call) -> Json:
    conversation = call.conversation()
    shape = _shape(call, conversation)
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
    if conversation.kind != "channel":
        raise Refused("method_not_supported_for_channel_type")
    if conversation.is_archived:
        raise Refused("is_archived")
    if call.is_in(conversation):
        warning = {"warning": "already_in_channel", "response_metadata": {"warnings": ["already_in_channel"]}}
        return {"channel": _shape(call, conversation), **warning}
    call.workspace.join(conversation, call.app.bot_user_id)
    return {"channel": _shape(call, conversation)}


def open_direct(call: Call) -> Json:
    """With one person or up to eight, or again by `channel`."""
    if call.args.get("channel"):
        conversation, already = call.conversation(), True
    else:
        users = call.args.listed("users")
        if not users:
            raise Refused("users_list_not_supplied")
        if not all(user in call.workspace.members for user in users):
            raise Refused("user_not_found")
        before = len(call.workspace.conversations)
        conversation = call.workspace.direct(call.app.bot_user_id, *users)
        already = len(call.workspace.conversations) == before
    shape = _shape(call, conversation) if call.args.flag("return_im") else {"id": conversation.id}
    return {"channel": shape, **({"no_op": True, "already_open": True} if already else {})}


def invite(call: Call) -> Json:
    conversation = call.conversation()
    if not call.is_in(conversation):
        raise Refused("not_in_channel")
    users = call.args.listed("users")
    if not users or not all(user in call.workspace.members for user in users):
        raise Refused("users_not_found" if users else "no_user")
    if call.app.bot_user_id in users:
        raise Refused("cant_invite_self")
    if all(user in conversation.members for user in users):
        raise Refused("already_in_channel")
    for user in users:
        call.workspace.join(conversation, user, inviter=call.app.bot_user_id)
    return {"channel": _shape(call, conversation)}


def _wanted(call: Call) -> list[Conversation]:
    types = set(call.args.listed("types")) or {"public_channel"}
    if not types <= set(_TYPES.values()):
        raise Refused("invalid_types")
    skip_archived = call.args.flag("exclude_archived")
    return [
        each
        for each in call.workspace.conversations.values()
        if _TYPES[each.kind] in types and not (skip_archived and each.is_archived)
    ]


def _page(call: Call, found: list[Conversation]) -> Json:
    some, metadata = page_of(found, call)
    return {"channels": [_listed(call, each) for each in some], "response_metadata": metadata}


def _listed(call: Call, conversation: Conversation) -> Json:
    shape = _shape(call, conversation)
    return shape if conversation.kind == "im" else {**shape, "num_members": len(conversation.members)}


def _shape(call: Call, conversation: Conversation) -> Json:
    return conversation_json(conversation, call.app.bot_user_id, call.workspace.team)


METHODS = {
    "conversations.list": list_them,
    "users.conversations": of_user,
    "conversations.info": info,
    "conversations.members": members,
    "conversations.join": join,
    "conversations.open": open_direct,
    "conversations.invite": invite,
}
