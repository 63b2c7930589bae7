"""The control API's routes, and one way out for every no."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import web

from sandbox.control import doing, looking, recorded, trouble, uploading
from sandbox.control.desk import Desk, Handler, installation, refused
from sandbox.control.feed import Feeds
from sandbox.control.page import Page
from sandbox.errors import CannotDo
from sandbox.recording.recorder import Recorder
from sandbox.site import Site

DESCRIPTION = Path(__file__).parents[1] / "openapi.json"


class Control:
    def __init__(self, site: Site) -> None:
        self.recorder = Recorder(site.wire)
        self._site = site
        self._feeds = Feeds()

    def add_routes(self, router: web.UrlDispatcher) -> None:
        for method, path, handler in self._routes():
            router.add_route(method, path, self._answering(handler))
        Page(self._site).add_routes(router)

    @property
    def paths(self) -> list[tuple[str, str]]:
        """Method and path of every route: what the description describes."""
        return [(method, path) for method, path, _ in self._routes()]

    def _routes(self) -> tuple[tuple[str, str, Handler], ...]:
        return (
            ("GET", "/control/cast", looking.cast),
            ("GET", "/control/state", looking.state),
            ("GET", "/control/feed", self._feeds.serve),
            ("GET", "/control/workspaces", looking.workspaces),
            ("GET", "/control/coverage", looking.coverage),
            ("GET", "/control/wire", looking.wire),
            ("GET", "/control/openapi.json", _described),
            ("POST", "/control/act", doing.act),
            ("POST", "/control/upload", uploading.upload),
            ("GET", "/control/file/{file_id}", uploading.show),
            ("POST", "/control/clock", doing.clock),
            ("GET", "/control/faults", trouble.show),
            ("POST", "/control/faults", trouble.change),
            ("POST", "/control/record", recorded.record),
        )

    async def stop(self) -> None:
        self.recorder.stop()
        await self._feeds.stop()

    def _answering(self, handler: Handler) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def answer(request: web.Request) -> web.StreamResponse:
            try:
                return await handler(Desk(installation(self._site, request), self.recorder), request)
            except CannotDo as refusal:
                return refused(str(refusal))
            except web.HTTPClientError as refusal:
                return refused(refusal.text or refusal.reason, refusal.status)

        return answer


async def _described(_desk: Desk, _request: web.Request) -> web.StreamResponse:
    return web.FileResponse(DESCRIPTION, headers={"Content-Type": "application/json"})
