"""Asking for help, and counting what became of it: the sandbox alone is believed."""

import re
from collections import Counter

from sandbox.faults.fault import Fault
from sandbox.records.message import Message
from sandbox.server import Sandbox
from tests.colleague import PARTNERS, TEACHERS
from tests.school import School


async def asks(slack: Sandbox, topic: str, *, who: str = "ana") -> None:
    """Ask for a mentor; the answer means that it is saved."""
    outcome = await slack.person(who).sends(f"/need mentor {topic}", channel=TEACHERS)
    assert outcome.acked, outcome
    assert "is saved" in str(outcome.payload), outcome


async def struck(school: School, fault: Fault) -> None:
    """The fault has hit, and the bot has drawn its conclusions."""
    await school.slack.until(lambda: fault.hits)
    await school.quiet()


def topics_of_cards(slack: Sandbox) -> list[str]:
    """Of those that stand in the partners' channel, oldest first."""
    return [topic_of(post) for post in slack.person("ruth").reads(PARTNERS) if post.bot_id]


def topic_of(post: Message) -> str:
    """The request a card or a message is about."""
    found = re.search(r"Mentor · (\w+)", post.text)
    assert found, post.text
    return found[1]


async def until_cards(slack: Sandbox, *topics: str, within: float = 5) -> None:
    """Exactly these, in this order."""
    await slack.until(lambda: topics_of_cards(slack) == list(topics), timeout=within)


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
