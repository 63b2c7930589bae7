"""The Web API's door: token, scopes, faults, the method, the ledger."""

import asyncio
import json
from base64 import b64decode

from aiohttp import web

from sandbox.errors import RateLimited, Refused
from sandbox.faults.suffering import suffer
from sandbox.parsing import Json, json_from
from sandbox.site import Site
from sandbox.slack import Slack
from sandbox.web_api.arguments import Arguments, arguments_of, with_warnings
from sandbox.web_api.call import Call
from sandbox.web_api.ledger import Entry
from sandbox.web_api.methods import METHODS
from sandbox.web_api.scopes import ANY_OF, demand
from sandbox.web_api.witness import Exchange, witnessed

_NO_TOKEN = frozenset({"api.test", "blocks.validate", "oauth.v2.access"})
_APP_TOKEN = frozenset({"apps.connections.open"})
_SECRETS = frozenset({"token", "client_secret"})


class WebApi:
    """One for all: the token says which app in which workspace is calling."""

    def __init__(self, site: Site) -> None:
        self._site = site

    async def handle(self, request: web.Request) -> web.StreamResponse:
        with witnessed(self._site, "web_api", request.match_info["method"], request) as exchange:
            exchange.response = await self._handle(request, exchange)
        return exchange.response

    async def _handle(self, request: web.Request, exchange: Exchange) -> web.StreamResponse:
        method = request.match_info["method"]
        try:
            exchange.request = args = await arguments_of(request)
        except Refused as refusal:
            return self._respond(refusal.as_json(), self._site.first)
        if self._site.options.latency:
            await asyncio.sleep(self._site.options.latency)
        args.update(_client(request))
        faults, token = self._site.faults, _token(request, args)
        caller = self._site.with_token(token) or self._site.first
        exchange.app = caller.app.id
        if (fault := faults.strike(method, "before", args)) and (spoilt := await suffer(faults, fault, request)):
            return spoilt
        try:
            exchange.answer = answer = self._answer(caller, method, args, token)
        except RateLimited as limited:
            return self._slow_down(caller, method, args, limited)
        if (fault := faults.strike(method, "after", args)) and (spoilt := await suffer(faults, fault, request)):
            return spoilt
        return self._respond(answer, caller)

    async def respond(self, request: web.Request) -> web.StreamResponse:
        """A response URL: says `ok` in plain text, or 404 with what is wrong."""
        with witnessed(self._site, "response_url", "response_url", request) as exchange:
            exchange.response = await self._hear(request, exchange)
        return exchange.response

    async def _hear(self, request: web.Request, exchange: Exchange) -> web.StreamResponse:
        method, args, faults = "response_url", await self._said(request), self._site.faults
        exchange.request = args
        if (fault := faults.strike(method, "before", args)) and (spoilt := await suffer(faults, fault, request)):
            return spoilt
        key = request.match_info["key"]
        slack = self._site.with_response_key(key)
        exchange.app = slack.app.id
        try:
            spoken = slack.response_urls.use(key, args)
        except Refused as refusal:
            self._note(slack, method, args, refusal.as_json())
            return web.json_response(refusal.as_json(), status=404)
        self._note(slack, method, args, {"ts": spoken.ts if spoken else None})
        if (fault := faults.strike(method, "after", args)) and (spoilt := await suffer(faults, fault, request)):
            return spoilt
        return web.Response(text="ok")

    async def _said(self, request: web.Request) -> Arguments:
        """JSON whatever the content type says, as with Slack's webhooks."""
        try:
            said = json_from(await request.read())
        except ValueError:
            raise web.HTTPBadRequest(text="invalid_payload") from None
        return Arguments(said if isinstance(said, dict) else {"text": str(said)})

    def _answer(self, caller: Slack, method: str, args: Arguments, token: str) -> Json:
        try:
            if method not in METHODS:
                raise Refused("unknown_method", req_method=method)  # noqa: TRY301 - one way out for every no
            self._admit(caller, method, token)
            caller.pacing.admit(method)
            caller.schedule.post_due()
            answer = {"ok": True, **METHODS[method](Call(caller, method, args))}
        except Refused as refusal:
            answer = refusal.as_json()
        self._note(caller, method, args, answer)
        return with_warnings(answer, args.warnings)

    def _slow_down(self, caller: Slack, method: str, args: Arguments, limited: RateLimited) -> web.Response:
        answer = {"ok": False, "error": "ratelimited"}
        self._note(caller, method, args, answer)
        return web.json_response(answer, status=429, headers={"Retry-After": str(limited.retry_after)})

    def _admit(self, caller: Slack, method: str, token: str) -> None:
        if method in _NO_TOKEN:
            return
        if not token:
            raise Refused("not_authed")
        if self._site.with_token(token) is None:
            raise Refused(self._site.revoked.get(token, "invalid_auth"))
        app = caller.app
        if (method in _APP_TOKEN) != (token == app.app_token):
            raise Refused("not_allowed_token_type")
        demand(ANY_OF.get(method, ()), app.scopes)

    def _note(self, slack: Slack, method: str, args: Arguments, answer: Json) -> None:
        ts = answer.get("ts") or answer.get("message_ts")
        for secret in _SECRETS & args.keys():
            del args[secret]
        slack.ledger.note(Entry(method, args, slack.clock.now(), ts, answer.get("error")))
        slack.changes.stir()

    def _respond(self, answer: Json, caller: Slack) -> web.Response:
        headers = {}
        if caller.app.scopes is not None:
            headers["x-oauth-scopes"] = ",".join(sorted(caller.app.scopes))
        text = json.dumps(answer, ensure_ascii=False, separators=(",", ":"))
        return web.Response(text=text, content_type="application/json", headers=headers)


def _token(request: web.Request, args: Arguments) -> str:
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if kind == "Bearer" else str(args.get("token", ""))


def _client(request: web.Request) -> dict[str, str]:
    """The id and the secret of an app that has no token yet: HTTP Basic, as the SDKs send them."""
    kind, _, encoded = request.headers.get("Authorization", "").partition(" ")
    try:
        client_id, _, secret = b64decode(encoded).decode().partition(":")
    except ValueError:
        return {}
    return {"client_id": client_id, "client_secret": secret} if kind == "Basic" else {}
