"""What is said about a list that was sent as a file."""

from collections.abc import Sequence

from bot.domain.intake.comparing import Fate
from bot.domain.intake.guessing import Guess
from bot.domain.intake.refusals import Unreadable
from bot.domain.intake.upload import Report, Upload
from bot.messages import ids, intake
from bot.messages.blocks import actions, button, context, section
from bot.messages.message import Block, Message
from bot.messages.say import Say, escape, excerpt

BRINGS = (Fate.NEW, Fate.CONTACT)
LONGEST_REASON = 1000
MOST_COLUMNS = 20


def report(upload: Upload, say: Say) -> Message:
    """What would happen, and the two buttons; or why the file is no list."""
    found = upload.report or Report()
    if found.why:
        text = say("I cannot read the file as a list of partners. {reason}", reason=_refusal(found, say))
        return Message(text, [section(text), context(say("Nothing has changed. Send it again when it is mended."))])
    text = say("I have read your list of partners. Nothing is imported yet.")
    blocks = [*_found(text, found, say), *_columns(found.guesses, say)]
    if any(found.fates.get(fate) for fate in BRINGS):
        yes = button(say.plain("Import"), ids.IMPORT_LIST, upload.id, style="primary")
        blocks.append(actions(yes, button(say.plain("Forget it"), ids.FORGET_LIST, upload.id)))
    else:
        blocks.append(context(say("There is nothing new to import.")))
    return Message(text, blocks)


def imported(upload: Upload, say: Say) -> Message:
    text = say("Your list is imported.")
    found = upload.report or Report()
    return Message(text, _found(text, found, say))


def importing(say: Say) -> Message:
    return Message(say("I am importing your list, and tell you when it is done."))


def forgotten(say: Say) -> Message:
    return Message(say("The list is forgotten. The file is still in Slack; delete it there if it should not be."))


def decided(say: Say) -> Message:
    return Message(say("That was decided before, so nothing has changed."))


def _columns(guesses: Sequence[Guess], say: Say) -> list[Block]:
    """What each column was taken for: pressing Import says yes to that as well."""
    if not guesses:
        return []
    lines = [say("I took the columns for this:")]
    for each in guesses[:MOST_COLUMNS]:
        header, taken_for, how = intake.guess(each, say)
        lines.append(say("• {header}: {taken_for} ({how})", header=excerpt(header, 60), taken_for=taken_for, how=how))
    if len(guesses) > MOST_COLUMNS:
        lines.append(say("… and more, which I leave out here."))
    return [section("\n".join(lines))]


def _refusal(found: Report, say: Say) -> str:
    assert found.why  # noqa: S101  # the caller has looked
    return intake.refusal(Unreadable(found.why, found.fact), say)


def _found(text: str, found: Report, say: Say) -> list[Block]:
    """How many rows have which fate, and why the first of those that cannot be taken cannot."""
    counted = [f"• {escape(line)}" for line in intake.counts(found.fates, say)]
    blocks = [section("\n".join([text, *counted]))]
    for number, troubles in found.refused:
        reason = " ".join(intake.reason(trouble, say) for trouble in troubles)
        blocks.append(section(say("Row {number}: {reason}", number=number, reason=excerpt(reason, LONGEST_REASON))))
    return blocks
