"""Putting files into Slack: for a message to share, or for a form to hold."""

from sandbox.errors import CannotDo, as_told
from sandbox.files.files import LARGEST
from sandbox.records.file import File
from sandbox.records.member import Member
from sandbox.slack import Slack


def take_in(slack: Slack, member: Member, name: str, content: bytes) -> File:
    """Seen by nobody else so far."""
    if not name.strip():
        raise CannotDo("a file needs a name")
    if not content:
        raise CannotDo("the file is empty")
    if len(content) > LARGEST:
        raise CannotDo("file_upload_size_restricted")
    with as_told():
        return slack.workspace.files.add(member.id, name, content, slack.workspace.seconds())
