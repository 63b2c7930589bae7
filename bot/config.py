"""Every setting, read once from the environment or `.env`; fails loudly, naming the key."""

from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import StartError

Ids = Annotated[tuple[str, ...], NoDecode]


class Settings(BaseSettings):
    """The names here, in capitals, are the names in `.env.example`, where each is explained."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True)

    slack_bot_token: SecretStr
    slack_app_token: SecretStr | None = None
    slack_signing_secret: SecretStr | None = None
    slack_api_url: str = "https://slack.com/api/"
    http_host: str = "127.0.0.1"
    http_port: int = 3000

    database_url: str = "sqlite:///handraise.db"

    coordinators: Ids = ()
    needs_channel: str | None = None
    time_zone: str = "America/Chicago"
    language: str = "en"

    log_level: str = "INFO"

    post_every_seconds: float = Field(default=1.05, ge=0)
    posts_per_minute: int = Field(default=300, ge=1)
    call_timeout_seconds: float = Field(default=10, gt=0)
    lease_seconds: float = Field(default=60, gt=0)
    settle_seconds: float = Field(default=15, ge=0)
    verify_seconds: float = Field(default=120, ge=0)

    @field_validator("coordinators", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @field_validator("slack_api_url")
    @classmethod
    def _with_slash(cls, value: str) -> str:
        if not value.startswith(("http://", "https://")):
            raise ValueError("must start with https:// (or http:// for the sandbox)")
        return value.rstrip("/") + "/"

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError(f"{value!r} is no time zone; write one like America/Chicago") from error
        return value

    @field_validator("language")
    @classmethod
    def _spoken(cls, value: str) -> str:
        if value not in {"en", "es"}:
            raise ValueError("must be en or es")
        return value

    @field_validator("log_level")
    @classmethod
    def _known_level(cls, value: str) -> str:
        if value.upper() not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
            raise ValueError("must be DEBUG, INFO, WARNING or ERROR")
        return value.upper()


def load() -> Settings:
    """The settings of this process.

    Raises StartError naming the first key that is missing or wrong; never echoes a value, since it may be a secret.
    """
    try:
        return Settings()  # type: ignore[call-arg]  # pydantic fills the fields from the environment
    except ValidationError as error:
        first = error.errors()[0]
        key = str(first["loc"][0]).upper()
        reason = (
            "is missing" if first["type"] == "missing" else f"is wrong: {first['msg'].removeprefix('Value error, ')}"
        )
        raise StartError(f"{key} {reason}. Set it in .env (see .env.example) or in the environment.") from None
