"""The registry as people read it: the menu, one partner, lists, and what is answered to a change."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.partners import Contact, Entry, Partner, Rank, Standing
from bot.messages import ids, names, profile
from bot.messages.blocks import actions, button, context, section
from bot.messages.forms import page
from bot.messages.message import Block, Message
from bot.messages.review import person
from bot.messages.say import Mrkdwn, Say, excerpt

PAGE = 8
MOST_CONTACTS = 10


@dataclass(frozen=True, slots=True)
class Shown:
    """A partner with what this reader may see and do: `runs_it` is to speak for it, or to be a coordinator."""

    entry: Entry
    contacts: Sequence[Contact]
    runs_it: bool
    is_coordinator: bool


@dataclass(frozen=True, slots=True)
class Menu:
    """What fits the person: the partner they speak for, if any; how many wait where they coordinate."""

    own: Partner | None
    is_coordinator: bool
    waiting: int


def menu(fits: Menu, say: Say) -> Message:
    if fits.own:
        text = say("You speak for *{organisation}*.", organisation=_name(fits.own))
        if not fits.own.is_approved:
            text = say(
                "You speak for *{organisation}*. A coordinator has yet to approve it.", organisation=_name(fits.own)
            )
        mine = [
            button(say.plain("My organization"), ids.SHOW_PARTNER, fits.own.id, style="primary"),
            button(say.plain("Edit"), ids.EDIT_PARTNER, fits.own.id),
            button(say.plain("Pause"), ids.PAUSE, fits.own.id),
        ]
    else:
        text = say("Partners help in our classrooms. You are welcome to look, and to join.")
        mine = [button(say.plain("Register my organization"), ids.REGISTER, 0, style="primary")]
    look = [
        button(say.plain("What is open"), ids.MORE_OPEN, 0),
        button(say.plain("Find"), ids.FIND, 0),
    ]
    blocks = [section(text), actions(*mine, *look)]
    if fits.is_coordinator:
        waiting = say.plural("{count} partner waits for you.", "{count} partners wait for you.", fits.waiting)
        review = button(say.plain("Review"), ids.REVIEW, 0, style="primary" if fits.waiting else None)
        more = [] if not fits.own else [button(say.plain("Register my organization"), ids.REGISTER, 0)]
        blocks += [section(waiting), actions(review, *more, button(say.plain("Settings"), ids.OPEN_SETTINGS, 0))]
    return Message(text, [*blocks, context(say("`/partner help` says what else you can type."))])


def one(shown: Shown, say: Say) -> Message:
    """Who can be turned to is for everybody; names and addresses off Slack are for those who run it."""
    entry = shown.entry
    title = profile.name(entry.profile)
    heading = say("*{organisation}* · number {number}", organisation=title, number=entry.id)
    lines = [heading, *profile.facts(entry.profile, say), *_how_it_stands(shown, say)]
    blocks = [section("\n".join(lines)), *profile.words(entry.profile, say)]
    for contact in shown.contacts[:MOST_CONTACTS]:
        if shown.runs_it:
            gone = button(say.plain("No longer here"), ids.LEAVE, contact.id)
            blocks.append(section(_contact(contact, say)) | {"accessory": gone})
        elif contact.user_id and contact.is_approved:
            blocks.append(section(say("Contact: {who}", who=person(contact, say))))
    if shown.runs_it:
        rest = (
            button(say.plain("Resume"), ids.RESUME, entry.id)
            if entry.paused_until
            else button(say.plain("Pause"), ids.PAUSE, entry.id)
        )
        edit = button(say.plain("Edit"), ids.EDIT_PARTNER, entry.id)
        blocks.append(actions(edit, rest, button(say.plain("Add a contact"), ids.ADD_CONTACT, entry.id)))
    return Message(title, blocks)


def listed(entries: Sequence[Entry], more: bool, say: Say) -> Message:
    """A page of all partners."""
    if not entries:
        return Message(say("No partner is registered yet. `/partner register` makes the first."))
    heading = say("Partners")
    foot = (
        actions(button(say.plain("More"), ids.MORE_PARTNERS, entries[-1].id)) if more else context(say("That is all."))
    )
    return Message(heading, [section(f"*{heading}*"), *(_line(entry, say) for entry in entries), foot])


def found(typed: str, entries: Sequence[Entry], more: bool, say: Say) -> Message:
    """Those that have all of the words."""
    typed = excerpt(typed, 100)
    if not entries:
        return Message(say("I found no partner for “{typed}”. Fewer words find more.", typed=typed))
    heading = say("Partners for “{typed}”", typed=typed)
    foot = say("There are more. Another word narrows it down.") if more else say("That is all.")
    return Message(heading, [section(f"*{heading}*"), *(_line(entry, say) for entry in entries), context(foot)])


def found_page(result: Message, say: Say) -> Block:
    return page(say.plain("Find"), result, say)


def nobody_waits(say: Say) -> Message:
    return Message(say("Nobody waits for an answer."))


def none_dormant(say: Say) -> Message:
    return Message(say("No partner is dormant."))


def registered(partner: Partner, standing: Standing, is_new: bool, say: Say) -> Block:
    """What became of it, and what can be done next."""
    organisation = _name(partner)
    if not is_new and standing is not Standing.APPROVED:
        text = say(
            "{organisation} is here already, so I am asking its contacts and the coordinators whether you speak for it. I write to you as soon as they have answered.",
            organisation=organisation,
        )
        return page(say.plain("Thank you"), Message(text), say)
    if standing is Standing.APPROVED:
        text = say("{organisation} is registered.", organisation=organisation)
    else:
        text = say(
            "Thank you. {organisation} is registered; a coordinator has a look first, and I write to you when they have decided. You can say more meanwhile.",
            organisation=organisation,
        )
    more = actions(
        button(say.plain("Say more"), ids.EDIT_PARTNER, partner.id, style="primary"),
        button(say.plain("Add a contact"), ids.ADD_CONTACT, partner.id),
    )
    return page(say.plain("Thank you"), Message(text, [section(text), more]), say)


def saved(shown: Shown, say: Say) -> Block:
    return page(say.plain("Saved"), one(shown, say), say)


def paused(entry: Entry, until: date, say: Say) -> Message:
    text = say(
        "I ask {organisation} for nothing before {day}. You can press *I can help* all the same.",
        organisation=profile.name(entry.profile),
        day=say.day(until, with_year=True),
    )
    return Message(text, [section(text), actions(button(say.plain("Resume"), ids.RESUME, entry.id))])


def paused_page(entry: Entry, until: date, say: Say) -> Block:
    return page(say.plain("Pause"), paused(entry, until, say), say)


def resumed(entry: Entry, say: Say) -> Message:
    return Message(say("Welcome back: I ask {organisation} again.", organisation=profile.name(entry.profile)))


def speaks_for_nobody(say: Say) -> Message:
    text = say("You don't speak for a partner yet.")
    register = button(say.plain("Register my organization"), ids.REGISTER, 0, style="primary")
    return Message(text, [section(text), actions(register)])


def _how_it_stands(shown: Shown, say: Say) -> list[str]:
    entry = shown.entry
    lines: list[str] = []
    if entry.standing is Standing.PENDING:
        lines.append(say("Waits for a coordinator's approval."))
    elif entry.standing is Standing.DECLINED:
        lines.append(say("Not approved."))
    if entry.paused_until:
        lines.append(say("Paused until {day}.", day=say.day(entry.paused_until, with_year=True)))
    if shown.is_coordinator:
        lines.append(say("Stage: {stage}", stage=say(names.STAGES[entry.stage])))
    return lines


def _contact(contact: Contact, say: Say) -> str:
    who = person(contact, say)
    if contact.email:
        who = say("{who} ({email})", who=who, email=excerpt(contact.email, 120))
    if contact.standing is Standing.PENDING:
        return say("Waits to be approved: {who}", who=who)
    return say("Contact: {who}", who=who) if contact.rank is Rank.PRIMARY else say("Backup contact: {who}", who=who)


def _line(entry: Entry, say: Say) -> Block:
    organisation, kind = profile.name(entry.profile), say(names.PARTNER_KINDS[entry.profile.kind])
    topics = excerpt(", ".join(entry.profile.topics), 200)
    line = Mrkdwn(" · ".join(filter(None, [f"*{organisation}*", kind, topics])))
    return section(line) | {"accessory": button(say.plain("Show"), ids.SHOW_PARTNER, entry.id)}


def _name(partner: Partner) -> Mrkdwn:
    return excerpt(partner.name, profile.LONGEST_NAME_SHOWN)
