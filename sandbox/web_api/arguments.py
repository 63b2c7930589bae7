"""A call's arguments, however the SDKs send them: query, form, JSON, multipart, JSON in a form."""

from typing import Any

from aiohttp import web

from sandbox.errors import Refused, refused_with
from sandbox.parsing import Json, json_from

_NESTED = frozenset({"blocks", "attachments", "metadata", "view", "users", "event_payload", "files"})
_FALSE = frozenset({"", "0", "false"})
_FORMS = frozenset({"application/x-www-form-urlencoded", "multipart/form-data"})


class Arguments(dict[str, Any]):
    """Nothing is required until a method asks for it."""

    def __init__(self, given: Any = ()) -> None:
        super().__init__(given)
        self.warnings: list[str] = []
        """What Slack thinks of the way they were sent."""

    def text(self, name: str, default: str | None = None) -> str:
        """Refuses when it is missing and there is no default."""
        value = self.get(name)
        if value is None or value == "":
            if default is None:
                raise refused_with("invalid_arguments", [f"[ERROR] missing required field: {name}"])
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
        except (TypeError, ValueError, OverflowError):
            raise refused_with("invalid_arguments", [f"[ERROR] must be an integer [json-pointer:/{name}]"]) from None

    def listed(self, name: str) -> list[str]:
        """A list, or a string with commas."""
        value = self.get(name) or []
        if isinstance(value, str):
            return [item.strip() for item in value.split(",") if item.strip()]
        if not isinstance(value, list):
            raise Refused("invalid_array_arg")
        return [str(item) for item in value]


async def arguments_of(request: web.Request) -> Arguments:
    """The body wins over the query where both name the same."""
    given = Arguments(request.query)
    if request.method == "POST" and request.can_read_body:
        given.update(await _body(request))
        given.warnings = _thoughts_on(request)
    for name in _NESTED & given.keys():
        given[name] = _opened(given[name])
    return given


def with_warnings(answer: Json, warnings: list[str]) -> Json:
    """The answer with what there is to warn of, besides what it warns of itself."""
    if not warnings:
        return answer
    metadata = answer.get("response_metadata", {})
    together = [*metadata.get("warnings", []), *warnings]
    return {**answer, "warning": ",".join(together), "response_metadata": {**metadata, "warnings": together}}


async def _body(request: web.Request) -> Json:
    try:
        if request.content_type == "application/json":
            return await _json_body(request)
        return {name: value for name, value in (await request.post()).items() if isinstance(value, str)}
    except LookupError:
        raise Refused("invalid_charset") from None
    except ValueError:
        raise Refused("invalid_form_data") from None


async def _json_body(request: web.Request) -> Json:
    try:
        body = json_from(await request.text())
    except ValueError:
        raise Refused("invalid_json") from None
    if not isinstance(body, dict):
        raise Refused("json_not_object")
    return body


def _thoughts_on(request: web.Request) -> list[str]:
    """Forms have no charset to tell; anything else should tell it."""
    if (request.content_type in _FORMS) == (request.charset is None):
        return []
    return ["superfluous_charset" if request.content_type in _FORMS else "missing_charset"]


def _opened(value: Any) -> Any:
    """JSON inside a form field; what is no JSON stays text, for the method to refuse."""
    if isinstance(value, str) and value[:1] in {"[", "{"}:
        try:
            return json_from(value)
        except ValueError:
            return value
    return value
