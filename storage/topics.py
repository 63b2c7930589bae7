"""Which topics lead to which partners, and which words lead to topics.

One partner's rows are written anew whenever it changes; everything is read by key, a few rows at a time, so that a
hundred thousand partners cost what a few cost.
"""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select, tuple_, update

from bot.domain.matching.ranking import NEVER
from bot.domain.matching.unmatched import Unmatched
from storage.tables.matching import aliases, asks, partner_topics, phrasebooks, phrases, unmatched
from storage.upsert import insert

MOST_ASKED = select(asks.c.asked_at).where(asks.c.partner_id == bindparam("partner")).order_by(asks.c.asked_at.desc())
PAGE = (
    select(partner_topics.c.last_asked_at, partner_topics.c.partner_id)
    .where(partner_topics.c.team_id == bindparam("team"), partner_topics.c.topic == bindparam("topic"))
    .order_by(partner_topics.c.last_asked_at, partner_topics.c.partner_id)
    .limit(bindparam("limit"))
)
BEHIND = PAGE.where(
    tuple_(partner_topics.c.last_asked_at, partner_topics.c.partner_id)
    > tuple_(bindparam("asked", type_=partner_topics.c.last_asked_at.type), bindparam("partner"))
)
REVISION = select(phrasebooks.c.revision).where(phrasebooks.c.team_id == bindparam("team"))
ANY_TOPIC = select(partner_topics.c.partner_id).where(partner_topics.c.team_id == bindparam("team")).limit(1)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a partner stands in the order of a topic: the longest not asked comes first."""

    last_asked_at: datetime
    partner_id: int


class Topics:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def is_empty(self, team_id: str) -> bool:
        """Whether no partner of the workspace can be found by any topic."""
        return self._connection.execute(ANY_TOPIC, {"team": team_id}).first() is None

    def page(self, team_id: str, topic: str, *, after: Place | None = None, limit: int) -> Sequence[Place]:
        """The partners of a topic, the longest not asked first, past `after`."""
        where: dict[str, object] = {"team": team_id, "topic": topic, "limit": limit}
        if after is not None:
            where |= {"asked": after.last_asked_at, "partner": after.partner_id}
        found = self._connection.execute(PAGE if after is None else BEHIND, where)
        return [Place(row.last_asked_at, row.partner_id) for row in found]

    def of_partner(self, partner_id: int) -> frozenset[str]:
        found = select(partner_topics.c.topic).where(partner_topics.c.partner_id == partner_id)
        return frozenset(self._connection.execute(found).scalars())

    def file(self, team_id: str, partner_id: int, topics: Iterable[str], own_words: Mapping[str, str]) -> None:
        """Let a partner be found by these topics and by no others; `own_words` are the phrases behind some of them."""
        before, now = self.of_partner(partner_id), frozenset(topics)
        self._forget(team_id, partner_id, before - now)
        if new := now - before:
            asked = self._connection.execute(MOST_ASKED.limit(1), {"partner": partner_id}).scalar() or NEVER
            rows = [
                {"team_id": team_id, "topic": topic, "last_asked_at": asked, "partner_id": partner_id}
                for topic in sorted(new)
            ]
            self._connection.execute(insert(self._connection.dialect.name, partner_topics), rows)
        self._learn(team_id, {topic: own_words[topic] for topic in sorted(new) if topic in own_words})

    def asked(self, partner_id: int, at: datetime) -> None:
        """This partner goes to the end of every line it stands in."""
        self._connection.execute(
            update(partner_topics).where(partner_topics.c.partner_id == partner_id).values(last_asked_at=at)
        )

    def revision(self, team_id: str) -> str | None:
        """Differs whenever the phrases of the workspace do; None while it has none."""
        return self._connection.execute(REVISION, {"team": team_id}).scalar()

    def entries(self, team_id: str, limit: int) -> Sequence[tuple[str, str]]:
        """Phrase and topic: the coordinators' aliases, then the partners' own words, the most used first."""
        named = select(aliases.c.folded, aliases.c.topic).where(aliases.c.team_id == team_id).order_by(aliases.c.folded)
        used = (
            select(phrases.c.words, phrases.c.topic)
            .where(phrases.c.team_id == team_id)
            .order_by(phrases.c.partners.desc(), phrases.c.topic)
        )
        found = [*self._connection.execute(named.limit(limit)), *self._connection.execute(used.limit(limit))]
        return [(words, topic) for words, topic in found][:limit]

    def add_alias(self, team_id: str, folded: str, topic: str) -> None:
        """From now on these words name that topic; said again, the last word counts."""
        added = insert(self._connection.dialect.name, aliases).values(team_id=team_id, folded=folded, topic=topic)
        self._connection.execute(
            added.on_conflict_do_update(index_elements=["team_id", "folded"], set_={"topic": added.excluded.topic})
        )
        self._connection.execute(delete(unmatched).where(unmatched.c.team_id == team_id, unmatched.c.folded == folded))
        self._renew(team_id)

    def aliases(self, team_id: str, *, limit: int) -> Sequence[tuple[str, str]]:
        found = select(aliases.c.folded, aliases.c.topic).where(aliases.c.team_id == team_id)
        rows = self._connection.execute(found.order_by(aliases.c.folded).limit(limit))
        return [(row.folded, row.topic) for row in rows]

    def named_by_alias(self, team_id: str, folded: Sequence[str]) -> Mapping[str, str]:
        """Of these words those that a coordinator has given a topic."""
        found = select(aliases.c.folded, aliases.c.topic).where(aliases.c.team_id == team_id)
        rows = self._connection.execute(found.where(aliases.c.folded.in_(folded))) if folded else ()
        return {row.folded: row.topic for row in rows}

    def drop_alias(self, team_id: str, folded: str) -> None:
        self._connection.execute(delete(aliases).where(aliases.c.team_id == team_id, aliases.c.folded == folded))
        self._renew(team_id)

    def note_unmatched(self, team_id: str, folded: str, words: str, at: datetime) -> None:
        """Somebody has asked with words that lead nowhere, perhaps not for the first time."""
        first = insert(self._connection.dialect.name, unmatched).values(
            team_id=team_id, folded=folded, words=words, times=1, last_at=at
        )
        again = {"times": unmatched.c.times + 1, "words": first.excluded.words, "last_at": first.excluded.last_at}
        self._connection.execute(first.on_conflict_do_update(index_elements=["team_id", "folded"], set_=again))

    def unmatched(self, team_id: str, *, limit: int) -> Sequence[Unmatched]:
        """The most frequent first."""
        found = select(unmatched).where(unmatched.c.team_id == team_id)
        order = (unmatched.c.times.desc(), unmatched.c.last_at.desc(), unmatched.c.id)
        return [Unmatched(**row._mapping) for row in self._connection.execute(found.order_by(*order).limit(limit))]

    def find_unmatched(self, team_id: str, unmatched_id: int) -> Unmatched | None:
        found = select(unmatched).where(unmatched.c.id == unmatched_id, unmatched.c.team_id == team_id)
        row = self._connection.execute(found).first()
        return Unmatched(**row._mapping) if row else None

    def drop_unmatched(self, unmatched_id: int) -> None:
        self._connection.execute(delete(unmatched).where(unmatched.c.id == unmatched_id))

    def forget_unmatched_before(self, at: datetime) -> int:
        return self._connection.execute(delete(unmatched).where(unmatched.c.last_at < at)).rowcount

    def _forget(self, team_id: str, partner_id: int, topics: frozenset[str]) -> None:
        if not topics:
            return
        gone = partner_topics.c.topic.in_(sorted(topics))
        self._connection.execute(delete(partner_topics).where(partner_topics.c.partner_id == partner_id, gone))
        used = (phrases.c.team_id == team_id, phrases.c.topic.in_(sorted(topics)))
        if self._connection.execute(update(phrases).where(*used).values(partners=phrases.c.partners - 1)).rowcount:
            unused = delete(phrases).where(*used, phrases.c.partners < 1)
            if self._connection.execute(unused).rowcount:
                self._renew(team_id)

    def _learn(self, team_id: str, own_words: Mapping[str, str]) -> None:
        first = insert(self._connection.dialect.name, phrases)
        counted = first.on_conflict_do_update(
            index_elements=["team_id", "topic"], set_={"partners": phrases.c.partners + 1}
        ).returning(phrases.c.partners)
        news = False
        for topic, words in own_words.items():
            row = {"team_id": team_id, "topic": topic, "words": words, "partners": 1}
            news = self._connection.execute(counted, row).scalar_one() == 1 or news
        if news:
            self._renew(team_id)

    def _renew(self, team_id: str) -> None:
        new = insert(self._connection.dialect.name, phrasebooks).values(team_id=team_id, revision=secrets.token_hex(8))
        self._connection.execute(
            new.on_conflict_do_update(index_elements=["team_id"], set_={"revision": new.excluded.revision})
        )
