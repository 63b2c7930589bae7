"""Files by way of the page: put in by a person, shown without a token."""

from aiohttp import web

from sandbox.control.desk import Desk, done
from sandbox.errors import CannotDo
from sandbox.files.doors import sent
from sandbox.files.uploads import upload_of
from sandbox.people.speaking import share
from sandbox.shapes.file import file_json


async def upload(desk: Desk, request: web.Request) -> web.Response:
    """Without a `channel` the file is only kept, for a form's `file_input` to name."""
    person = desk.who(request)
    sent_in = await upload_of(request)
    slack = desk.slack
    place = slack.conversation(request.query["channel"], seen_by=person.id) if "channel" in request.query else None
    file = person.brings(sent_in.name, sent_in.content)
    if place is not None:
        text, thread_ts = sent_in.fields.get("text", ""), sent_in.fields.get("thread_ts")
        share(slack, person.member, place, file, text, thread_ts)
    return done(file=file_json(file, slack.workspace.team))


async def show(desk: Desk, request: web.Request) -> web.Response:
    """The page knows nothing of tokens."""
    file = desk.slack.workspace.files.find(request.match_info["file_id"])
    if file is None:
        raise CannotDo("there is no such file")
    return sent(file, download="download" in request.query)
