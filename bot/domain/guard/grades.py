"""School years and class labels: "in 4th", "(7th)", "grade 6", "3B", "va en sexto", "5to B"."""

import re
from typing import Final

from bot.domain.guard.sentences import Sentence, Span
from bot.domain.reading.words import word_set

_ORDINAL: Final = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\d{1,2}(?:st|nd|rd|th))"
)
_ANO: Final = (
    r"(?:primero|segundo|tercero|cuarto|quinto|sexto|septimo|octavo|noveno|\d(?:ro|do|to|er|o|mo|vo|no)|\d°|[1-9]º)"
)
_YEAR_WORDS: Final = word_set(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth kindergarten kinder pre prek",
    "preschool school period primero segundo tercero cuarto quinto sexto septimo octavo noveno preescolar prepa",
    "secundaria primaria",
)
_GRADE: Final = re.compile(
    rf"\b{_ORDINAL}[ -]grade\b(?!rs)|\b{_ORDINAL}[ -]graders?\b|\b(?:grade|gr\.?) \d{{1,2}}\b|\b\d{{1,2}}[a-f]\b(?!')"
    rf"|\b(?:in|from) (?:the )?{_ORDINAL}\b(?! (?:place|floor|week|time|quarter|semester|st|street|of|row|half"
    rf"|round|aid))"
    rf"|[(,] ?{_ORDINAL}\b ?(?=[),;]|$)|\bin (?:kindergarten|kinder|pre-?k|preschool|middle school|high school)\b"
    r"|\bperiod \d\b|\broom \d+[a-z]?\b|\b(?:of|in) period\b"
    rf"|\b(?:va en|esta en|cursa|de|en|a|del) {_ANO}(?: ?[a-f])?\b"
    r"(?! (?:piso|lugar|de (?!sec|prep|prim|kin)))"
    rf"|\b{_ANO} (?:grado|[a-f]|de (?:secundaria|prepa|primaria|preparatoria|kinder))\b|\b(?:va en|de"
    rf"|en) (?:la )?(?:preescolar"
    rf"|prepa|kinder|secundaria|primaria)"
    r"|\b\d[o°º]? ?[a-f]\b"
)


def grades(sentence: Sentence) -> list[Span]:
    """Where a school year is named, as places in the text; "our 5th grade class" is a class, not a child's."""
    digits = any(map(str.isdigit, sentence.folded[sentence.start : sentence.end]))
    if not digits and _YEAR_WORDS.isdisjoint(sentence.plain):
        return []
    found = [each.span() for each in _GRADE.finditer(sentence.folded, sentence.start, sentence.end)]
    return [span for span in found if not _is_group(sentence, span[1])]


def _is_group(sentence: Sentence, end: int) -> bool:
    place = next((number for number, word in enumerate(sentence.words) if word.start >= end), None)
    return place is not None and sentence.starting("group", place, place) is not None
