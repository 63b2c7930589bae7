"""Looking: the cast, what one person sees, what is covered, what went over the wire."""

from aiohttp import web

from sandbox import pictures
from sandbox.control.desk import Desk, number_in
from sandbox.excerpts import SHOWN, Wanted
from sandbox.web_api.coverage import table
from sandbox.wire import MOST_ENTRIES


async def cast(desk: Desk, _request: web.Request) -> web.Response:
    return web.json_response(pictures.cast(desk.slack))


async def workspaces(desk: Desk, _request: web.Request) -> web.Response:
    return web.json_response(pictures.site(desk.slack.site))


async def state(desk: Desk, request: web.Request) -> web.Response:
    """Whole, or without the messages of conversations in which nothing happened `since` a version.

    `back` goes further back in one `channel` than is usual.
    """
    since = number_in(request, "since", 0, most=10**15) if "since" in request.query else None
    back = number_in(request, "back", SHOWN, most=10**6)
    wanted = Wanted(since, request.query.get("channel", ""), back)
    return web.json_response(pictures.workspace(desk.slack, desk.who(request).member, wanted))


async def coverage(_desk: Desk, _request: web.Request) -> web.Response:
    return web.json_response({"methods": table()})


async def wire(desk: Desk, request: web.Request) -> web.Response:
    after = number_in(request, "after", 0, most=10**15)
    limit = number_in(request, "limit", MOST_ENTRIES, most=MOST_ENTRIES)
    log = desk.slack.wire
    return web.json_response({"newest": log.newest, "entries": [entry.as_json() for entry in log.since(after, limit)]})
