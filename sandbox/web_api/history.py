"""conversations.history and conversations.replies: what was said, newest first and thread by thread."""

from collections.abc import Iterable
from itertools import islice
from math import inf

from sandbox.errors import Refused
from sandbox.parsing import Json
from sandbox.records.message import Message
from sandbox.shapes.message import message_json
from sandbox.web_api.call import STAMP, Call, cursor_to, limit_of, position_in, starts_empty

_MOST = 999
_ABOVE_ALL = "999999999999.999999"


def history(call: Call) -> Json:
    """Roots only; replies are read with conversations.replies."""
    conversation = call.conversation_it_is_in()
    found, more = _page(call, _settled(call, conversation.roots_newest_first()))
    return {
        **_answer(call, found, more=more),
        "is_limited": False,
        "pin_count": len(conversation.pins),
        "channel_actions_ts": None,
        "channel_actions_count": 0,
    }


def replies(call: Call) -> Json:
    """The root first, then its replies, oldest first."""
    conversation = call.conversation_it_is_in()
    asked = conversation.messages.get(call.args.text("ts"))
    if asked is None or not call.slack.faults.can_be_read(asked.ts):
        raise Refused("thread_not_found")
    root = conversation.messages.get(asked.thread_ts or asked.ts, asked)
    thread = _settled(call, [root, *root.replies])
    window = (message for message in thread if message is root or _in_window(call, message))
    found, more = _page_oldest_first(call, window)
    answer = _answer(call, found, more=more)
    for shape in answer["messages"]:
        if shape["ts"] != root.ts:
            shape["parent_user_id"] = root.user
    return answer


def _answer(call: Call, found: list[Message], *, more: str | None) -> Json:
    metadata = call.args.flag("include_all_metadata")
    team = call.workspace.team
    return {
        "messages": [message_json(message, team, metadata=metadata) for message in found],
        "has_more": more is not None,
        "response_metadata": {"next_cursor": cursor_to(call, more) if more else ""},
    }


def _page(call: Call, newest_first: Iterable[Message]) -> tuple[list[Message], str | None]:
    """The cursor is the stamp the next page starts below; stops at `oldest`, however long the past."""
    if starts_empty(call):
        return [], _ABOVE_ALL
    before = position_in(call)
    oldest = _bound(call, "oldest", 0.0)
    limit = limit_of(call, 100, _MOST)
    found: list[Message] = []
    for message in newest_first:
        if float(message.ts) < oldest:
            break
        if (before and message.ts >= before) or not _in_window(call, message):
            continue
        if len(found) == limit:
            return found, found[-1].ts
        found.append(message)
    return found, None


def _page_oldest_first(call: Call, thread: Iterable[Message]) -> tuple[list[Message], str | None]:
    if starts_empty(call):
        return [], "0"
    after = position_in(call)
    rest = (message for message in thread if not after or message.ts > after)
    limit = limit_of(call, 100, _MOST)
    found = list(islice(rest, limit + 1))
    return found[:limit], found[limit - 1].ts if len(found) > limit else None


def _settled(call: Call, messages: Iterable[Message]) -> Iterable[Message]:
    """Without what history, as a fault, does not show yet."""
    return (message for message in messages if call.slack.faults.can_be_read(message.ts))


def _in_window(call: Call, message: Message) -> bool:
    """`oldest` and `latest` themselves count only when inclusive."""
    oldest, latest, ts = _bound(call, "oldest", 0.0), _bound(call, "latest", inf), float(message.ts)
    return oldest <= ts <= latest if call.args.flag("inclusive") else oldest < ts < latest


def _bound(call: Call, name: str, default: float) -> float:
    given = call.args.text(name, "")
    if not given:
        return default
    if not STAMP.fullmatch(given):
        raise Refused(f"invalid_ts_{name}")
    return float(given)


METHODS = {"conversations.history": history, "conversations.replies": replies}
