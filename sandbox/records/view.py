"""What an app has put before one person."""

from dataclasses import dataclass

from sandbox.parsing import Json


@dataclass(slots=True, eq=False)
class View:
    """An open form, or a Home tab, as one person has it before them."""

    id: str
    user: str
    content: Json
    """What the app sent, checked and filled in."""
    hash: str
    values: dict[str, Json]
    """Slack's `state.values`: block_id, then action_id, then the element's state."""
    root_id: str
    previous_id: str | None = None
    channel: str | None = None
    """The conversation it was opened from."""
    is_open: bool = True

    @property
    def blocks(self) -> list[Json]:
        blocks: list[Json] = self.content["blocks"]
        return blocks

    @property
    def title(self) -> str:
        return str(self.content.get("title", {}).get("text", ""))

    @property
    def callback_id(self) -> str:
        return str(self.content.get("callback_id", ""))
