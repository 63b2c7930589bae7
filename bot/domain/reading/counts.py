"""How many learners are meant: "28 learners", "28 7th graders", "2 classes of 25", "para 25 alumnos"."""

import re
from typing import Final

from bot.domain.reading.record import Role
from bot.domain.reading.sheet import Sheet
from bot.domain.reading.words import MASK, NUMBER, any_of, number

_MANY: Final = any_of(
    "students learners kids children pupils scholars youth teens teenagers girls boys kindergartners kindergarteners"
    " alumnos alumnas estudiantes ninos ninas chicos chicas muchachos muchachas jovenes adolescentes"
)
_ONE: Final = any_of("student learner child pupil alumno alumna estudiante nino nina")
_ABOUT: Final = (
    r"(?:(?:for|with|para|con|to|of|de|a) )?(?:(?:about|around|approximately|roughly|some|over|nearly|unos|unas|"
    r"aproximadamente|alrededor de|como|casi|cerca de|up to|hasta) |~ ?)?"
)
_ADJECTIVE: Final = any_of(
    "middle high elementary primary eager young bilingual english spanish special gifted curious excited newcomer"
    " esl ell ib ap honors first-generation hs ms our my new local enthusiastic quiet great de"
)
# Up to three words between a number and its people, or a grade already read: "28 eager students"
_MIDDLE: Final = rf"(?:(?:{_ADJECTIVE}|school|language|education|of|the) ){{0,3}}(?:{MASK}+ (?:de )?)?"
_GROUP: Final = any_of("class group team cohort club clase grupo equipo salon")
_GROUPS: Final = any_of("classes groups teams clases grupos equipos salones sections")
_PATTERNS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?P<groups>{NUMBER}) {_GROUPS} (?:of|de|with|con) {_ABOUT}(?P<many>{NUMBER})(?: {_MANY})?(?!\w)",
        rf"{_ABOUT}(?<![\w/:$.-])(?P<many>{NUMBER})\+? {_MIDDLE}{_MANY}\b",
        rf"{_ABOUT}\b(?P<many>1|one|un|una) {_ONE}\b(?! [a-z])",
        rf"\b{_GROUP} (?:of|de|with|con) {_ABOUT}(?P<many>{NUMBER})\b(?! ?[ap]\.?m\b|[:/º°])(?! (?:{MASK}|grado))",
        rf"\b(?P<many>{NUMBER})[- ]{_ONE} {_GROUP}\b",
    )
)
_BEFORE_GRADERS: Final = re.compile(rf"{_ABOUT}\b(?P<many>{NUMBER}) (?={MASK})")
_PUPILS: Final = (
    "graders", "gradders", "freshmen", "sophomores", "juniors", "seniors", "garteners", "gartners", "kinders",
)  # fmt: skip
_MOST: Final = 5000


def read_learners(sheet: Sheet) -> int | None:
    """Take the number of learners; grades must have been read before."""
    for pattern in _PATTERNS:
        for found in pattern.finditer(sheet.open):
            many = number(found["many"]) * number(found.groupdict().get("groups") or "1")
            if 0 < many <= _MOST:
                _take(sheet, found)
                return many
    return _graders(sheet)


def _graders(sheet: Sheet) -> int | None:
    """In "28 7th graders" the grade was taken whole; the number stands before it."""
    for found in _BEFORE_GRADERS.finditer(sheet.open):
        grade = re.match(rf"{MASK}+", sheet.open[found.end() :])
        is_grade = sheet.role_at(found.end()) is Role.GRADE
        if grade and is_grade and sheet.folded[found.end() : found.end() + grade.end()].endswith(_PUPILS):
            sheet.take_match(found, Role.LEARNERS)
            return number(found["many"])
    return None


def _take(sheet: Sheet, found: re.Match[str]) -> None:
    """Take the words around a grade without taking the grade itself."""
    for stretch in re.finditer(rf"[^{MASK}]+", found.group()):
        start = found.start() + stretch.start() + len(stretch.group()) - len(stretch.group().lstrip())
        sheet.take(start, found.start() + stretch.start() + len(stretch.group().rstrip()), Role.LEARNERS)
