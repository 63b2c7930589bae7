"""Inside the transaction: who is it, may they, what is the answer, and was it given before."""

from dataclasses import replace
from secrets import token_hex

from bot.errors import HeardBefore, NotAllowed, UnknownRoute, UserError
from bot.messages import errors
from bot.messages.say import Say as Voice
from handlers.door.guarding import object_to
from handlers.heard import Click, Command, Event, Form
from handlers.reply import Errors, Reply, Say, from_json, to_json
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
    """The reply to one delivery, kept with the delivery's key in the transaction of its effect.

    Raises HeardBefore where the key is already there, and UserError; either way with nothing written.
    """
    route = routes.get((SURFACES[type(heard)], heard.name))
    if route is None:
        raise UnknownRoute
    known = replace(heard, reader=tx.workspaces.reader(heard.person, heard.team_id))
    if not route.may(tx, known):
        raise NotAllowed
    if objection := object_to(tx, known, route):
        return objection  # nothing was done, and neither the text nor an answer that shows it is kept
    reply = route.handler(tx, known)
    if isinstance(reply, Errors):
        return reply  # nothing was done, and Slack gives the corrected form no new name
    if not tx.inbox.keep(heard.key, to_json(reply), at=heard.at):
        raise HeardBefore
    return reply


def answered_before(tx: Transaction, heard: Delivery) -> Reply | None:
    """What was replied to this delivery the last time, if there was one."""
    kept = tx.inbox.answer_to(heard.key)
    return from_json(kept) if kept else None


def excuse(tx: Transaction, heard: Delivery, error: UserError) -> Reply:
    """Why it could not be done, in the reader's words; or the old reply to what has long been done."""
    return answered_before(tx, heard) or Say(errors.explain(error, _voice(tx, heard)))


def apology(tx: Transaction, heard: Delivery, reference: str) -> Reply:
    return answered_before(tx, heard) or Say(errors.unexpected(reference, _voice(tx, heard)))


def new_reference() -> str:
    """Six characters a person can read out, and the log can be searched for."""
    return token_hex(3)


def _voice(tx: Transaction, heard: Delivery) -> Voice:
    reader = tx.workspaces.reader(heard.person, heard.team_id)
    return Voice(reader.language, tx.workspaces.get(heard.team_id).time_zone)
