"""The `options` of a config file: whatever `Options` knows, each value of its own type."""

from dataclasses import fields
from types import UnionType
from typing import Any, Literal, get_args, get_origin

from sandbox.config.marked import Marked
from sandbox.options import Options


def options_of(marked: Marked | None) -> Options:
    if marked is None:
        return Options()
    kinds = {each.name: each.type for each in fields(Options)}
    return Options(**{name: _value(value, kinds[name]) for name, value in marked.fields(kinds).items()})


def _value(marked: Marked, kind: Any) -> Any:
    value = marked.plain()
    fitting = _fitted(value, kind)
    if fitting is None:
        raise marked.wrong(f"{value!r} is not {_in_words(kind)}")
    return fitting


def _fitted(value: Any, kind: Any) -> Any:
    """None when the value is of another kind."""
    if get_origin(kind) is UnionType:
        return next((found for one in get_args(kind) if (found := _fitted(value, one)) is not None), None)
    if get_origin(kind) is Literal:
        return value if value in get_args(kind) else None
    if get_origin(kind) in {tuple, frozenset}:
        items = [_fitted(each, get_args(kind)[0]) for each in value] if isinstance(value, list) else [None]
        return None if None in items else get_origin(kind)(items)
    if kind is float and isinstance(value, int | float) and not isinstance(value, bool) and value >= 0:
        return float(value)
    if kind is int and isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    return value if kind in {bool, str} and isinstance(value, kind) else None


def _in_words(kind: Any) -> str:
    if get_origin(kind) is UnionType:
        return " or ".join(_in_words(one) for one in get_args(kind) if one is not type(None))
    if get_origin(kind) is Literal:
        return f"one of {', '.join(map(str, get_args(kind)))}"
    if get_origin(kind) in {tuple, frozenset}:
        return f"a list, each {_in_words(get_args(kind)[0])}"
    return {float: "a number", int: "a whole number", bool: "true or false", str: "a text"}[kind]
