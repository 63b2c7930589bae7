"""The school a line names: one of the known ones, or words that can only be a school's name."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from bot.domain.reading.lexicon import Lexicon
from bot.domain.reading.record import Role
from bot.domain.reading.sheet import Sheet
from bot.domain.reading.topics import catalogue
from bot.domain.reading.words import MASK, WORD, any_of, fold, word_set

_TYPES: Final = (
    ("middle school", "middle", "ms"), ("high school", "high", "hs"), ("elementary school", "elementary", "elem", "es"),
    ("primary school", "primary"), ("junior high school", "junior high", "jhs"), ("senior high school", "shs"),
    ("charter school", "charter"), ("magnet school", "magnet"), ("preparatory academy", "prep"),
    ("academy",), ("k-8 school", "k-8"), ("school",), ("institute",), ("college prep",),
)  # fmt: skip
_TYPES_BEFORE: Final = (
    "escuela primaria", "escuela secundaria", "escuela preparatoria", "escuela intermedia", "escuela", "primaria",
    "secundaria", "preparatoria", "colegio", "instituto", "liceo", "academia",
)  # fmt: skip
_ENDS: Final = re.compile(
    rf" ?(?:$|[,.;:)!?{MASK}]|(?:for|on|with|this|next|from|starting|who|that|we|para|con|el|por)\b)"
)
_BEFORE: Final = re.compile(
    r"(?:\b(?:(?P<at>at|en|in|from|for|de|para)|(?P<about>of|about|on|sobre)) |@ ?)(?:the |la |el )?$"
)
_NO_NAME: Final = any_of(
    "our my the a an your this that local any every each all some middle high elementary primary public private same"
    " charter sunday summer after before during old new whole least once home work noon lunch recess night school"
    " school's risk class for at in of need needs and both"
    " nuestra nuestro mi su la el los las un una linea persona casa clase de del y"
)
_NAME: Final = rf"(?!{_NO_NAME}\b)[^\W\d_][\w'.]*"
_SCHOOL_WORD: Final = (
    r"(?:(?:junior high|senior high|middle|high|elementary|primary|charter|magnet|international|community|stem|arts) )?"
    r"(?:school|academy|elementary|middle|ms|hs|jhs|k-8)\b"
)
_ENGLISH: Final = re.compile(
    rf"(?P<at>\b(?:at|@|from|for) (?:the )?)?\b(?P<name>{_NAME}(?: {_NAME}){{0,2}} {_SCHOOL_WORD})"
    r"(?! (?:students|kids|classes|teacher|fair|night|garden|play))"
)
_ESCUELA: Final = (
    r"(?:escuela|primaria|secundaria|preparatoria|colegio|instituto|liceo|academia)"
    r"(?: (?:primaria|secundaria|preparatoria|intermedia))?"
)
_SPANISH: Final = re.compile(
    rf"(?P<at>\b(?:en|de|para) )?(?:la |el )?\b(?P<name>{_ESCUELA} {_NAME}(?: {_NAME}){{0,2}})"
)
_AT_NAME: Final = re.compile(rf"(?P<at>\bat |\ben |@ ?)(?P<name>{_NAME}(?: {_NAME}){{0,2}})(?={_ENDS.pattern})")
_REACH: Final = 200  # letters before "en lincoln" in which to look for the topic
_NOT_SCHOOLS: Final = word_set(
    "assembly camp lunchtime breakfast dismissal advisory homeroom practice rehearsal showcase online zoom church park",
    "library museum gym cafeteria auditorium office linea general serio equipo grupo",
)


def read_school(sheet: Sheet, schools: Sequence[str]) -> str | None:
    """Take the school's name and the "at" before it; a known school is returned as the list spells it."""
    return _known(sheet, tuple(schools)) or _named(sheet) or _after_at(sheet)


def _known(sheet: Sheet, schools: tuple[str, ...]) -> str | None:
    if not schools:
        return None
    words = sheet.words()
    hits = _variants(schools).all_in([word.group() for word in words])
    for place, length, (school, whole) in sorted(hits, key=lambda hit: (not hit[2][1], -hit[1])):
        start, end = words[place].start(), words[place + length - 1].end()
        before = _BEFORE.search(sheet.open, max(start - 12, 0), start)
        about = before is not None and before["about"] is not None
        if school and (whole or (not about and _ENDS.match(sheet.open, end))):
            sheet.take(before.start() if before and not about else start, end, Role.SCHOOL)
            return school
    return None


@lru_cache(maxsize=64)
def _variants(schools: tuple[str, ...]) -> Lexicon[tuple[str, bool]]:
    """Each way to write each school; whether it is the whole name; a short form two schools share names none."""
    forms: dict[str, tuple[str, bool]] = {}
    for school in schools:
        if not WORD.search(school):
            continue
        name = fold(" ".join(school.split()))
        forms[name] = (school, True)
        stem, types = _without_type(name)
        for form, whole in ((stem, False), *((f"{stem} {kind}", True) for kind in types)):
            if form != name and WORD.search(form):
                taken = forms.get(form)
                forms[form] = (school, whole) if taken is None or taken[0] == school else ("", False)
    return Lexicon(forms.items())


def _without_type(name: str) -> tuple[str, tuple[str, ...]]:
    for types in _TYPES:
        for kind in types:
            if name.endswith(" " + kind):
                return name.removesuffix(kind).strip(), types
    for kind in _TYPES_BEFORE:
        if name.startswith(kind + " "):
            return name.removeprefix(kind).strip(), ()
    return name, ()


def _named(sheet: Sheet) -> str | None:
    """A name beside a word for school: "at Lincoln Middle School", "Escuela Benito Juárez"."""
    for pattern in (_ENGLISH, _SPANISH):
        for found in pattern.finditer(sheet.open):
            start, end = _capitals(sheet, *found.span("name"), before=pattern is _ENGLISH)
            placed = (found["at"] or "").split(" ")[0] in {"at", "@", "en"}
            if end > start and (placed or sheet.text[start].isupper()):
                sheet.take(found.start() if found["at"] and start == found.start("name") else start, end, Role.SCHOOL)
                return sheet.text[start:end]
    return None


def _capitals(sheet: Sheet, start: int, end: int, *, before: bool) -> tuple[int, int]:
    """Of "robotics Lincoln Middle School" keep the capitalised words; all of it where there are none."""
    words = list(WORD.finditer(sheet.text, start, end))
    proper = [word for word in words if word.group()[0].isupper()]
    if not proper:
        return start, end
    return (proper[0].start(), end) if before else (start, proper[-1].end())


def _after_at(sheet: Sheet) -> str | None:
    """A place nobody listed ("at lincoln"), unless the words are a topic or an ordinary place."""
    for found in _AT_NAME.finditer(sheet.open):
        name = sheet.text[slice(*found.span("name"))]
        words = WORD.findall(fold(name))
        proper = all(word[0].isupper() for word in WORD.findall(name))
        topic = bool(catalogue().lexicon.all_in(words))
        if topic or not words or not _NOT_SCHOOLS.isdisjoint(words) or (not proper and len(words) > 1):
            continue
        # In Spanish "mentor en apicultura" is a topic: without capitals something else must be the topic already
        if (
            found["at"].strip() == "en"
            and not proper
            and not _has_topic(sheet.open[max(found.start() - _REACH, 0) : found.start()])
        ):
            continue
        sheet.take(*found.span(), Role.SCHOOL)
        return name
    return None


def _has_topic(folded: str) -> bool:
    return bool(catalogue().lexicon.all_in(WORD.findall(folded)))
