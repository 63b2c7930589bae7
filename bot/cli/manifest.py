"""The app manifest: what Handraise asks of Slack, in each form that Slack's settings take it."""

import json
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

import yaml

from bot.errors import StartError

Manifest = dict[str, Any]

IN_CHECKOUT = Path(__file__).parents[2] / "manifest.json"
NEW_APP = "https://api.slack.com/apps?new_app=1&manifest_json="
EVENTS_PATH = "/slack/events"
LONGEST_LINE = 120


def manifest() -> Manifest:
    """At the root of a checkout, inside the package once installed."""
    here = IN_CHECKOUT if IN_CHECKOUT.exists() else Path(str(resources.files("bot"))) / "manifest.json"
    read: Manifest = json.loads(here.read_text(encoding="utf-8"))
    return read


def written(made: Manifest, form: str) -> str:
    """As `yaml`, which Slack's editor shows first, or as `json`."""
    if form == "json":
        return json.dumps(made, indent=2, ensure_ascii=False)
    return yaml.safe_dump(made, sort_keys=False, allow_unicode=True, width=LONGEST_LINE).rstrip()


def over_http(made: Manifest, address: str) -> Manifest:
    """The same app, told by HTTP requests instead of a socket. Raises StartError for an address Slack would refuse."""
    url = request_url(address)
    commands = [command | {"url": url} for command in made["features"]["slash_commands"]]
    settings = made["settings"] | {
        "event_subscriptions": {"request_url": url} | made["settings"]["event_subscriptions"],
        "interactivity": made["settings"]["interactivity"] | {"request_url": url},
        "socket_mode_enabled": False,
    }
    return made | {"features": made["features"] | {"slash_commands": commands}, "settings": settings}


def request_url(address: str) -> str:
    """Where the bot listens at this address; a path of its own is kept."""
    parts = urlsplit(address if "://" in address else f"https://{address}")
    if parts.scheme != "https" or not parts.hostname:
        raise StartError("--http needs an address that starts with https://, like https://bot.example.org")
    return urlunsplit(parts._replace(path=parts.path if parts.path not in {"", "/"} else EVENTS_PATH))


def creation_link(made: Manifest) -> str:
    """Opens Slack's "create an app" page with everything filled in."""
    return NEW_APP + quote(json.dumps(made, separators=(",", ":"), ensure_ascii=False), safe="")
