"""chat.scheduleMessage and its kin: messages for later."""

from math import inf

from sandbox.errors import Refused
from sandbox.parsing import Json
from sandbox.speech.content import content_of
from sandbox.speech.scheduled import Planned
from sandbox.web_api.call import Call, page_of
from sandbox.web_api.posting import manner_of, open_place, said_in, shape_of


def schedule_message(call: Call) -> Json:
    conversation = open_place(call)
    content, manner = content_of(said_in(call)), manner_of(call)
    planned = call.slack.schedule.add(conversation, _post_at(call), content, manner)
    preview = shape_of(call, call.slack.messages.draft(conversation, content, manner))
    del preview["ts"]
    return {
        "scheduled_message_id": planned.id,
        "channel": conversation.id,
        "post_at": planned.post_at,
        "message": {**preview, "type": "delayed_message"},
        **content.warning,
    }


def list_scheduled(call: Call) -> Json:
    """Only the app's own, and only what is still to come."""
    here = call.conversation() if call.args.get("channel") else None
    oldest, latest = _bound(call, "oldest", 0), _bound(call, "latest", inf)
    wanted = [
        planned
        for planned in call.slack.schedule.pending()
        if here in {None, planned.conversation} and oldest <= planned.post_at <= latest
    ]
    page, metadata = page_of(wanted, call)
    return {"scheduled_messages": [_row(planned) for planned in page], "response_metadata": metadata}


def delete_scheduled(call: Call) -> Json:
    call.slack.schedule.cancel(call.conversation(), call.args.text("scheduled_message_id", ""))
    return {}


def _post_at(call: Call) -> int:
    """Seconds since 1970; a fraction is cut off."""
    try:
        return int(float(call.args.text("post_at", "")))
    except (ValueError, OverflowError):
        raise Refused("invalid_time") from None


def _bound(call: Call, name: str, default: float) -> float:
    try:
        return float(call.args.get(name) or default)
    except (TypeError, ValueError):
        raise Refused("invalid_arguments") from None


def _row(planned: Planned) -> Json:
    return {
        "id": planned.id,
        "channel_id": planned.conversation.id,
        "post_at": planned.post_at,
        "date_created": planned.created,
        "text": planned.content.text or "",
    }


METHODS = {
    "chat.scheduleMessage": schedule_message,
    "chat.scheduledMessages.list": list_scheduled,
    "chat.deleteScheduledMessage": delete_scheduled,
}
