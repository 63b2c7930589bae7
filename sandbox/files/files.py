"""The workspace's files: expected, received, handed in, shared, deleted."""

from collections.abc import Callable, Iterator
from secrets import token_urlsafe
from urllib.parse import quote

from sandbox.errors import Refused
from sandbox.files.kinds import kind_of
from sandbox.files.pixels import pixels_of
from sandbox.ids import fresh_id
from sandbox.records.file import File

LARGEST = 64 * 1024 * 1024
"""Slack takes a gigabyte; a sandbox keeps everything in memory."""
SNIPPET_LARGEST = 1024 * 1024
STORAGE = 8 * LARGEST
"""All files together."""


class Files:
    """Holds the bytes; who may read them is somebody else's question. `address` tells where the sandbox is served."""

    def __init__(self, address: Callable[[], str]) -> None:
        self._address = address
        self._known: dict[str, File] = {}
        self._expected: dict[str, File] = {}

    def expect(self, user: str, name: str, length: int, created: int, *, alt_txt: str = "", snippet: str = "") -> File:
        """A place for so many bytes, of which nobody knows yet but the one who asked."""
        if length + sum(len(each.content or b"") for each in self._known.values()) > STORAGE:
            raise Refused("storage_limit_reached")
        file_id = fresh_id("F")
        address = f"{self._address()}/files/{file_id}/{quote(_on_one_line(name), safe='')}"
        file = File(file_id, name, name, user, created, kind_of(name, snippet), address, length, alt_txt=alt_txt)
        self._known[file_id] = file
        return file

    def upload_url(self, file: File) -> str:
        """Good for one upload, by anybody who knows it."""
        key = token_urlsafe(32)
        self._expected[key] = file
        return f"{self._address()}/upload/v1/{key}"

    def expected(self, key: str) -> File | None:
        return self._expected.get(key)

    def receive(self, file: File, content: bytes) -> None:
        """Once: the address is spent, and a second upload finds nothing there."""
        self._expected = {key: each for key, each in self._expected.items() if each is not file}
        file.content = content
        file.pixels = pixels_of(content) if file.kind.is_picture else None

    def check_arrived(self, user: str, file_id: str) -> File:
        """Refuses what nobody announced or nobody sent, and what is not of the length that was promised."""
        file = self._known.get(file_id)
        if file is None or file.user != user or file.content is None:
            raise Refused("file_not_found")
        if len(file.content) != file.length:
            raise Refused("file_update_failed")
        return file

    def hand_in(self, user: str, file_id: str, title: str = "") -> File:
        """What was uploaded becomes a file of the workspace."""
        file = self.check_arrived(user, file_id)
        file.title = title or file.title
        file.is_complete = True
        return file

    def add(self, user: str, name: str, content: bytes, created: int, *, alt_txt: str = "") -> File:
        """What a person puts in with their own hands."""
        file = self.expect(user, name, len(content), created, alt_txt=alt_txt)
        self.receive(file, content)
        return self.hand_in(user, file.id)

    def find(self, file_id: str) -> File | None:
        """Handed in, and perhaps deleted since."""
        file = self._known.get(file_id)
        return file if file is not None and file.is_complete else None

    def keep(self, file: File) -> File:
        """One that lies elsewhere: nothing of it is expected."""
        file.is_complete = True
        self._known[file.id] = file
        return file

    def find_remote(self, user: str, external_id: str) -> File | None:
        """By the id the app itself gave it."""
        owned = (file for file in self._known.values() if file.external_id == external_id and file.user == user)
        return next((file for file in owned if external_id and not file.is_deleted), None)

    def find_by_address(self, address: str) -> File | None:
        return next((file for file in self._known.values() if file.is_complete and file.address == address), None)

    def newest_first(self) -> Iterator[File]:
        return (file for file in reversed(self._known.values()) if file.is_complete and not file.is_deleted)

    def delete(self, file: File) -> None:
        """Messages keep a tombstone in its place; the bytes are gone."""
        file.is_deleted = True
        file.content = None


def _on_one_line(name: str) -> str:
    return " ".join(name.replace("/", "_").split()) or "file"
