"""What Slack takes a file for: by its name, never by what a sender claims."""

from dataclasses import dataclass
from mimetypes import MimeTypes

_BY_NAME = MimeTypes()
"""Python's own table, not the machine's: the same answer everywhere."""
_FILETYPES = {
    "jpeg": "jpg",
    "jpe": "jpg",
    "txt": "text",
    "md": "markdown",
    "py": "python",
    "htm": "html",
    "tif": "tiff",
}
_PRETTY = {"text": "Plain Text", "markdown": "Markdown (raw)", "python": "Python", "jpg": "JPEG", "binary": "Binary"}
_MIMETYPES = {"markdown": "text/markdown", "webp": "image/webp"}
_EDITABLE = frozenset({"text", "markdown", "python", "csv", "json", "xml", "yaml", "javascript", "css", "html"})
DRAWN = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
"""What a browser may show inside a page: pictures that cannot carry a script."""


@dataclass(frozen=True, slots=True)
class FileKind:
    mimetype: str
    filetype: str
    pretty: str

    @property
    def is_text(self) -> bool:
        return self.filetype in _EDITABLE or self.mimetype.startswith("text/")

    @property
    def is_picture(self) -> bool:
        return self.mimetype in DRAWN


def kind_of(name: str, snippet_type: str = "") -> FileKind:
    """A snippet is text of the type the app names; anything else goes by its extension."""
    extension = name.rpartition(".")[2].casefold() if "." in name else ""
    filetype = snippet_type or _FILETYPES.get(extension, extension) or "binary"
    guessed = _BY_NAME.guess_type(f"x.{extension}", strict=True)[0]
    mimetype = "text/plain" if snippet_type else _MIMETYPES.get(filetype) or guessed or "application/octet-stream"
    return FileKind(mimetype, filetype, _PRETTY.get(filetype, filetype.upper()))
