"""What a partner says of itself, drawn the same wherever it is shown; typed words cut so that all lines are there."""

from itertools import groupby

from bot.domain.partners import Profile
from bot.domain.week import Part, Slot, Week
from bot.messages import names
from bot.messages.blocks import section
from bot.messages.message import Block
from bot.messages.say import WEEKDAYS, Mrkdwn, Say, excerpt, quote

LONGEST_NAME_SHOWN = 160
LONGEST_LIST = 400
LONGEST_WORDS_SHOWN = 1200


def name(profile: Profile) -> Mrkdwn:
    return excerpt(profile.name, LONGEST_NAME_SHOWN)


def facts(profile: Profile, say: Say) -> list[str]:
    """A line for each thing that was said; what was not is left out."""
    kinds = ", ".join(names.kind(kind, say) for kind in profile.kinds)
    languages = ", ".join(names.SPOKEN.get(code, code) for code in profile.languages)
    lines = [
        say(names.PARTNER_KINDS[profile.kind]),
        say("Helps as: {kinds}", kinds=kinds) if kinds else None,
        say("Topics: {topics}", topics=_listed(profile.topics)) if profile.topics else None,
        say("How: {format}", format=say(names.FORMATS[profile.format])) if profile.format else None,
        say("When: {week}", week=_week(profile.week, say)) if profile.week else None,
        say("Languages: {languages}", languages=languages) if languages else None,
        say("Where: {schools}", schools=_listed(profile.schools)) if profile.schools else None,
        _limits(profile, say),
    ]
    return [line for line in lines if line]


def words(profile: Profile, say: Say) -> list[Block]:
    """What they wrote in sentences, in blocks of their own."""
    blocks = []
    if profile.hopes:
        blocks.append(section(f"{say('What they hope to get:')}\n{quote(profile.hopes, LONGEST_WORDS_SHOWN)}"))
    if profile.about:
        blocks.append(section(quote(profile.about, LONGEST_WORDS_SHOWN)))
    return blocks


def _week(free: Week, say: Say) -> str:
    """`Mon, Wed: morning; Fri: afternoon, evening`; days with the same hours stand together."""
    by_day = {day: tuple(part for part in Part if Slot(day, part) in free) for day in range(7)}
    days = sorted((parts, day) for day, parts in by_day.items() if parts)
    said = []
    for parts, group in groupby(days, key=lambda one: one[0]):
        weekdays = ", ".join(say.plain(WEEKDAYS[day]) for _, day in group)
        said.append(f"{weekdays}: {', '.join(say.plain(names.PARTS[part]) for part in parts)}")
    return "; ".join(said)


def _limits(profile: Profile, say: Say) -> str | None:
    limits = []
    if profile.asks_a_month is not None:
        limits.append(
            say.plural("at most {count} request a month", "at most {count} requests a month", profile.asks_a_month)
        )
    if profile.sessions_a_term is not None:
        limits.append(
            say.plural("at most {count} session a term", "at most {count} sessions a term", profile.sessions_a_term)
        )
    return say("How much: {limits}", limits=Mrkdwn(", ".join(limits))) if limits else None


def _listed(words_: tuple[str, ...]) -> Mrkdwn:
    return excerpt(", ".join(words_), LONGEST_LIST)
