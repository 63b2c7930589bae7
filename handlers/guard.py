"""What the bot hears from somebody the learner guard has stopped."""

from bot.messages import errors, ids
from bot.messages import guard as words
from bot.services.guarding import ask_coordinators
from handlers.heard import Click
from handlers.permissions import anyone
from handlers.reply import Open, Reply
from handlers.route import button
from handlers.speaking import say_to
from storage.transaction import Transaction


def ask(tx: Transaction, heard: Click) -> Reply:
    """Ask the coordinator: they are told who would like help, never what was typed. The form stays beneath."""
    say = say_to(tx, heard)
    told = ask_coordinators(tx, by=heard.person, team_id=heard.team_id, at=heard.at)
    return Open(words.asked(told, say), errors.form_too_late(say))


ROUTES = (button(ids.GUARD_ASK, ask, may=anyone),)
