"""How a call arrives: its arguments in every form, its token, its scopes."""

import io
import json
from typing import Any

import aiohttp
import pytest

from sandbox.ids import known_id
from sandbox.server import Sandbox
from sandbox.web_api.coverage import ROWS
from sandbox.web_api.methods import METHODS
from sandbox.web_api.scopes import ANY_OF

PARTNERS = known_id("C", "partners")
COORDINATORS = known_id("C", "coordinators")
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


async def sent(slack: Sandbox, content_type: str, body: bytes) -> Any:
    """api.test with this body."""
    headers = {"Content-Type": content_type, "Authorization": f"Bearer {slack.bot_token}"}
    async with (
        aiohttp.ClientSession(headers=headers) as session,
        session.post(slack.api_url + "api.test", data=body) as response,
    ):
        return await response.json()


@pytest.mark.parametrize(
    ("content_type", "body", "warning"),
    [
        ("application/json; charset=utf-8", b'{"a": "1"}', None),
        ("application/json", b'{"a": "1"}', "missing_charset"),
        ("application/x-www-form-urlencoded", b"a=1", None),
        ("application/x-www-form-urlencoded; charset=utf-8", b"a=1", "superfluous_charset"),
    ],
)
async def test_a_charset_too_few_or_too_many_is_a_warning(
    slack: Sandbox, content_type: str, body: bytes, warning: str | None
) -> None:
    """The call goes through all the same."""
    answer = await sent(slack, content_type, body)
    assert answer["args"] == {"a": "1"}
    assert answer.get("warning") == warning
    assert answer.get("response_metadata", {}).get("warnings") == ([warning] if warning else None)


async def test_warnings_are_told_together(slack: Sandbox) -> None:
    """What the method warns of, and what is odd about the call."""
    answer = await call(slack, "conversations.join", json={"channel": PARTNERS})
    assert answer["warning"] == "already_in_channel,missing_charset"
    assert answer["response_metadata"]["warnings"] == ["already_in_channel", "missing_charset"]


@pytest.mark.parametrize(
    ("content_type", "body", "error"),
    [
        ("application/json; charset=klingon", b"{}", "invalid_charset"),
        ("application/json; charset=utf-8", b"\xff", "invalid_json"),
        ("application/json; charset=utf-8", b"[" * 100_000, "invalid_json"),
        ("application/json; charset=utf-8", b'{"a": "\\ud800"}', "invalid_json"),
        ("application/x-www-form-urlencoded; charset=klingon", b"a=1", "invalid_charset"),
        ("multipart/form-data", b"a", "invalid_form_data"),
    ],
    ids=["charset of JSON", "bytes", "depth", "half a character", "charset of a form", "no boundary"],
)
async def test_what_cannot_be_read_is_refused(slack: Sandbox, content_type: str, body: bytes, error: str) -> None:
    """In Slack's words, and never with a traceback."""
    assert (await sent(slack, content_type, body))["error"] == error


@pytest.mark.parametrize("yes", [True, "true", "1", 1])
@pytest.mark.parametrize("no", [False, "false", "0", 0, ""])
async def test_yes_and_no_in_every_spelling(slack: Sandbox, yes: Any, no: Any) -> None:
    """Booleans, numbers and words mean the same."""
    for said, expected in ((yes, True), (no, False)):
        asked = {"channel": PARTNERS, "include_num_members": said}
        answer = await call(slack, "conversations.info", json=asked)
        assert ("num_members" in answer["channel"]) is expected


@pytest.mark.parametrize("users", [["U1", "U2"], "U1,U2", '["U1", "U2"]'], ids=["list", "commas", "JSON"])
async def test_a_list_in_every_spelling(slack: Sandbox, users: Any) -> None:
    """As the SDKs and people write them."""
    answer = await call(slack, "conversations.invite", json={"channel": PARTNERS, "users": users})
    assert [error["user"] for error in answer["errors"]] == ["U1", "U2"]


async def test_numbers_must_be_numbers(slack: Sandbox) -> None:
    """And lists lists."""
    for limit in ("many", {"a": 1}, "9" * 5_000):
        answer = await call(slack, "conversations.list", json={"limit": limit})
        assert answer["error"] == "invalid_arguments"
    answer = await call(slack, "conversations.list", json={"types": {"im": 1}})
    assert answer["error"] == "invalid_array_arg"


SCOPED = [
    ("conversations.history", {"channel": PARTNERS}, "channels:history"),
    ("conversations.history", {"channel": COORDINATORS}, "groups:history"),
    ("conversations.info", {"channel": COORDINATORS}, "groups:read"),
    ("conversations.list", {"types": "public_channel,mpim"}, "mpim:read"),
    ("conversations.create", {"name": "x"}, "channels:manage"),
    ("conversations.create", {"name": "x", "is_private": "true"}, "groups:write"),
    ("conversations.open", {"users": "U1,U2"}, "mpim:write"),
    ("conversations.open", {"users": "U1"}, "im:write"),
    ("conversations.archive", {"channel": PARTNERS}, "channels:manage"),
]


@pytest.mark.parametrize(("method", "arguments", "scope"), SCOPED)
async def test_the_kind_of_conversation_decides_the_scope(
    slack: Sandbox, method: str, arguments: dict[str, Any], scope: str
) -> None:
    """All the method's others do not help; this one, with the one beside it, does."""
    others = ANY_OF[method] - {scope}
    slack.install({"oauth_config": {"scopes": {"bot": sorted(others)}}})
    answer = await call(slack, method, params=arguments)
    assert (answer["error"], answer["needed"]) == ("missing_scope", scope)
    assert answer["provided"] == ",".join(sorted(others))
    slack.install({"oauth_config": {"scopes": {"bot": sorted(ANY_OF[method])}}})
    assert (await call(slack, method, params=arguments)).get("error") != "missing_scope"


async def test_a_finer_scope_will_do(slack: Sandbox) -> None:
    """`channels:write.topic` for topics, and for topics alone."""
    slack.install({"oauth_config": {"scopes": {"bot": ["channels:write.topic"]}}})
    assert (await call(slack, "conversations.setTopic", params={"channel": PARTNERS, "topic": "x"}))["ok"]
    assert (await call(slack, "conversations.archive", params={"channel": PARTNERS}))["error"] == "missing_scope"


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
