"""Where an app wants its payloads sent over HTTP: one address for all, or one for each kind as a manifest may say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sandbox.transports.deliveries import Delivery


@dataclass(frozen=True, slots=True)
class Addresses:
    """None: nothing of that kind is sent anywhere."""

    events: str | None = None
    interactivity: str | None = None
    options: str | None = None
    """Choices of external selects; None: asked for where interactions go."""
    anything: str | None = None
    """Whatever has no address of its own."""
    commands: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, manifest: Mapping[str, Any], anything: str | None = None) -> "Addresses":
        features, settings = manifest.get("features", {}), manifest.get("settings", {})
        interactivity = settings.get("interactivity", {})
        commands = features.get("slash_commands", [])
        return cls(
            settings.get("event_subscriptions", {}).get("request_url"),
            interactivity.get("request_url"),
            interactivity.get("message_menu_options_url"),
            anything,
            {each["command"]: each["url"] for each in commands if each.get("url")},
        )

    def for_delivery(self, delivery: Delivery) -> str | None:
        if delivery.kind == "events_api":
            return self.for_events
        if delivery.kind == "slash_commands":
            return self.commands.get(delivery.payload["command"], self.anything)
        if delivery.payload.get("type") == "block_suggestion" and self.options:
            return self.options
        return self.interactivity or self.anything

    @property
    def first(self) -> str | None:
        """Any of them: the app has one at all."""
        every = (self.anything, self.events, self.interactivity, *self.commands.values(), self.options)
        return next((url for url in every if url), None)

    @property
    def for_events(self) -> str | None:
        return self.events or self.anything

    @property
    def for_commands(self) -> set[str]:
        """Slack looks now and then whether their certificates are good."""
        return {*self.commands.values()} or ({self.anything} if self.anything else set())
