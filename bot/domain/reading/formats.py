"""In person, virtual, or either."""

import re
from typing import Final

from bot.domain.reading.record import Format, Role
from bot.domain.reading.sheet import Sheet

_HERE: Final = r"(?:in[- ]person|on[- ]?site|face to face|presencial(?:mente|es)?|en persona|cara a cara)"
_AWAY: Final = (
    r"(?:virtual(?:ly|mente|es)?(?! reality)(?<!realidad virtual)"
    r"|online(?! (?:safety|banking|privacy|shopping|media|game))"
    r"|(?:on |via |by |over |por )?(?:zoom|google meet|ms teams|microsoft teams)\b(?! (?:in|out)\b)"
    r"|remote(?:ly)?(?! (?:sens|control|work|job))"
    r"|(?:by |via |on |por )?(?:video ?call|videollamada|video conference)"
    r"|(?<!seguridad )en linea|a distancia|de forma remota)"
)
_OR: Final = r" ?(?:or|and|/|o|u|y|,) ?"
_EITHER: Final = re.compile(
    rf"\b(?:either )?(?:{_HERE}{_OR}{_AWAY}|{_AWAY}{_OR}{_HERE})(?: (?:is )?(?:ok|okay|fine))?\b"
    r"|\b(?:hybrid|hibrid[oa])\b"
)
_ONE_WAY: Final = ((Format.IN_PERSON, re.compile(rf"\b{_HERE}\b")), (Format.VIRTUAL, re.compile(rf"\b{_AWAY}\b")))


def read_format(sheet: Sheet) -> Format | None:
    if found := _EITHER.search(sheet.open):
        sheet.take_match(found, Role.FORMAT)
        return Format.EITHER
    ways: list[Format] = []
    for way, pattern in _ONE_WAY:
        if found := pattern.search(sheet.open):
            sheet.take_match(found, Role.FORMAT)
            ways.append(way)
    return None if not ways else ways[0] if len(ways) == 1 else Format.EITHER
