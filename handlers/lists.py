"""What the bot hears about lists of partners: a file in a direct message, and what to do with it."""

from bot.domain.people import Person
from bot.messages import ids
from bot.messages import uploads as words
from bot.services import uploads
from handlers.heard import Click, Event
from handlers.permissions import coordinator
from handlers.reply import Reply, Say, Silence
from handlers.route import button, event
from handlers.speaking import say_to
from storage.transaction import Transaction

DIRECT = "D"  # how the ids of direct messages begin


def shared(tx: Transaction, heard: Event) -> Reply:
    """A file sent to the bot itself; files in channels are none of its business."""
    if str(heard.facts.get("channel_id", "")).startswith(DIRECT):
        sender = Person(heard.team_id, str(heard.facts.get("user_id", "")))
        uploads.receive(tx, sender, str(heard.facts["file_id"]), at=heard.at)
    return Silence()


def bring_in(tx: Transaction, heard: Click) -> Reply:
    say = say_to(tx, heard)
    is_wanted = uploads.want(tx, heard.team_id, heard.id)
    return Say(words.importing(say) if is_wanted else words.decided(say), instead=True)


def forget(tx: Transaction, heard: Click) -> Reply:
    say = say_to(tx, heard)
    is_gone = uploads.forget(tx, heard.team_id, heard.id)
    return Say(words.forgotten(say) if is_gone else words.decided(say), instead=True)


ROUTES = (
    event("file_shared", shared),
    button(ids.IMPORT_LIST, bring_in, may=coordinator),
    button(ids.FORGET_LIST, forget, may=coordinator),
)
