"""Ordinary words and names that only look like dates: "march madness", "sat prep", "Sunday school"."""

import re
from typing import Final

from bot.domain.reading.day_words import WEEKDAY
from bot.domain.reading.words import MASK

_SAT: Final = r"(?:p?sat|sat/act|act/sat)"  # the test, not the day
_OF_SAT: Final = (
    r"(?:prep|tests?|exams?|math|scores?|practice|essay|reading|writing|tutor\w*|words?|vocab\w*|workshop|class)"
)
_NOT_DATES: Final = re.compile(
    r"\b(?:"
    + "|".join(
        (
            rf"{_SAT} {_OF_SAT}",
            r"sun (?:safety|protection|screen|light|spots?|and)",
            r"march madness|march (?:for|on) (?:our|the|washington)|marching",
            r"(?:who|they|it|we|you|students|kids|this|that|he|she|i|and|or) may",
            r"(?:del|de) mar|(?:el|al) mar(?! \d)",
            r"may day|cinco de mayo|april fools?'?s?|24/7|(?:news|usa) today",
            r"sunday school|friday night lights?",
            r"(?:black|good) friday|cyber monday|(?:giving|fat) tuesday|ash wednesday",
            r"(?:about|sobre) (?:the )?\d{1,2}/\d{1,2}",  # "a speaker about 9/11"
            rf"(?:last|past) (?:week|month|year|{WEEKDAY})|{WEEKDAY} pasado",
        )
    )
    + r")\b"
)


def blind_to_lookalikes(text: str) -> str:
    """The text with such phrases masked out, so that date readers do not see them."""
    return _NOT_DATES.sub(lambda found: MASK * len(found.group()), text)
