"""A pattern that is compiled at its first use: the many patterns for days would take a tenth of every start."""

import re
from collections.abc import Iterator


class Late:
    __slots__ = ("_compiled", "_source")

    def __init__(self, source: str) -> None:
        self._source = source
        self._compiled: re.Pattern[str] | None = None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        self._compiled = self._compiled or re.compile(self._source)
        return self._compiled.finditer(text)
