"""chat.*: posting, changing and removing what the bot says."""

import json

from sandbox.blocks.limits import MESSAGE_TEXT, METADATA_JSON, UPDATE_TEXT
from sandbox.errors import Refused
from sandbox.messages import Manner
from sandbox.shapes import message_json
from sandbox.state import Json, Message
from sandbox.web_api.call import Call


def post_message(call: Call) -> Json:
    conversation = call.place_to_post()
    content = call.slack.messages.content(call.args, MESSAGE_TEXT)
    manner = Manner(
        thread_ts=call.args.text("thread_ts", "") or None,
        broadcast=call.args.flag("reply_broadcast"),
        username=call.args.text("username", "") or None,
        metadata=_metadata(call),
    )
    message = call.slack.messages.speak(conversation, content, manner)
    return {"channel": conversation.id, "ts": message.ts, "message": _shape(call, message)}


def update(call: Call) -> Json:
    message = _own(call, "cant_update_message")
    content = call.slack.messages.content(call.args, UPDATE_TEXT)
    call.slack.messages.replace(message, content, _metadata(call))
    return {
        "channel": message.channel,
        "ts": message.ts,
        "text": message.text,
        "message": _shape(call, message),
    }


def delete(call: Call) -> Json:
    message = _own(call, "cant_delete_message")
    call.workspace.delete(message)
    return {"channel": message.channel, "ts": message.ts}


def post_ephemeral(call: Call) -> Json:
    conversation = call.place_to_post()
    user = call.args.text("user", "")
    if user not in conversation.members:
        raise Refused("user_not_in_channel")
    content = call.slack.messages.content(call.args, MESSAGE_TEXT)
    manner = Manner(thread_ts=call.args.text("thread_ts", "") or None, only_for=user)
    message = call.slack.messages.speak(conversation, content, manner)
    return {"message_ts": message.ts, "ts": message.ts}


def get_permalink(call: Call) -> Json:
    conversation = call.conversation()
    message = call.message(conversation, call.args.text("message_ts", ""))
    link = f"{call.workspace.team.url}archives/{conversation.id}/p{message.ts.replace('.', '')}"
    if message.is_reply:
        link += f"?thread_ts={message.thread_ts}&cid={conversation.id}"
    return {"channel": conversation.id, "permalink": link}


def _own(call: Call, not_mine: str) -> Message:
    """A message of the bot's; `channel` must be the conversation's id, a person's id will not do."""
    conversation = call.conversation()
    message = call.message(conversation, call.args.text("ts", ""))
    if message.bot_id != call.app.bot_id:
        raise Refused(not_mine)
    if conversation.is_archived:
        raise Refused("is_archived")
    return message


def _metadata(call: Call) -> Json | None:
    """None: not given; `{}` takes it away."""
    given = call.args.get("metadata")
    if given is None:
        return None
    if not isinstance(given, dict):
        raise Refused("invalid_metadata_format")
    if not given:
        return {}
    if not isinstance(given.get("event_type"), str) or not isinstance(given.get("event_payload"), dict):
        raise Refused("invalid_metadata_format")
    if len(json.dumps(given)) > METADATA_JSON:
        raise Refused("metadata_too_large")
    return given


def _shape(call: Call, message: Message) -> Json:
    shape = message_json(message, call.app, call.workspace.team, metadata=True)
    shape.pop("reply_count", None)
    return shape


METHODS = {
    "chat.postMessage": post_message,
    "chat.update": update,
    "chat.delete": delete,
    "chat.postEphemeral": post_ephemeral,
    "chat.getPermalink": get_permalink,
}
