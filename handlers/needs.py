"""What the bot hears about new needs: a line, a form, and the answers to what it asked before posting."""

from bot.domain.reading.record import Reading
from bot.errors import OnlyTeachersAsk
from bot.messages import errors, forms, ids, names, need_form
from bot.messages import needs as words
from bot.messages.message import Message
from bot.messages.say import Say as Voice
from bot.services import needs
from bot.services.reading import read
from handlers import listing, need_fields, on_behalf
from handlers.heard import Click, Command, Form
from handlers.permissions import anyone, may_ask, need_of, runs_it
from handlers.reply import Errors, Open, Reply, Say, Show
from handlers.route import button, command, form
from handlers.speaking import say_to
from storage.transaction import Transaction


def ask(tx: Transaction, heard: Command) -> Reply:
    """`/need …`: a subcommand, or a request in one line."""
    say = say_to(tx, heard)
    if (listed := listing.need_subcommand(tx, heard, say)) is not None:
        return listed
    _only_teachers(tx, heard, heard.as_typed)
    asked = needs.ask(
        tx,
        heard.as_typed,
        by=heard.person,
        home=heard.team_id,
        typed_in=heard.channel,
        language=heard.reader.language,
        at=heard.at,
        answer_to=heard.response_url,
    )
    if isinstance(asked, needs.Unclear):
        return _blank_form(asked.reading, heard, say)
    return Say(_answer(tx, asked, say, cut=heard.cut))


def ask_by_form(tx: Transaction, heard: Form) -> Reply:
    say = say_to(tx, heard)
    _only_teachers(tx, heard)
    if wrong := need_fields.mistakes(tx, heard, None, say):
        return Errors(wrong)
    details = need_fields.filled_in(heard, None)
    asked = needs.ask_in_full(tx, details, by=heard.person, home=heard.team_id, typed_in=heard.origin, at=heard.at)
    return Show(forms.page(names.subject(asked.need, say), _answer(tx, asked, say), say))


def choose_day(tx: Transaction, heard: Click) -> Reply:
    need = need_of(tx, heard)
    _only_teachers(tx, heard, need.topic)
    day = {ids.EITHER_DAY: need.either_day, ids.OR_DAY: need.or_day}.get(heard.name)
    asked = needs.choose_day(tx, need, day, at=heard.at, answer_to=heard.response_url)
    return Say(_answer(tx, asked, say_to(tx, heard)), instead=True)


def post_anyway(tx: Transaction, heard: Click) -> Reply:
    need = need_of(tx, heard)
    _only_teachers(tx, heard, need.topic)
    posted = needs.post_anyway(tx, need, at=heard.at, answer_to=heard.response_url)
    return Say(_answer(tx, posted, say_to(tx, heard)), instead=True)


def retry(tx: Transaction, heard: Click) -> Reply:
    say, need = say_to(tx, heard), need_of(tx, heard)
    if link := needs.link_to_card(tx, need):
        return Say(words.is_up(need, link, say), instead=True)
    _only_teachers(tx, heard, need.topic)
    need = needs.retry(tx, need, at=heard.at, answer_to=heard.response_url)
    return Say(words.retried(need, say), instead=True)


def reword(tx: Transaction, heard: Command) -> Open:
    """The line in a form, as far as it can be read; all of it is still there to be changed."""
    reading = read(tx, heard.as_typed, home=heard.team_id, language=heard.reader.language, at=heard.at)
    return _blank_form(reading, heard, say_to(tx, heard))


def _only_teachers(tx: Transaction, heard: Command | Form | Click, typed: str = "") -> None:
    """Raises OnlyTeachersAsk, with what was typed, where the workspace wants it so; a form stays open as it is."""
    if not may_ask(tx, heard):
        raise OnlyTeachersAsk(typed)


def _blank_form(reading: Reading, heard: Command, say: Voice) -> Open:
    return Open(need_form.blank(reading, heard.channel, say), errors.form_too_late(say, heard.as_typed))


def _answer(tx: Transaction, asked: needs.Asked, say: Voice, *, cut: bool = False) -> Message:
    if isinstance(asked, needs.WhichDay):
        return words.which_day(asked.need, say)
    if isinstance(asked, needs.Alike):
        return words.alike(asked.need, asked.other, say)
    usual_days = tx.workspaces.get(asked.need.team_id).usual_answer_days
    return words.posted(asked.need, say, usual_days=usual_days, is_makeshift=asked.is_makeshift, cut=cut)


ROUTES = (
    command("/need", ask, may=anyone, reword=reword, names_adults=on_behalf.is_claim_line),
    form(ids.NEW_NEED, ask_by_form, may=anyone),
    button(ids.EITHER_DAY, choose_day, may=runs_it),
    button(ids.OR_DAY, choose_day, may=runs_it),
    button(ids.NO_DAY, choose_day, may=runs_it),
    button(ids.POST_ANYWAY, post_anyway, may=runs_it),
    button(ids.RETRY, retry, may=runs_it),
)
