"""What people see in Slack: posts, private answers, forms, and how a reader reads them."""

from dataclasses import dataclass
from typing import Any

from sandbox.records.message import Message
from sandbox.records.view import View


@dataclass(frozen=True, slots=True)
class Post:
    """A message as somebody sees it; it stays true when the message changes."""

    message: Message

    @property
    def text(self) -> str:
        """Everything a reader reads, in order."""
        return words(self.message.blocks) or self.message.text

    @property
    def buttons(self) -> list[str]:
        return labels(self.message.blocks)

    @property
    def replies(self) -> list["Post"]:
        return [Post(reply) for reply in self.message.replies]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the person who acted got to see: a private message, or a form."""

    text: str
    message: Message | None = None
    form: View | None = None
    errors: dict[str, str] | None = None

    @property
    def buttons(self) -> list[str]:
        shown = self.message or self.form
        return labels(shown.blocks) if shown else []


def words(blocks: list[dict[str, Any]]) -> str:
    """The texts of blocks as a reader sees them, buttons left out."""
    texts = []
    for block in blocks:
        if block["type"] == "context":
            texts += [element["text"] for element in block["elements"]]
        elif block["type"] == "rich_text":
            texts += [part["text"] for line in block["elements"] for part in line["elements"]]
        elif "text" in block:
            texts.append(block["text"]["text"])
    return "\n".join(texts)


def labels(blocks: list[dict[str, Any]]) -> list[str]:
    """What is written on the buttons."""
    elements = [element for block in blocks if block["type"] == "actions" for element in block["elements"]]
    elements += [block["accessory"] for block in blocks if "accessory" in block]
    return [element["text"]["text"] for element in elements if element["type"] == "button"]


def field(answer: Answer, name: str) -> str | None:
    """What a field of a form is filled with, as a reader sees it."""
    assert answer.form is not None, f"no form, but: {answer.text}"
    element = next(block["element"] for block in answer.form.blocks if block.get("block_id") == name)
    option = element.get("initial_option")
    shown = (element.get(f"initial_{part}") for part in ("value", "date", "time", "conversation"))
    return option["text"]["text"] if option else next((value for value in shown if value), None)


def number_in(text: str) -> str:
    """The first number of a need in a text."""
    return text.partition("N-")[2].partition("*")[0].split()[0]


def newest(messages: list[Message], containing: str) -> Post | None:
    found = (Post(message) for message in reversed(messages))
    return next((post for post in found if containing in post.text or containing in post.message.text), None)
