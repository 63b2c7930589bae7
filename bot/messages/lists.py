"""Lists of needs, one need in full, and what the commands can do."""

from collections.abc import Sequence

from bot.domain.needs import Need
from bot.messages import claims, for_asker, ids, need_card, relayed
from bot.messages.blocks import actions, button, context, section
from bot.messages.claims import ClaimOf
from bot.messages.message import Block, Message
from bot.messages.need_card import NeedCard
from bot.messages.relayed import ClaimFor
from bot.messages.say import Mrkdwn, Say, excerpt, mention

PAGE = 8
LONGEST_TYPED = 100
EXAMPLES = (
    "/need mentor robotics",
    "/need 3 panelists science fair friday 2pm grade 8",
    "/need juez para la feria de ciencias el viernes",
)


def open_needs(page: Sequence[NeedCard], more: bool, topic: str | None, say: Say) -> Message:
    topic = excerpt(topic, LONGEST_TYPED) if topic else None
    heading = say("Open requests about {topic}", topic=topic) if topic else say("Open requests")
    nothing = (
        say("Nothing is open about *{topic}* right now.", topic=topic) if topic else say("Nothing is open right now.")
    )
    return _listed(heading, nothing, page, more and (ids.MORE_OF_TOPIC if topic else ids.MORE_OPEN), say)


def my_needs(page: Sequence[NeedCard], more: bool, say: Say) -> Message:
    nothing = say("You have no open requests. `/need mentor robotics` makes one.")
    return _listed(say("Your requests"), nothing, page, more and ids.MORE_MINE, say)


def one_need(
    card: NeedCard,
    coming: Sequence[ClaimOf],
    mine: ClaimOf | None,
    relays: Sequence[ClaimFor],
    *,
    runs_it: bool,
    may_bring: bool,
    say: Say,
) -> Message:
    """One need with what this reader may do: those who run it see who is coming.

    `relays` are the claims for people off Slack that the reader answers for.
    """
    need = card.need
    text = f"*{need_card.title(need, say)}*"
    lines = [
        text,
        *need_card.facts(need, say),
        need_card.standing(card, say),
        say("Asked by {asker}", asker=mention(need.asker)),
    ]
    blocks = [section("\n".join(lines)), *need_card.note(need)]
    if runs_it:
        blocks += [section(for_asker.coming(about, say)) for about in coming]
    for one in relays:
        blocks += relayed.own(one, say)
    if runs_it:
        if need.is_posted:
            blocks.append(_run(need, say))
    elif mine:
        blocks += claims.own(mine, say)
    elif need.is_posted:
        blocks.append(actions(button(say.plain("I can help"), ids.CLAIM, need.id, style="primary")))
    if may_bring and need.is_posted:
        blocks.append(actions(button(say.plain("Claim for somebody"), ids.CLAIM_FOR, need.id)))
    return Message(text, blocks)


def need_help(say: Say) -> Message:
    lines = [
        say(
            "*Ask for help* in one line, in English or Spanish. I post it where partners read, and tell you who can come."
        ),
        *(f"• `{line}`" for line in EXAMPLES),
        say("`/need` alone opens a form."),
        say("`/need list` shows what is open, and `/need list robotics` what is open about one topic."),
        say("`/need mine` shows your own requests, and `/need 42` shows one."),
        say(
            "`/need 42 claim for Maria Soto, City Library` takes a place for somebody who is not on Slack. You pass messages on to them, and I write the e-mails."
        ),
        say("`/partner` is for partners and coordinators."),
    ]
    return Message(lines[0], [section("\n".join(lines))])


def partner_help(is_coordinator: bool, say: Say) -> Message:
    lines = [
        say("*To help*, press *I can help* on a request. The first time, I ask which organization you come from."),
        say("`/partner` alone shows what you can do here."),
        say("`/partner register` registers an organization, `/partner show` and `/partner edit` your own."),
        say("`/partner find robotics` and `/partner list` show who can help."),
        say("`/partner pause until friday` gives you a rest, `/partner leave` ends speaking for it."),
    ]
    if is_coordinator:
        lines += [
            say("`/partner list pending` shows who waits for you, `/partner edit NAME` changes any partner."),
            say("`/partner settings` chooses the channel for requests, the time zone, the language and the schools."),
            say("`/partner roles` says who does what: teachers, school leads, coordinators."),
            say("`/partner audit @name` shows who did what."),
            say("`/partner topics` shows words of requests that led to nobody, to say once what they mean."),
            say("`/partner block @name` stops somebody from claiming, `/partner unblock @name` lets them again."),
        ]
    else:
        lines.append(say("`/need list` shows what is open."))
    lines.append(
        say("`/partner privacy` says what I keep; `/partner mydata` and `/partner forget-me` are for your own data.")
    )
    return Message(lines[0], [section("\n".join(lines))])


def did_you_mean(typed: str, close: Sequence[str], help_text: Message, say: Say) -> Message:
    """An unknown subcommand: the closest ones, then help."""
    typed = excerpt(typed, LONGEST_TYPED)
    text = say("I don't know “{typed}”.", typed=typed)
    if close:
        either = say(" or ").join(f"`{command}`" for command in close)
        text = say("I don't know “{typed}”. Did you mean {commands}?", typed=typed, commands=Mrkdwn(either))
    return Message(text, [section(text), *help_text.blocks])


def _listed(heading: str, nothing: str, page: Sequence[NeedCard], more: str | bool, say: Say) -> Message:
    if not page:
        return Message(nothing, [section(nothing)])
    blocks: list[Block] = [section(f"*{heading}*")]
    for card in page:
        need = card.need
        parts = [need_card.title(need, say), need_card.whom(need, say), need_card.when(need, say)]
        line = " · ".join(filter(None, [*parts, need_card.standing(card, say)]))
        blocks.append(section(line) | {"accessory": button(say.plain("Show"), ids.SHOW_NEED, need.id)})
    if more:
        blocks.append(actions(button(say.plain("More"), str(more), page[-1].need.id)))
    else:
        blocks.append(context(say("That is all.")))
    return Message(heading, blocks)


def _run(need: Need, say: Say) -> Block:
    return actions(
        button(say.plain("Edit"), ids.DETAILS, need.id),
        button(say.plain("Cancel"), ids.CANCEL, need.id),
        button(say.plain("Renew"), ids.RENEW, need.id),
        button(say.plain("Close"), ids.CLOSE, need.id),
        button(say.plain("Filled elsewhere"), ids.FILLED_ELSEWHERE, need.id),
    )
