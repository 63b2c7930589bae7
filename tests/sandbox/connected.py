"""A Bolt app for any handle: another app, or the same one in several workspaces."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.handle import Handle


def client_of(handle: Handle, token: str | None = None) -> AsyncWebClient:
    """Without the SDK's own second tries."""
    return AsyncWebClient(token=token or handle.bot_token, base_url=handle.api_url, retry_handlers=[])


@asynccontextmanager
async def connected(*installations: Handle) -> AsyncIterator[AsyncApp]:
    """One app, by one socket, in as many workspaces as it is installed."""
    first = installations[0]
    tokens = {each.slack.workspace.team.id: each for each in installations}

    async def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
        home = tokens[team_id or ""]
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=team_id,
            bot_token=home.bot_token,
            bot_id=home.bot.bot_id,
            bot_user_id=home.bot.user_id,
        )

    client = AsyncWebClient(base_url=first.api_url, retry_handlers=[])
    app = AsyncApp(
        client=client, authorize=authorize, signing_secret=first.signing_secret, process_before_response=True
    )
    async with listening(app, first):
        yield app


@asynccontextmanager
async def listening(app: AsyncApp, handle: Handle) -> AsyncIterator[None]:
    """By Socket Mode, as long as this lasts."""
    handler = AsyncSocketModeHandler(app, handle.app_token, web_client=app.client, ping_interval=1)
    await handler.connect_async()  # type: ignore[no-untyped-call]  # Bolt's
    await handle.until_connected()
    try:
        yield
    finally:
        await handler.close_async()  # type: ignore[no-untyped-call]  # Bolt's
