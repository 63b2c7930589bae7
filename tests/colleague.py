"""Somebody at their keyboard: what they do in Slack, and what they get to see for it."""

from collections.abc import Callable
from typing import Any, TypeVar

from bot.domain.people import Person as Identity
from sandbox.people.person import Person
from sandbox.records.message import Message
from sandbox.records.view import View
from sandbox.server import Sandbox
from tests.seen import Answer, Post, newest, number_in, words

T = TypeVar("T")

PARTNERS = "partners"
TEACHERS = "teachers"
WELCOME = "Hello, I am Handraise."


class Colleague:
    """Somebody in the workspace, at their keyboard."""

    def __init__(self, slack: Sandbox, person: Person) -> None:
        self._slack = slack
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
        return await until(self._slack, lambda: self._news(before, in_, said), f"an answer to {line}")

    async def posts(self, line: str) -> Post:
        """Ask for help in one line, find the card where partners read, and see the link to it."""
        number = number_in((await self.runs(line)).text)
        await self.hears(f"N-{number} is posted")
        return await card(self._slack, number)

    async def clicks(self, label: str, on: Post | Answer) -> Answer:
        """Press a button of a message or a form, and see what comes of it."""
        shown = on.message or on.form if isinstance(on, Answer) else on.message
        assert shown is not None, "there is nothing to press"
        before = self._snapshot()
        was = (shown.text, shown.blocks) if isinstance(shown, Message) and self._is_mine(shown) else None
        outcome = await self.person.clicks(shown, label)
        assert outcome.error is None, outcome.error
        place = shown.channel if isinstance(shown, Message) else None
        return await until(
            self._slack, lambda: self._news(before, place) or _changed(shown, was), f"an answer to “{label}”"
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
        return await until(self._slack, lambda: newest(self._whispers(in_), containing), f"a whisper: {containing}")

    async def reads_dm(self, containing: str) -> Post:
        """The newest direct message of the bot with these words, as soon as it is there."""
        return await until(self._slack, lambda: newest(self.person.reads_dm(), containing), f"a DM: {containing}")

    async def reads(self, containing: str, *, in_: str = PARTNERS) -> Post:
        return await until(self._slack, lambda: newest(self.person.reads(in_), containing), f"in {in_}: {containing}")

    def dms(self) -> list[str]:
        """What the bot has told them directly, but for the welcome that a coordinator gets at the first start."""
        told = [Post(message).text for message in self.person.reads_dm() if message.bot_id]
        return [text for text in told if not text.startswith(WELCOME)]

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
        room = self._slack.slack.workspace.conversations[message.channel]
        return message.only_for == self.id or room.kind == "im"

    def _rooms(self) -> list[Any]:
        return list(self._slack.slack.workspace.conversations.values())


async def until(slack: Sandbox, condition: Callable[[], T | None], what: str) -> T:
    """What `condition` finds, as soon as there is something; says what was missing when it never comes."""
    try:
        found = await slack.until(condition)
    except TimeoutError as error:
        raise AssertionError(f"never came: {what}\n{error}") from None
    assert found is not None
    return found


async def card(slack: Sandbox, number: str | int) -> Post:
    """The living post of a need, as it stands in the partners' channel."""
    channel = slack.person("ruth")
    return await until(slack, lambda: newest(channel.reads(PARTNERS), f"N-{number} "), f"the card N-{number}")


def _is_link(message: Message) -> bool:
    return message.text.startswith("<http")


def _changed(shown: Message | View, was: tuple[str, list[dict[str, Any]]] | None) -> Answer | None:
    if was is None or not isinstance(shown, Message) or (shown.text, shown.blocks) == was or shown.deleted:
        return None
    return Answer(Post(shown).text, message=shown)
