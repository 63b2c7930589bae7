"""A small language for JSON shapes, which complains the way Slack does, with JSON pointers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

Check = Callable[[Any, str, "Problems"], None]
"""(value, json pointer, where to complain)."""


@dataclass(slots=True)
class Problems:
    messages: list[str] = field(default_factory=list)

    def add(self, complaint: str, pointer: str) -> None:
        self.messages.append(f"[ERROR] {complaint} [json-pointer:{pointer}]")


def string(longest: int | None = None, least: int = 1) -> Check:
    def check(value: Any, pointer: str, problems: Problems) -> None:
        if not isinstance(value, str):
            problems.add("must be a string", pointer)
        elif len(value) < least:
            problems.add(f"must be more than {least - 1} characters", pointer)
        elif longest is not None and len(value) > longest:
            problems.add(f"must be less than {longest + 1} characters", pointer)

    return check


def boolean(value: Any, pointer: str, problems: Problems) -> None:
    if not isinstance(value, bool):
        problems.add("must be a boolean", pointer)


def number(least: float | None = None, most: float | None = None) -> Check:
    def check(value: Any, pointer: str, problems: Problems) -> None:
        if isinstance(value, bool) or not isinstance(value, int | float):
            problems.add("must be a number", pointer)
        elif (least is not None and value < least) or (most is not None and value > most):
            problems.add(f"must be between {least} and {most}", pointer)

    return check


def one_of(*choices: str) -> Check:
    def check(value: Any, pointer: str, problems: Problems) -> None:
        if value not in choices:
            problems.add(f"must be one of: {', '.join(choices)}", pointer)

    return check


def anything(_value: Any, _pointer: str, _problems: Problems) -> None:
    """Not looked into."""


def matching(pattern: Any, complaint: str) -> Check:
    def check(value: Any, pointer: str, problems: Problems) -> None:
        if not isinstance(value, str) or not pattern.fullmatch(value):
            problems.add(complaint, pointer)

    return check


def items(of: Check, most: int, least: int = 1) -> Check:
    def check(value: Any, pointer: str, problems: Problems) -> None:
        if not isinstance(value, list):
            problems.add("must be an array", pointer)
        elif len(value) < least:
            problems.add(f"no less than {least} items allowed", pointer)
        elif len(value) > most:
            problems.add(f"no more than {most} items allowed", pointer)
        else:
            for index, item in enumerate(value):
                of(item, f"{pointer}/{index}", problems)

    return check


def shape(required: Mapping[str, Check], optional: Mapping[str, Check] | None = None) -> Check:
    """An object with these keys and no others; null counts as left out."""
    known = {**required, **(optional or {})}

    def check(value: Any, pointer: str, problems: Problems) -> None:
        if not isinstance(value, dict):
            problems.add("must be an object", pointer)
            return
        for key in required:
            if value.get(key) is None:
                problems.add(f"missing required field: {key}", pointer)
        for key, content in value.items():
            if key not in known:
                problems.add(f"invalid additional property: {key}", pointer)
            elif content is not None:
                known[key](content, f"{pointer}/{key}", problems)

    return check


def by_type(shapes: Mapping[str, Check], allowed: frozenset[str] | None = None) -> Check:
    """An object whose `type` decides its shape."""

    def check(value: Any, pointer: str, problems: Problems) -> None:
        kind = value.get("type") if isinstance(value, dict) else None
        if not isinstance(value, dict):
            problems.add("must be an object", pointer)
        elif not isinstance(kind, str):
            problems.add("missing required field: type", pointer)
        elif kind not in shapes or (allowed is not None and kind not in allowed):
            problems.add(f"unsupported type: {kind}", f"{pointer}/type")
        else:
            shapes[kind](value, pointer, problems)

    return check


def several_schemas(nearest: Check) -> Check:
    """Where Slack knows several shapes: first that none fits, then what is wrong with the nearest one."""

    def check(value: Any, pointer: str, problems: Problems) -> None:
        found = Problems()
        nearest(value, pointer, found)
        if found.messages:
            problems.add("failed to match all allowed schemas", pointer)
            problems.messages += found.messages

    return check


def both(*checks: Check) -> Check:
    def check(value: Any, pointer: str, problems: Problems) -> None:
        for each in checks:
            each(value, pointer, problems)

    return check


def rule(holds: Callable[[dict[str, Any]], bool], complaint: str) -> Check:
    """A condition on the whole object, asked only of objects."""

    def check(value: Any, pointer: str, problems: Problems) -> None:
        if isinstance(value, dict) and not holds(value):
            problems.add(complaint, pointer)

    return check
