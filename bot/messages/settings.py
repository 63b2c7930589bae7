"""The coordinator's form, and what is said to coordinators when Slack would not take a post."""

from collections.abc import Sequence
from zoneinfo import available_timezones

from bot.domain.needs import Need
from bot.domain.workspace import Workspace
from bot.messages import ids, names, need_card
from bot.messages.blocks import actions, button, choice, field, modal, section, text_input, ticks
from bot.messages.forms import done
from bot.messages.message import Block, Message
from bot.messages.say import Say, channel, excerpt, mention

MOST_SCHOOLS = 100
LONGEST_SCHOOL = 80
ONLY_TEACHERS_ASK = "only_teachers_ask"
GUARD_IS_STRICT = "guard_is_strict"
USUAL_ZONES = (
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Phoenix",
    "America/Los_Angeles",
    "America/Anchorage",
    "Pacific/Honolulu",
    "America/Puerto_Rico",
    "America/Mexico_City",
    "Europe/London",
    "Europe/Madrid",
)


def form(workspace: Workspace, schools: Sequence[str], say: Say) -> Block:
    zones = sorted({*USUAL_ZONES, workspace.time_zone} & available_timezones())
    return modal(
        ids.SETTINGS,
        say.plain("Settings"),
        [
            field(
                "needs_channel",
                say.plain("Channel for requests"),
                _channel_picker(workspace.needs_channel),
                optional=False,
                hint=say.plain("Invite me there with /invite, so that I can post."),
            ),
            field(
                "time_zone",
                say.plain("Time zone of the schools"),
                choice([(zone, zone) for zone in zones], workspace.time_zone),
                optional=False,
            ),
            field(
                "language",
                say.plain("Language of the channel"),
                choice([*names.LANGUAGES.items()], workspace.language),
                optional=False,
                hint=say.plain("Private answers are in each person's own language."),
            ),
            field(
                "schools",
                say.plain("Schools, one per line"),
                text_input("\n".join(schools), longest=3000, multiline=True),
                hint=say.plain("So that I recognize them in a request."),
            ),
            field(
                "coordinators_channel",
                say.plain("Channel of the coordinators"),
                _channel_picker(workspace.coordinators_channel),
                hint=say.plain("What waits for your decision is posted there. Without one, I write to each of you."),
            ),
            field("rules", say.plain("Rules"), ticks(_rules(say), _kept_rules(workspace))),
            actions(button(say.plain("Who does what"), ids.OPEN_ROLES, 0)),
        ],
        submit=say.plain("Save"),
        close=say.plain("Cancel"),
    )


def _channel_picker(chosen: str | None) -> Block:
    picker: Block = {"type": "conversations_select", "filter": {"include": ["public", "private"]}}
    return picker | ({"initial_conversation": chosen} if chosen else {})


def _rules(say: Say) -> list[tuple[str, str]]:
    return [
        (ONLY_TEACHERS_ASK, say.plain("Only teachers may ask for help")),
        (GUARD_IS_STRICT, say.plain("Stop, not only ask, when a text may identify a learner")),
    ]


def _kept_rules(workspace: Workspace) -> list[str]:
    kept = {ONLY_TEACHERS_ASK: workspace.only_teachers_ask, GUARD_IS_STRICT: workspace.guard_is_strict}
    return [rule for rule, is_kept in kept.items() if is_kept]


def saved(workspace: Workspace, say: Say) -> Block:
    text = say(
        "Saved. Requests go to {channel} from now on. If I am not in it yet, type `/invite` there and choose me.",
        channel=channel(workspace.needs_channel or ""),
    )
    return done(say.plain("Settings"), text, say)


def nobody_named(typed: str, say: Say) -> Message:
    """A coordinator wrote a name that is nobody's here, or none at all."""
    if not typed:
        return Message(say("Whom do you mean? Write their name with an @, like `/partner block @name`."))
    return Message(say("I know nobody called “{typed}” here, so nothing has changed.", typed=excerpt(typed, 100)))


def blocked(user_id: str, say: Say) -> Message:
    return Message(
        say(
            "{who} can still read requests, but no longer claim them. I have not told them.",
            who=mention(user_id),
        )
    )


def unblocked(user_id: str, say: Say) -> Message:
    return Message(say("{who} can claim requests again.", who=mention(user_id)))


def not_posted(need: Need, reason: str, say: Say, *, was_up: bool = False) -> Message:
    """To the asker: what happened, what is saved, what to press."""
    title, remedy = need_card.title(need, say), fix(reason, need.channel, say)
    text = (
        say(
            "Your request *{title}* is saved, but what partners see of it is out of date. {reason}",
            title=title,
            reason=remedy,
        )
        if was_up
        else say("Your request *{title}* is saved, but it is not posted yet. {reason}", title=title, reason=remedy)
    )
    return Message(text, [section(text), actions(button(say.plain("Retry"), ids.RETRY, need.id, style="primary"))])


def undelivered(need: Need | None, addressee: str, reason: str, say: Say) -> Message:
    """To a coordinator, once."""
    where = channel(addressee) if _is_channel(addressee) else mention(addressee)
    remedy = fix(reason, addressee, say)
    text = (
        say(
            "Slack refused a post to {where} about *{title}*. {fix}",
            where=where,
            title=need_card.title(need, say),
            fix=remedy,
        )
        if need
        else say("Slack refused a post to {where}. {fix}", where=where, fix=remedy)
    )
    blocks = [section(text)]
    if need and need.channel == addressee:
        blocks.append(actions(button(say.plain("Retry"), ids.RETRY, need.id)))
    return Message(text, blocks)


def fix(reason: str, where: str, say: Say) -> str:
    """What to do about one of Slack's refusals, in a sentence. To a person there is nothing to press."""
    if not _is_channel(where):
        return say("Slack said: {reason}.", reason=reason)
    if reason in {"not_in_channel", "channel_not_found"}:
        return say(
            "I can't post in {channel} yet. Type `/invite` there and choose me, then press Retry.",
            channel=channel(where),
        )
    if reason in {"is_archived", "is_inactive"}:  # a post, a change
        return say(
            "{channel} is archived. A coordinator can choose another with `/partner settings`; then press Retry.",
            channel=channel(where),
        )
    if reason.startswith("restricted_action"):
        return say(
            "Slack does not allow me to post in {channel}. An owner of the workspace can change that.",
            channel=channel(where),
        )
    if reason == "message_not_found":
        return say("The post was deleted in Slack. Retry posts it again.")
    return say("Slack said: {reason}.", reason=reason)


def _is_channel(addressee: str) -> bool:
    return addressee.startswith(("C", "G"))
