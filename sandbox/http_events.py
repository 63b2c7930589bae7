"""Signed HTTP delivery, for an app that gave a request URL."""

import hashlib
import hmac
import json
import secrets
import time
from typing import Any
from urllib.parse import urlencode

import aiohttp

from sandbox.deliveries import Ack, Delivery, NotAcknowledged
from sandbox.errors import Refused
from sandbox.state import App, Json


def sign(secret: str, timestamp: int, body: bytes) -> str:
    """Slack's v0 signature over the raw body."""
    basis = b"v0:%d:%s" % (timestamp, body)
    return f"v0={hmac.new(secret.encode(), basis, hashlib.sha256).hexdigest()}"


class HttpEvents:
    """A `Transport`."""

    def __init__(self, app: App, url: str) -> None:
        self._app = app
        self._url = url
        self._session = aiohttp.ClientSession()
        self.skew_seconds = 0
        """Moves the signed timestamp, to see whether an app refuses what is old."""

    async def verify(self) -> None:
        """`url_verification`: the app must give the challenge back."""
        challenge = secrets.token_urlsafe(32)
        body = {"token": self._app.verification_token, "challenge": challenge, "type": "url_verification"}
        answer = (await self._post(json.dumps(body).encode(), "application/json", {})).payload
        echoed = answer.get("challenge") if isinstance(answer, dict) else (answer or "").strip()
        if echoed != challenge:
            raise Refused("url_not_verified")

    async def carry(self, delivery: Delivery) -> Ack:
        if delivery.kind == "events_api":
            body = json.dumps(delivery.payload, separators=(",", ":")).encode()
            return await self._post(body, "application/json", _retry_headers(delivery))
        fields = delivery.payload
        if delivery.kind == "interactive":
            fields = {"payload": json.dumps(delivery.payload, separators=(",", ":"))}
        return await self._post(urlencode(fields).encode(), "application/x-www-form-urlencoded", {})

    async def stop(self) -> None:
        await self._session.close()

    async def _post(self, body: bytes, content_type: str, headers: dict[str, str]) -> Ack:
        timestamp = int(time.time()) + self.skew_seconds  # noqa: TID251 - apps compare it with the machine's time
        signed = {
            "Content-Type": content_type,
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            "X-Slack-Request-Timestamp": str(timestamp),
            "X-Slack-Signature": sign(self._app.signing_secret, timestamp, body),
            **headers,
        }
        try:
            async with self._session.post(self._url, data=body, headers=signed) as response:
                no_retry = response.headers.get("x-slack-no-retry") == "1"
                if response.status != 200:
                    raise NotAcknowledged("http_error", no_retry=no_retry)
                return Ack(_payload(await response.text()), no_retry)
        except aiohttp.ClientError:
            raise NotAcknowledged("connection_failed") from None


def _payload(text: str) -> Any:
    if not text:
        return None
    try:
        return json.loads(text)
    except ValueError:
        return text


def _retry_headers(delivery: Delivery) -> Json:
    if not delivery.attempt:
        return {}
    reason = "http_timeout" if delivery.reason == "timeout" else delivery.reason
    return {"x-slack-retry-num": str(delivery.attempt), "x-slack-retry-reason": reason}
