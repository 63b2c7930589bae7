"""Asking partners of our own accord: a few at a time, the likeliest first, and each at most once a school day."""

from datetime import datetime
from typing import Final

from bot.domain.calendar import MORNING, at_local, local_day, next_school_day, one_school_day_after
from bot.domain.matching.asks import AT_ONCE, SCHOOL_DAYS_TO_ANSWER, Ask, AskState
from bot.domain.matching.phrasebook import own
from bot.domain.matching.ranking import Match
from bot.domain.needs import Need, NeedState
from bot.domain.people import Person
from bot.services import kinds
from bot.services.matching import day_of_message, index, to_ask
from storage.transaction import Transaction

LONGEST_UNMATCHED: Final = 80
MOST_REFILED: Final = 500
A_FEW: Final = 5  # needs a transaction: others wait behind it


def is_due(tx: Transaction, *, at: datetime) -> bool:
    """Whether there is anything to ask."""
    return bool(tx.needs.to_ask(at, 1))


def ask_due(tx: Transaction, *, at: datetime, limit: int) -> int:
    """Ask the next partners for the needs whose time it is, and stop after the first that took some thought."""
    due = tx.needs.to_ask(at, min(limit, A_FEW))
    for number, need in enumerate(due, start=1):
        if tx.topics.is_empty(need.team_id):
            tx.needs.change(need.id, ask_at=_next_morning(tx, need, at))
        else:
            ask_next(tx, need, at=at)
            return number
    return len(due)


def ask_next(tx: Transaction, need: Need, *, at: datetime) -> list[Ask]:
    """Ask until three partners are thinking about it; who is asked now hears of it in one message with the rest.

    Where we do not know what the need is about, nobody is asked, and its words go to the coordinators' list.
    """
    waiting = sum(ask.is_waiting(at) for ask in tx.asks.of_need(need.id))
    room = AT_ONCE - waiting
    if not need.seats_left or room < 1:
        tx.needs.change(need.id, ask_at=None)
        return []
    found = to_ask(tx, need, at=at, limit=room)
    asked = [ask for match in found.matches if (ask := _ask(tx, need, match, at))]
    if not found.is_sure and not asked:
        _note(tx, need, at)
        tx.needs.change(need.id, ask_at=None)
    else:
        tx.needs.change(need.id, ask_at=None if len(asked) == room else _next_morning(tx, need, at))
    return asked


def lapse(tx: Transaction, *, at: datetime, limit: int) -> int:
    """Those who have not answered in time are left in peace, and the next are asked."""
    lapsed = tx.asks.lapsed(at, limit)
    for ask in lapsed:
        has_claimed = tx.claims.live_of(ask.need_id, ask.person) is not None
        tx.asks.change(ask.id, AskState.CLAIMED if has_claimed else AskState.NO_ANSWER)
        if tx.needs.get(ask.need_id).state is NeedState.OPEN:
            tx.needs.change(ask.need_id, ask_at=at)
    return len(lapsed)


def passed_on(tx: Transaction, need: Need, person: Person, *, at: datetime) -> None:
    """Somebody has said "not for me": if we had asked them, the next is asked."""
    if tx.asks.answered(need.id, person, AskState.NOT_FOR_ME) and need.is_posted:
        tx.needs.change(need.id, ask_at=at)


def be_quiet(tx: Transaction, person: Person, *, until: datetime) -> bool:
    """Ask this person nothing of our own accord before then; False for somebody who speaks for nobody."""
    contact = tx.partners.contact_of(person)
    if contact is not None:
        tx.partners.change_contact(contact.id, quiet_until=until)
    return contact is not None


def give_topic(tx: Transaction, team_id: str, words: str, topic: str, *, at: datetime) -> None:
    """A coordinator says which topic some words mean: partners who offer them, and needs that ask so, meet there."""
    key = own(words)
    tx.topics.add_alias(team_id, key[1:], topic)
    for place in tx.topics.page(team_id, key, limit=MOST_REFILED):
        if entry := tx.partners.entry(team_id, place.partner_id):
            index(tx, entry)
    tx.needs.ask_again(team_id, words, at, MOST_REFILED)


def _ask(tx: Transaction, need: Need, match: Match, at: datetime) -> Ask | None:
    """Write the ask, and the one message of that day to that person, which lists whatever it asks of them."""
    voice = match.voice
    if voice is None or voice.person is None:
        return None
    zone = tx.workspaces.get(need.team_id).zone
    due = voice.spoken_to_at or day_of_message(tx, need.team_id, at)
    day = local_day(due, zone)
    ask = tx.asks.add(
        need_id=need.id,
        partner_id=match.candidate.partner.id,
        contact_id=voice.contact_id,
        team_id=voice.person.team_id,
        user_id=voice.person.user_id,
        reasons=tuple(map(str, match.reasons)),
        day=day,
        asked_at=at,
        due_at=due,
        lapses_at=_time_to_answer(tx, need, due),
    )
    if ask is None:
        return None
    tx.topics.asked(ask.partner_id, at)
    tx.outbox.notice(
        kinds.NUDGE,
        key=f"{ask.team_id}:{ask.user_id}:{day.isoformat()}",
        team_id=need.team_id,
        to=ask.user_id,
        subject_id=need.id,
        detail_id=ask.id,
        at=at,
        due_at=due,
    )
    return ask


def _time_to_answer(tx: Transaction, need: Need, due: datetime) -> datetime:
    zone = tx.workspaces.get(need.team_id).zone
    for _ in range(SCHOOL_DAYS_TO_ANSWER):
        due = one_school_day_after(due, zone)
    return due


def _next_morning(tx: Transaction, need: Need, at: datetime) -> datetime | None:
    """When to look again for somebody to ask; not at all where the need will have gone stale."""
    zone = tx.workspaces.get(need.team_id).zone
    morning = at_local(next_school_day(local_day(at, zone)), MORNING, zone)
    return morning if morning < need.fresh_until else None


def _note(tx: Transaction, need: Need, at: datetime) -> None:
    """Words nobody could place. The learner guard has let them pass, or they were no need; only the topic is kept."""
    words = need.topic[:LONGEST_UNMATCHED]
    if folded := own(words)[1:]:
        tx.topics.note_unmatched(need.team_id, folded, words, at)
