"""An app goes and comes back: what it is told, what its tokens are worth, how it gets a new one."""

from datetime import timedelta

import aiohttp
import pytest
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from sandbox.cast import Cast, Role, Room
from sandbox.errors import CannotDo
from sandbox.parsing import Json
from sandbox.server import Sandbox
from tests.sandbox.conftest import HandClock
from tests.sandbox.connected import client_of, connected

pytestmark = pytest.mark.filterwarnings("ignore:BasicAuth is deprecated:DeprecationWarning")  # slack_sdk uses it

ADAMS = Cast("Adams", "adams", "Handraise", (Role("eve", "Eve", ""),), (Room("general", ("eve",), is_general=True),))


@pytest.mark.parametrize("tokens_first", [False, True])
async def test_the_app_is_told_twice_and_cut_off(slack: Sandbox, bolt: AsyncApp, *, tokens_first: bool) -> None:
    """In either order; then its sockets are closed."""
    slack.slack.options.drain_seconds = 0.0
    told: list[Json] = []

    @bolt.event("app_uninstalled")
    async def gone(event: Json) -> None:
        told.append(event)

    @bolt.event("tokens_revoked")
    async def revoked(event: Json) -> None:
        told.append(event)

    slack.uninstall(tokens_first=tokens_first)
    await slack.until(lambda: len(told) == 2)
    await slack.until(lambda: not slack.connections)
    revocation = next(event for event in told if event["type"] == "tokens_revoked")
    assert revocation["tokens"] == {"oauth": [], "bot": [slack.bot.user_id]}


async def test_nothing_works_without_the_app(slack: Sandbox, client: AsyncWebClient) -> None:
    """Every call is refused, its commands are unknown, its buttons dead and its bot gone."""
    slack.install({"features": {"slash_commands": [{"command": "/need", "description": "Ask"}]}})
    button = {"type": "button", "action_id": "help", "text": {"type": "plain_text", "text": "I can help"}}
    blocks = [{"type": "actions", "elements": [button]}]
    await client.chat_postMessage(channel="partners", text="?", blocks=blocks)
    ana = slack.person("ana")
    card = ana.reads("partners")[-1]
    slack.uninstall()
    for call in (client.auth_test, client.conversations_list):
        with pytest.raises(SlackApiError, match="account_inactive"):
            await call()
    with pytest.raises(SlackApiError, match="invalid_auth"):
        await client.apps_connections_open(app_token=slack.app_token)
    assert (await ana.sends("/need", channel="partners")).error == "unknown_command"
    with pytest.raises(CannotDo, match="no app"):
        await ana.clicks(card, "I can help")
    with pytest.raises(CannotDo, match="not installed"):
        ana.opens_home()
    assert slack.slack.bot.kind == "deactivated"


async def test_what_it_had_planned_dies_with_it(slack: Sandbox, client: AsyncWebClient, clock: HandClock) -> None:
    """Scheduled messages are never said, and response URLs lead nowhere."""
    later = int(clock.now().timestamp()) + 600
    await client.chat_scheduleMessage(channel="partners", post_at=later, text="Tomorrow!")
    ana = slack.person("ana")
    url = slack.slack.response_urls.issue(slack.slack.conversation("partners", seen_by=ana.id).id, ana.id)
    slack.uninstall()
    assert (await AsyncWebhookClient(url).send(text="Hello?")).status_code == 404
    slack.install()
    slack.person("ruth").invites("@handraise", "partners")
    clock.advance(timedelta(hours=1))
    assert (await client_of(slack).chat_scheduledMessages_list())["scheduled_messages"] == []
    assert "Tomorrow!" not in [message.text for message in ana.reads("partners")]


async def test_a_quick_return_keeps_the_socket(slack: Sandbox) -> None:
    """Nobody is sent away whose app is installed again by then."""
    heard: list[str] = []
    async with connected(slack) as app:

        @app.command("/need")
        async def need(ack: AsyncAck) -> None:
            await ack()
            heard.append("need")

        @app.event("app_uninstalled")
        @app.event("tokens_revoked")
        async def gone() -> None:
            """Heard is enough."""

        slack.uninstall()
        slack.install()
        await slack.until(lambda: slack.slack.deliveries.events_underway == 0)
        await slack.person("ana").sends("/need")
        assert slack.connections == 1
        assert slack.slack.sockets.tickets_issued == 1
    assert heard == ["need"]


async def test_installed_again_it_has_a_new_token(slack: Sandbox, client: AsyncWebClient) -> None:
    """The old one stays dead, the bot is the same, and nobody has invited it yet."""
    before, bot_id = slack.bot_token, slack.bot.user_id
    slack.uninstall()
    token = slack.install()
    assert token == slack.bot_token != before
    with pytest.raises(SlackApiError, match="account_inactive"):
        await client.auth_test()
    back = client_of(slack)
    assert (await back.auth_test())["user_id"] == bot_id
    with pytest.raises(SlackApiError, match="not_in_channel"):
        await back.chat_postMessage(channel=slack.slack.conversation("partners", seen_by="").id, text="Back!")
    slack.person("ruth").invites("@handraise", "partners")
    await back.chat_postMessage(channel="partners", text="Back!")
    await client.apps_connections_open(app_token=slack.app_token)


async def test_the_other_workspace_goes_on(slack: Sandbox) -> None:
    """Its token works and the shared socket stays; what is done there still arrives."""
    adams = slack.add_workspace(ADAMS)
    heard: list[str] = []
    async with connected(slack, adams) as app:

        @app.command("/need")
        async def need(ack: AsyncAck, body: Json) -> None:
            await ack()
            heard.append(body["team_domain"])

        slack.uninstall()
        await adams.person("eve").sends("/need")
        assert adams.connections == 1
    assert heard == ["adams"]
    assert (await client_of(adams).auth_test())["team"] == "Adams"


async def test_a_code_is_changed_for_a_token_once(slack: Sandbox) -> None:
    """And brings an app back that was gone; the second time the code is spent."""
    slack.install({"oauth_config": {"scopes": {"bot": ["commands", "chat:write"]}}})
    slack.uninstall()
    code = slack.authorize_code(by="ruth")
    client = AsyncWebClient(base_url=slack.api_url, retry_handlers=[])
    app = {"client_id": slack.bot.client_id, "client_secret": slack.bot.client_secret}
    granted = await client.oauth_v2_access(**app, code=code)
    assert granted["access_token"] == slack.bot_token
    assert granted["scope"] == "chat:write,commands"
    assert granted["team"] == {"id": slack.slack.workspace.team.id, "name": "Lincoln Middle School"}
    assert granted["authed_user"]["id"] == slack.person("ruth").id
    assert (await client_of(slack, granted["access_token"]).auth_test())["ok"]
    with pytest.raises(SlackApiError, match="code_already_used"):
        await client.oauth_v2_access(**app, code=code)


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"client_id": "nobody"}, "invalid_client_id"),
        ({"client_secret": "guessed"}, "bad_client_secret"),
        ({"code": "made-up"}, "invalid_code"),
        ({"redirect_uri": "https://elsewhere.example"}, "bad_redirect_uri"),
    ],
)
async def test_a_code_is_not_for_everybody(slack: Sandbox, wrong: dict[str, str], error: str) -> None:
    """Refused in Slack's words."""
    right = {
        "client_id": slack.bot.client_id,
        "client_secret": slack.bot.client_secret,
        "code": slack.authorize_code(redirect_uri="https://app.example/oauth"),
        "redirect_uri": "https://app.example/oauth",
    }
    client = AsyncWebClient(base_url=slack.api_url, retry_handlers=[])
    with pytest.raises(SlackApiError, match=error):
        await client.oauth_v2_access(**(right | wrong))
    assert (await client.oauth_v2_access(**right))["ok"]


async def test_a_code_grows_old(slack: Sandbox, clock: HandClock) -> None:
    """Ten minutes, by the workspace's clock."""
    code = slack.authorize_code()
    clock.advance(timedelta(minutes=11))
    client = AsyncWebClient(base_url=slack.api_url, retry_handlers=[])
    with pytest.raises(SlackApiError, match="invalid_code"):
        await client.oauth_v2_access(client_id=slack.bot.client_id, client_secret=slack.bot.client_secret, code=code)


async def test_an_app_gives_its_token_back(slack: Sandbox, client: AsyncWebClient) -> None:
    """Asked to try, nothing happens; in earnest the token is dead, and says why."""
    assert (await client.auth_revoke(test=True))["revoked"] is False
    assert (await client.auth_test())["ok"]
    assert (await client.auth_revoke())["revoked"] is True
    with pytest.raises(SlackApiError, match="token_revoked"):
        await client.auth_test()
    assert not slack.bot.is_installed


async def test_an_app_takes_itself_away(slack: Sandbox, client: AsyncWebClient) -> None:
    """Only with its own secret."""
    with pytest.raises(SlackApiError, match="bad_client_secret"):
        await client.apps_uninstall(client_id=slack.bot.client_id, client_secret="guessed")
    await client.apps_uninstall(client_id=slack.bot.client_id, client_secret=slack.bot.client_secret)
    with pytest.raises(SlackApiError, match="account_inactive"):
        await client.auth_test()


async def test_the_page_takes_an_app_away_and_brings_it_back(slack: Sandbox) -> None:
    """The answer to `install` is the new token; the state says whether the app is there."""
    ana = slack.person("ana").id
    async with aiohttp.ClientSession(slack.address) as session:

        async def act(what: str) -> Json:
            answer: Json = await (await session.post("/control/act", json={"as": ana, "do": what})).json()
            return answer

        async def installed() -> bool:
            state = await (await session.get("/control/state", params={"as": ana})).json()
            return bool(state["bots"][0]["installed"])

        assert (await act("uninstall"))["ok"]
        assert not await installed()
        assert (await act("install"))["bot_token"] == slack.bot_token
        assert await installed()
