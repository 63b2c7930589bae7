"""The voice for whoever was just heard, and the voice of their workspace."""

from bot.messages.say import Say
from handlers.heard import Heard
from storage.transaction import Transaction


def say_to(tx: Transaction, heard: Heard) -> Say:
    """In the reader's language; days and times are the school's."""
    return Say(heard.reader.language, tx.workspaces.get(heard.team_id).time_zone)
