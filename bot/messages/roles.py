"""Who does what: the forms that say so, what is told to whoever is concerned, and wishes to be a teacher."""

from collections.abc import Sequence

from bot.domain.partners import fold
from bot.domain.people import Role
from bot.domain.roles import Staff, Wish
from bot.messages import ids
from bot.messages.blocks import actions, button, context, field, modal, section
from bot.messages.forms import done
from bot.messages.message import Block, Message
from bot.messages.say import Mrkdwn, Say, excerpt, later, mention

MOST_BLOCKS = 100  # of a form, as Slack has it
MOST_SHOWN = 100  # people in one field
MOST_NAMED = 20  # people in one sentence
LONGEST_LIST = 600
ADMINISTRATORS, COORDINATORS, TEACHERS = "administrators", "coordinators", "teachers"
NO_LONGER_TEACHERS = "no_longer_teachers"
OF_SCHOOL = "school:"  # begins the name of a school's field; its folded name follows


def form(staff: Staff, is_administrator: bool, say: Say) -> Block:
    """Administrators are shown to a coordinator, and changed by an administrator."""
    administrators, teachers = staff.having(Role.ADMINISTRATOR), staff.having(Role.TEACHER)
    are_many = len(teachers) > MOST_SHOWN
    blocks = [
        _people(ADMINISTRATORS, say.plain("Administrators"), administrators, say.plain("They say who does what."))
        if is_administrator
        else section(say("Administrators: {people}", people=_named(administrators, say))),
        _people(
            COORDINATORS,
            say.plain("Coordinators"),
            staff.having(Role.COORDINATOR),
            say.plain("They look after partners, settings and every request."),
        ),
        _people(
            TEACHERS,
            say.plain("New teachers") if are_many else say.plain("Teachers"),
            () if are_many else teachers,
            say.plain("They ask for help. Needed only where the settings say that only teachers ask."),
        ),
    ]
    if are_many:
        blocks.append(_people(NO_LONGER_TEACHERS, say.plain("No longer teachers"), (), None))
        blocks.append(context(say("{count} people are teachers, too many to show here.", count=len(teachers))))
    blocks.append(actions(button(say.plain("School leads"), ids.OPEN_LEADS, 0)))
    return modal(ids.ROLES, say.plain("Who does what"), blocks, submit=say.plain("Save"), close=say.plain("Cancel"))


def leads_form(schools: Sequence[str], staff: Staff, say: Say) -> Block:
    """A field for each school, those included that are on no list any more and still have a lead."""
    listed = {fold(name): name for name in (*schools, *staff.schools_beside(schools)) if fold(name)}
    fields = [_people(OF_SCHOOL + folded, name, staff.leads_of(name), None) for folded, name in listed.items()]
    if not fields:
        text = say("No school is known yet. Write the schools into the settings first: `/partner settings`.")
        return done(say.plain("School leads"), text, say)
    return modal(
        ids.LEADS,
        say.plain("School leads"),
        fields[:MOST_BLOCKS],
        submit=say.plain("Save"),
        close=say.plain("Cancel"),
    )


def saved(given: int, taken: int, say: Say) -> Block:
    text = (
        say("Saved. Roles given: {given}, taken back: {taken}. I tell everybody concerned.", given=given, taken=taken)
        if given or taken
        else say("Nothing has changed.")
    )
    return done(say.plain("Who does what"), text, say)


def changed(duties: Staff, coordinators: Sequence[str], say: Say) -> Message:
    """To whoever was given a role or has lost one: what they may do from now on."""
    lines = [_duty(role, duties, say) for role in Role if duties.having(role)]
    text = (
        say("What you do in Handraise has changed. From now on you are:")
        if lines
        else say(
            "You have no role of your own in Handraise any more. You can still read requests and offer help. Thank you for what you have done."
        )
    )
    more = say("If you have a question, {people} can tell you more.", people=_named(coordinators, say))
    return Message(text, [section("\n".join([text, *lines])), context(more)])


def wish(wish: Wish, say: Say) -> Message:
    """To the coordinators; once it is answered, who answered what."""
    who, by = mention(wish.user_id), mention(wish.answered_by or "")
    if wish.answered_at is None:
        text = say("{who} would like to ask for help here, and so to be a teacher.", who=who)
        yes = button(say.plain("Make them a teacher"), ids.GRANT_WISH, wish.id, style="primary")
        return Message(text, [section(text), actions(yes, button(say.plain("Not now"), ids.PUT_OFF_WISH, wish.id))])
    text = (
        say("{who} is a teacher now, says {by}.", who=who, by=by)
        if wish.is_granted
        else say("{who} would like to be a teacher. {by} has answered: not now.", who=who, by=by)
    )
    return Message(text, [section(text)])


def wish_sent(say: Say) -> Message:
    return Message(say("I have asked the coordinators, and tell you what they say."))


def wish_waits(say: Say) -> Message:
    return Message(say("The coordinators have your wish already. I tell you as soon as one of them answers."))


def not_now(user_id: str, say: Say) -> Message:
    """To whoever wished for the role, when somebody has answered and when they ask again too soon."""
    text = say(
        "About being a teacher here: not now, says {by}. They can tell you why, and in a week you can ask again.",
        by=mention(user_id),
    )
    return Message(text)


def may_ask_already(say: Say) -> Message:
    return Message(say("You may ask for help already: `/need mentor robotics`, or `/need` for a form."))


def not_of_here(say: Say) -> Message:
    """To somebody of another workspace, in a shared channel."""
    return Message(say("Roles are for people of this workspace. Somebody who is a teacher here can ask for you."))


def ask_to_teach(say: Say) -> list[Block]:
    return [actions(button(say.plain("Ask to be a teacher"), ids.WISH_TO_TEACH, 0))]


def _people(name: str, label: str, chosen: Sequence[str], hint: str | None) -> Block:
    """Whoever does not fit is not shown, and keeps what they have: a form changes only what it shows."""
    element: Block = {"type": "multi_users_select"}
    if chosen:
        element["initial_users"] = list(chosen[:MOST_SHOWN])
    return field(name, label, element, hint=hint)


def _named(user_ids: Sequence[str], say: Say) -> Mrkdwn:
    if not user_ids:
        return say("nobody")
    shown = ", ".join(mention(user_id) for user_id in user_ids[:MOST_NAMED])
    return Mrkdwn(shown if len(user_ids) <= MOST_NAMED else f"{shown} …")


DUTIES = {
    Role.TEACHER: later("• *Teacher:* you ask for help with `/need`, and decide who comes."),
    Role.COORDINATOR: later(
        "• *Coordinator:* you choose the settings, look after partners, and may do for any request what its teacher may."
    ),
    Role.ADMINISTRATOR: later("• *Administrator:* you say who does what, with `/partner roles`."),
}


def _duty(role: Role, duties: Staff, say: Say) -> Mrkdwn:
    if role is not Role.SCHOOL_LEAD:
        return say(DUTIES[role])
    schools = sorted({one.school for one in duties.holdings if one.role is role})
    return say(
        "• *School lead* for {schools}: you may do for every request of the school what its teacher may.",
        schools=excerpt(", ".join(schools), LONGEST_LIST),
    )
