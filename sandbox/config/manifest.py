"""An app's manifest, from a file of its own or from inside a config: what the sandbox uses of it is checked."""

from typing import Any

from sandbox.config.marked import Malformed, Marked, read


def manifest_of(marked: Marked) -> dict[str, Any]:
    """A path is taken from where the config file is."""
    if marked.is_text:
        path = marked.file.parent / marked.text()
        try:
            return checked(read(path))
        except Malformed as trouble:
            raise marked.wrong(str(trouble)) from None
    return checked(marked)


def checked(marked: Marked) -> dict[str, Any]:
    """Keys the sandbox does not know are Slack's business."""
    top = marked.fields(None)
    features, settings, oauth = (_part(top, name) for name in ("features", "settings", "oauth_config"))
    if "slash_commands" in features:
        for command in features["slash_commands"].items():
            if not command.fields(None, needed=("command",))["command"].text().startswith("/"):
                raise command.wrong("a command begins with /")
    if "shortcuts" in features:
        for shortcut in features["shortcuts"].items():
            shortcut.fields(None, needed=("name", "type", "callback_id"))["type"].choice(("global", "message"))
    _texts(_part(settings, "event_subscriptions").get("bot_events"))
    _texts(_part(oauth, "scopes").get("bot"))
    _part(features, "app_home")
    whole: dict[str, Any] = marked.plain()
    return whole


def _part(fields: dict[str, Marked], name: str) -> dict[str, Marked]:
    return fields[name].fields(None) if name in fields else {}


def _texts(marked: Marked | None) -> list[str]:
    return [each.text() for each in marked.items()] if marked else []
