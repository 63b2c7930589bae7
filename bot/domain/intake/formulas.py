"""What a spreadsheet would run is kept as text: an apostrophe before it on the way out, and off again on the way in.

The rule is its own mirror: a cell gets the apostrophe exactly where the reader would take one away.
"""

import re
from typing import Final

_RUNS: Final = re.compile(r"'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])")
_CONTROLS: Final = re.compile(r"[\x00-\x08]")


def protected(text: str) -> str:
    """As a cell that no spreadsheet takes for a formula."""
    text = _CONTROLS.sub("", text)
    return f"'{text}" if _RUNS.match(text) else text


def unprotected(cell: str) -> str:
    """The text in a cell, without the apostrophe `protected` may have put before it."""
    return cell[1:] if cell.startswith("'") and _RUNS.match(cell, 1) else cell
