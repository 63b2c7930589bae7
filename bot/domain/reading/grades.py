"""School grades in a line: "grade 8", "6th-8th graders", "K-5", "octavo grado", "3ro de primaria"."""

import re
from typing import Final

from bot.domain.reading.record import Grades, Role
from bot.domain.reading.sheet import Sheet
from bot.domain.reading.words import any_of

_ORDINALS: Final = {
    word: grade
    for grade, words in enumerate(
        (
            "first primer primero", "second segundo", "third tercer tercero", "fourth cuarto", "fifth quinto",
            "sixth sexto", "seventh septimo", "eighth octavo", "ninth noveno", "tenth decimo",
            "eleventh undecimo", "twelfth duodecimo",
        ),
        start=1,
    )
    for word in words.split()
}  # fmt: skip
_CLASSES: Final = {"freshmen": 9, "sophomores": 10, "juniors": 11, "seniors": 12}
# Where a Spanish-speaking school counts afresh from one: how many grades went before.
_STAGES: Final = (
    dict.fromkeys(("primaria", "elemental"), 0)
    | dict.fromkeys(("secundaria", "eso"), 6)
    | dict.fromkeys(("preparatoria", "prepa", "bachillerato"), 9)
)

_SUFFIX: Final = r"(?:st|nd|rd|th|er|ro|do|to|mo|vo|no|[oaº°ª])"
_LEVEL: Final = rf"(?:\d{{1,2}}{_SUFFIX}?|pre[- ]?k|k|kinder(?:garten)?|{any_of(' '.join(_ORDINALS))})"
_TO: Final = r" ?(?:-|to|through|thru|and|or|&|al?|y|o|hasta) ?"
_STAGE: Final = any_of(" ".join(_STAGES))
_CLASS: Final = any_of(" ".join(_CLASSES))
_NO_TIME: Final = r"(?!\d| ?[ap]\.?m\b|[:/])"  # "grade 5 and 10am"
_PUPIL_OF: Final = r"(?:graders?|gradders?)"
_NO_GRADE: Final = 99  # "0th grade"

_PATTERNS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        # grade 8, grades 6-8, grados 6 a 8, gr. 8
        (
            rf"\b(?:grades?|grados?|gr\.?) (?P<low>pre[- ]?k|k|\d{{1,2}})(?:{_TO}(?P<high>\d{{1,2}}){_NO_TIME})?"
            r"(?![\d:/])\b"
        ),
        # 6th to 8th graders, 5th and 6th grade, quinto y sexto grado, 8º grado
        rf"(?<![\d/:])\b(?P<low>{_LEVEL})(?:{_TO}(?P<high>{_LEVEL}))?[- ]?(?:{_PUPIL_OF}|grades?|grados?|gr)\b",
        # 3ro de primaria, 2º de secundaria
        rf"(?<![\d/:])\b(?P<low>{_LEVEL})(?:{_TO}(?P<high>{_LEVEL}))? (?:ano )?de (?P<stage>{_STAGE})\b",
        # K-5, pre-k to 2
        rf"\b(?P<low>pre[- ]?k|k|kinder(?:garten)?){_TO}(?P<high>\d{{1,2}}{_SUFFIX}?){_NO_TIME}\b",
        r"\b(?P<low>pre[- ]?k|kinder(?:garten)?)(?:ers?|garteners|gartners)?\b",
        rf"\b(?P<low>{_CLASS})(?:{_TO}(?P<high>{_CLASS}))?\b(?! (?:center|citizen|living|home))",
    )
)
# Bands as American districts usually draw them; only where pupils are meant, never a school's name.
_BANDS: Final = tuple(
    (re.compile(rf"\b{school}[- ]?(?:schoolers|school (?:students|kids|learners|age|classes))\b"), Grades(low, high))
    for school, low, high in (("elementary", 0, 5), ("middle", 6, 8), ("high", 9, 12))
)


def read_grades(sheet: Sheet) -> Grades | None:
    """Take the first grade, or band of grades, that a school can have."""
    for pattern in _PATTERNS:
        for found in pattern.finditer(sheet.open):
            grades = _grades(found)
            if grades is not None:
                sheet.take_match(found, Role.GRADE)
                return grades
    for pattern, band in _BANDS:
        if named := pattern.search(sheet.open):
            sheet.take_match(named, Role.GRADE)
            return band
    return None


def _grades(found: re.Match[str]) -> Grades | None:
    named = found.groupdict()
    before = _STAGES.get(named.get("stage") or "", 0)
    low = _level(named["low"]) + before
    high = _level(named["high"]) + before if named.get("high") else low
    return Grades(low, high) if -1 <= low <= high <= 12 else None


def _level(word: str) -> int:
    if word[0].isdigit():
        return int(re.sub(r"\D", "", word)) or _NO_GRADE
    if word.startswith(("k", "pre")):
        return 0 if word[0] == "k" else -1
    return _ORDINALS[word] if word in _ORDINALS else _CLASSES[word]
