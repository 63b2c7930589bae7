"""What a coordinator reads first: the settings to choose, what people type, and that all is set."""

from collections.abc import Sequence

from bot.domain.workspace import Workspace
from bot.messages import ids, names
from bot.messages.blocks import actions, button, context, section
from bot.messages.message import Message
from bot.messages.say import Say, channel, excerpt

LONGEST_LIST = 300


def welcome(workspace: Workspace, schools: Sequence[str], say: Say) -> Message:
    """Once, to everybody who is named as a coordinator."""
    hello = say("Hello, I am Handraise. You coordinate here, so three things are yours to choose.")
    settings = [
        say("• Channel for requests: {channel}", channel=_channel(workspace, say)),
        say("• Time zone of the schools: {zone}", zone=workspace.time_zone),
        say(
            "• Language of the channel, and the schools: {language}, {schools}",
            language=names.LANGUAGES[workspace.language],
            schools=excerpt(", ".join(schools), LONGEST_LIST) if schools else say("no schools yet"),
        ),
    ]
    typed = [
        say("What people type, in any channel:"),
        say("• `/need mentor robotics` asks for help; `/need` alone opens a form."),
        say("• `/need list` shows what is open, `/need mine` one's own requests."),
        say("• `/partner roles` says who does what: who else coordinates, who leads a school."),
        say("• `/partner help` says how to help. Partners only press *I can help* on a card."),
    ]
    return Message(
        hello,
        [
            section("\n".join([hello, *settings])),
            actions(button(say.plain("Open settings"), ids.OPEN_SETTINGS, 0, style="primary")),
            section("\n".join(typed)),
            context(say("You get this once. `/partner settings` opens the settings at any time.")),
        ],
    )


def all_set(workspace: Workspace, say: Say) -> Message:
    text = say("All set: requests go to {channel}.", channel=_channel(workspace, say))
    return Message(
        text,
        [
            section(
                "\n".join(
                    [
                        text,
                        say("If I am not in it yet, type `/invite` there and choose me."),
                        say("Then try `/need mentor robotics`, in any channel: the card appears there."),
                    ]
                )
            )
        ],
    )


def _channel(workspace: Workspace, say: Say) -> str:
    return channel(workspace.needs_channel) if workspace.needs_channel else say("not chosen yet")
