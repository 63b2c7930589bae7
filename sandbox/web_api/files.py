"""files.*: uploading in three steps, looking, deleting."""

import re
from collections.abc import Callable
from dataclasses import replace
from math import inf
from typing import Any

from sandbox.errors import Refused, refused_with
from sandbox.files.files import LARGEST, SNIPPET_LARGEST
from sandbox.files.sharing import delete as delete_file
from sandbox.files.sharing import is_in, may_read, tell
from sandbox.parsing import Json
from sandbox.records.conversation import Conversation
from sandbox.records.file import File
from sandbox.shapes.file import file_json, whole_file_json
from sandbox.speech.content import Content, content_of
from sandbox.speech.messages import Manner
from sandbox.web_api.arguments import Arguments
from sandbox.web_api.call import Call
from sandbox.workspace import talk

_ALT_TEXT = 1_000
_MOST_CHANNELS = 100
_CHANNEL_ID = re.compile(r"[CGDZ][A-Z0-9]{8,}")
_SNIPPETS = frozenset(
    {"csv", "diff", "html", "javascript", "json", "markdown", "python", "shell", "sql", "text", "xml", "yaml"}
)
"""Slack knows a hundred more."""
_TYPES: dict[str, Callable[[File], bool]] = {
    "all": lambda _file: True,
    "images": lambda file: file.kind.mimetype.startswith("image/"),
    "pdfs": lambda file: file.kind.filetype == "pdf",
    "snippets": lambda file: file.kind.is_text,
    "zips": lambda file: file.kind.filetype == "zip",
    "gdocs": lambda _file: False,
    "spaces": lambda _file: False,
}


def get_upload_url(call: Call) -> Json:
    """An address for exactly so many bytes."""
    name, snippet, alt_txt = call.args.text("filename"), call.args.text("snippet_type", ""), _alt_txt(call)
    length = call.args.number("length", 0)
    if length == 0:
        raise Refused("missing_argument")
    if length < 0:
        raise refused_with("invalid_arguments", ["[ERROR] must be greater than 0 [json-pointer:/length]"])
    if length > LARGEST:
        raise Refused("file_upload_size_restricted")
    if snippet and snippet not in _SNIPPETS:
        raise Refused("unknown_snippet_type")
    if snippet and length > SNIPPET_LARGEST:
        raise Refused("snippet_too_large")
    files, now = call.workspace.files, call.workspace.seconds()
    file = files.expect(call.app.bot_user_id, name, length, now, alt_txt=alt_txt, snippet=snippet)
    return {"upload_url": files.upload_url(file), "file_id": file.id}


def complete_upload(call: Call) -> Json:
    """Shares what has arrived. The answer knows of no shares: in Slack they come later, and an event tells of them."""
    wanted = _wanted_files(call)
    places = _places(call)
    content, thread_ts = _introduction(call), call.args.text("thread_ts", "") or None
    if thread_ts:
        if len(places) != 1:
            raise refused_with("invalid_arguments", ["[ERROR] needs one channel [json-pointer:/thread_ts]"])
        talk.thread_root(places[0], thread_ts)
    files = [call.workspace.files.hand_in(call.app.bot_user_id, file_id, title) for file_id, title in wanted]
    answer = [{**file_json(file, call.workspace.team), "shares": {}, "channels": []} for file in files]
    for file in files:
        tell(call.workspace, "file_created", file)
    for place in places:
        call.slack.messages.speak(place, content, Manner(thread_ts=thread_ts, files=tuple(files)))
    return {"files": answer}


def info(call: Call) -> Json:
    file = _readable(call)
    answer: Json = {"file": whole(call, file), "comments": [], "response_metadata": {"next_cursor": ""}}
    if not file.kind.is_text or file.content is None:
        return answer
    return {**answer, "content": file.content.decode("utf-8", errors="replace"), "is_truncated": False}


def list_them(call: Call) -> Json:
    found = [file for file in call.workspace.files.newest_first() if _is_asked_for(call, file)]
    count, page = call.args.number("count", 100), call.args.number("page", 1)
    if count < 1 or page < 1:
        raise Refused("invalid_arguments")
    pages = -(-len(found) // count)
    some = found[(page - 1) * count : page * count]
    return {
        "files": [whole(call, file) for file in some],
        "paging": {"count": count, "total": len(found), "page": page, "pages": pages},
    }


def delete(call: Call) -> Json:
    file = _readable(call)
    if file.user != call.app.bot_user_id:
        raise Refused("cant_delete_file")
    delete_file(call.workspace, file)
    return {}


def upload(_call: Call) -> Json:
    """The way of old, closed by Slack in 2025."""
    raise Refused("method_deprecated")


def _alt_txt(call: Call) -> str:
    alt_txt = call.args.text("alt_txt", "")
    if len(alt_txt) > _ALT_TEXT:
        raise Refused("alt_txt_too_large")
    return alt_txt


def _wanted_files(call: Call) -> list[tuple[str, str]]:
    """Ids and titles; every file must be there before any is shared."""
    given: Any = call.args.get("files")
    if not isinstance(given, list) or not given or not all(isinstance(each, dict) for each in given):
        raise refused_with("invalid_arguments", ["[ERROR] must be an array of files [json-pointer:/files]"])
    wanted = [(str(each.get("id", "")), str(each.get("title") or "")) for each in given]
    for file_id, _title in wanted:
        call.workspace.files.check_arrived(call.app.bot_user_id, file_id)
    return wanted


def _places(call: Call) -> list[Conversation]:
    """`channel_id` takes an id and nothing else; `channels` takes people's as well."""
    single, several = call.args.text("channel_id", ""), call.args.listed("channels")
    if single and not _CHANNEL_ID.fullmatch(single):
        pattern = f"^{_CHANNEL_ID.pattern}$"
        raise refused_with(
            "invalid_arguments", [f"[ERROR] input must match regex pattern: {pattern} [json-pointer:/channel_id]"]
        )
    if len(several) > _MOST_CHANNELS:
        raise Refused("channels_limit_exceeded")
    return [place_of(call, reference) for reference in dict.fromkeys([*([single] if single else []), *several])]


def place_of(call: Call, reference: str) -> Conversation:
    """Files go only where the bot is a member, whatever else it may post."""
    place = replace(call, args=Arguments({"channel": reference})).place_to_post()
    if not call.is_in(place):
        raise Refused("not_in_channel")
    return place


def _introduction(call: Call) -> Content:
    """Blocks count only where there is no comment."""
    comment, blocks = call.args.text("initial_comment", ""), call.args.get("blocks")
    if comment:
        return content_of({"text": comment})
    return content_of({"blocks": blocks}) if blocks else Content()


def _readable(call: Call) -> File:
    file = call.workspace.files.find(call.args.text("file", ""))
    if file is None or not may_read(call.workspace, file, call.app.bot_user_id):
        raise Refused("file_not_found")
    if file.is_deleted:
        raise Refused("file_deleted")
    return file


def _is_asked_for(call: Call, file: File) -> bool:
    args = call.args
    types = args.listed("types") or ["all"]
    if not set(types) <= _TYPES.keys():
        raise Refused("unknown_type")
    channel, user = args.text("channel", ""), args.text("user", "")
    return (
        may_read(call.workspace, file, call.app.bot_user_id)
        and any(_TYPES[kind](file) for kind in types)
        and (not user or file.user == user)
        and (not channel or is_in(call.workspace, file, channel))
        and moment_in(call, "ts_from", 0.0) <= file.created <= moment_in(call, "ts_to", inf)
    )


def moment_in(call: Call, name: str, default: float) -> float:
    try:
        return float(call.args.get(name) or default)
    except (TypeError, ValueError):
        raise Refused("invalid_arguments") from None


def whole(call: Call, file: File) -> Json:
    return whole_file_json(file, call.workspace.team, call.workspace.conversations)


METHODS = {
    "files.getUploadURLExternal": get_upload_url,
    "files.completeUploadExternal": complete_upload,
    "files.info": info,
    "files.list": list_them,
    "files.delete": delete,
    "files.upload": upload,
}
