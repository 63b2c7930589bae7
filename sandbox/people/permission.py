"""What Slack's client lets somebody do, before anything is done."""

from collections.abc import Iterator
from contextlib import contextmanager

from sandbox.errors import CannotDo, as_told
from sandbox.records.conversation import Conversation
from sandbox.records.member import Member
from sandbox.records.message import Message
from sandbox.slack import Slack
from sandbox.workspace.seeing import sees


def must_be_active(member: Member) -> None:
    """Somebody deactivated can do nothing any more."""
    if member.kind == "deactivated":
        raise CannotDo("account_inactive")


def must_belong(member: Member) -> None:
    """Guests and strangers do not."""
    must_be_active(member)
    if member.is_outsider:
        raise CannotDo("user_is_restricted")


def must_speak(member: Member, conversation: Conversation) -> None:
    must_be_active(member)
    if member.id not in conversation.members:
        raise CannotDo("not_in_channel")
    if conversation.is_archived:
        raise CannotDo("is_archived")


def must_reach(slack: Slack, member: Member, message: Message) -> None:
    """React to it, pin it, correct it."""
    if message.only_for or message.deleted:
        raise CannotDo("message_not_found")
    must_speak(member, slack.workspace.conversations[message.channel])


def must_see(slack: Slack, member: Member, message: Message) -> None:
    conversation = slack.workspace.conversations[message.channel]
    hidden = message.only_for not in {None, member.id}
    if hidden or not sees(slack.workspace, member.id, conversation):
        raise CannotDo("this person does not see that message")


@contextmanager
def changing(member: Member, channel: Conversation) -> Iterator[None]:
    """Guests and strangers change nothing about channels."""
    must_belong(member)
    if member.id not in channel.members:
        raise CannotDo("not_in_channel")
    with as_told():
        yield
