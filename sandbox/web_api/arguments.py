"""A call's arguments, however the SDKs send them: query, form, JSON, multipart, JSON in a form."""

import json
from typing import Any

from aiohttp import web

from sandbox.errors import Refused

_NESTED = frozenset({"blocks", "attachments", "metadata", "view", "users", "event_payload"})
_FALSE = frozenset({"", "0", "false"})


class Arguments(dict[str, Any]):
    """Nothing is required until a method asks for it."""

    def text(self, name: str, default: str | None = None) -> str:
        """Refuses when it is missing and there is no default."""
        value = self.get(name)
        if value is None or value == "":
            if default is None:
                raise Refused("invalid_arguments", response_metadata={"messages": [f"[ERROR] missing {name}"]})
            return default
        return str(value)

    def flag(self, name: str, *, default: bool = False) -> bool:
        value = self.get(name)
        if value is None:
            return default
        return str(value).casefold() not in _FALSE

    def number(self, name: str, default: int) -> int:
        try:
            return int(self.get(name) or default)
        except ValueError:
            raise Refused("invalid_arguments") from None

    def listed(self, name: str) -> list[str]:
        """A list, or a string with commas."""
        value = self.get(name) or []
        if isinstance(value, str):
            return [item.strip() for item in value.split(",") if item.strip()]
        return [str(item) for item in value]


async def arguments_of(request: web.Request) -> Arguments:
    """The body wins over the query where both name the same."""
    given = Arguments(request.query)
    if request.method == "POST" and request.can_read_body:
        if request.content_type == "application/json":
            given.update(await _json_body(request))
        else:
            given.update({name: value for name, value in (await request.post()).items() if isinstance(value, str)})
    for name in _NESTED & given.keys():
        given[name] = _opened(given[name])
    return given


async def _json_body(request: web.Request) -> dict[str, Any]:
    try:
        body = await request.json()
    except ValueError:
        raise Refused("invalid_json") from None
    if not isinstance(body, dict):
        raise Refused("json_not_object")
    return body


def _opened(value: Any) -> Any:
    """JSON inside a form field; what is no JSON stays text, for the method to refuse."""
    if isinstance(value, str) and value[:1] in {"[", "{"}:
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value
