"""What the bot hears about words that led nowhere: a coordinator says once what they mean."""

from bot.domain.reading.topics import catalogue
from bot.messages import errors, forms, ids
from bot.messages import topics as words
from bot.services import asking
from handlers.heard import Click, Command, Form
from handlers.permissions import coordinator
from handlers.reply import Open, Reply, Say, Show
from handlers.route import button, form
from handlers.speaking import say_to
from handlers.subcommand import Subcommand
from storage.transaction import Transaction

LISTED = 10


def unmatched(tx: Transaction, heard: Command, _rest: str) -> Reply:
    """`/partner topics`."""
    return Say(words.unmatched(tx.topics.unmatched(heard.team_id, limit=LISTED), say_to(tx, heard)))


def choose(tx: Transaction, heard: Click) -> Reply:
    say, one = say_to(tx, heard), tx.topics.find_unmatched(heard.team_id, heard.id)
    return Open(words.form(one, say), errors.form_too_late(say)) if one else Say(words.gone(say))


def give(tx: Transaction, heard: Form) -> Reply:
    say, one = say_to(tx, heard), tx.topics.find_unmatched(heard.team_id, heard.id)
    topic = heard.choice("topic")
    if one is None or topic not in catalogue().by_slug:
        return Show(forms.as_view(words.gone(say)))
    asking.give_topic(tx, heard.team_id, one.folded, topic, at=heard.at)
    return Show(words.given(one, topic, say))


def leave(tx: Transaction, heard: Click) -> Reply:
    say, one = say_to(tx, heard), tx.topics.find_unmatched(heard.team_id, heard.id)
    if one is None:
        return Say(words.gone(say))
    tx.topics.drop_unmatched(one.id)
    return Say(words.left(one, say))


SUBCOMMANDS = (Subcommand(("topics", "temas"), unmatched, may=coordinator),)
ROUTES = (
    button(ids.GIVE_TOPIC, choose, may=coordinator),
    form(ids.GIVE_TOPIC, give, may=coordinator),
    button(ids.NO_TOPIC, leave, may=coordinator),
)
