"""What an app wants to say: checked, cut and kept as Slack does, before anybody hears it."""

from dataclasses import dataclass, replace
from typing import Any

from sandbox.blocks.accept import accepted_blocks
from sandbox.blocks.limits import MARKDOWN_TOGETHER, MESSAGE_PART, MESSAGE_TEXT, UPDATE_TEXT
from sandbox.errors import Refused
from sandbox.parsing import Json
from sandbox.speech.attachments import accepted_attachments
from sandbox.speech.mrkdwn import as_kept, escape

TRUNCATED: Json = {
    "warning": "message_truncated",
    "response_metadata": {
        "warnings": ["message_truncated"],
        "messages": [
            "[WARN] Your message was truncated but still posted. The `text` field accepts up to 40,000 characters."
        ],
    },
}
"""What an answer carries besides when a text was cut."""


@dataclass(frozen=True, slots=True)
class Content:
    """None: not given, which is not the same as empty."""

    text: str | None = None
    blocks: list[Json] | None = None
    attachments: list[Json] | None = None
    truncated: bool = False

    @property
    def is_empty(self) -> bool:
        return not ((self.text or "").strip() or self.blocks or self.attachments)

    @property
    def warning(self) -> Json:
        return TRUNCATED if self.truncated else {}


def content_of(said: Json) -> Content:
    """For a new message; refuses what is empty or malformed, and cuts what is too long."""
    text = _text(said)
    return _content(said, None if text is None else text[:MESSAGE_TEXT], truncated=len(text or "") > MESSAGE_TEXT)


def changes_of(said: Json) -> Content:
    """For an existing message, where nothing is cut: a text beyond 4,000 characters is refused."""
    text = _text(said)
    if text is not None and len(text) > UPDATE_TEXT:
        raise Refused("msg_too_long")
    return _content(said, text)


def in_parts(content: Content) -> list[Content]:
    """A long text without blocks becomes several messages, cut where a line or a word ends."""
    if content.text is None or content.blocks or content.attachments:
        return [content]
    return [replace(content, text=part) for part in _parts(content.text)] or [content]


def _content(said: Json, text: str | None, *, truncated: bool = False) -> Content:
    if markdown := said.get("markdown_text"):
        return _from_markdown(said, markdown)
    blocks = said.get("blocks")
    content = Content(
        None if text is None else _kept(text, said.get("parse")),
        None if blocks is None else accepted_blocks(blocks),
        accepted_attachments(said.get("attachments")),
        truncated,
    )
    if content.is_empty:
        raise Refused("no_text")
    return content


def _text(said: Json) -> str | None:
    text = said.get("text")
    return text if text is None or isinstance(text, str) else str(text)


def _kept(text: str, parse: Any) -> str:
    """`full` takes no markup for markup, `none` leaves addresses alone; otherwise they become links."""
    return as_kept(escape(text) if parse == "full" else text, linking=parse != "none")


def _from_markdown(said: Json, markdown: Any) -> Content:
    """Kept as one markdown block; Slack's own way of keeping it is not documented."""
    if said.get("text") or said.get("blocks"):
        raise Refused("markdown_text_conflict")
    if not isinstance(markdown, str) or not markdown.strip():
        raise Refused("no_text")
    if len(markdown) > MARKDOWN_TOGETHER:
        raise Refused("msg_too_long")
    blocks = accepted_blocks([{"type": "markdown", "text": markdown}])
    return Content(escape(markdown), blocks, accepted_attachments(said.get("attachments")))


def _parts(text: str) -> list[str]:
    parts: list[str] = []
    while len(text) > MESSAGE_PART:
        head = text[:MESSAGE_PART]
        end = max(head.rfind("\n"), head.rfind(" ")) + 1 or MESSAGE_PART
        parts.append(text[:end].rstrip())
        text = text[end:]
    return [part for part in [*parts, text] if part.strip()]
