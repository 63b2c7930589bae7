"""How a call arrives: its arguments in every form, its token, its scopes."""

import io
import json
from typing import Any

import aiohttp
import pytest

from sandbox.coverage import ROWS
from sandbox.ids import known_id
from sandbox.server import Sandbox
from sandbox.web_api.methods import METHODS
from sandbox.web_api.scopes import ANY_OF

PARTNERS = known_id("C", "partners")
BLOCKS = [{"type": "divider"}]


async def call(slack: Sandbox, method: str, token: str | None = None, **request: Any) -> Any:
    verb = request.pop("verb", "POST")
    headers = {"Authorization": f"Bearer {token or slack.bot_token}"}
    async with (
        aiohttp.ClientSession() as session,
        session.request(verb, slack.api_url + method, headers=headers, **request) as response,
    ):
        return await response.json()


def multipart(**fields: str) -> aiohttp.FormData:
    form = aiohttp.FormData(default_to_multipart=True)
    for name, value in fields.items():
        form.add_field(name, value)
    return form


@pytest.mark.parametrize(
    "request_",
    [
        {"json": {"channel": PARTNERS, "text": "x", "blocks": BLOCKS}},
        {"data": {"channel": PARTNERS, "text": "x", "blocks": json.dumps(BLOCKS)}},
        {"data": multipart(channel=PARTNERS, text="x", blocks=json.dumps(BLOCKS))},
        {"params": {"channel": PARTNERS, "text": "x", "blocks": json.dumps(BLOCKS)}},
        {"params": {"channel": PARTNERS}, "json": {"text": "x", "blocks": json.dumps(BLOCKS)}},
        {"verb": "GET", "params": {"channel": PARTNERS, "text": "x", "blocks": json.dumps(BLOCKS)}},
    ],
    ids=["json", "form", "multipart", "query on POST", "query and JSON", "GET"],
)
async def test_arguments_are_taken_in_every_form(slack: Sandbox, request_: dict[str, Any]) -> None:
    """Whatever an SDK thought of, the same message comes of it."""
    answer = await call(slack, "chat.postMessage", **request_)
    assert answer["message"]["text"] == "x"
    assert answer["message"]["blocks"][0]["type"] == "divider"


async def test_a_token_may_come_as_an_argument(slack: Sandbox) -> None:
    """And never shows up in the ledger."""
    async with (
        aiohttp.ClientSession() as session,
        session.post(slack.api_url + "auth.test", data={"token": slack.bot_token}) as response,
    ):
        assert (await response.json())["ok"]
    assert "token" not in slack.ledger.entries[-1].args


async def test_bad_tokens_are_refused(slack: Sandbox) -> None:
    """Unknown, missing, or of the wrong kind."""
    assert (await call(slack, "auth.test", "xoxb-somebody-else"))["error"] == "invalid_auth"
    async with aiohttp.ClientSession() as session, session.post(slack.api_url + "auth.test") as response:
        assert (await response.json())["error"] == "not_authed"
    assert (await call(slack, "auth.test", slack.app_token))["error"] == "not_allowed_token_type"
    assert (await call(slack, "apps.connections.open"))["error"] == "not_allowed_token_type"
    assert (await call(slack, "apps.connections.open", slack.app_token))["url"].startswith("ws://127.0.0.1:")


async def test_a_manifest_brings_scopes_into_force(slack: Sandbox) -> None:
    """A missing one is named, with those there are."""
    slack.install({"oauth_config": {"scopes": {"bot": ["chat:write"]}}})
    assert (await call(slack, "chat.postMessage", json={"channel": PARTNERS, "text": "x"}))["ok"]
    answer = await call(slack, "users.list")
    assert answer == {"ok": False, "error": "missing_scope", "needed": "users:read", "provided": "chat:write"}


async def test_nonsense_is_refused_politely(slack: Sandbox) -> None:
    """Not JSON, and no object."""
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {slack.bot_token}"}
    async with aiohttp.ClientSession(headers=headers) as session:
        async with session.post(slack.api_url + "auth.test", data="{") as response:
            assert (await response.json())["error"] == "invalid_json"
        async with session.post(slack.api_url + "auth.test", data="[]") as response:
            assert (await response.json())["error"] == "json_not_object"


async def test_a_body_without_end_is_not_read(slack: Sandbox) -> None:
    """413 beyond four megabytes."""
    headers = {"Content-Type": "application/json"}
    async with (
        aiohttp.ClientSession() as session,
        session.post(slack.api_url + "api.test", data=io.BytesIO(b"x" * 5_000_000), headers=headers) as response,
    ):
        assert response.status == 413


def test_the_coverage_table_names_every_method() -> None:
    """No more, no fewer, in order; what is partial says what is missing."""
    assert [row.method for row in ROWS] == sorted(METHODS)
    assert all(bool(row.missing) == (row.state == "partial") for row in ROWS)
    assert ANY_OF.keys() <= METHODS.keys()
