"""Records to store: a workspace, a need in it, posts about it."""

from datetime import UTC, datetime, timedelta

from bot.domain.needs import Details, Need, NeedState
from bot.domain.people import Person
from bot.domain.posts import Post
from bot.domain.reading.kinds import Kind
from storage.delivery import Pace
from storage.transaction import Transaction

TEAM = "T1"
CHANNEL = "C1"
ASKER = Person(TEAM, "U0")
NOON = datetime(2026, 10, 6, 17, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
NO_PACE = Pace(lane_gap=timedelta(0), workspace_gap=timedelta(0))


def workspace(tx: Transaction) -> None:
    tx.workspaces.introduce(TEAM, url="https://x.slack.com/", needs_channel=CHANNEL, time_zone="UTC", language="en")


def need(tx: Transaction, *, wanted: int = 1) -> Need:
    return tx.needs.add(
        Details(kind=Kind.MENTOR, topic="robotics", wanted=wanted),
        team_id=TEAM,
        number=tx.workspaces.next_number(TEAM),
        state=NeedState.OPEN,
        asker=ASKER.user_id,
        channel=CHANNEL,
        created_at=NOON,
        fresh_until=NOON + timedelta(days=20),
    )


def card(tx: Transaction, subject_id: int, *, channel: str = CHANNEL, at: datetime = NOON) -> Post:
    tx.outbox.card("need_card", team_id=TEAM, channel=channel, subject_id=subject_id, at=at)
    found = tx.outbox.find_card("need_card", TEAM, subject_id)
    assert found
    return found


def notice(
    tx: Transaction,
    key: str,
    *,
    to: str = CHANNEL,
    at: datetime = NOON,
    due_at: datetime | None = None,
    follows: int | None = None,
) -> None:
    tx.outbox.notice("question", key=key, team_id=TEAM, to=to, subject_id=1, at=at, due_at=due_at, follows=follows)


def taken(
    tx: Transaction,
    at: datetime = NOON,
    *,
    owner: str = "me",
    pace: Pace = NO_PACE,
    lease: timedelta = MINUTE,
    limit: int = 50,
) -> list[Post]:
    return tx.delivery.take_due(at, owner=owner, lease=lease, pace=pace, limit=limit)


def only(posts: list[Post]) -> Post:
    (post,) = posts
    return post


def sent(tx: Transaction, post: Post, *, ts: str = "1.0", at: datetime = NOON) -> None:
    tx.delivery.sent(post, at=at, channel=post.addressee, ts=ts, verify_at=None)


def names(posts: list[Post]) -> list[str]:
    """The keys the notices were given."""
    return [post.dedupe_key.rpartition(":")[2] for post in posts]
