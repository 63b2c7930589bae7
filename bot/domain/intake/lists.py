"""Several things in one cell: "robotics; chess" or "robotics, chess"; quotation marks hold together what has them."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from bot.domain.reading.words import clean

_QUOTED: Final = re.compile(r'\s*"((?:[^"]|"")*)"\s*(?:$|[;,\n|•])')
_HARD: Final = re.compile(r"[;\n|•]")
_SOFT: Final = re.compile(r"[;,\n|•]")
_REMEMBERED: Final = 1000  # the same words stand in many rows


@lru_cache(_REMEMBERED)
def split(cell: str) -> tuple[str, ...]:
    """What is in the cell, each thing once; commas separate only where nothing stronger does."""
    between = _HARD if _HARD.search(_without_quoted(cell)) else _SOFT
    found: dict[str, None] = {}
    place = 0
    while place < len(cell):
        if quoted := _QUOTED.match(cell, place):
            word, place = quoted[1].replace('""', '"'), quoted.end()
        else:
            mark = between.search(cell, place)
            word, place = (cell[place : mark.start()], mark.end()) if mark else (cell[place:], len(cell))
        if word := clean(word):
            found[word] = None
    return tuple(found)


def joined(words: Iterable[str]) -> str:
    """The same things in one cell, to be split again."""
    return "; ".join(f'"{word.replace(chr(34), chr(34) * 2)}"' if _needs_quotes(word) else word for word in words)


def _needs_quotes(word: str) -> bool:
    return bool(_SOFT.search(word)) or word.startswith('"')


def _without_quoted(cell: str) -> str:
    return re.sub(r'(^|[;,\n|•])\s*"(?:[^"]|"")*"(?=\s*(?:$|[;,\n|•]))', r"\1", cell)
