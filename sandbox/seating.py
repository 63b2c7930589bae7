"""Puts a cast into a fresh workspace, with the app that is installed there."""

from dataclasses import replace

from sandbox.cast import Cast, Room, member_for
from sandbox.records.app import App
from sandbox.records.conversation import Conversation, Motto
from sandbox.site import Site
from sandbox.slack import Slack
from sandbox.workspace import membership
from sandbox.workspace.workspace import Workspace


def settle(cast: Cast, site: Site) -> Slack:
    """A workspace of its own; its app may be at home in another one already."""
    workspace = Workspace(cast.team, site.clock, site.changes)
    slack = Slack(cast, known_as(cast.app(), site), workspace, site)
    for role in cast.roles:
        workspace.add_member(member_for(role, cast), announced=False)
    for room in cast.rooms:
        _open(room, cast, slack)
    return slack


def known_as(app: App, site: Site) -> App:
    """With the secrets and the manifest that app has wherever else it is installed."""
    elsewhere = next((slack.app for slack in site.of_app(app.id)), None)
    if elsewhere is None:
        return app
    return replace(
        elsewhere,
        bot_user_id=app.bot_user_id,
        bot_id=app.bot_id,
        bot_token=app.bot_token,
        is_installed=True,
    )


def _open(room: Room, cast: Cast, slack: Slack) -> None:
    workspace, now = slack.workspace, slack.workspace.seconds()
    members = [cast.id("U", name) for name in room.members] + [slack.app.bot_user_id] * room.with_bot
    channel = Conversation(
        cast.id("C", room.name),
        room.name,
        "private" if room.private else "channel",
        members[0],
        now,
        topic=Motto(room.topic, members[0], now) if room.topic else Motto(),
        is_general=room.is_general,
    )
    for member in members:
        membership.admit(workspace, channel, member)
    workspace.add_conversation(channel)
