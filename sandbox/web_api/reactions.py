"""reactions.*: putting them on messages, and reading them."""

from sandbox.errors import Refused
from sandbox.parsing import Json
from sandbox.records.message import Message
from sandbox.shapes.message import message_json, permalink
from sandbox.web_api.call import Call, page_of
from sandbox.workspace import reactions


def add(call: Call) -> Json:
    reactions.add(call.workspace, _item(call), call.app.bot_user_id, call.args.text("name", ""))
    return {}


def remove(call: Call) -> Json:
    reactions.remove(call.workspace, _item(call), call.app.bot_user_id, call.args.text("name", ""))
    return {}


def get(call: Call) -> Json:
    return _shape(call, _item(call, must_be_open=False))


def list_them(call: Call) -> Json:
    """What somebody reacted to, newest first; the bot itself unless it names another."""
    user = call.member().id if call.args.get("user") else call.app.bot_user_id
    visible = (each for each in call.workspace.conversations.values() if not each.is_private or call.is_in(each))
    found = [
        message
        for conversation in visible
        for message in conversation.messages.values()
        if any(user in users for users in message.reactions.values())
    ]
    some, metadata = page_of(sorted(found, key=_stamp, reverse=True), call)
    return {"items": [_shape(call, message) for message in some], "response_metadata": metadata}


def _item(call: Call, *, must_be_open: bool = True) -> Message:
    if not call.args.get("channel") or not call.args.get("timestamp"):
        raise Refused("no_item_specified")
    conversation = call.conversation()
    if must_be_open and conversation.is_archived:
        raise Refused("is_archived")
    if not call.is_in(conversation):
        raise Refused("not_in_channel")
    return call.message(conversation, call.stamp("timestamp"))


def _shape(call: Call, message: Message) -> Json:
    team = call.workspace.team
    shape = {**message_json(message, team), "permalink": permalink(message, team)}
    return {"type": "message", "channel": message.channel, "message": shape}


def _stamp(message: Message) -> str:
    return message.ts


METHODS = {
    "reactions.add": add,
    "reactions.get": get,
    "reactions.list": list_them,
    "reactions.remove": remove,
}
