"""The workspace as a page of text, for a test that waited in vain."""

from itertools import islice

from sandbox.people.finding import words
from sandbox.records.conversation import Conversation
from sandbox.records.message import Message
from sandbox.slack import Slack


def readable(slack: Slack, last: int = 6) -> str:
    """The last messages of each conversation, open forms, the last API calls."""
    lines = [f"{slack.sockets.connections} sockets, {slack.deliveries.events_underway} events underway"]
    for conversation in slack.workspace.conversations.values():
        lines += _conversation(slack, conversation, last)
    for member in slack.workspace.members.values():
        for view in slack.forms.stack(member.id):
            lines.append(f"form of {member.name}: {words(view)!r}")
    calls = slack.ledger.entries[-last:]
    return "\n".join([*lines, *(f"{entry.method} {entry.error or 'ok'} {entry.ts or ''}" for entry in calls)])


def _conversation(slack: Slack, conversation: Conversation, last: int) -> list[str]:
    said = list(islice(reversed(conversation.messages.values()), last))[::-1]
    whispered = [message for each in conversation.whispers.values() for message in each.values()]
    if not said and not whispered:
        return []
    name = conversation.name or " and ".join(slack.workspace.members[each].name for each in conversation.members)
    return [f"#{name}", *(f"  {_line(slack, message)}" for message in [*said, *whispered[-last:]])]


def _line(slack: Slack, message: Message) -> str:
    writer = slack.workspace.members.get(message.user)
    only = f" (only {slack.workspace.members[message.only_for].name} sees it)" if message.only_for else ""
    return f"{message.ts} {writer.name if writer else 'Slack'}{only}: {words(message)!r}"
