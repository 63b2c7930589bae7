"""The vocabulary of the journeys: a school, its people, and what can happen there.

Everything goes over the wire, as on a real workspace. Waiting is exact: for something to be there, never for time to
pass.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import update

from bot import app
from bot.app import Bot
from bot.cli.demo import settings
from bot.cli.manifest import manifest
from bot.clock import MovableClock
from bot.config import Settings
from bot.domain.partners import Nominee, Partner, PartnerKind, Profile, Standing
from bot.services import registry
from sandbox.server import Sandbox
from sandbox.transports.deliveries import Ack, Delivery, Transport
from sandbox.web_api.ledger import Entry
from storage.tables.workspaces import workspaces
from tests.colleague import PARTNERS, WELCOME, Colleague, card, until
from tests.recorded import recorded_sandbox
from tests.seen import Post

T = TypeVar("T")

TUESDAY_MORNING = datetime(2026, 10, 6, 14, 0, tzinfo=UTC)  # nine in the morning in Chicago, school is open


class School:
    """The sandbox, the bot, and the people between them."""

    def __init__(self, slack: Sandbox, bot: Bot, clock: MovableClock) -> None:
        self.slack = slack
        self.bot = bot
        self.clock = clock
        self.teacher = self.colleague("ana")
        self.other_teacher = self.colleague("ben")
        self.coordinator = self.colleague("ruth")
        self.acme = self.colleague("priya")
        self.library = self.colleague("marcus")
        self.college = self.colleague("elena")  # reads Spanish
        self.kitchen = self.colleague("grace")

    def colleague(self, name: str) -> Colleague:
        return Colleague(self.slack, self.slack.person(name))

    def newcomer(self, name: str, **facts: Any) -> Colleague:
        """Somebody new in the partners' channel."""
        self.slack.add_person(name, channels=("general", PARTNERS), **facts)
        return self.colleague(name)

    async def knows(self, *colleagues: Colleague) -> None:
        """These have said who they are, and were let in, long before the story."""
        for one in colleagues:
            await self.enrols(f"{one.person.name.title()} and Friends", one)

    async def enrols(self, organisation: str, *speakers: Colleague, **said: Any) -> Partner:
        """A partner as the coordinator enrolled it; `said` is the rest of its profile."""
        profile = Profile(**{"name": organisation, "kind": PartnerKind.BUSINESS, **said})
        nominees = [Nominee(person=one.identity) for one in speakers]
        by = self.coordinator.identity
        partner = await self.bot.db.run(
            lambda tx: registry.enrol(
                tx,
                profile,
                nominees,
                home=self.team_id,
                by=by,
                standing=Standing.APPROVED,
                at=self.clock.now(),
                is_told=False,
            )
        )
        assert partner is not None
        return partner

    async def lets_in(self, organisation: str) -> None:
        """The coordinator approves a partner that waits."""
        asked = await self.coordinator.reads_dm(f"{organisation} would like to help")
        await self.coordinator.clicks("Approve", asked)

    async def sets(self, **columns: Any) -> None:
        """The workspace is set so, however that came about."""
        with self.bot.db.engine.begin() as connection:
            connection.execute(update(workspaces).where(workspaces.c.team_id == self.team_id).values(**columns))

    def channel_id(self, name: str) -> str:
        return self.slack.slack.conversation(name, seen_by=self.coordinator.id).id

    @property
    def team_id(self) -> str:
        return self.slack.slack.workspace.team.id

    async def card(self, number: str | int) -> Post:
        """The living post of a need."""
        return await card(self.slack, number)

    async def shows(self, post: Post, text: str) -> Post:
        """That post, once it says so."""
        return await self.until(lambda: post if text in post.text else None, f"{text!r} in {post.text!r}")

    def archives(self, channel: str) -> None:
        """Somebody archives a channel; it can be read, and not written to."""
        self.slack.slack.conversation(channel, seen_by=self.coordinator.id).is_archived = True

    @property
    def posts(self) -> list[Entry]:
        """What the bot has posted in this story, the welcome before it not counted."""
        return [entry for entry in self.slack.ledger.posts if not entry.args["text"].startswith(WELCOME)]

    def everything(self) -> list[Post]:
        """Whatever stands anywhere in the workspace."""
        rooms = self.slack.slack.workspace.conversations.values()
        return [Post(message) for room in rooms for message in room.messages.values()]

    async def together(self, *actions: Coroutine[Any, Any, T]) -> list[T]:
        return list(await asyncio.gather(*actions))

    async def until(self, condition: Callable[[], T | None], what: str) -> T:
        return await until(self.slack, condition, what)

    async def passes(self, **time: float) -> None:
        """Let time pass (`days=1`), and everything happen that was due by then."""
        self.clock.advance(timedelta(**time))
        await self.bot.scheduler.run_all()
        await self.quiet()

    async def quiet(self) -> None:
        """Until the bot has nothing more to say, so that what was not said will not be."""
        await self.bot.courier.settle()

    @contextmanager
    def hearing_everything_twice(self) -> Iterator[None]:
        """A Slack that brings every delivery again at once."""
        deliveries = self.slack.slack.deliveries
        once = deliveries.transport
        deliveries.transport = Twice(once)
        yield
        deliveries.transport = once


class Twice:
    def __init__(self, once: Transport) -> None:
        self._once = once

    async def carry(self, delivery: Delivery) -> Ack:
        first, _again = await asyncio.gather(self._once.carry(delivery), self._once.carry(delivery))
        return first


@asynccontextmanager
async def open_school(database_url: str, **choices: Any) -> AsyncIterator[School]:
    """A workspace with the bot in it; `choices` are settings, by their names in lower case."""
    clock = MovableClock(TUESDAY_MORNING)
    async with recorded_sandbox(clock=clock) as slack:
        slack.install(manifest())
        async with app.running(_settings(slack, database_url, choices), clock) as bot:
            await slack.until_connected()
            await bot.acquainted.wait()
            await bot.courier.settle()  # the coordinator has been welcomed before the story begins
            yield School(slack, bot, clock)


def _settings(slack: Sandbox, database_url: str, choices: dict[str, Any]) -> Settings:
    quick = {"post_every_seconds": 0, "posts_per_minute": 1_000_000, "settle_seconds": 0}
    return settings(slack, database_url, **{**quick, **choices})
