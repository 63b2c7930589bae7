"""What the bot hears about data: what is kept, one's own data, being forgotten, and for how long things are kept."""

from bot.domain.retention import SPANS, Kept
from bot.messages import errors, ids
from bot.messages import privacy as words
from bot.services import forgetting, retention
from bot.services.forgetting import Sent
from handlers.heard import Click, Command, Form
from handlers.permissions import anyone, coordinator
from handlers.reply import Errors, Open, Reply, Say, Show
from handlers.route import button, form
from handlers.speaking import say_to
from handlers.subcommand import Subcommand
from storage.transaction import Transaction


def policy(tx: Transaction, heard: Command, _rest: str) -> Reply:
    return Say(words.policy(tx.retention.periods(heard.team_id), coordinator(tx, heard), say_to(tx, heard)))


def my_data(tx: Transaction, heard: Command, _rest: str) -> Reply:
    say = say_to(tx, heard)
    sent = forgetting.send_data(tx, heard.person, team_id=heard.team_id, at=heard.at)
    return Say(words.data_coming(say) if sent is Sent.ON_ITS_WAY else words.data_sent_already(say))


def ask_to_forget(tx: Transaction, heard: Command, _rest: str) -> Reply:
    """Nothing happens yet: what would is said first."""
    unsettled = forgetting.before(tx, heard.person, team_id=heard.team_id, at=heard.at)
    return Say(words.before_forgetting(unsettled, tx.people.is_blocked(heard.person), say_to(tx, heard)))


def forget_me(tx: Transaction, heard: Click) -> Reply:
    """The voice is the one they had a moment ago."""
    say = say_to(tx, heard)
    settled = forgetting.forget_on_request(tx, heard.person, team_id=heard.team_id, at=heard.at)
    return Say(words.forgetting(settled, say), instead=True)


def keep_me(tx: Transaction, heard: Click) -> Reply:
    return Say(words.kept(say_to(tx, heard)), instead=True)


def open_periods(tx: Transaction, heard: Click) -> Reply:
    say = say_to(tx, heard)
    return Open(words.form(tx.retention.periods(heard.team_id), say), errors.form_too_late(say))


def save_periods(tx: Transaction, heard: Form) -> Reply:
    say = say_to(tx, heard)
    chosen = {kept: _days(heard, kept) for kept in Kept}
    if wrong := {kept.value: words.out_of_bounds(kept, say) for kept, days in chosen.items() if days is None}:
        return Errors(wrong)
    days_each = {kept: days for kept, days in chosen.items() if days is not None}
    in_force = retention.choose(tx, days_each, by=heard.person, team_id=heard.team_id, at=heard.at)
    return Show(words.saved(in_force, say))


def _days(heard: Form, kept: Kept) -> int | None:
    """None for anything that is no sensible number of days."""
    try:
        days = heard.number(kept.value)
    except ValueError:
        return None
    return days if days is not None and SPANS[kept].allows(days) else None


SUBCOMMANDS = (
    Subcommand(("privacy", "privacidad"), policy),
    Subcommand(("mydata", "misdatos", "mis-datos", "my-data"), my_data),
    Subcommand(("forget-me", "olvidarme", "forgetme"), ask_to_forget),
)
ROUTES = (
    button(ids.FORGET_ME, forget_me, may=anyone),
    button(ids.KEEP_ME, keep_me, may=anyone),
    button(ids.EDIT_PERIODS, open_periods, may=coordinator),
    form(ids.PERIODS, save_periods, may=coordinator),
)
