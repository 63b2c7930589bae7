"""Every setting, read once from the environment or `.env`; fails loudly, naming the key.

Plain dataclass and python-dotenv: why not a library for all of it is in docs/decisions/configuration.md.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields
from math import inf
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dotenv import dotenv_values

from bot.errors import StartError

LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
WHERE_BOT_TOKENS_ARE = "Copy the xoxb- token again from your app at api.slack.com/apps, OAuth & Permissions."
WHERE_APP_TOKENS_ARE = "Copy the xapp- token again from your app at api.slack.com/apps, Basic Information."


class Secret:
    """A value that never shows itself by accident."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def __repr__(self) -> str:
        return "[secret]"

    def reveal(self) -> str:
        return self._value


def address(typed: str) -> str:
    if not typed.startswith(("http://", "https://")):
        raise ValueError("must start with https:// (or http:// for the sandbox)")
    return typed.rstrip("/") + "/"


def ids(typed: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in typed.split(",") if part.strip())


def zone(typed: str) -> str:
    try:
        return ZoneInfo(typed).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError("is no time zone; write one like America/Chicago") from error


def one_of(*words: str) -> Callable[[str], str]:
    def read(typed: str) -> str:
        found = next((word for word in words if word.casefold() == typed.casefold()), None)
        if found is None:
            raise ValueError(f"must be {', '.join(words[:-1])} or {words[-1]}")
        return found

    return read


def number(kind: type[int] | type[float], least: float, most: float = inf) -> Callable[[str], float]:
    def read(typed: str) -> float:
        try:
            read = kind(typed)
        except ValueError:
            raise ValueError("is wrong: it must be a number") from None
        if not read >= least:
            raise ValueError(f"is wrong: it must be at least {least:g}")
        if read > most:
            raise ValueError(f"is wrong: it must be at most {most:.0f}")
        return read

    return read


def setting(default: Any = MISSING, read: Callable[[str], Any] = str) -> Any:
    """A field with the function that reads what was typed; it raises ValueError with the end of a sentence."""
    return field(default=default, metadata={"read": read})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The names here, in capitals, are the names in `.env.example`, where each is explained."""

    slack_bot_token: Secret = setting(read=Secret)
    slack_app_token: Secret | None = setting(None, Secret)
    slack_signing_secret: Secret | None = setting(None, Secret)
    slack_api_url: str = setting("https://slack.com/api/", address)
    http_host: str = setting("127.0.0.1")
    http_port: int = setting(3000, number(int, 0, most=65_535))

    database_url: str = setting("sqlite:///handraise.db")

    coordinators: tuple[str, ...] = setting((), ids)
    needs_channel: str | None = setting(None)
    time_zone: str = setting("America/Chicago", zone)
    channel_language: str = setting("en", one_of("en", "es"))

    log_level: str = setting("INFO", one_of(*LOG_LEVELS))

    post_every_seconds: float = setting(1.05, number(float, 0))
    posts_per_minute: int = setting(300, number(int, 1))
    call_timeout_seconds: float = setting(10.0, number(float, 0.1))
    lease_seconds: float = setting(60.0, number(float, 0.1))
    settle_seconds: float = setting(15.0, number(float, 0))
    verify_seconds: float = setting(120.0, number(float, 0))


def load() -> Settings:
    """The settings of this process; the environment has the last word, and an empty value counts as not set.

    Raises StartError naming the first key that is missing or wrong; never echoes a value, since it may be a secret.
    """
    typed = dotenv_values(".env") | dict(os.environ)
    return Settings(**{one.name: _read(one, typed) for one in fields(Settings)})


def _read(one: Field[Any], typed: Mapping[str, str | None]) -> Any:
    key = one.name.upper()
    where = "in .env (see .env.example) or in the environment."
    if not (value := typed.get(key)):
        if one.default is MISSING:
            raise StartError(f"{key} is missing: `handraise init` asks for it, or set it {where}")
        return one.default
    try:
        return one.metadata["read"](value)
    except ValueError as error:
        raise StartError(f"{key} {error}. Set it {where}") from None
