"""A list sent to the bot as a file: what was found in it, and what was decided about it."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.domain.intake.comparing import Fate
from bot.domain.intake.guessing import Guess
from bot.domain.intake.refusals import Trouble, Why

MOST_ROWS_SENT: Final = 2000  # longer lists go through the command line, so that nobody's click waits for them
MOST_TOLD: Final = 10


class UploadState(StrEnum):
    SENT = "sent"  # nobody has looked yet
    SHOWN = "shown"  # reported, and waiting for a yes
    WANTED = "wanted"
    IMPORTED = "imported"
    FORGOTTEN = "forgotten"
    REFUSED = "refused"  # not a list that can be read


@dataclass(frozen=True, slots=True)
class Report:
    """What was found: `why` and `fact` where nothing could be read; else how many rows have which fate."""

    why: Why | None = None
    fact: str | int = ""
    fates: dict[Fate, int] = field(default_factory=dict)
    refused: tuple[tuple[int, tuple[Trouble, ...]], ...] = ()
    """The first rows that cannot be taken: their numbers and the reasons."""
    guesses: tuple[Guess, ...] = ()
    """What the columns were taken for, to be confirmed with the rest."""


@dataclass(frozen=True, slots=True)
class Upload:
    """The file itself stays in Slack; `digest` tells whether it is still the one that was looked at."""

    id: int
    team_id: str
    user_id: str
    file_id: str
    state: UploadState
    digest: str | None
    report: Report | None
    created_at: datetime
