"""What the bot hears about needs that stand: adding details, another time, cancelling, and how they end."""

from dataclasses import replace

from bot.domain.calendar import local_day
from bot.domain.needs import Need, NeedState, details_of
from bot.errors import FewerThanTaken, NeedIsOver
from bot.messages import complaints, errors, forms, ids, need_form
from bot.messages import needs as words
from bot.messages.say import Say as Voice
from bot.services import ending, needs
from bot.services.ending import Edited
from handlers import need_fields
from handlers.heard import Click, Form
from handlers.permissions import need_of, runs_it
from handlers.reply import Errors, Open, Reply, Say, Show
from handlers.route import button, form
from handlers.speaking import say_to
from storage.transaction import Transaction


def add_details(tx: Transaction, heard: Click) -> Reply:
    say, need = say_to(tx, heard), _standing(tx, heard)
    return Open(need_form.edit(need.id, need.number, need, say), errors.form_too_late(say))


def save_details(tx: Transaction, heard: Form) -> Reply:
    say = say_to(tx, heard)
    need = need_of(tx, heard)
    if wrong := need_fields.mistakes(tx, heard, need, say):
        return Errors(wrong)
    try:
        edited = ending.edit(tx, need.id, need_fields.filled_in(heard, need), at=heard.at)
    except FewerThanTaken as error:
        return Errors({"wanted": errors.explain(error, say).text})
    return _saved(edited, say)


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


def open_renewal(tx: Transaction, heard: Click) -> Reply:
    say, need = say_to(tx, heard), _standing(tx, heard)
    today = local_day(heard.at, tx.workspaces.get(heard.team_id).zone)
    return Open(forms.renew(need, today, say), errors.form_too_late(say))


def renew(tx: Transaction, heard: Form) -> Reply:
    say = say_to(tx, heard)
    if need_fields.is_over(tx, heard, heard.day("day")):
        return Errors({"day": complaints.day_is_over(say)})
    need = ending.renew(tx, need_of(tx, heard).id, heard.day("day"), at=heard.at)
    return Show(forms.done(f"N-{need.number}", words.renewed(need, say), say))


def close(tx: Transaction, heard: Click) -> Reply:
    need = ending.close(tx, need_of(tx, heard).id, at=heard.at)
    return Say(words.closed(need, say_to(tx, heard)), instead=True)


def open_filled_elsewhere(tx: Transaction, heard: Click) -> Reply:
    say, need = say_to(tx, heard), _standing(tx, heard)
    return Open(forms.filled_elsewhere(need, say), errors.form_too_late(say))


def filled_elsewhere(tx: Transaction, heard: Form) -> Reply:
    say = say_to(tx, heard)
    if not heard.text("who"):
        return Errors({"who": complaints.no_name(say)})
    need = ending.filled_elsewhere(tx, need_of(tx, heard).id, heard.text("who"), at=heard.at)
    return Show(forms.done(f"N-{need.number}", words.credited(need, say), say))


def open_move(tx: Transaction, heard: Click) -> Reply:
    """The teacher would rather have another time: whoever has a place is asked whether it works."""
    say, need = say_to(tx, heard), _standing(tx, heard)
    return Open(forms.move(need, say), errors.form_too_late(say))


def move(tx: Transaction, heard: Form) -> Reply:
    say, need = say_to(tx, heard), need_of(tx, heard)
    if need_fields.is_over(tx, heard, heard.day("day")):
        return Errors({"day": complaints.day_is_over(say)})
    moved = replace(details_of(need), day=heard.day("day"), day_end=None, start=heard.time("start"), end=None)
    edited = ending.edit(tx, need.id, moved, at=heard.at)
    return _saved(edited, say)


def _standing(tx: Transaction, heard: Click) -> Need:
    """The need a form is to be opened for. Raises NeedIsOver where there is nothing left to change."""
    need = need_of(tx, heard)
    if not need.is_posted:
        raise NeedIsOver(need.number)
    return need


def _saved(edited: Edited, say: Voice) -> Reply:
    need = edited.need
    text = words.edited(need, edited.asked_again, say) if edited.changes else words.unchanged(need, say)
    return Show(forms.done(f"N-{need.number}", text, say))


ROUTES = (
    button(ids.DETAILS, add_details, may=runs_it),
    form(ids.DETAILS, save_details, may=runs_it),
    button(ids.UPDATE_OTHER, add_details, may=runs_it),
    button(ids.MOVE, open_move, may=runs_it),
    form(ids.MOVE, move, may=runs_it),
    button(ids.CANCEL, cancel, may=runs_it),
    button(ids.CANCEL_SURELY, cancel_surely, may=runs_it),
    button(ids.KEEP, keep, may=runs_it),
    button(ids.RENEW, open_renewal, may=runs_it),
    form(ids.RENEW, renew, may=runs_it),
    button(ids.CLOSE, close, may=runs_it),
    button(ids.FILLED_ELSEWHERE, open_filled_elsewhere, may=runs_it),
    form(ids.FILLED_ELSEWHERE, filled_elsewhere, may=runs_it),
)
