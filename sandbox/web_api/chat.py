"""chat.update, chat.delete, chat.getPermalink: what was said before."""

from datetime import timedelta

from sandbox.errors import Refused
from sandbox.parsing import Json
from sandbox.records.message import Message
from sandbox.shapes.message import permalink
from sandbox.speech.content import changes_of
from sandbox.web_api.call import Call
from sandbox.web_api.posting import metadata_of, said_in, shape_of
from sandbox.workspace import talk


def update(call: Call) -> Json:
    message = _own(call, "cant_update_message")
    if call.workspace.conversations[message.channel].is_archived:
        raise Refused("is_inactive")
    _check_edit_window(call, message)
    content = changes_of(said_in(call))
    if call.args.flag("reply_broadcast") and message.is_reply:
        message.broadcast, message.subtype = True, "thread_broadcast"
    call.slack.messages.replace(message, content, metadata_of(call))
    return {
        "channel": message.channel,
        "ts": message.ts,
        "text": message.text,
        "message": shape_of(call, message),
    }


def delete(call: Call) -> Json:
    message = _own(call, "cant_delete_message")
    if call.workspace.conversations[message.channel].is_archived:
        raise Refused("is_archived")
    talk.delete(call.workspace, message)
    return {"channel": message.channel, "ts": message.ts}


def get_permalink(call: Call) -> Json:
    conversation = call.conversation()
    message = call.message(conversation, call.args.text("message_ts", ""))
    return {"channel": conversation.id, "permalink": permalink(message, call.workspace.team)}


def _own(call: Call, not_mine: str) -> Message:
    """A message of the bot's; `channel` must be the conversation's id, a person's id will not do."""
    message = call.message(call.conversation(), call.args.text("ts", ""))
    if message.deleted:
        raise Refused("message_not_found")
    if message.bot_id != call.app.bot_id:
        raise Refused(not_mine)
    return message


def _check_edit_window(call: Call, message: Message) -> None:
    minutes = call.slack.options.edit_window_minutes
    if minutes is None:
        return
    if call.slack.clock.now().timestamp() - float(message.ts) > timedelta(minutes=minutes).total_seconds():
        raise Refused("edit_window_closed")


METHODS = {
    "chat.update": update,
    "chat.delete": delete,
    "chat.getPermalink": get_permalink,
}
