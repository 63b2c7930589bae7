"""What the bot hears about partners and settings: `/partner`, and the coordinator's form."""

import difflib
import re
from zoneinfo import available_timezones

from bot.domain.people import Person
from bot.domain.workspace import LANGUAGES, Chosen
from bot.errors import ForCoordinators
from bot.messages import complaints, errors, ids, lists
from bot.messages import settings as words
from bot.messages.say import Say as Voice
from bot.services import partners, settings
from handlers.heard import Click, Command, Form
from handlers.permissions import anyone, coordinator
from handlers.reply import Errors, Open, Reply, Say, Show
from handlers.route import button, command, form
from handlers.speaking import say_to
from storage.transaction import Transaction

MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>")
SUBCOMMANDS = ("settings", "block", "unblock", "help")


def partner(tx: Transaction, heard: Command) -> Reply:
    """`/partner help`, and for coordinators `settings`, `block @name`, `unblock @name`."""
    say = say_to(tx, heard)
    word, _, rest = heard.words.partition(" ")
    match word.lower():
        case "settings" | "ajustes":
            if not coordinator(tx, heard):
                raise ForCoordinators
            return open_settings(tx, heard)
        case "block" | "bloquear" | "unblock" | "desbloquear" if found := MENTION.search(rest):
            return _block(tx, heard, found[1], word.lower() in {"block", "bloquear"}, say)
        case "block" | "bloquear" | "unblock" | "desbloquear":
            return Say(words.nobody_named(rest, say))
        case "" | "help" | "ayuda":
            return Say(lists.partner_help(coordinator(tx, heard), say))
        case unknown:
            close = difflib.get_close_matches(unknown, SUBCOMMANDS, n=2, cutoff=0.5)
            help_text = lists.partner_help(coordinator(tx, heard), say)
            return Say(lists.did_you_mean(word, [f"/partner {name}" for name in close], help_text, say))


def open_settings(tx: Transaction, heard: Click | Command) -> Reply:
    say, house = say_to(tx, heard), tx.workspaces.get(heard.team_id)
    return Open(words.form(house, tx.workspaces.schools(heard.team_id), say), errors.form_too_late(say))


def save_settings(tx: Transaction, heard: Form) -> Reply:
    say = say_to(tx, heard)
    channel = heard.choice("needs_channel")
    if not channel:
        return Errors({"needs_channel": complaints.no_channel(say)})
    house = tx.workspaces.get(heard.team_id)
    zone, language = heard.choice("time_zone"), heard.choice("language")
    chosen = Chosen(
        needs_channel=channel,
        time_zone=zone if zone in available_timezones() else house.time_zone,
        language=language if language in LANGUAGES else house.language,
        schools=_schools(heard.text("schools")),
    )
    workspace = settings.choose(tx, chosen, by=heard.person, team_id=heard.team_id, at=heard.at)
    return Show(words.saved(workspace, say))


def _schools(typed: str) -> tuple[str, ...]:
    """One a line, as first written; capitals make no other school."""
    named: dict[str, str] = {}
    for line in typed.splitlines():
        if name := " ".join(line.split())[: words.LONGEST_SCHOOL]:
            named.setdefault(name.casefold(), name)
    return tuple(named.values())[: words.MOST_SCHOOLS]


def _block(tx: Transaction, heard: Command, user_id: str, blocks: bool, say: Voice) -> Reply:
    if not coordinator(tx, heard):
        raise ForCoordinators
    who = Person(heard.team_id, user_id)
    if blocks:
        partners.block(tx, who, at=heard.at)
        return Say(words.blocked(user_id, say))
    partners.unblock(tx, who)
    return Say(words.unblocked(user_id, say))


ROUTES = (
    command("/partner", partner, may=anyone),
    button(ids.OPEN_SETTINGS, open_settings, may=coordinator),
    form(ids.SETTINGS, save_settings, may=coordinator),
)
