"""The wire log: everything an app asks and everything it is told, without the secrets."""

from contextlib import suppress
from typing import Any

import aiohttp
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.server import Sandbox
from sandbox.wire import MOST_ENTRIES, Wire, masked


async def wire(page: aiohttp.ClientSession, after: int = 0, limit: int = 100) -> Any:
    async with page.get("/control/wire", params={"after": after, "limit": limit}) as response:
        return await response.json()


async def test_a_command_and_what_the_app_did_about_it(
    slack: Sandbox, page: aiohttp.ClientSession, bolt: AsyncApp
) -> None:
    """Both directions, with times, outcomes and whose app it was."""

    @bolt.command("/need")
    async def need(ack: Any, respond: Any, client: AsyncWebClient) -> None:
        await client.chat_postMessage(channel="#partners", text="A mentor, please")
        await respond("Asked", response_type="ephemeral")
        await ack()

    await slack.person("ana").sends("/need mentor", channel="teachers")
    log = await wire(page)
    story = {each["name"]: each for each in log["entries"]}
    post, answer, command = (story[name] for name in ("chat.postMessage", "response_url", "slash_commands /need"))
    assert (post["kind"], post["direction"], post["ok"], post["status"]) == ("web_api", "from_app", True, 200)
    assert (post["request"]["text"], post["answer"]["message"]["text"]) == ("A mentor, please", "A mentor, please")
    assert (answer["kind"], answer["ok"], answer["request"]["text"]) == ("response_url", True, "Asked")
    assert (command["kind"], command["direction"], command["ok"]) == ("socket", "to_app", True)
    assert {each["app"] for each in log["entries"]} == {slack.bot.id}
    assert log["newest"] == log["entries"][-1]["n"]


async def test_secrets_stay_where_they_are(slack: Sandbox, page: aiohttp.ClientSession, bolt: AsyncApp) -> None:
    """No token, no ticket, no response URL that could be used."""
    heard: list[str] = []

    @bolt.command("/need")
    async def need(ack: Any, body: dict[str, Any], client: AsyncWebClient) -> None:
        heard.append(body["response_url"])
        await client.chat_postMessage(channel="#partners", text=f"psst {slack.bot_token}")
        await ack()

    await slack.person("ana").sends("/need mentor", channel="teachers")
    text = str(await wire(page))
    for secret in (slack.bot_token, slack.app_token, heard[0].rpartition("/")[2], "ticket="):
        assert secret not in text.replace("ticket=…", "")
    assert "xoxb-…" in text
    assert masked({"token": "abc", "nested": [{"code": "s3cret"}], "style": {"code": True}}) == {
        "token": "…",
        "nested": [{"code": "…"}],
        "style": {"code": True},
    }


async def test_what_went_wrong_is_seen_too(slack: Sandbox, page: aiohttp.ClientSession, client: AsyncWebClient) -> None:
    """A refusal, a page of a broken server, and a call that was cut off."""
    slack.faults.arm("auth.test", do="status", status=503)
    slack.faults.arm("auth.test", do="reset")
    for method in ("auth.test", "auth.test", "chat.postMessage"):
        with suppress(SlackApiError, aiohttp.ClientError):
            await client.api_call(method, params={"channel": "C0", "text": "x"})
    broken, cut, refused = (await wire(page))["entries"]
    assert [(each["ok"], each["status"]) for each in (broken, cut, refused)] == [
        (False, 503),
        (False, None),
        (False, 200),
    ]
    assert refused["answer"]["error"] == "channel_not_found"


async def test_only_what_is_new(page: aiohttp.ClientSession, client: AsyncWebClient) -> None:
    """`after` and `limit`; nonsense is refused in a sentence."""
    for _ in range(5):
        await client.auth_test()
    assert [each["n"] for each in (await wire(page, after=2, limit=2))["entries"]] == [3, 4]
    assert (await wire(page, after=5))["entries"] == []
    async with page.get("/control/wire", params={"after": "-1"}) as response:
        assert (response.status, (await response.json())["error"]) == (400, "after must be a whole number")


def test_the_oldest_make_room(clock: Any) -> None:
    """Two thousand are kept, and found by their number."""
    log = Wire(clock)
    for _ in range(MOST_ENTRIES + 3):
        log.note("web_api", "from_app", "auth.test", app="A", request={})
    assert (log.newest, log.since()[0].n, len(log.since())) == (MOST_ENTRIES + 3, 4, MOST_ENTRIES)
    assert (log.find(3), log.find(4), log.find(MOST_ENTRIES + 4)) == (None, log.since()[0], None)
