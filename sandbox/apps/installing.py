"""The coming and going of an app in a workspace: what it declares, uninstalled, back again with a new token."""

from collections.abc import Mapping
from secrets import token_hex
from typing import Any

from sandbox.records.app import App
from sandbox.slack import Slack
from sandbox.workspace import membership


def declare(app: App, manifest: Mapping[str, Any]) -> None:
    """Commands, shortcuts, events and scopes as an app manifest declares them."""
    features, settings = manifest.get("features", {}), manifest.get("settings", {})
    app.commands = {each["command"]: each for each in features.get("slash_commands", [])}
    app.shortcuts = tuple(features.get("shortcuts", []))
    app.has_home = features.get("app_home", {}).get("home_tab_enabled", True)
    app.has_messages = features.get("app_home", {}).get("messages_tab_enabled", True)
    app.events = set(settings.get("event_subscriptions", {}).get("bot_events", []))
    scopes = manifest.get("oauth_config", {}).get("scopes", {}).get("bot")
    app.scopes = frozenset(scopes) if scopes is not None else None


def uninstall(slack: Slack, *, answer: str = "account_inactive", tokens_first: bool = False) -> None:
    """The app is told, its token is dead, its bot and its plans are gone; `answer` is what the token is told."""
    app = slack.app
    if not app.is_installed:
        return
    slack.events.uninstalled(tokens_first=tokens_first)
    app.is_installed = False
    slack.site.revoked[app.bot_token] = answer
    membership.deactivate(slack.workspace, slack.bot)
    slack.schedule.clear()
    slack.response_urls.clear()
    if not any(each.app.is_installed for each in slack.site.of_app(app.id)):
        slack.line.end_when_quiet()


def bring_back(slack: Slack) -> str:
    """The bot token: a new one after an uninstall, or the same when the app never went."""
    app = slack.app
    if not app.is_installed:
        app.bot_token = f"{app.bot_token.rsplit('.', 1)[0]}.{token_hex(8)}"
        app.is_installed = True
        slack.line.go_on()
        slack.installed_at = slack.workspace.stamps.next()
        membership.reactivate(slack.workspace, slack.bot, "bot")
    return app.bot_token
