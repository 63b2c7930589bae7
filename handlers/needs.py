"""What the bot hears about needs: asking, adding details, cancelling, and the answers to its own questions."""

from dataclasses import replace
from datetime import date

from bot.domain.calendar import local_day
from bot.domain.needs import Details, Need, NeedState, details_of
from bot.domain.reading.kinds import Kind
from bot.domain.reading.record import Format, Reading
from bot.domain.reading.topics import slug_of
from bot.errors import FewerThanTaken, NeedIsOver
from bot.messages import complaints, errors, forms, ids, names, need_form
from bot.messages import needs as words
from bot.messages.message import Message
from bot.messages.say import Say as Voice
from bot.services import ending, needs
from handlers import listing
from handlers.heard import Click, Command, Form
from handlers.permissions import anyone, asker_or_coordinator, need_of
from handlers.reply import Errors, Open, Reply, Say, Show
from handlers.route import button, command, form
from handlers.speaking import say_to
from storage.transaction import Transaction


def ask(tx: Transaction, heard: Command) -> Reply:
    """`/need …`: a subcommand, or a request in one line."""
    say = say_to(tx, heard)
    if (listed := listing.need_subcommand(tx, heard, say)) is not None:
        return listed
    asked = needs.ask(
        tx,
        heard.as_typed,
        by=heard.person,
        home=heard.team_id,
        typed_in=heard.channel,
        language=heard.reader.language,
        at=heard.at,
    )
    if isinstance(asked, needs.Unclear):
        return _blank_form(asked.reading, heard, say)
    return Say(_answer(tx, asked, heard, say, cut=heard.cut))


def ask_by_form(tx: Transaction, heard: Form) -> Reply:
    say = say_to(tx, heard)
    if wrong := _wrong(tx, heard, None, say):
        return Errors(wrong)
    details = _filled_in(heard, None)
    asked = needs.ask_in_full(tx, details, by=heard.person, home=heard.team_id, typed_in=heard.origin, at=heard.at)
    answer = _answer(tx, asked, heard, say)
    return Show(forms.page(names.subject(asked.need, say), answer, say))


def add_details(tx: Transaction, heard: Click) -> Reply:
    say = say_to(tx, heard)
    need = need_of(tx, heard)
    if not need.is_posted:
        raise NeedIsOver(need.number)
    return Open(need_form.edit(need.id, need.number, need, say), errors.form_too_late(say))


def save_details(tx: Transaction, heard: Form) -> Reply:
    say = say_to(tx, heard)
    need = need_of(tx, heard)
    if wrong := _wrong(tx, heard, need, say):
        return Errors(wrong)
    try:
        edited = ending.edit(tx, need.id, _filled_in(heard, need), at=heard.at)
    except FewerThanTaken as error:
        return Errors({"wanted": errors.explain(error, say).text})
    text = words.edited(edited.need, edited.asked_again, say) if edited.changes else words.unchanged(edited.need, say)
    return Show(forms.done(f"N-{need.number}", text, say))


def choose_day(tx: Transaction, heard: Click) -> Reply:
    need = need_of(tx, heard)
    day = {ids.EITHER_DAY: need.either_day, ids.OR_DAY: need.or_day}.get(heard.name)
    return Say(_answer(tx, needs.choose_day(tx, need, day, at=heard.at), heard, say_to(tx, heard)), instead=True)


def post_anyway(tx: Transaction, heard: Click) -> Reply:
    posted = needs.post_anyway(tx, need_of(tx, heard), at=heard.at)
    return Say(_answer(tx, posted, heard, say_to(tx, heard)), instead=True)


def cancel(tx: Transaction, heard: Click) -> Reply:
    """A need that somebody has offered to help with is cancelled only after a second yes."""
    say, need = say_to(tx, heard), need_of(tx, heard)
    if need.state is NeedState.DRAFT:
        needs.drop_draft(tx, need, at=heard.at)
        return Say(words.dropped(need, say), instead=True)
    live = tx.claims.live(need.id)
    if live:
        return Say(words.surely_cancel(need, len(live), say))
    return cancel_surely(tx, heard)


def cancel_surely(tx: Transaction, heard: Click) -> Reply:
    need = need_of(tx, heard)
    told = ending.cancel(tx, need.id, at=heard.at)
    return Say(words.cancelled(need, told, say_to(tx, heard)), instead=True)


def keep(tx: Transaction, heard: Click) -> Reply:
    return Say(words.kept(need_of(tx, heard), say_to(tx, heard)), instead=True)


def retry(tx: Transaction, heard: Click) -> Reply:
    need = needs.retry(tx, need_of(tx, heard), at=heard.at)
    needs.answer_in_private(tx, need, heard.response_url)
    return Say(words.retried(need, say_to(tx, heard)), instead=True)


def open_renewal(tx: Transaction, heard: Click) -> Reply:
    say, need = say_to(tx, heard), need_of(tx, heard)
    if not need.is_posted:
        raise NeedIsOver(need.number)
    today = local_day(heard.at, tx.workspaces.get(heard.team_id).zone)
    return Open(forms.renew(need, today, say), errors.form_too_late(say))


def renew(tx: Transaction, heard: Form) -> Reply:
    say = say_to(tx, heard)
    if _is_over(tx, heard, heard.day("day")):
        return Errors({"day": complaints.day_is_over(say)})
    need = ending.renew(tx, need_of(tx, heard).id, heard.day("day"), at=heard.at)
    return Show(forms.done(f"N-{need.number}", words.renewed(need, say), say))


def close(tx: Transaction, heard: Click) -> Reply:
    need = ending.close(tx, need_of(tx, heard).id, at=heard.at)
    return Say(words.closed(need, say_to(tx, heard)), instead=True)


def open_filled_elsewhere(tx: Transaction, heard: Click) -> Reply:
    say, need = say_to(tx, heard), need_of(tx, heard)
    if not need.is_posted:
        raise NeedIsOver(need.number)
    return Open(forms.filled_elsewhere(need, say), errors.form_too_late(say))


def filled_elsewhere(tx: Transaction, heard: Form) -> Reply:
    say = say_to(tx, heard)
    if not heard.text("who"):
        return Errors({"who": complaints.no_name(say)})
    need = ending.filled_elsewhere(tx, need_of(tx, heard).id, heard.text("who"), at=heard.at)
    return Show(forms.done(f"N-{need.number}", words.credited(need, say), say))


def _blank_form(reading: Reading, heard: Command, say: Voice) -> Reply:
    return Open(need_form.blank(reading, heard.channel, say), errors.form_too_late(say, heard.as_typed))


def _answer(
    tx: Transaction, asked: needs.Asked, heard: Command | Form | Click, say: Voice, *, cut: bool = False
) -> Message:
    if isinstance(asked, needs.WhichDay):
        return words.which_day(asked.need, say)
    if isinstance(asked, needs.Alike):
        return words.alike(asked.need, asked.other, say)
    needs.answer_in_private(tx, asked.need, heard.response_url)
    return words.posted(asked.need, say, is_makeshift=asked.is_makeshift, cut=cut)


def _wrong(tx: Transaction, heard: Form, before: Need | None, say: Voice) -> dict[str, str]:
    """What Slack's own form lets pass: nothing but blanks, and a day newly chosen that is already over."""
    wrong = {} if heard.text("topic") else {"topic": complaints.no_words(say)}
    kept = before is not None and heard.day("day") == before.day
    if not kept and _is_over(tx, heard, heard.day("day")):
        wrong["day"] = complaints.day_is_over(say)
    return wrong


def _is_over(tx: Transaction, heard: Form, day: date | None) -> bool:
    return day is not None and day < local_day(heard.at, tx.workspaces.get(heard.team_id).zone)


def _filled_in(heard: Form, before: Need | None) -> Details:
    """The form as details; what it does not show stays as it was."""
    known = details_of(before) if before else Details(kind=Kind.VOLUNTEER, topic="")
    band, length, form_of = heard.choice("grades"), heard.choice("length"), heard.choice("format")
    day = heard.day("day")
    same_topic = heard.text("topic") == known.topic
    return replace(
        known,
        kind=Kind(heard.choice("kind") or known.kind),
        topic=heard.text("topic"),
        topic_slug=known.topic_slug if same_topic else slug_of(heard.text("topic")),
        thing=heard.text("thing") or None,
        wanted=heard.number("wanted") or 1,
        grades=names.band_of(band) if band else None,
        learners=heard.number("learners"),
        day=day,
        day_end=known.day_end if day == known.day else None,
        start=heard.time("start"),
        end=known.end if heard.time("start") == known.start else None,
        length_minutes=int(length) if length else None,
        format=Format(form_of) if form_of else None,
        school=heard.text("school") or None,
        room=heard.text("room") or None,
        access=heard.text("access") or None,
        offers=heard.text("offers") or None,
        note=heard.text("note"),
        staff_present=heard.ticked("staff_present", need_form.STAFF),
    )


ROUTES = (
    command("/need", ask, may=anyone),
    form(ids.NEW_NEED, ask_by_form, may=anyone),
    button(ids.DETAILS, add_details, may=asker_or_coordinator),
    form(ids.DETAILS, save_details, may=asker_or_coordinator),
    button(ids.EITHER_DAY, choose_day, may=asker_or_coordinator),
    button(ids.OR_DAY, choose_day, may=asker_or_coordinator),
    button(ids.NO_DAY, choose_day, may=asker_or_coordinator),
    button(ids.POST_ANYWAY, post_anyway, may=asker_or_coordinator),
    button(ids.UPDATE_OTHER, add_details, may=asker_or_coordinator),
    button(ids.CANCEL, cancel, may=asker_or_coordinator),
    button(ids.CANCEL_SURELY, cancel_surely, may=asker_or_coordinator),
    button(ids.KEEP, keep, may=asker_or_coordinator),
    button(ids.RETRY, retry, may=asker_or_coordinator),
    button(ids.RENEW, open_renewal, may=asker_or_coordinator),
    form(ids.RENEW, renew, may=asker_or_coordinator),
    button(ids.CLOSE, close, may=asker_or_coordinator),
    button(ids.FILLED_ELSEWHERE, open_filled_elsewhere, may=asker_or_coordinator),
    form(ids.FILLED_ELSEWHERE, filled_elsewhere, may=asker_or_coordinator),
)
