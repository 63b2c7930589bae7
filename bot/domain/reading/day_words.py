"""Names of days and months, and the pieces of pattern all date readers share."""

import re
from datetime import date
from typing import Final, NamedTuple

from bot.domain.reading.words import MASK, NUMBERS, any_of, word_set


def _by_place(rows: tuple[str, ...], first: int) -> dict[str, int]:
    return {word: place for place, words in enumerate(rows, start=first) for word in words.split()}


# Slips that people make every day count as names; the reading says so.
MISSPELT: Final = {
    "tommorow": "tomorrow", "tommorrow": "tomorrow", "tomorow": "tomorrow", "tomorrrow": "tomorrow", "tmrw": "tomorrow",
    "tuseday": "tuesday", "teusday": "tuesday", "tusday": "tuesday", "tuesdy": "tuesday",
    "wensday": "wednesday", "wendsday": "wednesday", "wednsday": "wednesday", "wedensday": "wednesday",
    "thrusday": "thursday", "thurday": "thursday", "thursdy": "thursday", "thusday": "thursday",
    "firday": "friday", "frday": "friday", "fridy": "friday", "satruday": "saturday", "saterday": "saturday",
    "munday": "monday", "mondy": "monday", "modnay": "monday",
    "febuary": "february", "feburary": "february", "janurary": "january", "januray": "january",
    "septmber": "september", "setpember": "september", "ocotber": "october", "octuber": "october",
    "novemeber": "november", "novmber": "november", "decemeber": "december", "decmber": "december",
    "vienes": "viernes", "veirnes": "viernes", "jeuves": "jueves", "juevez": "jueves", "miercolez": "miercoles",
    "miecoles": "miercoles", "matres": "martes", "lunez": "lunes",
}  # fmt: skip
_TRUE_MONTHS: Final = _by_place(
    ("january jan enero ene", "february feb febrero", "march mar marzo", "april apr abril abr", "may mayo",
     "june jun junio", "july jul julio", "august aug agosto ago", "september sept sep septiembre setiembre",
     "october oct octubre", "november nov noviembre", "december dec diciembre dic"), 1)  # fmt: skip
_TRUE_WEEKDAYS: Final = _by_place(
    ("monday mon lunes lun mondays", "tuesday tues tue martes tuesdays",
     "wednesday weds wed miercoles mie wednesdays",
     "thursday thurs thur thu jueves jue thursdays", "friday fri viernes vie fridays",
     "saturday sat sabado sab saturdays sabados", "sunday sun domingo dom sundays domingos"), 0)  # fmt: skip
MONTHS: Final = _TRUE_MONTHS | {slip: _TRUE_MONTHS[name] for slip, name in MISSPELT.items() if name in _TRUE_MONTHS}
WEEKDAYS: Final = _TRUE_WEEKDAYS | {
    slip: _TRUE_WEEKDAYS[name] for slip, name in MISSPELT.items() if name in _TRUE_WEEKDAYS
}
# Short names that are words of their own; they need a number, an "on" or a time beside them.
_SHY_WEEKDAYS: Final = word_set("sat sun mar lun dom sab mie jue vie")
TOMORROW: Final = "(?:tomorrow|" + "|".join(slip for slip, name in MISSPELT.items() if name == "tomorrow") + ")"

MONTH: Final = any_of(" ".join(MONTHS)) + r"\b\.?"
FULL_MONTH: Final = any_of(
    " ".join(name for name in MONTHS if len(name) > 4 or name in {"june", "july", "may", "mayo"})
)
WEEKDAY: Final = any_of(" ".join(WEEKDAYS)) + r"\b\.?"
BOLD_WEEKDAY: Final = any_of(" ".join(name for name in WEEKDAYS if name not in _SHY_WEEKDAYS)) + r"\b\.?"
_DAY_WORDS: Final = {word: value for word, value in NUMBERS.items() if value <= 30 and word not in {"once", "a", "an"}}
DAY_WORD: Final = any_of(
    "primero first " + " ".join(word for word in _DAY_WORDS if word not in {"un", "una", "dozen", "docena"})
)
# Every single word that can be part of a day's name.
DAY_NAMES: Final = frozenset({*MONTHS, *WEEKDAYS, *MISSPELT, "tomorrow", "first", "primero", *_DAY_WORDS})
SUFFIX: Final = r"(?:st|nd|rd|th|ro|[o°º])\b"
YEAR: Final = r"(?:,? ?(?:de |del )?(?P<year>20\d\d)\b)?"
BEFORE: Final = (
    r"(?:\b(?:on|by|before|until|for|due|from|between|starting|beginning|the|this|to be held|no later than"
    r"|el|los|las|para|antes|del?|desde|entre|hasta|este|esta|dia|a partir) ){0,3}"
)
THROUGH: Final = r" ?(?:-|to|through|thru|until|and|al?|hasta(?: el)?|y) ?(?:the |el )?"
NEXT: Final = r"(?:next|(?:el |la |los )?proxim[oa])"
NOT_A_TIME: Final = r"(?!\d)(?! ?(?:[ap]\.?m\b|h\b|hrs?\b)|:\d|/\d|%)"
# What may follow a bare day of the month: "on the 24th at 2", never "the 5th annual" or "the 14th amendment".
DAY_ENDS: Final = (
    rf"(?= ?(?:$|\d|[,.;:)!?\]{MASK}-]|(?:at|from|for|in|by|and|or|to|with|@|of the month|next"
    r"|a|al|de|en|para|por|o|u|y|con|del mes)\b))"
)


class When(NamedTuple):
    """One reading of a stretch of the line: a day, a range, or a choice to ask about."""

    day: date | None = None
    end: date | None = None
    choices: tuple[date, ...] = ()
    weekly: tuple[int, ...] = ()


def weekday_of(word: str) -> int:
    return WEEKDAYS[word.rstrip(".")]


def month_of(word: str) -> int:
    return MONTHS[word.rstrip(".")]


def day_number(word: str) -> int:
    """The day of the month from "5", "5th", "primero" or "cinco"."""
    digits = re.match(r"\d+", word)
    if digits:
        return int(digits.group())
    return 1 if word in {"first", "primero"} else _DAY_WORDS[word]
