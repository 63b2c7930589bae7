"""What the one who asked reads about the claims on their need: who is coming, and who no longer is."""

from bot.domain.claims import ClaimState
from bot.messages import ids, names, need_card, relayed
from bot.messages.blocks import actions, button, context, section
from bot.messages.claims import ClaimOf
from bot.messages.message import Message
from bot.messages.say import Mrkdwn, Say, mention


def has_help(about: ClaimOf, say: Say) -> Message:
    """The teacher hears who is coming, and may still choose somebody else."""
    text = say(
        "{who} can help with *{title}*.",
        who=_who(about, say),
        title=need_card.title(about.need, say),
    )
    lines = [text, need_card.taken(about.need, say)]
    if about.claim.state is ClaimState.CONFIRMED:
        return Message(text, [section("\n".join([*lines, say("Confirmed.")]))])
    buttons = actions(
        button(say.plain("Confirm"), ids.CONFIRM, about.claim.id, style="primary"),
        button(say.plain("Suggest another time"), ids.MOVE, about.need.id),
        button(say.plain("Choose someone else"), ids.RELEASE, about.claim.id),
    )
    note = context(say("If you say nothing, this is confirmed for you after one school day."))
    return Message(text, [section("\n".join(lines)), buttons, note])


def confirmed(about: ClaimOf, say: Say) -> Message:
    if about.claim.state is ClaimState.CONFIRMED:
        return Message(
            say(
                "Confirmed: {who} for *{title}*.",
                who=_who(about, say),
                title=need_card.title(about.need, say),
            )
        )
    return Message(
        say(
            "Noted. I am asking {who} whether the new plan for *{title}* still works.",
            who=_who(about, say),
            title=need_card.title(about.need, say),
        )
    )


def released(about: ClaimOf, say: Say) -> Message:
    return Message(
        say(
            "Done. I will let {who} know kindly. The place on N-{number} is free again.",
            who=_who(about, say),
            number=about.need.number,
        )
    )


def withdrawn(about: ClaimOf, asked_next: bool, say: Say) -> Message:
    """No reason is given: it is the partner's own."""
    text = say("{who} can't make it to *{title}*.", who=_who(about, say), title=need_card.title(about.need, say))
    if not about.need.is_posted:
        return Message(text)
    next_step = (
        say("The next person on the waiting list has been asked. You don't need to do anything yet.")
        if asked_next
        else say("The place is open again for everybody. You don't need to do anything yet.")
    )
    return Message(text, [section(f"{text} {next_step}")])


def party_changed(about: ClaimOf, say: Say) -> Message:
    """They come with more or with fewer than the teacher was told."""
    text = say("A change on *{title}*: it is now {who}.", who=_who(about, say), title=need_card.title(about.need, say))
    return Message(text, [section(f"{text}\n{need_card.taken(about.need, say)}")])


def waits_together(about: ClaimOf, say: Say) -> Message:
    """They gave their place back, to come when there is room for all of them."""
    return Message(
        say(
            "{who} would like to come together, and now wait until *{title}* has room for all of them. You don't need to do anything yet.",
            who=_who(about, say),
            title=need_card.title(about.need, say),
        )
    )


def still_on(about: ClaimOf, say: Say) -> Message:
    return Message(
        say(
            "The new plan for *{title}* works for {who}.",
            who=_who(about, say),
            title=need_card.title(about.need, say),
        )
    )


def coming(about: ClaimOf, say: Say) -> str:
    """One line of the list that the asker sees: who, and how it stands."""
    state = {
        ClaimState.HELD: say("waits for a coordinator") if about.claim.waits_for_approval else say("has a place"),
        ClaimState.CONFIRMED: say("confirmed"),
        ClaimState.OFFERED: say("is being asked"),
        ClaimState.WAITLISTED: say("is waiting"),
    }[about.claim.state]
    return f"• {_who(about, say)}: {state}"


def _who(about: ClaimOf, say: Say) -> Mrkdwn:
    who = mention(about.claim.user_id)
    if about.contact:
        who = relayed.who(relayed.brought(about), say)
    elif about.partner:
        who = say("{person} ({organisation})", person=who, organisation=about.partner.name)
    if about.claim.party == 1:
        return who
    if about.need.kind in names.THINGS:
        return say("{who} with {count}", who=who, count=about.claim.party)
    return say("{who} and {count} more", who=who, count=about.claim.party - 1)
