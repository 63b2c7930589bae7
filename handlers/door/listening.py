"""Bolt's listeners: one for each kind of delivery, whatever its name; routing is a dictionary look-up behind them."""

import logging
import re
import time
from contextlib import suppress
from functools import partial
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.clock import Clock
from bot.errors import HeardBefore, NotAnOption, UserError
from bot.messages import errors
from bot.messages.say import Say as Voice
from handlers import (
    asks,
    claims,
    ending,
    events,
    guard,
    heard,
    listing,
    lists,
    needs,
    on_behalf,
    partner_command,
    privacy,
    registering,
    registry,
    review,
    roles,
    settings,
    topics,
)
from handlers.door.afterwards import Afterwards
from handlers.door.answering import Delivery, answer, answered_before, apology, excuse, new_reference
from handlers.heard import Click, Command, Form
from handlers.reply import Errors, Open, Reply, Say, Show, Silence
from handlers.route import Routes, Surface, table
from storage.database import Database

log = logging.getLogger(__name__)

ANY = re.compile("")
FEATURES = (
    *(needs, ending, listing, claims, asks, on_behalf),
    *(partner_command, registering, registry, review, lists),
    *(settings, roles, topics, guard, privacy, events),
)
ROUTES = table(feature.ROUTES for feature in FEATURES)


class Door:
    """Nothing is acknowledged before it is committed; nothing that failed is acknowledged as done."""

    def __init__(self, db: Database, clock: Clock, afterwards: Afterwards, routes: Routes = ROUTES) -> None:
        self._db = db
        self._routes = routes
        self._clock = clock
        self._afterwards = afterwards

    def attach(self, app: AsyncApp) -> None:
        app.command(ANY)(self.on_command)
        app.action(ANY)(self.on_click)
        app.view_submission(ANY)(self.on_form)
        app.view_closed(ANY)(self.on_closed)
        app.event(ANY)(self.on_event)

    async def on_command(self, body: dict[str, Any], ack: AsyncAck) -> None:
        command = heard.command(body, self._clock.now())
        reply = await self._reply_to(command)
        if isinstance(reply, Say):
            await ack(response_type="ephemeral", **reply.message.as_arguments())
            return
        await ack()
        if isinstance(reply, Open):
            self._afterwards.do(self._afterwards.open(command, reply))

    async def on_click(self, body: dict[str, Any], ack: AsyncAck) -> None:
        try:
            click = heard.click(body, self._clock.now())
        except NotAnOption:
            await ack()  # a link button, or nothing of ours
            return
        reply = await self._reply_to(click)
        await ack()
        if isinstance(reply, Say):
            self._afterwards.do(self._afterwards.say(click, reply.message, instead=reply.instead))
        elif isinstance(reply, Open):
            self._afterwards.do(self._afterwards.open(click, reply))

    async def on_form(self, body: dict[str, Any], ack: AsyncAck) -> None:
        form = heard.form(body, self._clock.now())
        reply = await self._reply_to(form)
        match reply:
            case Say(message):  # it could not be done: the form stays open, with everything that was typed
                await ack(response_action="errors", errors={form.first_field: message.text})
            case Errors(fields):
                await ack(response_action="errors", errors=dict(fields))
            case Show(view):
                await ack(response_action="update", view=dict(view))
            case _:
                await ack()

    async def on_closed(self, ack: AsyncAck) -> None:
        await ack()

    async def on_event(self, body: dict[str, Any], ack: AsyncAck) -> None:
        """An event that fails is not acknowledged, so that Slack brings it again."""
        event = heard.event(body, self._clock.now())
        if (Surface.EVENT, event.name) in self._routes:
            with suppress(HeardBefore):
                await self._db.run(partial(answer, heard=event, routes=self._routes))
        await ack()

    async def _reply_to(self, delivery: Command | Click | Form) -> Reply:
        started = time.perf_counter()
        try:
            reply: Reply = await self._db.run(partial(answer, heard=delivery, routes=self._routes))
            outcome = type(reply).__name__
        except HeardBefore:
            outcome = "heard before"
            reply = await self._db.run(partial(answered_before, heard=delivery)) or Silence()
        except UserError as error:
            reply = await self._db.run(partial(excuse, heard=delivery, error=error))
            outcome = type(error).__name__
        except Exception:  # the one edge: whatever broke, the person is answered and the log has the rest
            outcome = new_reference()
            log.exception("failed", extra={"reference": outcome, "delivery": delivery.key})
            reply = await self._apologise(delivery, outcome)
        self._note(delivery, outcome, time.perf_counter() - started)
        return reply

    async def _apologise(self, delivery: Delivery, reference: str) -> Reply:
        """In the reader's words; in English where the database that knows their language is what broke."""
        try:
            return await self._db.run(partial(apology, heard=delivery, reference=reference))
        except Exception:
            log.exception("failed again", extra={"reference": reference})
            return Say(errors.unexpected(reference, Voice("en", "UTC")))

    def _note(self, delivery: Delivery, outcome: str, seconds: float) -> None:
        log.info(
            "%s by %s: %s in %.1f ms",
            delivery.name,
            delivery.person.user_id,
            outcome,
            seconds * 1000,
            extra={"delivery": delivery.key},
        )
