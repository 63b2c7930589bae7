"""The courier's rounds: take what is due, draw it, say it, and write down what became of it."""

import asyncio
import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import uniform
from secrets import token_hex

from bot.clock import Clock
from bot.courier.drawing import Letter, draw, thread_of, waits_for_school
from bot.courier.knocking import knock
from bot.courier.outcomes import Failed, LockedOut, NotPosted, Refused
from bot.courier.slack import Place, Slack
from bot.domain.posts import Post, PostState
from bot.messages.message import Message
from bot.services import access, kinds, trouble
from bot.services.needs import card_is_up
from storage.database import Database
from storage.delivery import Pace
from storage.transaction import Transaction

log = logging.getLogger(__name__)

AT_ONCE = 16
# After a look that found nothing: a hundred commits a second are not a hundred reasons to look.
SHORTEST_BREATH_S, LONGEST_BREATH_S = 0.01, 0.2
BEFORE_FIRST_ATTEMPT = timedelta(minutes=15)  # Slack stamps messages by its own clock, and ours may be ahead
LONGEST_BACKOFF = timedelta(minutes=5)
SET_BACK = timedelta(seconds=2)  # less than that is a clock being kept right


@dataclass(frozen=True, slots=True)
class Timing:
    """How patient the courier is.

    `lease` is the longest a courier may hold a post, `settle` how long Slack may take to show a post it has taken,
    `verify` when to look for copies after that.
    """

    pace: Pace
    lease: timedelta
    settle: timedelta
    verify: timedelta


class Courier:
    def __init__(self, db: Database, clock: Clock, slack: Slack, timing: Timing) -> None:
        self._db = db
        self._clock = clock
        self._slack = slack
        self._timing = timing
        self._name = token_hex(4)
        self._awake = asyncio.Event()
        self._breath_s = SHORTEST_BREATH_S
        self._looked_at = 0.0
        self._under_way: set[asyncio.Task[None]] = set()
        self._arrived = 0
        self._taking = asyncio.Lock()  # held until what was taken is under way, so that the two together are all
        self._finishing = False
        self._alarm: asyncio.TimerHandle | None = None
        self._latest = clock.now()

    def nudge(self) -> None:
        """There may be something to do; correctness never depends on this."""
        self._awake.set()

    async def run(self) -> None:
        """Deliver until cancelled."""
        while True:
            await self._awake.wait()
            self._awake.clear()
            try:
                if not await self.deliver_due() and len(self._under_way) < AT_ONCE:
                    await self._wake_when_due()
                    await self._breathe()
            except Exception:  # a database that is away must not end the rounds: the next tick tries again
                log.exception("a round failed")

    async def deliver_due(self) -> int:
        """Start delivering what is due; how many posts were taken."""
        async with self._taking:
            room = 0 if self._finishing else AT_ONCE - len(self._under_way)
            if room <= 0:
                return 0
            letters = await self._db.run(lambda tx: self._take(tx, room))
            for letter in letters:
                task = asyncio.create_task(self._guarded(letter))
                self._under_way.add(task)
                task.add_done_callback(self._delivered)
            return len(letters)

    async def settle(self) -> None:
        """Deliver until nothing is due: until a round takes nothing and no post arrives meanwhile to free its lane."""
        looked_after = -1
        while self._under_way or looked_after < self._arrived:
            looked_after = self._arrived
            await self.deliver_due()
            await asyncio.gather(*self._under_way)

    async def finish(self, seconds: float) -> None:
        """Take nothing more, and let what is under way arrive."""
        self._finishing = True
        async with self._taking:
            pass
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=seconds)

    async def sweep(self, limit: int = 20) -> int:
        """Look again at posts made after an unknown outcome, and delete all copies but the oldest."""
        at = self._clock.now()
        again = at + self._timing.lease
        posts = await self._db.run(lambda tx: tx.delivery.take_to_verify(at, again_at=again, limit=limit))
        for post in posts:
            await self._verify(post)
        return len(posts)

    async def knock(self) -> int:
        """Where Slack has locked us out, ask whether it lets us in again."""
        return await knock(self._db, self._slack)

    async def _verify(self, post: Post) -> None:
        try:
            thread_ts = await self._db.run(lambda tx: thread_of(tx, post))
            copies = await self._copies(post, thread_ts)
        except Failed as failed:
            log.info("could not verify", extra={"post": post.id, "reason": failed.reason})
            return
        first = copies[0].ts if copies else None
        await self._db.run(lambda tx: tx.delivery.verified(post, first))

    def _delivered(self, task: asyncio.Task[None]) -> None:
        self._arrived += 1
        self._under_way.discard(task)
        if not task.cancelled() and (error := task.exception()):
            # Not even its failure could be written down. Its lease will run out, and then we look before we speak.
            log.error("a post was left in the air: %s", type(error).__name__)
        self.nudge()

    async def _breathe(self) -> None:
        """Look less and less often while looking finds nothing; after a quiet moment, at once again."""
        now = asyncio.get_running_loop().time()
        rested = now - self._looked_at > 2 * LONGEST_BREATH_S
        self._breath_s = SHORTEST_BREATH_S if rested else min(self._breath_s * 2, LONGEST_BREATH_S)
        await asyncio.sleep(self._breath_s)
        self._looked_at = asyncio.get_running_loop().time()

    async def _wake_when_due(self) -> None:
        due = await self._db.run(lambda tx: tx.delivery.next_due())
        if due is not None:
            wait = (due - self._clock.now()).total_seconds()
            if self._alarm:
                self._alarm.cancel()  # one alarm at a time, or each would set the next, and ever more of them ring
            self._alarm = asyncio.get_running_loop().call_later(min(max(wait, 0.001), 1), self.nudge)

    def _take(self, tx: Transaction, room: int) -> list[Letter]:
        timing = self._timing
        at = self._clock.now()
        if at < self._latest - SET_BACK:
            log.info("the clock was set back: nothing waits out the difference")
            tx.delivery.catch_up_with_clock(at)
        self._latest = at
        posts = tx.delivery.take_due(at, owner=self._name, lease=timing.lease, pace=timing.pace, limit=room)
        return [draw(tx, post) for post in posts if not waits_for_school(tx, post, at)]

    async def _guarded(self, letter: Letter) -> None:
        try:
            await self._deliver(letter)
        except Exception:
            log.exception("a post failed", extra={"post": letter.post.id})
            await self._db.run(lambda tx: self._doubt(tx, letter.post, "fault"))  # it may have been said

    async def _deliver(self, letter: Letter) -> None:
        post = letter.post
        if letter.fault or letter.message is None:
            await self._db.run(lambda tx: _give_up(tx, post, letter.fault, self._clock.now()))
        elif post.came_from is PostState.SENDING and post.ts is None:
            # Whoever held it last may still be in the middle of the call: let Slack settle before looking.
            await self._db.run(lambda tx: self._doubt(tx, post, "lease_expired"))
        else:
            await self._say(letter, letter.message)

    async def _say(self, letter: Letter, message: Message) -> None:
        post = letter.post
        try:
            place = await self._speak(letter, message)
        except LockedOut as failed:
            reason = failed.reason
            await self._db.run(lambda tx: self._wait_for_slack(tx, post, reason))
        except NotPosted as failed:
            reason, wait = failed.reason, failed.wait_s
            await self._db.run(lambda tx: self._put_back(tx, post, reason, wait))
        except Refused as failed:
            reason = failed.reason
            await self._db.run(lambda tx: trouble.refused(tx, post, reason, at=self._clock.now()))
        except Failed as failed:
            reason = failed.reason
            await self._db.run(lambda tx: self._doubt(tx, post, reason))
        else:
            await self._db.run(lambda tx: self._settle(tx, post, place))

    async def _speak(self, letter: Letter, message: Message) -> Place | None:
        post = letter.post
        if message.files:
            if post.may_be_out_there and (copies := await self._copies(post, letter.thread_ts)):
                return copies[0]
            await self._slack.share(post.addressee, message, token=post.token)
            return None
        if post.response_url and not post.is_card:
            await self._slack.respond(post.response_url, message)
            return None
        if post.channel and post.ts:
            await self._slack.update(Place(post.channel, post.ts), message)
            return Place(post.channel, post.ts)
        if post.may_be_out_there and (copies := await self._copies(post, letter.thread_ts)):
            return copies[0]
        return await self._slack.post(post.addressee, message, token=post.token, thread_ts=letter.thread_ts)

    async def _copies(self, post: Post, thread_ts: str | None) -> list[Place]:
        """The copies of a post that stand in Slack; all but the oldest are deleted."""
        since = (post.first_attempt_at or post.created_at) - BEFORE_FIRST_ATTEMPT
        copies = await self._slack.find(post.channel or post.addressee, post.token, since=since, thread_ts=thread_ts)
        for extra in copies[1:]:
            await self._slack.delete(extra)
        return copies[:1]

    def _settle(self, tx: Transaction, post: Post, place: Place | None) -> None:
        at = self._clock.now()
        verify_at = at + self._timing.verify if post.may_be_out_there else None
        if post.is_card and post.ts is None and post.response_url:
            card_is_up(tx, post, at=at)
        tx.delivery.sent(
            post,
            at=at,
            channel=place.channel if place else None,
            ts=place.ts if place else None,
            verify_at=verify_at,
        )
        if post.kind in kinds.LEAVES_NO_TRACE:
            tx.outbox.erase(post)

    def _put_back(self, tx: Transaction, post: Post, reason: str, wait_s: float | None = None) -> None:
        wait = timedelta(seconds=wait_s) if wait_s else _backoff(post.attempts)
        log.warning(
            "not posted yet, trying again in %.0f s", wait.total_seconds(), extra={"post": post.id, "reason": reason}
        )
        tx.delivery.not_posted(post, again_at=self._clock.now() + wait, error=reason)

    def _wait_for_slack(self, tx: Transaction, post: Post, reason: str) -> None:
        at = self._clock.now()
        tx.delivery.not_posted(post, again_at=at, error=reason)
        access.lock_out(tx, post.team_id, reason, at=at)

    def _doubt(self, tx: Transaction, post: Post, reason: str) -> None:
        if post.response_url and not post.is_card:  # a whisper nobody can look for: better lost than said twice
            tx.delivery.dropped(post)
            return
        tx.delivery.unsure(post, look_at=self._clock.now() + self._timing.settle, error=reason)


def _give_up(tx: Transaction, post: Post, fault: str | None, at: datetime) -> None:
    if fault:
        trouble.refused(tx, post, fault, at=at)
    else:
        tx.delivery.dropped(post)


def _backoff(attempts: int) -> timedelta:
    """Twice as long after every attempt, and never quite the same, so that many do not come back at one moment."""
    return min(timedelta(seconds=2 ** min(attempts, 12) * uniform(0.25, 0.5)), LONGEST_BACKOFF)  # noqa: S311  # no secret
