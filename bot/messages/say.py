"""How words become sentences: the reader's language, typed text made harmless, dates in the reader's own zone.

`say("N-{number} is posted.", number=42)` looks the English sentence up in the catalogue of the reader's language and fills it in.
Every fact that is plain text is escaped, so nobody can mention everyone or fake a link through us; what is markup on purpose is `Mrkdwn`.
"""

import gettext
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.domain.people import is_forgotten

LOCALES = Path(__file__).parent / "locales"
DOMAIN = "handraise"
# Wherever it stands in a word: a text that is cut for length may end right after it.
AT_EVERYONE = re.compile(r"@(?=channel|here|everyone)", re.IGNORECASE)
EMPTY_LINES = re.compile(r"\n\s*\n")


class Mrkdwn(str):
    """Text that is Slack markup already, and safe."""

    __slots__ = ()


class Untold(Mrkdwn):
    """A sentence in place of a fact nobody knows any more: a voice says it in its own language."""

    __slots__ = ()


def later(sentence: str) -> str:
    """The sentence itself, marked for the translators where it is kept in a table and said somewhere else."""
    return sentence


def escape(text: str) -> Mrkdwn:
    """Typed text, to be shown as typed: Slack's three characters, and the at sign of its three shouts."""
    harmless = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return Mrkdwn(AT_EVERYONE.sub("@\u200b", harmless))


def excerpt(text: str, longest: int) -> Mrkdwn:
    """As much of a typed text as fits into that many escaped characters, never ending inside an escape."""
    return _shortened(text, longest, escape)


def quote(text: str, longest: int) -> Mrkdwn:
    """The same, set off as a quotation; several empty lines become one."""
    return _shortened(EMPTY_LINES.sub("\n\n", text), longest, _quoted)


SOMEBODY = Untold(later("someone who is no longer here"))


def mention(user_id: str) -> Mrkdwn:
    return SOMEBODY if is_forgotten(user_id) else Mrkdwn(f"<@{user_id}>")


def channel(channel_id: str) -> Mrkdwn:
    return Mrkdwn(f"<#{channel_id}>")


def moment(at: datetime, say: "Say") -> Mrkdwn:
    """An instant, in the school's zone where Slack cannot draw the reader's."""
    local = at.astimezone(say.zone)
    return say.moment(local.date(), local.time())


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, LOCALES, languages=[language], fallback=language == "en")


class Say:
    """A voice in one language; `zone` is the school's, in which days and times of day are meant.

    `words` are another catalogue than the language's own, for trying a language out.
    """

    def __init__(self, language: str, zone: str, words: gettext.NullTranslations | None = None) -> None:
        self.language = language
        self.zone = ZoneInfo(zone)
        self._words = words or catalogue(language)

    def __call__(self, sentence: str, /, **facts: object) -> Mrkdwn:
        return Mrkdwn(self._words.gettext(sentence).format_map(self._safe(facts)))

    def plural(self, one: str, many: str, count: int, /, **facts: object) -> Mrkdwn:
        return Mrkdwn(self._words.ngettext(one, many, count).format_map(self._safe({"count": count, **facts})))

    def plain(self, sentence: str, /, **facts: object) -> str:
        """For buttons, titles and labels, which Slack shows as they are: nothing is escaped."""
        return self._words.gettext(sentence).format_map(facts)

    def day(self, day: date, *, with_year: bool = False) -> str:
        """A school day in words, the same for every reader: `Tue 9 Feb`."""
        weekday, month = self.plain(WEEKDAYS[day.weekday()]), self.plain(MONTHS[day.month - 1])
        said = self.plain("{weekday} {day} {month}", weekday=weekday, day=day.day, month=month)
        return f"{said} {day.year}" if with_year else said

    def clock(self, when: time) -> str:
        """A school time of day: `2:05 pm`."""
        hour, minute = when.hour % 12 or 12, f"{when.minute:02}"
        if when.hour < 12:
            return self.plain("{hour}:{minute} am", hour=hour, minute=minute)
        return self.plain("{hour}:{minute} pm", hour=hour, minute=minute)

    def moment(self, day: date, when: time) -> Mrkdwn:
        """A day, its weekday and a time, drawn by Slack in the reader's own zone; the fallback says the school's."""
        return self._drawn(day, when, "{date_long_pretty} {time}", f"{self.day(day)} {self.clock(when)}")

    def hour(self, day: date, when: time) -> Mrkdwn:
        """Only the time, where the day has been said: in the same zone as `moment`."""
        return self._drawn(day, when, "{time}", self.clock(when))

    def _safe(self, facts: Mapping[str, object]) -> dict[str, object]:
        return {name: self._harmless(fact) for name, fact in facts.items()}

    def _harmless(self, fact: object) -> object:
        if isinstance(fact, Untold):
            return self._words.gettext(fact)
        return escape(fact) if isinstance(fact, str) and not isinstance(fact, Mrkdwn) else fact

    def _drawn(self, day: date, when: time, pattern: str, fallback: str) -> Mrkdwn:
        stamp = int(datetime.combine(day, when, tzinfo=self.zone).timestamp())
        return Mrkdwn(f"<!date^{stamp}^{pattern}|{fallback}>")


WEEKDAYS = (
    later("Mon"),
    later("Tue"),
    later("Wed"),
    later("Thu"),
    later("Fri"),
    later("Sat"),
    later("Sun"),
)
MONTHS = (
    later("Jan"),
    later("Feb"),
    later("Mar"),
    later("Apr"),
    later("May"),
    later("Jun"),
    later("Jul"),
    later("Aug"),
    later("Sep"),
    later("Oct"),
    later("Nov"),
    later("Dec"),
)


def _quoted(text: str) -> Mrkdwn:
    return Mrkdwn("> " + escape(text).replace("\n", "\n> "))


def _shortened(text: str, longest: int, drawn: Callable[[str], Mrkdwn]) -> Mrkdwn:
    """Cut until it fits as drawn; a character becomes five at the most, so no cut takes too much."""
    shown = text
    while shown and (excess := len(drawn(shown)) - longest) > 0:
        shown = shown[: len(shown) - max(1, excess // 5)]
    return drawn(shown) if shown == text else Mrkdwn(drawn(shown) + "…")
