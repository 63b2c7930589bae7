"""Birth dates of somebody young enough to be a learner."""

import re
from collections.abc import Iterator
from typing import Final

from bot.domain.guard.sentences import Span
from bot.domain.guard.word_lists import names, split

_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    r"|ene(?:ro)?|febrero|marzo|abr(?:il)?|mayo|junio|julio|ago(?:sto)?|septiembre|octubre|noviembre"
    r"|dic(?:iembre)?)\.?"
)
_ORDINAL: Final = r"\d{1,2}(?:st|nd|rd|th)?"
_DAY: Final = (
    rf"(?:\d{{1,4}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|{_MONTH} ?(?:the )?{_ORDINAL}\b(?:,? (?:of |de |del )?\d{{4}}"
    rf"|,? '?\d{{2}}\b)?"
    rf"|(?:the |el |un )?{_ORDINAL} (?:of |de |d )?{_MONTH}(?: ?,? ?(?:de |del |of )?\d{{4}})?|{_MONTH},? (?:of"
    rf" |de |del )?\d{{4}}|\d{{1,2}}/\d{{1,2}}\b)"
)
_BORN: Final = (
    r"(?:\bd\.? ?o\.? ?b\b\.?|\bborn\b|\(b\.|\bbirth ?-?(?:date|day)'?s?\b|\bbirth\b(?= ?[:=-])|\bdate of"
    r" birth\b|\bb-?day\b|\bturn(?:s|ed|ing) 1?\d\b"
    r"|\bnaci(?:o|do|da|miento)\b|\bfecha de nac\w*\.?|\bf\. ?(?:de )?n(?:ac)?\b\.?|\bfdn\b|\bfec\.? ?nac\.?"
    r"|\bcumpleanos\b|\bcumple(?: anos)?\b(?! [2-9]\d))"
)
_YOUNG_YEAR: Final = r"(?:200[4-9]|201\d|202\d)"
_BIRTH: Final = (
    re.compile(rf"{_BORN}[^.;!?\n\d]{{0,40}}?(?P<day>{_DAY})"),
    re.compile(rf"(?P<day>{_DAY})[,)]? (?:is |was |es )?(?:when )?(?:her |his |their |the kid'?s? |su )?{_BORN}"),
    re.compile(r"\b(?:she|he|they)(?:'s| is| was|'re) (?P<day>\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d\d)\b"),
    re.compile(
        rf"\b(?:born|nacid[oa]|nacio|year of birth|birth year|ano de nacimiento)\b:? (?:(?:on|in|el|en|back|is"
        rf"|es) ){{0,2}}(?P<day>{_YOUNG_YEAR})\b"
    ),
)
_BARE: Final = _BIRTH[2:3]
_HINTS: Final = (
    "born",
    "birth",
    "day",
    "bday",
    "nac",
    "cumpl",
    "turn",
    "b.",
    "dob",
    "d.o",
    "d. o",
    "f.n",
    "f. n",
    "f n",
    "fdn",
)
_YEAR: Final = re.compile(r"\d{4}")
_STOP: Final = re.compile(r"[!?;\n]|(?<!\bdr)\.\s")
_FIRST_YEAR: Final = 2000  # of a learner's birth; older ones are of authors, leaders and schools
_NOT_BORN: Final = re.compile(
    r"\b(?:school|library|museum|club|company|city|town|country|district|escuela|primaria|secundaria|prepa"
    r"|colegio|biblioteca|museo|ciudad|empresa|party"
    r"|fiesta|free|screening|founded|fundada|independence|nation|organization|center|centro|seuss|mlk|mascot"
    r"|zoo|puppy|puppies|calf|chicks?|kittens?|foal"
    r"|hamster|turtle|program|programa|garden|makerspace|team)\b"
)


def birth_dates(folded: str) -> Iterator[Span]:
    if not any(map(str.isdigit, folded)):
        return
    for pattern in _BIRTH if any(hint in folded for hint in _HINTS) else _BARE:
        for found in pattern.finditer(folded):
            year = _YEAR.search(found["day"])
            around = _same_sentence(folded, *found.span())
            young = int(year.group()) >= _FIRST_YEAR if year else not _is_public(around)
            if young and not _NOT_BORN.search(around):
                yield found.span()


def _same_sentence(folded: str, start: int, end: int) -> str:
    """What is found and a few words around it, no further than its sentence."""
    before = _STOP.split(folded[max(0, start - 50) : start])[-1]
    return before + folded[start:end] + _STOP.split(folded[end : end + 20])[0]


def _is_public(around: str) -> bool:
    """Whether somebody whom everybody may name is spoken of: birthdays of theirs are feasts."""
    return any((word,) in names().public for word in split(around))
