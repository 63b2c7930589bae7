"""The Web API's door: token, scopes, faults, the method, the ledger."""

import asyncio
import json

from aiohttp import web

from sandbox.errors import Refused
from sandbox.ledger import Entry
from sandbox.slack import Slack
from sandbox.state import Json
from sandbox.web_api.arguments import Arguments, arguments_of
from sandbox.web_api.call import Call
from sandbox.web_api.methods import METHODS
from sandbox.web_api.scopes import ANY_OF

_NO_TOKEN = frozenset({"api.test"})
_APP_TOKEN = frozenset({"apps.connections.open"})


class WebApi:
    def __init__(self, slack: Slack) -> None:
        self._slack = slack

    async def handle(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        try:
            args = await arguments_of(request)
        except Refused as refusal:
            return self._respond(refusal.as_json())
        if self._slack.options.latency:
            await asyncio.sleep(self._slack.options.latency)
        faults = self._slack.faults
        if (fault := faults.strike(method, "before", args)) and (spoilt := await faults.suffer(fault, request)):
            return spoilt
        answer = self._answer(method, args, _token(request, args))
        if (fault := faults.strike(method, "after", args)) and (spoilt := await faults.suffer(fault, request)):
            return spoilt
        return self._respond(answer)

    async def respond(self, request: web.Request) -> web.StreamResponse:
        """A response URL: says `ok` in plain text, or 404 with what is wrong."""
        method, args, faults = "response_url", await self._said(request), self._slack.faults
        if (fault := faults.strike(method, "before", args)) and (spoilt := await faults.suffer(fault, request)):
            return spoilt
        try:
            spoken = self._slack.response_urls.use(request.match_info["key"], args)
        except Refused as refusal:
            self._note(method, args, refusal.as_json())
            return web.json_response(refusal.as_json(), status=404)
        self._note(method, args, {"ts": spoken.ts if spoken else None})
        if (fault := faults.strike(method, "after", args)) and (spoilt := await faults.suffer(fault, request)):
            return spoilt
        return web.Response(text="ok")

    async def _said(self, request: web.Request) -> Arguments:
        """JSON whatever the content type says, as with Slack's webhooks."""
        try:
            said = json.loads(await request.read())
        except ValueError:
            raise web.HTTPBadRequest(text="invalid_payload") from None
        return Arguments(said if isinstance(said, dict) else {"text": str(said)})

    def _answer(self, method: str, args: Arguments, token: str) -> Json:
        try:
            if method not in METHODS:
                raise Refused("unknown_method", req_method=method)  # noqa: TRY301 - one way out for every no
            self._admit(method, token)
            answer = {"ok": True, **METHODS[method](Call(self._slack, method, args))}
        except Refused as refusal:
            answer = refusal.as_json()
        self._note(method, args, answer)
        return answer

    def _admit(self, method: str, token: str) -> None:
        if method in _NO_TOKEN:
            return
        app = self._slack.app
        if not token:
            raise Refused("not_authed")
        if token not in {app.bot_token, app.app_token}:
            raise Refused("invalid_auth")
        if (method in _APP_TOKEN) != (token == app.app_token):
            raise Refused("not_allowed_token_type")
        needed = ANY_OF.get(method)
        if needed and app.scopes is not None and not needed & app.scopes:
            raise Refused("missing_scope", needed=",".join(sorted(needed)), provided=",".join(sorted(app.scopes)))

    def _note(self, method: str, args: Arguments, answer: Json) -> None:
        ts = answer.get("ts") or answer.get("message_ts")
        args.pop("token", None)
        self._slack.ledger.note(Entry(method, args, self._slack.clock.now(), ts, answer.get("error")))
        self._slack.changes.stir()

    def _respond(self, answer: Json) -> web.Response:
        headers = {}
        if self._slack.app.scopes is not None:
            headers["x-oauth-scopes"] = ",".join(sorted(self._slack.app.scopes))
        text = json.dumps(answer, ensure_ascii=False, separators=(",", ":"))
        return web.Response(text=text, content_type="application/json", headers=headers)


def _token(request: web.Request, args: Arguments) -> str:
    header = request.headers.get("Authorization", "")
    return header.removeprefix("Bearer ").strip() or str(args.get("token", ""))
