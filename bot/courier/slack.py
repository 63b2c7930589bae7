"""The few calls the courier makes. Each raises an outcome (bot/courier/outcomes.py) instead of an SDK error."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any, BinaryIO, NamedTuple

import aiohttp
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.courier.outcomes import NotPosted, Refused, Unknown, outcome_of
from bot.messages.message import File, Message

EVENT_TYPE = "handraise_post"
HISTORY_PAGE = 200
PIECE = 1 << 16


class Place(NamedTuple):
    channel: str
    ts: str


class Slack:
    def __init__(self, client: AsyncWebClient, session: aiohttp.ClientSession) -> None:
        self._client = client
        self._session = session

    async def lets_in(self) -> str:
        """The workspace that lets us in."""
        async with _outcomes():
            return str((await self._client.auth_test())["team_id"])

    async def post(self, to: str, message: Message, *, token: str, thread_ts: str | None) -> Place:
        """Post to a channel or a person; the token travels as metadata, so that we can find the post again."""
        receipt = {"event_type": EVENT_TYPE, "event_payload": {"key": token}}
        async with _outcomes():
            answer = await self._client.chat_postMessage(
                channel=to,
                text=message.text,
                blocks=message.blocks,
                metadata=receipt,
                thread_ts=thread_ts,
                parse="none",  # as typed is as shown: no mentions made of names, no links unfolded
                link_names=False,
                unfurl_links=False,
                unfurl_media=False,
            )
            return Place(str(answer["channel"]), str(answer["ts"]))

    async def share(self, to: str, message: Message, *, token: str) -> None:
        """Files, in the conversation with a person or in a channel; the beginning of the token is in their names.

        Until the last call nobody sees anything: whatever fails before it is simply tried again.
        """
        async with _outcomes(nothing_is_seen=True):
            channel = await self._channel_of(to)
            files = [await self._upload(file, token) for file in message.files]
        async with _outcomes():
            await self._client.files_completeUploadExternal(
                files=files, channel_id=channel, initial_comment=message.text
            )

    async def _upload(self, file: File, token: str) -> dict[str, str | None]:
        content, path = file.content.encode(), PurePosixPath(file.name)
        name = f"{path.stem}-{_receipt(token)}{path.suffix}"
        place: Any = await self._client.files_getUploadURLExternal(filename=name, length=len(content))
        async with self._session.post(place["upload_url"], data=content) as answer:
            if answer.status >= 400:
                raise NotPosted(f"http_{answer.status}")
        return {"id": str(place["file_id"]), "title": name}

    async def update(self, place: Place, message: Message) -> None:
        async with _outcomes():
            await self._client.chat_update(
                channel=place.channel,
                ts=place.ts,
                text=message.text,
                blocks=message.blocks,
                parse="none",
                link_names=False,
            )

    async def delete(self, place: Place) -> None:
        """Gone already is gone."""
        try:
            async with _outcomes():
                await self._client.chat_delete(channel=place.channel, ts=place.ts)
        except Refused as refused:
            if refused.reason != "message_not_found":
                raise

    async def respond(self, response_url: str, message: Message) -> None:
        """Through a response URL, which works five times and for half an hour."""
        async with _outcomes():
            body = {"response_type": "ephemeral", "replace_original": False, **message.as_arguments()}
            async with self._session.post(response_url, json=body) as answer:
                if answer.status >= 400:
                    raise Refused(f"http_{answer.status}")

    async def fetch(self, file_id: str, into: BinaryIO, *, most: int) -> None:
        """The bytes of a file that was sent to us; of a larger one a byte more than `most`, which tells."""
        async with _outcomes():
            answer: Any = await self._client.files_info(file=file_id)
            token = {"Authorization": f"Bearer {self._client.token}"}
            address = answer["file"]["url_private_download"]
            # Slack sends whoever may not read it to a login page, which must not be taken for the file.
            async with self._session.get(address, headers=token, allow_redirects=False) as response:
                if response.status != 200:
                    raise Refused(f"http_{response.status}")
                async for piece in response.content.iter_chunked(PIECE):
                    into.write(piece[: most + 1 - into.tell()])
                    if into.tell() > most:
                        return

    async def find(self, to: str, token: str, *, since: datetime, thread_ts: str | None) -> list[Place]:
        """Every copy of a post that stands in Slack, oldest first."""
        async with _outcomes():
            channel = await self._channel_of(to)
            found = [
                Place(channel, message["ts"])
                async for message in self._messages(channel, since, thread_ts)
                if _carries(message, token)
            ]
        return sorted(found, key=lambda place: float(place.ts))

    async def _channel_of(self, to: str) -> str:
        """Where messages to this addressee stand: for a person, our conversation with them."""
        if to.startswith(("U", "W")):
            opened: Any = await self._client.conversations_open(users=to)
            return str(opened["channel"]["id"])
        return to

    async def _messages(self, channel: str, since: datetime, thread_ts: str | None) -> AsyncIterator[dict[str, Any]]:
        """Recent messages, page by page. Replies stand in no history but their thread's."""
        cursor: str | None = None
        while cursor != "":
            window: dict[str, Any] = {
                "channel": channel,
                "oldest": f"{since.timestamp():.6f}",
                "limit": HISTORY_PAGE,
                "include_all_metadata": True,
                "cursor": cursor,
            }
            page: Any = await (
                self._client.conversations_replies(ts=thread_ts, **window)
                if thread_ts
                else self._client.conversations_history(**window)
            )
            for message in page["messages"]:
                yield message
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""


def _receipt(token: str) -> str:
    """As much of a token as can stand in the name of a file."""
    return token[:8]


def _carries(message: dict[str, Any], token: str) -> bool:
    """Whether a message is the post with that token: files travel without metadata, and have it in their names."""
    if (message.get("metadata") or {}).get("event_payload", {}).get("key") == token:
        return True
    return any(_receipt(token) in str(file.get("name")) for file in message.get("files") or ())


@asynccontextmanager
async def _outcomes(*, nothing_is_seen: bool = False) -> AsyncIterator[None]:
    try:
        yield
    except (TimeoutError, SlackClientError, aiohttp.ClientError, ValueError) as error:
        outcome = outcome_of(error)
        if nothing_is_seen and isinstance(outcome, Unknown):
            raise NotPosted(outcome.reason) from None
        raise outcome from None  # the SDK's text holds the whole payload
