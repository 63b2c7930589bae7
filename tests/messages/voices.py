"""Voices for the tests: one in each language of ours, and one in a language that is longer than any."""

import math
from gettext import NullTranslations

from bot.domain.workspace import LANGUAGES
from bot.messages.say import Say
from tests.messages.catalogue import collected

ZONE = "America/Chicago"
FILLER = "ắ"  # takes room, carries a mark above it, and is three bytes long


class Stretched(NullTranslations):
    """English two fifths longer; refuses a sentence the translators have not been given."""

    def __init__(self) -> None:
        super().__init__()
        self._known = {entry.id if isinstance(entry.id, str) else tuple(entry.id) for entry in collected()}

    def gettext(self, message: str) -> str:
        assert message in self._known, f"said, but in no catalogue: {message!r}; mark it with later()"
        return stretched(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        assert (msgid1, msgid2) in self._known, f"said, but in no catalogue: {msgid2!r}"
        return stretched(msgid1 if n == 1 else msgid2)


def stretched(sentence: str) -> str:
    return sentence + FILLER * math.ceil(0.4 * len(sentence))


REAL = {language: Say(language, ZONE) for language in LANGUAGES}
VOICES = REAL | {"stretched": Say("en", ZONE, Stretched())}
EN, ES = REAL["en"], REAL["es"]
