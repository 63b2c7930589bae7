"""Who did what, for coordinators: ids and fixed words, never anybody's text."""

from collections.abc import Sequence

from bot.domain.audit import Deed, Note
from bot.domain.partners import Partner
from bot.messages.blocks import context, section
from bot.messages.message import Message
from bot.messages.say import Mrkdwn, Say, excerpt, later, mention

LONGEST_TYPED = 100
DEEDS = {
    Deed.REGISTERED: later("registered"),
    Deed.EDITED: later("edited"),
    Deed.APPROVED: later("approved"),
    Deed.DECLINED: later("declined"),
    Deed.ASKED: later("asked back"),
    Deed.PAUSED: later("paused"),
    Deed.STAGED: later("set the stage"),
    Deed.JOINED: later("joined"),
    Deed.LEFT: later("left"),
    Deed.BLOCKED: later("blocked"),
    Deed.UNBLOCKED: later("unblocked"),
    Deed.ROLE_GIVEN: later("gave a role"),
    Deed.ROLE_TAKEN: later("took a role away"),
    Deed.SETTINGS_SAVED: later("saved settings"),
    Deed.GUARD_OVERRIDDEN: later("said that a text names no learner"),
    Deed.GUARD_ASKED: later("asked a coordinator about a text"),
    Deed.ALIAS_ADDED: later("taught me a word"),
    Deed.CLAIMED_FOR: later("claimed for somebody"),
    Deed.IMPORTED: later("imported"),
    Deed.EXPORTED: later("exported"),
    Deed.DATA_SHOWN: later("asked for their own data"),
    Deed.FORGOTTEN: later("was forgotten"),
}


def latest(notes: Sequence[Note], say: Say) -> Message:
    return _listed(say("*What was done last*"), notes, say)


def by_person(user_id: str, notes: Sequence[Note], say: Say) -> Message:
    return _listed(say("*What {who} did last*", who=mention(user_id)), notes, say)


def about_partner(partner: Partner, notes: Sequence[Note], say: Say) -> Message:
    return _listed(say("*What was done last about {partner}*", partner=partner.name), notes, say)


def nobody_called(typed: str, say: Say) -> Message:
    return Message(
        say(
            "I know nobody called “{typed}” here. Write a person's name with an @, or an organization's in full.",
            typed=excerpt(typed, LONGEST_TYPED),
        )
    )


def _listed(title: Mrkdwn, notes: Sequence[Note], say: Say) -> Message:
    if not notes:
        return Message(title, [section(title), context(say("Nothing is noted."))])
    lines = [_line(note, say) for note in notes]
    whole = context(say("The twenty latest at most. `handraise audit` on the machine shows all."))
    return Message(title, [section("\n".join([title, *lines])), whole])


def _line(note: Note, say: Say) -> str:
    """`Tue 6 Oct 9:00 am · @Ruth approved · partner 12`."""
    local = note.at.astimezone(say.zone)
    when = say("{day} {time}", day=say.day(local.date()), time=say.clock(local.time()))
    what = say("{who} {deed}", who=mention(note.by.user_id), deed=say.plain(DEEDS[note.deed]))
    about = f"{note.subject} {note.subject_id}" if note.subject_id else note.subject
    return "• " + " · ".join(filter(None, [when, what, about, note.word and excerpt(note.word, LONGEST_TYPED)]))
