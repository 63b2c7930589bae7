"""What the bot hears when a coordinator asks who did what."""

import re

from bot.domain.people import Person
from bot.messages import audit as words
from handlers.heard import Command
from handlers.permissions import coordinator
from handlers.reply import Reply, Say
from handlers.speaking import say_to
from handlers.subcommand import Subcommand
from storage.transaction import Transaction

MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>")
SHOWN = 20


def trail(tx: Transaction, heard: Command, rest: str) -> Reply:
    """The latest deeds: of everybody, of one person, or about one partner."""
    say = say_to(tx, heard)
    if found := MENTION.search(rest):
        who = Person(heard.team_id, found[1])
        return Say(words.by_person(who.user_id, tx.audit.by(heard.team_id, who, limit=SHOWN), say))
    if not rest:
        return Say(words.latest(tx.audit.latest(heard.team_id, limit=SHOWN), say))
    partner = tx.partners.named(heard.team_id, rest)
    if partner is None:
        return Say(words.nobody_called(rest, say))
    return Say(words.about_partner(partner, tx.audit.about(heard.team_id, "partner", partner.id, limit=SHOWN), say))


SUBCOMMANDS = (Subcommand(("audit", "registro"), trail, may=coordinator),)
