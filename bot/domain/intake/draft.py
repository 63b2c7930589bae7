"""A file read and checked once, waiting for a yes: its rows on the disk, in memory only what twins are found by."""

import pickle
import tempfile
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final

from bot.domain.intake.checking import Guard
from bot.domain.intake.earlier import Earlier
from bot.domain.intake.listing import Checked, Listing, check_all

CHUNK: Final = 500


class Draft:
    """`names` knows what the file names. Closed, nothing of it is left anywhere."""

    def __init__(self, *, takes_similar: bool = False) -> None:
        self.names = Earlier(takes_similar=takes_similar)
        self.takes_similar = takes_similar
        self._kept = tempfile.TemporaryFile(prefix="handraise-")  # noqa: SIM115  # closed by `close`; it has no name, so nobody else reads it

    def close(self) -> None:
        self._kept.close()

    def read(self, listing: Listing, objects_to: Guard, on_row: Callable[[int], None] = lambda _: None) -> None:
        """Check every row; `on_row` hears how much of the file has been read. Raises Unreadable."""
        rows = check_all(listing, objects_to, self.names)
        while chunk := list(islice(rows, CHUNK)):
            pickle.dump(chunk, self._kept, pickle.HIGHEST_PROTOCOL)
            on_row(listing.opened.raw.tell())

    def chunks(self) -> Iterator[list[Checked]]:
        """All rows again, in order, a few hundred at a time."""
        self._kept.seek(0)
        while True:
            try:
                yield pickle.load(self._kept)  # noqa: S301  # what we wrote a moment ago, in a file nobody else can open
            except EOFError:
                return
