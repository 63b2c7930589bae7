"""Asking for help, and counting what became of it: the sandbox alone is believed."""

from collections import Counter

from sandbox.server import Sandbox
from sandbox.state import Message
from tests.school import PARTNERS, TEACHERS, School


async def asks(slack: Sandbox, topic: str, *, who: str = "ana") -> None:
    """Ask for a mentor; the answer means that it is saved."""
    outcome = await slack.person(who).sends(f"/need mentor {topic}", channel=TEACHERS)
    assert outcome.acked, outcome
    assert "is saved" in str(outcome.payload), outcome


def cards(slack: Sandbox) -> list[str]:
    """The topics of the cards that stand in the partners' channel, oldest first."""
    return [message.text.partition("· ")[2].partition(":")[0] for message in _said(slack, PARTNERS)]


async def until_cards(slack: Sandbox, *topics: str, within: float = 5) -> None:
    """Exactly these, in this order."""
    wanted = [f"Mentor · {topic}" for topic in topics]
    await slack.until(lambda: cards(slack) == wanted, timeout=within)


def copies(slack: Sandbox) -> Counter[str]:
    """How often each post stands in Slack, by the key it carries."""
    rooms = slack.slack.workspace.conversations.values()
    said = [message for room in rooms for message in room.messages.values() if message.bot_id]
    return Counter(key_of(message) for message in said)


def key_of(message: Message) -> str:
    assert message.metadata, f"a post without a key: {message.text}"
    return str(message.metadata["event_payload"]["key"])


def attempts(slack: Sandbox, channel: str = PARTNERS) -> int:
    """How many posts Slack has accepted for that channel."""
    place = slack.slack.conversation(channel, seen_by=slack.person("ruth").id).id
    return sum(1 for entry in slack.ledger.posts if entry.args["channel"] == place)


def place(school: School, channel: str = PARTNERS) -> dict[str, str]:
    """Which calls a fault is for: those to this channel."""
    return {"channel": school.slack.slack.conversation(channel, seen_by=school.coordinator.id).id}


def _said(slack: Sandbox, channel: str) -> list[Message]:
    return [message for message in slack.person("ruth").reads(channel) if message.bot_id]
