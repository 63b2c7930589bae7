"""Uploads as they arrive: raw bytes, or a form with a file in it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field

from aiohttp import BodyPartReader, web

from sandbox.errors import CannotDo
from sandbox.files.files import LARGEST

_PIECE = 256 * 1024
_LONGEST_FIELD = 160_000
"""In bytes: a message of 40,000 characters, whatever they are."""


class TooLarge(CannotDo):
    """More than the sandbox keeps."""


@dataclass(slots=True)
class Upload:
    """`name` is empty when nobody said one."""

    name: str = ""
    content: bytes = b""
    fields: dict[str, str] = field(default_factory=dict)


async def upload_of(request: web.Request) -> Upload:
    """Read piece by piece, so that too much is refused before it is all here."""
    if request.content_type != "multipart/form-data":
        return Upload(content=await _gathered(request.content.iter_chunked(_PIECE), LARGEST))
    upload = Upload()
    try:
        async for part in await request.multipart():
            if not isinstance(part, BodyPartReader):
                raise CannotDo("a form inside a form is no upload")
            await _take(part, upload)
    except ValueError:  # no boundary, a form cut short, letters that are none
        raise CannotDo("that is no form") from None
    return upload


async def _take(part: BodyPartReader, upload: Upload) -> None:
    if part.filename is None and part.name != "file":
        upload.fields[part.name or ""] = (await _gathered(_pieces(part), _LONGEST_FIELD)).decode()
        return
    upload.name = part.filename or ""
    upload.content = await _gathered(_pieces(part), LARGEST)


async def _pieces(part: BodyPartReader) -> AsyncIterator[bytes]:
    while piece := await part.read_chunk(_PIECE):
        yield part.decode(piece)


async def _gathered(pieces: AsyncIterator[bytes], most: int) -> bytes:
    gathered = bytearray()
    async for piece in pieces:
        gathered += piece
        if len(gathered) > most:
            raise TooLarge(f"more than {most} bytes")
    return bytes(gathered)
