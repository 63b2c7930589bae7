"""Leads a browser's tools from the one script back to the files and lines it was made of."""

import json
from collections.abc import Iterator

from sandbox.joining.module import Module

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def source_map(modules: list[Module], lines_before: int) -> str:
    """Lines only. Each module comes with one line before its own and one behind them."""
    mappings = ";" * lines_before + "".join(_lines(modules))
    return json.dumps({"version": 3, "sources": [module.name for module in modules], "mappings": mappings})


def _lines(modules: list[Module]) -> Iterator[str]:
    """Every number is told as its distance from the last one."""
    last = 0
    for number, module in enumerate(modules):
        count = module.body.count("\n") + 1
        yield ";"
        for line in range(count):
            yield f"A{_digits(int(number > 0 and line == 0))}{_digits(line - last)}A;"
            last = line
        yield ";"


def _digits(number: int) -> str:
    """Base 64 in pieces of five bits, the smallest first; the lowest bit of all is the sign."""
    rest = abs(number) << 1 | (number < 0)
    digits = ""
    while True:
        piece, rest = rest & 31, rest >> 5
        digits += _DIGITS[piece | (32 if rest else 0)]
        if not rest:
            return digits
