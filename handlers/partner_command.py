"""`/partner …`: finds the subcommand, or says which ones there are."""

import difflib

from bot.errors import ForCoordinators
from bot.messages import lists
from handlers import audit, privacy, registry, roles, settings
from handlers.heard import Command
from handlers.permissions import anyone, coordinator
from handlers.reply import Reply, Say
from handlers.route import command
from handlers.speaking import say_to
from handlers.subcommand import Subcommand, vocabulary
from storage.transaction import Transaction

CLOSE_ENOUGH = 0.5


def partner(tx: Transaction, heard: Command) -> Reply:
    """The first word says what is wanted; the rest belongs to it."""
    word, _, rest = heard.words.partition(" ")
    subcommand = SUBCOMMANDS.get(word.lower())
    if subcommand is None:
        return _perhaps(tx, heard, word)
    if not subcommand.may(tx, heard):
        raise ForCoordinators
    return subcommand.answer(tx, heard, rest.strip())


def show_help(tx: Transaction, heard: Command, _rest: str) -> Reply:
    return Say(lists.partner_help(coordinator(tx, heard), say_to(tx, heard)))


def _perhaps(tx: Transaction, heard: Command, word: str) -> Reply:
    """An unknown word: the nearest ones this person may use, in their language, then help."""
    say = say_to(tx, heard)
    of_reader = 1 if say.language == "es" else 0
    offered = [one.names[of_reader] for one in dict.fromkeys(SUBCOMMANDS.values()) if one.may(tx, heard)]
    close = difflib.get_close_matches(word.lower(), offered, n=2, cutoff=CLOSE_ENOUGH)
    help_text = lists.partner_help(coordinator(tx, heard), say)
    return Say(lists.did_you_mean(word, [f"/partner {name}" for name in close], help_text, say))


SUBCOMMANDS = vocabulary(
    (
        (Subcommand(("help", "ayuda", "?"), show_help),),
        registry.SUBCOMMANDS,
        settings.SUBCOMMANDS,
        roles.SUBCOMMANDS,
        privacy.SUBCOMMANDS,
        audit.SUBCOMMANDS,
    )
)
ROUTES = (command("/partner", partner, may=anyone),)
