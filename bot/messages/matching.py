"""What a partner reads when we ask for help, and what an asker reads about who could help, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.matching.hindrances import Hindrance
from bot.domain.matching.naming import NUDGE
from bot.domain.matching.phrasebook import ANYTHING, OWN
from bot.domain.matching.ranking import Match
from bot.domain.matching.reasons import Because, Reason, slot_of
from bot.domain.needs import Need
from bot.domain.reading.kinds import Kind
from bot.domain.reading.record import Format
from bot.domain.reading.topics import catalogue
from bot.domain.week import Part
from bot.messages import ids, names, need_card
from bot.messages.blocks import actions, button, context, section
from bot.messages.message import Block, Message
from bot.messages.say import Mrkdwn, Say, excerpt, later, mention

LONGEST_WORDS = 100
LONGEST_NAME = 100
WEEKDAYS = (
    later("Monday"),
    later("Tuesday"),
    later("Wednesday"),
    later("Thursday"),
    later("Friday"),
    later("Saturday"),
    later("Sunday"),
)
FREE = {
    Part.MORNING: later("free {weekday} mornings"),
    Part.AFTERNOON: later("free {weekday} afternoons"),
    Part.EVENING: later("free {weekday} evenings"),
}
TONGUES = {
    "ar": later("Arabic"),
    "de": later("German"),
    "es": later("Spanish"),
    "fr": later("French"),
    "ht": later("Haitian Creole"),
    "it": later("Italian"),
    "ja": later("Japanese"),
    "ko": later("Korean"),
    "pt": later("Portuguese"),
    "ru": later("Russian"),
    "so": later("Somali"),
    "sw": later("Swahili"),
    "tl": later("Tagalog"),
    "uk": later("Ukrainian"),
    "vi": later("Vietnamese"),
    "zh": later("Chinese"),
}
HINDRANCES = {
    Hindrance.ASKED: later("asked already"),
    Hindrance.MONTH_IS_FULL: later("has been asked often enough this month"),
    Hindrance.TERM_IS_FULL: later("has as many sessions this term as they want"),
    Hindrance.OFF_SLACK: later("not on Slack: please call or write"),
    Hindrance.SPOKEN_TO: later("has had a message from me today"),
}


@dataclass(frozen=True, slots=True)
class Asking:
    """A need that somebody is asked about, and why they."""

    need: Need
    reasons: tuple[Because, ...]


def nudge(asked: Sequence[Asking], say: Say) -> Message:
    """One message a school day at the most, with everything it asks of this person."""
    text = say.plural(
        "A class is looking for help you offer. Could this be for you?",
        "{count} classes are looking for help you offer. Could one of these be for you?",
        max(1, len(asked)),
    )
    blocks = [section(text)]
    for one in asked:
        blocks += _asking(one, say)
    blocks.append(context(say("I ask at most once a school day, and never about the same request again.")))
    blocks.append(actions(button(say.plain("Quiet for a while"), ids.QUIET, 0)))
    return Message(text, blocks)


def how_long(say: Say) -> Message:
    text = say("Of course. For how long shall I ask nothing of you? Requests stay in their channel for you to see.")
    return Message(
        text,
        [
            section(text),
            actions(
                button(say.plain("A week"), ids.QUIET_WEEK, 0),
                button(say.plain("A month"), ids.QUIET_MONTH, 0),
                button(say.plain("Three months"), ids.QUIET_SEASON, 0),
            ),
        ],
    )


def is_quiet(until: date, say: Say) -> Message:
    day = say.day(until, with_year=True)
    return Message(say("I will ask nothing of you before {day}. Thank you for all you do.", day=day))


def nobody_to_quiet(say: Say) -> Message:
    return Message(say("You are on nobody's list with me, so I ask nothing of you anyway."))


def who_could_help(need: Need, found: Sequence[Match], say: Say) -> Message:
    """The best partners for a need and why, those who cannot be asked just now with what stands in the way."""
    title = need_card.title(need, say)
    if not found:
        text = say(
            "I know of nobody for *{title}* yet; whoever reads the channel may still press *I can help*.", title=title
        )
        return Message(text, [section(text)])
    text = say("Who could help with *{title}*, the best first", title=title)
    blocks: list[Block] = [section(text), *(section(_line(match, say)) for match in found)]
    if any(match.named.confidence < NUDGE for match in found):
        blocks.append(context(say("Where it says “perhaps”, I am not sure what the words mean and ask nobody.")))
    return Message(text, blocks)


def _why(reasons: Sequence[Because], say: Say) -> Mrkdwn:
    """All reasons in one line: "robotics; free Tuesday mornings; last asked 40 days ago"."""
    return Mrkdwn("; ".join(_reason(one, say) for one in reasons))


def _asking(one: Asking, say: Say) -> list[Block]:
    need = one.need
    lines = [f"*{need_card.title(need, say)}*", *need_card.facts(need, say)]
    lines.append(say("Asked by {asker}", asker=mention(need.asker)))
    reasons = [reason for reason in one.reasons if reason.reason not in {Reason.LAST_ASKED, Reason.NEVER_ASKED}]
    return [
        section("\n".join(lines)),
        *need_card.note(need),
        *([context(say("Why you: {reasons}", reasons=_why(reasons, say)))] if reasons else []),
        actions(
            button(say.plain("I can help"), ids.CLAIM, need.id, style="primary"),
            button(say.plain("Not for me"), ids.PASS, need.id),
        ),
    ]


def _line(match: Match, say: Say) -> str:
    name = excerpt(match.candidate.partner.name, LONGEST_NAME)
    line = f"*{name}* · {_why(match.reasons, say)}"
    if match.named.confidence < NUDGE:
        line = f"*{name}* · {say('perhaps')}: {_why(match.reasons, say)}"
    if match.hindrance is not None:
        line += f" · _{say(HINDRANCES[match.hindrance])}_"
    return line


def _reason(one: Because, say: Say) -> Mrkdwn:  # noqa: PLR0911  # one sentence a reason
    fact = one.fact
    match one.reason:
        case Reason.TOPIC:
            return _topic(fact, say)
        case Reason.KIND:
            return say("offers this kind of help: {kind}", kind=names.kind(Kind(fact), say))
        case Reason.FREE:
            slot = slot_of(fact)
            return say(FREE[slot.part], weekday=say.plain(WEEKDAYS[slot.weekday]))
        case Reason.FREE_THAT_DAY:
            return say("free on a {weekday}", weekday=say.plain(WEEKDAYS[int(fact)]))
        case Reason.FORMAT:
            return say("comes {format}", format=say(names.FORMATS[Format(fact)]))
        case Reason.LANGUAGE:
            return say("speaks {language}", language=say.plain(TONGUES[fact]))
        case Reason.SCHOOL:
            return say("comes to {school}", school=excerpt(fact, LONGEST_WORDS))
        case Reason.LAST_ASKED:
            days = int(fact)
            return (
                say.plural("last asked {count} day ago", "last asked {count} days ago", days)
                if days
                else say("asked today")
            )
        case Reason.NEVER_ASKED:
            return say("never asked so far")


def _topic(key: str, say: Say) -> Mrkdwn:
    """A topic as its reader calls it; a partner's own words as they are."""
    if key.startswith(OWN):
        return say("“{words}”", words=excerpt(key[len(OWN) :], LONGEST_WORDS))
    known = catalogue().by_slug.get(key)
    if known is None or key == ANYTHING:
        return say("helps with anything")
    name = known.spanish if say.language == "es" else known.english
    return excerpt(name[:1].lower() + name[1:], LONGEST_WORDS)
