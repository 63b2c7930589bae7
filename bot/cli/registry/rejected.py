"""The rows that could not be taken, as a file to mend and import: the same columns, and one more that says why not."""

from pathlib import Path
from typing import TextIO

from bot.domain.intake.formulas import unprotected
from bot.domain.intake.listing import Listing
from bot.domain.intake.writing import ENCODING, Sheet
from bot.messages import intake as words
from bot.messages.say import Say
from bot.services.intake import Settled


def name_for(path: Path) -> Path:
    """`partners.rejected.csv` for `partners.csv`; never the file itself."""
    return path.with_name(f"{path.stem}.rejected.csv")


class Rejected:
    """Written beside its place and put there whole by `finish`; without a row there is no file."""

    def __init__(self, path: Path, listing: Listing, say: Say) -> None:
        self.path = path
        self._headers = listing.headers
        self._say = say
        self._beside = path.with_name(f".{path.name}.part")
        self._text: TextIO | None = None
        self._sheet: Sheet | None = None

    def add(self, row: Settled) -> None:
        if self._sheet is None:
            self._text = self._beside.open("w", encoding=ENCODING, newline="")
            self._sheet = Sheet(self._text, (*self._headers, words.why_not(self._say)))
        cells = [unprotected(cell) for cell in row.checked.cells]
        cells += [""] * (len(self._headers) - len(cells))
        reasons = " ".join(words.reason(trouble, self._say) for trouble in row.troubles)
        self._sheet.write([*cells[: len(self._headers)], reasons, *cells[len(self._headers) :]])

    def finish(self) -> None:
        if self._text:
            self._text.close()
            self._beside.replace(self.path)
            self._text = None

    def close(self) -> None:
        """Without `finish`, nothing is left."""
        if self._text:
            self._text.close()
            self._beside.unlink(missing_ok=True)
