"""One signed request to an app's address, and what comes back."""

import hashlib
import hmac
import time
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urljoin

import aiohttp

from sandbox.parsing import json_from
from sandbox.records.app import App
from sandbox.transports.deliveries import NotAcknowledged

_REDIRECTS = 2
_ELSEWHERE = frozenset({301, 302, 303, 307, 308})


def sign(secret: str, timestamp: int, body: bytes) -> str:
    """Slack's v0 signature over the raw body."""
    basis = b"v0:%d:%s" % (timestamp, body)
    return f"v0={hmac.new(secret.encode(), basis, hashlib.sha256).hexdigest()}"


@dataclass(frozen=True, slots=True)
class Knock:
    url: str
    body: bytes
    content_type: str = "application/json"
    headers: dict[str, str] = field(default_factory=dict)
    method: str = "POST"


@dataclass(frozen=True, slots=True)
class Reply:
    status: int
    text: str
    headers: dict[str, str]
    """Names in small letters."""

    @property
    def said(self) -> Any:
        """An object if it is one, else the text as it stands; None is nothing."""
        try:
            said = json_from(self.text)
        except ValueError:
            return self.text or None
        return said if isinstance(said, dict) else self.text


class Knocker:
    """NotAcknowledged when nobody opens."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._session = aiohttp.ClientSession()
        self.skew_seconds = 0
        """Moves the signed timestamp, to see whether an app refuses what is old."""

    async def knock(self, knock: Knock) -> Reply:
        """Goes where it is sent, twice at most, and says the same there."""
        for _ in range(_REDIRECTS + 1):
            reply = await self._once(knock)
            elsewhere = reply.headers.get("location")
            if reply.status not in _ELSEWHERE or elsewhere is None:
                return reply
            knock = replace(knock, url=urljoin(knock.url, elsewhere))
        raise NotAcknowledged("too_many_redirects")

    async def stop(self) -> None:
        await self._session.close()

    async def _once(self, knock: Knock) -> Reply:
        timestamp = int(time.time()) + self.skew_seconds  # noqa: TID251 - apps compare it with the machine's time
        signed = {
            "Content-Type": knock.content_type,
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            "X-Slack-Request-Timestamp": str(timestamp),
            "X-Slack-Signature": sign(self._app.signing_secret, timestamp, knock.body),
            **knock.headers,
        }
        asking = self._session.request(knock.method, knock.url, data=knock.body, headers=signed, allow_redirects=False)
        try:
            async with asking as answer:
                headers = {name.lower(): value for name, value in answer.headers.items()}
                return Reply(answer.status, await answer.text(errors="replace"), headers)
        except (aiohttp.ClientError, LookupError):  # LookupError: an encoding nobody knows
            raise NotAcknowledged("connection_failed") from None
