"""What people do to messages and channels besides talking: react, pin, correct, rename, archive."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sandbox.errors import CannotDo, Refused, as_told
from sandbox.people.permission import changing, must_be_active, must_belong, must_reach
from sandbox.records.conversation import Conversation
from sandbox.records.member import Member, Status
from sandbox.records.message import Message
from sandbox.slack import Slack
from sandbox.speech.mrkdwn import as_typed
from sandbox.workspace import channels, membership, pins, reactions, talk


def react(slack: Slack, member: Member, message: Message, name: str) -> None:
    must_reach(slack, member, message)
    with as_told():
        reactions.add(slack.workspace, message, member.id, name)


def unreact(slack: Slack, member: Member, message: Message, name: str) -> None:
    must_reach(slack, member, message)
    with as_told():
        reactions.remove(slack.workspace, message, member.id, name)


def pin(slack: Slack, member: Member, message: Message) -> None:
    must_reach(slack, member, message)
    with as_told():
        pins.add(slack.workspace, message, member.id)


def unpin(slack: Slack, member: Member, message: Message) -> None:
    must_reach(slack, member, message)
    with as_told():
        pins.remove(slack.workspace, message, member.id)


def edit(slack: Slack, member: Member, message: Message, text: str) -> None:
    """Their own words, and only those."""
    must_reach(slack, member, message)
    if message.user != member.id or message.subtype not in {None, "thread_broadcast", "file_share"}:
        raise CannotDo("cant_update_message")
    if not text.strip() and not message.files:
        raise CannotDo("no_text")
    edited = {"user": member.id, "ts": slack.workspace.stamps.next()}
    talk.edit(slack.workspace, message, {"text": as_typed(text, slack.workspace), "edited": edited})


def delete(slack: Slack, member: Member, message: Message) -> None:
    """Their own; whoever runs the workspace may delete anybody's."""
    must_be_active(member)
    mine = member.id in {message.user, message.only_for}
    if not mine and member.rank is None and member.kind != "coordinator":
        raise CannotDo("cant_delete_message")
    talk.delete(slack.workspace, message)


def leave(slack: Slack, member: Member, channel: Conversation) -> None:
    must_be_active(member)
    if channel.is_general:
        raise CannotDo("cant_leave_general")
    membership.leave(slack.workspace, channel, member.id)


def kick(slack: Slack, member: Member, channel: Conversation, whom: Member) -> None:
    with changing(member, channel):
        if channel.is_general:
            raise Refused("cant_kick_from_general")
        membership.leave(slack.workspace, channel, whom.id, by=member.id)


def create(slack: Slack, member: Member, name: str, *, private: bool = False) -> Conversation:
    must_belong(member)
    with as_told():
        return channels.create(slack.workspace, name, member.id, private=private)


def rename(slack: Slack, member: Member, channel: Conversation, name: str) -> None:
    with changing(member, channel):
        channels.rename(slack.workspace, channel, name, member.id)


def set_topic(slack: Slack, member: Member, channel: Conversation, topic: str) -> None:
    with changing(member, channel):
        channels.set_topic(slack.workspace, channel, topic, member.id)


def archive(slack: Slack, member: Member, channel: Conversation) -> None:
    with changing(member, channel):
        channels.archive(slack.workspace, channel, member.id)


def unarchive(slack: Slack, member: Member, channel: Conversation) -> None:
    with changing(member, channel):
        channels.unarchive(slack.workspace, channel, member.id)


def discard(slack: Slack, member: Member, channel: Conversation) -> None:
    """Deletes the channel with everything said there."""
    with changing(member, channel):
        channels.delete(slack.workspace, channel, member.id)


def change_profile(slack: Slack, member: Member, changes: dict[str, str]) -> None:
    """`name` is the full one; what is not named stays. The apps hear `user_change`."""
    must_be_active(member)
    if (tz := changes.get("tz")) is not None:
        _must_be_zone(tz)
        member.tz = tz
    member.locale = changes.get("locale", member.locale)
    member.real_name = changes.get("name", member.real_name)
    member.title = changes.get("title", member.title)
    if changes.keys() & {"status_text", "status_emoji"}:
        member.status = Status(changes.get("status_text", ""), changes.get("status_emoji", ""))
    slack.workspace.update_member(member)


def deactivate(slack: Slack, by: Member, member: Member) -> None:
    must_belong(by)
    if member.bot_id:
        raise CannotDo("apps are uninstalled, not deactivated")
    membership.deactivate(slack.workspace, member)


def _must_be_zone(tz: str) -> None:
    try:
        ZoneInfo(tz)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise CannotDo(f"there is no time zone {tz}") from None
