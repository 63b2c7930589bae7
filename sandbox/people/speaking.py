"""Typing into a conversation: messages, slash commands, and the few commands Slack itself answers."""

from typing import Any

from sandbox.apps.routing import with_command
from sandbox.errors import CannotDo, Refused, as_told
from sandbox.files.sharing import attach
from sandbox.parsing import Json
from sandbox.people import tending
from sandbox.people.outcome import DONE, Outcome, outcome_of
from sandbox.people.permission import must_speak
from sandbox.records.conversation import Conversation
from sandbox.records.file import File
from sandbox.records.member import Member
from sandbox.records.message import Message
from sandbox.slack import Slack
from sandbox.speech.content import content_of
from sandbox.speech.messages import Manner
from sandbox.speech.mrkdwn import as_typed
from sandbox.workspace import talk


async def say(
    slack: Slack, member: Member, conversation: Conversation, text: str, thread_ts: str | None = None
) -> Outcome:
    """A message, or a command when it starts with a slash."""
    must_speak(member, conversation)
    if text.startswith("/"):
        return await _command(slack, member, conversation, text, thread_ts)
    if not text.strip():
        raise CannotDo("no_text")
    _post(slack, member, conversation, text, thread_ts)
    return DONE


def share(
    slack: Slack, member: Member, conversation: Conversation, file: File, text: str = "", thread_ts: str | None = None
) -> Message:
    """A file, with or without words to it; a slash in them commands nothing."""
    must_speak(member, conversation)
    return _post(slack, member, conversation, text, thread_ts, (file,))


def _post(
    slack: Slack,
    member: Member,
    conversation: Conversation,
    text: str,
    thread_ts: str | None,
    files: tuple[File, ...] = (),
) -> Message:
    with as_told():
        root_ts = talk.thread_root(conversation, thread_ts).ts if thread_ts else None
    typed = as_typed(text, slack.workspace)
    stamp = slack.workspace.stamps.next()
    conversation.last_read[member.id] = stamp
    message = Message(conversation.id, stamp, member.id, typed, thread_ts=root_ts)
    if files:
        attach(slack.workspace, message, conversation, files)
    return talk.post(slack.workspace, conversation, message)


async def _command(
    slack: Slack, member: Member, conversation: Conversation, typed: str, thread_ts: str | None
) -> Outcome:
    command, *rest = typed.split(maxsplit=1)
    text = rest[0].rstrip() if rest else ""
    if thread_ts:
        _system_line(slack, member, conversation, f"{command} is not supported in threads. Sorry!", thread_ts)
        return Outcome(acked=False, error="not_supported_in_threads")
    if own := _SLACKS_OWN.get(command):
        return own(slack, member, conversation, text)
    app = with_command(slack, command)
    if app is None:
        _system_line(slack, member, conversation, f"{command} is not a valid command.")
        return Outcome(acked=False, error="unknown_command")
    return await _ask_app(app, member, conversation, command, text)


async def _ask_app(slack: Slack, member: Member, conversation: Conversation, command: str, text: str) -> Outcome:
    declared = slack.app.commands.get(command)
    if declared.get("should_escape", False) if declared is not None else slack.options.should_escape:
        html = slack.options.escape_slash_text
        text = as_typed(text, slack.workspace, with_names=slack.options.mention_names, escaped=html)
    back = slack.ways_back(member, conversation.id)
    payload = slack.payloads.command(member, conversation, (command, text), back)
    answer = await slack.deliveries.ask("slash_commands", payload)
    error = answer.error or _speak_answer(slack, member, conversation, answer.payload)
    if error:
        _system_line(slack, member, conversation, f'{command} failed with the error "{error}"')
    return outcome_of(answer, error=error)


def _speak_answer(slack: Slack, member: Member, conversation: Conversation, payload: Any) -> str | None:
    """What the app said with its acknowledgement, put into the channel; the error if it cannot be."""
    said: Json = payload if isinstance(payload, dict) else {"text": payload} if isinstance(payload, str) else {}
    if not said.keys() & {"text", "blocks", "attachments"}:
        return None
    only_for = None if said.get("response_type") == "in_channel" else member.id
    try:
        content = content_of(said)
    except Refused as refusal:
        return refusal.error
    slack.messages.speak(conversation, content, Manner(only_for=only_for))
    return None


def _system_line(
    slack: Slack, member: Member, conversation: Conversation, text: str, thread_ts: str | None = None
) -> None:
    """Slack's own voice, heard only by the one who typed."""
    stamp = slack.workspace.stamps.next()
    line = Message(conversation.id, stamp, "USLACKBOT", text, only_for=member.id, system=True, thread_ts=thread_ts)
    talk.whisper(slack.workspace, conversation, line)


def _invite(slack: Slack, member: Member, conversation: Conversation, text: str) -> Outcome:
    """`/invite @name @name`."""
    if not text.strip():
        raise CannotDo("whom? Type /invite @name")
    for name in text.split():
        guest = slack.member(name)
        slack.bring_in(conversation, guest.id, inviter=member.id)
    return DONE


def _leave(slack: Slack, member: Member, conversation: Conversation, _text: str) -> Outcome:
    tending.leave(slack, member, conversation)
    return DONE


_SLACKS_OWN = {"/invite": _invite, "/leave": _leave}
