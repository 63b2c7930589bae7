"""Whatever comes in, nobody gets in who should not, and nothing breaks: no traceback, ever."""

import asyncio
import io
import json
from collections.abc import AsyncIterator, Iterator
from typing import Any

import aiohttp
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sandbox.acting.perform import ACTS
from sandbox.cast import default_cast
from sandbox.options import Options
from sandbox.seating import settle
from sandbox.server import BODY_LIMIT, Sandbox, running_sandbox
from sandbox.site import Site
from sandbox.web_api.methods import METHODS
from tests.sandbox.conftest import HandClock

TOKEN = "open-sesame"


@pytest.fixture
async def locked() -> AsyncIterator[Sandbox]:
    async with running_sandbox(clock=HandClock(), options=Options(control_token=TOKEN)) as slack:
        yield slack


@pytest.fixture
async def browser(locked: Sandbox) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(locked.address, cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        yield session


async def status(session: aiohttp.ClientSession, path: str, **details: Any) -> int:
    async with session.get(path, **details) as response:
        return response.status


async def test_without_the_token_nothing_is_shown(locked: Sandbox, browser: aiohttp.ClientSession) -> None:
    """A sentence says where to get it; a wrong one opens nothing."""
    async with browser.get("/control/cast") as response:
        assert (response.status, (await response.json())["ok"]) == (401, False)
    async with browser.get("/") as response:
        assert (response.status, "the sandbox printed" in await response.text()) == (401, True)
    assert await status(browser, "/?token=wrong") == 401
    for shown in ("Bearer wrong", f"Basic {TOKEN}", f"Bearer {TOKEN}é", TOKEN):
        assert await status(browser, "/control/cast", headers={"Authorization": shown}) == 401
    async with browser.post("/control/act", json={"as": locked.person("ana").id, "do": "home"}) as response:
        assert response.status == 401
    async with browser.get("/control/feed", params={"as": "ana"}) as response:
        assert response.status == 401


async def test_the_printed_address_opens_the_page_for_good(locked: Sandbox, browser: aiohttp.ClientSession) -> None:
    """The token moves into a cookie, out of the address bar; the page's own requests and its feed get in with it."""
    async with browser.get(f"{locked.page_url}&as=ana") as response:
        assert (response.status, str(response.url)) == (200, f"{locked.address}/?as=ana")
        (cookie,) = response.history[0].cookies.values()
        assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert await status(browser, "/control/cast") == 200
    async with browser.ws_connect("/control/feed", params={"as": "ana"}) as feed:
        assert "version" in await feed.receive_json()


async def test_programs_show_it_as_a_bearer_token(locked: Sandbox, browser: aiohttp.ClientSession) -> None:
    """Apps need none: their doors ask for their own tokens."""
    headers = {"Authorization": f"Bearer {locked.control_token}"}
    assert await status(browser, "/control/cast", headers=headers) == 200
    assert await status(browser, "/api/api.test") == 200


@pytest.mark.parametrize("path", ["/control/act", "/control/clock", "/control/faults"])
@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b" " * (BODY_LIMIT + 1), 413),
        (b"[" * 100_000, 400),
        (b"\xff\xfe", 400),
        (b"", 400),
        (b"7", 400),
        (b'{"as": "ana", "do": "send", "channel": "general", "text": "\\ud800"}', 400),
        (b'{"advance": NaN}', 400),
        (b'{"advance": 1e400}', 400),
        (b'{"advance": 9' + b"9" * 5000 + b"}", 400),
    ],
)
async def test_monstrous_bodies_get_a_sentence(slack: Sandbox, path: str, body: bytes, code: int) -> None:
    """Too much, too deep, no text, half a character, no number."""
    async with aiohttp.ClientSession(slack.address) as session, session.post(path, data=io.BytesIO(body)) as response:
        assert response.status == code
        assert (await response.json())["error"]


@pytest.mark.parametrize(
    "content_type", ["application/json", "application/x-www-form-urlencoded", "multipart/form-data"]
)
@pytest.mark.parametrize("body", [b"[" * 100_000, b"\xff\xfe\xff", b'{"text": "\\ud800"}', b" " * (BODY_LIMIT + 1)])
async def test_monstrous_calls_are_answered(slack: Sandbox, content_type: str, body: bytes) -> None:
    """As Slack would refuse them, or as too large; never by breaking down."""
    headers = {"Content-Type": content_type, "Authorization": f"Bearer {slack.bot_token}"}
    async with aiohttp.ClientSession(slack.address, headers=headers) as session:
        for path in ("/api/chat.postMessage", "/api/views.open", "/response/T0/B0/key"):
            async with session.post(path, data=io.BytesIO(body)) as response:
                assert response.status < 500, f"{path}: {await response.text()}"


class Target:
    """A sandbox on a loop of its own, for hypothesis to throw things at."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.loop.run_until_complete(self._open())

    async def _open(self) -> None:
        site = Site(HandClock(), Options(ack_seconds=0.05, redelivery_delays=()))
        self.slack = Sandbox(settle(default_cast(), site))
        await self.slack.start(0)
        self.session = aiohttp.ClientSession(self.slack.address)
        await self.slack.person("ana").sends("Hello", channel="general")
        self.general = self.slack.slack.conversation("general", seen_by="")

    @property
    def sense(self) -> dict[str, Any]:
        """What makes sense in the most fields: the newest message of a channel, a person, some words."""
        ts = next(reversed(self.general.messages), "1.1")
        words = dict.fromkeys(("text", "title", "topic", "purpose"), "words") | dict.fromkeys(("name", "value"), "tada")
        stamps = dict.fromkeys(("ts", "message_ts", "timestamp"), ts)
        return {"channel": self.general.id, "user": self.slack.person("priya").id, **words, **stamps}

    def throw(self, method: str, path: str, **details: Any) -> None:
        self.loop.run_until_complete(self._throw(method, path, **details))

    async def _throw(self, method: str, path: str, **details: Any) -> None:
        async with self.session.request(method, path, **details) as response:
            assert response.status < 500, await response.text()
        self.slack.install()  # whoever was uninstalled just now

    def close(self) -> None:
        self.loop.run_until_complete(self._close())
        self.loop.close()

    async def _close(self) -> None:
        await self.session.close()
        await self.slack.stop()


@pytest.fixture
def target() -> Iterator[Target]:
    target = Target()
    yield target
    target.close()


scalars = (
    st.none()
    | st.booleans()
    | st.integers(min_value=-(10**30), max_value=10**30)
    | st.floats()
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
    | st.sampled_from(
        ["ana", "general", "@handraise", "C", "U", "at:99999999999999999999", "1.1", "9" * 400 + ".1", "\0", "/x"]
    )
)
nonsense = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
KEYS = [
    *("channel", "channels", "text", "blocks", "attachments", "ts", "thread_ts", "message_ts", "user", "users", "view"),
    *("view_id", "trigger_id", "cursor", "limit", "oldest", "latest", "name", "timestamp", "metadata", "post_at"),
    *("block_id", "action_id", "values", "picked", "value", "callback_id", "tab", "email", "presence", "filename"),
    *("length", "files", "hash", "external_id", "link", "title", "type", "code", "topic", "purpose", "inclusive"),
    *("advance", "to", "method", "when", "do", "times", "seconds", "where", "sockets", "redeliver", "random", "path"),
    *("status", "retry_after", "delay_history", "disarm", "locale", "tz", "app", "private", "all", "stop", "types"),
]
wishes = st.dictionaries(st.sampled_from(KEYS), nonsense, max_size=6)
plenty = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


@plenty
@given(do=st.sampled_from(sorted(ACTS)), wish=wishes)
def test_no_act_breaks_it(target: Target, do: str, wish: dict[str, Any]) -> None:
    """Nonsense of every type in every field of everything a person can do; the other fields make sense."""
    target.throw("POST", "/control/act", data=json.dumps({**target.sense, **wish, "as": "ben", "do": do}))


@plenty
@given(path=st.sampled_from(["clock", "faults"]), wish=wishes)
def test_no_order_breaks_it(target: Target, path: str, wish: dict[str, Any]) -> None:
    """The clock and the faults, likewise; what was armed is disarmed again."""
    target.throw("POST", f"/control/{path}", data=json.dumps(wish))
    target.throw("POST", "/control/faults", json={"clear": True})


@plenty
@given(
    path=st.sampled_from(["cast", "state", "feed", "wire", "faults", "coverage", "workspaces", "file/F0", "upload"]),
    query=st.dictionaries(st.sampled_from(["as", "team", "app", "after", "limit", "channel"]), st.text(max_size=9)),
)
def test_no_question_breaks_it(target: Target, path: str, query: dict[str, str]) -> None:
    """Any query."""
    readable = {name: value.encode(errors="replace").decode() for name, value in query.items()}
    target.throw("POST" if path == "upload" else "GET", f"/control/{path}", params=readable)


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(method=st.sampled_from(sorted(METHODS)), args=wishes)
def test_no_call_breaks_it(target: Target, method: str, args: dict[str, Any]) -> None:
    """Nonsense of every type in every argument of every method; the other arguments make sense."""
    headers = {"Authorization": f"Bearer {target.slack.bot_token}", "Content-Type": "application/json"}
    target.throw("POST", f"/api/{method}", data=json.dumps({**target.sense, **args}), headers=headers)
