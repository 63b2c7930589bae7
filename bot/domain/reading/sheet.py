"""The line on the desk: readers look at what is still open and take what they understand."""

import re
import unicodedata
from itertools import groupby

from bot.domain.reading.record import Part, Role
from bot.domain.reading.words import MASK, WORD, fold

# Slack's <@U1|ana>, <!channel> and <https://…>; bare addresses; :emoji: names. Nobody reads inside them.
_SEALED = re.compile(
    r"<[^<>\s][^<>]{0,400}>|\bhttps?://\S+|\bwww\.\S+|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{2,64}"
    r"|:[a-z0-9_+-]{2,40}:(?!\d)"
)


class Sheet:
    """A cleaned line; `open` is its folded text, of the same length, with what was taken masked out."""

    __slots__ = ("_roles", "folded", "open", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = fold(text)
        self.open = self.folded
        self._roles: list[Role | None] = [None] * len(text)
        for sealed in _SEALED.finditer(self.folded):
            self.take(*sealed.span(), Role.REST)

    def take(self, start: int, end: int, role: Role) -> None:
        self.open = self.open[:start] + MASK * (end - start) + self.open[end:]
        self._roles[start:end] = [role] * (end - start)

    def take_match(self, found: re.Match[str], role: Role) -> None:
        """Take what a pattern found, but not the blanks around it."""
        start, end = found.span()
        while start < end and self.open[start] == " ":
            start += 1
        while end > start and self.open[end - 1] == " ":
            end -= 1
        self.take(start, end, role)

    def words(self) -> list[re.Match[str]]:
        """The words still open, folded, with their places."""
        return list(WORD.finditer(self.open))

    def joined(self, left: re.Match[str], right: re.Match[str]) -> bool:
        """Whether two words stand side by side, a blank or a hyphen between them."""
        return self.open[left.end() : right.start()] in {" ", "-"}

    def role_at(self, place: int) -> Role | None:
        return self._roles[place] if 0 <= place < len(self._roles) else None

    def parts(self) -> tuple[Part, ...]:
        """The whole line, cut where the understanding changes; what nobody took is rest, punctuation filler."""
        roles = self._settled_roles()
        parts: list[Part] = []
        for role, places in groupby(range(len(roles)), key=roles.__getitem__):
            stretch = list(places)
            words = self.text[stretch[0] : stretch[-1] + 1].strip()
            if words and role is not None:
                parts.append(Part(role, words))
        return tuple(parts)

    def _settled_roles(self) -> list[Role | None]:
        settled = [role or self._by_default(place) for place, role in enumerate(self._roles)]
        before: Role | None = None
        for start, end in _runs_of_none(settled):
            after = settled[end] if end < len(settled) else None
            before = settled[start - 1] if start else None
            filling = before if before == after and before is not None else Role.FILLER
            settled[start:end] = [filling] * (end - start)
        return settled

    def _by_default(self, place: int) -> Role | None:
        letter = self.text[place]
        return None if letter == " " or unicodedata.category(letter).startswith("P") else Role.REST


def _runs_of_none(roles: list[Role | None]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for is_none, places in groupby(range(len(roles)), key=lambda place: roles[place] is None):
        if is_none:
            stretch = list(places)
            runs.append((stretch[0], stretch[-1] + 1))
    return runs
