"""Asking for help: a line or a form becomes a need, and the need is kept true until it ends."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain import needs as rules
from bot.domain.needs import Details, Need, NeedState
from bot.domain.people import Person
from bot.domain.posts import Post, PostState
from bot.domain.reading.record import Reading, Role
from bot.domain.workspace import Workspace
from bot.errors import NeedIsOver, NoNeedsChannel
from bot.services import kinds
from bot.services.reading import read
from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Posted:
    """On its way to its channel; `is_makeshift` where nobody has chosen one and it goes where it was typed."""

    need: Need
    is_makeshift: bool = False


@dataclass(frozen=True, slots=True)
class WhichDay:
    """Saved, and waiting for one of two days to be chosen."""

    need: Need


@dataclass(frozen=True, slots=True)
class Alike:
    """Saved, and waiting: the same person has asked for much the same."""

    need: Need
    other: Need


@dataclass(frozen=True, slots=True)
class Unclear:
    """Too little was read, or a typing slip was guessed at: show the form, filled with what was read."""

    reading: Reading


Asked = Posted | WhichDay | Alike


def ask(
    tx: Transaction,
    line: str,
    *,
    by: Person,
    home: str,
    typed_in: str,
    language: str,
    at: datetime,
    answer_to: str | None = None,
) -> Asked | Unclear:
    """A typed line. Raises NoNeedsChannel where it could not be read by anybody.

    `answer_to`, here and below, is where the asker hears in private that the card is up.
    """
    reading = read(tx, line, home=home, language=language, at=at)
    if not reading.clear:
        return Unclear(reading)
    return ask_in_full(
        tx,
        details_from(reading),
        by=by,
        home=home,
        typed_in=typed_in,
        at=at,
        choices=reading.day_choices,
        answer_to=answer_to,
    )


def ask_in_full(
    tx: Transaction,
    details: Details,
    *,
    by: Person,
    home: str,
    typed_in: str,
    at: datetime,
    choices: tuple[date, ...] = (),
    answer_to: str | None = None,
) -> Asked:
    """A need whose kind and topic are known; posted at once unless a question has to be answered first."""
    workspace = tx.workspaces.get(home)
    channel = _channel(workspace, typed_in, details)
    other = _alike(tx, details, by)
    choices = tuple(sorted(choices))
    need = tx.needs.add(
        details,
        team_id=home,
        number=tx.workspaces.next_number(home),
        state=NeedState.DRAFT if choices or other else NeedState.OPEN,
        asker=by.user_id,
        channel=channel,
        either_day=choices[0] if choices else None,
        or_day=choices[1] if len(choices) > 1 else None,
        created_at=at,
        fresh_until=rules.fresh_until(details, at, workspace.zone),
        ask_at=None if choices or other else at,
    )
    if choices:
        return WhichDay(need)
    if other:
        return Alike(need, other)
    _show(tx, need, at, answer_to)
    return Posted(need, is_makeshift=workspace.needs_channel is None)


def choose_day(tx: Transaction, need: Need, day: date | None, *, at: datetime, answer_to: str | None = None) -> Asked:
    """The asker says which day was meant; None for no day yet. Pressing twice posts once."""
    if need.state is not NeedState.DRAFT:
        return Posted(need)
    workspace = tx.workspaces.get(need.team_id)
    details = rules.details_of(need)
    fresh = rules.fresh_until(details, at, workspace.zone)
    need = tx.needs.change(need.id, day=day, either_day=None, or_day=None, fresh_until=fresh)
    if other := _alike(tx, need, Person(need.team_id, need.asker)):
        return Alike(need, other)
    return Posted(_post(tx, need, at, answer_to), is_makeshift=workspace.needs_channel is None)


def post_anyway(tx: Transaction, need: Need, *, at: datetime, answer_to: str | None = None) -> Posted:
    """A draft goes out although it looks like another need."""
    if need.state is NeedState.DRAFT:
        need = _post(tx, need, at, answer_to)
    return Posted(need, is_makeshift=tx.workspaces.get(need.team_id).needs_channel is None)


def drop_draft(tx: Transaction, need: Need, *, at: datetime) -> None:
    if need.state is NeedState.DRAFT:
        tx.needs.change(need.id, state=NeedState.CANCELLED, ended_at=at)


def retry(tx: Transaction, need: Need, *, at: datetime, answer_to: str | None = None) -> Need:
    """Post a card that Slack refused, to wherever needs go by now."""
    _still_wanted(need)
    channel = tx.workspaces.get(need.team_id).needs_channel or need.channel
    tx.outbox.move_card(
        kinds.NEED_CARD, team_id=need.team_id, subject_id=need.id, channel=channel, at=at, response_url=answer_to
    )
    return tx.needs.change(need.id, channel=channel)


def link_to_card(tx: Transaction, need: Need) -> str | None:
    """Where the card stands; None while it is not up, or while Slack refuses it."""
    card = tx.outbox.find_card(kinds.NEED_CARD, need.team_id, need.id)
    if card is None or card.state is PostState.DEAD or not (card.channel and card.ts):
        return None
    return tx.workspaces.get(need.team_id).link_to(card.channel, card.ts)


def card_is_up(tx: Transaction, card: Post, *, at: datetime) -> None:
    """The card of a need stands in Slack for the first time."""
    need = tx.needs.get(card.subject_id)
    tx.outbox.notice(
        kinds.NEED_IS_UP,
        key=f"{need.id}:{at.isoformat()}",
        team_id=need.team_id,
        to=need.asker,
        subject_id=need.id,
        response_url=card.response_url,
        at=at,
    )


def details_from(reading: Reading) -> Details:
    """What a need says, as read from a line; what was not understood goes into the note.

    Raises ValueError where no kind or no topic was read.
    """
    if not reading.kind or not reading.topic:
        raise ValueError("a need has a kind and a topic")
    repeats = [part.words for part in reading.parts if part.role is Role.DAY] if reading.weekly else []
    return Details(
        kind=reading.kind,
        topic=reading.topic[: rules.LONGEST_TOPIC],
        topic_slug=reading.topic_slug,
        thing=reading.thing,
        note=" · ".join(filter(None, [*repeats, reading.topic[rules.LONGEST_TOPIC :], reading.rest]))[
            : rules.LONGEST_NOTE
        ],
        wanted=min(reading.wanted or 1, rules.MOST_WANTED),
        grades=reading.grades,
        learners=reading.learners,
        school=reading.school,
        day=reading.day,
        day_end=reading.day_end,
        start=reading.start,
        end=reading.end,
        length_minutes=reading.minutes,
        format=reading.format,
    )


def _post(tx: Transaction, draft: Need, at: datetime, answer_to: str | None) -> Need:
    need = tx.needs.change(draft.id, state=NeedState.OPEN, ask_at=at)
    _show(tx, need, at, answer_to)
    return need


def _show(tx: Transaction, need: Need, at: datetime, answer_to: str | None) -> None:
    tx.outbox.card(
        kinds.NEED_CARD,
        team_id=need.team_id,
        channel=need.channel,
        subject_id=need.id,
        at=at,
        response_url=answer_to,
    )


def _alike(tx: Transaction, details: Details, by: Person) -> Need | None:
    similar = tx.needs.posted_like(by, details, limit=20)
    return next((need for need in similar if rules.looks_alike(details, need)), None)


def _channel(workspace: Workspace, typed_in: str, details: Details) -> str:
    if workspace.needs_channel:
        return workspace.needs_channel
    if typed_in.startswith("D"):  # a conversation between two: nobody else would ever read it
        raise NoNeedsChannel(words=f"{details.kind} {details.topic}")
    return typed_in


def _still_wanted(need: Need) -> None:
    if not need.is_posted:
        raise NeedIsOver(need.number)
