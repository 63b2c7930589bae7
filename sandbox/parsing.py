"""JSON from outside, however nasty: a value, or a ValueError."""

import json
from typing import Any

Json = dict[str, Any]
"""An object of it."""


def json_from(raw: bytes | str) -> Any:
    """ValueError for what is no JSON, nests deeper than anyone needs, or holds half a character."""
    text = raw if isinstance(raw, str) else raw.decode()
    try:
        value = json.loads(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if "\\ud" in text or "\\uD" in text:
        json.dumps(value, ensure_ascii=False).encode()  # a lone surrogate cannot be written down again
    return value
