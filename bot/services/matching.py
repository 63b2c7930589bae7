"""Who could help with a need, and why; and by which topics a partner is found."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Final

from bot.domain.calendar import at_local, in_school_hours, local_day
from bot.domain.matching.asks import TIME_TO_GATHER
from bot.domain.matching.candidates import Candidate
from bot.domain.matching.evidence import Named, Way
from bot.domain.matching.limits import MONTH, term_start
from bot.domain.matching.naming import NUDGE, listed_topics, name_topics, topics_inside
from bot.domain.matching.phrasebook import ANYTHING, own
from bot.domain.matching.ranking import Match, rank
from bot.domain.needs import Details, Need
from bot.domain.partners import ASKABLE_STAGES, Entry
from bot.domain.reading.topics import slug_of
from bot.services.books import book_of
from storage.candidates import Since
from storage.topics import Place
from storage.transaction import Transaction

A_PAGE: Final = 20  # partners of a topic looked at together
MOST_PAGES: Final = 8  # of a topic, where those at the front of the line cannot be asked


@dataclass(frozen=True, slots=True)
class Found:
    """What a need's words mean, and who could help, best first."""

    topics: tuple[Named, ...]
    matches: tuple[Match, ...]

    @property
    def is_sure(self) -> bool:
        """Whether we know what it is about."""
        return bool(self.topics) and self.topics[0].confidence >= NUDGE


def topics_of(tx: Transaction, team_id: str, details: Details) -> tuple[Named, ...]:
    """The topics that a need's words mean in a workspace, the surest first."""
    words = dict.fromkeys(filter(None, (details.thing, details.topic)))
    return name_topics(" ".join(words), [book_of(tx, team_id)], slug=details.topic_slug, note=details.note)


def matches(tx: Transaction, need: Need, *, at: datetime, limit: int) -> Found:
    """The partners for a need, best first, at most `limit`; those who cannot be asked just now come last."""
    topics = topics_of(tx, need.team_id, need)
    ranked = _gather(tx, need, topics, at, lambda found: sum(match.hindrance is None for match in found) >= limit)
    return Found(topics, tuple(ranked[:limit]))


def to_ask(tx: Transaction, need: Need, *, at: datetime, limit: int) -> Found:
    """Those who can be asked now, at most `limit`."""
    topics = topics_of(tx, need.team_id, need)
    sure = [named for named in topics if named.confidence >= NUDGE]
    ranked = _gather(tx, need, sure, at, lambda found: sum(match.may_be_asked for match in found) >= limit)
    return Found(topics, tuple([match for match in ranked if match.may_be_asked][:limit]))


def index(tx: Transaction, entry: Entry) -> None:
    """Let a partner be found by what it offers, or no longer. To be called whenever it or its contacts change."""
    if not _may_be_found(tx, entry):
        tx.topics.file(entry.team_id, entry.id, (), {})
        return
    topics: set[str] = set()
    own_words: dict[str, str] = {}
    by_alias = tx.topics.named_by_alias(entry.team_id, [own(words)[1:] for words in entry.profile.topics])
    for words in entry.profile.topics:
        key = own(words)
        if slug := slug_of(words) or by_alias.get(key[1:]):
            topics.add(slug)
        elif len(key) > 1:
            topics.update((key, *listed_topics(words)))
            own_words[key] = words
    if not entry.profile.topics:
        topics.update(topics_inside(f"{entry.profile.name} {entry.profile.about}"))  # "Northgate Robotics" says enough
        if entry.profile.kinds:
            topics.add(ANYTHING)
    tx.topics.file(entry.team_id, entry.id, topics, own_words)


def day_of_message(tx: Transaction, team_id: str, at: datetime) -> datetime:
    """When somebody who is chosen now hears of it: in school hours, and not before others can join the message."""
    return in_school_hours(at + TIME_TO_GATHER, tx.workspaces.get(team_id).zone)


def _may_be_found(tx: Transaction, entry: Entry) -> bool:
    """A pause is no reason to be forgotten: it ends by itself."""
    if not entry.partner.is_approved or entry.stage not in ASKABLE_STAGES:
        return False
    return any(contact.is_approved for contact in tx.partners.contacts(entry.id))


def _gather(
    tx: Transaction, need: Need, topics: Sequence[Named], at: datetime, enough: Callable[[list[Match]], bool]
) -> list[Match]:
    """Look at the partners of each topic, the longest not asked first, a page at a time, until there are enough."""
    zone = tx.workspaces.get(need.team_id).zone
    today = local_day(at, zone)
    due = day_of_message(tx, need.team_id, at)
    since = Since(month=at - MONTH, term=at_local(term_start(today), time(), zone), day=local_day(due, zone))
    found: dict[int, tuple[Candidate, Named]] = {}
    ranked: list[Match] = []
    for named, page in _pages(tx, need, topics):
        new = [place.partner_id for place in page if place.partner_id not in found]
        for partner_id, candidate in tx.candidates.of(need, new, since).items():
            if named.topic != ANYTHING or need.kind in candidate.kinds:
                found[partner_id] = (candidate, named)
        ranked = rank(found.values(), need, at=at, today=today)
        if enough(ranked):
            break
    return ranked


def _pages(tx: Transaction, need: Need, topics: Sequence[Named]) -> Iterator[tuple[Named, Sequence[Place]]]:
    """The surest topic first; last of all those who help with anything, if their kind of help fits."""
    for named in (*topics, Named(ANYTHING, NUDGE, Way.READ, "", "")):
        after: Place | None = None
        for _ in range(MOST_PAGES):
            page = tx.topics.page(need.team_id, named.topic, after=after, limit=A_PAGE)
            if page:
                yield named, page
            if len(page) < A_PAGE:
                break
            after = page[-1]
