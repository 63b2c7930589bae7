"""Opening a file nobody vouches for: what it is by its first bytes, which letters it is written in, nothing unpacked.

Read in pieces; what stays in memory is one piece, whatever the size of the file.
"""

import codecs
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO, Final, TextIO

from bot.domain.intake.limits import LARGEST_FILE
from bot.domain.intake.refusals import Unreadable, Why

PIECE: Final = 1 << 16
_SAMPLE: Final = 4096
_MANY_NULS: Final = 0.4  # of every second byte, where text of ours is written in sixteen bits without a mark

_BEGINNINGS: Final = (
    (b"PK\x03\x04", Why.WORKBOOK),
    (b"PK\x05\x06", Why.WORKBOOK),
    (b"\xd0\xcf\x11\xe0", Why.WORKBOOK),
    (b"\x1f\x8b", Why.PACKED),
    (b"BZh", Why.PACKED),
    (b"\xfd7zXZ", Why.PACKED),
    (b"7z\xbc\xaf", Why.PACKED),
    (b"Rar!", Why.PACKED),
    (b"\x28\xb5\x2f\xfd", Why.PACKED),
    (b"%PDF", Why.DOCUMENT),
    (b"{\\rtf", Why.DOCUMENT),
)
_OF_WEB_PAGES: Final = (b"<!doctype", b"<html", b"<?xml")


class Encoding(StrEnum):
    """By the names Python knows them."""

    UTF_8 = "utf-8-sig"  # with or without its mark
    UTF_16 = "utf-16"
    UTF_16_LE = "utf-16-le"
    UTF_16_BE = "utf-16-be"
    WINDOWS = "cp1252"


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that is text, and in which letters. `raw` can be read again from its beginning."""

    raw: BinaryIO
    encoding: Encoding
    size: int

    @property
    def is_guessed(self) -> bool:
        """Whether accents may have come out wrong: nothing in the file says that it is Windows-1252."""
        return self.encoding is Encoding.WINDOWS

    @contextmanager
    def text(self) -> Iterator[TextIO]:
        """From the beginning, line ends as they are; the file itself stays open."""
        self.raw.seek(0)
        wrapped = io.TextIOWrapper(self.raw, encoding=self.encoding, newline="")
        try:
            yield wrapped
        finally:
            wrapped.detach()


def open_list(raw: BinaryIO) -> Opened:
    """Raises Unreadable."""
    size = raw.seek(0, os.SEEK_END)
    if size > LARGEST_FILE:
        raise Unreadable(Why.TOO_LARGE, size)
    raw.seek(0)
    start = raw.read(_SAMPLE)
    if not start.strip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"):
        raise Unreadable(Why.EMPTY)
    _refuse_other_kinds(start)
    return Opened(raw, _encoding(raw, start), size)


def _refuse_other_kinds(start: bytes) -> None:
    for beginning, why in _BEGINNINGS:
        if start.startswith(beginning):
            raise Unreadable(why)
    if start.removeprefix(codecs.BOM_UTF8).lstrip().lower().startswith(_OF_WEB_PAGES):
        raise Unreadable(Why.WEB_PAGE)


def _encoding(raw: BinaryIO, start: bytes) -> Encoding:
    if start.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise Unreadable(Why.UNKNOWN_LETTERS)
    if sixteen := _sixteen_bits(start):
        _read_through(raw, sixteen)
        return sixteen
    try:
        _read_through(raw, Encoding.UTF_8)
    except Unreadable as refused:
        if refused.why is not Why.UNKNOWN_LETTERS:
            raise
        _read_through(raw, Encoding.WINDOWS)
        return Encoding.WINDOWS
    return Encoding.UTF_8


def _sixteen_bits(start: bytes) -> Encoding | None:
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Encoding.UTF_16
    for first, encoding in ((1, Encoding.UTF_16_LE), (0, Encoding.UTF_16_BE)):
        every_second = start[first::2]
        others = start[1 - first :: 2]
        if every_second.count(0) > _MANY_NULS * len(every_second) and not others.count(0):
            return encoding
    return None


def _read_through(raw: BinaryIO, encoding: Encoding) -> None:
    """Raises Unreadable where the bytes are no such text."""
    decoder = codecs.getincrementaldecoder(encoding)()
    raw.seek(0)
    beyond_ascii = 0
    while True:
        piece = raw.read(PIECE)
        try:
            text = decoder.decode(piece, final=not piece)
        except UnicodeDecodeError as error:
            good = error.object[: error.start].decode(encoding, "ignore")
            is_damaged = encoding is Encoding.UTF_8 and (beyond_ascii or not good.isascii())
            raise Unreadable(Why.DAMAGED if is_damaged else Why.UNKNOWN_LETTERS) from None
        if _holds_controls(text):
            raise Unreadable(Why.NOT_TEXT)
        beyond_ascii += not text.isascii()
        if not piece:
            return


# What no spreadsheet writes into a cell: NUL and its neighbours say that this is another kind of file.
_CONTROLS: Final = tuple(map(chr, range(9)))


def _holds_controls(text: str) -> bool:
    return any(control in text for control in _CONTROLS)
