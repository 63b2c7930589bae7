"""What the bot hears about its own asking: who could help, and that somebody wants quiet."""

from datetime import timedelta

from bot.domain.calendar import local_day
from bot.domain.needs import Need
from bot.errors import NotAllowed
from bot.messages import ids
from bot.messages import matching as words
from bot.messages.say import Say as Voice
from bot.services import asking, matching
from handlers.heard import Click, Command
from handlers.permissions import anyone, coordinator
from handlers.reply import Reply, Say
from handlers.route import button
from handlers.speaking import say_to
from storage.transaction import Transaction

MATCHES = {"matches", "match", "candidatos", "candidatas"}
LISTED = 10
QUIET = {
    ids.QUIET_WEEK: timedelta(days=7),
    ids.QUIET_MONTH: timedelta(days=30),
    ids.QUIET_SEASON: timedelta(days=91),
}


def who_could_help(tx: Transaction, need: Need, heard: Command, say: Voice) -> Reply:
    """`/need 42 matches`, for whoever runs the need."""
    if not (need.is_asked_by(heard.person) or coordinator(tx, heard)):
        raise NotAllowed
    found = matching.matches(tx, need, at=heard.at, limit=LISTED)
    return Say(words.who_could_help(need, found.matches, say))


def ask_how_long(tx: Transaction, heard: Click) -> Reply:
    return Say(words.how_long(say_to(tx, heard)))


def be_quiet(tx: Transaction, heard: Click) -> Reply:
    """Whoever presses is left in peace, whatever message they press it on."""
    say, until = say_to(tx, heard), heard.at + QUIET[heard.name]
    if not asking.be_quiet(tx, heard.person, until=until):
        return Say(words.nobody_to_quiet(say), instead=True)
    day = local_day(until, tx.workspaces.get(heard.team_id).zone)
    return Say(words.is_quiet(day, say), instead=True)


ROUTES = (
    button(ids.QUIET, ask_how_long, may=anyone),
    button(ids.QUIET_WEEK, be_quiet, may=anyone),
    button(ids.QUIET_MONTH, be_quiet, may=anyone),
    button(ids.QUIET_SEASON, be_quiet, may=anyone),
)
