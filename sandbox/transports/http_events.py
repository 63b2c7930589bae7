"""Signed HTTP delivery, for an app that gave request URLs."""

import json
import secrets
import time
from urllib.parse import urlencode

from sandbox.clock import Clock
from sandbox.errors import Refused
from sandbox.options import Options
from sandbox.records.app import App
from sandbox.transports.addresses import Addresses
from sandbox.transports.deliveries import Ack, Delivery, NotAcknowledged
from sandbox.transports.failures import Failures
from sandbox.transports.knocking import Knock, Knocker, Reply
from sandbox.wire import Wire, delivery_name

_FORM = "application/x-www-form-urlencoded"


class HttpEvents:
    """A `Transport`; begin with `verify`."""

    def __init__(self, app: App, addresses: Addresses, clock: Clock, options: Options, wire: Wire) -> None:
        self.knocker = Knocker(app)
        self.events_are_off = False
        """Nearly all failed; until `resume_events`."""
        self._app = app
        self._addresses = addresses
        self._options = options
        self._wire = wire
        self._failures = Failures(clock)

    async def verify(self) -> None:
        """`url_verification`: the app must give the challenge back."""
        url = self._addresses.for_events
        if url is None:
            return
        challenge = secrets.token_urlsafe(32)
        body = {"token": self._app.verification_token, "challenge": challenge, "type": "url_verification"}
        try:
            reply = await self.knocker.knock(Knock(url, json.dumps(body).encode()))
        except NotAcknowledged:
            raise Refused("url_not_verified") from None
        echoed = reply.said.get("challenge") if isinstance(reply.said, dict) else (reply.said or "").strip()
        if reply.status != 200 or echoed != challenge:
            raise Refused("url_not_verified")

    async def check_ssl(self, method: str = "POST") -> dict[str, int]:
        """Slack's look at the certificates of command addresses, GET or POST: each address and its status."""
        asked = urlencode({"ssl_check": "1", "token": self._app.verification_token})
        found: dict[str, int] = {}
        for url in sorted(self._addresses.for_commands):
            in_url, in_body = (f"?{asked}", b"") if method == "GET" else ("", asked.encode())
            reply = await self.knocker.knock(Knock(url + in_url, in_body, _FORM, method=method))
            found[url] = reply.status
        return found

    def resume_events(self) -> None:
        """As when somebody switches them on again in the app's settings."""
        self.events_are_off = False
        self._failures.forget()

    async def carry(self, delivery: Delivery) -> Ack:
        url = self._addresses.for_delivery(delivery)
        if url is None or (self.events_are_off and delivery.kind == "events_api"):
            raise NotAcknowledged("connection_failed", no_retry=True)
        failed = True
        try:
            ack = await self._exchange(delivery, url)
            failed = False
        finally:  # also when Slack's patience ends, which is a cancellation
            self._judge(delivery, failed=failed)
        return ack

    async def stop(self) -> None:
        await self.knocker.stop()

    def _judge(self, delivery: Delivery, *, failed: bool) -> None:
        if delivery.kind != "events_api":
            return
        self._failures.note(failed=failed)
        least = self._options.events_before_disabling
        self.events_are_off = least is not None and self._failures.are_too_many(least)

    async def _exchange(self, delivery: Delivery, url: str) -> Ack:
        """One delivery and what came of it, on the wire log as well."""
        knock, began = _knock_for(delivery, url), time.perf_counter()
        reply: Reply | None = None
        try:
            reply = await self.knocker.knock(knock)
            return _ack(delivery, reply)
        finally:
            self._wire.note(
                "http",
                "to_app",
                delivery_name(delivery.kind, delivery.payload),
                app=self._app.id,
                request={"url": url, "type": delivery.kind, "headers": knock.headers, "payload": delivery.payload},
                answer=reply.said if reply else None,
                ok=reply is not None and _is_fine(delivery, reply),
                status=reply.status if reply else None,
                ms=(time.perf_counter() - began) * 1000,
            )


def _knock_for(delivery: Delivery, url: str) -> Knock:
    """Events as JSON, commands as a form, everything else as JSON in a form."""
    if delivery.kind == "slash_commands":
        return Knock(url, urlencode(delivery.payload).encode(), _FORM)
    said = json.dumps(delivery.payload, separators=(",", ":"))
    if delivery.kind == "interactive":
        return Knock(url, urlencode({"payload": said}).encode(), _FORM)
    return Knock(url, said.encode(), headers=_retry_headers(delivery))


def _retry_headers(delivery: Delivery) -> dict[str, str]:
    if not delivery.attempt:
        return {}
    reason = "http_timeout" if delivery.reason == "timeout" else delivery.reason
    return {"x-slack-retry-num": str(delivery.attempt), "x-slack-retry-reason": reason}


def _is_fine(delivery: Delivery, reply: Reply) -> bool:
    """Any success will do for an event; whoever waits for an answer wants 200."""
    return reply.status == 200 or (delivery.kind == "events_api" and 200 <= reply.status < 300)


def _ack(delivery: Delivery, reply: Reply) -> Ack:
    no_retry = reply.headers.get("x-slack-no-retry") == "1"
    if not _is_fine(delivery, reply):
        shown = "http_service_error" if reply.status >= 500 else "http_client_error"
        raise NotAcknowledged("http_error", shown=shown, no_retry=no_retry)
    return Ack(reply.said if delivery.takes_answer else None, no_retry)
