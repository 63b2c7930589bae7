"""Doing: what a person does, and moving the workspace's clock."""

from collections import Counter
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from aiohttp import web

from sandbox.acting.perform import perform
from sandbox.changes import NOWHERE
from sandbox.control.desk import Desk, done, wish_of
from sandbox.errors import CannotDo
from sandbox.slack import Slack

LONGEST_STEP = 3_660 * 86_400
"""Ten years: a clock moved further is a slip of the keyboard."""


async def act(desk: Desk, request: web.Request) -> web.Response:
    wish = await wish_of(request)
    person = desk.person(wish.text("as"))
    desk.recorder.act(desk.slack, person, wish)
    return done(**await perform(desk.slack, person, wish))


async def clock(desk: Desk, request: web.Request) -> web.Response:
    """`advance` by seconds, or `to` a moment."""
    wish = await wish_of(request)
    ahead = _until(desk.slack, wish.text("to")) if "to" in wish else wish.number("advance", most=LONGEST_STEP)
    desk.recorder.clock(ahead)
    move_clock(desk.slack, ahead)
    return done(now=desk.slack.clock.now().timestamp())


def move_clock(slack: Slack, seconds: float) -> None:
    slack.clock.advance(timedelta(seconds=seconds))
    slack.changes.touch(where=NOWHERE)


def _until(slack: Slack, moment: str) -> float:
    """Seconds; a moment without an offset is the workspace's own time of day."""
    try:
        wanted = datetime.fromisoformat(moment)
    except ValueError:
        raise CannotDo("to must be a moment such as 2026-12-01T08:00") from None
    wanted = wanted if wanted.tzinfo else wanted.replace(tzinfo=_zone(slack))
    ahead = (wanted - slack.clock.now()).total_seconds()
    if ahead < 0:
        raise CannotDo("the clock never goes back")
    if ahead > LONGEST_STEP:
        raise CannotDo("that is more than ten years away")
    return ahead


def _zone(slack: Slack) -> ZoneInfo:
    """Where most people of the workspace live."""
    zones = Counter(member.tz for member in slack.workspace.members.values() if member.kind != "bot")
    return ZoneInfo(zones.most_common(1)[0][0]) if zones else ZoneInfo("UTC")
