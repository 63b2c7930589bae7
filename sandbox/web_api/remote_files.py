"""files.remote.*: files that lie elsewhere and are only shown in Slack."""

from sandbox.errors import Refused, refused_with
from sandbox.files.kinds import kind_of
from sandbox.files.sharing import delete, is_in
from sandbox.ids import fresh_id
from sandbox.parsing import Json
from sandbox.records.file import File
from sandbox.speech.content import Content
from sandbox.speech.messages import Manner
from sandbox.web_api.call import Call, page_of
from sandbox.web_api.files import moment_in, place_of, whole


def add(call: Call) -> Json:
    """The same external id again changes what is there already."""
    external_id, title = call.args.text("external_id"), call.args.text("title")
    found = call.workspace.files.find_remote(call.app.bot_user_id, external_id)
    if found is not None:
        return _changed(call, found)
    file = File(
        id=fresh_id("F"),
        name=title,
        title=title,
        user=call.app.bot_user_id,
        created=call.workspace.seconds(),
        kind=kind_of(f"x.{call.args.text('filetype', '')}"),
        address=_address(call),
        length=0,
        external_id=external_id,
        external_url=_address(call),
    )
    return {"file": whole(call, call.workspace.files.keep(file))}


def update(call: Call) -> Json:
    return _changed(call, _file(call))


def info(call: Call) -> Json:
    return {"file": whole(call, _file(call))}


def list_them(call: Call) -> Json:
    oldest, latest = moment_in(call, "ts_from", 0.0), moment_in(call, "ts_to", float("inf"))
    channel = call.args.text("channel", "")
    found = [
        file
        for file in call.workspace.files.newest_first()
        if file.external_id and file.user == call.app.bot_user_id and oldest <= file.created <= latest
        if not channel or is_in(call.workspace, file, channel)
    ]
    some, metadata = page_of(found, call)
    return {"files": [whole(call, file) for file in some], "response_metadata": metadata}


def remove(call: Call) -> Json:
    delete(call.workspace, _file(call))
    return {}


def share(call: Call) -> Json:
    file, channels = _file(call), call.args.listed("channels")
    if not channels:
        raise refused_with("invalid_arguments", ["[ERROR] missing required field: channels [json-pointer:/channels]"])
    for place in [place_of(call, reference) for reference in dict.fromkeys(channels)]:
        call.slack.messages.speak(place, Content(), Manner(files=(file,)))
    return {"file": whole(call, file)}


def _changed(call: Call, file: File) -> Json:
    file.title = file.name = call.args.text("title", file.title)
    if call.args.get("external_url"):
        file.external_url = file.address = _address(call)
    if filetype := call.args.text("filetype", ""):
        file.kind = kind_of(f"x.{filetype}")
    call.workspace.changes.touch()
    return {"file": whole(call, file)}


def _address(call: Call) -> str:
    address = call.args.text("external_url")
    if not address.startswith(("https://", "http://")):
        raise Refused("invalid_external_url")
    return address


def _file(call: Call) -> File:
    """By Slack's id or by the app's own."""
    files, bot_user_id = call.workspace.files, call.app.bot_user_id
    external_id, file_id = call.args.text("external_id", ""), call.args.text("file", "")
    if not external_id and not file_id:
        raise refused_with("invalid_arguments", ["[ERROR] one of file and external_id is needed [json-pointer:/file]"])
    found = files.find(file_id) if file_id else files.find_remote(bot_user_id, external_id)
    if found is None or not found.external_id or found.user != bot_user_id or found.is_deleted:
        raise Refused("file_not_found")
    return found


METHODS = {
    "files.remote.add": add,
    "files.remote.info": info,
    "files.remote.list": list_them,
    "files.remote.remove": remove,
    "files.remote.share": share,
    "files.remote.update": update,
}
