"""Somebody who is not on Slack, as whoever claims for them writes them down.

The line `42 claim for "Maria Soto, City Library"`, and its parts.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.partners import LONGEST_NAME

CLAIM_FOR = re.compile(
    r"(?:(?:n-|#)?(?P<before>\d{1,9})\s+(?:claim\s+for|reclamar\s+para)"
    r"|(?:claim|reclamar)\s+(?:n-|#)?(?P<between>\d{1,9})\s+(?:for|para))"
    r"(?![^\W_])\s*(?P<whom>.*)",
    re.IGNORECASE | re.DOTALL,
)
EMAIL = re.compile(r"[^\s<>()\[\],;:\"“”«»@]+@[^\s<>()\[\],;:\"“”«»@]+\.[^\s<>()\[\],;:\"“”«»@.]+")
LONGEST_EMAIL = 254
QUOTES = "\"'“”„‟«»‘’‚‛`´"
PARENTHESES = re.compile(r"(?P<name>[^()]*)\((?P<organisation>[^()]+)\)[\s.]*")
EDGES = QUOTES + " ,;:<>()[]"


@dataclass(frozen=True, slots=True)
class Somebody:
    """What was typed; empty is not said."""

    name: str = ""
    organisation: str = ""
    email: str = ""


def read_claim_for(line: str) -> tuple[int, str] | None:
    """The number of the need and whom the claim is for; None for any other line."""
    found = CLAIM_FOR.fullmatch(line.strip())
    return (int(found["before"] or found["between"]), found["whom"]) if found else None


def read_somebody(words: str) -> Somebody:
    """`"Maria Soto, City Library"`, `Maria Soto (City Library) maria@library.org`: the first comma ends the name."""
    address = EMAIL.search(words)
    email = address[0].strip(EDGES) if address else ""
    rest = words[: address.start()] + " " + words[address.end() :] if address else words
    rest = " ".join(rest.split()).strip(QUOTES + " ;:<>[]")
    if found := PARENTHESES.fullmatch(rest):
        name, organisation = found["name"], found["organisation"]
    else:
        name, _, organisation = rest.partition(",")
    return tidy(Somebody(name, organisation, email))


def tidy(typed: Somebody) -> Somebody:
    """Blanks made one, quotation marks off the edges, nothing longer than is kept."""
    email = typed.email.strip()
    return Somebody(_name(typed.name), _name(typed.organisation), email if len(email) <= LONGEST_EMAIL else "")


def is_email(text: str) -> bool:
    """It looks like one; only sending a message tells more."""
    return len(text) <= LONGEST_EMAIL and EMAIL.fullmatch(text) is not None


def language_of(spoken: Sequence[str], ours: Sequence[str], otherwise: str) -> str:
    """In which of our languages to write: the first that their organisation speaks, or the one of the house."""
    return next((language for language in spoken if language in ours), otherwise)


def _name(text: str) -> str:
    """A full stop may belong to it, as in `Acme, Inc.` and `Jr.`."""
    return " ".join(text.split()).strip(EDGES)[:LONGEST_NAME].strip(EDGES)
