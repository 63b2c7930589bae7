"""A config file as what a sandbox is made of: the cast, the apps, the options, the clock, the first faults."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sandbox.cast import Cast, default_cast
from sandbox.config.manifest import manifest_of
from sandbox.config.marked import Marked, read
from sandbox.config.options import options_of
from sandbox.config.people import handle, no_twins, plans, roles_of
from sandbox.options import Options
from sandbox.parsing import Json

_TOKENS = {"bot_token": "xoxb-", "app_token": "xapp-", "signing_secret": "", "client_id": "", "client_secret": ""}


@dataclass(frozen=True, slots=True)
class AppPlan:
    """An app to be; `secrets` are those of its tokens that are not left to the sandbox."""

    name: str
    manifest: Json = field(default_factory=dict)
    secrets: dict[str, str] = field(default_factory=dict)
    request_url: str | None = None


@dataclass(frozen=True, slots=True)
class Config:
    """Without a file: the default school, with its one app."""

    cast: Cast = field(default_factory=default_cast)
    apps: tuple[AppPlan, ...] = (AppPlan(default_cast().app_name),)
    options: Options = field(default_factory=Options)
    starts_at: datetime | None = None
    faults: tuple[Marked, ...] = ()
    """Each a JSON object; whether it makes sense shows when it is armed."""
    apps_in: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By channel, which apps are in it."""
    document: Json = field(default_factory=dict)
    """The file as it was, manifests in place of their paths; empty when there is none."""

    def with_manifest(self, manifest: Json) -> "Config":
        """For the first app."""
        first, *others = self.apps
        written = self.document.get("apps") or [{"name": first.name}]
        document = {**self.document, "apps": [{**written[0], "manifest": manifest}, *written[1:]]}
        return replace(self, apps=(replace(first, manifest=manifest), *others), document=document)


def load(path: Path) -> Config:
    """Malformed says file, line and key in one sentence."""
    return config_of(read(path))


def config_of(marked: Marked) -> Config:
    """What is left out is as in the default school."""
    given = marked.fields(("workspace", "people", "channels", "apps", "options", "clock", "faults"))
    usual = default_cast()
    roles = roles_of(given["people"]) if "people" in given else usual.roles
    apps = _apps(given["apps"]) if "apps" in given else (AppPlan(usual.app_name),)
    planned = plans(given, roles, [app.name for app in apps])
    rooms = tuple(replace(plan.room, with_bot=apps[0].name in plan.apps) for plan in planned)
    name, domain = _team(given.get("workspace"), usual)
    return Config(
        Cast(name, domain, apps[0].name, roles, rooms),
        apps,
        options_of(given.get("options")),
        _moment(given.get("clock"), roles[0].tz),
        tuple(_fault(fault) for fault in given["faults"].items()) if "faults" in given else (),
        {plan.room.name: plan.apps for plan in planned},
        _document(marked, apps),
    )


def _team(marked: Marked | None, usual: Cast) -> tuple[str, str]:
    given = marked.fields(("name", "domain")) if marked else {}
    name = given["name"].text() if "name" in given else usual.team_name
    return name, handle(given["domain"]) if "domain" in given else usual.domain


def _fault(marked: Marked) -> Marked:
    marked.fields(None)
    return marked


def _apps(marked: Marked) -> tuple[AppPlan, ...]:
    apps = tuple(_app(each) for each in marked.items())
    if not apps:
        raise marked.wrong("there must be an app")
    no_twins(marked, (app.name for app in apps))
    return apps


def _app(marked: Marked) -> AppPlan:
    given = marked.fields(("name", "manifest", "request_url", *_TOKENS), needed=("name",))
    secrets = {name: _secret(given[name], begin) for name, begin in _TOKENS.items() if name in given}
    manifest = manifest_of(given["manifest"]) if "manifest" in given else {}
    url = given.get("request_url")
    if url is not None and not url.text().startswith(("http://", "https://")):
        raise url.wrong("this must be an http:// or https:// address")
    return AppPlan(given["name"].text(), manifest, secrets, url.text() if url else None)


def _secret(marked: Marked, begin: str) -> str:
    secret = marked.text()
    if not secret.startswith(begin) or secret == begin:
        raise marked.wrong(f"this begins with {begin}")
    return secret


def _moment(marked: Marked | None, tz: str) -> datetime | None:
    """A time of day without an offset is the first person's."""
    if marked is None:
        return None
    start = marked.fields(("start",), needed=("start",))["start"]
    try:
        moment = datetime.fromisoformat(start.text())
    except ValueError:
        raise start.wrong("this must be a moment such as 2026-12-01T08:00") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(tz))


def _document(marked: Marked, apps: tuple[AppPlan, ...]) -> Json:
    whole: Json = marked.plain()
    for app, plan in zip(whole.get("apps") or (), apps, strict=False):
        if plan.manifest:
            app["manifest"] = plan.manifest
    return whole
