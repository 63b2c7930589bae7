"""Slack's text: what a person types becomes tokens and entities, and what an app sends is kept escaped."""

import re
from collections.abc import Mapping
from typing import Protocol

_TOKEN = re.compile(r"<(?:@[UWB][A-Z0-9]+|#[CG][A-Z0-9]+|![a-z]|https?://|mailto:|tel:)[^<>]*>")
_ADDRESS = re.compile(r"\bhttps?://(?:(?!&[lg]t;)[^\s<>|`])+(?<![.,;:!?)'\"])")
_HANDLE = re.compile(r"(?<![\w.<|!])@(?P<handle>\w[\w-]*)")
_BARE_AMPERSAND = re.compile(r"&(?!amp;|lt;|gt;)")
_TYPED = re.compile(
    r"(?P<link>https?://[^\s<>|]+)"
    r"|(?P<mail>\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b)"
    r"|(?<![\w.])@(?P<person>[\w][\w.-]*)"
    r"|(?<!\w)#(?P<channel>[\w][\w-]*)"
)


def escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def as_kept(text: str, *, linking: bool = False) -> str:
    """What Slack stores of an app's text: tokens and entities stay, anything else is escaped.

    With `linking`, bare addresses become links as well.
    """
    kept: list[str] = []
    end = 0
    for token in _TOKEN.finditer(text):
        kept += [_kept_part(text[end : token.start()], linking=linking), token.group()]
        end = token.end()
    return "".join([*kept, _kept_part(text[end:], linking=linking)])


def with_groups(text: str, groups: Mapping[str, str]) -> str:
    """`link_names`: handles of user groups become mentions; `groups` are ids by handle. People are not linked so."""

    def linked(match: re.Match[str]) -> str:
        group = groups.get(match["handle"])
        return f"<!subteam^{group}|@{match['handle']}>" if group else match[0]

    return _HANDLE.sub(linked, text)


def _kept_part(text: str, *, linking: bool) -> str:
    escaped = _escape_bare(text) if any(sign in text for sign in "&<>") else text
    return _ADDRESS.sub(r"<\g<0>>", escaped) if linking and "://" in escaped else escaped


def _escape_bare(text: str) -> str:
    return _BARE_AMPERSAND.sub("&amp;", text).replace("<", "&lt;").replace(">", "&gt;")


class Names(Protocol):
    """Who and where a typed name means: id and name."""

    def person_named(self, name: str) -> tuple[str, str] | None: ...
    def channel_named(self, name: str) -> tuple[str, str] | None: ...


def as_typed(text: str, names: Names, *, with_names: bool = False, escaped: bool = True) -> str:
    """A person's keystrokes as Slack passes them on; `with_names` gives a slash command's `<@U…|name>`."""
    parts: list[str] = []
    end = 0
    for match in _TYPED.finditer(text):
        between = text[end : match.start()]
        parts += [escape(between) if escaped else between, _token(match, names, with_names=with_names)]
        end = match.end()
    rest = text[end:]
    return "".join([*parts, escape(rest) if escaped else rest])


def _token(match: re.Match[str], names: Names, *, with_names: bool) -> str:
    if link := match["link"]:
        return f"<{escape(link)}>"
    if mail := match["mail"]:
        return f"<mailto:{mail}|{mail}>"
    if name := match["person"]:
        return _mention(name, names, with_names=with_names)
    if found := names.channel_named(match["channel"]):
        return f"<#{found[0]}|{found[1] if with_names else ''}>"
    return match.group()


def _mention(name: str, names: Names, *, with_names: bool) -> str:
    if name in {"here", "channel", "everyone"}:
        return f"<!{name}>"
    said = name.rstrip(".-")
    found = names.person_named(said)
    if found is None:
        return f"@{name}"
    rest = name[len(said) :]
    return (f"<@{found[0]}|{found[1]}>" if with_names else f"<@{found[0]}>") + rest


def plain(text: str) -> str:
    """Slack's three entities undone, for reading."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
