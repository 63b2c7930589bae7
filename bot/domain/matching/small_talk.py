"""Words that any request may hold and that say nothing about whom to ask."""

from collections.abc import Iterable
from typing import Final

from bot.domain.reading.small_words import BREAKS, FILLERS, GENERIC
from bot.domain.reading.words import word_set

_SETTINGS: Final = word_set(
    "club clubs lesson lessons workshop workshops demo demos demonstration demonstrations visit visits visitor",
    "visitors basics intro introduction beginner beginners expert experts helper helpers night evening afternoon",
    "session team training teacher teachers adult adults guest guests local community grade graders middle high",
    "elementary preschool kindergarten secondary primary saturday sunday course courses practice idea ideas tips life",
    "world every different between things thing good great old new real about how what when where why",
    "taller talleres visita visitas clases curso cursos nivel noche tarde experto experta jornada comunidad local",
    "secundaria primaria preescolar principiantes nuestro nuestra papas padres adultos como cuando donde nos",
)
_SILENT: Final = FILLERS | GENERIC | BREAKS | _SETTINGS


def content(words: Iterable[str]) -> list[str]:
    """Of folded words those that may tell what it is about."""
    return [word for word in words if word not in _SILENT and len(word) > 1]
