"""The vocabulary of the journeys: a school, its people, and what they can do and see in Slack.

Everything goes over the wire, as on a real workspace. Waiting is exact: for something to be there, never for time to
pass.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from bot import app
from bot.app import Bot
from bot.cli.demo import manifest, settings
from bot.clock import MovableClock
from bot.config import Settings
from bot.domain.partners import PartnerKind
from bot.domain.people import Person as Identity
from bot.services import partners
from sandbox.deliveries import Ack, Delivery, Transport
from sandbox.people.person import Person
from sandbox.server import Sandbox, running_sandbox
from sandbox.state import Message, View

T = TypeVar("T")

TUESDAY_MORNING = datetime(2026, 10, 6, 14, 0, tzinfo=UTC)  # nine in the morning in Chicago, school is open
PARTNERS = "partners"
TEACHERS = "teachers"


@dataclass(frozen=True, slots=True)
class Post:
    """A message as somebody sees it; it stays true when the message changes."""

    message: Message

    @property
    def text(self) -> str:
        """Everything a reader reads, in order."""
        return words(self.message.blocks) or self.message.text

    @property
    def buttons(self) -> list[str]:
        return labels(self.message.blocks)

    @property
    def replies(self) -> list["Post"]:
        return [Post(reply) for reply in self.message.replies]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the person who acted got to see: a private message, or a form."""

    text: str
    message: Message | None = None
    form: View | None = None
    errors: dict[str, str] | None = None

    @property
    def buttons(self) -> list[str]:
        shown = self.message or self.form
        return labels(shown.blocks) if shown else []


class Colleague:
    """Somebody in the workspace, at their keyboard."""

    def __init__(self, school: "School", person: Person) -> None:
        self._school = school
        self.person = person

    @property
    def id(self) -> str:
        return self.person.id

    @property
    def identity(self) -> Identity:
        return Identity(self.person.member.team_id, self.id)

    @property
    def mention(self) -> str:
        return f"<@{self.id}>"

    async def runs(self, line: str, *, in_: str = TEACHERS) -> Answer:
        """Type a command, and read the private answer (or see the form)."""
        before = self._snapshot()
        outcome = await self.person.sends(line, channel=in_)
        assert outcome.error is None, outcome.error
        said = (outcome.payload or {}).get("text")
        return await self._school.until(lambda: self._news(before, in_, said), f"an answer to {line}")

    async def posts(self, line: str) -> Post:
        """Ask for help in one line, find the card where partners read, and see the link to it."""
        number = number_in((await self.runs(line)).text)
        await self.hears(f"N-{number} is posted")
        return await self._school.card(number)

    async def clicks(self, label: str, on: Post | Answer) -> Answer:
        """Press a button of a message or a form, and see what comes of it."""
        shown = on.message or on.form if isinstance(on, Answer) else on.message
        assert shown is not None, "there is nothing to press"
        before = self._snapshot()
        was = (shown.text, shown.blocks) if isinstance(shown, Message) and self._is_mine(shown) else None
        outcome = await self.person.clicks(shown, label)
        assert outcome.error is None, outcome.error
        place = shown.channel if isinstance(shown, Message) else None
        return await self._school.until(
            lambda: self._news(before, place) or _changed(shown, was), f"an answer to “{label}”"
        )

    async def fills(self, **values: Any) -> Answer:
        """Fill in the form on top by the names of its fields, and send it."""
        return await self.fills_in(values)

    async def fills_in(self, values: dict[str, Any]) -> Answer:
        """The same, by the labels of its fields."""
        outcome = await self.person.submits(values)
        assert outcome.error is None, outcome.error
        form = self.person.form()
        return Answer(words(form.blocks) if form else "", form=form, errors=outcome.errors or None)

    async def helps(self, on: Post, organisation: str = "Northgate Robotics") -> Answer:
        """Press the button of a card; somebody new says who they are."""
        answer = await self.clicks(on.buttons[0], on)
        return await self.fills(organisation=organisation, kind="Business") if answer.form else answer

    async def hears(self, containing: str, *, in_: str = TEACHERS) -> Post:
        """What is said to nobody else with these words, as soon as it is there."""
        return await self._school.until(lambda: _find(self._whispers(in_), containing), f"a whisper: {containing}")

    async def reads_dm(self, containing: str) -> Post:
        """The newest direct message of the bot with these words, as soon as it is there."""
        return await self._school.until(lambda: _find(self.person.reads_dm(), containing), f"a DM: {containing}")

    async def reads(self, containing: str, *, in_: str = PARTNERS) -> Post:
        return await self._school.until(lambda: _find(self.person.reads(in_), containing), f"in {in_}: {containing}")

    def dms(self) -> list[str]:
        return [Post(message).text for message in self.person.reads_dm() if message.bot_id]

    def _snapshot(self) -> tuple[set[str], tuple[str, str] | None]:
        form = self.person.form()
        seen = {message.ts for room in self._rooms() for message in room.whispers.get(self.id, {}).values()}
        return seen, (form.id, form.hash) if form else None

    def _news(
        self, before: tuple[set[str], tuple[str, str] | None], place: str | None, said: str | None = None
    ) -> Answer | None:
        """What is new since then: the words `said`, or any but the link to a card, which comes when it comes."""
        seen, old_form = before
        form = self.person.form()
        if said is None and form and (form.id, form.hash) != old_form:
            return Answer(words(form.blocks), form=form)
        new = [message for message in self._whispers(place) if message.ts not in seen]
        found = next((each for each in new if (each.text == said if said else not _is_link(each))), None)
        return Answer(Post(found).text, message=found) if found else None

    def _whispers(self, place: str | None) -> list[Message]:
        return [message for message in self.person.reads(place) if message.only_for == self.id] if place else []

    def _is_mine(self, message: Message) -> bool:
        """Nobody else sees it, so that whatever becomes of it is an answer to me."""
        room = self._school.slack.slack.workspace.conversations[message.channel]
        return message.only_for == self.id or room.kind == "im"

    def _rooms(self) -> list[Any]:
        return list(self._school.slack.slack.workspace.conversations.values())


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
        return Colleague(self, self.slack.person(name))

    def newcomer(self, name: str, **facts: Any) -> Colleague:
        """Somebody new in the partners' channel."""
        self.slack.add_person(name, channels=("general", PARTNERS), **facts)
        return self.colleague(name)

    async def knows(self, *colleagues: Colleague) -> None:
        """These have said who they are before."""
        for one in colleagues:
            await self.bot.db.run(
                lambda tx, one=one: partners.register(  # type: ignore[misc]  # the loop's value, bound
                    tx,
                    one.identity,
                    home=self.team_id,
                    organisation=f"{one.person.name.title()} and Friends",
                    kind=PartnerKind.BUSINESS,
                    at=self.clock.now(),
                )
            )

    @property
    def team_id(self) -> str:
        return self.slack.slack.workspace.team.id

    async def card(self, number: str | int) -> Post:
        """The living post of a need."""
        return await self.until(lambda: _find(self._channel(), f"N-{number} "), f"the card N-{number}")

    async def shows(self, post: Post, text: str) -> Post:
        """That post, once it says so."""
        return await self.until(lambda: post if text in post.text else None, f"{text!r} in {post.text!r}")

    def archives(self, channel: str) -> None:
        """Somebody archives a channel; it can be read, and not written to."""
        self.slack.slack.conversation(channel, seen_by=self.coordinator.id).is_archived = True

    def everything(self) -> list[Post]:
        """Whatever stands anywhere in the workspace."""
        rooms = self.slack.slack.workspace.conversations.values()
        return [Post(message) for room in rooms for message in room.messages.values()]

    async def together(self, *actions: Coroutine[Any, Any, T]) -> list[T]:
        return list(await asyncio.gather(*actions))

    async def until(self, condition: Callable[[], T | None], what: str) -> T:
        """What `condition` finds, as soon as there is something; says what was missing when it never comes."""
        try:
            found = await self.slack.until(condition)
        except TimeoutError as error:
            raise AssertionError(f"never came: {what}\n{error}") from None
        assert found is not None
        return found

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

    def _channel(self) -> list[Message]:
        return self.coordinator.person.reads(PARTNERS)


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
    async with running_sandbox(clock=clock) as slack:
        slack.install(manifest())
        async with app.running(_settings(slack, database_url, choices), clock) as bot:
            await slack.until_connected()
            await bot.acquainted.wait()
            yield School(slack, bot, clock)


def _settings(slack: Sandbox, database_url: str, choices: dict[str, Any]) -> Settings:
    quick = {"post_every_seconds": 0, "posts_per_minute": 1_000_000, "settle_seconds": 0}
    return settings(slack, database_url, **{**quick, **choices})


def words(blocks: list[dict[str, Any]]) -> str:
    """The texts of blocks as a reader sees them, buttons left out."""
    texts = []
    for block in blocks:
        if block["type"] == "context":
            texts += [element["text"] for element in block["elements"]]
        elif "text" in block:
            texts.append(block["text"]["text"])
    return "\n".join(texts)


def labels(blocks: list[dict[str, Any]]) -> list[str]:
    """What is written on the buttons."""
    elements = [element for block in blocks if block["type"] == "actions" for element in block["elements"]]
    elements += [block["accessory"] for block in blocks if "accessory" in block]
    return [element["text"]["text"] for element in elements if element["type"] == "button"]


def number_in(text: str) -> str:
    """The first number of a need in a text."""
    return text.partition("N-")[2].partition("*")[0].split()[0]


def _find(messages: list[Message], containing: str) -> Post | None:
    found = (Post(message) for message in reversed(messages))
    return next((post for post in found if containing in post.text or containing in post.message.text), None)


def _is_link(message: Message) -> bool:
    return message.text.startswith("<http")


def _changed(shown: Message | View, was: tuple[str, list[dict[str, Any]]] | None) -> Answer | None:
    if was is None or not isinstance(shown, Message) or (shown.text, shown.blocks) == was or shown.deleted:
        return None
    return Answer(Post(shown).text, message=shown)


def field(answer: Answer, name: str) -> str | None:
    """What a field of a form is filled with, as a reader sees it."""
    assert answer.form is not None, f"no form, but: {answer.text}"
    element = next(block["element"] for block in answer.form.blocks if block.get("block_id") == name)
    option = element.get("initial_option")
    shown = (element.get(f"initial_{part}") for part in ("value", "date", "time", "conversation"))
    return option["text"]["text"] if option else next((value for value in shown if value), None)
