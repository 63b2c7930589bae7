"""What is said when a text may identify a learner: why, and three ways on. The text itself is never repeated."""

from bot.domain.guard.verdict import Reason, Verdict
from bot.messages import ids
from bot.messages.blocks import actions, button, context, field, modal, section, ticks
from bot.messages.message import Block, Message
from bot.messages.say import Say, later, mention

QUESTION = "guard"  # the name of the tick
HEAD, WAYS = "guard.head", "guard.ways"

REASONS = {
    Reason.NUMBER: later("It looks as if a student's number is in it."),
    Reason.BIRTH_DATE: later("It looks as if a learner's date of birth is in it."),
    Reason.CONTACT: later("It looks as if a phone number or an e-mail address of a learner's is in it."),
    Reason.ADDRESS: later("It looks as if a home address is in it."),
    Reason.HANDLE_OR_PHOTO: later("It looks as if a learner's account or photo is in it."),
    Reason.CONDITION: later("It seems to tell of one learner's health or support."),
    Reason.CONDUCT_OR_GRADES: later("It seems to tell of one learner's conduct or marks."),
    Reason.RELATION: later("It seems to tell of one learner through their family."),
    Reason.ONE_CHILD: later("It seems to describe one child so closely that they could be recognized."),
    Reason.NAME_NEAR_LEARNER: later("It looks as if a learner is named in it."),
}


def stop(verdict: Verdict, say: Say) -> str:
    """Under the field itself."""
    reason = say.plain(REASONS[verdict.reason]) if verdict.reason else ""
    return f"{reason} {say.plain('Please leave it out; nothing has been posted or kept.')}".strip()


def not_kept(verdict: Verdict, say: Say) -> Message:
    """Where there is no form to go on with."""
    return Message(f"{_notice(verdict, say)} {say('Please type it again in other words.')}")


def question(verdict: Verdict, label: str | None, token: str | None, say: Say) -> list[Block]:
    """Stands above a form; `label` is the field it is about, `token` what a yes is good for: without it there is none."""
    harmless = (token or "", say.plain("No learner can be recognized from this"))
    return [
        section(_notice(verdict, say, label)) | {"block_id": HEAD},
        *([field(QUESTION, say.plain("If I am mistaken"), ticks([harmless], []))] if token else []),
        actions(button(say.plain("Ask the coordinator"), ids.GUARD_ASK, 0)) | {"block_id": WAYS},
    ]


def asked(told: int, say: Say) -> Block:
    text = (
        say("I have told the coordinators that you would like help with the wording. They have not seen your text.")
        if told
        else say("There is no coordinator yet whom I could ask.")
    )
    page = modal(
        "done",
        say.plain("Thank you"),
        [section(text), context(say("Your form is still open beneath this."))],
        close=say.plain("Back"),
    )
    return {name: part for name, part in page.items() if name != "clear_on_close"}


def wording_wanted(user_id: str, say: Say) -> Message:
    return Message(
        say(
            "{who} would like help to word something without identifying a learner. I have not kept their text; could you write to them?",
            who=mention(user_id),
        )
    )


def _notice(verdict: Verdict, say: Say, label: str | None = None) -> str:
    """Nothing has happened yet, and why."""
    reason = say(REASONS[verdict.reason]) if verdict.reason else ""
    nothing = say("*Nothing has been posted or kept.*")
    where = say("In “{field}”:", field=label) if label else ""
    advice = say("Partners will read this, so please describe what is needed without saying who a learner is.")
    return " ".join(filter(None, [nothing, where, reason, advice]))
