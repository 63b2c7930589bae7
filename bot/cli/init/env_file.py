"""Writing settings into `.env`: readable by its owner alone, other lines left as they are, the old file kept."""

import os
import re
import secrets
import shutil
from collections.abc import Mapping
from io import StringIO
from itertools import count
from pathlib import Path

from dotenv.parser import parse_stream

OWNER_ONLY = 0o600
HARMLESS = re.compile(r"[\w:/.,@+=-]*")


def merged(text: str, values: Mapping[str, str]) -> str:
    """The file with these values, each where its key stands already, the new ones at the end."""
    new = dict(values)
    lines: list[str] = []
    for binding in parse_stream(StringIO(text)):
        if binding.key not in values:
            lines.append(binding.original.string)
        elif binding.key in new:  # a key that stands there twice is written once
            lines.append(_line(binding.key, new.pop(binding.key)))
    if lines and not lines[-1].endswith("\n"):
        lines.append("\n")
    return "".join([*lines, *(_line(key, value) for key, value in new.items() if value)])


def write(path: Path, text: str) -> Path | None:
    """All or nothing; where there was a file, its copy."""
    target = path.resolve()  # a link stays a link
    backup = _back_up(target) if target.exists() else None
    fresh = target.with_name(f"{target.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY), "w", encoding="utf-8") as file:
        file.write(text)
    fresh.replace(target)
    return backup


def _back_up(path: Path) -> Path:
    """Beside it, under a name that is free, and as private."""
    names = (path.with_name(f"{path.name}.backup{number or ''}") for number in count())
    free = next(name for name in names if not name.exists())
    with (
        os.fdopen(os.open(free, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY), "wb") as copy,
        path.open("rb") as old,
    ):
        shutil.copyfileobj(old, copy)
    return free


def _line(key: str, value: str) -> str:
    if HARMLESS.fullmatch(value):
        return f"{key}={value}\n"
    escaped = value.replace("\\", "\\\\").replace("'", "\\'")
    return f"{key}='{escaped}'\n"
