"""Inside the transaction: has this been heard before, who is it, may they, and what is the answer."""

from dataclasses import replace
from secrets import token_hex

from bot.errors import NotAllowed, UnknownRoute, UserError
from bot.messages import errors
from bot.messages.message import Message
from bot.messages.say import Say as Voice
from handlers.heard import Click, Command, Event, Form
from handlers.reply import Errors, Reply, Silence, from_json, to_json
from handlers.route import Routes, Surface
from storage.transaction import Transaction

Delivery = Command | Click | Form | Event

SURFACES: dict[type[Delivery], Surface] = {
    Command: Surface.COMMAND,
    Click: Surface.BUTTON,
    Form: Surface.FORM,
    Event: Surface.EVENT,
}


def answer(tx: Transaction, heard: Delivery, routes: Routes) -> Reply:
    """The reply to one delivery; the same delivery heard again gets the same reply and changes nothing.

    Raises UserError, with nothing written.
    """
    if not tx.inbox.is_new(heard.key, heard.at):
        kept = tx.inbox.answer_to(heard.key)
        return from_json(kept) if kept else Silence()
    route = routes.get((SURFACES[type(heard)], heard.name))
    if route is None:
        raise UnknownRoute
    known = replace(heard, reader=tx.workspaces.reader(heard.person, heard.team_id))
    if not route.may(tx, known):
        raise NotAllowed
    reply = route.handler(tx, known)
    if isinstance(reply, Errors):
        tx.inbox.forget(heard.key)  # nothing was done, and Slack gives the corrected form no new name
    else:
        tx.inbox.keep_answer(heard.key, to_json(reply))
    return reply


def excuse(tx: Transaction, heard: Delivery, error: UserError) -> Message:
    """Why it could not be done, in the reader's words."""
    return errors.explain(error, _voice(tx, heard))


def apology(tx: Transaction, heard: Delivery, reference: str) -> Message:
    return errors.unexpected(reference, _voice(tx, heard))


def new_reference() -> str:
    """Six characters a person can read out, and the log can be searched for."""
    return token_hex(3)


def _voice(tx: Transaction, heard: Delivery) -> Voice:
    reader = tx.workspaces.reader(heard.person, heard.team_id)
    return Voice(reader.language, tx.workspaces.get(heard.team_id).time_zone)
