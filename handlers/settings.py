"""What the bot hears about how a workspace is set: the coordinator's form, and who is blocked."""

import re
from zoneinfo import available_timezones

from bot.domain.people import Person
from bot.domain.workspace import LANGUAGES, Chosen, Workspace
from bot.messages import complaints, errors, ids
from bot.messages import settings as words
from bot.services import partners, settings
from handlers.heard import Click, Command, Form
from handlers.permissions import coordinator
from handlers.reply import Errors, Open, Reply, Say, Show
from handlers.route import button, form
from handlers.speaking import say_to
from handlers.subcommand import Subcommand
from storage.transaction import Transaction

MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>")


def typed_settings(tx: Transaction, heard: Command, _rest: str) -> Reply:
    return open_settings(tx, heard)


def block(tx: Transaction, heard: Command, rest: str) -> Reply:
    """Stop somebody from claiming; they are not told."""
    say, who = say_to(tx, heard), _mentioned(heard, rest)
    if who is None:
        return Say(words.nobody_named(rest, say))
    partners.block(tx, who, by=heard.person, at=heard.at)
    return Say(words.blocked(who.user_id, say))


def unblock(tx: Transaction, heard: Command, rest: str) -> Reply:
    say, who = say_to(tx, heard), _mentioned(heard, rest)
    if who is None:
        return Say(words.nobody_named(rest, say))
    partners.unblock(tx, who, by=heard.person, at=heard.at)
    return Say(words.unblocked(who.user_id, say))


def open_settings(tx: Transaction, heard: Click | Command) -> Reply:
    say, house = say_to(tx, heard), tx.workspaces.get(heard.team_id)
    return Open(words.form(house, tx.workspaces.schools(heard.team_id), say), errors.form_too_late(say))


def save_settings(tx: Transaction, heard: Form) -> Reply:
    say = say_to(tx, heard)
    if not heard.choice("needs_channel"):
        return Errors({"needs_channel": complaints.no_channel(say)})
    house = tx.workspaces.get(heard.team_id)
    chosen, shown = _chosen(heard, house), _chosen(heard.untouched, house)
    workspace = settings.choose(tx, chosen, shown=shown, by=heard.person, team_id=heard.team_id, at=heard.at)
    return Show(words.saved(workspace, say))


def _chosen(heard: Form, house: Workspace) -> Chosen:
    zone, language = heard.choice("time_zone"), heard.choice("language")
    return Chosen(
        needs_channel=heard.choice("needs_channel"),
        time_zone=zone if zone in available_timezones() else house.time_zone,
        language=language if language in LANGUAGES else house.language,
        schools=_schools(heard.text("schools")),
        coordinators_channel=heard.choice("coordinators_channel"),
        only_teachers_ask=heard.ticked("rules", words.ONLY_TEACHERS_ASK),
        guard_is_strict=heard.ticked("rules", words.GUARD_IS_STRICT),
    )


def _schools(typed: str) -> tuple[str, ...]:
    """One a line, as first written; capitals make no other school."""
    named: dict[str, str] = {}
    for line in typed.splitlines():
        if name := " ".join(line.split())[: words.LONGEST_SCHOOL]:
            named.setdefault(name.casefold(), name)
    return tuple(named.values())[: words.MOST_SCHOOLS]


def _mentioned(heard: Command, words_after: str) -> Person | None:
    found = MENTION.search(words_after)
    return Person(heard.team_id, found[1]) if found else None


SUBCOMMANDS = (
    Subcommand(("settings", "ajustes"), typed_settings, may=coordinator),
    Subcommand(("block", "bloquear"), block, may=coordinator),
    Subcommand(("unblock", "desbloquear"), unblock, may=coordinator),
)
ROUTES = (
    button(ids.OPEN_SETTINGS, open_settings, may=coordinator),
    form(ids.SETTINGS, save_settings, may=coordinator),
)
