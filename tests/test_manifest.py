"""`handraise manifest`: what is asked of Slack, in every form, and nothing that is not needed."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from slack_sdk.web.async_client import AsyncWebClient

from bot.cli.manifest import creation_link, manifest
from bot.cli.tokens import APP, BOT
from tests.terminal import handraise

ROOT = Path(__file__).parents[1]

# What each call and each event needs, by Slack's reference; where a kind of channel decides, for the kinds we use.
FOR_CALLS: dict[str, set[str]] = {
    "auth_test": set(),
    "apps_connections_open": set(),
    "chat_postMessage": {"chat:write"},
    "chat_update": {"chat:write"},
    "chat_delete": {"chat:write"},
    "conversations_open": {"im:write"},
    "conversations_history": {"channels:history", "groups:history", "im:history"},
    "conversations_replies": {"channels:history", "groups:history", "im:history"},
    "files_completeUploadExternal": {"files:write"},
    "files_getUploadURLExternal": {"files:write"},
    "users_info": {"users:read"},
    "users_list": {"users:read"},
    "files_info": {"files:read"},
    "views_open": set(),
    "views_push": set(),
    "views_update": set(),
}
FOR_QUESTIONS: dict[str, set[str]] = {  # of the doctor and of init
    "auth.test": set(),
    "apps.connections.open": set(),
    "conversations.info": {"channels:read", "groups:read"},
    "conversations.list": {"channels:read", "groups:read"},
    "conversations.open": {"im:write"},
    "users.info": {"users:read"},
    "users.list": {"users:read"},
}
FOR_EVENTS: dict[str, set[str]] = {
    "app_uninstalled": set(),
    "file_shared": {"files:read"},
    "member_joined_channel": {"channels:read", "groups:read"},
    "team_join": {"users:read"},
    "tokens_revoked": set(),
    "user_change": {"users:read"},
}
FOR_COMMANDS = {"commands"}


def test_every_scope_is_needed_and_none_is_missing() -> None:
    """By a call, an event or a command: an administrator is asked for no more."""
    events = manifest()["settings"]["event_subscriptions"]["bot_events"]
    needed = FOR_COMMANDS.union(
        *(FOR_CALLS[call] for call in calls()),
        *(FOR_QUESTIONS[method] for method in questions()),
        *(FOR_EVENTS[event] for event in events),
    )
    assert needed == set(manifest()["oauth_config"]["scopes"]["bot"])


def test_every_call_of_the_code_is_known_here() -> None:
    """So that a new one cannot slip in without its scope."""
    assert set(calls()) == set(FOR_CALLS)
    assert set(questions()) == set(FOR_QUESTIONS)


def test_it_reads_the_same_in_both_forms() -> None:
    """YAML, as Slack's editor shows it first, and JSON."""
    assert yaml.safe_load(handraise("manifest").stdout) == manifest()
    assert json.loads(handraise("manifest", "--format", "json").stdout) == manifest()


def test_the_link_opens_slacks_form_filled_in() -> None:
    """One line that a browser takes."""
    (link,) = handraise("manifest", "--link").stdout.splitlines()
    assert re.fullmatch(r"[\w:/.?=&%~+-]+", link)
    parts = urlsplit(link)
    assert (parts.hostname, parts.path) == ("api.slack.com", "/apps")
    asked = parse_qs(parts.query)
    assert asked["new_app"] == ["1"]
    assert json.loads(asked["manifest_json"][0]) == manifest()


def test_the_readme_has_the_link_as_it_is_now() -> None:
    """After a change of the manifest, copy what `handraise manifest --link` prints."""
    links = re.findall(r"\((https://api\.slack\.com/apps\?[^)]+)\)", (ROOT / "README.md").read_text("utf-8"))
    assert links == [creation_link(manifest())]


@pytest.mark.parametrize("address", ["https://bot.example.org", "https://bot.example.org/", "bot.example.org"])
def test_over_http_slack_is_told_where(address: str) -> None:
    """Every command, button and event goes to the path where the bot listens; no socket."""
    made = json.loads(handraise("manifest", "--format", "json", "--http", address).stdout)
    url = "https://bot.example.org/slack/events"
    assert made["settings"]["socket_mode_enabled"] is False
    assert made["settings"]["interactivity"] == {"is_enabled": True, "request_url": url}
    assert made["settings"]["event_subscriptions"]["request_url"] == url
    assert {command["url"] for command in made["features"]["slash_commands"]} == {url}
    assert made["oauth_config"] == manifest()["oauth_config"]


def test_over_http_a_path_of_ones_own_is_kept() -> None:
    made = handraise("manifest", "--http", "https://example.org/handraise/slack/events").stdout
    assert yaml.safe_load(made)["settings"]["interactivity"]["request_url"].endswith("/handraise/slack/events")


@pytest.mark.parametrize("address", ["http://bot.example.org", "https://", "ftp://x", ""])
def test_slack_takes_only_https(address: str) -> None:
    result = handraise("manifest", "--http", address)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "https://" in result.stderr


def calls() -> Iterator[str]:
    """The methods of Slack's client that the bot calls."""
    for node in _calls_in("bot", "handlers"):
        if isinstance(node.func, ast.Attribute) and node.func.attr != "api_call":
            owner = node.func.value
            name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
            if name in {"_client", "client", "web_client"} and hasattr(AsyncWebClient, node.func.attr):
                yield node.func.attr


def questions() -> Iterator[str]:
    """The methods that are asked from the terminal."""
    for node in _calls_in("bot"):
        if isinstance(node.func, ast.Attribute) and node.func.attr in {"ask", "all"} and node.args:
            method = node.args[0]
            if isinstance(method, ast.Constant):
                yield str(method.value)
    yield from (kind.method for kind in (BOT, APP))


def _calls_in(*rooms: str) -> Iterator[ast.Call]:
    for room in rooms:
        for path in (ROOT / room).rglob("*.py"):
            yield from (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))
