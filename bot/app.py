"""The composition root: the only module that knows every part, and how to start and stop them."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial
from typing import Any

import aiohttp
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot import jobs
from bot.clock import Clock
from bot.config import WHERE_APP_TOKENS_ARE, WHERE_BOT_TOKENS_ARE, Settings
from bot.courier.lists import Lists
from bot.courier.outcomes import LOCKED_OUT, NotPosted, Refused, outcome_of
from bot.courier.rounds import Courier, Timing
from bot.courier.slack import Slack
from bot.domain.matching.phrasebook import shipped
from bot.domain.people import Person
from bot.errors import StartError
from bot.http_front import HttpFront
from bot.scheduler import Scheduler
from bot.services import access, acquaintance, roles, settings
from bot.slack_socket import SlackSocket
from handlers.door.afterwards import Afterwards
from handlers.door.guarding import warm_up
from handlers.door.listening import Door
from storage.database import Database
from storage.delivery import Pace
from storage.migrate import migrate
from storage.transaction import Transaction

log = logging.getLogger(__name__)

CONNECTIONS = 32
FIRST_CONNECTION_S = 15
DRAIN_S = 10
PEOPLE_A_PAGE = 200


class Bot:
    """Made by `running`; what a test or the demo may want of it is here."""

    def __init__(self, choices: Settings, clock: Clock, session: aiohttp.ClientSession) -> None:
        self._choices = choices
        self._clock = clock
        # The SDK would post again after a reset connection, and Slack knows no idempotency key: never let it repeat.
        self._client = AsyncWebClient(
            token=choices.slack_bot_token.reveal(),
            base_url=choices.slack_api_url,
            timeout=max(1, round(choices.call_timeout_seconds)),
            session=session,
            retry_handlers=[],
        )
        self.db = Database(choices.database_url)
        slack = Slack(self._client, session)
        self.courier = Courier(self.db, clock, slack, _timing(choices))
        self.scheduler = Scheduler(jobs.table(self.db, clock, self.courier, Lists(self.db, clock, slack)), clock)
        self._afterwards = Afterwards(self._client, session)
        self.acquainted = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self._front: SlackSocket | HttpFront | None = None

    async def start(self) -> None:
        """Raises StartError naming the setting that stands in the way."""
        migrate(self.db.engine)
        me = await self._introduce()
        new_coordinators = await self._meet(me)
        self.db.on_news = self.courier.nudge
        self._run(self._speak(new_coordinators))
        self.scheduler.start()
        await self._listen(self._bolt(me))
        self._run(self._warm_up())
        self._run(self._learn_people(me["team_id"]))
        self.courier.nudge()

    async def stop(self) -> None:
        """Stop listening first, then let what was promised be said, then close the book."""
        if self._front:
            await self._front.close()
        self.scheduler.stop()
        await self._afterwards.finish()
        await self.courier.finish(DRAIN_S)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self.db.close()

    async def _introduce(self) -> dict[str, Any]:
        """Ask Slack who we are: it checks the address and the token in one call, and warms the connection."""
        try:
            answer = await self._client.auth_test()
        except (aiohttp.ClientError, SlackClientError, TimeoutError, ValueError) as error:
            if word := _refusal(error):
                raise StartError(f"SLACK_BOT_TOKEN is not accepted by Slack ({word}). {WHERE_BOT_TOKENS_ARE}") from None
            raise StartError(
                f"SLACK_API_URL: no Slack answers at {self._choices.slack_api_url} ({outcome_of(error).reason})."
                " Check the address, and whether this machine can reach it."
            ) from None
        return dict(answer.data) if isinstance(answer.data, dict) else {}

    async def _meet(self, me: dict[str, Any]) -> list[Person]:
        """Know our workspace and give the role to coordinators named for the first time, who are returned.

        What a process that was killed left half posted, nobody else is posting now.
        """
        choices, team_id, at = self._choices, me["team_id"], self._clock.now()

        def meet(tx: Transaction) -> list[Person]:
            settings.welcome(
                tx,
                team_id=team_id,
                url=me["url"],
                needs_channel=choices.needs_channel,
                time_zone=choices.time_zone,
                language=choices.channel_language,
            )
            if self.db.is_single:
                tx.delivery.distrust_unfinished(at)
            named = [Person(team_id, user_id) for user_id in choices.coordinators]
            return [person for person in named if settings.appoint(tx, person, at=at)]

        return await self.db.run(meet)

    async def _speak(self, new_coordinators: list[Person]) -> None:
        """Deliver, once we know how to speak to new coordinators: already their welcome is in their language."""
        for coordinator in new_coordinators:
            await self._look_up(coordinator)
        await self.courier.run()

    async def _look_up(self, person: Person) -> None:
        try:
            answer: Any = await self._client.users_info(user=person.user_id, include_locale=True)
        except (SlackClientError, aiohttp.ClientError, TimeoutError) as error:
            log.warning("COORDINATORS: could not look %s up: %s", person.user_id, outcome_of(error).reason)
            return
        learn = partial(acquaintance.learn, users=[answer["user"]], team_id=person.team_id, at=self._clock.now())
        await self.db.run(learn)

    def _bolt(self, me: dict[str, Any]) -> AsyncApp:
        secret = self._choices.slack_signing_secret
        app = AsyncApp(
            name="handraise",  # else Bolt looks for a name through the whole call stack: a tenth of every start
            logger=logging.getLogger("slack_bolt"),
            client=self._client,
            authorize=_as_ourselves(me, self._choices.slack_bot_token.reveal()),
            signing_secret=secret.reveal() if secret else "unused in Socket Mode",
            process_before_response=True,  # acknowledge after the handler, that is after the commit
            ignoring_self_events_enabled=False,  # that the bot was let into a channel is news to it
        )
        Door(self.db, self._clock, self._afterwards).attach(app)
        return app

    async def _listen(self, app: AsyncApp) -> None:
        token = self._choices.slack_app_token
        if token is None:
            self._front = HttpFront(app, self._choices.http_host, self._choices.http_port)
            await self._front.start()
            return
        socket = SlackSocket(app, token.reveal(), on_refused=self._told_no_address)
        self._front = socket
        self._run(socket.run())
        try:
            await asyncio.wait_for(self._connected(socket), FIRST_CONNECTION_S)
        except TimeoutError:
            log.warning("Slack does not let the socket connect yet; trying on")

    async def _connected(self, socket: SlackSocket) -> None:
        while not socket.connected.is_set():
            failure = socket.failure()
            if isinstance(failure, SlackApiError) and (word := _refusal(failure)):
                raise StartError(f"SLACK_APP_TOKEN is not accepted by Slack ({word}). {WHERE_APP_TOKENS_ARE}") from None
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(socket.connected.wait(), 0.1)

    async def _told_no_address(self, word: str) -> None:
        """After an uninstall that is no news: the log has said so already."""
        if not await self.db.run(access.is_locked_out):
            log.warning("Slack gives out no address for a socket (%s); trying on. Check SLACK_APP_TOKEN.", word)

    async def _warm_up(self) -> None:
        """Read, judge and match before anybody asks: the first time compiles patterns, and loads names and topics."""
        await asyncio.to_thread(self._read_once)
        await asyncio.to_thread(warm_up)
        await asyncio.to_thread(shipped)

    def _read_once(self) -> None:
        from bot.domain.reading.line import read_need  # noqa: PLC0415  # that is the point

        read_need("mentor robotics on friday", today=self._clock.now().date())

    async def _learn_people(self, team_id: str) -> None:
        """Learn everybody's language and time zone, so that even a first answer is in the right words.

        And whose workspace it is: they coordinate where nobody else does.
        """
        cursor: str | None = None
        owners: list[tuple[bool, str]] = []
        try:
            while cursor != "":
                page = await self._page_of_people(cursor)
                learn = partial(acquaintance.learn, users=page["members"], team_id=team_id, at=self._clock.now())
                await self.db.run(learn)
                owners += acquaintance.owners_among(page["members"], team_id)
                cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
        except (SlackClientError, aiohttp.ClientError, TimeoutError) as error:
            log.warning("could not learn people's languages yet: %s", type(error).__name__)
            owners = [owner for owner in owners if not owner[0]]  # the primary one may be among those not seen
        owner = min(owners)[1] if owners else None
        await self.db.run(partial(roles.establish, team_id=team_id, owner=owner, at=self._clock.now()))
        self.acquainted.set()

    async def _page_of_people(self, cursor: str | None) -> Any:
        """Slack lists so many pages a minute; a large workspace has more of them, and there is no hurry."""
        while True:
            try:
                return await self._client.users_list(include_locale=True, limit=PEOPLE_A_PAGE, cursor=cursor)
            except SlackApiError as error:
                failed = outcome_of(error)
                if not isinstance(failed, NotPosted) or failed.reason != "ratelimited":
                    raise
                await asyncio.sleep(failed.wait_s or 1)

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        self._tasks.append(asyncio.create_task(work))


@asynccontextmanager
async def running(choices: Settings, clock: Clock) -> AsyncIterator[Bot]:
    """A started bot; stopped when the block ends. Raises StartError."""
    if choices.slack_app_token is None and choices.slack_signing_secret is None:
        raise StartError("SLACK_APP_TOKEN is missing (or SLACK_SIGNING_SECRET, to listen over HTTP). See .env.example.")
    timeout = aiohttp.ClientTimeout(total=choices.call_timeout_seconds)
    connector = aiohttp.TCPConnector(limit=CONNECTIONS, keepalive_timeout=60)
    async with aiohttp.ClientSession(connector=connector, timeout=timeout) as session:
        bot = Bot(choices, clock, session)
        try:
            await bot.start()
            yield bot
        finally:
            await bot.stop()


def _as_ourselves(me: dict[str, Any], token: str) -> Callable[..., Awaitable[AuthorizeResult]]:
    """Every delivery is for the one workspace whose token we hold: no call to Slack to find that out."""
    known = AuthorizeResult(
        enterprise_id=me.get("enterprise_id"),
        team_id=me["team_id"],
        bot_user_id=me["user_id"],
        bot_id=me.get("bot_id"),
        bot_token=token,
    )

    async def authorize() -> AuthorizeResult:
        return known

    return authorize


def _refusal(error: Exception) -> str | None:
    """Slack's word for a token it does not take; None for every other trouble, which may pass."""
    failed = outcome_of(error)
    return failed.reason if isinstance(failed, Refused) or failed.reason in LOCKED_OUT else None


def _timing(choices: Settings) -> Timing:
    return Timing(
        pace=Pace(
            lane_gap=timedelta(seconds=choices.post_every_seconds),
            workspace_gap=timedelta(minutes=1) / choices.posts_per_minute,
        ),
        lease=timedelta(seconds=choices.lease_seconds),
        settle=timedelta(seconds=choices.settle_seconds),
        verify=timedelta(seconds=choices.verify_seconds),
    )
