"""Loose times and manners that no field holds ("after school", "twice a week"): kept as typed, never the topic."""

import re
from typing import Final

from bot.domain.reading.record import Role
from bot.domain.reading.sheet import Sheet
from bot.domain.reading.words import any_of

_TONGUES: Final = "(?:english|spanish|french|mandarin|arabic|vietnamese|chinese)"
_TERM: Final = any_of("semester quarter trimester term spring fall autumn winter summer year")
_PERIODO: Final = any_of("semestre trimestre primavera otono invierno verano ano")
_ASIDES: Final = tuple(
    re.compile(rf"\b(?:{pattern})\b{unless}")
    for pattern, unless in (
        # parts of the day
        (r"(?:(?:in|during) the )?(?:early |late |mid[- ])?(?:mornings?|afternoons?|evenings?)", ""),
        (r"(?:por|en|de|durante) la (?:manana|tarde|noche)s?", ""),
        # around school
        (r"(?:before|after) (?:school|class|lunch)", r"(?! (?:program|club|care|activit))"),
        (r"(?:before|after|over) (?:winter|spring|fall|summer|thanksgiving|christmas) break", ""),
        (r"(?:despues|antes) de (?:la escuela|clases|la clase|las vacaciones)", ""),
        (r"(?:during |at )?(?:lunchtime|lunch|recess|advisory|homeroom)", r"(?! (?:club|menu|program))"),
        (r"(?:during )?(?:\d(?:st|nd|rd|th) period|period \d)", ""),
        (r"(?:in )?(?:room|rm|salon) #?[a-z]?\d{1,4}[a-z]?", ""),
        # how often
        (r"(?:once|twice|two times|\d times) (?:a|per|each) (?:day|week|month|semester)", ""),
        (r"(?:una vez|dos veces|\d veces) (?:al|por|a la|por la|cada) (?:dia|semana|mes|semestre)", ""),
        (r"(?:per|a la|por) (?:week|semana)", ""),
        (r"weekly|monthly|biweekly|semanal(?:mente)?|mensual(?:mente)?", ""),
        # terms and seasons
        (rf"(?:this|next|all) (?:school )?{_TERM}", ""),
        (rf"(?:est[ea]|(?:el )?proxim[oa]) {_PERIODO}(?: escolar)?", ""),
        (r"every other|every second|cada dos", ""),
        # haste, and the helper's languages
        (r"asap|urgent(?:ly)?|urgente|as soon as possible|lo antes posible|cuanto antes", ""),
        (rf"{_TONGUES}[- ]speaking|who speaks? {_TONGUES}|bilingual|bilingues?", r"(?! (?:education|class|program))"),
    )
)


def set_asides(sheet: Sheet) -> None:
    """Keep such words as rest."""
    for pattern in _ASIDES:
        for found in pattern.finditer(sheet.open):
            sheet.take_match(found, Role.REST)
