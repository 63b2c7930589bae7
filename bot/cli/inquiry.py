"""Slack, asked from a terminal: one call at a time; a refusal is Slack's own word for it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any

from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web import SlackResponse, WebClient

PAGE = 200
MOST_PAGES = 10


@dataclass
class NoAnswer(Exception):  # noqa: N818  # an outcome, not a fault of the program
    """`is_refusal` when Slack has answered, and said no; else nobody that speaks like Slack was reached."""

    reason: str
    is_refusal: bool


@dataclass(frozen=True, slots=True)
class Answer:
    said: Mapping[str, Any]
    headers: Mapping[str, str]  # by names in lower case


class Inquiry:
    def __init__(self, api_url: str, token: str, timeout_s: float) -> None:
        self.api_url = api_url
        self._client = WebClient(token=token, base_url=api_url, timeout=max(1, round(timeout_s)))

    @property
    def proxy(self) -> str | None:
        return self._client.proxy

    def ask(self, method: str, **arguments: Any) -> Answer:
        """Raises NoAnswer."""
        try:
            answer = self._client.api_call(method, data=arguments)
        except SlackApiError as error:
            raise _refusal(error) from None
        except (SlackClientError, HTTPException, OSError, ValueError) as error:
            raise NoAnswer(type(error).__name__, is_refusal=False) from None
        return Answer(answer.data, _lowered(answer.headers)) if isinstance(answer.data, dict) else Answer({}, {})

    def all(self, method: str, listed: str, **arguments: Any) -> Iterator[Mapping[str, Any]]:
        """What a method lists, page by page, up to a reasonable number. Raises NoAnswer."""
        cursor = ""
        for _ in range(MOST_PAGES):
            said = self.ask(method, limit=PAGE, cursor=cursor, **arguments).said
            yield from said[listed]
            cursor = (said.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return


def _refusal(error: SlackApiError) -> NoAnswer:
    said = error.response.data if isinstance(error.response, SlackResponse) else error.response
    word = said.get("error") if isinstance(said, dict) else None
    return NoAnswer(str(word or "an answer that is not Slack's"), is_refusal=word is not None)


def _lowered(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}
