"""A sandbox as a config describes it, running: apps with their tokens, faults armed, the clock set."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sandbox.clock import TickingClock
from sandbox.config.config import AppPlan, Config
from sandbox.config.marked import Marked
from sandbox.errors import CannotDo, Refused
from sandbox.faults import trouble
from sandbox.handle import Handle
from sandbox.records.app import App
from sandbox.server import Sandbox, running_sandbox
from sandbox.transports.addresses import Addresses
from sandbox.wish import Wish
from sandbox.workspace import membership

_SECONDS_BETWEEN_KNOCKS = 1.0
"""An app with a request URL may start after the sandbox."""


@asynccontextmanager
async def serving(config: Config, port: int) -> AsyncIterator[tuple[Sandbox, list[Handle]]]:
    """The sandbox, and a handle for each of the apps; Malformed for faults that make no sense."""
    clock = TickingClock(config.starts_at)
    async with running_sandbox(clock=clock, cast=config.cast, port=port, options=config.options) as sandbox:
        sandbox.control.recorder.config = config.document
        handles = _install(sandbox, config)
        for fault in config.faults:
            await _arm(sandbox, fault)
        knocking = [
            asyncio.create_task(_knock(handle, addresses))
            for handle, plan in zip(handles, config.apps, strict=True)
            if (addresses := _addresses(plan)) is not None
        ]
        try:
            yield sandbox, handles
        finally:
            for task in knocking:
                task.cancel()


async def _arm(sandbox: Sandbox, fault: Marked) -> None:
    try:
        await trouble.cause(sandbox.slack, Wish(fault.plain()))
    except CannotDo as nonsense:
        raise fault.wrong(str(nonsense)) from None


def _install(sandbox: Sandbox, config: Config) -> list[Handle]:
    first, *others = config.apps
    handles: list[Handle] = [sandbox]
    _hand_over(first.secrets, sandbox.bot)
    for plan in others:
        app = sandbox.slack.cast.app(plan.name)
        _hand_over(plan.secrets, app)
        handles.append(sandbox.add_app(app))
    for handle, plan in zip(handles, config.apps, strict=True):
        if plan.manifest:
            handle.install(plan.manifest)
        _seat(handle, plan, config)
    return handles


def _hand_over(secrets: dict[str, str], app: App) -> None:
    """Instead of those the sandbox makes up."""
    for name, secret in secrets.items():
        setattr(app, name, secret)


def _seat(handle: Handle, plan: AppPlan, config: Config) -> None:
    """Into its channels, before anybody could have noticed that it was not there."""
    for name, apps in config.apps_in.items():
        channel = handle.slack.workspace.find_channel(name)
        if channel is None:
            raise CannotDo(f"there is no channel {name}")
        if plan.name in apps:
            membership.admit(handle.slack.workspace, channel, handle.bot.bot_user_id)


def _addresses(plan: AppPlan) -> Addresses | None:
    """None: the app comes by Socket Mode."""
    by_socket = plan.manifest.get("settings", {}).get("socket_mode_enabled", True)
    if plan.request_url is None and by_socket:
        return None
    addresses = Addresses.of(plan.manifest, plan.request_url)
    return addresses if addresses.first else None


async def _knock(handle: Handle, addresses: Addresses) -> None:
    """Until the app answers `url_verification`, as Slack asks before it delivers anything there."""
    while not handle.bot.request_url:
        try:
            await handle.deliver_over_http(addresses)
        except Refused:
            await asyncio.sleep(_SECONDS_BETWEEN_KNOCKS)
    handle.slack.changes.touch()
