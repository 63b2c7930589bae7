"""A word after a command, what it does, and who may: `/partner settings`, `/partner ajustes`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from handlers.heard import Command
from handlers.permissions import Permission, anyone
from handlers.reply import Reply
from storage.transaction import Transaction

# The transaction, what was heard, and the words after the subcommand.
Answer = Callable[[Transaction, Command, str], Reply]


@dataclass(frozen=True, slots=True)
class Subcommand:
    """`names` are the English word and the Spanish one; further ones are understood and not offered.

    Whoever may not is answered with ForCoordinators. What `stands_alone` is one only with no further words.
    """

    names: tuple[str, ...]
    answer: Answer
    may: Permission = anyone
    stands_alone: bool = False


Subcommands = dict[str, Subcommand]


def vocabulary(features: Iterable[Iterable[Subcommand]]) -> Subcommands:
    """All subcommands by every name. Raises ValueError when two claim the same word."""
    known: Subcommands = {}
    for feature in features:
        for subcommand in feature:
            for name in subcommand.names:
                if known.setdefault(name, subcommand) is not subcommand:
                    raise ValueError(f"two subcommands are called {name}")
    return known
