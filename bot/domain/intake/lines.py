"""From text to rows: which character stands between cells, and rows counted as a spreadsheet counts them."""

import csv
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from typing import Final, NamedTuple, TextIO

from bot.domain.intake.guessing import recognised
from bot.domain.intake.limits import LONGEST_LINE, MOST_COLUMNS, MOST_ROWS
from bot.domain.intake.opening import Opened
from bot.domain.intake.refusals import Unreadable, Why

DELIMITERS: Final = (",", ";", "\t", "|")
_END: Final = "\x02end"  # no opened file holds this character, so only the end can look like it
_SETTING: Final = "sep="  # Excel's own first line, in which a file may say what stands between cells
_LOOKED_AT: Final = 30


class Row(NamedTuple):
    """`number` is the one at the left of the spreadsheet; the first is 1."""

    number: int
    cells: list[str]


def delimiter_of(opened: Opened) -> str:
    """The one that makes the most of the first row: known headers first, then columns."""
    with opened.text() as text:
        first = text.readline(LONGEST_LINE + 1).lstrip("\ufeff")
        if (said := first.strip().lower()).startswith(_SETTING) and first.strip()[len(_SETTING) :] in DELIMITERS:
            return said[len(_SETTING) :]
        if said == _SETTING:  # a tab, which strip() took for the end
            return "\t"
    return max(DELIMITERS, key=lambda delimiter: _worth(opened, delimiter))


def rows(opened: Opened, delimiter: str) -> Iterator[Row]:
    """Every row that is not empty. Raises Unreadable in the middle where the rest makes no sense."""
    with opened.text() as text:
        number = 0
        reader = csv.reader(_lines(text), delimiter=delimiter)
        try:
            for cells in reader:
                if cells == [_END]:
                    return
                if cells and cells[-1].endswith(_END):
                    raise Unreadable(Why.OPEN_QUOTE, number + 1)
                if not number and _is_setting(cells, delimiter):
                    continue
                number += 1
                if number > MOST_ROWS + 1:  # the headers are not counted
                    raise Unreadable(Why.TOO_MANY_ROWS, MOST_ROWS)
                if any(map(str.strip, cells)):
                    yield Row(number, cells)
        except csv.Error:  # a cell beyond all measure, most often after a quotation mark that nothing closes
            raise Unreadable(Why.OPEN_QUOTE, number + 1) from None


def _lines(text: TextIO) -> Iterator[str]:
    while line := text.readline(LONGEST_LINE + 1):
        if len(line) > LONGEST_LINE:
            raise Unreadable(Why.LINE_TOO_LONG)
        yield line
    yield _END


def _is_setting(cells: Sequence[str], delimiter: str) -> bool:
    return delimiter.join(cells).strip("\n\r").lower() == f"{_SETTING}{delimiter}"


def _worth(opened: Opened, delimiter: str) -> tuple[int, int, int]:
    looked_at: list[list[str]] = []
    with suppress(Unreadable):  # what comes later is no reason to doubt what came before
        looked_at += (row.cells for row in islice(rows(opened, delimiter), _LOOKED_AT))
    if not looked_at:
        return 0, 0, 0
    width = len(looked_at[0])
    return (
        sum(map(recognised, looked_at[0][:MOST_COLUMNS])),
        width,
        sum(len(cells) == width for cells in looked_at) * (width > 1),
    )
