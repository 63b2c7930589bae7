"""What the bot hears when somebody wants to look: lists, one need, help."""

import difflib

from bot.domain.needs import Need, NeedState
from bot.domain.reading.topics import slug_of
from bot.errors import ForCoordinators, NoSuchNeed
from bot.messages import ids, lists, needs
from bot.messages.message import Message
from bot.messages.need_card import NeedCard
from bot.messages.relayed import ClaimFor, brought
from bot.messages.say import Say as Voice
from bot.services.on_behalf import speaks_for
from handlers import asks, on_behalf
from handlers.heard import Click, Command
from handlers.permissions import anyone, coordinator, need_of, runs
from handlers.reply import Reply, Say
from handlers.route import button
from handlers.speaking import say_to
from handlers.standing import claim_on
from handlers.subcommand import Subcommand, vocabulary
from storage.transaction import Transaction

MINE = ("mine", "mías", "mias")


def need_subcommand(tx: Transaction, heard: Command, say: Voice) -> Reply | None:
    """`/need list`, `/need mine`, `/need 42`, `/need 42 matches`, `/need help`; None when the words are a request."""
    if (claimed := on_behalf.claim_line(tx, heard, say)) is not None:
        return claimed
    first, _, rest = heard.words.partition(" ")
    word, rest = first.lower(), rest.strip()
    subcommand = KNOWN.get(word)
    if subcommand and not (rest and subcommand.stands_alone):
        if not subcommand.may(tx, heard):
            raise ForCoordinators
        return subcommand.answer(tx, heard, rest)
    if (number := _number(heard.words)) is not None:
        return Say(_shown(tx, _numbered(tx, heard, number), heard, say))
    if rest.lower() in asks.MATCHES and (number := _number(first)) is not None:
        return asks.who_could_help(tx, _numbered(tx, heard, number), heard, say)
    return _perhaps(word, say) if heard.words and " " not in heard.words else None


def list_open(tx: Transaction, heard: Command, rest: str) -> Reply:
    """`/need list`, `/need list robotics`; `/need list mine` is understood as well."""
    if rest.lower() in MINE:
        return list_mine(tx, heard, "")
    return Say(_open(tx, heard.team_id, rest or None, 0, say_to(tx, heard)))


def list_mine(tx: Transaction, heard: Command, _rest: str) -> Reply:
    return Say(_mine(tx, heard, 0, say_to(tx, heard)))


def show_help(tx: Transaction, heard: Command, _rest: str) -> Reply:
    return Say(lists.need_help(say_to(tx, heard)))


def show(tx: Transaction, heard: Click) -> Reply:
    return Say(_shown(tx, need_of(tx, heard), heard, say_to(tx, heard)))


def more_open(tx: Transaction, heard: Click) -> Reply:
    return Say(_open(tx, heard.team_id, None, heard.id, say_to(tx, heard)))


def more_of_topic(tx: Transaction, heard: Click) -> Reply:
    last = need_of(tx, heard)
    topic = last.topic_slug or last.topic
    return Say(_open(tx, heard.team_id, topic, last.id, say_to(tx, heard)))


def similar(tx: Transaction, heard: Click) -> Reply:
    """Other open needs of the same topic; all of them where there is no other."""
    need = need_of(tx, heard)
    topic = need.topic_slug or need.topic
    found = tx.needs.open_in(heard.team_id, topic=topic, after=0, limit=lists.PAGE)
    others = [other for other in found if other.id != need.id]
    return Say(_open(tx, heard.team_id, topic if others else None, 0, say_to(tx, heard)))


def more_mine(tx: Transaction, heard: Click) -> Reply:
    return Say(_mine(tx, heard, heard.id, say_to(tx, heard)))


def _open(tx: Transaction, team_id: str, topic: str | None, after: int, say: Voice) -> Message:
    known = slug_of(topic) if topic else None
    page = tx.needs.open_in(team_id, topic=known or topic, after=after, limit=lists.PAGE + 1)
    return lists.open_needs([_card(tx, need) for need in page[: lists.PAGE]], len(page) > lists.PAGE, topic, say)


def _mine(tx: Transaction, heard: Command | Click, after: int, say: Voice) -> Message:
    page = tx.needs.asked_by(heard.person, after=after, limit=lists.PAGE + 1)
    return lists.my_needs([_card(tx, need) for need in page[: lists.PAGE]], len(page) > lists.PAGE, say)


def _shown(tx: Transaction, need: Need, heard: Command | Click, say: Voice) -> Message:
    """One need, with what this reader may do. A draft is there for nobody but those who run it."""
    runs_it = runs(tx, need, heard)
    if need.state is NeedState.DRAFT:
        if not runs_it:
            raise NoSuchNeed(need.number)
        return needs.draft(need, say)
    mine = tx.claims.live_of(need.id, heard.person)
    relays = _relays(tx, need, heard)
    relayed = {one.claim.id for one in relays}
    coming = [claim for claim in tx.claims.live(need.id) if claim.id not in relayed] if runs_it else []
    may_bring = runs_it or speaks_for(tx, heard.person, home=heard.team_id) is not None
    return lists.one_need(
        _card(tx, need),
        [claim_on(tx, need, claim) for claim in coming],
        claim_on(tx, need, mine) if mine else None,
        relays,
        runs_it=runs_it,
        may_bring=may_bring,
        say=say,
    )


def _relays(tx: Transaction, need: Need, heard: Command | Click) -> list[ClaimFor]:
    """The claims for people off Slack that this reader may answer for."""
    live = (claim for claim in tx.claims.live(need.id) if claim.is_on_behalf)
    theirs = [claim for claim in live if claim.person == heard.person or coordinator(tx, heard)]
    return [brought(claim_on(tx, need, claim)) for claim in theirs[: lists.PAGE]]


def _card(tx: Transaction, need: Need) -> NeedCard:
    return NeedCard(need, tx.claims.count_waiting(need.id))


def _numbered(tx: Transaction, heard: Command, number: int) -> Need:
    need = tx.needs.numbered(heard.team_id, number)
    if need is None:
        raise NoSuchNeed(number)
    return need


def _number(words: str) -> int | None:
    """`42`, `N-42`, `#42`."""
    digits = words.upper().removeprefix("N-").removeprefix("#")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else None


def _perhaps(word: str, say: Voice) -> Reply | None:
    """One word alone that looks like a subcommand with a slip in it."""
    offered = [one.names[1 if say.language == "es" else 0] for one in SUBCOMMANDS]
    close = difflib.get_close_matches(word, offered, n=2, cutoff=0.74)
    return (
        Say(lists.did_you_mean(word, [f"/need {name}" for name in close], lists.need_help(say), say)) if close else None
    )


SUBCOMMANDS = (
    Subcommand(("list", "lista"), list_open),
    Subcommand(MINE, list_mine, stands_alone=True),
    Subcommand(("help", "ayuda", "?"), show_help, stands_alone=True),
)
KNOWN = vocabulary((SUBCOMMANDS,))
ROUTES = (
    button(ids.SHOW_NEED, show, may=anyone),
    button(ids.MORE_OPEN, more_open, may=anyone),
    button(ids.MORE_OF_TOPIC, more_of_topic, may=anyone),
    button(ids.SIMILAR, similar, may=anyone),
    button(ids.MORE_MINE, more_mine, may=anyone),
)
