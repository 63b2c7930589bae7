"""What somebody asks of the control API: a JSON object that complains in sentences about what is missing or wrong."""

from typing import Any

from sandbox.errors import CannotDo
from sandbox.parsing import Json


class Wish(dict[str, Any]):
    def __missing__(self, name: str) -> Any:
        raise CannotDo(f"missing '{name}'")

    def text(self, name: str, default: str | None = None) -> str:
        value = self[name] if default is None else self.get(name, default)
        if not isinstance(value, str):
            raise CannotDo(f"{name} must be a text")
        return value

    def object(self, name: str) -> Json | None:
        """None when it is not there."""
        value = self.get(name)
        if value is not None and not isinstance(value, dict):
            raise CannotDo(f"{name} must be an object")
        return value

    def number(self, name: str, *, least: float = 0, most: float = 1e9) -> float:
        value = self[name]
        if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
            raise CannotDo(f"{name} must be a number from {least:g} to {most:g}")
        return value

    def count(self, name: str, default: int, *, most: int = 10_000) -> int:
        value = self.get(name, default)
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
            raise CannotDo(f"{name} must be a whole number from 0 to {most}")
        return value
