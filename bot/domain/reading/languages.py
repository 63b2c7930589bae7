"""Which language a line seems to be in, from its small words, its day names and its words for what is asked."""

from collections.abc import Iterable
from functools import cache
from typing import Final

from bot.domain.reading.kinds import words_by_language
from bot.domain.reading.record import Language
from bot.domain.reading.topics import catalogue
from bot.domain.reading.words import WORD, fold, word_set

_ENGLISH: Final = word_set(
    "the for with and our my we i need needs needed on at of about from who can to looking an is are please this"
    " next would",
    "want help someone you by in students kids class learners thanks grade grades grader graders week month am pm noon",
    "today tomorrow monday tuesday wednesday thursday friday saturday sunday january february march april june"
    " july august",
    "september october november december two three four five six seven eight nine ten",
)
_SPANISH: Final = word_set(
    "el la los las un una unos unas de del para por con y que en se mi mis nuestra nuestro nuestros nuestras al"
    " este esta",
    "necesito necesitamos busco buscamos necesita quiero queremos alguien ayuda sobre favor gracias hola buenos",
    "alumnos estudiantes ninos clase escuela feria grado grados quinto sexto septimo octavo semana mes proximo"
    " proxima tarde",
    "hoy manana mediodia lunes martes miercoles jueves viernes sabado domingo enero febrero marzo abril mayo"
    " junio julio",
    "agosto septiembre octubre noviembre diciembre dos tres cuatro cinco seis siete ocho nueve diez",
)
_TELLING: Final = 4  # letters; shorter topic words ("app", "arte") are too easily another language's


def language_of(text: str) -> Language | None:
    """English or Spanish, if more words of one than of the other; None if the line does not tell."""
    english, spanish = _vocabularies()
    words = WORD.findall(fold(text))
    lead = sum((word in english) - (word in spanish) for word in words)
    lead -= 2 * any(mark in text.lower() for mark in "ñ¿¡")
    return None if lead == 0 else "en" if lead > 0 else "es"


@cache
def _vocabularies() -> tuple[frozenset[str], frozenset[str]]:
    kinds = words_by_language()
    topics = catalogue().by_slug.values()
    english = _words_of(phrase for topic in topics for phrase in (topic.english, *topic.english_aliases))
    spanish = _words_of(phrase for topic in topics for phrase in (topic.spanish, *topic.spanish_aliases))
    return _ENGLISH | kinds[0] | (english - spanish - _SPANISH), _SPANISH | kinds[1] | (spanish - english - _ENGLISH)


def _words_of(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(word for phrase in phrases for word in WORD.findall(fold(phrase)) if len(word) >= _TELLING)
