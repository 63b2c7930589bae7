"""How large a picture is, read from its first bytes."""

from struct import error, unpack_from

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
_NO_SIZE = frozenset({0xC4, 0xC8, 0xCC})
"""Markers among the JPEG frame headers that are none."""


def pixels_of(content: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG, GIF or JPEG; None for anything else, whatever its name says."""
    try:
        if content.startswith(_PNG):
            width, height = unpack_from(">II", content, 16)
            return width, height
        if content[:6] in {b"GIF87a", b"GIF89a"}:
            width, height = unpack_from("<HH", content, 6)
            return width, height
        return _jpeg(content) if content.startswith(_JPEG) else None
    except error:  # cut short
        return None


def _jpeg(content: bytes) -> tuple[int, int] | None:
    """Walks from segment to segment until one says how large the frame is."""
    place = 2
    while True:
        start, marker, length = unpack_from(">BBH", content, place)
        if start != 0xFF or length < 2:
            return None
        if 0xC0 <= marker <= 0xCF and marker not in _NO_SIZE:
            height, width = unpack_from(">HH", content, place + 5)
            return width, height
        place += 2 + length
